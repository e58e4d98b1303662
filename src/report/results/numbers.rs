//! The numbers of the results: nobody's name is here.

use std::collections::BTreeMap;

use crate::follow::{LINE_COUNTS, Line, expected_level};
use crate::fr;
use crate::pix::{Area, Competence, Mesh};
use crate::report::results::{View, Width};
use crate::report::table::{count, left, right, share, text};
use crate::report::{Cell, Column, Row, Section, Table, Tone};

/// What stands for a count that is hidden.
const HIDDEN: &str = "masqué";

/// Titles of [`LINE_COUNTS`].
pub const COUNTS: [&str; LINE_COUNTS.len()] = [
    "Élèves", "Passés", "Validés", "Non obt.", "Annulés", "Erreur", "En cours", "Absents",
];

pub fn sections(view: &View<'_>) -> Vec<Section> {
    let published = view.published;
    let divisions: Vec<&Line> = published.divisions.iter().collect();
    let total = (divisions.len() > 1).then_some(&published.total);
    let rows: Vec<(&str, &Line)> = divisions
        .iter()
        // Without a division: rows of a session export and no base.
        .map(|line| (label(line, "sans classe"), *line))
        .chain(total.map(|line| ("Ensemble", line)))
        .collect();
    let mut sections = vec![Section::Table(counts("Classe", &rows, view.has_base))];
    if published.grades.len() > 1 || !published.apart.is_empty() {
        let grades = published
            .grades
            .iter()
            .map(|it| (label(it, "non reconnu").to_owned(), it));
        let apart = published.apart.iter();
        let apart = apart.map(|it| (format!("dont {}", it.label), it));
        let grades: Vec<(String, &Line)> = grades.chain(apart).collect();
        let grades: Vec<_> = grades
            .iter()
            .map(|(name, it)| (name.as_str(), *it))
            .collect();
        sections.push(Section::Heading("Par niveau".to_owned()));
        sections.push(Section::Table(counts("Niveau", &grades, view.has_base)));
    }
    sections.push(Section::Heading(
        "Score en Pix des certifications validées".to_owned(),
    ));
    sections.push(Section::Table(scores("Classe", &rows)));
    sections.push(Section::Heading("Niveaux atteints".to_owned()));
    sections.push(Section::Table(meshes(&published.total)));
    sections.push(Section::Heading(
        "Niveau moyen par domaine et par compétence".to_owned(),
    ));
    sections.push(Section::Table(competences(
        &published.total,
        expected(view),
    )));
    if view.width == Width::Wide && rows.len() > 1 {
        sections.push(Section::Heading("Niveau moyen de chaque classe".to_owned()));
        sections.push(Section::Table(by_division(&rows)));
    }
    if published.years.len() > 1 {
        let years = named(&published.years);
        sections.push(Section::Heading("D’une année à l’autre".to_owned()));
        sections.push(Section::Table(earlier(&years)));
    }
    if !published.others.is_empty() {
        let others = named(&published.others);
        sections.push(Section::Heading("Autres certifications".to_owned()));
        sections.push(Section::Table(others_table(&others)));
    }
    sections
}

/// Lines with their names.
fn named(lines: &[Line]) -> Vec<(&str, &Line)> {
    lines.iter().map(|it| (it.label.as_str(), it)).collect()
}

/// The name of a line, or what stands for it.
fn label<'l>(line: &'l Line, unnamed: &'l str) -> &'l str {
    match line.label.as_str() {
        "" => unnamed,
        label => label,
    }
}

/// A count, or that it is hidden.
pub fn shown(number: Option<usize>) -> Cell {
    number.map_or_else(|| text(HIDDEN), count)
}

fn counts(first: &str, rows: &[(&str, &Line)], has_base: bool) -> Table {
    // Without a base nobody knows who is absent.
    let columns: Vec<usize> = (0..LINE_COUNTS.len())
        .filter(|&at| has_base || (at != 0 && at + 1 != LINE_COUNTS.len()))
        .collect();
    let titles = columns.iter().filter_map(|&at| COUNTS.get(at)).copied();
    let rows = rows.iter().map(|(label, line)| Row {
        tone: Tone::Plain,
        cells: std::iter::once(text(label))
            .chain(
                columns
                    .iter()
                    .map(|&at| shown(line.counts.get(at).copied().flatten())),
            )
            .collect(),
    });
    Table {
        caption: String::new(),
        columns: std::iter::once(left(first))
            .chain(titles.map(right))
            .collect(),
        rows: rows.collect(),
    }
}

fn scores(first: &str, rows: &[(&str, &Line)]) -> Table {
    let columns = [
        "Validés",
        "Moyenne",
        "1er quartile",
        "Médiane",
        "3e quartile",
    ];
    let rows = rows.iter().map(|(label, line)| {
        let pix = line.pix;
        let decimal = |number: Option<f64>| number.map_or(Cell::Empty, |it| Cell::Decimal(it, 1));
        Row {
            tone: Tone::Plain,
            cells: vec![
                text(label),
                shown(line.count("validated")),
                decimal(pix.map(|it| it.mean)),
                decimal(pix.map(|it| it.q1)),
                decimal(pix.map(|it| it.median)),
                decimal(pix.map(|it| it.q3)),
            ],
        }
    });
    Table {
        caption: String::new(),
        columns: std::iter::once(left(first))
            .chain(columns.map(right))
            .collect(),
        rows: rows.collect(),
    }
}

/// Names of [`Line::meshes`].
pub fn mesh_names() -> impl Iterator<Item = &'static str> {
    std::iter::once("Sous Novice 1").chain(Mesh::ALL.map(Mesh::name))
}

fn meshes(total: &Line) -> Table {
    let validated = total.count("validated").filter(|&all| all > 0);
    let rows = mesh_names().zip(total.meshes).map(|(name, number)| Row {
        tone: Tone::Plain,
        cells: vec![
            text(name),
            shown(number),
            #[allow(clippy::cast_precision_loss)] // pupils of a school
            share(
                number
                    .zip(validated)
                    .map(|(part, all)| part as f64 / all as f64),
            ),
        ],
    });
    Table {
        caption: String::new(),
        columns: vec![left("Niveau"), right("Élèves"), right("Part")],
        rows: rows.collect(),
    }
}

/// `3 attendu en 3e`, where all pupils of whom a level is expected are of one.
fn expected(view: &View<'_>) -> String {
    let mut by_level: BTreeMap<u8, Vec<&str>> = BTreeMap::new();
    for grade in view.published.grades.iter().filter_map(|line| line.grade) {
        if let Some(level) = expected_level(grade) {
            by_level.entry(level).or_default().push(grade.label());
        }
    }
    let known = by_level.iter();
    let known: Vec<String> = known
        .map(|(level, grades)| format!("{level} en {}", fr::list(grades)))
        .collect();
    match known.as_slice() {
        [] => String::new(),
        known => format!("Niveau attendu ({})", known.join(", ")),
    }
}

fn competences(total: &Line, expected: String) -> Table {
    let mut columns = vec![left("Domaine ou compétence"), right("Moyenne")];
    let has_expected = !expected.is_empty();
    if has_expected {
        columns.push(Column {
            title: expected,
            ..right("")
        });
    }
    let row = |tone: Tone, name: String, mean: Option<f64>, reached: Option<f64>| {
        let mean = mean.map_or(Cell::Empty, |mean| Cell::Decimal(mean, 1));
        let mut cells = vec![Cell::Text(name), mean];
        if has_expected {
            cells.push(share(reached));
        }
        Row { tone, cells }
    };
    let mut rows = Vec::new();
    let areas = Area::ALL
        .into_iter()
        .zip(total.areas)
        .zip(total.areas_reached);
    for ((area, mean), reached) in areas {
        let name = format!("{}. {}", area.number(), area.name());
        rows.push(row(Tone::Plain, name, mean, reached));
        for competence in area.competences() {
            let at = |all: &[Option<f64>; Competence::COUNT]| {
                all.get(competence.position()).copied().flatten()
            };
            let (mean, reached) = (at(&total.competences), at(&total.reached));
            rows.push(row(Tone::Faint, competence.to_string(), mean, reached));
        }
    }
    Table {
        caption: String::new(),
        columns,
        rows,
    }
}

fn by_division(rows: &[(&str, &Line)]) -> Table {
    let columns = Competence::ALL.map(|it| right(it.index()));
    let rows = rows.iter().map(|(label, line)| {
        let means = line.competences.iter();
        let means = means.map(|mean| mean.map_or(Cell::Empty, |mean| Cell::Decimal(mean, 1)));
        Row {
            tone: Tone::Plain,
            cells: std::iter::once(text(label)).chain(means).collect(),
        }
    });
    Table {
        caption: String::new(),
        columns: std::iter::once(left("Classe")).chain(columns).collect(),
        rows: rows.collect(),
    }
}

fn earlier(rows: &[(&str, &Line)]) -> Table {
    let rows = rows.iter().map(|(label, line)| {
        let decimal = |number: Option<f64>| number.map_or(Cell::Empty, |it| Cell::Decimal(it, 1));
        #[allow(clippy::cast_precision_loss)] // pupils of a school
        let rate = line
            .count("validated")
            .zip(line.count("passed").filter(|&passed| passed > 0))
            .map(|(part, all)| part as f64 / all as f64);
        Row {
            tone: Tone::Plain,
            cells: vec![
                text(label),
                shown(line.count("passed")),
                shown(line.count("validated")),
                share(rate),
                decimal(line.pix.map(|it| it.mean)),
                decimal(line.pix.map(|it| it.median)),
            ],
        }
    });
    let columns = ["Passés", "Validés", "Réussite", "Moyenne", "Médiane"];
    Table {
        caption: String::new(),
        columns: std::iter::once(left("Année"))
            .chain(columns.map(right))
            .collect(),
        rows: rows.collect(),
    }
}

fn others_table(rows: &[(&str, &Line)]) -> Table {
    let names = [
        "passed",
        "validated",
        "not_obtained",
        "cancelled",
        "error",
        "started",
    ];
    let titles = LINE_COUNTS
        .iter()
        .zip(COUNTS)
        .filter(|(name, _)| names.contains(name));
    let columns = titles.map(|(_, title)| right(title));
    let rows = rows.iter().map(|(label, line)| Row {
        tone: Tone::Plain,
        cells: std::iter::once(text(label))
            .chain(names.iter().map(|name| shown(line.count(name))))
            .collect(),
    });
    Table {
        caption: String::new(),
        columns: std::iter::once(left("Certification"))
            .chain(columns)
            .collect(),
        rows: rows.collect(),
    }
}
