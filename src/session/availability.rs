//! When somebody or something is free.

use chrono::{Datelike, NaiveDate};

use crate::calendar::DateRange;
use crate::session::{Start, WeeklyStart};

/// One time when a room, a person or a class cannot be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unavailable {
    /// Whole days, both ends included.
    Days(DateRange),
    /// Every week at that start.
    Weekly(WeeklyStart),
    /// One start of one day, in minutes after midnight.
    Once(NaiveDate, u32),
}

impl Unavailable {
    /// Whether it takes this start away.
    pub fn covers(&self, start: &Start) -> bool {
        match *self {
            Self::Days(days) => days.contains(start.date),
            Self::Weekly(weekly) => weekly == start.weekly(),
            Self::Once(date, minute) => date == start.date && minute == start.minute,
        }
    }
}

/// The times that can be used: some weekly starts or all, but the exceptions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Availability {
    /// The only weekly starts that can be used; None for all.
    pub weekly: Option<Vec<WeeklyStart>>,
    /// When it cannot be used all the same.
    pub except: Vec<Unavailable>,
}

impl Availability {
    /// Whether a start can be used.
    pub fn allows(&self, start: &Start) -> bool {
        let mut weekly = self.weekly.iter().flatten();
        let is_listed = self.weekly.is_none() || weekly.any(|&one| one == start.weekly());
        is_listed && !self.except.iter().any(|one| one.covers(start))
    }
}

impl Start {
    /// The weekly start that it comes from.
    pub fn weekly(&self) -> WeeklyStart {
        WeeklyStart {
            weekday: self.date.weekday(),
            minute: self.minute,
        }
    }
}
