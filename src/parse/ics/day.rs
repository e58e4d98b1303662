//! A day as calendar files write it, and the trap of midnight.
//!
//! Some exports turn a day into an instant, midnight in Paris written in
//! universal time: 22:00 or 23:00 the evening before. Cutting the text would
//! lose a day.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// A day, and whether it was written as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// A plain day, or midnight.
    Certain(NaiveDate),
    /// An hour that is no midnight: the day as printed.
    Doubtful(NaiveDate),
}

/// Years in which a school calendar can be: anything else is a slip.
const YEARS: std::ops::Range<i32> = 1950..2200;

/// Reads `20261017`, `20261016T220000Z`, `20261017T000000`.
pub fn read_day(text: &str) -> Option<Reading> {
    let (day, time) = match text.split_once(['T', 't']) {
        Some((day, time)) => (day, Some(time)),
        None => (text, None),
    };
    let is_day = day.len() == 8 && day.bytes().all(|byte| byte.is_ascii_digit());
    let day = NaiveDate::parse_from_str(day, "%Y%m%d")
        .ok()
        .filter(|day| is_day && YEARS.contains(&day.year()))?;
    let Some(time) = time else {
        return Some(Reading::Certain(day));
    };
    let (time, is_universal) = match time.strip_suffix(['Z', 'z']) {
        Some(time) => (time, true),
        None => (time, false),
    };
    let time = NaiveTime::parse_from_str(time, "%H%M%S").ok()?;
    let is_whole_hour = time.num_seconds_from_midnight() % 3600 == 0;
    match time.hour() {
        0 if is_whole_hour => Some(Reading::Certain(day)),
        // Midnight in Paris, in summer and in winter.
        22 | 23 if is_whole_hour && is_universal => day.succ_opt().map(Reading::Certain),
        _ => Some(Reading::Doubtful(day)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn midnight_in_paris_is_the_next_day_in_universal_time() {
        #[track_caller]
        fn case(text: &str, expected: Option<Reading>) {
            assert_eq!(read_day(text), expected, "{text}");
        }

        let day = |day| NaiveDate::from_ymd_opt(2026, 10, day).unwrap();
        case("20261017", Some(Reading::Certain(day(17))));
        case("99991231", None); // found by damaged files
        case("20261016T220000Z", Some(Reading::Certain(day(17)))); // summer time
        case("20261016T230000Z", Some(Reading::Certain(day(17)))); // winter time
        case("20261017T000000", Some(Reading::Certain(day(17))));
        case("20261017T000000Z", Some(Reading::Certain(day(17))));
        case("20261017T083000", Some(Reading::Doubtful(day(17))));
        case("20261016T223000Z", Some(Reading::Doubtful(day(16))));
        case("20261316", None);
        case("2026-10-17", None);
        case("+0261017", None);
        case("", None);
        case("20261017T", None);
    }
}
