//! Stretches of whole days.
//!
//! A school calendar speaks of days, never of instants. Nothing here knows a
//! time zone, a clock or a file: the day called “today” is always a parameter.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::fr;

/// Days from a first to a last one, both included: never empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateRange {
    first: NaiveDate,
    last: NaiveDate,
}

impl DateRange {
    /// The days between two dates, both included.
    ///
    /// # Errors
    ///
    /// [`BackToFront`] if the last day comes before the first.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, BackToFront> {
        if last < first {
            return Err(BackToFront { first, last });
        }
        Ok(Self { first, last })
    }

    /// One single day.
    pub fn day(day: NaiveDate) -> Self {
        Self {
            first: day,
            last: day,
        }
    }

    /// The days off between two dates as the ministry prints them.
    ///
    /// Official calendars give the day after whose classes pupils leave
    /// (« départ ») and the day they come back (« reprise »). The departure
    /// is itself a day off when it is a Saturday; the return never is.
    ///
    /// # Errors
    ///
    /// [`NoDayOff`] if no day is left between the two.
    ///
    /// ```
    /// # use pixplan::calendar::DateRange;
    /// let autumn = DateRange::between_lessons("2025-10-18".parse()?, "2025-11-03".parse()?)?;
    /// assert_eq!(autumn.days(), 16);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn between_lessons(
        last_school_day: NaiveDate,
        back_to_school: NaiveDate,
    ) -> Result<Self, NoDayOff> {
        let nothing = NoDayOff {
            last_school_day,
            back_to_school,
        };
        let first = first_day_off(last_school_day);
        let last = back_to_school.pred_opt().ok_or(nothing)?;
        Self::new(first, last).map_err(|_| nothing)
    }

    /// First day.
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// Last day, included.
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// Number of days covered, both ends included: 1 or more.
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whether a day is one of them.
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// Every day, in order.
    pub fn iter(self) -> impl Iterator<Item = NaiveDate> {
        let days = self.first.iter_days();
        days.take_while(move |&day| day <= self.last)
    }

    /// The same days so many days later.
    #[must_use]
    pub fn shifted(self, days: u64) -> Self {
        let later = |day: NaiveDate| day.checked_add_days(Days::new(days)).unwrap_or(day);
        Self {
            first: later(self.first),
            last: later(self.last),
        }
    }
}

/// First day without class after a printed departure: that day itself when it
/// is a Saturday, else the next one.
pub fn first_day_off(last_school_day: NaiveDate) -> NaiveDate {
    if last_school_day.weekday() == Weekday::Sat {
        return last_school_day;
    }
    last_school_day.succ_opt().unwrap_or(last_school_day)
}

impl fmt::Display for DateRange {
    /// As in a table: `du 01/03/2027 au 05/03/2027`, `le 01/03/2027`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (fr::short_date(self.first), fr::short_date(self.last));
        if self.first == self.last {
            return write!(f, "le {first}");
        }
        write!(f, "du {first} au {last}")
    }
}

/// Two dates given in the wrong order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackToFront {
    /// What should have been the first day.
    pub first: NaiveDate,
    /// What should have been the last day.
    pub last: NaiveDate,
}

impl fmt::Display for BackToFront {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (fr::date(self.first), fr::date(self.last));
        let nbsp = fr::NBSP;
        write!(
            f,
            "le dernier jour, {last}, vient avant le premier, {first}{nbsp}: vérifiez ces dates"
        )
    }
}

impl std::error::Error for BackToFront {}

/// A holiday whose two printed dates leave no day without lessons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDayOff {
    /// Departure, after class.
    pub last_school_day: NaiveDate,
    /// Return, in the morning.
    pub back_to_school: NaiveDate,
}

impl fmt::Display for NoDayOff {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = fr::date(self.last_school_day);
        let back = fr::date(self.back_to_school);
        let nbsp = fr::NBSP;
        write!(
            f,
            "aucun jour sans cours entre le {last} et la reprise du {back}{nbsp}: vérifiez ces dates"
        )
    }
}

impl std::error::Error for NoDayOff {}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn days_off_run_from_the_departure_to_the_eve_of_the_return() {
        #[track_caller]
        fn case(last_school_day: &str, back_to_school: &str, days_off: &str) {
            let found = DateRange::between_lessons(day(last_school_day), day(back_to_school));
            let found = found.map(|range| format!("{}..{}", range.first(), range.last()));
            assert_eq!(found.as_deref().unwrap_or("none"), days_off);
        }

        case("2025-10-18", "2025-11-03", "2025-10-18..2025-11-02"); // leaves on a Saturday
        case("2025-12-20", "2026-01-05", "2025-12-20..2026-01-04"); // new year
        case("2026-05-13", "2026-05-15", "2026-05-14..2026-05-14"); // leaves on a Wednesday: one day
        case("2026-05-18", "2026-05-19", "none"); // back the next day
        case("2026-05-19", "2026-05-18", "none"); // back to front
    }

    #[test]
    fn both_ends_belong_to_a_range() {
        let week = DateRange::new(day("2027-03-01"), day("2027-03-07")).unwrap();
        assert_eq!((week.days(), week.iter().count()), (7, 7));
        assert!(week.contains(day("2027-03-01")) && week.contains(day("2027-03-07")));
        assert!(!week.contains(day("2027-03-08")));
        assert!(week.overlaps(DateRange::day(day("2027-03-07"))));
        assert!(!week.overlaps(DateRange::day(day("2027-03-08"))));
        assert_eq!(week.shifted(364).to_string(), "du 28/02/2028 au 05/03/2028");
        assert!(DateRange::new(day("2027-03-02"), day("2027-03-01")).is_err());
    }
}
