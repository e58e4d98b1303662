//! What can be wrong in a file that reads well: rules, one per file.
//!
//! A rule says where and why; this folder adds the texts, the lines and the
//! order. [`verdict`] holds Pix's own rules, in Pix's order and with Pix's
//! codes; [`siecle`] and [`fregata`] hold ours, which warn and never change the
//! verdict. Nothing here knows bytes, files or screens.

pub mod calendar;
pub mod file;
pub mod fregata;
mod judgement;
pub mod plan;
pub mod siecle;
pub mod verdict;

pub use judgement::{Context, Judgement, Skipped, Verdict};

use crate::diagnostic::Kind;

/// Every finding of the rules, Pix's and ours.
pub fn kinds() -> impl Iterator<Item = Kind> {
    let calendars = calendar::RULES.into_iter().map(|rule| rule.kind);
    let pupils = siecle::RULES.iter().map(|rule| rule.kind);
    let pix = verdict::PIX_KINDS.iter().copied();
    calendars
        .chain(pupils)
        .chain(file::KINDS)
        .chain(plan::KINDS)
        .chain(pix)
}
