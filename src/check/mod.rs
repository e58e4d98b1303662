//! What Pix says of a file of pupils, and what it does not say.
//!
//! [`verdict`] holds Pix's own rules, in Pix's order and with Pix's codes;
//! [`siecle`] holds ours, which warn and never change the verdict. Nothing
//! here knows bytes, files or screens.

pub mod fregata;
mod judgement;
pub mod siecle;
pub mod verdict;

pub use judgement::{Context, Judgement, Skipped, Verdict};
