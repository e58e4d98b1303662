//! A reader stricter than any calendar program, for the tests.

use std::collections::HashSet;

/// A component with its properties, parameters included in their names.
#[derive(Debug)]
pub struct Component {
    pub name: String,
    pub lines: Vec<(String, String)>,
    pub parts: Vec<Component>,
}

impl Component {
    /// The value of a property that is there once.
    #[track_caller]
    pub fn value(&self, name: &str) -> &str {
        let mut found = self.lines.iter().filter(|(known, _)| known == name);
        let (_, value) = found
            .next()
            .unwrap_or_else(|| panic!("no {name} in {self:#?}"));
        assert!(found.next().is_none(), "{name} twice");
        value
    }
}

/// Reads a file, or stops at the first thing that RFC 5545 or spec/ics.md refuses.
pub fn read(file: &str) -> Component {
    assert!(file.ends_with("\r\n"), "the last line must end too");
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "a bare line end: {line:?}");
        assert!(!line.is_empty(), "an empty line");
        assert!(line.chars().all(|letter| !letter.is_control()), "{line:?}");
    }
    let unfolded = file.replace("\r\n ", "");
    let mut lines = unfolded.split_terminator("\r\n").map(property);
    assert_eq!(
        lines.next(),
        Some(("BEGIN".to_owned(), "VCALENDAR".to_owned()))
    );
    let calendar = component("VCALENDAR", &mut lines);
    assert!(lines.next().is_none(), "something after the calendar");
    for name in ["VERSION", "PRODID", "METHOD"] {
        calendar.value(name);
    }
    check(&calendar);
    calendar
}

fn property(line: &str) -> (String, String) {
    let (name, value) = line.split_once(':').expect("a colon in every line");
    let known = |letter: char| letter.is_ascii_alphanumeric() || "-;=/_".contains(letter);
    assert!(name.chars().all(known), "{name:?}");
    let key = name.split(';').next().unwrap();
    if ["SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME"].contains(&key) {
        text(value);
    }
    (name.to_owned(), value.to_owned())
}

/// A text value: only the four escapes, and no bare separator.
fn text(value: &str) {
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => assert!(
                matches!(letters.next(), Some('\\' | ';' | ',' | 'n')),
                "{value}"
            ),
            ';' | ',' => panic!("a bare {letter} in {value}"),
            _ => {}
        }
    }
}

fn component(name: &str, lines: &mut dyn Iterator<Item = (String, String)>) -> Component {
    let mut found = Component {
        name: name.to_owned(),
        lines: vec![],
        parts: vec![],
    };
    loop {
        let (key, value) = lines.next().expect("an end to every component");
        match key.as_str() {
            "BEGIN" => found.parts.push(component(&value, lines)),
            "END" => {
                assert_eq!(value, name);
                return found;
            }
            _ => found.lines.push((key, value)),
        }
    }
}

fn check(calendar: &Component) {
    let mut uids = HashSet::new();
    for part in &calendar.parts {
        match part.name.as_str() {
            "VTIMEZONE" => assert!(!part.parts.is_empty()),
            "VEVENT" | "VTODO" => {
                assert!(
                    uids.insert(part.value("UID").to_owned()),
                    "twice: {}",
                    part.value("UID")
                );
                assert!(part.value("UID").ends_with("@pixplan.invalid"));
                assert_eq!(part.value("DTSTAMP").len(), "20261122T000000Z".len());
                part.value("SUMMARY");
                part.value("SEQUENCE");
                times(part, calendar);
                part.parts.iter().for_each(alarm);
            }
            other => panic!("an unexpected {other}"),
        }
    }
}

fn times(part: &Component, calendar: &Component) {
    let find = |name: &str| {
        let mut lines = part.lines.iter();
        lines.find(|(key, _)| key.split(';').next() == Some(name))
    };
    for (key, _) in ["DTSTART", "DTEND", "DUE"]
        .iter()
        .filter_map(|name| find(name))
    {
        if let Some((_, zone)) = key.split_once("TZID=") {
            let zones = calendar
                .parts
                .iter()
                .filter(|part| part.name == "VTIMEZONE");
            assert!(
                zones.into_iter().any(|known| known.value("TZID") == zone),
                "{zone}"
            );
        }
    }
    if part.name == "VEVENT" {
        let (start, end) = (find("DTSTART").unwrap(), find("DTEND").unwrap());
        assert!(start.1 < end.1, "{start:?} {end:?}");
    }
    if let (Some(start), Some(due)) = (find("DTSTART"), find("DUE")) {
        assert!(start.1 <= due.1);
    }
}

fn alarm(part: &Component) {
    assert_eq!(part.name, "VALARM");
    let names = part
        .lines
        .iter()
        .map(|(key, _)| key.split(';').next().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    assert_eq!(names, ["ACTION", "DESCRIPTION", "TRIGGER"]);
}
