//! The dates of the national lists in 2026-2027, written down: a rule that
//! changes is seen in review. `PIXPLAN_BLESS=1 cargo test` writes them anew.

use std::fmt::Write;

use pixplan::calendar::{Standing, Zone};
use pixplan::checklist::{Outcome, Traits, occurrences};
use pixplan::school::Level;

use super::{calendar, national, unconditional};

const PATH: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/tests/it/data/outcomes-2026-2027.txt"
);

const HEAD: &str = "\
# Dates of every task of the national lists in 2026-2027: start..due, zone by zone;
# one column when the three zones agree. F: forecast; np: not published; so: without object.
# Written by the tests: PIXPLAN_BLESS=1 cargo test checklists::snapshot
";

fn short(outcome: &Outcome) -> String {
    match outcome {
        Outcome::On(found) => {
            let forecast = if found.standing == Standing::Forecast {
                "F"
            } else {
                ""
            };
            format!("{}{forecast}", found.date)
        }
        Outcome::Unpublished(_) => "np".to_owned(),
        Outcome::NotApplicable(_) => "so".to_owned(),
    }
}

fn written() -> String {
    let mut out = HEAD.to_owned();
    for level in Level::ALL {
        let list = unconditional(national(level));
        let zones = Zone::METROPOLE.map(|zone| {
            let all = occurrences(&list, calendar(2026, zone, level), &Traits::default());
            let lines = all.iter().map(|one| {
                let dates = format!("{}..{}", short(&one.start), short(&one.due));
                (one.id.clone(), dates)
            });
            lines.collect::<Vec<_>>()
        });
        let [a, b, c] = &zones;
        assert_eq!(
            (a.len(), a.len()),
            (b.len(), c.len()),
            "the zones have the same tasks"
        );
        for ((a, b), c) in a.iter().zip(b).zip(c) {
            assert_eq!((&a.0, &a.0), (&b.0, &c.0), "in the same order");
            let dates = if a.1 == b.1 && b.1 == c.1 {
                a.1.clone()
            } else {
                format!("A {}  B {}  C {}", a.1, b.1, c.1)
            };
            writeln!(out, "{:<8}{:<30}{dates}", level.id(), a.0).unwrap();
        }
    }
    out
}

#[test]
fn the_dates_of_2026_2027_are_those_written_down() {
    let found = written();
    if std::env::var_os("PIXPLAN_BLESS").is_some() {
        std::fs::write(PATH, &found).unwrap();
        return;
    }
    let expected = std::fs::read_to_string(PATH).unwrap().replace("\r\n", "\n");
    // Line by line: the first difference is what one wants to read.
    for (found, expected) in found.lines().zip(expected.lines()) {
        assert_eq!(found, expected, "see PIXPLAN_BLESS in {PATH}");
    }
    assert_eq!(found.lines().count(), expected.lines().count());
}
