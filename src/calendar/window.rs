//! When Pix certifies: the window, its opening and its make-up week.

use chrono::NaiveDate;

use crate::calendar::{DateRange, Published};

/// What is known of a date that somebody has to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publication<T> {
    /// Published, or forecast when [`Published::standing`] says so.
    Known(Published<T>),
    /// Nobody has published it and no rule forecasts it.
    Unpublished,
    /// There is none that year: nothing is certified.
    NotApplicable,
}

/// A value that a later text has replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// First day of the window, when the text gave another one.
    pub start: Option<NaiveDate>,
    /// Last day of the window, when the text gave another one.
    pub end: Option<NaiveDate>,
    /// The text, or the witness.
    pub source: String,
}

/// The certification dates of one level, national and the same in every zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificationWindow {
    /// Day on which Pix Certif opens to the schools of this level.
    pub opening: Publication<NaiveDate>,
    /// First and last day of the certification sessions, both included.
    pub window: Publication<DateRange>,
    /// What the window was before an amendment, oldest first.
    pub earlier: Vec<Earlier>,
    /// The week kept for absentees.
    pub make_up: Publication<DateRange>,
    /// Last day on which Pix Certif can be used, sessions finalised.
    pub closing: Publication<NaiveDate>,
}
