//! Sessions as a table.

use crate::fr;
use crate::report::sessions::{groups_text, hours};
use crate::report::{Align, Cell, Column, Row, Table, Tone};
use crate::session::{BookedSession, SessionKind, Stage};

/// One row per session, in the order given.
pub fn sessions_table(caption: &str, sessions: &[&BookedSession]) -> Table {
    let has_people = sessions.iter().any(|it| !it.invigilators.is_empty());
    let is_followed = sessions
        .iter()
        .any(|it| it.stage != Stage::Planned || it.pinned);
    let mut columns = vec![
        ("N°", Align::Right),
        ("Jour", Align::Left),
        ("Date", Align::Left),
        ("Heures", Align::Left),
        ("Salle", Align::Left),
        ("Classes", Align::Left),
        ("Élèves", Align::Right),
    ];
    if has_people {
        columns.push(("Surveillants", Align::Left));
    }
    if is_followed {
        columns.push(("État", Align::Left));
    }
    let rows = sessions.iter().map(|session| {
        let mut row = row(session);
        if has_people {
            row.cells.push(Cell::Text(session.invigilators.join(", ")));
        }
        if is_followed {
            let pinned = if session.pinned { ", fixe" } else { "" };
            let state = format!("{}{pinned}", session.stage.label());
            row.cells.push(Cell::Text(state));
        }
        row
    });
    Table {
        caption: caption.to_owned(),
        columns: self::columns(&columns),
        rows: rows.collect(),
    }
}

/// Columns from their titles.
pub fn columns(columns: &[(&str, Align)]) -> Vec<Column> {
    let columns = columns.iter().map(|(title, align)| Column {
        title: (*title).to_owned(),
        align: *align,
    });
    columns.collect()
}

fn row(session: &BookedSession) -> Row {
    let cells = vec![
        Cell::Count(session.id as usize),
        Cell::Text(fr::narrow_weekday(session.date)),
        Cell::Date(session.date),
        Cell::Text(hours(session)),
        Cell::Text(session.room.clone()),
        Cell::Text(match session.kind {
            SessionKind::Ordinary => groups_text(session),
            SessionKind::MakeUp => "absents".to_owned(),
        }),
        Cell::Count(session.students() as usize),
    ];
    let tone = match session.stage {
        Stage::Finalised | Stage::Results => Tone::Faint,
        _ => Tone::Plain,
    };
    Row { tone, cells }
}
