//! The anchor language: a date said by what it depends on.
//!
//! `ancre[.bord] [± N unité]… [calage]`, for example `fenetre.debut - 1m`,
//! `vacances(toussaint).depart`, `periode(2).debut + 1s`. A rule is read once
//! and holds no date; [`crate::checklist::resolve`] gives it one in a calendar.

use std::fmt;

use chrono::NaiveDate;

use crate::calendar::{DateRange, HolidayKey, Part};

/// A date rule, as written in a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRule {
    /// The rule as the user wrote it.
    pub text: String,
    /// What it starts from.
    pub anchor: Anchor,
    /// What is added, in order.
    pub offsets: Vec<Offset>,
    /// Where a day without class goes; the default depends on the use.
    pub snap: Option<Snap>,
}

/// What a rule starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Anchor {
    /// `rentree.profs`: the teachers' return.
    TeachersReturn,
    /// `rentree`: the pupils' return.
    PupilsReturn,
    /// `vacances(noel).depart`: an edge of a holiday.
    Holiday(HolidayName, HolidayEdge),
    /// `periode(2).debut`: an edge of a teaching period.
    Period(PeriodName, Edge),
    /// `certif.ouverture`: Pix Certif opens.
    Opening,
    /// `certif.fermeture`: Pix Certif closes for the year.
    Closing,
    /// `fenetre.debut`: an edge of the certification window.
    Window(Edge),
    /// `rattrapage.fin`: an edge of the make-up week.
    MakeUp(Edge),
    /// `annee.fin`: the last day of class.
    YearEnd,
    /// `date(12-30)`: a month and a day of the school year.
    MonthDay(u32, u32),
    /// `fin_mois(09)`: the last day of a month of the school year.
    MonthEnd(u32),
    /// `tache(id)`: the due date of another task.
    Task(String),
}

/// How a rule names a holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HolidayName {
    /// By its name, or by the national name it answers to.
    Key(HolidayKey),
    /// By its rank among the holidays of the year, from 1.
    Ordinal(u32),
}

/// How a rule names a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeriodName {
    /// By its number; « 7bis » is the part after the window.
    Number(u32, Part),
    /// The period of the occurrence, in a task repeated once per period.
    Current,
}

/// First or last day of a stretch of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    /// First day.
    Start,
    /// Last day.
    End,
}

impl Edge {
    /// That day of a stretch.
    pub fn of(self, days: DateRange) -> NaiveDate {
        match self {
            Self::Start => days.first(),
            Self::End => days.last(),
        }
    }
}

/// A day of a holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayEdge {
    /// `depart`: printed departure, after class.
    Departure,
    /// `premier`: first weekday off.
    FirstDayOff,
    /// `dernier`: last day off.
    LastDayOff,
    /// `reprise`: printed return, in the morning.
    Return,
}

/// A step from a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Offset {
    /// How many units, negative to go back.
    pub count: i32,
    /// The unit.
    pub unit: Unit,
}

/// What an offset counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// `j`: days.
    Days,
    /// `s`: weeks of seven days.
    Weeks,
    /// `m`: months; the day of the month is kept, clamped to the month's length.
    Months,
    /// `js`: school days, strictly after or before.
    SchoolDays,
    /// `ss`: weeks that hold at least one school day.
    SchoolWeeks,
}

/// Where a day without class goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snap {
    /// `avant`: the last school day on or before.
    Before,
    /// `apres`: the first school day on or after.
    After,
    /// `brut`: it stays, as printed documents do.
    Raw,
}

/// Why a rule cannot be read, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleError {
    /// The rule as written.
    pub text: String,
    /// Characters before the fault.
    pub column: usize,
    /// Length of the fault in characters, at least 1.
    pub length: usize,
    /// What is wrong and what to write instead, in French.
    pub message: String,
}

impl RuleError {
    /// The rule and a mark under the fault, on two lines.
    pub fn excerpt(&self) -> String {
        let blank = " ".repeat(self.column);
        format!("{}\n{blank}{}", self.text, "^".repeat(self.length.max(1)))
    }
}

impl fmt::Display for RuleError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for RuleError {}

impl fmt::Display for DateRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

impl Unit {
    /// Every unit with the letters that write it.
    pub const ALL: [(&'static str, Self); 5] = [
        ("j", Self::Days),
        ("s", Self::Weeks),
        ("m", Self::Months),
        ("js", Self::SchoolDays),
        ("ss", Self::SchoolWeeks),
    ];
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.count < 0 { '-' } else { '+' };
        let unit = Unit::ALL.iter().find(|(_, unit)| *unit == self.unit);
        let letters = unit.map_or("", |(letters, _)| letters);
        write!(f, "{sign} {}{letters}", self.count.unsigned_abs())
    }
}
