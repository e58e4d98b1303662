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

mod check;
mod rule;

mod steady;

mod outcome;
mod search;

mod explain;
mod repair;

mod accommodation;
mod booked;
mod booking;
mod due;
mod seating;

pub use accommodation::{Accommodation, Beneficiary};
pub use availability::{Availability, Unavailable};
pub use booked::{BookedGroup, BookedSession, PixAccess, SessionKind, Stage, UnknownStage};
pub use booking::{Move, Translated, UnknownName, book, moves, named, translate};
pub use check::check;
pub use due::{SessionsDue, sessions_due};
pub use explain::{Limit, NotEarlier, because, why};
pub use outcome::{Outcome, Standing};
pub use plan::{Group, Objective, Plan, Session, Unplaced, changes, objective};
pub use problem::{Class, ExtraTime, Invigilator, Problem, Room, extended};
pub use repair::{Repair, smallest_repair};
pub use rule::{Broken, Rule};
pub use search::{Settings, plan};
pub use seating::{Seat, Seated, Seating, alphabetical, seat};
pub use slots::{DayChoices, Start, open_days, usable_starts};
pub use weekly::{Clock, WeeklySlot, WeeklyStart};
