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
