//! `suivi.toml`: one line per task done, one table per school year.
//!
//! Edited in place: a comment that a person wrote there stays.

use chrono::{Datelike, NaiveDate};
use toml_edit::{Datetime, DocumentMut, InlineTable, Item, Table, Value};

use crate::checklist::Tick;
use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::parse::toml_doc::SYNTAX;
use crate::source::LineIndex;

/// A line of `suivi.toml` that says nothing usable.
pub const TICK_UNREADABLE: Kind = Kind {
    code: "TICK_UNREADABLE",
    severity: Severity::Warning,
    pix: false,
    title: "ligne de suivi illisible",
    why: "pixplan ne comprend pas cette ligne de suivi.toml et n’en tient pas compte.",
    help: "Écrivez par exemple : \"equipe-a-jour\" = { date = 2026-09-10, par = \"Mme Roux\" }",
};

/// First lines of a new file.
const HEADER: &str = "# Suivi de l’année Pix : écrit par « pixplan done » et « pixplan undo ».\n\
                      # Vous pouvez le relire et le corriger à la main.\n";

/// The file, with all that a person wrote in it.
#[derive(Debug, Clone, Default)]
pub struct TicksFile {
    document: DocumentMut,
}

/// Reads the file; what cannot be read is said and left as it is.
pub fn read(bytes: &[u8]) -> (TicksFile, Vec<Diagnostic>) {
    let text = String::from_utf8_lossy(bytes);
    let document = match text.parse::<DocumentMut>() {
        Ok(document) => document,
        Err(error) => {
            let line = error
                .span()
                .map(|span| LineIndex::new(&text).line(span.start));
            let spot = Spot {
                line,
                ..Spot::default()
            };
            let found = Diagnostic::new(SYNTAX, spot, "cette ligne n’est pas du TOML");
            return (TicksFile::default(), vec![found]);
        }
    };
    let found = doubtful(&document, &text);
    (TicksFile { document }, found)
}

impl TicksFile {
    /// The ticks of a school year, in the order of the file.
    pub fn ticks(&self, year: &str) -> Vec<Tick> {
        let table = self.document.get(year).and_then(Item::as_table_like);
        let rows = table.into_iter().flat_map(|table| table.iter());
        rows.filter_map(|(id, item)| tick_of(id, item)).collect()
    }

    /// Writes a tick, over an earlier one of the same id.
    pub fn set(&mut self, year: &str, tick: &Tick) {
        let mut row = InlineTable::new();
        row.insert("date", Value::from(toml_date(tick.date)));
        if let Some(by) = &tick.by {
            row.insert("par", Value::from(by.as_str()));
        }
        if let Some(note) = &tick.note {
            row.insert("note", Value::from(note.as_str()));
        }
        if self.document.is_empty() && self.document.trailing().as_str().unwrap_or("").is_empty() {
            self.document.decor_mut().set_prefix(HEADER);
        }
        let root = self.document.as_table_mut();
        let years = root
            .entry(year)
            .or_insert_with(|| Item::Table(Table::new()));
        if let Some(table) = years.as_table_like_mut() {
            table.insert(&tick.id, Item::Value(Value::InlineTable(row)));
        }
    }

    /// Takes a tick back.
    pub fn remove(&mut self, year: &str, id: &str) {
        let table = self
            .document
            .get_mut(year)
            .and_then(Item::as_table_like_mut);
        if let Some(table) = table {
            table.remove(id);
        }
    }

    /// The whole file, ready to write.
    pub fn text(&self) -> String {
        self.document.to_string()
    }
}

fn tick_of(id: &str, item: &Item) -> Option<Tick> {
    // A bare date is how a person in a hurry writes it.
    if let Some(date) = item.as_datetime() {
        return Some(Tick {
            id: id.to_owned(),
            date: civil(date)?,
            by: None,
            note: None,
        });
    }
    let row = item.as_table_like()?;
    let word = |key: &str| row.get(key).and_then(Item::as_str).map(ToOwned::to_owned);
    Some(Tick {
        id: id.to_owned(),
        date: civil(row.get("date")?.as_datetime()?)?,
        by: word("par"),
        note: word("note"),
    })
}

fn doubtful(document: &DocumentMut, text: &str) -> Vec<Diagnostic> {
    let lines = LineIndex::new(text);
    let mut found = Vec::new();
    for (year, item) in document.iter() {
        let Some(table) = item.as_table_like() else {
            let spot = Spot::default().field(year);
            found.push((spot, format!("«\u{a0}{year}\u{a0}» n’est pas une année")));
            continue;
        };
        for (id, item) in table
            .iter()
            .filter(|(id, item)| tick_of(id, item).is_none())
        {
            let line = item.span().map(|span| lines.line(span.start));
            let spot = Spot {
                line,
                ..Spot::default().field(id)
            };
            found.push((spot, format!("pas de date pour «\u{a0}{id}\u{a0}»")));
        }
    }
    let finding = |(spot, message)| Diagnostic::new(TICK_UNREADABLE, spot, message);
    found.into_iter().map(finding).collect()
}

fn civil(date: &Datetime) -> Option<NaiveDate> {
    let date = date.date?;
    NaiveDate::from_ymd_opt(i32::from(date.year), date.month.into(), date.day.into())
}

fn toml_date(date: NaiveDate) -> Datetime {
    let part = |number: u32| u8::try_from(number).unwrap_or_default();
    Datetime {
        date: Some(toml_edit::Date {
            year: u16::try_from(date.year()).unwrap_or_default(),
            month: part(date.month()),
            day: part(date.day()),
        }),
        time: None,
        offset: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tick(id: &str, date: &str) -> Tick {
        Tick {
            id: id.to_owned(),
            date: date.parse().unwrap(),
            by: Some("Mme Roux".to_owned()),
            note: None,
        }
    }

    #[test]
    fn a_tick_is_written_and_read_back() {
        let mut file = TicksFile::default();
        file.set("2026-2027", &tick("siecle-import@3", "2026-11-20"));
        let text = file.text();
        assert!(text.contains("par = \"Mme Roux\""), "{text}");
        let (again, found) = read(text.as_bytes());
        assert_eq!(found, []);
        assert_eq!(
            again.ticks("2026-2027"),
            [tick("siecle-import@3", "2026-11-20")]
        );
        assert_eq!(again.ticks("2025-2026"), []);
    }

    #[test]
    fn what_a_person_wrote_stays() {
        let text = "# à moi\n[\"2026-2027\"]\na = 2026-09-01 # vu avec M. Le Bihan\n";
        let (mut file, _) = read(text.as_bytes());
        file.set("2026-2027", &tick("b", "2026-09-02"));
        file.set("2026-2027", &tick("c", "2026-09-02"));
        file.remove("2026-2027", "b");
        assert!(file.text().starts_with(text), "{}", file.text());
        assert_eq!(file.ticks("2026-2027").len(), 2);
    }

    #[test]
    fn a_broken_line_is_said_and_kept() {
        let text = "[\"2026-2027\"]\na = \"hier\"\n";
        let (file, found) = read(text.as_bytes());
        assert_eq!(found.len(), 1);
        assert_eq!(file.text(), text);
        let (_, found) = read(b"[oups");
        assert!(found[0].is_error());
    }
}
