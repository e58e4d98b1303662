//! The sessions to finalise and the next ones, on other pages.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::fr;
use crate::report::sessions::calendar;
use crate::report::sessions::json::session;
use crate::report::{Agenda, Entry, Report, Section, State, Tone};
use crate::session::{BookedSession, SessionsDue};

/// Sessions to come that a page shows at most.
const MOST: usize = 3;

/// The sessions as groups of entries, the urgent ones first.
pub fn agendas(due: &SessionsDue<'_>, today: NaiveDate) -> Vec<Agenda> {
    let next = due.next.iter().take(MOST);
    let groups = [
        (
            "Sessions à finaliser",
            listed(due.to_finalise.iter(), today),
        ),
        ("Prochaines sessions", listed(next, today)),
    ];
    let groups = groups.into_iter().map(|(title, entries)| Agenda {
        title: title.to_owned(),
        entries,
    });
    groups.filter(|agenda| !agenda.entries.is_empty()).collect()
}

fn listed<'a>(
    sessions: impl Iterator<Item = &'a &'a BookedSession>,
    today: NaiveDate,
) -> Vec<Entry> {
    let entries = sessions.map(|session| {
        let entry = calendar::entry(session, "", today);
        let command = (entry.state == State::Late)
            .then(|| format!("pixplan done {} --state finalisee", session.name()));
        Entry {
            id: session.name(),
            why: String::new(),
            link: None,
            command,
            ..entry
        }
    });
    entries.collect()
}

/// The same for programs.
pub fn data(due: &SessionsDue<'_>) -> Value {
    let all = |sessions: &[&BookedSession]| -> Vec<Value> {
        sessions.iter().map(|one| session(one)).collect()
    };
    json!({
        "to_finalise": all(&due.to_finalise),
        "next": all(&due.next),
    })
}

/// `2 sessions à finaliser`, `1 session à venir`; parts of a title.
pub fn tally(due: &SessionsDue<'_>) -> Vec<String> {
    let counts = [
        (
            due.to_finalise.len(),
            "session à finaliser",
            "sessions à finaliser",
        ),
        (due.next.len(), "session à venir", "sessions à venir"),
    ];
    let counts = counts.into_iter().filter(|(number, _, _)| *number > 0);
    counts
        .map(|(number, one, many)| fr::count(number, one, many))
        .collect()
}

/// Puts the sessions before the tasks of a page; nothing where there is none.
pub fn add(page: &mut Report, due: &SessionsDue<'_>, today: NaiveDate) {
    if due.is_empty() {
        return;
    }
    if !due.to_finalise.is_empty() {
        // « Rien à faire » no longer holds.
        let is_rest = |section: &Section| matches!(section, Section::Note(Tone::Good, _));
        page.sections.retain(|section| !is_rest(section));
    }
    let is_content =
        |section: &Section| !matches!(section, Section::Note(Tone::Warning, _) | Section::Year(_));
    let place = page.sections.iter().position(is_content);
    let place = place.unwrap_or(page.sections.len());
    let sessions = agendas(due, today).into_iter().map(Section::Agenda);
    page.sections.splice(place..place, sessions);
    if let Value::Object(json) = &mut page.json {
        json.insert("sessions".to_owned(), data(due));
    }
}
