//! Kept data to remove: what, how much, and what is left.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::fr;
use crate::report::{Align, Cell, Column, Report, Row, Section, Table, Tone};

/// One kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFile {
    /// Its name in the dossier: `donnees/eleves/2026-11-18.csv`.
    pub name: String,
    /// The day on which it was kept.
    pub date: NaiveDate,
    /// Its size in bytes.
    pub bytes: u64,
}

/// What became of the files to remove.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Removal {
    /// They are gone.
    Done,
    /// A person is about to be asked.
    Asked,
    /// Nobody is there to say yes.
    Proposed,
    /// A person said no.
    Declined,
}

/// The page.
pub fn report(
    before: NaiveDate,
    old: &[KeptFile],
    left: &[KeptFile],
    removal: Removal,
    today: NaiveDate,
) -> Report {
    let date = fr::short_date(before);
    let (count, size) = (files(old), weight(old));
    let title = match removal {
        _ if old.is_empty() => format!("Rien à supprimer avant le {date}."),
        Removal::Done => format!("Supprimé\u{a0}: {count} d’avant le {date} ({size})."),
        Removal::Asked | Removal::Proposed => {
            format!("À supprimer\u{a0}: {count} d’avant le {date} ({size}).")
        }
        Removal::Declined => format!("Rien n’a été supprimé\u{a0}: {count} d’avant le {date}."),
    };
    let mut sections = Vec::new();
    if !old.is_empty() {
        sections.push(Section::Table(table(old)));
    }
    let is_over = removal == Removal::Done;
    let rest = match left {
        [] if is_over => "Il ne reste rien dans donnees.".to_owned(),
        [] => "Ensuite, il ne resterait rien dans donnees.".to_owned(),
        [.., last] => format!(
            "{} {} ({}), le dernier du {}.",
            if is_over {
                "Il reste"
            } else {
                "Ensuite, il resterait"
            },
            files(left),
            weight(left),
            fr::short_date(last.date)
        ),
    };
    if removal != Removal::Declined {
        sections.push(Section::Note(Tone::Plain, rest));
    }
    if removal == Removal::Proposed && !old.is_empty() {
        let hint = "Rien n’a été supprimé. Pour supprimer ces fichiers, ajoutez --yes.";
        sections.push(Section::Note(Tone::Warning, hint.to_owned()));
    }
    Report {
        title,
        subtitle: String::new(),
        sections,
        json: json!({
            "schema": "pixplan/purge/1",
            "before": before.to_string(),
            "removed": removal == Removal::Done,
            "files": old.iter().map(to_json).collect::<Vec<Value>>(),
            "left": left.iter().map(to_json).collect::<Vec<Value>>(),
        }),
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

fn table(files: &[KeptFile]) -> Table {
    let columns = [
        ("Fichier", Align::Left),
        ("Gardé le", Align::Left),
        ("Taille", Align::Right),
    ];
    let rows = files.iter().map(|file| Row {
        tone: Tone::Plain,
        cells: vec![
            Cell::Text(file.name.clone()),
            Cell::Date(file.date),
            Cell::Text(size(file.bytes)),
        ],
    });
    Table {
        caption: String::new(),
        columns: columns
            .map(|(title, align)| Column {
                title: title.to_owned(),
                align,
            })
            .to_vec(),
        rows: rows.collect(),
    }
}

fn files(files: &[KeptFile]) -> String {
    fr::count(files.len(), "fichier gardé", "fichiers gardés")
}

fn weight(files: &[KeptFile]) -> String {
    size(files.iter().map(|file| file.bytes).sum())
}

/// A size as a person reads it, a thousand bytes to the kilobyte.
fn size(bytes: u64) -> String {
    let whole = |number: u64| fr::thousands(usize::try_from(number).unwrap_or(usize::MAX));
    match bytes {
        0..=999 => format!("{}\u{a0}o", whole(bytes)),
        1000..=999_999 => format!("{}\u{a0}ko", whole(bytes.div_ceil(1000))),
        _ => format!("{}\u{a0}Mo", whole(bytes.div_ceil(1_000_000))),
    }
}

fn to_json(file: &KeptFile) -> Value {
    json!({"file": file.name, "date": file.date.to_string(), "bytes": file.bytes})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_read_as_a_person_says_them() {
        assert_eq!(size(812), "812\u{a0}o");
        assert_eq!(size(28_901), "29\u{a0}ko");
        assert_eq!(size(3_000_001), "4\u{a0}Mo");
    }
}
