//! The events of an iCalendar text: lines unfolded, values unescaped.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::parse::ics::day::{Reading, read_day};
use crate::parse::ics::kinds::{BROKEN_EVENT, DOUBTFUL, NOT_A_CALENDAR, finding};
use crate::source::Line;

/// Events of the longest file that is read: the ministry's has some hundreds
/// for all zones and years together.
const MOST_EVENTS: usize = 2_000;

/// A calendar file.
#[derive(Debug, Default)]
pub struct IcsCalendar {
    /// Its name: `Calendrier Scolaire - Zone A`.
    pub name: String,
    /// Whether the ministry made it.
    pub is_official: bool,
    /// Its events, in the order of the file.
    pub events: Vec<Event>,
}

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// `Vacances de la Toussaint - Zone A`.
    pub summary: String,
    /// `Zone A`, or the names of académies.
    pub location: String,
    /// `…-Zone-A@data.education.gouv.fr`.
    pub uid: String,
    /// Its first day, as printed.
    pub start: NaiveDate,
    /// Its end, as printed: usually the return.
    pub end: Option<NaiveDate>,
    /// Where it begins.
    pub line: Line,
}

/// An event that is being read.
#[derive(Default)]
struct Draft {
    summary: String,
    location: String,
    uid: String,
    start: Option<String>,
    end: Option<String>,
    line: u32,
}

/// The events of a text; what is wrong with an event is noted, and it is left out.
pub fn read(text: &str, findings: &mut Vec<Diagnostic>) -> IcsCalendar {
    let mut calendar = IcsCalendar::default();
    let mut draft: Option<Draft> = None;
    for (line, text) in unfolded(text) {
        let Some((property, value)) = property(&text) else {
            continue;
        };
        match (property, &mut draft) {
            ("BEGIN", _) if value == "VEVENT" => {
                draft = Some(Draft {
                    line,
                    ..Draft::default()
                });
            }
            ("END", _) if value == "VEVENT" => {
                let event = draft.take().and_then(|draft| finish(draft, findings));
                calendar.events.extend(event);
                if calendar.events.len() + findings.len() >= MOST_EVENTS {
                    let message = "plus de 2\u{a0}000 événements\u{a0}: la suite n’est pas lue";
                    findings.push(finding(NOT_A_CALENDAR, Line(line), "-", message));
                    return calendar;
                }
            }
            ("SUMMARY", Some(draft)) => draft.summary = unescaped(value),
            ("LOCATION", Some(draft)) => draft.location = unescaped(value),
            ("UID", Some(draft)) => value.clone_into(&mut draft.uid),
            ("DTSTART", Some(draft)) => draft.start = Some(value.to_owned()),
            ("DTEND", Some(draft)) => draft.end = Some(value.to_owned()),
            ("X-WR-CALNAME", None) => calendar.name = unescaped(value),
            _ => {}
        }
        calendar.is_official |= value.contains("education.gouv.fr");
    }
    if calendar.events.is_empty() && findings.is_empty() {
        let message = "aucun événement n’a pu être lu";
        findings.push(finding(NOT_A_CALENDAR, Line(1), "-", message));
    }
    calendar
}

/// The logical lines, each with the number of its first line.
///
/// A line that begins with a space or a tab goes on the one before.
fn unfolded(text: &str) -> Vec<(u32, String)> {
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (number, line) in (1..).zip(text.lines()) {
        let line = line.strip_prefix('\u{feff}').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => lines.push((number, line.to_owned())),
        }
    }
    lines
}

/// The name of a property without its parameters, and its value.
fn property(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.split(';').next().unwrap_or(name);
    Some((name.trim(), value.trim()))
}

fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut letters = value.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => match letters.next() {
                Some('n' | 'N') => out.push(' '),
                Some(other) => out.push(other),
                None => {}
            },
            other => out.push(other),
        }
    }
    out
}

fn finish(draft: Draft, findings: &mut Vec<Diagnostic>) -> Option<Event> {
    let line = Line(draft.line);
    let mut day = |name: &str, text: &str| match read_day(text) {
        Some(Reading::Certain(day)) => Some(day),
        Some(Reading::Doubtful(day)) => {
            let message = format!(
                "{name} porte une heure, {text}\u{a0}: lu comme le {}",
                crate::fr::date(day)
            );
            findings.push(finding(DOUBTFUL, line, &draft.summary, message));
            Some(day)
        }
        None => {
            let message = format!("{name} n’est pas une date\u{a0}: {text}");
            findings.push(finding(BROKEN_EVENT, line, &draft.summary, message));
            None
        }
    };
    let Some(start) = &draft.start else {
        let message = "DTSTART manque";
        findings.push(finding(BROKEN_EVENT, line, &draft.summary, message));
        return None;
    };
    let start = day("DTSTART", start)?;
    let end = draft.end.as_deref().and_then(|text| day("DTEND", text));
    Some(Event {
        summary: draft.summary,
        location: draft.location,
        uid: draft.uid,
        start,
        end,
        line,
    })
}
