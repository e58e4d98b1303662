//! The lists of tasks: what they hold, where it comes from, and when it is due.

mod documents;
mod facts;
mod naive;
mod national;
mod oracle;
mod outcomes;
mod reference;
mod remarks;
mod selected;
mod snapshot;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use pixplan::calendar::{Calendar, SchoolYear, Setting, Zone};
use pixplan::checklist::{Checklist, Task};
use pixplan::parse::{calendar_toml, checklist_toml, public_holidays_toml};
use pixplan::school::Level;

/// The bundled years, by the civil year in which they start.
const YEARS: std::ops::RangeInclusive<i32> = 2019..=2027;

/// The seven bundled lists.
static LISTS: LazyLock<Vec<(&str, Checklist)>> = LazyLock::new(|| {
    let lists = checklist_toml::BUNDLED_CHECKLISTS.into_iter();
    let read = lists.map(|list| {
        let (checklist, findings) = checklist_toml::read(list.text.as_bytes());
        assert_eq!(findings, [], "{}", list.name);
        (list.name, checklist)
    });
    read.collect()
});

/// Every school of the bundled years.
static CALENDARS: LazyLock<BTreeMap<(i32, Zone, Level), Calendar>> = LazyLock::new(|| {
    let rules = public_holidays_toml::bundled();
    let mut calendars = BTreeMap::new();
    for year in YEARS {
        let file = calendar_toml::bundled(SchoolYear(year)).unwrap();
        for zone in Zone::ALL {
            for level in Level::ALL {
                let setting = Setting::new(zone, level);
                let calendar = Calendar::new(&file, setting, &rules, &calendar_toml::bundled);
                calendars.insert((year, zone, level), calendar);
            }
        }
    }
    calendars
});

fn list(name: &str) -> &'static Checklist {
    let found = LISTS.iter().find(|(known, _)| *known == name);
    &found.unwrap_or_else(|| panic!("no list {name}")).1
}

/// The national list of a level.
fn national(level: Level) -> &'static Checklist {
    list(level.id())
}

/// A list whose tasks concern every school, whatever their conditions.
fn unconditional(list: &Checklist) -> Checklist {
    let mut list = list.clone();
    for task in &mut list.tasks {
        task.conditions.clear();
    }
    list
}

fn calendar(year: i32, zone: Zone, level: Level) -> &'static Calendar {
    &CALENDARS[&(year, zone, level)]
}

/// The levels for which a list is.
fn levels(list: &Checklist) -> Vec<Level> {
    list.level.map_or(Level::ALL.to_vec(), |level| vec![level])
}

fn has_task(list: &Checklist, id: &str) -> bool {
    list.tasks.iter().any(|task| task.id == id)
}

/// The tasks that hold in a year.
fn tasks_of(list: &Checklist, year: i32) -> impl Iterator<Item = &Task> {
    let tasks = list.tasks.iter();
    tasks.filter(move |task| task.years.contains(SchoolYear(year)))
}
