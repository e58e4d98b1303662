//! The tasks of the year: rules in, dates and statuses out.
//!
//! Knows the anchor language, what a task is and where it stands on a day.
//! Does not know which lists exist, how they are written in TOML, or how a
//! list looks once printed.

mod anchors;
pub mod date_rule;
#[cfg(test)]
pub(crate) mod example;
mod item;
mod milestone;
mod occurrence;
mod read_rule;
mod reminder;
pub mod resolve;
mod selection;
mod status;
mod task;
pub mod warning;

pub use date_rule::{DateRule, RuleError, Snap};
pub use item::{Item, ZoneDates, items};
pub use milestone::{Milestone, milestones};
pub use occurrence::{Occurrence, occurrences};
pub use reminder::{Reminders, reminders};
pub use resolve::{Outcome, Resolved};
pub use selection::{Selection, Span, current_period, select};
pub use status::{Status, Tick, Ticks, status};
pub use task::{Checklist, Condition, Document, Role, Task, Trait, Traits, UnknownRole, YearSpan};
