//! What is said of one file.

use std::collections::BTreeMap;

use crate::fr;
use crate::report::findings::brief_groups;
use crate::report::import::{Detail, ImportedFile, Outcome, Since, Skipped, export};
use crate::report::{Align, Cell, Column, Row, Section, Table, Tone};
use crate::school::{DivisionSize, Grade, Student};

/// Places of one cause, and names of one change, that a brief page shows.
const FEW_PLACES: usize = 5;
const FEW_NAMES: usize = 8;

/// What Pix will do, in one line.
pub fn verdict(file: &ImportedFile) -> String {
    if let Some(facts) = &file.export {
        return export::verdict(file, facts);
    }
    let errors = fr::count(file.errors, "erreur", "erreurs");
    match file.outcome {
        Outcome::Accepted => format!(
            "Pix Orga acceptera ce fichier\u{a0}: {} dans {}.",
            fr::count(file.students, "élève", "élèves"),
            fr::count(file.divisions.len(), "classe", "classes")
        ),
        Outcome::Refused => format!("Pix Orga refusera ce fichier\u{a0}: {errors}."),
        Outcome::Unjudged => {
            "Impossible de dire ce que Pix Orga fera de ce fichier\u{a0}: pixplan s’est arrêté \
             avant la fin."
                .to_owned()
        }
        Outcome::Unrecognised => {
            "Fichier non reconnu\u{a0}: ni export SIECLE, ni export FREGATA, ni export de Pix."
                .to_owned()
        }
        Outcome::Unreadable => "Fichier illisible.".to_owned(),
    }
}

/// The tone of its verdict.
pub fn tone(file: &ImportedFile) -> Tone {
    match file.outcome {
        Outcome::Accepted if file.warnings > 0 => Tone::Warning,
        Outcome::Accepted => Tone::Good,
        Outcome::Unjudged | Outcome::Unrecognised => Tone::Warning,
        Outcome::Refused | Outcome::Unreadable => Tone::Bad,
    }
}

/// What the file is: its name, its format, its school, its year.
pub fn facts(file: &ImportedFile) -> String {
    if let Some(facts) = &file.export {
        let mut parts = vec![file.name.clone()];
        parts.extend(export::facts(facts));
        return parts.join(" · ");
    }
    let kind = file.kind.map(str::to_uppercase);
    let uai = file.uai.as_ref().filter(|uai| !uai.trim().is_empty());
    let uai = uai.map(|uai| format!("UAI {uai}"));
    let parts = [Some(file.name.clone()), kind, uai, file.school_year.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(" · ")
}

/// Everything else, in the order in which it is useful.
pub fn sections(file: &ImportedFile, detail: Detail) -> Vec<Section> {
    let mut sections = Vec::new();
    if !file.findings.is_empty() {
        sections.push(Section::Findings(brief_groups(&file.findings, FEW_PLACES)));
    }
    sections.extend(file.export.iter().flat_map(|facts| export::sections(facts)));
    if file.students > 0 {
        sections.push(Section::Table(levels(file)));
    }
    sections.extend(skipped(file.skipped));
    sections.extend(file.changes.iter().flat_map(|since| changes(since, detail)));
    let notes = file.notes.iter().cloned();
    sections.extend(notes.map(|(tone, text)| Section::Note(tone, text)));
    sections
}

fn levels(file: &ImportedFile) -> Table {
    let columns = [
        ("Niveau", Align::Left),
        ("Classes", Align::Right),
        ("Élèves", Align::Right),
        ("Effectifs", Align::Left),
        ("À prévoir", Align::Left),
    ];
    let mut by_level: BTreeMap<(bool, Option<Grade>), Vec<&DivisionSize>> = BTreeMap::new();
    for size in &file.divisions {
        let key = (size.grade.is_none(), size.grade);
        by_level.entry(key).or_default().push(size);
    }
    let mut rows: Vec<Row> = by_level
        .iter()
        .map(|((_, grade), sizes)| level(*grade, sizes))
        .collect();
    if rows.len() > 1 {
        let cells = vec![
            Cell::Text("Total".to_owned()),
            Cell::Count(file.divisions.len()),
            Cell::Count(file.students),
            Cell::Empty,
            Cell::Empty,
        ];
        rows.push(Row {
            tone: Tone::Plain,
            cells,
        });
    }
    let caption = match file.outcome {
        Outcome::Accepted => "Les élèves que Pix aura",
        _ => "Les élèves lus dans le fichier",
    };
    Table {
        caption: caption.to_owned(),
        columns: columns
            .map(|(title, align)| Column {
                title: title.to_owned(),
                align,
            })
            .to_vec(),
        rows,
    }
}

fn level(grade: Option<Grade>, sizes: &[&DivisionSize]) -> Row {
    let names = sizes.iter().map(|size| {
        let name = match size.division.trim() {
            "" => "sans nom",
            name => name,
        };
        format!("{name}\u{a0}({})", fr::thousands(size.students))
    });
    let concerned = grade.map(concerned).unwrap_or_default();
    let cells = vec![
        Cell::Text(grade.map_or("inconnu", Grade::label).to_owned()),
        Cell::Count(sizes.len()),
        Cell::Count(sizes.iter().map(|size| size.students).sum()),
        Cell::Text(names.collect::<Vec<String>>().join(", ")),
        Cell::Text(concerned.join(", ")),
    ];
    let tone = if grade.is_none() {
        Tone::Warning
    } else {
        Tone::Plain
    };
    Row { tone, cells }
}

/// What the ministry asks of a level.
fn concerned(grade: Grade) -> Vec<&'static str> {
    let all = [
        (grade.has_sixieme_attestation(), "attestation 6e"),
        (grade.follows_pix_ia(), "Pix IA"),
        (grade.is_certified(), "certification"),
    ];
    all.into_iter()
        .filter(|(asked, _)| *asked)
        .map(|(_, what)| what)
        .collect()
}

fn skipped(skipped: Skipped) -> Vec<Section> {
    let lines = [
        (
            skipped.left,
            "sorti de l’établissement",
            "sortis de l’établissement",
        ),
        (skipped.no_ine, "sans INE", "sans INE"),
        (skipped.no_division, "sans division", "sans division"),
    ];
    let all: usize = lines.iter().map(|(count, _, _)| count).sum();
    let lines = lines.into_iter().filter(|(count, _, _)| *count > 0);
    let lines: Vec<String> = lines
        .map(|(count, one, many)| {
            fr::count(count, &format!("élève {one}"), &format!("élèves {many}"))
        })
        .collect();
    if lines.is_empty() {
        return Vec::new();
    }
    let all = fr::thousands(all);
    vec![
        Section::Heading(format!("Fiches que Pix passe sans rien dire\u{a0}: {all}")),
        Section::List(lines),
    ]
}

fn changes(since: &Since, detail: Detail) -> Vec<Section> {
    let date = fr::short_date(since.date);
    let rows = [
        (since.arrived, "arrivée", "arrivées"),
        (
            since.left,
            "départ (Pix le désactivera)",
            "départs (Pix les désactivera)",
        ),
        (since.moved, "changement de classe", "changements de classe"),
        (since.renamed, "changement de nom", "changements de nom"),
    ];
    let who = since.who.as_deref();
    let names: [Vec<String>; 4] = [
        who.map_or(Vec::new(), |who| who.arrived.iter().map(placed).collect()),
        who.map_or(Vec::new(), |who| who.left.iter().map(placed).collect()),
        who.map_or(Vec::new(), |who| {
            let moves = who.moved.iter().map(|it| {
                let (from, to) = (it.before.division.trim(), it.after.division.trim());
                format!("{} ({from} → {to})", it.after.full_name())
            });
            moves.collect()
        }),
        who.map_or(Vec::new(), |who| {
            let names = who.renamed.iter();
            names
                .map(|it| format!("{} → {}", called(&it.before), called(&it.after)))
                .collect()
        }),
    ];
    let lines = rows
        .into_iter()
        .zip(names)
        .filter(|((count, _, _), _)| *count > 0);
    let lines: Vec<String> = lines
        .map(|((count, one, many), names)| told(&fr::count(count, one, many), &names, detail))
        .collect();
    if lines.is_empty() {
        let text = format!("Aucun changement depuis la base du {date}.");
        return vec![Section::Note(Tone::Plain, text)];
    }
    vec![
        Section::Heading(format!("Depuis la base du {date}")),
        Section::List(lines),
    ]
}

/// A count, then names; on a brief page a few of them.
fn told(count: &str, names: &[String], detail: Detail) -> String {
    if names.is_empty() {
        return count.to_owned();
    }
    let room = match detail {
        Detail::Full => names.len(),
        // A count in place of a single name would save nothing.
        _ if names.len() <= FEW_NAMES + 1 => names.len(),
        _ => FEW_NAMES,
    };
    let mut shown: Vec<String> = names.iter().take(room).cloned().collect();
    let others = names.len() - shown.len();
    if others > 0 {
        shown.push(format!("{} autres", fr::thousands(others)));
    }
    format!("{count}\u{a0}: {}", fr::list(&shown))
}

fn placed(student: &Student) -> String {
    match student.division.trim() {
        "" => student.full_name(),
        division => format!("{} ({division})", student.full_name()),
    }
}

/// A name with the one in use, when there is one.
fn called(student: &Student) -> String {
    match student.preferred_last_name.as_deref().map(str::trim) {
        Some(used) if !used.is_empty() => format!("{} ({used})", student.full_name()),
        _ => student.full_name(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_of_names_is_cut_on_a_brief_page() {
        let names =
            |count: usize| -> Vec<String> { (1..=count).map(|it| format!("N{it}")).collect() };
        assert_eq!(told("0 départ", &[], Detail::Brief), "0 départ");
        assert_eq!(told("2 x", &names(2), Detail::Brief), "2 x\u{a0}: N1 et N2");
        assert!(told("x", &names(9), Detail::Brief).ends_with("N8 et N9"));
        assert!(told("x", &names(10), Detail::Brief).ends_with("N7, N8 et 2 autres"));
        assert!(told("x", &names(10), Detail::Full).ends_with("N9 et N10"));
    }
}
