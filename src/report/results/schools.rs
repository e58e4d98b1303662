//! The results of many schools, nobody's name in them.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::follow::{LINE_COUNTS, Line, Tally, published_schools};
use crate::fr;
use crate::report::results::json::line;
use crate::report::results::numbers::{COUNTS, shown};
use crate::report::results::{Width, hidden_note};
use crate::report::table::{date, left, right, text};
use crate::report::{Cell, Column, Report, Row, Section, Table, Tone};

/// Counts shown where there is little room.
const NARROW: [&str; 4] = ["enrolled", "passed", "validated", "absent"];

/// One dossier.
#[derive(Debug, Clone)]
pub struct School {
    /// Where it is.
    pub folder: String,
    /// Its name; the folder's where nothing says it.
    pub name: String,
    /// Its number, where it is known.
    pub uai: Option<String>,
    /// The day of its most recent results.
    pub as_of: Option<NaiveDate>,
    /// Its pupils, or why they are not known.
    pub found: Result<Tally, String>,
}

/// The page: a row for each school, in their order, and one for all.
pub fn schools_report(schools: &[School], width: Width, today: NaiveDate) -> Report {
    let known: Vec<(String, Tally)> = schools
        .iter()
        .filter_map(|it| Some((it.name.clone(), it.found.clone().ok()?)))
        .collect();
    let (lines, total) = published_schools(&known);
    let mut lines = lines.iter();
    let rows: Vec<(&School, Option<&Line>)> = schools
        .iter()
        .map(|it| (it, it.found.is_ok().then(|| lines.next()).flatten()))
        .collect();
    let troubles = schools.iter().filter_map(|it| {
        let trouble = it.found.as_ref().err()?;
        let text = format!("{}\u{a0}: {trouble}", it.folder);
        Some(Section::Note(Tone::Bad, text))
    });
    let as_of = schools.iter().filter_map(|it| it.as_of).max();
    let mut sections = vec![Section::Table(table(&rows, &total, width))];
    sections.extend(troubles);
    sections.push(hidden_note());
    Report {
        title: format!(
            "Certification Pix dans {}",
            fr::count(schools.len(), "établissement", "établissements")
        ),
        subtitle: as_of.map_or_else(String::new, |day| {
            format!("données jusqu’au {}", fr::short_date(day))
        }),
        sections,
        json: json!({
            "schema": "pixplan/results-schools/1",
            "today": today.to_string(),
            "aggregate": true,
            "schools": rows.iter().map(|(school, line)| data(school, *line)).collect::<Vec<_>>(),
            "total": line(&total, None),
        }),
        stamp: as_of.unwrap_or(today),
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

fn table(rows: &[(&School, Option<&Line>)], total: &Line, width: Width) -> Table {
    let counts: Vec<(&str, &str)> = LINE_COUNTS
        .into_iter()
        .zip(COUNTS)
        .filter(|(name, _)| width == Width::Wide || NARROW.contains(name))
        .collect();
    let cells = |line: &Line| {
        let counts = counts.iter().map(|(name, _)| shown(line.count(name)));
        let decimal = |number: Option<f64>| number.map_or(Cell::Empty, |it| Cell::Decimal(it, 1));
        let mean = decimal(line.pix.map(|it| it.mean));
        let median = decimal(line.pix.map(|it| it.median));
        counts.chain([mean, median]).collect::<Vec<_>>()
    };
    let width = counts.len() + 2;
    let schools = rows.iter().map(|(school, line)| Row {
        tone: match line {
            Some(_) => Tone::Plain,
            None => Tone::Bad,
        },
        cells: [
            text(&school.name),
            school.uai.as_deref().map_or(Cell::Empty, text),
        ]
        .into_iter()
        .chain(line.map_or_else(|| vec![Cell::Empty; width], cells))
        .chain([match line {
            Some(_) => date(school.as_of),
            None => text("non lu"),
        }])
        .collect(),
    });
    let all = Row {
        tone: Tone::Plain,
        cells: [text("Ensemble"), Cell::Empty]
            .into_iter()
            .chain(cells(total))
            .chain([Cell::Empty])
            .collect(),
    };
    let columns: Vec<Column> = [left("Établissement"), left("UAI")]
        .into_iter()
        .chain(counts.iter().map(|(_, title)| right(title)))
        .chain([right("Moyenne"), right("Médiane"), left("Données du")])
        .collect();
    Table {
        caption: String::new(),
        columns,
        rows: schools.chain([all]).collect(),
    }
}

fn data(school: &School, counted: Option<&Line>) -> Value {
    let mut own = Map::new();
    own.insert("dossier".to_owned(), json!(school.folder));
    own.insert("school".to_owned(), json!(school.name));
    own.insert("uai".to_owned(), json!(school.uai));
    let as_of = school.as_of.map(|day| day.to_string());
    own.insert("as_of".to_owned(), json!(as_of));
    own.insert("trouble".to_owned(), json!(school.found.as_ref().err()));
    if let Some(Value::Object(counts)) = counted.map(|it| line(it, None)) {
        own.extend(counts);
    }
    Value::Object(own)
}
