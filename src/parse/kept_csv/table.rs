//! A kept table: titles, then lines.

use chrono::{NaiveDate, NaiveDateTime};
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::parse::formula_guard::{guard, unguard};
use crate::parse::pix_csv;
use crate::source::Line;

/// A kept export with something in it that does not read.
pub const KEPT_EXPORT_UNREADABLE: Kind = Kind::warning(
    "KEPT_EXPORT_UNREADABLE",
    "export gardé dans le dossier illisible",
    "Un fichier de donnees/campagnes ou de donnees/certifications ne se lit pas comme pixplan l’a \
     écrit\u{a0}: il a été modifié ou abîmé. Ce qui s’y lit encore est compté.",
    "Restaurez ce fichier depuis une sauvegarde, ou supprimez-le et importez de nouveau l’export de \
     Pix.",
);

/// What spreadsheets look for before taking a text for UTF-8.
const MARK: &str = "\u{feff}";

const DAY: &str = "%d/%m/%Y";
const INSTANT: &str = "%d/%m/%Y %H:%M";

/// A table as bytes; the lines are sorted, cells are guarded.
pub fn write(titles: &[String], mut lines: Vec<Vec<String>>) -> Vec<u8> {
    lines.sort();
    let mut out = MARK.as_bytes().to_vec();
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').terminator(Terminator::CRLF);
    let mut writer = builder.from_writer(&mut out);
    let never = "memory takes lines that are all as long";
    let guarded = titles.iter().map(|title| guard(title));
    writer.write_record(guarded).expect(never);
    for line in &lines {
        let guarded = line.iter().map(|cell| guard(cell));
        writer.write_record(guarded).expect(never);
    }
    writer.flush().expect(never);
    drop(writer);
    out
}

/// A day as a cell.
pub fn day(day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| day.format(DAY).to_string())
}

/// A day and its time as a cell.
pub fn instant(instant: Option<NaiveDateTime>) -> String {
    instant.map_or(String::new(), |it| it.format(INSTANT).to_string())
}

/// A number as a cell, with a decimal comma.
pub fn number<T: ToString>(number: Option<T>) -> String {
    number.map_or(String::new(), |it| it.to_string().replace('.', ","))
}

/// Yes or no as a cell.
pub fn yes(yes: Option<bool>) -> String {
    match yes {
        Some(true) => "Oui".to_owned(),
        Some(false) => "Non".to_owned(),
        None => String::new(),
    }
}

/// A kept table that is being read.
pub struct Table {
    titles: Vec<String>,
    records: Vec<StringRecord>,
    /// What does not read.
    pub findings: Vec<Diagnostic>,
}

impl Table {
    /// Reads the lines of a file; one that is not ours has none.
    pub fn read(bytes: &[u8], needed: &[&str]) -> Self {
        let mut table = Self {
            titles: Vec::new(),
            records: Vec::new(),
            findings: Vec::new(),
        };
        let bytes = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes);
        let mut builder = ReaderBuilder::new();
        let mut reader = builder.delimiter(b';').flexible(true).from_reader(bytes);
        match reader.headers() {
            Ok(titles) => table.titles = titles.iter().map(|it| unguard(it).to_owned()).collect(),
            Err(_) => {
                table.note(Line(1), "ce n’est pas du texte UTF-8".to_owned());
                return table;
            }
        }
        if let Some(missing) = needed.iter().find(|title| table.place(title).is_none()) {
            table.note(
                Line(1),
                format!("il manque la colonne {}", fr::quoted(missing)),
            );
            return table;
        }
        for record in reader.into_records() {
            match record {
                Ok(record) => table.records.push(record),
                Err(error) => {
                    let line = line(error.position());
                    table.note(line, "cette ligne n’est pas du texte UTF-8".to_owned());
                }
            }
        }
        table
    }

    /// Its titles.
    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Its lines, to be read one after the other.
    pub fn take_records(&mut self) -> Vec<StringRecord> {
        std::mem::take(&mut self.records)
    }

    /// Where a title is.
    pub fn place(&self, title: &str) -> Option<usize> {
        self.titles.iter().position(|known| known == title)
    }

    fn note(&mut self, line: Line, what: String) {
        self.findings.push(Diagnostic::new(
            KEPT_EXPORT_UNREADABLE,
            Spot::line(line),
            what,
        ));
    }

    /// One line, in which cells are found by title.
    pub fn row<'t>(&'t mut self, record: &'t StringRecord) -> Row<'t> {
        Row {
            table: self,
            record,
        }
    }
}

fn line(position: Option<&csv::Position>) -> Line {
    let line = position.map_or(1, csv::Position::line);
    Line(u32::try_from(line).unwrap_or(u32::MAX))
}

/// One line of a kept table.
pub struct Row<'t> {
    table: &'t mut Table,
    record: &'t StringRecord,
}

impl Row<'_> {
    /// Where it is.
    pub fn line(&self) -> Line {
        line(self.record.position())
    }

    /// The text under a title; empty when there is none.
    pub fn text(&self, title: &str) -> &str {
        let at = self.table.place(title);
        unguard(at.and_then(|at| self.record.get(at)).unwrap_or_default())
    }

    /// The text under a title, when there is one.
    pub fn optional(&self, title: &str) -> Option<String> {
        Some(self.text(title).to_owned()).filter(|text| !text.is_empty())
    }

    /// A value under a title; what does not read is noted.
    pub fn value<T>(&mut self, title: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.text(title);
        if text.is_empty() {
            return None;
        }
        let value = read(text);
        if value.is_none() {
            let what = format!(
                "colonne {}\u{a0}: {} ne se lit pas",
                fr::quoted(title),
                fr::quoted(text)
            );
            let line = self.line();
            self.table.note(line, what);
        }
        value
    }

    /// A number under a title.
    pub fn whole<T: TryFrom<u64>>(&mut self, title: &str) -> Option<T> {
        self.value(title, |text| match pix_csv::whole(text.as_bytes()) {
            pix_csv::Cell::Written(number) => T::try_from(number).ok(),
            _ => None,
        })
    }

    /// A rate under a title.
    pub fn rate(&mut self, title: &str) -> Option<f64> {
        self.value(title, |text| match pix_csv::decimal(text.as_bytes()) {
            pix_csv::Cell::Written(rate) if (0.0..=1.0).contains(&rate) => Some(rate),
            _ => None,
        })
    }

    /// Yes or no under a title.
    pub fn yes(&mut self, title: &str) -> Option<bool> {
        self.value(title, |text| match text {
            "Oui" => Some(true),
            "Non" => Some(false),
            _ => None,
        })
    }

    /// A day under a title.
    pub fn day(&mut self, title: &str) -> Option<NaiveDate> {
        self.value(title, |text| NaiveDate::parse_from_str(text, DAY).ok())
    }

    /// A day and its time under a title.
    pub fn instant(&mut self, title: &str) -> Option<NaiveDateTime> {
        self.value(title, |text| {
            NaiveDateTime::parse_from_str(text, INSTANT).ok()
        })
    }
}
