//! Times of the week: `lun 08:30`, `jeu 08:30-11:30`.

use std::fmt;

use chrono::Weekday;

/// A start that comes back every week. Minutes count from midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WeeklyStart {
    /// The day of the week.
    pub weekday: Weekday,
    /// The start, in minutes after midnight.
    pub minute: u32,
}

/// A weekly start on which sessions are held, with or without a written end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct WeeklySlot {
    /// Its day and its start.
    pub start: WeeklyStart,
    /// Its end, in minutes after midnight; without one it is as long as a session.
    pub end: Option<u32>,
}

/// A time of the day as it is read: `08:30`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock(pub u32);

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}
