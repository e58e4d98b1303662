//! `sessions.toml`: the plan that a school keeps, corrected by hand or not.
//!
//! Written in place: comments, order and keys that a person added stay.

mod kinds;
mod read;
mod write;

pub use kinds::{KINDS, SESSION_TWICE};
pub use read::read;
pub use write::write;
