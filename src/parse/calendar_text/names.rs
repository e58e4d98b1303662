//! The sources of a file, each with a short name.

use crate::calendar::{Announced, Published, Reliability, Standing, YearFile};
use crate::parse::calendar_text::quoted;

/// A source in words, and who speaks.
pub type Source = (String, Standing);

/// The sources of a file, in the order in which they are met.
#[derive(Debug, Default)]
pub struct Names(Vec<Source>);

impl Names {
    /// The sources that a file names.
    pub fn of(file: &YearFile) -> Self {
        let mut names = Self::default();
        for zone in &file.zones {
            let dates = [
                &zone.teachers_return,
                &zone.pupils_return,
                &zone.last_day,
                &zone.last_day_lycee,
            ];
            for date in dates.into_iter().flatten() {
                names.add(&date.source, date.standing);
            }
            for holiday in &zone.holidays {
                names.add(&holiday.source, holiday.standing);
            }
            for day_off in &zone.days_off {
                names.add(&day_off.source, day_off.standing);
            }
        }
        for dates in file.windows.iter().chain(&file.own_windows) {
            names.add_announced(&dates.window);
            names.add_announced(&dates.opening);
            names.add_announced(&dates.make_up);
            names.add_announced(&dates.closing);
            let edges = [&dates.edges.start, &dates.edges.end];
            for date in edges.into_iter().flatten() {
                names.add(&date.source, date.standing);
            }
            // A single word would be taken for the short name of a source.
            let words = dates.earlier.iter().map(|earlier| &earlier.source);
            for word in words.filter(|source| !source.contains(' ')) {
                names.add(word, Standing::Secondary);
            }
        }
        names
    }

    fn add(&mut self, title: &str, standing: Standing) {
        let is_known = self.position(title, standing).is_some();
        if !is_known {
            self.0.push((title.to_owned(), standing));
        }
    }

    fn add_announced<T>(&mut self, date: &Announced<T>) {
        if let Some(date) = date.published() {
            self.add(&date.source, date.standing);
        }
    }

    fn position(&self, title: &str, standing: Standing) -> Option<usize> {
        let mut known = self.0.iter();
        known.position(|(known, who)| known == title && *who == standing)
    }

    /// The short name of a source: `source-1`.
    pub fn name(&self, title: &str, standing: Standing) -> String {
        match self.position(title, standing) {
            Some(index) => format!("source-{}", index + 1),
            None => title.to_owned(),
        }
    }

    /// The `[source.…]` tables.
    pub fn tables(&self) -> Vec<String> {
        let tables = self.0.iter().enumerate().map(|(index, (title, standing))| {
            let standing = match standing {
                Standing::Official => "officiel",
                Standing::Secondary | Standing::Forecast => "secondaire",
            };
            let (number, title) = (index + 1, quoted(title));
            format!("[source.source-{number}]\ntitre = {title}\nstatut = \"{standing}\"\n")
        });
        tables.collect()
    }

    /// What a table says besides its value: its source when it is not the
    /// usual one of its zone, how sure it is, what should be known.
    pub fn remarks<T>(&self, date: &Published<T>, usual: Option<&Source>) -> Vec<String> {
        let mut fields = Vec::new();
        let is_usual = usual
            .is_some_and(|(title, standing)| *title == date.source && *standing == date.standing);
        if !is_usual {
            let name = self.name(&date.source, date.standing);
            fields.push(format!("source = {}", quoted(&name)));
        }
        if let Some(word) = word(date.reliability) {
            fields.push(format!("fiabilite = \"{word}\""));
        }
        if let Some(note) = &date.note {
            fields.push(format!("note = {}", quoted(note)));
        }
        fields
    }
}

/// The word of a year file for how sure a date is; none for the usual case.
fn word(reliability: Reliability) -> Option<&'static str> {
    match reliability {
        Reliability::AsPublished => None,
        Reliability::Corrected => Some("corrigé"),
        Reliability::Conflict => Some("conflit"),
        Reliability::Ambiguous => Some("ambigu"),
        Reliability::Inferred => Some("déduit"),
        Reliability::Unverified => Some("non vérifié"),
        Reliability::Unreliable => Some("peu fiable"),
    }
}
