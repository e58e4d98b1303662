//! Certification sessions: what there is to plan, the plan, and its proof.
//!
//! Knows seats, starts, invigilators and classes. Does not know a file, a
//! TOML key, a pupil's name or a clock: the search counts steps, and whoever
//! calls it may stop it.

mod weekly;

mod availability;
mod slots;

mod plan;
mod problem;

mod search;

pub use availability::{Availability, Unavailable};
pub use plan::{Group, Objective, Plan, Session, Unplaced, changes, objective};
pub use problem::{Class, ExtraTime, Invigilator, Problem, Room};
pub use search::{Outcome, Settings, plan};
pub use slots::{DayChoices, Start, open_days, usable_starts};
pub use weekly::{Clock, WeeklySlot, WeeklyStart};
