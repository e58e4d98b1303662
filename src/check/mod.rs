//! What can be wrong in a file that reads well: rules, one per file.
//!
//! A rule says where and why; this folder adds the texts, the lines and the
//! order. It knows no format and no file.

pub mod calendar;

use crate::diagnostic::Kind;

/// Every finding of the rules.
pub fn kinds() -> impl Iterator<Item = Kind> {
    calendar::RULES.into_iter().map(|rule| rule.kind)
}
