//! Which tasks to show today.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Part};
use crate::checklist::{Item, Role, Status};

/// What a person asks to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only the tasks of these roles; empty: of all.
    pub roles: Vec<Role>,
    /// Which part of the year.
    pub span: Span,
    /// Only what is due from this day on.
    pub from: Option<NaiveDate>,
    /// Only what is due up to this day.
    pub to: Option<NaiveDate>,
}

/// Which part of the year to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Span {
    /// What is late, what is due now, then the rest of the current period.
    #[default]
    Now,
    /// Only what is late.
    Late,
    /// Everything of the current period, done or not.
    CurrentPeriod,
    /// Everything of a period, done or not.
    Period(u32),
    /// The whole year.
    Year,
}

/// The period of a day: the one that holds it, else the next one, since in
/// holidays people look ahead.
pub fn current_period(calendar: &Calendar, today: NaiveDate) -> Option<(u32, Part)> {
    let mut periods = calendar.periods.iter();
    let found = periods.find(|period| today <= period.days.last());
    found.map(|period| (period.number, period.part))
}

/// The items that a person asks to see, in the same order.
pub fn select<'a>(items: Vec<Item<'a>>, selection: &Selection) -> Vec<Item<'a>> {
    let wanted = |item: &Item<'a>| {
        let roles = &item.occurrence.task.roles;
        let role = selection.roles.is_empty() || roles.iter().any(|r| selection.roles.contains(r));
        role && in_span(item, selection) && in_days(item, selection)
    };
    items.into_iter().filter(wanted).collect()
}

fn in_span(item: &Item<'_>, selection: &Selection) -> bool {
    match selection.span {
        Span::Year => true,
        Span::Late => item.status == Status::Late,
        Span::CurrentPeriod => item.in_current_period,
        Span::Period(number) => item.periods.iter().any(|period| period.0 == number),
        // Days asked for replace the default selection.
        Span::Now if selection.from.is_some() || selection.to.is_some() => true,
        Span::Now => match item.status {
            Status::Late | Status::Due => true,
            Status::Upcoming => item.in_current_period,
            Status::Past | Status::Done(_) => false,
        },
    }
}

fn in_days(item: &Item<'_>, selection: &Selection) -> bool {
    if selection.from.is_none() && selection.to.is_none() {
        return true;
    }
    let Some((_, due)) = item.dates() else {
        return false;
    };
    selection.from.is_none_or(|from| from <= due) && selection.to.is_none_or(|to| due <= to)
}
