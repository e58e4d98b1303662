//! Several files at once: one table, then each of them when they are few, or what
//! comes back most when they are many.

use std::collections::BTreeMap;

use crate::diagnostic::{Kind, Severity};
use crate::fr;
use crate::report::import::page::{facts, sections, tone, verdict};
use crate::report::import::{Detail, ImportedFile, Outcome};
use crate::report::{Align, Cell, Column, Row, Section, Table, Tone};

pub fn page(files: &[ImportedFile], detail: Detail) -> (String, String, Vec<Section>) {
    let count = fr::count(files.len(), "fichier", "fichiers");
    let title = match tally(files) {
        parts if parts.is_empty() => count,
        parts => format!("{count}\u{a0}: {}.", fr::list(&parts)),
    };
    if detail == Detail::Sheet {
        return (title, String::new(), vec![Section::Table(sheet(files))]);
    }
    let notes = files.iter().flat_map(|file| file.notes.iter().cloned());
    let notes = notes.map(|(tone, text)| Section::Note(tone, text));
    if detail == Detail::Troubles {
        let troubled = files.iter().filter(|file| tone(file) != Tone::Good);
        let troubled: Vec<&ImportedFile> = troubled.collect();
        let table = (!troubled.is_empty()).then(|| Section::Table(table(&troubled)));
        return (
            title,
            String::new(),
            table.into_iter().chain(notes).collect(),
        );
    }
    let mut all = vec![Section::Table(table(&all_of(files)))];
    if detail == Detail::Summary {
        all.extend(causes(files).map(Section::Table));
        let hint = "Le détail d’un fichier\u{a0}: pixplan import FICHIER. Celui de tous\u{a0}: -v.";
        all.push(Section::Note(Tone::Hint, hint.to_owned()));
        all.extend(notes);
        return (title, String::new(), all);
    }
    for file in files {
        all.push(Section::Heading(facts(file)));
        all.push(Section::Note(tone(file), verdict(file)));
        all.extend(sections(file, detail));
    }
    (title, String::new(), all)
}

fn tally(files: &[ImportedFile]) -> Vec<String> {
    let count = |outcome| {
        let bases = files.iter().filter(|file| file.export.is_none());
        bases.filter(|file| file.outcome == outcome).count()
    };
    let exports = |outcome| {
        let exports = files.iter().filter(|file| file.export.is_some());
        exports.filter(|file| file.outcome == outcome).count()
    };
    let parts = [
        (count(Outcome::Accepted), "accepté", "acceptés"),
        (exports(Outcome::Accepted), "export lu", "exports lus"),
        (
            exports(Outcome::Unjudged),
            "export lu en partie",
            "exports lus en partie",
        ),
        (
            exports(Outcome::Refused),
            "export illisible",
            "exports illisibles",
        ),
        (count(Outcome::Refused), "refusé", "refusés"),
        (count(Outcome::Unjudged), "non jugé", "non jugés"),
        (count(Outcome::Unrecognised), "non reconnu", "non reconnus"),
        (count(Outcome::Unreadable), "illisible", "illisibles"),
    ];
    let parts = parts.into_iter().filter(|(number, _, _)| *number > 0);
    parts
        .map(|(number, one, many)| fr::count(number, one, many))
        .collect()
}

fn all_of(files: &[ImportedFile]) -> Vec<&ImportedFile> {
    files.iter().collect()
}

fn table(files: &[&ImportedFile]) -> Table {
    let has_exports = files.iter().any(|file| file.export.is_some());
    let (year, number) = if has_exports {
        ("Données", "Lignes")
    } else {
        ("Année", "Élèves")
    };
    let columns = [
        ("Fichier", Align::Left),
        ("Verdict", Align::Left),
        ("UAI", Align::Left),
        (year, Align::Left),
        (number, Align::Right),
        ("Erreurs", Align::Right),
        ("Avertissements", Align::Right),
    ];
    let rows = files.iter().map(|file| {
        let text = |text: &Option<String>| text.clone().map_or(Cell::Empty, Cell::Text);
        Row {
            tone: match tone(file) {
                Tone::Good => Tone::Plain,
                other => other,
            },
            cells: vec![
                Cell::Text(file.name.clone()),
                Cell::Text(word(file).to_owned()),
                text(&file.uai),
                match file.export.as_ref().and_then(|facts| facts.as_of) {
                    Some(day) => Cell::Text(fr::short_date(day)),
                    None => text(&file.school_year),
                },
                match &file.export {
                    Some(facts) => Cell::Count(facts.lines),
                    None => Cell::Count(file.students),
                },
                Cell::Count(file.errors),
                Cell::Count(file.warnings),
            ],
        }
    });
    Table {
        caption: String::new(),
        columns: columns.map(column).to_vec(),
        rows: rows.collect(),
    }
}

/// The table with what else there is to say in a row.
fn sheet(files: &[ImportedFile]) -> Table {
    let more = [
        ("Forme", Align::Left),
        ("Classes", Align::Right),
        ("Sortis", Align::Right),
        ("Sans INE", Align::Right),
        ("Sans division", Align::Right),
        ("Constats", Align::Left),
    ];
    let mut sheet = table(&all_of(files));
    sheet.columns.extend(more.map(column));
    for (row, file) in sheet.rows.iter_mut().zip(files) {
        let kind = file.kind.map(str::to_uppercase);
        let skipped = file.skipped;
        let causes = file.causes.iter();
        let causes = causes.map(|(kind, count)| format!("{} ({count})", kind.code));
        row.cells.extend([
            kind.map_or(Cell::Empty, Cell::Text),
            Cell::Count(file.divisions.len()),
            Cell::Count(skipped.left),
            Cell::Count(skipped.no_ine),
            Cell::Count(skipped.no_division),
            Cell::Text(causes.collect::<Vec<String>>().join(", ")),
        ]);
    }
    sheet
}

/// What was found in many files, the heaviest and the most widespread first.
fn causes(files: &[ImportedFile]) -> Option<Table> {
    let mut found: BTreeMap<&str, (Kind, usize, usize)> = BTreeMap::new();
    for (kind, count) in files.iter().flat_map(|file| &file.causes) {
        let row = found.entry(kind.code).or_insert((*kind, 0, 0));
        row.1 += 1;
        row.2 += count;
    }
    let mut found: Vec<(Kind, usize, usize)> = found.into_values().collect();
    found.sort_by_key(|(kind, files, _)| (kind.severity, usize::MAX - files));
    let rows = found.iter().map(|(kind, files, count)| Row {
        tone: match kind.severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Warning,
            Severity::Info => Tone::Plain,
        },
        cells: vec![
            Cell::Text(kind.code.to_owned()),
            Cell::Text(fr::spaced(kind.title)),
            Cell::Count(*files),
            Cell::Count(*count),
        ],
    });
    let columns = [
        ("Constat", Align::Left),
        ("Ce que c’est", Align::Left),
        ("Fichiers", Align::Right),
        ("Cas", Align::Right),
    ];
    let table = Table {
        caption: "Ce qui revient le plus".to_owned(),
        columns: columns.map(column).to_vec(),
        rows: rows.collect(),
    };
    (!table.rows.is_empty()).then_some(table)
}

fn column((title, align): (&str, Align)) -> Column {
    Column {
        title: title.to_owned(),
        align,
    }
}

fn word(file: &ImportedFile) -> &'static str {
    match file.outcome {
        Outcome::Accepted if file.export.is_some() => "lu",
        Outcome::Refused if file.export.is_some() => "illisible",
        Outcome::Unjudged if file.export.is_some() => "lu en partie",
        Outcome::Accepted => "accepté",
        Outcome::Refused => "refusé",
        Outcome::Unjudged => "non jugé",
        Outcome::Unrecognised => "non reconnu",
        Outcome::Unreadable => "illisible",
    }
}
