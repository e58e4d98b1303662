//! Published school calendars in iCalendar form, as the ministry gives them
//! for a zone, for an académie, or for all zones in one file.
//!
//! Knows the conventions and the slips of these files, and says so whenever a
//! date had to be read one way rather than another. Knows no rule of ours.

mod day;
mod event;
mod kinds;
mod place;
mod title;
mod years;

use chrono::NaiveDate;

use crate::calendar::{Academies, YearFile, Zone};
use crate::diagnostic::Diagnostic;

pub use kinds::KINDS;

/// What a calendar file turned out to say.
#[derive(Debug, Clone)]
pub struct Imported {
    /// One year file for each school year of which something is said.
    pub years: Vec<YearFile>,
    /// What could not be read, or could be read in two ways.
    pub findings: Vec<Diagnostic>,
}

/// What the reader is told besides the file.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The zone of an event that names none.
    pub zone: Option<Zone>,
    /// To recognise an académie by its name.
    pub academies: &'a Academies,
    /// The day on which the file was read.
    pub today: NaiveDate,
}

/// The school years of a calendar file.
pub fn read(bytes: &[u8], context: Context<'_>) -> Imported {
    let text = match str::from_utf8(bytes) {
        Ok(text) => text.into(),
        // Old exports are in Windows-1252, where every byte has a meaning.
        Err(_) => encoding_rs::WINDOWS_1252.decode(bytes).0,
    };
    let mut findings = Vec::new();
    let calendar = event::read(&text, &mut findings);
    let years = years::build(&calendar, context, &mut findings);
    findings.sort_by_key(|finding| finding.spot.line);
    Imported { years, findings }
}

#[cfg(test)]
mod tests;
