//! The tasks of a list where they stand today, in one zone or in several.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Part, Standing, Zone};
use crate::checklist::selection::current_period;
use crate::checklist::status::status;
use crate::checklist::{Checklist, Occurrence, Status, Ticks, Traits, occurrences, warning};

/// A task with where it stands, in one zone or in several.
#[derive(Debug, Clone)]
pub struct Item<'a> {
    /// The task, with the dates of the first zone.
    pub occurrence: Occurrence<'a>,
    /// The dates zone by zone, when they are not the same; else empty.
    pub by_zone: Vec<ZoneDates>,
    /// Its teaching period, in the zones where it has one; each once.
    pub periods: Vec<(u32, Part)>,
    /// Whether its period, in one of the zones, is the one of today.
    pub in_current_period: bool,
    /// The weakest standing of its start and due date, in all zones; none
    /// without a date.
    pub standing: Option<Standing>,
    /// Where it stands.
    pub status: Status,
    /// What to watch; a remark for some of the zones names them.
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
    let years: Vec<Year<'_, 'a>> = calendars
        .iter()
        .map(|calendar| Year {
            calendar,
            occurrences: occurrences(list, calendar, school),
        })
        .collect();
    let Some(first) = years.first() else {
        return Vec::new();
    };
    let places = first.occurrences.iter().enumerate();
    let mut items: Vec<Item<'a>> = places
        .map(|(index, occurrence)| {
            let every = years.iter().filter_map(|year| {
                let found = year.occurrence(&occurrence.id, index)?;
                Some((year, found))
            });
            item(occurrence, &every.collect::<Vec<_>>(), ticks, today)
        })
        .collect();
    items.sort_by_key(|item| item.dates().map_or(NaiveDate::MAX, |(_, due)| due));
    items
}

/// The list in one zone.
struct Year<'c, 'a> {
    calendar: &'c Calendar,
    occurrences: Vec<Occurrence<'a>>,
}

impl<'a> Year<'_, 'a> {
    /// An occurrence by its id, which in another zone had this place.
    fn occurrence(&self, id: &str, place: usize) -> Option<&Occurrence<'a>> {
        let here = self.occurrences.get(place).filter(|here| here.id == id);
        here.or_else(|| self.occurrences.iter().find(|other| other.id == id))
    }
}

fn item<'a>(
    occurrence: &Occurrence<'a>,
    every: &[(&Year<'_, 'a>, &Occurrence<'a>)],
    ticks: Ticks<'_>,
    today: NaiveDate,
) -> Item<'a> {
    let dates: Vec<ZoneDates> = every
        .iter()
        .filter_map(|(year, occurrence)| {
            let (start, due) = occurrence.dates()?;
            Some(ZoneDates {
                zone: year.calendar.zone,
                start,
                due,
            })
        })
        .collect();
    let start = dates.iter().map(|dates| dates.start).min();
    let due = dates.iter().map(|dates| dates.due).max();
    let status = status(&occurrence.id, start.zip(due), ticks, today);
    let is_same = dates
        .windows(2)
        .all(|pair| matches!(pair, [a, b] if (a.start, a.due) == (b.start, b.due)));
    let known = every.iter().filter(|(_, one)| one.dates().is_some());
    let outcomes = known.flat_map(|(_, one)| [&one.start, &one.due]);
    let standings = outcomes.filter_map(|outcome| Some(outcome.resolved()?.standing));
    let mut periods: Vec<(u32, Part)> = every
        .iter()
        .filter_map(|(_, occurrence)| occurrence.period)
        .collect();
    periods.sort_unstable();
    periods.dedup();
    let in_current_period = every.iter().any(|(year, occurrence)| {
        let current = current_period(year.calendar, today);
        current.is_some() && occurrence.period == current
    });
    Item {
        occurrence: occurrence.clone(),
        by_zone: if is_same { Vec::new() } else { dates },
        periods,
        in_current_period,
        standing: standings.max(),
        status,
        warnings: warnings(every, status, today),
    }
}

/// What to watch, said once when it holds in every zone.
fn warnings(
    every: &[(&Year<'_, '_>, &Occurrence<'_>)],
    status: Status,
    today: NaiveDate,
) -> Vec<String> {
    let by_zone: Vec<(&Calendar, Vec<String>)> = every
        .iter()
        .map(|(year, occurrence)| {
            let calendar = year.calendar;
            let mut found = warning::warnings(occurrence, &year.occurrences, calendar);
            if let (Status::Due, Some((_, due))) = (status, occurrence.dates()) {
                found.extend(warning::few_days_left(due, today, calendar));
            }
            (calendar, found)
        })
        .collect();
    let mut said: Vec<String> = Vec::new();
    for (calendar, texts) in &by_zone {
        for text in texts {
            let everywhere = by_zone.iter().all(|(_, other)| other.contains(text));
            let text = if everywhere {
                text.clone()
            } else {
                format!("{}\u{a0}: {text}", calendar.zone.name())
            };
            if !said.contains(&text) {
                said.push(text);
            }
        }
    }
    said
}
