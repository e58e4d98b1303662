//! A report as sheets of typed cells, for programs that keep tables.
//!
//! Holds data only: notes and pictures stay on the other formats, but the
//! numbers of a picture are a sheet.

use chrono::{NaiveDate, NaiveDateTime};

use crate::fr;
use crate::render::words;
use crate::report::{
    Agenda, Cell, Entry, FindingGroup, Report, Section, State, Table, When, ZoneDue,
};

/// A table and its name.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// Its name; may be empty.
    pub caption: String,
    /// The headings of its columns; none over the lines of a list.
    pub header: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Value>>,
}

/// What a cell of a sheet holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A cell of a table.
    Cell(Cell),
    /// A time of a day.
    Time(NaiveDateTime),
}

/// The report's agenda, then its tables, lists, findings and numbers.
///
/// All the entries make one sheet.
pub fn sheets(report: &Report) -> Vec<Sheet> {
    let mut sheets = vec![];
    let agendas = report.sections.iter().filter_map(|section| match section {
        Section::Agenda(agenda) => Some(agenda),
        _ => None,
    });
    let agendas: Vec<&Agenda> = agendas.collect();
    if !agendas.is_empty() {
        sheets.push(agenda(&agendas, &report.title));
    }
    let mut heading = "";
    for section in &report.sections {
        match section {
            Section::Heading(text) => heading = text,
            Section::Table(shown) => sheets.push(table(shown, heading)),
            Section::Chart(chart) => sheets.push(table(&chart.table(), heading)),
            Section::List(lines) | Section::Lines(lines) => sheets.push(Sheet {
                caption: heading.to_owned(),
                header: Vec::new(),
                rows: lines.iter().map(|line| vec![text(line)]).collect(),
            }),
            Section::Findings(groups) => sheets.push(findings(groups, heading)),
            Section::Note(..) | Section::Agenda(_) | Section::Year(_) => {}
        }
    }
    sheets
}

fn text(text: &str) -> Value {
    Value::Cell(match text {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    })
}

fn table(table: &Table, heading: &str) -> Sheet {
    let caption = if table.caption.is_empty() {
        heading
    } else {
        &table.caption
    };
    let titles = table.columns.iter().map(|column| column.title.clone());
    let rows = table.rows.iter().map(|row| {
        let cells = row.cells.iter().cloned();
        cells.map(Value::Cell).collect()
    });
    Sheet {
        caption: caption.to_owned(),
        header: titles.collect(),
        rows: rows.collect(),
    }
}

const BEFORE: [&str; 3] = ["ID", "Tâche", "Rôles"];

const AFTER: [&str; 8] = [
    "État",
    "Période",
    "Prévisionnel",
    "Rubrique",
    "Pourquoi",
    "Lien",
    "Commande",
    "Lieu",
];

fn agenda(agendas: &[&Agenda], title: &str) -> Sheet {
    let entries: Vec<&Entry> = agendas.iter().flat_map(|agenda| &agenda.entries).collect();
    let zones = zones(&entries);
    let mut header = BEFORE.map(str::to_owned).to_vec();
    for zone in &zones {
        header.push(format!("Début{zone}"));
        header.push(format!("Échéance{zone}"));
    }
    header.extend(AFTER.map(str::to_owned));
    let rows = entries.into_iter().map(|entry| row(entry, &zones));
    Sheet {
        caption: title.to_owned(),
        header,
        rows: rows.collect(),
    }
}

/// What tells the columns of dates apart: nothing, or a zone each when dates differ.
fn zones(entries: &[&Entry]) -> Vec<String> {
    let by_zone = entries.iter().find_map(|entry| match &entry.when {
        When::DueByZone(zones) => Some(zones),
        _ => None,
    });
    match by_zone {
        Some(zones) => zones
            .iter()
            .map(|due| format!(" zone {}", due.zone))
            .collect(),
        None => vec![String::new()],
    }
}

fn row(entry: &Entry, zones: &[String]) -> Vec<Value> {
    let roles = entry.roles.join(", ");
    let mut line = [&entry.id, &entry.title, &roles]
        .map(|words| text(words))
        .to_vec();
    line.extend(
        zones
            .iter()
            .enumerate()
            .flat_map(|(index, _)| dates(&entry.when, index)),
    );
    let forecast = if entry.forecast { words::FORECAST } else { "" };
    let url = entry.link.as_ref().map(|(_, url)| url.as_str());
    let why = [&entry.why, &entry.detail].map(String::as_str);
    line.extend([
        text(&state(entry.state)),
        text(&entry.period),
        text(forecast),
        text(&entry.heading),
        text(why.join(" ").trim()),
        text(url.unwrap_or_default()),
        text(entry.command.as_deref().unwrap_or_default()),
        text(&entry.place),
    ]);
    line
}

fn state(state: State) -> String {
    match state {
        State::Done(Some(day)) => format!("fait le {}", fr::short_date(day)),
        other => words::state(other).to_owned(),
    }
}

/// The two cells of an entry's dates, in the zone of that place.
fn dates(when: &When, zone: usize) -> [Value; 2] {
    let days =
        |first: NaiveDate, last: NaiveDate| [first, last].map(|day| Value::Cell(Cell::Date(day)));
    match when {
        When::Due { start, due } => days(*start, *due),
        When::Days { first, last } => days(*first, *last),
        When::DueByZone(zones) => match zones.get(zone) {
            Some(ZoneDue { start, due, .. }) => days(*start, *due),
            None => [text(""), text("")],
        },
        When::Hours { start, end } => [*start, *end].map(Value::Time),
        When::Unknown(reason) => [text(""), text(reason)],
    }
}

fn findings(groups: &[FindingGroup], heading: &str) -> Sheet {
    let header = [
        "Gravité", "Code", "Pix", "Anomalie", "Lieu", "Message", "Remède",
    ];
    let mut rows = vec![];
    for group in groups {
        let pix = if group.pix { "oui" } else { "non" };
        let cells = |location: &str, message: &str| {
            let help = &group.help;
            let cells = [
                words::tone(group.tone),
                &group.code,
                pix,
                &group.title,
                location,
                message,
                help,
            ];
            cells.map(text).to_vec()
        };
        rows.extend(
            group
                .places
                .iter()
                .map(|place| cells(&place.location, &place.message)),
        );
        if group.places.is_empty() {
            rows.push(cells("", ""));
        }
    }
    Sheet {
        caption: heading.to_owned(),
        header: header.map(str::to_owned).to_vec(),
        rows,
    }
}
