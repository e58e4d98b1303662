//! Two published years, written out for the tests of this library.

use chrono::NaiveDate;

use crate::calendar::{
    Announced, Audience, Calendar, DateRange, DayOff, DayOffKind, Holiday, HolidayKey,
    LevelWindows, PublicHolidayRule, Published, Reliability, SchoolYear, Setting, Standing,
    Territory, YearFile, YearlyDay, Zone, ZoneYear,
};
use crate::school::Level;

/// A date written `2027-03-01`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Days written `2027-03-15..2027-06-11`, or one date.
pub fn days(text: &str) -> DateRange {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    DateRange::new(day(first), day(last)).unwrap()
}

/// An official value without a remark.
pub fn official<T>(value: T) -> Published<T> {
    Published {
        value,
        standing: Standing::Official,
        reliability: Reliability::AsPublished,
        source: "arrêté".to_owned(),
        note: None,
    }
}

/// A holiday from its key and `departure..return`; `?` for an unknown return.
pub fn holiday(key: &str, dates: &str) -> Holiday {
    let (departure, back) = dates.split_once("..").unwrap();
    let key = HolidayKey(key.to_owned());
    Holiday {
        name: key.printed_name(),
        key,
        equivalent: None,
        last_school_day: day(departure),
        back_to_school: (back != "?").then(|| day(back)),
        audience: Audience::default(),
        standing: Standing::Official,
        reliability: Reliability::AsPublished,
        source: "arrêté".to_owned(),
        note: None,
    }
}

/// A bridge from its name and its days.
pub fn bridge(name: &str, range: &str) -> DayOff {
    DayOff {
        key: HolidayKey("ascension".to_owned()),
        days: days(range),
        name: name.to_owned(),
        kind: DayOffKind::Bridge,
        audience: Audience::default(),
        standing: Standing::Official,
        reliability: Reliability::AsPublished,
        source: "arrêté".to_owned(),
        note: None,
    }
}

/// A complete zone year.
pub fn zone_year(zone: Zone, start: &str, holidays: Vec<Holiday>, end: &str) -> ZoneYear {
    ZoneYear {
        pupils_return: Some(official(day(start))),
        last_day: Some(official(day(end))),
        holidays,
        complete: true,
        ..ZoneYear::unpublished(zone)
    }
}

/// The public holidays that the examples meet.
pub fn public_holiday_rules() -> Vec<PublicHolidayRule> {
    let fixed = |month, day| YearlyDay::Fixed { month, day };
    let easter = |offset| YearlyDay::Easter { offset };
    let everywhere: [(&str, YearlyDay); 11] = [
        ("jour de l’An", fixed(1, 1)),
        ("1er mai", fixed(5, 1)),
        ("8 mai", fixed(5, 8)),
        ("14 juillet", fixed(7, 14)),
        ("Assomption", fixed(8, 15)),
        ("Toussaint", fixed(11, 1)),
        ("11 novembre", fixed(11, 11)),
        ("Noël", fixed(12, 25)),
        ("lundi de Pâques", easter(1)),
        ("Ascension", easter(39)),
        ("lundi de Pentecôte", easter(50)),
    ];
    let rule = |(name, when): (&str, YearlyDay), territories: &[Territory]| PublicHolidayRule {
        name: name.to_owned(),
        when,
        territories: territories.to_vec(),
        from: None,
        until: None,
        note: None,
    };
    let good_friday = rule(("Vendredi saint", easter(-2)), &[Territory::Polynesie]);
    let everywhere = everywhere.into_iter().map(|one| rule(one, &[]));
    everywhere.chain([good_friday]).collect()
}

/// Zones A, B and C in 2026-2027, with the collège window of that year.
pub fn year_2026() -> YearFile {
    let mut file = YearFile::empty(SchoolYear(2026), day("2026-11-22"));
    for (zone, winter, spring) in [
        (Zone::A, "2027-02-13..2027-03-01", "2027-04-10..2027-04-26"),
        (Zone::B, "2027-02-20..2027-03-08", "2027-04-17..2027-05-03"),
        (Zone::C, "2027-02-06..2027-02-22", "2027-04-03..2027-04-19"),
    ] {
        let holidays = vec![
            holiday("toussaint", "2026-10-17..2026-11-02"),
            holiday("noel", "2026-12-19..2027-01-04"),
            holiday("hiver", winter),
            holiday("printemps", spring),
        ];
        let mut known = zone_year(zone, "2026-09-01", holidays, "2027-07-03");
        let ascension = bridge("pont de l’Ascension", "2027-05-06..2027-05-09");
        known.days_off.push(ascension);
        file.zones.push(known);
    }
    file.windows = vec![
        LevelWindows {
            opening: Announced::Forecast,
            window: Announced::Published(official(days("2027-03-15..2027-06-11"))),
            make_up: Announced::Forecast,
            closing: Announced::Forecast,
            ..LevelWindows::unpublished(Level::College)
        },
        LevelWindows {
            opening: Announced::Forecast,
            window: Announced::Forecast,
            make_up: Announced::Forecast,
            closing: Announced::Forecast,
            ..LevelWindows::unpublished(Level::Lycee)
        },
    ];
    file
}

/// The certification dates of 2025-2026, without any holiday.
pub fn year_2025() -> YearFile {
    let mut file = YearFile::empty(SchoolYear(2025), day("2026-11-22"));
    for (level, window, make_up) in [
        (
            Level::College,
            "2026-03-16..2026-06-13",
            "2026-06-15..2026-06-19",
        ),
        (
            Level::Lycee,
            "2025-11-03..2026-03-06",
            "2026-03-09..2026-03-13",
        ),
    ] {
        file.windows.push(LevelWindows {
            window: Announced::Published(official(days(window))),
            make_up: Announced::Published(official(days(make_up))),
            closing: Announced::Published(official(day("2026-07-16"))),
            ..LevelWindows::unpublished(level)
        });
    }
    file
}

/// A school of a zone in 2026-2027.
pub fn calendar_2026(zone: Zone, level: Level) -> Calendar {
    let previous = |year| (year == SchoolYear(2025)).then(year_2025);
    let rules = public_holiday_rules();
    Calendar::new(&year_2026(), Setting::new(zone, level), &rules, &previous)
}

/// A collège of Polynésie française in 2023-2024: seven periods, the last one
/// cut by the end of the window.
pub fn polynesie_2023() -> Calendar {
    let mut file = YearFile::empty(SchoolYear(2023), day("2026-11-22"));
    let holidays = vec![
        holiday("septembre", "2023-09-16..2023-09-25"),
        holiday("novembre", "2023-10-28..2023-11-13"),
        holiday("noel", "2023-12-16..2024-01-15"),
        holiday("fevrier", "2024-02-17..2024-02-26"),
        holiday("paques", "2024-03-30..2024-04-15"),
        holiday("mai", "2024-05-18..2024-05-27"),
    ];
    let known = zone_year(Zone::Polynesie, "2023-08-14", holidays, "2024-07-06");
    file.zones.push(known);
    file.windows.push(LevelWindows {
        window: Announced::Published(official(days("2024-03-04..2024-06-14"))),
        ..LevelWindows::unpublished(Level::College)
    });
    let setting = Setting::new(Zone::Polynesie, Level::College);
    Calendar::new(&file, setting, &public_holiday_rules(), &|_| None)
}
