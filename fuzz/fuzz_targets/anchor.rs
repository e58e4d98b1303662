//! The anchor language: any text read; a rule that reads has a date, or a reason
//! for none, in every zone; a rule that does not shows where.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use pixplan::calendar::{Calendar, SchoolYear, Setting, Zone};
use pixplan::checklist::{Checklist, DateRule, Task, Ticks, Traits, items};
use pixplan::parse::{calendar_toml, checklist_toml};
use pixplan::school::Level;

static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    let setting = |zone| Setting::new(zone, Level::College);
    let zones = [Zone::A, Zone::B, Zone::Polynesie];
    let calendar = |zone| calendar_toml::bundled_calendar(SchoolYear(2026), setting(zone));
    zones.into_iter().filter_map(calendar).collect()
});

const TASK: &[u8] = b"titre = \"L\"\n[[tache]]\nid = \"a\"\ntitre = \"A\"\nroles = [\"referent\"]\n";

static LIST: LazyLock<Checklist> = LazyLock::new(|| checklist_toml::read(TASK).0);

fuzz_target!(|text: &str| {
    match text.parse::<DateRule>() {
        Ok(rule) => {
            assert_eq!(rule.text.parse::<DateRule>().as_ref(), Ok(&rule));
            let tasks = LIST.tasks.iter().map(|task| Task {
                start: Some(rule.clone()),
                due: Some(rule.clone()),
                ..task.clone()
            });
            let list = Checklist {
                tasks: tasks.collect(),
                ..LIST.clone()
            };
            let today = "2026-11-23".parse().unwrap();
            items(&list, &CALENDARS, &Traits::default(), Ticks::NotKept, today);
        }
        Err(error) => assert!(error.excerpt().contains('^')),
    }
});
