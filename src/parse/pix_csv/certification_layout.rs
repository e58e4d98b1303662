//! Which column of certification results stands where.

use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::pix_csv::certification_columns::{Column, FIELDS, Field, title_of, titled};
use crate::parse::pix_csv::kinds::{EXPORT_COLUMN_MISSING, EXPORT_RESAVED};
use crate::parse::pix_csv::notes::Notes;
use crate::pix::Competence;

/// A place that no column takes.
const NOWHERE: usize = usize::MAX;

/// The places of the columns.
#[derive(Debug, Clone)]
pub struct Layout {
    /// How many titles there are.
    pub columns: usize,
    /// Levels of competences.
    pub levels: Vec<(usize, Competence)>,
    /// Complementary certifications by label.
    pub complementary: Vec<(usize, String)>,
    fields: [usize; FIELDS],
}

impl Layout {
    /// Where a column is; past the last one when it is not there.
    pub fn at(&self, field: Field) -> usize {
        self.fields.get(field as usize).copied().unwrap_or(NOWHERE)
    }

    /// Whether a column is there.
    pub fn has(&self, field: Field) -> bool {
        self.at(field) != NOWHERE
    }
}

/// The places of the columns; none when a line would say nothing of use.
/// What is unknown or missing is noted.
pub fn layout(titles: &[String], notes: &mut Notes) -> Option<Layout> {
    let mut layout = Layout {
        columns: titles.len(),
        levels: Vec::new(),
        complementary: Vec::new(),
        fields: [NOWHERE; FIELDS],
    };
    let mut unknown: Vec<usize> = Vec::new();
    for (at, title) in titles.iter().enumerate() {
        match titled(title).0 {
            Column::Field(field) => {
                let place = layout.fields.get_mut(field as usize);
                match place.filter(|place| **place == NOWHERE) {
                    Some(place) => *place = at,
                    None => unknown.push(at),
                }
            }
            Column::Level(competence) => layout.levels.push((at, competence)),
            Column::Complementary(label) => layout.complementary.push((at, label)),
            Column::Unknown => unknown.push(at),
        }
    }
    take_dated_competences(&mut layout, &mut unknown, notes);
    let others = unknown.iter().filter_map(|at| titles.get(*at));
    let others: Vec<String> = others.filter(|it| !it.is_empty()).cloned().collect();
    notes.unknown_columns(&others);
    note_missing(&layout, notes);
    let has_name = layout.has(Field::LastName) || layout.has(Field::FirstName);
    (has_name && layout.has(Field::Status)).then_some(layout)
}

/// A spreadsheet takes `1.1` for the first of January: the sixteen columns
/// after the score are then known by their place.
fn take_dated_competences(layout: &mut Layout, unknown: &mut Vec<usize>, notes: &mut Notes) {
    let score = layout.at(Field::Pix);
    if !layout.levels.is_empty() || score == NOWHERE {
        return;
    }
    let places: Vec<usize> = (score + 1..).take(Competence::COUNT).collect();
    let is_next = layout.at(Field::Comment) == score + 1 + Competence::COUNT;
    if is_next && places.iter().all(|at| unknown.contains(at)) {
        unknown.retain(|at| !places.contains(at));
        layout.levels = places.into_iter().zip(Competence::ALL).collect();
        let what = "les titres 1.1 à 5.2 sont devenus des dates\u{a0}: les compétences sont prises dans \
                    leur ordre";
        notes.file(Diagnostic::new(EXPORT_RESAVED, Spot::default(), what));
    }
}

/// What Pix has always written; sessions of Pix+ have neither score nor levels.
fn note_missing(layout: &Layout, notes: &mut Notes) {
    let always = [
        Field::Number,
        Field::LastName,
        Field::FirstName,
        Field::Birthdate,
        Field::Status,
        Field::Session,
        Field::Date,
    ];
    let score = (!layout.levels.is_empty()).then_some(Field::Pix);
    let missing = always.into_iter().chain(score);
    for field in missing.filter(|field| !layout.has(*field)) {
        let title = title_of(field);
        let spot = Spot::default().field(title);
        let message = format!("il manque la colonne {}", fr::quoted(title));
        notes.file(Diagnostic::new(EXPORT_COLUMN_MISSING, spot, message));
    }
    let levels = layout.levels.len();
    let is_core = layout.has(Field::Pix) || levels > 0;
    if is_core && levels < Competence::COUNT {
        let count = fr::count(levels, "colonne de compétence", "colonnes de compétence");
        let message = format!("{count} au lieu de {}", Competence::COUNT);
        notes.file(Diagnostic::new(
            EXPORT_COLUMN_MISSING,
            Spot::default(),
            message,
        ));
    }
}
