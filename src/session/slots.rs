//! Usable starts: the weekly slots, laid on the open days of the window.

use chrono::{Datelike, Days, NaiveDate};

use crate::calendar::{Calendar, DateRange, Publication};
use crate::session::WeeklySlot;

/// How far a slot without a written end may stretch, in minutes (rules.md, « sessions »).
const LONGEST_STRETCH: u32 = 4 * 60;

/// A date and a weekly slot on which a session can start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Start {
    /// The day.
    pub date: NaiveDate,
    /// The start, in minutes after midnight.
    pub minute: u32,
    /// The end of the slot, in minutes after midnight: the written one, else
    /// the end of a session without extra time.
    pub end: u32,
    /// The latest end of a session with extra time: the slot's written end, or
    /// as far as a slot without an end may stretch.
    pub limit: u32,
}

impl Start {
    /// Whether two slots share a moment; one that ends when the other starts does not.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.date == other.date && self.minute < other.end && other.minute < self.end
    }

    /// Minutes that the longest session may last.
    pub fn longest(&self) -> u32 {
        self.limit.saturating_sub(self.minute)
    }
}

/// What a school says of the days of its sessions.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DayChoices {
    /// Days or ranges without sessions; they win over `openings`.
    pub closures: Vec<DateRange>,
    /// Days used although the calendar says no class.
    pub openings: Vec<DateRange>,
    /// Calendar days kept free at the end of the window, its last day
    /// included, where no make-up week is known; 0 for none.
    pub make_up_days: u64,
}

/// The open days of a window: school days and openings, from the opening of
/// Pix Certif on, without the closures and the days kept for absentees.
///
/// A make-up week that is only forecast is kept free too. Without a window,
/// there is no day.
pub fn open_days(calendar: &Calendar, choices: &DayChoices) -> Vec<NaiveDate> {
    let certification = &calendar.certification;
    let Some(&window) = certification.window.value() else {
        return Vec::new();
    };
    let kept_free = match &certification.make_up {
        Publication::Known(week) => Some(week.value),
        Publication::Unpublished | Publication::NotApplicable => {
            last_days(window, choices.make_up_days)
        }
    };
    let opening = certification.opening.value().copied();
    let within = |ranges: &[DateRange], day| ranges.iter().any(|range| range.contains(day));
    let is_open = |day: &NaiveDate| {
        let day = *day;
        opening.is_none_or(|opening| opening <= day)
            && !kept_free.is_some_and(|free| free.contains(day))
            && !within(&choices.closures, day)
            && (calendar.is_school_day(day) || within(&choices.openings, day))
    };
    window.iter().filter(is_open).collect()
}

/// The last calendar days of a window, its last day included.
fn last_days(window: DateRange, days: u64) -> Option<DateRange> {
    let before = days.checked_sub(1)?;
    let first = window.last().checked_sub_days(Days::new(before))?;
    DateRange::new(first, window.last()).ok()
}

/// Every (day, weekly slot) whose slot lasts at least a session, in order of time.
///
/// The index in this list is the lateness of a session that starts there. A
/// slot written twice counts once.
pub fn usable_starts(days: &[NaiveDate], slots: &[WeeklySlot], duration_min: u32) -> Vec<Start> {
    let mut starts: Vec<Start> = Vec::new();
    for &date in days {
        let today = slots
            .iter()
            .filter(|slot| slot.start.weekday == date.weekday());
        starts.extend(today.map(|slot| start_on(date, slot, slots, duration_min)));
    }
    starts.retain(|start| start.end.saturating_sub(start.minute) >= duration_min);
    starts.sort_unstable();
    starts.dedup_by_key(|start| (start.date, start.minute));
    starts
}

fn start_on(date: NaiveDate, slot: &WeeklySlot, slots: &[WeeklySlot], duration_min: u32) -> Start {
    let minute = slot.start.minute;
    let (end, limit) = match slot.end {
        Some(end) => (end, end),
        None => (
            minute + duration_min,
            stretch(slot, slots).max(minute + duration_min),
        ),
    };
    Start {
        date,
        minute,
        end,
        limit,
    }
}

/// How late a session may end in a slot without a written end.
fn stretch(slot: &WeeklySlot, slots: &[WeeklySlot]) -> u32 {
    let later = slots
        .iter()
        .map(|other| other.start)
        .filter(|other| other.weekday == slot.start.weekday && other.minute > slot.start.minute);
    let next = later.map(|other| other.minute).min();
    let longest = slot.start.minute + LONGEST_STRETCH;
    next.map_or(longest, |next| next.min(longest))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::example::{calendar_2026, day, days, official};
    use crate::calendar::{Standing, Zone};
    use crate::school::Level;
    use crate::session::{Clock, WeeklyStart};

    fn slot(weekday: chrono::Weekday, start: u32, end: Option<u32>) -> WeeklySlot {
        let start = WeeklyStart {
            weekday,
            minute: start,
        };
        WeeklySlot { start, end }
    }

    #[test]
    fn sessions_are_held_on_school_days_of_the_window_but_those_kept_free() {
        let mut calendar = calendar_2026(Zone::B, Level::College);
        let open = open_days(&calendar, &DayChoices::default());
        assert_eq!(open.first(), Some(&day("2027-03-15")));
        assert_eq!(open.last(), Some(&day("2027-06-11"))); // the make-up week comes after
        for (off, why) in [
            ("2027-03-29", "Easter Monday"),
            ("2027-04-20", "spring holidays"),
            ("2027-05-07", "Ascension bridge"),
            ("2027-05-29", "a Saturday"),
        ] {
            assert!(!open.contains(&day(off)), "{why}");
        }

        // Without a make-up week, the last fifteen days stay free, weekends included.
        calendar.certification.make_up = Publication::Unpublished;
        let choices = DayChoices {
            closures: vec![days("2027-03-15..2027-03-16")],
            openings: vec![days("2027-05-17"), days("2027-03-16")],
            make_up_days: 15,
        };
        let open = open_days(&calendar, &choices);
        assert_eq!(open.first(), Some(&day("2027-03-17"))); // a closure wins over an opening
        assert!(open.contains(&day("2027-05-17")));
        assert_eq!(open.last(), Some(&day("2027-05-27")));

        // A forecast make-up week inside the window is kept free; so is the time before Pix opens.
        let mut week = official(days("2027-06-07..2027-06-11"));
        week.standing = Standing::Forecast;
        calendar.certification.make_up = Publication::Known(week);
        calendar.certification.opening = Publication::Known(official(day("2027-03-22")));
        let open = open_days(&calendar, &choices);
        assert_eq!(open.first(), Some(&day("2027-03-22")));
        assert_eq!(open.last(), Some(&day("2027-06-04")));
    }

    #[test]
    fn a_slot_without_an_end_stretches_to_the_next_one_or_four_hours() {
        use chrono::Weekday::{Mon, Tue};
        #[track_caller]
        fn case(slots: &[WeeklySlot], expected: &str) {
            let starts = usable_starts(&[day("2027-03-15"), day("2027-03-16")], slots, 120);
            let texts = starts.iter().map(|start| {
                let [from, end, limit] = [start.minute, start.end, start.limit].map(Clock);
                format!("{} {from}-{end} {limit}", start.date.format("%d"))
            });
            assert_eq!(texts.collect::<Vec<_>>().join(", "), expected);
        }

        case(&[slot(Mon, 510, None)], "15 08:30-10:30 12:30");
        case(
            &[slot(Mon, 660, Some(780)), slot(Mon, 510, None)],
            "15 08:30-10:30 11:00, 15 11:00-13:00 13:00",
        );
        case(&[slot(Tue, 510, Some(629))], ""); // a minute too short
        case(
            &[slot(Mon, 570, None), slot(Mon, 510, None)],
            "15 08:30-10:30 10:30, 15 09:30-11:30 13:30", // they overlap: no stretch
        );
        case(
            &[slot(Tue, 510, None), slot(Tue, 510, None)],
            "16 08:30-10:30 12:30", // written twice
        );
    }
}
