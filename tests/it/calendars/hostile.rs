//! Readers meet damaged and hostile files: whatever they hold, they give
//! findings, and never a panic nor an English sentence.

use std::fmt::Write;

use pixplan::calendar::{BUNDLED_YEARS, Calendar, Setting, Zone};
use pixplan::check::calendar::check;
use pixplan::diagnostic::Diagnostic;
use pixplan::parse::{academies_toml, calendar_text, calendar_toml, ics, public_holidays_toml};
use pixplan::school::Level;
use proptest::prelude::*;

/// A text with a few pieces cut out, doubled, or replaced.
fn damaged(text: &'static str) -> impl Strategy<Value = Vec<u8>> {
    let wounds = prop::collection::vec((any::<prop::sample::Index>(), 0..40_usize, wound()), 1..5);
    wounds.prop_map(move |wounds| {
        let mut bytes = text.as_bytes().to_vec();
        for (place, length, graft) in wounds {
            let start = place.index(bytes.len() + 1);
            let end = (start + length).min(bytes.len());
            bytes.splice(start..end, graft);
        }
        bytes
    })
}

fn wound() -> impl Strategy<Value = Vec<u8>> {
    let pieces = [
        "",
        "\"",
        "[",
        "]",
        "{",
        "}",
        "=",
        "\n",
        "\0",
        "é",
        "2027-02-30",
        "0001-01-01",
        "9999-12-31",
        "false",
        "[[zone]]",
        "zone.B = 1\n",
        "reprise = 2026-01-01",
        "\r",
        "DTSTART:99991231\r\n",
        "BEGIN:VEVENT\r\n",
        "END:VEVENT\r\n",
        "SUMMARY:Vacances\r\n",
    ];
    let known = prop::sample::select(pieces.to_vec()).prop_map(|piece| piece.as_bytes().to_vec());
    prop_oneof![known, prop::collection::vec(any::<u8>(), 0..4)]
}

/// Words of the parser's own sentences.
fn is_french(findings: &[Diagnostic]) -> bool {
    let english = [
        "expected",
        "invalid",
        "missing",
        "unclosed",
        "duplicate",
        "unexpected",
    ];
    findings.iter().all(|finding| {
        let said = format!("{} {}", finding.message, finding.help());
        english.iter().all(|word| !said.contains(word))
    })
}

/// Uses all that a year file says.
fn live(bytes: &[u8]) -> Vec<Diagnostic> {
    let read = calendar_toml::read_own(bytes, &calendar_toml::bundled);
    let mut findings = read.findings;
    let Some(file) = &read.file else {
        return findings;
    };
    let rules = public_holidays_toml::bundled();
    findings.extend(check(file, &rules, &read.lines));
    for zone in Zone::ALL {
        let setting = Setting::new(zone, Level::Lycee);
        let calendar = Calendar::new(file, setting, &rules, &calendar_toml::bundled);
        let day = file.year.span(zone).first();
        let _ = (calendar.snap_before(day), calendar.snap_after(day));
        let _ = (calendar.holiday("toussaint"), calendar.holiday_number(3));
        let _ = calendar.school_weeks_from(day, 30);
    }
    let _ = calendar_text::write(file, "Essai.");
    findings
}

fn import(bytes: &[u8]) -> ics::Imported {
    let academies = academies_toml::bundled();
    let context = ics::Context {
        zone: Some(Zone::B),
        academies: &academies,
        today: "2026-11-22".parse().unwrap(),
    };
    ics::read(bytes, context)
}

const ICS: &str = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Calendrier - Zone A\r\nBEGIN:VEVENT\r\n\
    DTSTART;VALUE=DATE:20261017\r\nDTEND;VALUE=DATE:20261102\r\n\
    SUMMARY:Vacances de la Toussaint - Zones A/B/C - Corse\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\n\
    DTSTART:20261218T230000Z\r\nDTEND:20270103T230000Z\r\nSUMMARY:Vacances d'Été - Zone B\r\n\
    LOCATION:Rennes\\, Lil\r\n le\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 100,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_damaged_year_file_is_findings_and_no_panic(bytes in damaged(BUNDLED_YEARS[7].text)) {
        prop_assert!(is_french(&live(&bytes)));
    }

    #[test]
    fn a_damaged_calendar_file_is_findings_and_no_panic(bytes in damaged(ICS)) {
        let imported = import(&bytes);
        prop_assert!(is_french(&imported.findings));
        for file in &imported.years {
            // What was understood can be written, and reads back.
            let text = calendar_text::write(file, "Essai.");
            let back = calendar_toml::read_bundled(&text);
            prop_assert!(back.file.is_some(), "{text}");
        }
    }

    #[test]
    fn any_bytes_are_findings_and_no_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(is_french(&live(&bytes)));
        prop_assert!(is_french(&import(&bytes).findings));
    }
}

#[test]
fn a_calendar_file_without_end_is_cut_short() {
    let mut text = String::from("BEGIN:VCALENDAR\n");
    for number in 0..20_000 {
        let (month, day) = (number % 12 + 1, number % 28 + 1);
        writeln!(text, "BEGIN:VEVENT\nDTSTART:2026{month:02}{day:02}").unwrap();
        writeln!(text, "SUMMARY:Vacances {number} - Zone A\nEND:VEVENT").unwrap();
    }
    let findings = import(text.as_bytes()).findings;
    assert!(
        findings
            .iter()
            .any(|one| one.kind.code == "ICS_NOT_A_CALENDAR")
    );
}

#[test]
fn a_year_file_without_end_is_cut_short() {
    let mut text = String::from("annee = \"2026-2027\"\n[zone.B.vacances]\n");
    for number in 0..20_000 {
        writeln!(text, "v{number} = {{ depart = 2026-10-17 }}").unwrap();
    }
    let findings = live(text.as_bytes());
    assert!(
        findings
            .iter()
            .any(|one| one.message.contains("la suite n’est pas lue"))
    );
}
