//! Rules against the second implementation: any rule, then every task.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use chrono::NaiveDate;
use pixplan::calendar::Zone;
use pixplan::checklist::resolve::{Surroundings, resolve};
use pixplan::checklist::{DateRule, Snap, Task, Traits, occurrences};
use pixplan::school::Level;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::naive::Naive;
use super::{LISTS, YEARS, calendar, levels, tasks_of, unconditional};

type Naives = BTreeMap<(i32, Zone, Level), Naive>;

/// Every zone and year that is published from end to end.
static NAIVES: LazyLock<Naives> = LazyLock::new(|| {
    let mut all = Naives::new();
    for year in YEARS {
        for zone in Zone::ALL {
            for level in Level::ALL {
                let calendar = calendar(year, zone, level);
                let naive = if Zone::METROPOLE.contains(&zone) {
                    Naive::from_rows(year, zone, level)
                } else if calendar.days.is_complete() {
                    Naive::from_calendar(calendar)
                } else {
                    continue;
                };
                all.insert((year, zone, level), naive);
            }
        }
    }
    all
});

/// The date that the library gives to a rule.
fn found(rule: &str, snap: Snap, place: (i32, Zone, Level)) -> Option<NaiveDate> {
    let around = Surroundings {
        calendar: calendar(place.0, place.1, place.2),
        period: None,
        task: &|_| None,
    };
    let rule: DateRule = rule
        .parse()
        .unwrap_or_else(|error| panic!("{rule}: {error}"));
    resolve(&rule, snap, &around).date()
}

/// Anchors that no calendar names, and some that none has.
const DATES: [&str; 10] = [
    "date(02-29)",
    "date(08-05)",
    "date(08-31)",
    "date(11-11)",
    "date(12-30)",
    "date(05-01)",
    "date(07-31)",
    "fin_mois(02)",
    "fin_mois(07)",
    "vacances(8).depart",
];

fn steps() -> impl Strategy<Value = Vec<String>> {
    let step = (
        select(vec!["+", "-"]),
        0..=12_u32,
        select(vec!["j", "s", "m", "js", "ss"]),
    );
    let step = step.prop_map(|(sign, count, unit)| match unit {
        "j" => format!("{sign} {}{unit}", count * 3),
        "m" => format!("{sign} {}{unit}", count / 3),
        _ => format!("{sign} {count}{unit}"),
    });
    proptest::collection::vec(step, 0..=3)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 3000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_rule_falls_on_the_day_that_walking_finds(
        place in any::<Index>(),
        anchor in any::<Index>(),
        steps in steps(),
        word in select(vec!["", "avant", "apres", "brut"]),
        is_due in any::<bool>(),
    ) {
        let places: Vec<&(i32, Zone, Level)> = NAIVES.keys().collect();
        let place = **place.get(&places);
        let naive = &NAIVES[&place];
        let anchors: Vec<&str> = naive.anchor_names().chain(DATES).collect();
        let anchor = *anchor.get(&anchors);
        let rule = format!("{anchor} {} {word}", steps.join(" "));
        let rule = rule.trim();
        let (use_of, default) = if is_due { (Snap::Before, "avant") } else { (Snap::After, "apres") };
        prop_assert_eq!(found(rule, use_of, place), naive.date(rule, default), "{} {:?}", rule, place);
    }
}

/// The due date of a task, by walking; `tache(…)` asks for another one's.
fn due(naive: &Naive, tasks: &[&Task], task: &Task, period: Option<u32>) -> Option<NaiveDate> {
    date(naive, tasks, task.due.as_ref()?, period, "avant")
}

fn date(
    naive: &Naive,
    tasks: &[&Task],
    rule: &DateRule,
    period: Option<u32>,
    snap: &'static str,
) -> Option<NaiveDate> {
    let mut text = rule.text.clone();
    if let Some(number) = period {
        text = text.replace("periode.", &format!("periode({number})."));
    }
    if let Some(id) = text
        .strip_prefix("tache(")
        .and_then(|rest| rest.split_once(')'))
    {
        let other = tasks.iter().find(|task| task.id == id.0)?;
        let from = due(naive, tasks, other, None)?;
        text = format!("date({}){}", from.format("%m-%d"), id.1);
    }
    naive.date(&text, snap)
}

#[test]
fn every_task_of_every_list_falls_on_the_day_that_walking_finds() {
    let mut n_dates = 0;
    for ((year, zone, level), naive) in NAIVES.iter() {
        let calendar = calendar(*year, *zone, *level);
        for (name, list) in LISTS.iter() {
            if !levels(list).contains(level) {
                continue;
            }
            let list = unconditional(list);
            let tasks: Vec<&Task> = tasks_of(&list, *year).collect();
            for found in occurrences(&list, calendar, &Traits::default()) {
                let place = format!("{name} {} {year} {zone} {level}", found.id);
                let period = found
                    .id
                    .split_once('@')
                    .map(|(_, number)| number.parse().unwrap());
                let start = found.task.start.as_ref().expect("a start");
                let start = date(naive, &tasks, start, period, "apres");
                assert_eq!(found.start.date(), start, "{place}, start");
                // A task that can never start has no due date either.
                let expected = due(naive, &tasks, found.task, period);
                let is_without_start = found.due == found.start && start.is_none();
                assert!(
                    found.due.date() == expected || is_without_start,
                    "{place}: {:?}, not {expected:?}",
                    found.due.date()
                );
                if let (Some(rule), Some(limit)) = (&found.task.limit, &found.limit) {
                    let expected = date(naive, &tasks, rule, period, "avant");
                    assert_eq!(limit.date(), expected, "{place}, limit");
                }
                n_dates += usize::from(expected.is_some());
            }
        }
    }
    assert!(n_dates > 30_000, "{n_dates}");
}
