//! Teaching periods: the time between two holidays.

use crate::calendar::DateRange;

/// Which piece of a period, when the end of the window cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The period, or its part up to the end of the window.
    Main,
    /// The rest of the period, after the end of the window: « 7 bis ».
    Bis,
}

/// One teaching period.
///
/// The main part starts and ends on a school day. A part « bis » starts the
/// day after the end of the window, whatever that day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its number in the year, from 1.
    pub number: u32,
    /// Which piece of it.
    pub part: Part,
    /// First and last day.
    pub days: DateRange,
}
