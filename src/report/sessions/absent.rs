//! Absentees in make-up sessions.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::Calendar;
use crate::fr;
use crate::report::sessions::json::session;
use crate::report::sessions::{Keeping, de, hours, sessions_table, title};
use crate::report::todo::{scope, subtitle};
use crate::report::{Report, Section, Tone};
use crate::session::BookedSession;

/// What is said of the absentees.
pub struct Absent<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// Name of the school.
    pub school: String,
    /// The school's calendar.
    pub calendars: &'a [Calendar],
    /// The make-up sessions, and the names of their pupils.
    pub sessions: Vec<(&'a BookedSession, Vec<String>)>,
    /// Names of the absentees for whom there is no place, and why.
    pub left: Vec<(String, &'static str)>,
    /// What would place them; to follow « il suffit de ».
    pub repair: Option<String>,
    /// What became of the sessions.
    pub keeping: Keeping,
    /// What to do next.
    pub hints: Vec<String>,
}

/// The page, with names: for its owner alone.
pub fn report(absent: &Absent<'_>) -> Report {
    let calendar = absent
        .calendars
        .first()
        .expect("a plan is made in one zone at least");
    let seated: usize = absent.sessions.iter().map(|(_, names)| names.len()).sum();
    let text = format!(
        "{} dans {} de rattrapage.",
        fr::count(seated, "absent", "absents"),
        fr::count(absent.sessions.len(), "session", "sessions")
    );
    let tone = if absent.left.is_empty() {
        Tone::Good
    } else {
        Tone::Bad
    };
    let mut sections = vec![Section::Note(tone, text)];
    if !absent.left.is_empty() {
        sections.push(Section::Heading("Sans place".to_owned()));
        let lines = absent.left.iter();
        let lines = lines.map(|(name, why)| format!("{name}\u{a0}: {why}"));
        sections.push(Section::List(lines.collect()));
        if let Some(change) = &absent.repair {
            let change = de(change);
            let text = format!("Il suffit {change}\u{a0}: essayé, tous les absents ont une place.");
            sections.push(Section::Note(Tone::Warning, text));
        }
    }
    for (one, names) in &absent.sessions {
        sections.push(Section::Heading(format!(
            "Session {}, {} {}, {}",
            one.id,
            fr::date(one.date),
            hours(one),
            one.room
        )));
        sections.push(Section::List(names.clone()));
    }
    if !absent.sessions.is_empty() {
        let all: Vec<&BookedSession> = absent.sessions.iter().map(|(one, _)| *one).collect();
        sections.push(Section::Table(sessions_table(
            "Les sessions de rattrapage",
            &all,
        )));
    }
    let hints = absent.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    Report {
        title: title(&absent.school),
        subtitle: subtitle(absent.today, absent.calendars),
        sections,
        json: data(absent),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

fn data(absent: &Absent<'_>) -> Value {
    let sessions = absent.sessions.iter().map(|(one, _)| session(one));
    let left = absent.left.iter();
    let left = left.map(|(name, why)| json!({ "student": name, "because": why }));
    json!({
        "schema": "pixplan/sessions-absent/1",
        "today": absent.today.to_string(),
        "saved": absent.keeping != Keeping::Shown,
        "sessions": sessions.collect::<Vec<Value>>(),
        "unplaced": left.collect::<Vec<Value>>(),
        "repair": absent.repair,
    })
}
