//! Sessions as entries of a calendar: no pupil's name, no accommodation.

use chrono::{NaiveDate, NaiveTime};

use crate::report::{Entry, EntryKind, State, When};
use crate::session::{BookedSession, SessionKind, Stage};

/// A session as an entry; `site` follows the room.
pub fn entry(session: &BookedSession, site: &str, today: NaiveDate) -> Entry {
    let time = |minute: u32| {
        let seconds = minute.min(24 * 60 - 1) * 60;
        let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0);
        session.date.and_time(time.unwrap_or_default())
    };
    let divisions: Vec<&str> = session
        .groups
        .iter()
        .map(|group| group.division.as_str())
        .collect();
    let title = match session.kind {
        SessionKind::Ordinary => {
            format!("Session Pix {}\u{a0}: {}", session.id, divisions.join(", "))
        }
        SessionKind::MakeUp => format!("Session Pix {}\u{a0}: rattrapage", session.id),
    };
    let state = match session.stage {
        Stage::Finalised | Stage::Results => State::Done(None),
        _ if session.date < today => State::Late,
        _ => State::Upcoming,
    };
    Entry {
        kind: EntryKind::Session,
        id: session.id.to_string(),
        title,
        roles: session.invigilators.clone(),
        when: When::Hours {
            start: time(session.minute),
            end: time(session.end),
        },
        forecast: false,
        state,
        period: String::new(),
        heading: String::new(),
        why: "Certification Pix, à surveiller puis à finaliser dans Pix Certif.".to_owned(),
        detail: String::new(),
        reasons: Vec::new(),
        warnings: Vec::new(),
        link: Some(("Pix Certif".to_owned(), "https://certif.pix.fr".to_owned())),
        command: None,
        place: if site.is_empty() {
            session.room.clone()
        } else {
            format!("{}, {site}", session.room)
        },
        sequence: session.revision,
    }
}
