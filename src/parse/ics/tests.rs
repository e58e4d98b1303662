//! Calendar files as they have really been published, shortened.

use super::*;
use crate::calendar::example::day;
use crate::calendar::{SchoolYear, Standing, ZoneYear};
use crate::parse::{academies_toml, calendar_toml};

fn calendar(events: &[(&str, &str, &str)]) -> String {
    let mut lines = vec!["BEGIN:VCALENDAR".to_owned(), "VERSION:2.0".to_owned()];
    for (start, end, summary) in events {
        lines.push("BEGIN:VEVENT".to_owned());
        lines.push(format!("DTSTART;VALUE=DATE:{start}"));
        if !end.is_empty() {
            lines.push(format!("DTEND;VALUE=DATE:{end}"));
        }
        lines.push(format!("SUMMARY:{summary}"));
        lines.push("UID:1@education.gouv.fr".to_owned());
        lines.push("END:VEVENT".to_owned());
    }
    lines.push("END:VCALENDAR".to_owned());
    lines.join("\r\n")
}

fn import(text: &str, zone: Option<Zone>) -> Imported {
    let academies = academies_toml::bundled();
    let context = Context {
        zone,
        academies: &academies,
        today: day("2026-11-22"),
    };
    read(text.as_bytes(), context)
}

fn zone(imported: &Imported, first: i32, zone: Zone) -> ZoneYear {
    let mut years = imported.years.iter();
    let year = years.find(|file| file.year == SchoolYear(first)).unwrap();
    year.zone(zone).unwrap().clone()
}

fn codes(imported: &Imported) -> Vec<&'static str> {
    imported.findings.iter().map(|one| one.kind.code).collect()
}

/// `key departure..return` of each holiday.
fn holidays(zone: &ZoneYear) -> Vec<String> {
    let print = |one: &crate::calendar::Holiday| {
        let back = one
            .back_to_school
            .map_or("?".to_owned(), |back| back.to_string());
        format!("{} {}..{back}", one.key.0, one.last_school_day)
    };
    zone.holidays.iter().map(print).collect()
}

const ZONE_B: [(&str, &str, &str); 8] = [
    ("20260704", "20260901", "Vacances d'Été - Zone B"),
    (
        "20260831",
        "20260901",
        "Vacances d'Été(prérentrée Enseignants) - Zone B",
    ),
    ("20261017", "20261102", "Vacances de la Toussaint - Zone B"),
    ("20261219", "20270104", "Vacances de Noël - Zone B"),
    ("20270220", "20270308", "Vacances d'Hiver - Zone B"),
    ("20270417", "20270503", "Vacances de Printemps - Zone B"),
    ("20270506", "20270510", "Pont de l'Ascension - Zone B"),
    ("20270703", "20270703", "Début des Vacances d'Été - Zone B"),
];

#[test]
fn the_file_of_a_zone_gives_the_bundled_year() {
    let imported = import(&calendar(&ZONE_B), None);
    assert_eq!(codes(&imported), Vec::<&str>::new());
    let found = zone(&imported, 2026, Zone::B);
    let bundled = calendar_toml::bundled(SchoolYear(2026)).unwrap();
    let bundled = bundled.zone(Zone::B).unwrap();
    assert_eq!(holidays(&found), holidays(bundled));
    let value = |date: &Option<crate::calendar::Published<NaiveDate>>| {
        date.as_ref().map(|date| (date.value, date.standing))
    };
    assert_eq!(value(&found.pupils_return), value(&bundled.pupils_return));
    assert_eq!(
        value(&found.teachers_return),
        value(&bundled.teachers_return)
    );
    assert_eq!(value(&found.last_day), value(&bundled.last_day));
    assert_eq!(found.days_off[0].days, bundled.days_off[0].days);
    assert!(found.is_complete());
    assert_eq!(found.holidays[0].standing, Standing::Official);
}

#[test]
fn one_file_for_all_zones_cuts_holidays_into_pieces() {
    let events = [
        ("20260207", "20260214", "Vacances d'Hiver - Zone A"),
        (
            "20260214",
            "20260221",
            "Vacances d'Hiver - Zones A/B - Corse",
        ),
        ("20260221", "20260223", "Vacances d'Hiver - Zones A/B/C"),
        ("20260223", "20260302", "Vacances d'Hiver - Zones B/C"),
        ("20260302", "20260309", "Vacances d'Hiver - Zone C"),
    ];
    let imported = import(&calendar(&events), None);
    let winter = |one| holidays(&zone(&imported, 2025, one)).remove(0);
    assert_eq!(winter(Zone::A), "hiver 2026-02-07..2026-02-23");
    assert_eq!(winter(Zone::B), "hiver 2026-02-14..2026-03-02");
    assert_eq!(winter(Zone::C), "hiver 2026-02-21..2026-03-09");
    // Corse has one piece only, up to a Saturday: its return is not certain.
    assert_eq!(winter(Zone::Corse), "hiver 2026-02-14..?");
    assert_eq!(codes(&imported), ["ICS_DOUBTFUL"]);
}

#[test]
fn the_zone_is_in_the_title_the_place_the_number_or_the_calendar() {
    #[track_caller]
    fn case(event: &str, head: &str, expected: &[Zone]) {
        let text = format!(
            "BEGIN:VCALENDAR\n{head}\nBEGIN:VEVENT\nDTSTART:20261017\nDTEND:20261102\n{event}\n\
             END:VEVENT\nEND:VCALENDAR\n"
        );
        let imported = import(&text, None);
        let zones = imported.years.iter().flat_map(|year| &year.zones);
        let zones: Vec<Zone> = zones.map(|one| one.zone).collect();
        assert_eq!(zones, expected, "{event}");
    }

    let title = "SUMMARY:Vacances de la Toussaint";
    let [a, b, c] = Zone::METROPOLE;
    case(
        &format!("{title} - Zones A/B/C - Corse"),
        "",
        &[a, b, c, Zone::Corse],
    );
    case(&format!("{title} - Zones A B C"), "", &[a, b, c]);
    case(&format!("{title} - Rennes"), "", &[b]);
    case(
        &format!("{title}\nLOCATION:Besançon\\, Bordeaux\\, Clermont-Fe\n rrand"),
        "",
        &[a],
    );
    case(
        &format!("{title}\nUID:20260918T0847Z-Zone-A@data.education.gouv.fr"),
        "",
        &[a],
    );
    case(
        &format!("{title}\nUID:20260918T0847Z-SaintPierreEtMiquelon@data.education.gouv.fr"),
        "",
        &[Zone::SaintPierreEtMiquelon],
    );
    case(title, "X-WR-CALNAME:Calendrier Scolaire - Zone A", &[a]);
    case(title, "", &[]);
}

#[test]
fn an_event_without_a_zone_takes_the_one_that_is_given() {
    let events = [("20261017", "20261102", "Vacances de la Toussaint")];
    let text = calendar(&events);
    assert_eq!(codes(&import(&text, None)), ["ICS_NO_ZONE"]);
    let given = import(&text, Some(Zone::C));
    assert_eq!(zone(&given, 2026, Zone::C).holidays.len(), 1);
}

#[test]
fn a_doubtful_convention_is_said() {
    #[track_caller]
    fn case(start: &str, end: &str, expected: &str, doubts: &[&str]) {
        let events = [(start, end, "Vacances de Noël - Zone B")];
        let imported = import(&calendar(&events), None);
        let found = holidays(&zone(&imported, 2026, Zone::B));
        assert_eq!(found, [expected]);
        assert_eq!(codes(&imported), doubts);
    }

    case("20261219", "20270104", "noel 2026-12-19..2027-01-04", &[]);
    let doubt = &["ICS_DOUBTFUL"];
    case("20261221", "20270104", "noel 2026-12-19..2027-01-04", doubt); // first Monday off
    case("20261220", "20270104", "noel 2026-12-19..2027-01-04", doubt); // first day off
    case("20261219", "20270103", "noel 2026-12-19..2027-01-04", doubt); // last day off
    case("20261219", "20270102", "noel 2026-12-19..?", doubt); // a Saturday
    case("20261217", "20270104", "noel 2026-12-17..2027-01-04", doubt); // a Thursday
    let both = &["ICS_BACK_TO_FRONT"];
    case("20261219", "20260104", "noel 2026-12-19..?", both); // as published in 2026
}

#[test]
fn midnight_in_universal_time_is_not_the_day_before() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261016T220000Z\nDTEND:20261101T230000Z\n\
                SUMMARY:Vacances de la Toussaint - Zone A\nEND:VEVENT\nEND:VCALENDAR";
    let imported = import(text, None);
    assert_eq!(codes(&imported), Vec::<&str>::new());
    assert_eq!(
        holidays(&zone(&imported, 2026, Zone::A)),
        ["toussaint 2026-10-17..2026-11-02"]
    );
}

#[test]
fn the_ascension_row_is_read_in_its_three_shapes() {
    #[track_caller]
    fn case(start: &str, end: &str, expected: &str, n_doubts: usize) {
        let events = [(start, end, "Pont de l'Ascension - Zone B")];
        let imported = import(&calendar(&events), None);
        let first = &zone(&imported, 2026, Zone::B).days_off[0];
        assert_eq!(first.days.to_string(), expected);
        assert_eq!(imported.findings.len(), n_doubts);
    }

    case("20270505", "20270510", "du 06/05/2027 au 09/05/2027", 0);
    case("20270506", "20270510", "du 06/05/2027 au 09/05/2027", 0);
    case("20270507", "20270507", "le 07/05/2027", 1);
}

#[test]
fn what_joins_two_rows_or_means_something_else_is_left_out() {
    let events = [
        (
            "20261009",
            "20270528",
            "Abolition de l?esclavage - Guadeloupe",
        ),
        (
            "20261010",
            "20270529",
            "Abolition de l?esclavage(prérentrée Saint-Barthélémy) - Guadeloupe",
        ),
        ("20270402", "", "Conseil de classe - Guadeloupe"),
        (
            "20270402",
            "",
            "Grandes vacances (premier degré) - Guadeloupe",
        ),
    ];
    let imported = import(&calendar(&events), None);
    let expected = [
        "ICS_DOUBTFUL",
        "ICS_LEFT_OUT",
        "ICS_LEFT_OUT",
        "ICS_LEFT_OUT",
    ];
    assert_eq!(codes(&imported), expected);
    let empty = |year: &YearFile| year.zones.iter().all(|zone| zone.days_off.is_empty());
    assert!(imported.years.iter().all(empty));
}

#[test]
fn a_civil_year_ends_in_december() {
    let events = [
        (
            "20260404",
            "20260420",
            "Vacances 1ère période - Nouvelle-Calédonie",
        ),
        (
            "20261219",
            "20261219",
            "Début des Vacances d'Été - Nouvelle-Calédonie",
        ),
    ];
    let imported = import(&calendar(&events), None);
    let found = zone(&imported, 2026, Zone::NouvelleCaledonie);
    assert_eq!(found.last_day.unwrap().value, day("2026-12-19"));
    assert_eq!(found.holidays[0].key.0, "periode-1");
}

#[test]
fn broken_files_are_findings_and_never_a_panic() {
    assert_eq!(
        codes(&import("<html></html>", None)),
        ["ICS_NOT_A_CALENDAR"]
    );
    assert_eq!(codes(&import("", None)), ["ICS_NOT_A_CALENDAR"]);
    let no_day = "BEGIN:VEVENT\nSUMMARY:Vacances de Noël - Zone A\nEND:VEVENT";
    assert_eq!(codes(&import(no_day, None)), ["ICS_BROKEN_EVENT"]);
    let no_date = "BEGIN:VEVENT\nDTSTART:demain\nSUMMARY:Vacances de Noël - Zone A\nEND:VEVENT";
    let found = import(no_date, None);
    assert_eq!(codes(&found), ["ICS_BROKEN_EVENT"]);
    assert_eq!(found.findings[0].spot.line.unwrap().0, 1);
    let latin = b"BEGIN:VEVENT\nDTSTART:20261219\nSUMMARY:Vacances de No\xebl - Zone A\nEND:VEVENT";
    let academies = academies_toml::bundled();
    let context = Context {
        zone: None,
        academies: &academies,
        today: day("2026-11-22"),
    };
    let found = zone(&read(latin, context), 2026, Zone::A);
    assert_eq!(found.holidays[0].key.0, "noel");
}
