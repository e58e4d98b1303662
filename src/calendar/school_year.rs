//! The name of a school year.
//!
//! A year is known by the civil year in which it starts. Nothing here knows
//! when classes begin; only that the name changes on 1 August (1 January where
//! the school year is the civil one).

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, NaiveDate};

use crate::calendar::{DateRange, Zone};
use crate::fr;

/// Month from which the school year that starts is the current one: in July
/// people still close the year that ends.
const FIRST_MONTH: u32 = 8;

/// A school year, by the civil year in which it starts: 2026 for 2026-2027.
///
/// In a territory whose school year is the civil one, 2026 is simply 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchoolYear(pub i32);

impl SchoolYear {
    /// The year that holds a day, in a zone.
    ///
    /// From 1 August on it is the year that starts; in July, still the one
    /// that ends. Where the school year is the civil one, the civil year.
    pub fn containing(today: NaiveDate, zone: Zone) -> Self {
        let is_before = !zone.is_calendar_year() && today.month() < FIRST_MONTH;
        Self(today.year() - i32::from(is_before))
    }

    /// The year before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0 - 1)
    }

    /// The year after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0 + 1)
    }

    /// The year as it is named in a zone: `2026-2027`, or `2026` where the
    /// school year is the civil one.
    pub fn label(self, zone: Zone) -> String {
        if zone.is_calendar_year() {
            self.0.to_string()
        } else {
            self.to_string()
        }
    }

    /// The days that may belong to the year in a zone: 1 August to 31 August of
    /// the next year, or the civil year.
    ///
    /// Wider than the classes: Pix Certif closes in July and overseas pupils
    /// come back in the first half of August.
    pub fn span(self, zone: Zone) -> DateRange {
        let (first, last) = if zone.is_calendar_year() {
            (day(self.0, 1, 1), day(self.0, 12, 31))
        } else {
            (day(self.0, FIRST_MONTH, 1), day(self.0 + 1, 8, 31))
        };
        DateRange::new(first, last).expect("a year starts before it ends")
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap_or(NaiveDate::MAX)
}

impl fmt::Display for SchoolYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.0, self.0 + 1)
    }
}

/// A text that names no school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownYear(pub String);

impl fmt::Display for UnknownYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = fr::quoted(&self.0);
        let nbsp = fr::NBSP;
        write!(
            f,
            "année scolaire inconnue {found}{nbsp}: écrivez par exemple {}",
            fr::quoted("2026-2027")
        )
    }
}

impl std::error::Error for UnknownYear {}

impl FromStr for SchoolYear {
    type Err = UnknownYear;

    /// Reads `2026-2027`, `2026/2027` or `2026`.
    fn from_str(text: &str) -> Result<Self, UnknownYear> {
        let unknown = || UnknownYear(text.to_owned());
        let (first, last) = match text.trim().split_once(['-', '/', '–']) {
            Some((first, last)) => (first, Some(last)),
            None => (text.trim(), None),
        };
        let first = civil_year(first).ok_or_else(unknown)?;
        match last.map(civil_year) {
            None => Ok(Self(first)),
            Some(Some(last)) if last == first + 1 => Ok(Self(first)),
            Some(_) => Err(unknown()),
        }
    }
}

/// Four digits of a century in which there are schools to plan for.
fn civil_year(text: &str) -> Option<i32> {
    let text = text.trim();
    let is_number = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let year = text.parse().ok().filter(|_| is_number)?;
    (1900..2200).contains(&year).then_some(year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_read_as_people_write_it() {
        #[track_caller]
        fn case(text: &str, expected: Option<i32>) {
            assert_eq!(text.parse().ok(), expected.map(SchoolYear), "{text}");
        }

        case("2026-2027", Some(2026));
        case(" 2026/2027 ", Some(2026));
        case("2026", Some(2026)); // Nouvelle-Calédonie
        case("2026-2028", None);
        case("2026-27", None);
        case("+2026", None);
        case("", None);
        let error = "26".parse::<SchoolYear>().unwrap_err().to_string();
        assert!(error.contains("«\u{a0}26\u{a0}»"), "{error}");
    }

    #[test]
    fn the_year_changes_on_the_first_of_august_or_of_january() {
        #[track_caller]
        fn case(today: &str, zone: Zone, expected: &str) {
            let year = SchoolYear::containing(today.parse().unwrap(), zone);
            assert_eq!(year.label(zone), expected);
        }

        case("2026-07-31", Zone::B, "2025-2026");
        case("2026-08-01", Zone::B, "2026-2027");
        case("2027-01-01", Zone::Reunion, "2026-2027");
        case("2026-12-31", Zone::NouvelleCaledonie, "2026");
        case("2027-01-01", Zone::WallisEtFutuna, "2027");
    }

    #[test]
    fn a_year_spans_from_august_to_august() {
        let span = |zone| SchoolYear(2026).span(zone).to_string();
        assert_eq!(span(Zone::A), "du 01/08/2026 au 31/08/2027");
        assert_eq!(span(Zone::WallisEtFutuna), "du 01/01/2026 au 31/12/2026");
    }
}
