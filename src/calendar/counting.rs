//! Counting in school days (`js`) and in school weeks (`ss`).
//!
//! A rule counts from an anchor that may itself have no class; the anchor is
//! never counted. Counting stops at the ends of the year.

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};

use crate::calendar::{Calendar, DateRange, DayStatus};

impl Calendar {
    /// The day that comes `count` school days after another one, itself not
    /// counted; the last school day when fewer are left.
    pub fn school_days_after(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = day;
        for _ in 0..count {
            let next = self.snap_after(day.succ_opt()?)?;
            if next <= day {
                break;
            }
            day = next;
        }
        Some(day)
    }

    /// The day that comes `count` school days before another one, itself not
    /// counted; the pupils' return when fewer are left.
    pub fn school_days_before(&self, day: NaiveDate, count: u32) -> Option<NaiveDate> {
        let mut day = day;
        for _ in 0..count {
            let next = self.snap_before(day.pred_opt()?)?;
            if next >= day {
                break;
            }
            day = next;
        }
        Some(day)
    }

    /// The same weekday so many school weeks away: later when `count` is
    /// positive, earlier when it is negative.
    ///
    /// Only ISO weeks that hold at least one school day are counted. Past an
    /// end of the year it is the last school day, or the pupils' return. None
    /// when the dates that would tell are not published.
    pub fn school_weeks_from(&self, day: NaiveDate, count: i32) -> Option<NaiveDate> {
        let step = 7 * i64::from(count.signum());
        let span = self.year.span(self.zone);
        let mut day = day;
        let mut left = count.unsigned_abs();
        while left > 0 {
            day = day.checked_add_signed(TimeDelta::try_days(step)?)?;
            let week = iso_week(day);
            // Only the end towards which one walks stops the count: from the
            // summer, one walks back into the year.
            let is_past = self.printed_end().is_some_and(|end| end < week.first());
            if step > 0 && is_past {
                return self.last_school_day();
            }
            let start = self.first_school_day();
            if step < 0 && start.is_some_and(|start| week.last() < start) {
                return start;
            }
            let is_outside = if step > 0 {
                span.last() < week.first()
            } else {
                week.last() < span.first()
            };
            if is_outside {
                return None;
            }
            left -= u32::from(self.is_school_week(day)?);
        }
        Some(day)
    }

    /// The school days of a stretch, in order.
    pub fn school_days_in(&self, range: DateRange) -> impl Iterator<Item = NaiveDate> {
        range.iter().filter(|&day| self.is_school_day(day))
    }

    /// How many ISO weeks of a stretch hold at least one of its school days.
    pub fn school_weeks_in(&self, range: DateRange) -> usize {
        let mut weeks: Vec<_> = self
            .school_days_in(range)
            .map(|day| day.iso_week())
            .collect();
        weeks.dedup();
        weeks.len()
    }

    /// Whether the ISO week of a day holds a school day; none if nobody knows.
    fn is_school_week(&self, day: NaiveDate) -> Option<bool> {
        let mut is_unknown = false;
        for day in iso_week(day).iter() {
            match self.day_status(day) {
                DayStatus::Class => return Some(true),
                DayStatus::Unknown => is_unknown = true,
                DayStatus::Off(_) => {}
            }
        }
        (!is_unknown).then_some(false)
    }
}

fn iso_week(day: NaiveDate) -> DateRange {
    let week = day.week(Weekday::Mon);
    DateRange::new(week.first_day(), week.last_day()).expect("a week starts before it ends")
}

#[cfg(test)]
mod tests {
    use crate::calendar::example::{calendar_2026, day};
    use crate::calendar::{Calendar, Zone};
    use crate::school::Level;

    fn zone_b() -> Calendar {
        calendar_2026(Zone::B, Level::College)
    }

    #[test]
    fn school_days_are_counted_without_the_anchor() {
        #[track_caller]
        fn case(date: &str, count: i32, expected: &str) {
            let calendar = zone_b();
            let found = if count < 0 {
                calendar.school_days_before(day(date), count.unsigned_abs())
            } else {
                calendar.school_days_after(day(date), count.unsigned_abs())
            };
            assert_eq!(found, Some(day(expected)), "{date} {count}");
        }

        case("2026-11-10", 1, "2026-11-12"); // over the 11th
        case("2026-11-12", -1, "2026-11-10");
        case("2026-10-16", 2, "2026-11-03"); // over the Toussaint
        case("2026-10-25", 1, "2026-11-02"); // from inside a holiday
        case("2026-10-25", -1, "2026-10-16");
        case("2026-10-25", 0, "2026-10-25"); // the anchor, for its own snap
        case("2026-09-03", -10, "2026-09-01"); // no further than the return
        case("2027-06-30", 10, "2027-07-02"); // nor than the last school day
    }

    #[test]
    fn school_weeks_skip_the_weeks_without_class() {
        #[track_caller]
        fn case(date: &str, count: i32, expected: &str) {
            let found = zone_b().school_weeks_from(day(date), count);
            assert_eq!(found, Some(day(expected)), "{date} {count}");
        }

        case("2026-10-14", 1, "2026-11-04");
        case("2026-11-04", -1, "2026-10-14");
        case("2026-11-04", 1, "2026-11-11"); // a week counts with its public holiday
        case("2027-06-30", 3, "2027-07-02");
        case("2026-09-08", -3, "2026-09-01");
        case("2026-08-05", 1, "2026-09-02"); // from the summer, into the year
        case("2027-07-28", -2, "2027-06-23");
    }

    #[test]
    fn the_windows_of_2027_hold_51_and_69_days_of_class_in_every_zone() {
        for zone in Zone::METROPOLE {
            for (level, expected) in [(Level::College, (51, 11)), (Level::Lycee, (69, 14))] {
                let calendar = calendar_2026(zone, level);
                let window = *calendar.certification.window.value().unwrap();
                let found = calendar.school_days_in(window).count();
                let found = (found, calendar.school_weeks_in(window));
                assert_eq!(found, expected, "{zone} {level}");
            }
        }
    }
}
