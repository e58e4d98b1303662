//! What `pixplan.toml` says of the sessions: `[certification]`, `[[salle]]`,
//! `[[surveillant]]`, `[[division]]`.
//!
//! Does not know the calendar nor the base: whether a division exists and a day
//! is in the window is judged where they meet.

mod certification;
mod kinds;
mod owners;
mod times;

pub use certification::DURATION_MIN;
pub use kinds::{
    DATE_OUT_OF_WINDOW, DATE_OUT_OF_YEAR, EXTRA_TIME_EXCESS, EXTRA_TIME_UNNAMED, KINDS, NAME_TWICE,
    ROOM_WITHOUT_SEATS, SLOT_TOO_SHORT, SLOTS_OVERLAP, UNKNOWN_DIVISION, UNKNOWN_SLOT,
    UNKNOWN_STUDENT,
};

use crate::calendar::DateRange;
use crate::parse::planning_toml::times::Times;
use crate::parse::toml_doc::{Node, Reading};
use crate::session::{Invigilator, Room, Unavailable, WeeklySlot};
use crate::source::Line;

/// What a school says of its sessions; what it leaves out is None or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Planning {
    /// Pupils for one invigilator.
    pub per_invigilator: Option<u32>,
    /// Minutes of a session without extra time.
    pub duration_min: Option<u32>,
    /// The weekly slots.
    pub slots: Vec<WeeklySlot>,
    /// Days without sessions.
    pub closures: Vec<DateRange>,
    /// Days used although the calendar says no class, and their lines.
    pub openings: Vec<(DateRange, Line)>,
    /// Calendar days kept free at the end where no make-up week is known.
    pub make_up_days: Option<u64>,
    /// The divisions to certify, and their lines; None for all those of the
    /// concerned levels.
    pub divisions: Option<Vec<(String, Line)>>,
    /// The rooms.
    pub rooms: Vec<Room>,
    /// The invigilators; none when nobody is named.
    pub invigilators: Vec<Invigilator>,
    /// What is said of a division.
    pub classes: Vec<ClassSettings>,
}

/// What is said of a division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassSettings {
    /// Its name, as the base has it.
    pub name: String,
    /// Where it is written.
    pub line: Line,
    /// Its pupils, when they are not counted in the base.
    pub students: Option<u32>,
    /// When it is away.
    pub absences: Vec<Unavailable>,
    /// Whether it must stay in one session.
    pub keep_together: bool,
}

/// Reads the four tables; `year` are the days that a date may name, when known.
pub fn read(root: &Node<'_, '_>, year: Option<DateRange>, reading: &mut Reading) -> Planning {
    let times = Times { year };
    let mut planning = match root.table("certification", reading) {
        Some(table) => certification::read(&table, times, reading),
        None => Planning::default(),
    };
    owners::rooms(root, times, &mut planning, reading);
    owners::invigilators(root, times, &mut planning, reading);
    owners::classes(root, times, &mut planning, reading);
    planning
}
