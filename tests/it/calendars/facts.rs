//! Published facts that the bundled years must give back: the printed periods
//! of a territory, the windows and their amendments, the forecasts.

use chrono::NaiveDate;
use pixplan::calendar::{
    Calendar, DateRange, Publication, SchoolYear, Setting, Standing, Territory, Zone,
};
use pixplan::parse::{academies_toml, calendar_toml};
use pixplan::school::{Level, Uai};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn days(text: &str) -> DateRange {
    let (first, last) = text.split_once("..").unwrap();
    DateRange::new(day(first), day(last)).unwrap()
}

fn calendar(first: i32, zone: Zone, level: Level) -> Calendar {
    let setting = Setting::new(zone, level);
    calendar_toml::bundled_calendar(SchoolYear(first), setting).unwrap()
}

/// A date as reports tell them apart: `2027-03-15`, `~2027-02-15` for a
/// forecast, `non publié`, `sans objet`.
fn told<T: ToString>(publication: &Publication<T>) -> String {
    match publication {
        Publication::Known(known) if known.is_forecast() => format!("~{}", known.value.to_string()),
        Publication::Known(known) => known.value.to_string(),
        Publication::Unpublished => "non publié".to_owned(),
        Publication::NotApplicable => "sans objet".to_owned(),
    }
}

#[test]
fn polynesie_2023_gives_the_sixteen_printed_edges() {
    let college = calendar(2023, Zone::Polynesie, Level::College);
    let print = |date: NaiveDate| date.format("%d/%m/%y").to_string();
    let found: Vec<_> = college
        .periods
        .iter()
        .map(|one| {
            let (first, last) = (print(one.days.first()), print(one.days.last()));
            format!("{one} : du {first} au {last}")
        })
        .collect();
    let printed = [
        "1 : du 14/08/23 au 15/09/23",
        "2 : du 25/09/23 au 27/10/23",
        "3 : du 13/11/23 au 15/12/23",
        "4 : du 15/01/24 au 16/02/24",
        "5 : du 26/02/24 au 28/03/24",
        "6 : du 15/04/24 au 17/05/24",
        "7 : du 27/05/24 au 14/06/24",
        "7 bis : du 15/06/24 au 05/07/24",
    ];
    assert_eq!(found, printed);
}

#[test]
fn the_certification_dates_of_every_year_are_the_known_ones() {
    #[track_caller]
    fn case(first: i32, level: Level, expected: [&str; 4]) {
        let dates = calendar(first, Zone::B, level).certification;
        let found = [
            told(&dates.opening),
            told(&dates.window),
            told(&dates.make_up),
            told(&dates.closing),
        ];
        assert_eq!(found, expected, "{first} {level}");
    }

    const NONE: [&str; 4] = ["sans objet"; 4];
    const UNKNOWN: &str = "non publié";
    case(2019, Level::College, NONE);
    case(2019, Level::Lycee, NONE);
    let window = "du 08/03/2021 au 25/06/2021";
    case(2020, Level::College, [UNKNOWN, window, UNKNOWN, UNKNOWN]);
    let window = "du 04/01/2021 au 05/03/2021";
    case(2020, Level::Lycee, ["2021-01-04", window, UNKNOWN, UNKNOWN]);
    let window = "du 07/03/2022 au 27/05/2022";
    case(
        2021,
        Level::College,
        ["2022-02-01", window, UNKNOWN, UNKNOWN],
    );
    let window = "du 29/11/2021 au 07/04/2022";
    case(2021, Level::Lycee, [UNKNOWN, window, UNKNOWN, UNKNOWN]);
    let window = "du 06/03/2023 au 16/06/2023";
    case(2022, Level::College, [UNKNOWN, window, UNKNOWN, UNKNOWN]);
    let window = "du 14/11/2022 au 17/03/2023";
    case(2022, Level::Lycee, [UNKNOWN, window, UNKNOWN, UNKNOWN]);
    let window = "du 04/03/2024 au 14/06/2024";
    case(
        2023,
        Level::College,
        ["2024-02-05", window, UNKNOWN, UNKNOWN],
    );
    let window = "du 06/11/2023 au 29/03/2024";
    case(2023, Level::Lycee, ["2023-10-09", window, UNKNOWN, UNKNOWN]);
    let window = "du 17/03/2025 au 13/06/2025";
    case(2024, Level::College, [UNKNOWN, window, UNKNOWN, UNKNOWN]);
    let window = "du 07/11/2024 au 07/03/2025";
    case(2024, Level::Lycee, [UNKNOWN, window, UNKNOWN, UNKNOWN]);
    let (window, week) = ("du 16/03/2026 au 13/06/2026", "du 15/06/2026 au 19/06/2026");
    case(2025, Level::College, [UNKNOWN, window, week, "2026-07-16"]);
    let (window, week) = ("du 03/11/2025 au 06/03/2026", "du 09/03/2026 au 13/03/2026");
    case(2025, Level::Lycee, [UNKNOWN, window, week, "2026-07-16"]);
    let (window, week) = (
        "du 15/03/2027 au 11/06/2027",
        "~du 14/06/2027 au 18/06/2027",
    );
    case(
        2026,
        Level::College,
        ["~2027-02-15", window, week, "~2027-07-15"],
    );
    let (window, week) = (
        "~du 02/11/2026 au 05/03/2027",
        "~du 08/03/2027 au 12/03/2027",
    );
    case(
        2026,
        Level::Lycee,
        ["~2026-10-05", window, week, "~2027-07-15"],
    );
    let (window, week) = (
        "~du 13/03/2028 au 09/06/2028",
        "~du 12/06/2028 au 16/06/2028",
    );
    case(
        2027,
        Level::College,
        ["~2028-02-14", window, week, "~2028-07-13"],
    );
    let (window, week) = (
        "~du 08/11/2027 au 03/03/2028",
        "~du 06/03/2028 au 10/03/2028",
    );
    case(
        2027,
        Level::Lycee,
        ["~2027-10-11", window, week, "~2028-07-13"],
    );
}

#[test]
fn an_amended_window_remembers_what_it_was() {
    #[track_caller]
    fn case(first: i32, level: Level, ends: &[&str]) {
        let dates = calendar(first, Zone::A, level).certification;
        let found: Vec<_> = dates.earlier.iter().map(|one| one.end.unwrap()).collect();
        let ends: Vec<_> = ends.iter().map(|end| day(end)).collect();
        assert_eq!(found, ends, "{first} {level}");
        assert!(dates.earlier.iter().all(|one| !one.source.is_empty()));
    }

    case(2020, Level::College, &["2021-05-12", "2021-05-21"]);
    case(2021, Level::College, &["2022-05-20"]);
    case(2021, Level::Lycee, &["2022-03-04"]);
    case(2025, Level::College, &[]);
}

#[test]
fn a_window_has_one_source_and_its_standing() {
    let known = |first, level| calendar(first, Zone::C, level).certification.window;
    let college = known(2026, Level::College);
    let college = college.known().unwrap();
    assert_eq!(college.standing, Standing::Secondary);
    assert_eq!(
        college.source,
        "note de recherche publique lue le 5 octobre 2026"
    );
    let lycee = known(2026, Level::Lycee);
    let lycee = lycee.known().unwrap();
    assert_eq!(lycee.standing, Standing::Forecast);
    assert!(lycee.source.starts_with("prévisionnel"), "{}", lycee.source);
    let printed = known(2023, Level::Lycee);
    assert_eq!(printed.known().unwrap().standing, Standing::Official);
}

#[test]
fn the_windows_of_2027_hold_51_and_69_days_of_class() {
    for zone in Zone::METROPOLE {
        for (level, expected) in [(Level::College, (51, 11)), (Level::Lycee, (69, 14))] {
            let calendar = calendar(2026, zone, level);
            let window = *calendar.certification.window.value().unwrap();
            let n_days = calendar.school_days_in(window).count();
            let found = (n_days, calendar.school_weeks_in(window));
            assert_eq!(found, expected, "{zone} {level}");
        }
    }
}

#[test]
fn the_dates_are_national_but_in_a_civil_year() {
    let national = calendar(2026, Zone::A, Level::College).certification;
    for zone in Zone::ALL {
        let own = calendar(2026, zone, Level::College).certification;
        if zone.is_calendar_year() {
            assert_eq!(told(&own.window), "sans objet", "{zone}");
        } else {
            assert_eq!(own, national, "{zone}");
        }
    }
}

#[test]
fn a_friday_without_class_ends_the_window_of_2022() {
    let college = calendar(2021, Zone::B, Level::College);
    let end = day("2022-05-27");
    let reason = college.day_off_reason(end);
    assert_eq!(reason.as_deref(), Some("pont de l’Ascension"));
    assert_eq!(college.snap_before(end), Some(day("2022-05-25")));
    let last = college
        .periods
        .iter()
        .map(|one| (one.to_string(), one.days));
    let last: Vec<_> = last.skip(4).collect();
    let expected = [
        ("5".to_owned(), days("2022-04-25..2022-05-25")),
        ("5 bis".to_owned(), days("2022-05-28..2022-07-07")),
    ];
    assert_eq!(last, expected);
}

#[test]
fn a_territory_keeps_the_days_of_its_own() {
    let setting = |territory| Setting {
        zone: Zone::Guadeloupe,
        territory,
        level: Level::College,
    };
    let reason = |territory, date| {
        let setting = setting(territory);
        let calendar = calendar_toml::bundled_calendar(SchoolYear(2023), setting).unwrap();
        calendar.day_off_reason(day(date))
    };
    let abolition = Some("Abolition de l’esclavage".to_owned());
    assert_eq!(reason(Territory::SaintMartin, "2024-05-28"), abolition);
    assert_eq!(reason(Territory::SaintMartin, "2024-05-27"), None);
    assert_eq!(reason(Territory::Guadeloupe, "2024-05-27"), abolition);
    assert_eq!(reason(Territory::Guadeloupe, "2024-05-28"), None);
    assert_eq!(reason(Territory::SaintBarthelemy, "2023-10-09"), abolition);
}

#[test]
fn the_lycees_of_polynesie_leave_earlier_and_without_a_holiday_in_may() {
    let college = calendar(2021, Zone::Polynesie, Level::College);
    let lycee = calendar(2021, Zone::Polynesie, Level::Lycee);
    assert!(college.holiday("mai").is_some() && lycee.holiday("mai").is_none());
    assert_eq!(college.last_school_day(), Some(day("2022-07-01")));
    assert_eq!(lycee.last_school_day(), Some(day("2022-06-24")));
}

#[test]
fn what_nobody_published_is_not_invented() {
    let corse = calendar(2026, Zone::Corse, Level::College);
    assert_eq!(corse.first_school_day(), None);
    assert!(corse.holiday("toussaint").is_none() && corse.holiday("noel").is_some());
    assert_eq!(corse.snap_before(day("2027-02-22")), None);
    assert_eq!(
        corse.snap_before(day("2026-12-19")),
        Some(day("2026-12-18"))
    );
    let guyane = calendar(2026, Zone::Guyane, Level::College);
    assert!(guyane.periods.is_empty() && guyane.holiday_number(1).is_none());
    let polynesie = calendar(2025, Zone::Polynesie, Level::College);
    assert_eq!(
        polynesie.snap_after(day("2026-05-01")),
        Some(day("2026-05-04"))
    );
    assert_eq!(polynesie.snap_after(day("2026-05-25")), None);
}

#[test]
fn the_four_national_names_are_known_in_every_complete_year() {
    for first in 2019..=2027 {
        for zone in Zone::ALL {
            let calendar = calendar(first, zone, Level::College);
            if !calendar.days.is_complete() {
                continue;
            }
            for name in ["toussaint", "noel", "hiver", "printemps"] {
                let holiday = calendar.holiday(name);
                assert!(holiday.is_some(), "{first} {zone} {name}");
            }
        }
    }
}

#[test]
fn a_school_number_leads_to_its_year() {
    let academies = academies_toml::bundled();
    let uai: Uai = "0350011X".parse().unwrap();
    let home = academies.home(&uai).unwrap();
    assert_eq!(
        (home.academie.name.as_str(), home.academie.zone),
        ("Rennes", Zone::B)
    );
    let year = SchoolYear::containing(day("2026-11-22"), home.academie.zone);
    assert!(calendar_toml::bundled(year).is_some());
}
