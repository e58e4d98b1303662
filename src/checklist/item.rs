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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::example::{calendar_2026, day};
    use crate::checklist::Tick;
    use crate::checklist::example::{list, task};
    use crate::school::Level;

    fn zones(level: Level) -> Vec<Calendar> {
        Zone::METROPOLE
            .map(|zone| calendar_2026(zone, level))
            .to_vec()
    }

    fn printed(item: &Item<'_>) -> String {
        let Some((start, due)) = item.dates() else {
            return format!("{} -", item.occurrence.id);
        };
        let by_zone = item
            .by_zone
            .iter()
            .map(|one| format!(" {}:{}", one.zone.id(), one.due));
        format!(
            "{} {start} {due}{}",
            item.occurrence.id,
            by_zone.collect::<String>()
        )
    }

    #[test]
    fn dates_equal_in_every_zone_are_said_once() {
        let list = list(vec![
            task("controle", "vacances(noel).reprise", "fenetre.debut - 1m"),
            task("bilan", "rentree", "vacances(toussaint).depart"),
            task("sans-date", "rentree", "vacances(9).depart"),
            task("hiver", "vacances(hiver).reprise", "fenetre.debut"), // only the start differs
        ]);
        let today = day("2026-11-22");
        let calendars = zones(Level::College);
        let every = items(&list, &calendars, &Traits::default(), Ticks::NotKept, today);
        let found: Vec<String> = every.iter().map(printed).collect();
        let expected = [
            "bilan 2026-09-01 2026-10-16",
            "controle 2027-01-04 2027-02-05 A:2027-02-12 B:2027-02-15 C:2027-02-05",
            "hiver 2027-02-22 2027-03-15 A:2027-03-15 B:2027-03-15 C:2027-03-15",
            "sans-date -", // last
        ];
        assert_eq!(found, expected);
        let alone = items(
            &list,
            &calendars[1..2],
            &Traits::default(),
            Ticks::NotKept,
            today,
        );
        assert_eq!(printed(&alone[1]), "controle 2027-01-04 2027-02-15");
        assert!(items(&list, &[], &Traits::default(), Ticks::NotKept, today).is_empty());
    }

    #[test]
    fn a_task_is_over_when_it_is_over_in_the_last_zone() {
        #[track_caller]
        fn case(today: &str, ticks: Ticks<'_>, expected: Status) {
            let list = list(vec![task(
                "a",
                "vacances(noel).reprise",
                "fenetre.debut - 1m",
            )]);
            let calendars = zones(Level::College);
            let found = items(&list, &calendars, &Traits::default(), ticks, day(today));
            assert_eq!(found[0].status, expected, "{today}");
        }

        case("2027-01-03", Ticks::NotKept, Status::Upcoming);
        case("2027-01-04", Ticks::NotKept, Status::Due);
        case("2027-02-15", Ticks::NotKept, Status::Due); // over in A and C, the last day of B
        case("2027-02-16", Ticks::NotKept, Status::Past);
        case("2027-02-16", Ticks::Kept(&[]), Status::Late);
        let ticks = [Tick {
            id: "a".to_owned(),
            date: day("2027-02-01"),
            by: None,
            note: None,
        }];
        case(
            "2027-02-16",
            Ticks::Kept(&ticks),
            Status::Done(ticks[0].date),
        );
    }

    #[test]
    fn an_item_is_as_weak_as_its_weakest_date() {
        #[track_caller]
        fn case(start: &str, due: &str, level: Level, expected: Option<Standing>) {
            let list = list(vec![task("a", start, due)]);
            let today = day("2026-11-22");
            let found = items(
                &list,
                &zones(level),
                &Traits::default(),
                Ticks::NotKept,
                today,
            );
            assert_eq!(found[0].standing, expected, "{start}, {due}");
        }

        let official = Some(Standing::Official);
        let forecast = Some(Standing::Forecast);
        case("rentree", "fin_mois(03)", Level::Lycee, official);
        case("fenetre.fin avant", "fin_mois(03)", Level::Lycee, forecast); // its start alone
        case("rentree", "fenetre.debut", Level::Lycee, forecast);
        case(
            "certif.ouverture",
            "fenetre.debut",
            Level::College,
            forecast,
        );
        case("rentree", "vacances(9).depart", Level::College, None);
    }

    #[test]
    fn a_remark_for_some_zones_names_them() {
        let today = day("2027-03-04");
        let list = list(vec![
            task("a", "fenetre.debut", "fenetre.fin brut"), // 5 March: in the winter of zone B
            task("b", "rentree", "date(03-05) avant"),
        ]);
        let calendars = zones(Level::Lycee);
        let found = items(&list, &calendars, &Traits::default(), Ticks::NotKept, today);
        let warnings = |index: usize| -> Vec<String> {
            let texts = found[index].warnings.iter();
            texts.map(|text| text.replace('\u{a0}', " ")).collect()
        };
        let expected = [
            "zone A : plus que 2 jours de classe",
            "zone B : échéance un jour sans classe : vendredi 5 mars 2027 (vacances d’hiver)",
            "zone B : plus aucun jour de classe d’ici là",
            "zone C : plus que 2 jours de classe",
        ];
        assert_eq!(warnings(1), expected);
        // Zone B has been over since 19 February: nothing is left to count there.
        let expected = [
            "zone A : plus que 2 jours de classe",
            "zone C : plus que 2 jours de classe",
        ];
        assert_eq!(warnings(0), expected);
        assert_eq!(found[1].periods, [(3, Part::Main), (4, Part::Main)]);
    }
}
