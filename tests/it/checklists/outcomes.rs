//! Every rule of every task on every year, zone and level: a date, a forecast,
//! *non publié* or *sans objet*, as the tables of `facts` say.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use pixplan::calendar::{Calendar, Standing, Zone};
use pixplan::checklist::{Occurrence, Outcome, Task, Traits, occurrences};
use pixplan::school::Level;

use super::facts::{self, Partly};
use super::naive::Naive;
use super::{LISTS, YEARS, calendar, levels, tasks_of, unconditional};

/// What a rule gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Date,
    Forecast,
    Unpublished,
    NotApplicable,
}

impl Kind {
    fn of(outcome: &Outcome) -> Self {
        match outcome {
            Outcome::On(found) if found.standing == Standing::Forecast => Self::Forecast,
            Outcome::On(_) => Self::Date,
            Outcome::Unpublished(_) => Self::Unpublished,
            Outcome::NotApplicable(_) => Self::NotApplicable,
        }
    }
}

/// The edges of periods made by a forecast window: the collège's of 2028 ends
/// in period 5 of zones A, B and C, the lycée's of 2027 in period 3 of La
/// Réunion. The others cut periods that no list names.
const FORECAST_EDGES: [(i32, Zone, Level, &str); 4] = [
    (2026, Zone::Reunion, Level::Lycee, "periode(3).fin"),
    (2027, Zone::A, Level::College, "periode(5).fin"),
    (2027, Zone::B, Level::College, "periode(5).fin"),
    (2027, Zone::C, Level::College, "periode(5).fin"),
];

/// The years in which the window of the collège ends in the seventh period of
/// Polynésie, and cuts it.
const SEVENTH_CUT: [i32; 4] = [2020, 2022, 2023, 2024];

/// A school's year, and what the tables say of it.
struct Place {
    year: i32,
    zone: Zone,
    level: Level,
    naive: Naive,
}

impl Place {
    fn is_whole(&self) -> bool {
        facts::published_whole(self.year, self.zone)
    }

    /// What an anchor gives.
    fn anchor(&self, anchor: &str) -> Kind {
        if anchor.starts_with("date(") || anchor.starts_with("fin_mois(") {
            return Kind::Date;
        }
        if ["certif.", "fenetre.", "rattrapage."]
            .iter()
            .any(|word| anchor.starts_with(word))
        {
            let Some(dates) = facts::certification(self.year, self.zone, self.level) else {
                return Kind::NotApplicable;
            };
            return match dates.get(anchor) {
                Some((_, true)) => Kind::Forecast,
                Some((_, false)) => Kind::Date,
                None => Kind::Unpublished,
            };
        }
        if !self.is_whole() {
            let known = Partly::find(self.year, self.zone).is_some_and(|one| one.knows(anchor));
            return if known { Kind::Date } else { Kind::Unpublished };
        }
        if !self.has(anchor) {
            return Kind::NotApplicable;
        }
        if FORECAST_EDGES.contains(&(self.year, self.zone, self.level, anchor)) {
            return Kind::Forecast;
        }
        Kind::Date
    }

    /// Whether a year published from end to end has a period of that name.
    fn has(&self, anchor: &str) -> bool {
        let Some(rest) = anchor.strip_prefix("periode(") else {
            return true;
        };
        match rest.split_once(')').unwrap().0 {
            "7bis" => self.zone == Zone::Polynesie && SEVENTH_CUT.contains(&self.year),
            number => number.parse::<u32>().unwrap() <= self.n_periods(),
        }
    }

    /// How many periods are known.
    fn n_periods(&self) -> u32 {
        if !self.is_whole() {
            return 0;
        }
        facts::n_periods(self.year, self.zone, self.level)
    }

    /// What a rule gives, and its day before snapping.
    fn rule(&self, text: &str) -> (Kind, Option<NaiveDate>) {
        let kind = self.anchor(text.split_whitespace().next().unwrap());
        let raw = self.naive.raw(text).filter(|_| kind <= Kind::Forecast);
        match raw {
            Some(day) if !text.ends_with("brut") && !self.is_certain(day) => {
                (Kind::Forecast, raw) // a snap over days that nobody knows
            }
            _ => (kind, raw),
        }
    }

    fn is_certain(&self, day: NaiveDate) -> bool {
        let partly = Partly::find(self.year, self.zone);
        self.is_whole() || partly.is_some_and(|partly| partly.is_certain(day))
    }
}

/// The rule of a task's date with the numbers and the dates it stands for.
fn written(rule: &str, period: Option<u32>, tasks: &[&Task]) -> String {
    let text = match period {
        Some(number) => rule.replace("periode.", &format!("periode({number}).")),
        None => rule.replace("periode.", "periode(1)."),
    };
    let Some((id, rest)) = text
        .strip_prefix("tache(")
        .and_then(|text| text.split_once(')'))
    else {
        return text;
    };
    let other = tasks.iter().find(|task| task.id == id).unwrap();
    let due = written(&other.due.as_ref().unwrap().text, None, tasks);
    // Only printed documents chain dates, and they do not snap them.
    let due = due.strip_suffix(" brut").expect("a date as printed");
    format!("{due}{rest}")
}

fn look(
    place: &Place,
    calendar: &Calendar,
    name: &str,
    found: &Occurrence<'_>,
    tasks: &[&Task],
) -> usize {
    let task = found.task;
    let period = found
        .id
        .split_once('@')
        .map(|(_, number)| number.parse().unwrap());
    let mut n_rules = 0;
    let mut check = |which: &str, rule: &str, outcome: &Outcome| {
        let (kind, raw) = place.rule(&written(rule, period, tasks));
        let where_ = format!(
            "{name} {} {which} « {rule} » {} {} {}: {outcome:?}",
            found.id, place.year, place.zone, place.level
        );
        assert_eq!(Kind::of(outcome), kind, "{where_}");
        assert_eq!(outcome.resolved().map(|found| found.raw), raw, "{where_}");
        n_rules += 1;
    };
    let start = &task.start.as_ref().expect("a start").text;
    let due = &task.due.as_ref().expect("a due date").text;
    check("debut", start, &found.start);
    if Kind::of(&found.start) == Kind::NotApplicable {
        assert_eq!(
            found.due, found.start,
            "{name} {}: it never starts",
            found.id
        );
    } else {
        check("echeance", due, &found.due);
    }
    if let (Some(rule), Some(limit)) = (&task.limit, &found.limit) {
        check("limite", &rule.text, limit);
    }
    let due = found.due.date();
    let first = calendar.first_school_day();
    let is_early = due.zip(first).is_some_and(|(due, first)| due < first);
    assert!(
        !is_early,
        "{name} {}: due before the pupils' return",
        found.id
    );
    let last = calendar.year.span(place.zone).last();
    assert!(
        due.is_none_or(|due| due <= last),
        "{name} {}: due after the year",
        found.id
    );
    n_rules
}

#[test]
fn every_task_has_the_outcome_that_the_published_dates_allow() {
    let mut n_rules = 0;
    for year in YEARS {
        for zone in Zone::ALL {
            for level in Level::ALL {
                let calendar = calendar(year, zone, level);
                let place = Place {
                    year,
                    zone,
                    level,
                    naive: Naive::from_calendar(calendar),
                };
                assert_eq!(
                    calendar.days.is_complete(),
                    place.is_whole(),
                    "{year} {zone}"
                );
                for (name, list) in LISTS.iter() {
                    if !levels(list).contains(&level) {
                        continue;
                    }
                    let list = unconditional(list);
                    let tasks: Vec<&Task> = tasks_of(&list, year).collect();
                    let all = occurrences(&list, calendar, &Traits::default());
                    for found in &all {
                        n_rules += look(&place, calendar, name, found, &tasks);
                    }
                    assert_ids(name, &tasks, &all, &place);
                }
            }
        }
    }
    assert!(n_rules > 90_000, "{n_rules}");
}

/// Every task of the year is there, once or once per period, under its own id.
fn assert_ids(name: &str, tasks: &[&Task], all: &[Occurrence<'_>], place: &Place) {
    let n_periods = place.n_periods();
    let mut expected: Vec<String> = Vec::new();
    for task in tasks {
        match task.repeats {
            Some((first, last)) if n_periods > 0 => {
                let numbers = first..=last.min(n_periods);
                expected.extend(numbers.map(|number| format!("{}@{number}", task.id)));
            }
            _ => expected.push(task.id.clone()),
        }
    }
    let found: Vec<&str> = all.iter().map(|one| one.id.as_str()).collect();
    let place = format!("{name} {} {} {}", place.year, place.zone, place.level);
    assert_eq!(found, expected, "{place}");
    expected.sort_unstable();
    expected.dedup();
    assert_eq!(found.len(), expected.len(), "{place}: an id comes twice");
}

/// How many due dates of the national lists are known, forecast, not published
/// and without object: a picture that a person can read.
#[test]
fn the_outcomes_of_the_national_lists_are_these() {
    fn count(year: i32, zone: Zone) -> [usize; 4] {
        let mut kinds: BTreeMap<Kind, usize> = BTreeMap::new();
        for level in Level::ALL {
            let list = unconditional(super::national(level));
            for found in occurrences(&list, calendar(year, zone, level), &Traits::default()) {
                *kinds.entry(Kind::of(&found.due)).or_default() += 1;
            }
        }
        let all = [
            Kind::Date,
            Kind::Forecast,
            Kind::Unpublished,
            Kind::NotApplicable,
        ];
        all.map(|kind| kinds.get(&kind).copied().unwrap_or_default())
    }

    #[track_caller]
    fn case(year: i32, zone: Zone, expected: [usize; 4]) {
        assert_eq!(count(year, zone), expected, "{year} {zone}");
    }

    case(2019, Zone::B, [72, 0, 0, 34]); // nothing is certified
    case(2020, Zone::B, [175, 0, 0, 0]);
    case(2025, Zone::B, [198, 0, 0, 0]);
    case(2026, Zone::B, [172, 30, 0, 0]); // the lycée window, the openings
    case(2027, Zone::B, [144, 56, 0, 0]); // every window
    case(2025, Zone::Polynesie, [136, 14, 14, 0]); // periods are not known
    case(2026, Zone::Guadeloupe, [0, 78, 90, 0]); // only the national window is
    case(2026, Zone::Corse, [7, 82, 79, 0]); // and its Christmas
    case(2026, Zone::NouvelleCaledonie, [138, 0, 0, 64]); // no window
    case(2027, Zone::WallisEtFutuna, [0, 17, 85, 64]); // nothing at all
}
