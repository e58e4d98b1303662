//! The remarks that help, on the years and documents where they were needed.

use pixplan::calendar::Zone;
use pixplan::checklist::{Ticks, Traits, items, warning};
use pixplan::school::Level;

use super::{YEARS, calendar, list, national};

/// The remarks on a task of a list, on the day of a document's year.
fn remarks(name: &str, year: i32, zone: Zone, level: Level, id: &str) -> Vec<String> {
    let calendars = [calendar(year, zone, level).clone()];
    let today = format!("{year}-08-01").parse().unwrap();
    let all = items(
        list(name),
        &calendars,
        &Traits::default(),
        Ticks::NotKept,
        today,
    );
    let found = all.iter().find(|item| item.occurrence.id == id);
    let found = found.unwrap_or_else(|| panic!("{name} has no {id}"));
    let texts = found.warnings.iter();
    texts.map(|text| text.replace('\u{a0}', " ")).collect()
}

#[test]
fn the_faults_of_the_printed_documents_are_remarked() {
    #[track_caller]
    fn case(name: &str, year: i32, zone: Zone, level: Level, id: &str, expected: &str) {
        let found = remarks(name, year, zone, level, id);
        assert!(
            found.iter().any(|text| text.contains(expected)),
            "{id}: {found:?}"
        );
    }

    let lille = |id, expected| case("lille-2024", 2024, Zone::B, Level::Lycee, id, expected);
    // year.md §6.5 marks them with a star: not a day of class.
    lille(
        "administrateurs-mettre-a-jour",
        "dimanche 15 septembre 2024 (week-end)",
    );
    lille("campagnes-rentree-bilan", "samedi 19 octobre 2024");
    lille(
        "certifiables-verifier",
        "samedi 30 novembre 2024 (week-end)",
    );
    lille("sites-bloques", "dimanche 15 décembre 2024 (week-end)");
    lille(
        "salles-reserver",
        "lundi 30 décembre 2024 (vacances de Noël)",
    );
    lille("rattrapages", "samedi 15 mars 2025 (week-end)");
    lille(
        "rattrapages",
        "cela n’est utile que jusqu’au vendredi 7 mars 2025",
    );
    // Sessions created six weeks after the window opened.
    case(
        "polynesie-2023",
        2023,
        Zone::Polynesie,
        Level::College,
        "p6-sessions-creer",
        "cela n’est utile que jusqu’au lundi 4 mars 2024",
    );
}

#[test]
fn the_good_days_of_the_documents_are_not_remarked() {
    for id in [
        "campagnes-rentree-creer",
        "passations",
        "sessions-finaliser",
    ] {
        let found = remarks("lille-2024", 2024, Zone::B, Level::Lycee, id);
        assert_eq!(found, [""; 0], "{id}");
    }
}

#[test]
fn the_national_lists_need_no_remark() {
    for year in YEARS {
        for zone in Zone::METROPOLE {
            for level in Level::ALL {
                let calendars = [calendar(year, zone, level).clone()];
                let today = format!("{year}-08-01").parse().unwrap();
                let all = items(
                    national(level),
                    &calendars,
                    &Traits::default(),
                    Ticks::NotKept,
                    today,
                );
                for item in all {
                    let place = format!("{level} {} {year} {zone}", item.occurrence.id);
                    assert_eq!(item.warnings, [""; 0], "{place}");
                }
            }
        }
    }
}

#[test]
fn a_window_that_ends_without_class_gives_its_last_usable_day() {
    #[track_caller]
    fn case(year: i32, zone: Zone, level: Level, expected: &str) {
        let found = warning::window_end(calendar(year, zone, level)).expect("a remark");
        let found = found.replace('\u{a0}', " ");
        assert!(
            found.ends_with(&format!("le dernier jour utilisable est le {expected}.")),
            "{found}"
        );
    }

    case(2026, Zone::B, Level::Lycee, "vendredi 19 février 2027"); // a forecast, in the winter
    case(2021, Zone::B, Level::College, "mercredi 25 mai 2022"); // the bridge of Ascension
    case(2025, Zone::C, Level::College, "vendredi 12 juin 2026"); // a Saturday, as printed
    for zone in [Zone::A, Zone::C] {
        assert_eq!(
            warning::window_end(calendar(2026, zone, Level::Lycee)),
            None
        );
    }
    for zone in Zone::METROPOLE {
        assert_eq!(
            warning::window_end(calendar(2026, zone, Level::College)),
            None
        );
    }
}
