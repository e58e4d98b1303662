//! The school itself: its level, its number, its pupils.
//!
//! Knows what a UAI, an INE or a MEF looks like. Does not know a calendar, a
//! file or what Pix makes of them.

mod level;
mod uai;

pub use level::{Level, UnknownLevel};
pub use uai::{Uai, WrongUai};
