//! School holidays, as the ministry prints them.

use chrono::NaiveDate;

use crate::calendar::{DateRange, Reliability};

/// The stable name of a holiday: `toussaint`, `noel`, `apres-periode-1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HolidayKey(pub String);

/// A holiday that cuts the school year in two teaching periods.
///
/// Official calendars give the day after whose classes pupils leave
/// (« départ ») and the day they come back (« reprise »); the days off are
/// derived from these two and never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name in the year file.
    pub key: HolidayKey,
    /// The national name it answers to, where a territory calls it otherwise.
    pub equivalent: Option<HolidayKey>,
    /// Printed name: `vacances de la Toussaint`.
    pub name: String,
    /// Departure, after class (« départ »).
    pub last_school_day: NaiveDate,
    /// Return, in the morning (« reprise »); unknown when nobody published it.
    pub back_to_school: Option<NaiveDate>,
    /// How sure the two dates are.
    pub reliability: Reliability,
    /// Where they come from.
    pub source: String,
    /// What should be known about them.
    pub note: Option<String>,
}

impl Holiday {
    /// The days off, from the first (the departure itself when it is a
    /// Saturday) to the eve of the return; none while the return is unknown.
    pub fn days_off(&self) -> Option<DateRange> {
        DateRange::between_lessons(self.last_school_day, self.back_to_school?).ok()
    }

    /// First weekday off, Monday to Friday (« premier »).
    pub fn first_weekday_off(&self) -> Option<NaiveDate> {
        let mut days = self.days_off()?.iter();
        days.find(|&day| crate::calendar::school_days::is_weekday(day))
    }
}
