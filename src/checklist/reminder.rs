//! What deserves a reminder: late, due soon, or a day of the year to know.

use chrono::{Days, NaiveDate};

use crate::calendar::DateRange;
use crate::checklist::{Item, Milestone, Status};

/// What to remind on a day.
#[derive(Debug, Clone)]
pub struct Reminders<'a> {
    /// Tasks whose day is past.
    pub late: Vec<&'a Item<'a>>,
    /// Tasks due from today to the end of the notice.
    pub soon: Vec<&'a Item<'a>>,
    /// Days of the year that start within the notice.
    pub milestones: Vec<&'a Milestone>,
}

impl Reminders<'_> {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.late.is_empty() && self.soon.is_empty() && self.milestones.is_empty()
    }
}

/// The reminders of a day, with a notice in days (7: up to the same weekday of
/// next week, included).
pub fn reminders<'a>(
    items: &'a [Item<'a>],
    milestones: &'a [Milestone],
    today: NaiveDate,
    notice: u32,
) -> Reminders<'a> {
    let end = today.checked_add_days(Days::new(notice.into()));
    let days = end.and_then(|end| DateRange::new(today, end).ok());
    let is_near = |day: NaiveDate| days.is_some_and(|days| days.contains(day));
    let is_open = |item: &Item<'_>| matches!(item.status, Status::Due | Status::Upcoming);
    let due_soon = |item: &Item<'_>| {
        let mut zones = item.by_zone.iter();
        zones.any(|dates| is_near(dates.due)) || item.dates().is_some_and(|(_, due)| is_near(due))
    };
    Reminders {
        late: items
            .iter()
            .filter(|item| item.status == Status::Late)
            .collect(),
        soon: items
            .iter()
            .filter(|item| is_open(item) && due_soon(item))
            .collect(),
        milestones: milestones
            .iter()
            .filter(|milestone| is_near(milestone.days.first()))
            .collect(),
    }
}
