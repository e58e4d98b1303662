//! The seven-column table that spreadsheets of sessions take.

use crate::report::sessions::table::columns;
use crate::report::{Align, Cell, Row, Table};
use crate::session::{BookedSession, Clock, SessionKind};

/// The columns, in their order (rules.md, « sessions »).
const COLUMNS: [&str; 7] = [
    "Nom du site",
    "Classe",
    "Date AAAA-MM-JJ",
    "Heure",
    "Observation",
    "Surveillants",
    "Salle",
];

/// One row per session.
pub fn table(site: &str, sessions: &[&BookedSession]) -> Table {
    let rows = sessions.iter().map(|session| {
        let groups = session.groups.iter();
        let divisions: Vec<&str> = groups.map(|group| group.division.as_str()).collect();
        let cells = [
            site.to_owned(),
            divisions.join(", "),
            session.date.to_string(),
            Clock(session.minute).to_string(),
            observation(session),
            session.invigilators.join(", "),
            session.room.clone(),
        ];
        Row {
            cells: cells.map(Cell::Text).into(),
            ..Row::default()
        }
    });
    Table {
        caption: String::new(),
        columns: columns(&COLUMNS.map(|title| (title, Align::Left))),
        rows: rows.collect(),
    }
}

/// What Pix Certif keeps as « Observations »: our number, so that the session
/// is found again; nothing of the pupils.
pub fn observation(session: &BookedSession) -> String {
    match session.kind {
        SessionKind::Ordinary => format!("Session {}", session.id),
        SessionKind::MakeUp => format!("Session {}, rattrapage", session.id),
    }
}
