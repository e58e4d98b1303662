//! `suivi.toml`: any bytes read; a tick added to what reads is found again, and
//! nothing else has changed.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::checklist::Tick;
use pixplan::diagnostic::Diagnostic;
use pixplan::parse::ticks_toml;

const YEAR: &str = "2026-2027";

fuzz_target!(|bytes: &[u8]| {
    let (mut file, found) = ticks_toml::read(bytes);
    if found.iter().any(Diagnostic::is_error) || std::str::from_utf8(bytes).is_err() {
        return;
    }
    // Ends of lines apart: the last line gets one, and CR LF becomes LF.
    let lines = |text: &str| text.replace("\r\n", "\n").trim_end_matches('\n').to_owned();
    let text = String::from_utf8_lossy(bytes);
    assert_eq!(lines(&file.text()), lines(&text), "what is not touched stays");
    let before = file.ticks(YEAR);
    let tick = Tick {
        id: "siecle-import@3".to_owned(),
        date: "2026-11-23".parse().unwrap(),
        by: Some("Mme \"Roux\"\n".to_owned()),
        note: None,
    };
    file.set(YEAR, &tick);
    let (again, found) = ticks_toml::read(file.text().as_bytes());
    assert!(!found.iter().any(Diagnostic::is_error), "{}", file.text());
    let mut after = again.ticks(YEAR);
    assert!(after.contains(&tick) || !before_has_room(bytes));
    after.retain(|one| one.id != tick.id);
    let before: Vec<Tick> = before.into_iter().filter(|one| one.id != tick.id).collect();
    assert_eq!(after, before);
});

/// Whether the year is a table, or nothing yet: something else has no room for ticks.
fn before_has_room(bytes: &[u8]) -> bool {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    !text.contains(YEAR)
}
