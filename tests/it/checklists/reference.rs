//! The dates of 2026-2027 by zone, worked out by hand (year.md §7.3).

use chrono::NaiveDate;
use pixplan::calendar::Zone;
use pixplan::checklist::{Traits, occurrences};
use pixplan::school::Level;

use super::{calendar, national};

#[test]
fn the_dates_worked_out_by_hand_come_out() {
    let text = include_str!("../data/reference-2026-2027.toml");
    let record: toml::Table = text.parse().unwrap();
    let cases = record["cas"].as_array().unwrap();
    assert!(cases.len() > 60, "{}", cases.len());
    for case in cases {
        let get = |key: &str| case[key].as_str().unwrap();
        let level: Level = get("niveau").parse().unwrap();
        for zone in Zone::METROPOLE {
            let calendar = calendar(2026, zone, level);
            let all = occurrences(national(level), calendar, &Traits::default());
            let id = get("tache");
            let found = all.iter().find(|one| one.id == id);
            let found = found.unwrap_or_else(|| panic!("{level}: no task {id}"));
            let found = match get("champ") {
                "debut" => &found.start,
                "echeance" => &found.due,
                other => panic!("no date called {other}"),
            };
            let expected: NaiveDate = case[zone.id()].to_string().parse().unwrap();
            let place = format!("{level} {id} {} {zone}", get("champ"));
            assert_eq!(found.date(), Some(expected), "{place}");
        }
    }
}
