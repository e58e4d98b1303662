//! Which tasks to show today, and in which order.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Part, Zone};
use crate::checklist::status::status;
use crate::checklist::{Checklist, Occurrence, Role, Status, Ticks, Traits, occurrences, warning};

/// A task with where it stands, in one zone or in several.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The task, with the dates of the first zone.
    pub occurrence: Occurrence<'a>,
    /// The dates zone by zone, when they are not the same; else empty.
    pub by_zone: Vec<ZoneDates>,
    /// Whether its period, in one of the zones, is the one of today.
    pub in_current_period: bool,
    /// Where it stands.
    pub status: Status,
    /// What to watch.
    pub warnings: Vec<String>,
}

/// The dates of a task in one zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZoneDates {
    /// The zone.
    pub zone: Zone,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub due: NaiveDate,
}

impl Item<'_> {
    /// The due date, when it is the same in every zone.
    pub fn one_due(&self) -> Option<NaiveDate> {
        let dates = self.by_zone.iter().map(|dates| dates.due);
        same(dates).or_else(|| self.single(|(_, due)| due))
    }

    /// The start, when it is the same in every zone.
    pub fn one_start(&self) -> Option<NaiveDate> {
        let dates = self.by_zone.iter().map(|dates| dates.start);
        same(dates).or_else(|| self.single(|(start, _)| start))
    }

    fn single(&self, pick: fn((NaiveDate, NaiveDate)) -> NaiveDate) -> Option<NaiveDate> {
        let dates = self.occurrence.dates().filter(|_| self.by_zone.is_empty());
        dates.map(pick)
    }

    /// The earliest start and the earliest due date of all zones.
    pub fn dates(&self) -> Option<(NaiveDate, NaiveDate)> {
        let start = self.by_zone.iter().map(|dates| dates.start).min();
        let due = self.by_zone.iter().map(|dates| dates.due).min();
        start.zip(due).or_else(|| self.occurrence.dates())
    }
}

/// The value that all dates share; none when they differ or when there are none.
fn same(mut dates: impl Iterator<Item = NaiveDate>) -> Option<NaiveDate> {
    let first = dates.next()?;
    dates.all(|date| date == first).then_some(first)
}

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

/// The tasks of a list for one calendar, or for several zones side by side.
///
/// Sorted by due date, then as in the list; what has no date comes last.
pub fn items<'a>(
    list: &'a Checklist,
    calendars: &[Calendar],
    school: &Traits,
    ticks: Ticks<'_>,
    today: NaiveDate,
) -> Vec<Item<'a>> {
    let Some((first, others)) = calendars.split_first() else {
        return Vec::new();
    };
    let elsewhere: Vec<(&Calendar, Vec<Occurrence<'a>>)> = others
        .iter()
        .map(|calendar| (calendar, occurrences(list, calendar, school)))
        .collect();
    let here = occurrences(list, first, school);
    let mut items: Vec<Item<'a>> = here
        .iter()
        .map(|occurrence| {
            let same = elsewhere.iter().filter_map(|(calendar, all)| {
                let other = all.iter().find(|other| other.id == occurrence.id)?;
                Some((*calendar, other))
            });
            let every: Vec<(&Calendar, &Occurrence<'a>)> =
                std::iter::once((first, occurrence)).chain(same).collect();
            item(&every, &here, ticks, today)
        })
        .collect();
    items.sort_by_key(|item| item.dates().map_or(NaiveDate::MAX, |(_, due)| due));
    items
}

fn item<'a>(
    every: &[(&Calendar, &Occurrence<'a>)],
    here: &[Occurrence<'a>],
    ticks: Ticks<'_>,
    today: NaiveDate,
) -> Item<'a> {
    let &(calendar, occurrence) = every.first().expect("the first zone is always there");
    let dates: Vec<ZoneDates> = every
        .iter()
        .filter_map(|(calendar, occurrence)| {
            let (start, due) = occurrence.dates()?;
            Some(ZoneDates {
                zone: calendar.zone,
                start,
                due,
            })
        })
        .collect();
    let same = dates
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if (a.start, a.due) == (b.start, b.due)));
    let by_zone = if same { Vec::new() } else { dates };
    let span = match (
        by_zone.iter().map(|d| d.start).min(),
        by_zone.iter().map(|d| d.due).max(),
    ) {
        (Some(start), Some(due)) => Some((start, due)),
        _ => occurrence.dates(),
    };
    let status = status(&occurrence.id, span, ticks, today);
    let mut warnings = warning::warnings(occurrence, here, calendar);
    if let (Status::Due, Some((_, due))) = (status, span) {
        warnings.extend(warning::few_days_left(due, today, calendar));
    }
    let in_current_period = every.iter().any(|(calendar, occurrence)| {
        let current = current_period(calendar, today);
        current.is_some() && occurrence.period == current
    });
    Item {
        occurrence: occurrence.clone(),
        by_zone,
        in_current_period,
        status,
        warnings,
    }
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
        Span::Period(number) => item
            .occurrence
            .period
            .is_some_and(|period| period.0 == number),
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
