//! Tables for a spreadsheet as it is set in France.
//!
//! Excel opens a file by a double click, and reads it by the computer's own
//! settings: a byte order mark says that it is UTF-8, semicolons part the cells,
//! numbers have a decimal comma, dates read 01/03/2027.
//!
//! Holds data only: notes and the picture of the year stay on the other formats.

mod write;

#[cfg(test)]
mod reader;

use chrono::NaiveDate;

use crate::fr;
pub use crate::render::csv::write::guard;
use crate::render::csv::write::{Line, Sheet, write};
use crate::render::words;
use crate::report::{
    Agenda, Cell, Entry, FindingGroup, Report, Section, State, Table, When, ZoneDue,
};

/// Writes the report's agenda, then its tables, lists and findings.
///
/// All the entries make one table. Several tables follow each other with an
/// empty line between, each under its caption.
pub fn render(report: &Report) -> String {
    let mut sheets = vec![];
    let agendas = report.sections.iter().filter_map(|section| match section {
        Section::Agenda(agenda) => Some(agenda),
        _ => None,
    });
    let agendas: Vec<&Agenda> = agendas.collect();
    if !agendas.is_empty() {
        sheets.push(Sheet {
            caption: report.title.clone(),
            lines: agenda(&agendas),
        });
    }
    let mut heading = "";
    for section in &report.sections {
        match section {
            Section::Heading(text) => heading = text,
            Section::Table(shown) => sheets.push(table(shown, heading)),
            Section::List(lines) => sheets.push(Sheet {
                caption: heading.to_owned(),
                lines: lines.iter().map(|line| vec![guard(line)]).collect(),
            }),
            Section::Findings(groups) => sheets.push(findings(groups, heading)),
            Section::Note(..) | Section::Agenda(_) | Section::Year(_) => {}
        }
    }
    write(&sheets)
}

fn table(table: &Table, heading: &str) -> Sheet {
    let caption = if table.caption.is_empty() {
        heading
    } else {
        &table.caption
    };
    let mut lines = vec![
        table
            .columns
            .iter()
            .map(|column| guard(&column.title))
            .collect(),
    ];
    let rows = table
        .rows
        .iter()
        .map(|row| row.cells.iter().map(cell).collect());
    lines.extend::<Vec<Line>>(rows.collect());
    Sheet {
        caption: caption.to_owned(),
        lines,
    }
}

/// A cell that a spreadsheet reads as what it is: a number stays a number.
fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Count(number) => number.to_string(),
        Cell::Decimal(number, places) => words::decimal(*number, *places),
        Cell::Share(share) => format!("{}%", words::decimal(share * 100.0, 1)),
        Cell::Text(text) => guard(text),
        Cell::Empty | Cell::Date(_) | Cell::ForecastDate(_) => words::cell(cell),
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

fn agenda(agendas: &[&Agenda]) -> Vec<Line> {
    let entries: Vec<&Entry> = agendas.iter().flat_map(|agenda| &agenda.entries).collect();
    let zones = zones(&entries);
    let mut header: Line = BEFORE.map(str::to_owned).into();
    for zone in &zones {
        header.push(format!("Début{zone}"));
        header.push(format!("Échéance{zone}"));
    }
    header.extend(AFTER.map(str::to_owned));
    let rows = entries.into_iter().map(|entry| row(entry, &zones));
    std::iter::once(header).chain(rows).collect()
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

fn row(entry: &Entry, zones: &[String]) -> Line {
    let mut line = vec![
        guard(&entry.id),
        guard(&entry.title),
        guard(&entry.roles.join(", ")),
    ];
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
        state(entry.state),
        guard(&entry.period),
        forecast.to_owned(),
        guard(&entry.heading),
        guard(why.join(" ").trim()),
        guard(url.unwrap_or_default()),
        guard(entry.command.as_deref().unwrap_or_default()),
        guard(&entry.place),
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
fn dates(when: &When, zone: usize) -> [String; 2] {
    let days = |first: NaiveDate, last: NaiveDate| [first, last].map(fr::short_date);
    match when {
        When::Due { start, due } => days(*start, *due),
        When::Days { first, last } => days(*first, *last),
        When::DueByZone(zones) => match zones.get(zone) {
            Some(ZoneDue { start, due, .. }) => days(*start, *due),
            None => [String::new(), String::new()],
        },
        When::Hours { start, end } => {
            [start, end].map(|time| time.format("%d/%m/%Y %H:%M").to_string())
        }
        When::Unknown(reason) => [String::new(), guard(reason)],
    }
}

fn findings(groups: &[FindingGroup], heading: &str) -> Sheet {
    let header = [
        "Gravité", "Code", "Pix", "Anomalie", "Lieu", "Message", "Remède",
    ];
    let mut lines = vec![header.map(str::to_owned).to_vec()];
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
            cells.map(guard).to_vec()
        };
        lines.extend(
            group
                .places
                .iter()
                .map(|place| cells(&place.location, &place.message)),
        );
        if group.places.is_empty() {
            lines.push(cells("", ""));
        }
    }
    Sheet {
        caption: heading.to_owned(),
        lines,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::csv::reader::read;
    use crate::render::sample;

    fn agenda_rows(report: &Report) -> Vec<Vec<String>> {
        let records = read(&render(report));
        let agenda = records.into_iter().take_while(|record| record.len() > 1);
        agenda.collect()
    }

    #[test]
    fn an_agenda_is_one_row_per_entry_in_french() {
        let report = sample::report();
        let rows = agenda_rows(&report);
        assert_eq!(rows.len(), 1 + 52 + 9 + 1);
        assert_eq!(
            rows[0].join(";"),
            "ID;Tâche;Rôles;Début;Échéance;État;Période;Prévisionnel;Rubrique;Pourquoi;Lien;Commande;Lieu"
        );
        let row = |id: &str| rows.iter().find(|row| row[0] == id).unwrap()[..8].join(";");
        assert_eq!(
            row("rattrapage"),
            "rattrapage;Faire passer les sessions de rattrapage;surveillants, élèves;14/06/2027;18/06/2027;\
             à venir;5 bis;prévisionnel"
        );
        assert_eq!(
            row("1"),
            "1;Session de certification 1 : 3A;Mme Roux;15/03/2027 08:30;15/03/2027 10:30;à venir;;"
        );
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    }

    #[test]
    fn dates_that_differ_have_a_column_per_zone() {
        let rows = agenda_rows(&sample::without_zone());
        assert_eq!(
            rows[0][3..9].join(";"),
            "Début zone A;Échéance zone A;Début zone B;Échéance zone B;Début zone C;Échéance zone C"
        );
        let row = |id: &str| rows.iter().find(|row| row[0] == id).unwrap()[3..9].join(";");
        assert_eq!(
            row("certificabilite"),
            "18/01/2027;08/02/2027;18/01/2027;15/02/2027;18/01/2027;01/02/2027"
        );
        assert_eq!(row("lsu"), ["14/06/2027;18/06/2027"; 3].join(";"));
    }

    #[test]
    fn several_tables_stand_apart_under_their_captions() {
        let records = read(&render(&sample::hostile()));
        let caption = |text: &str| records.iter().position(|record| record[0] == text).unwrap();
        let table = caption("Avancement | par classe");
        assert_eq!(records[table - 1], [""]);
        assert_eq!(records[table + 1][0], "Classe");
        assert_eq!(
            records[table + 2],
            ["'=3A;|<b>", "1234", "-1234,5", "71,4%", "01/03/2027"]
        );
        assert_eq!(
            records[table + 3],
            ["3e ULIS", "0", "", "100,0%", "18/06/2027 (prévisionnel)"]
        );
        assert!(records.iter().any(|record| record[0] == "'+1"));
        assert!(
            records
                .iter()
                .any(|record| record.join(";").starts_with("erreur;INE_UNIQUE;oui;"))
        );
    }
}
