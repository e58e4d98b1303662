//! Every published row is in the bundled years, and they say nothing else.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use pixplan::calendar::{
    Audience, DateRange, Published, Reliability, SchoolYear, Standing, Territory, YearFile, Zone,
    ZoneYear,
};
use pixplan::parse::calendar_toml;
use pixplan::school::Level;

use super::source::{Row, rows};

/// A published name, and the key of the holiday that it stands for.
const KEYS: [(&str, &str); 19] = [
    ("Vacances de la Toussaint", "toussaint"),
    ("Vacances de Noël", "noel"),
    ("Vacances d'Hiver", "hiver"),
    ("Vacances de Printemps", "printemps"),
    ("Vacances de Carnaval", "carnaval"),
    ("Vacances de Pâques", "paques"),
    ("Vacances après 1ère période", "apres-periode-1"),
    ("Vacances d'Été austral", "ete-austral"),
    ("Vacances après 3ème période", "apres-periode-3"),
    ("Vacances après 4ème période", "apres-periode-4"),
    ("Vacances de Septembre", "septembre"),
    ("Vacances de Novembre", "novembre"),
    ("Vacances de Février", "fevrier"),
    ("Vacances de Mai", "mai"),
    ("Vacances 1ère période", "periode-1"),
    ("Vacances 2ème période", "periode-2"),
    ("Vacances 3ème période", "periode-3"),
    ("Vacances 4ème période", "periode-4"),
    ("Pont de l'Ascension", "ascension"),
];

/// A published name of a few days off, and how it is printed.
const DAYS_OFF: [(&str, &str); 12] = [
    ("Pont de l'Ascension", "pont de l’Ascension"),
    ("Pont de l'Ascension (vendredi)", "pont de l’Ascension"),
    ("Pont à Pâques", "pont de Pâques"),
    ("Pont", "pont"),
    ("Ascension", "Ascension"),
    ("Pentecôte", "Pentecôte"),
    ("Lundi de Pentecôte", "lundi de Pentecôte"),
    ("Mi-carême", "Mi-carême"),
    ("Journée vaquée", "journée vaquée"),
    ("Journée banalisée", "journée banalisée"),
    ("Semaine en mai", "semaine en mai"),
    ("Abolition de l’esclavage", "Abolition de l’esclavage"),
];

/// What the rows were found to be.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    returns: usize,
    summers: usize,
    holidays: usize,
    days_off: usize,
    primary_schools: usize,
}

#[test]
fn every_published_row_is_in_the_bundled_years() {
    let mut tally = Tally::default();
    let mut seen = BTreeSet::new();
    for row in rows() {
        let Some(concerned) = row.concerned() else {
            // Primary schools do not use Pix: their rows are out of scope.
            tally.primary_schools += 1;
            continue;
        };
        let file = year(row.year);
        let zone = file
            .zone(row.zone)
            .unwrap_or_else(|| panic!("{}", place(&row)));
        if row.name.starts_with("Rentrée") {
            compare_return(&row, zone);
            tally.returns += 1;
        } else if row.is_summer() {
            compare_summer(&row, zone, &concerned.levels);
            tally.summers += 1;
        } else if compare_holiday(&row, zone, &mut seen) {
            tally.holidays += 1;
        } else {
            compare_day_off(&row, zone, &mut seen);
            tally.days_off += 1;
        }
    }
    let expected = Tally {
        returns: 200,
        summers: 185,
        holidays: 413,
        days_off: 100,
        primary_schools: 27,
    };
    assert_eq!(tally, expected);
    assert_eq!(200 + 185 + 413 + 100 + 27, 925, "every row of the file");
    assert_eq!(seen, stated(), "and no other holiday is bundled");
}

fn year(first: i32) -> YearFile {
    let file = calendar_toml::bundled(SchoolYear(first));
    file.unwrap_or_else(|| panic!("{first} is bundled"))
}

fn place(row: &Row) -> String {
    format!(
        "holidays.csv, line {} ({}, {})",
        row.line, row.zone, row.name
    )
}

/// What the confidence of a row reads in a year file.
fn sureness(row: &Row) -> (Standing, Reliability) {
    let reliability = match row.confidence.as_str() {
        "dataset" | "secondary" => Reliability::AsPublished,
        "corrected" => Reliability::Corrected,
        "conflict" => Reliability::Conflict,
        "ambiguous" => Reliability::Ambiguous,
        "inferred" => Reliability::Inferred,
        "unverified" => Reliability::Unverified,
        "unreliable" => Reliability::Unreliable,
        other => panic!("{}: {other}", place(row)),
    };
    // The three zones of 2027-2028 and what the press says of 2026-2027.
    let is_press = row.confidence == "secondary"
        || (row.year, row.zone) == (2026, Zone::Reunion)
        || row.year == 2027;
    let standing = if is_press {
        Standing::Secondary
    } else {
        Standing::Official
    };
    (standing, reliability)
}

fn compare_date(row: &Row, date: Option<&Published<NaiveDate>>, expected: NaiveDate) {
    let date = date.unwrap_or_else(|| panic!("{} is missing", place(row)));
    let found = (date.value, (date.standing, date.reliability));
    assert_eq!(found, (expected, sureness(row)), "{}", place(row));
}

fn compare_return(row: &Row, zone: &ZoneYear) {
    let date = if row.is_for_teachers() {
        &zone.teachers_return
    } else {
        &zone.pupils_return
    };
    compare_date(row, date.as_ref(), row.back.unwrap());
}

/// The end of a year, and the return of the next one.
fn compare_summer(row: &Row, zone: &ZoneYear, levels: &[Level]) {
    let departure = row.departure.unwrap();
    for level in levels {
        let own = zone.for_school(*level, row.zone.territory());
        let end = own.last_day.unwrap_or_else(|| panic!("{}", place(row)));
        assert_eq!(end.value, departure, "{} {level}", place(row));
        if row.back.is_none() {
            assert_eq!(end.reliability, sureness(row).1, "{}", place(row));
        }
    }
    compare_days_off(row, departure, row.back);
    if let Some(back) = row.back {
        let next = year(row.year + 1);
        let next = next
            .zone(row.zone)
            .unwrap_or_else(|| panic!("{}", place(row)));
        let date = if row.is_for_teachers() {
            &next.teachers_return
        } else {
            &next.pupils_return
        };
        let date = date.as_ref().unwrap();
        let found = (date.value, date.reliability);
        assert_eq!(found, (back, sureness(row).1), "{}", place(row));
    }
}

/// The file's own days off follow from its departure and its return.
fn compare_days_off(row: &Row, departure: NaiveDate, back: Option<NaiveDate>) {
    let first = match departure.weekday() {
        Weekday::Sat => departure,
        _ => departure + TimeDelta::days(1),
    };
    assert_eq!(row.first_day_off, Some(first), "{}", place(row));
    let last = back.map(|back| back - TimeDelta::days(1));
    assert_eq!(row.last_day_off, last, "{}", place(row));
}

type Seen = BTreeSet<(i32, Zone, String, String)>;

fn compare_holiday(row: &Row, zone: &ZoneYear, seen: &mut Seen) -> bool {
    let Some(departure) = row.departure else {
        return false;
    };
    let mut keys = KEYS.iter();
    let Some((_, key)) = keys.find(|(name, _)| *name == row.name) else {
        return false;
    };
    let mut holidays = zone.holidays.iter();
    let holiday = holidays.find(|holiday| holiday.key.0 == *key);
    let holiday = holiday.unwrap_or_else(|| panic!("{}", place(row)));
    let found = (holiday.last_school_day, holiday.back_to_school);
    assert_eq!(found, (departure, row.back), "{}", place(row));
    compare_days_off(row, departure, row.back);
    let days = holiday.days_off();
    let expected = row
        .last_day_off
        .map(|_| (row.first_day_off, row.last_day_off));
    let days = days.map(|days| (Some(days.first()), Some(days.last())));
    assert_eq!(days, expected, "{}", place(row));
    let found = (holiday.standing, holiday.reliability);
    assert_eq!(found, sureness(row), "{}", place(row));
    compare_audience(row, &holiday.audience);
    seen.insert((row.year, row.zone, "holiday".to_owned(), (*key).to_owned()));
    true
}

fn compare_day_off(row: &Row, zone: &ZoneYear, seen: &mut Seen) {
    let (first, last) = (row.first_day_off.unwrap(), row.last_day_off.unwrap());
    let days = DateRange::new(first, last).unwrap();
    let mut names = DAYS_OFF.iter();
    let name = names.find(|(name, _)| *name == row.name);
    let (_, name) = name.unwrap_or_else(|| panic!("{}", place(row)));
    if let Some(back) = row.back {
        assert_eq!(back, last + TimeDelta::days(1), "{}", place(row));
    }
    let is_it = |audience: &Audience| audience_of(row) == places(audience);
    // Six days as printed are more than a bridge: two rows of Guadeloupe.
    if days.days() > 5 {
        let mut holidays = zone.holidays.iter();
        let holiday = holidays.find(|one| one.name == *name && one.days_off() == Some(days));
        let holiday = holiday.unwrap_or_else(|| panic!("{}", place(row)));
        assert_eq!(
            (holiday.standing, holiday.reliability),
            sureness(row),
            "{}",
            place(row)
        );
        assert!(is_it(&holiday.audience), "{}", place(row));
        let key = holiday.key.0.clone();
        seen.insert((row.year, row.zone, "holiday".to_owned(), key));
        return;
    }
    let mut bridges = zone.days_off.iter();
    let day_off = bridges.find(|one| {
        let is_same = one.days == days && one.name == *name;
        is_same && is_it(&one.audience)
    });
    let day_off = day_off.unwrap_or_else(|| panic!("{}", place(row)));
    assert_eq!(
        (day_off.standing, day_off.reliability),
        sureness(row),
        "{}",
        place(row)
    );
    let key = day_off.key.0.clone();
    seen.insert((row.year, row.zone, "day off".to_owned(), key));
}

fn compare_audience(row: &Row, audience: &Audience) {
    assert_eq!(places(audience), audience_of(row), "{}", place(row));
}

/// Everybody whom an audience includes.
fn places(audience: &Audience) -> Vec<(Level, Territory)> {
    everybody()
        .into_iter()
        .filter(|(level, territory)| audience.includes(*level, *territory))
        .collect()
}

fn audience_of(row: &Row) -> Vec<(Level, Territory)> {
    everybody()
        .into_iter()
        .filter(|(level, territory)| row.concerns(*level, *territory))
        .collect()
}

fn everybody() -> Vec<(Level, Territory)> {
    let levels = Level::ALL.into_iter();
    let all = levels.flat_map(|level| Territory::ALL.map(|territory| (level, territory)));
    all.collect()
}

/// Every holiday and bridge that the bundled files state.
fn stated() -> Seen {
    let mut stated = Seen::new();
    for first in 2019..=2027 {
        for zone in year(first).zones {
            for holiday in &zone.holidays {
                let key = holiday.key.0.clone();
                stated.insert((first, zone.zone, "holiday".to_owned(), key));
            }
            for day_off in &zone.days_off {
                let key = day_off.key.0.clone();
                stated.insert((first, zone.zone, "day off".to_owned(), key));
            }
        }
    }
    stated
}
