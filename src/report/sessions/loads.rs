//! Where each class goes, and how much each person watches.

use crate::fr;
use crate::report::sessions::Planned;
use crate::report::sessions::table::columns;
use crate::report::{Align, Cell, Row, Table, Tone};
use crate::session::BookedSession;

/// One row per class.
pub fn classes(planned: &Planned<'_>) -> Table {
    let titles = [
        ("Classe", Align::Left),
        ("Élèves", Align::Right),
        ("Sessions", Align::Left),
        ("Sans session", Align::Right),
    ];
    let plan = &planned.outcome.plan;
    let rows = planned.problem.classes.iter().enumerate();
    let rows = rows.map(|(index, class)| {
        let sessions = planned.sessions.iter().filter_map(|session| {
            let mut groups = session.groups.iter();
            let group = groups.find(|group| group.division == class.name)?;
            Some(format!(
                "n°\u{a0}{} le {} ({})",
                session.id,
                fr::narrow_date(session.date),
                group.students
            ))
        });
        let left = plan.unplaced.iter().find(|left| left.class == index);
        let left = left.map_or(0, |left| left.students as usize);
        Row {
            tone: if left > 0 { Tone::Bad } else { Tone::Plain },
            cells: vec![
                Cell::Text(class.name.clone()),
                Cell::Count(class.students as usize),
                Cell::Text(sessions.collect::<Vec<String>>().join(", ")),
                if left > 0 {
                    Cell::Count(left)
                } else {
                    Cell::Empty
                },
            ],
        }
    });
    let rows: Vec<Row> = rows.collect();
    let everybody = plan.unplaced.is_empty();
    let mut table = Table {
        caption: "Les classes".to_owned(),
        columns: columns(&titles),
        rows,
    };
    if everybody {
        table.columns.pop();
        for row in &mut table.rows {
            row.cells.pop();
        }
    }
    table
}

/// One row per invigilator; nothing when nobody is named.
pub fn people(planned: &Planned<'_>) -> Option<Table> {
    let people = planned.problem.invigilators.as_ref()?;
    let titles = [
        ("Surveillant", Align::Left),
        ("Sessions", Align::Right),
        ("Au plus", Align::Right),
        ("Durée", Align::Right),
        ("Quand", Align::Left),
    ];
    let rows = people.iter().map(|person| {
        let all = planned.sessions.iter().chain(planned.make_up);
        let theirs: Vec<&BookedSession> = all
            .filter(|session| session.invigilators.contains(&person.name))
            .collect();
        let minutes = theirs.iter().map(|it| it.end.saturating_sub(it.minute));
        let minutes: u32 = minutes.sum();
        let days = theirs.iter().map(|it| fr::narrow_date(it.date));
        Row {
            tone: if theirs.is_empty() {
                Tone::Faint
            } else {
                Tone::Plain
            },
            cells: vec![
                Cell::Text(person.name.clone()),
                Cell::Count(theirs.len()),
                person
                    .max_sessions
                    .map_or(Cell::Empty, |most| Cell::Count(most as usize)),
                Cell::Text(format!("{}\u{a0}h\u{a0}{:02}", minutes / 60, minutes % 60)),
                Cell::Text(days.collect::<Vec<String>>().join(", ")),
            ],
        }
    });
    Some(Table {
        caption: "Les surveillants".to_owned(),
        columns: columns(&titles),
        rows: rows.collect(),
    })
}
