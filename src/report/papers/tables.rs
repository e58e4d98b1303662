//! The same papers as tables, for spreadsheets and programs.

use chrono::{NaiveDate, NaiveTime};

use crate::fr;
use crate::report::papers::{Paper, Papers, Seat, Sitting, duties, json, room_plans};
use crate::report::{Align, Cell, Column, Report, Row, Section, Table, Tone};

/// A paper as one table; `today` is the day of the run.
pub fn report(paper: Paper, papers: &Papers, today: NaiveDate) -> Report {
    let (columns, rows) = match paper {
        Paper::Summons | Paper::MailMerge => summons(papers),
        Paper::Attendance => attendance(papers),
        Paper::DoorLists => door_lists(papers),
        Paper::Invigilators => invigilators(papers),
        Paper::Rooms => rooms(papers),
    };
    let delete_after = fr::short_date(papers.delete_after);
    Report {
        title: paper.title().to_owned(),
        subtitle: format!(
            "{}. Document nominatif, à supprimer après le {delete_after}.",
            papers.school.name
        ),
        sections: vec![Section::Table(Table {
            caption: String::new(),
            columns,
            rows,
        })],
        json: json::of(paper, papers),
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

/// The title of the column that says when to destroy a row.
const DELETE_AFTER: &str = "À supprimer après le";

type Content = (Vec<Column>, Vec<Row>);

/// One row per pupil, with everything that a letter to her needs.
fn summons(papers: &Papers) -> Content {
    let columns = columns(&[
        "Nom",
        "Prénom",
        "Date de naissance",
        "Classe",
        "Date",
        "Jour",
        "Heure",
        "Fin",
        "Salle",
        "Nom du site",
        "Identifiant Pix",
        "Certifiable",
        "Séance",
        "Établissement",
        "Signataire",
        DELETE_AFTER,
    ]);
    let mut seats: Vec<(&Sitting, &Seat)> = placed(papers).collect();
    seats.sort_by_cached_key(|(sitting, seat)| {
        (fr::fold(&seat.division), seat.name_key(), sitting.number)
    });
    let rows = seats.into_iter().map(|(sitting, seat)| {
        row(vec![
            text(&seat.last_name),
            text(&seat.first_name),
            date(seat.birthdate),
            text(&seat.division),
            Cell::Date(sitting.date),
            text(&fr::date(sitting.date)),
            time(sitting.start),
            time(seat.end),
            text(&sitting.room),
            text(&sitting.site),
            text(&seat.username()),
            text(certifiable(seat.certifiable)),
            Cell::Count(sitting.number as usize),
            text(&papers.school.name),
            text(&papers.school.signatory),
            Cell::Date(papers.delete_after),
        ])
    });
    (columns, rows.collect())
}

fn attendance(papers: &Papers) -> Content {
    let columns = columns(&[
        "Séance",
        "N°",
        "Date",
        "Heure locale (début)",
        "Nom du site",
        "Nom de la salle",
        "Surveillé par",
        "Nom de naissance",
        "Prénom",
        "Date de naissance",
        "Classe",
        "Signature",
        DELETE_AFTER,
    ]);
    let rows = placed(papers).map(|(sitting, seat)| {
        row(vec![
            Cell::Count(sitting.number as usize),
            text(&sitting.pix.number),
            Cell::Date(sitting.date),
            time(sitting.start),
            text(&sitting.site),
            text(&sitting.room),
            text(&sitting.invigilators.join(", ")),
            text(&seat.last_name),
            text(&seat.first_name),
            date(seat.birthdate),
            text(&seat.division),
            Cell::Empty,
            Cell::Date(papers.delete_after),
        ])
    });
    (columns, rows.collect())
}

fn door_lists(papers: &Papers) -> Content {
    let columns = columns(&[
        "Séance",
        "Salle",
        "Date",
        "Heure",
        "Nom",
        "Prénom",
        "Classe",
        DELETE_AFTER,
    ]);
    let sessions = papers.sessions.iter();
    let rows = sessions.flat_map(|sitting| {
        let seats = sitting.by_name().into_iter();
        seats.map(move |seat| {
            row(vec![
                Cell::Count(sitting.number as usize),
                text(&sitting.room),
                Cell::Date(sitting.date),
                time(sitting.start),
                text(&seat.last_name),
                text(&seat.first_name),
                text(&seat.division),
                Cell::Date(papers.delete_after),
            ])
        })
    });
    (columns, rows.collect())
}

fn invigilators(papers: &Papers) -> Content {
    let columns = columns(&[
        "Surveillant",
        "Séance",
        "Date",
        "Heure",
        "Fin",
        "Salle",
        "Élèves",
        "Classes",
        "N° de session",
        "Code d’accès",
        "Mot de passe",
    ]);
    let duties = duties(papers);
    let rows = duties.iter().flat_map(|duty| {
        let sessions = duty.sessions.iter();
        sessions.map(move |sitting| {
            row(vec![
                text(duty.name),
                Cell::Count(sitting.number as usize),
                Cell::Date(sitting.date),
                time(sitting.start),
                time(sitting.end),
                text(&sitting.room),
                Cell::Count(sitting.seats.len()),
                text(&sitting.divisions().join(", ")),
                text(&sitting.pix.number),
                text(&sitting.pix.access_code),
                text(&sitting.pix.password),
            ])
        })
    });
    (columns, rows.collect())
}

fn rooms(papers: &Papers) -> Content {
    let columns = columns(&[
        "Salle",
        "Date",
        "Jour",
        "Heure",
        "Fin",
        "Séance",
        "Élèves",
        "Classes",
        "Surveillants",
    ]);
    let plans = room_plans(&papers.sessions);
    let rows = plans.iter().flat_map(|plan| {
        let sessions = plan.sessions.iter();
        sessions.map(|sitting| {
            row(vec![
                text(&sitting.room),
                Cell::Date(sitting.date),
                text(fr::weekday(sitting.date)),
                time(sitting.start),
                time(sitting.end),
                Cell::Count(sitting.number as usize),
                Cell::Count(sitting.seats.len()),
                text(&sitting.divisions().join(", ")),
                text(&sitting.invigilators.join(", ")),
            ])
        })
    });
    (columns, rows.collect())
}

/// Every pupil with her session.
fn placed(papers: &Papers) -> impl Iterator<Item = (&Sitting, &Seat)> {
    let sessions = papers.sessions.iter();
    sessions.flat_map(|sitting| sitting.seats.iter().map(move |seat| (sitting, seat)))
}

fn columns(titles: &[&str]) -> Vec<Column> {
    let counts = ["Séance", "Élèves"];
    let column = |title: &&str| Column {
        title: (*title).to_owned(),
        align: if counts.contains(title) {
            Align::Right
        } else {
            Align::Left
        },
    };
    titles.iter().map(column).collect()
}

fn row(cells: Vec<Cell>) -> Row {
    Row {
        tone: Tone::Plain,
        cells,
    }
}

fn text(text: &str) -> Cell {
    match text {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

fn date(date: Option<NaiveDate>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

fn time(time: NaiveTime) -> Cell {
    Cell::Text(time.format("%H:%M").to_string())
}

fn certifiable(known: Option<bool>) -> &'static str {
    match known {
        Some(true) => "oui",
        Some(false) => "non",
        None => "inconnu",
    }
}
