//! A year file as values, and the calendar of one school in it.

use chrono::NaiveDate;

use crate::calendar::{
    CertificationWindow, DayOff, Holiday, Period, Published, SchoolYear, Territory, Zone,
};
use crate::school::Level;

/// Everything that one file of `calendars/` says.
#[derive(Debug, Clone, PartialEq)]
pub struct YearFile {
    /// The year.
    pub year: SchoolYear,
    /// When a person last compared the file with its sources.
    pub checked_on: NaiveDate,
    /// The zones it knows, in the order of [`Zone::ALL`].
    pub zones: Vec<ZoneYear>,
    /// The certification dates of each level.
    pub windows: Vec<LevelWindows>,
}

/// The certification dates of a level.
#[derive(Debug, Clone, PartialEq)]
pub struct LevelWindows {
    /// The level.
    pub level: Level,
    /// Its dates.
    pub dates: CertificationWindow,
}

/// The holidays of one zone for one level, before public holidays and windows.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneYear {
    /// The zone.
    pub zone: Zone,
    /// Teachers' return (« prérentrée »).
    pub teachers_return: Option<Published<NaiveDate>>,
    /// Pupils' return (« rentrée »).
    pub pupils_return: Option<Published<NaiveDate>>,
    /// Holidays, in time order.
    pub holidays: Vec<Holiday>,
    /// Bridges and single days without class, in time order.
    pub days_off: Vec<DayOff>,
    /// Last day of class (the summer's departure).
    pub last_day: Option<Published<NaiveDate>>,
    /// Whether every holiday of the year is known.
    pub complete: bool,
}

/// The year of one school: a zone, a territory and a level together.
///
/// Built once by [`crate::calendar`]; every rule asks it and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The year.
    pub year: SchoolYear,
    /// The zone.
    pub zone: Zone,
    /// The territory whose public holidays apply.
    pub territory: Territory,
    /// Collège or lycée.
    pub level: Level,
    /// When its file was last compared with its sources.
    pub checked_on: NaiveDate,
    /// Returns, holidays, bridges, end of the year.
    pub days: ZoneYear,
    /// Public holidays from the first day of August before the return to the
    /// end of August after the summer's departure.
    pub public_holidays: Vec<DayOff>,
    /// Certification dates, forecasts included.
    pub certification: CertificationWindow,
    /// Teaching periods, in order, parts « bis » included.
    pub periods: Vec<Period>,
}
