//! A kept plan, verified.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::Calendar;
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::report::findings::{groups, tally, to_json};
use crate::report::sessions::json::session;
use crate::report::sessions::{sessions_table, title};
use crate::report::todo::{scope, subtitle};
use crate::report::{Report, Section, Tone};
use crate::session::BookedSession;

/// What is said of a kept plan.
pub struct Review<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// Name of the school.
    pub school: String,
    /// The school's calendar.
    pub calendars: &'a [Calendar],
    /// The sessions.
    pub sessions: &'a [&'a BookedSession],
    /// Every broken rule, and what else was found.
    pub findings: &'a [Diagnostic],
}

/// The page.
pub fn report(review: &Review<'_>) -> Report {
    let calendar = review
        .calendars
        .first()
        .expect("a plan is made in one zone at least");
    let sessions = fr::count(review.sessions.len(), "session", "sessions");
    let is_sound = !review.findings.iter().any(Diagnostic::is_error);
    let verdict = if is_sound {
        let text = format!("Le plan gardé respecte toutes les règles\u{a0}: {sessions}.");
        Section::Note(Tone::Good, text)
    } else {
        let text = format!(
            "Le plan gardé ne respecte pas toutes les règles\u{a0}: {} sur {sessions}.",
            tally(review.findings)
        );
        Section::Note(Tone::Bad, text)
    };
    let mut sections = vec![verdict];
    if !review.findings.is_empty() {
        sections.push(Section::Findings(groups(review.findings)));
    }
    sections.push(Section::Table(sessions_table(
        "Les sessions",
        review.sessions,
    )));
    let hint = if is_sound {
        "Les fichiers à partir de ce plan\u{a0}: --format ics, autosessions ou pix-certif."
    } else {
        "Corrigez sessions.toml et vérifiez encore, ou refaites le plan\u{a0}: pixplan sessions --save."
    };
    sections.push(Section::Note(Tone::Hint, hint.to_owned()));
    Report {
        title: title(&review.school),
        subtitle: subtitle(review.today, review.calendars),
        sections,
        json: data(review, is_sound),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

fn data(review: &Review<'_>, is_sound: bool) -> Value {
    let sessions = review.sessions.iter().map(|one| session(one));
    json!({
        "schema": "pixplan/sessions-check/1",
        "today": review.today.to_string(),
        "valid": is_sound,
        "sessions": sessions.collect::<Vec<Value>>(),
        "diagnostics": review.findings.iter().map(to_json).collect::<Vec<Value>>(),
    })
}
