//! Certification results, by division and by session (pix-formats §4).
//!
//! Made for files of any length: one record is filled again for each line, and
//! nothing is kept of it here.

use std::io;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Spot};
use crate::parse::pix_csv::certification_columns::{Field, title_of};
use crate::parse::pix_csv::certification_layout::Layout;
use crate::parse::pix_csv::certification_words::{mesh, status};
use crate::parse::pix_csv::file_name::Named;
use crate::parse::pix_csv::kinds::{EXPORT_EMPTY, VALIDATED_WITHOUT_SCORE};
use crate::parse::pix_csv::notes::{Notes, Place, Rewriting};
use crate::parse::pix_csv::rows::{Rows, Step, Stop};
use crate::parse::pix_csv::values::{Cell, day, whole};
use crate::parse::pix_csv::width::Width;
use crate::pix::{Certification, CertificationKind, CertificationStatus, Competence};
use crate::source::Line;

/// The core certification, as `Type de certification` names it.
const CORE: &[u8] = b"Pix";

/// The highest score, were all sixteen competences at level 8.
const MOST_PIX: u64 = 1024;

/// The highest level of a competence.
const MOST_LEVEL: u64 = 8;

/// How a level of another certification than the core is kept among
/// [`Certification::complementary`].
const OTHER_LEVEL: &str = "Niveau";

/// What was read of an export, its lines aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificationReading {
    /// Whether it is the export of a session, of Pix Certif.
    pub is_session: bool,
    /// The division, when the file's name says it.
    pub division: Option<String>,
    /// The session, when all lines are of one.
    pub session: Option<u64>,
    /// Lines read.
    pub lines: usize,
    /// The day of the data: the download's, from the file's name, else the
    /// latest date inside.
    pub as_of: Option<NaiveDate>,
    /// What stopped the reading before the end.
    pub stop: Option<Stop>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

/// Reads the lines under titles that are known, and gives each certification
/// to `sink`, in the same record.
///
/// # Errors
///
/// Those of the stream.
pub fn read(
    rows: &mut Rows<'_>,
    layout: &Layout,
    named: Named,
    mut notes: Notes,
    mut sink: impl FnMut(&Certification),
) -> io::Result<CertificationReading> {
    let mut record = blank();
    let mut reading = CertificationReading {
        is_session: layout.has(Field::Centre) || named.session.is_some(),
        division: named.division,
        session: named.session,
        lines: 0,
        as_of: None,
        stop: None,
        findings: Vec::new(),
    };
    let mut latest: Option<NaiveDate> = None;
    let mut only_session = Only::None;
    let width = Width::new(layout.columns);
    loop {
        match rows.next()? {
            Step::End => break,
            Step::Stopped(stop) => {
                reading.stop = Some(stop);
                notes.stopped(stop, Line(record.line.0.saturating_add(1)));
                break;
            }
            Step::Row => {}
        }
        record.line = rows.line();
        if rows.width() != layout.columns && rows.used_width() == 0 {
            continue;
        }
        set(
            &mut record.last_name,
            &rows.text(layout.at(Field::LastName)),
        );
        set(
            &mut record.first_name,
            &rows.text(layout.at(Field::FirstName)),
        );
        let is_read = fill(&mut record, rows, layout, width, &mut notes);
        if !is_read {
            continue;
        }
        reading.lines += 1;
        latest = latest.max(record.date);
        only_session = only_session.and(record.session);
        sink(&record);
    }
    if reading.lines == 0 && reading.stop.is_none() {
        let what = "aucune certification";
        notes.file(Diagnostic::new(EXPORT_EMPTY, Spot::default(), what));
    }
    if let (true, None, Only::One(session)) = (reading.is_session, reading.session, only_session) {
        reading.session = Some(session);
    }
    reading.as_of = named.day.or(latest);
    reading.findings = notes.finish(&rows.dialect);
    Ok(reading)
}

/// Whether all lines say the same session.
#[derive(Clone, Copy)]
enum Only {
    None,
    One(u64),
    Many,
}

impl Only {
    fn and(self, session: Option<u64>) -> Self {
        match (self, session) {
            (known, None) => known,
            (Self::None, Some(session)) => Self::One(session),
            (Self::One(known), Some(session)) if known == session => self,
            _ => Self::Many,
        }
    }
}

fn blank() -> Certification {
    Certification {
        line: Line(0),
        number: None,
        last_name: String::new(),
        first_name: String::new(),
        birthdate: None,
        external_id: None,
        kind: CertificationKind::Core,
        status: CertificationStatus::Validated,
        mesh: None,
        pix: None,
        levels: [None; Competence::COUNT],
        comment: None,
        session: None,
        date: None,
        complementary: Vec::new(),
    }
}

/// Puts a text in place of another, in the same memory.
fn set(place: &mut String, text: &str) {
    place.clear();
    place.push_str(text);
}

fn set_optional(place: &mut Option<String>, text: &str) {
    match place {
        _ if text.is_empty() => *place = None,
        Some(known) => set(known, text),
        None => *place = Some(text.to_owned()),
    }
}

/// Reads the present line but for the names; whether it says enough.
fn fill(
    record: &mut Certification,
    rows: &Rows<'_>,
    layout: &Layout,
    width: Width,
    notes: &mut Notes,
) -> bool {
    let place = Place {
        line: record.line,
        last_name: &record.last_name,
        first_name: &record.first_name,
    };
    width.check(rows, &place, notes);
    if !Width::is_named(&place, notes) {
        return false;
    }
    let mut cells = Cells { rows, place, notes };
    let at = layout.at(Field::Status);
    let Some(found) = status(rows.cell(at)) else {
        let wanted = "un statut de Pix\u{a0}: la ligne n’est pas comptée";
        cells.odd(at, title_of(Field::Status), wanted);
        return false;
    };
    record.status = found;
    record.number = cells.whole(layout, Field::Number, u64::MAX);
    record.session = cells.whole(layout, Field::Session, u64::MAX);
    record.birthdate = cells.day(layout, Field::Birthdate);
    record.date = cells.day(layout, Field::Date);
    let pix = cells.whole(layout, Field::Pix, MOST_PIX);
    record.pix = pix.and_then(|it| u32::try_from(it).ok());
    for (at, competence) in &layout.levels {
        let level = cells.level(*at, *competence);
        if let Some(place) = record.levels.get_mut(competence.position()) {
            *place = level;
        }
    }
    let at = layout.at(Field::Kind);
    if matches!(rows.cell(at), b"" | CORE) {
        record.kind = CertificationKind::Core;
    } else {
        let name = rows.text(at);
        record.kind = if name.eq_ignore_ascii_case("Pix") {
            CertificationKind::Core
        } else {
            CertificationKind::Other(name.into_owned())
        };
    }
    record.complementary.clear();
    for (at, label) in &layout.complementary {
        let value = rows.text(*at);
        if !value.is_empty() {
            record
                .complementary
                .push((label.clone(), value.into_owned()));
        }
    }
    let at = layout.at(Field::Mesh);
    let is_core = record.kind == CertificationKind::Core;
    record.mesh = if is_core { mesh(rows.cell(at)) } else { None };
    if record.mesh.is_none() && !matches!(rows.cell(at), b"" | b"-") {
        let word = rows.text(at);
        if !is_core {
            record
                .complementary
                .push((OTHER_LEVEL.to_owned(), word.into_owned()));
        } else if found == CertificationStatus::Validated && word != "-" {
            cells.odd(at, title_of(Field::Mesh), "un niveau de Pix");
        }
    }
    if is_core && found == CertificationStatus::Validated && record.pix.is_none() {
        cells.without_score();
    }
    set_optional(
        &mut record.external_id,
        &rows.text(layout.at(Field::ExternalId)),
    );
    set_optional(&mut record.comment, &rows.text(layout.at(Field::Comment)));
    true
}

/// The cells of a line, and where to say that one does not read.
struct Cells<'a, 'r> {
    rows: &'a Rows<'r>,
    place: Place<'a>,
    notes: &'a mut Notes,
}

impl Cells<'_, '_> {
    fn odd(&mut self, at: usize, title: &str, wanted: &str) {
        self.notes
            .odd(&self.place, title, &self.rows.text(at), wanted);
    }

    fn without_score(&mut self) {
        self.notes
            .line(VALIDATED_WITHOUT_SCORE, &self.place, "", || {
                "validée, sans score".to_owned()
            });
    }

    fn value<T>(&mut self, at: usize, found: Cell<T>, what: Rewriting) -> Result<Option<T>, ()> {
        match found {
            Cell::Written(value) => Ok(Some(value)),
            Cell::Rewritten(value) => {
                self.notes
                    .rewritten(what, self.place.line, self.rows.cell(at));
                Ok(Some(value))
            }
            Cell::Absent => Ok(None),
            Cell::Odd => Err(()),
        }
    }

    fn number(&mut self, at: usize, title: &str, most: u64) -> Option<u64> {
        let found = whole(self.rows.cell(at));
        match self.value(at, found, Rewriting::Number) {
            Ok(Some(value)) if value > most => {
                let range = format!("entre 0 et {most}");
                let cell = self.rows.text(at);
                self.notes.out_of_range(&self.place, title, &cell, &range);
                None
            }
            Ok(value) => value,
            Err(()) => {
                self.odd(at, title, "un nombre entier");
                None
            }
        }
    }

    fn whole(&mut self, layout: &Layout, field: Field, most: u64) -> Option<u64> {
        self.number(layout.at(field), title_of(field), most)
    }

    fn level(&mut self, at: usize, competence: Competence) -> Option<u8> {
        // Nearly all levels are one figure or a hyphen.
        match self.rows.cell(at) {
            b"-" => None,
            &[figure @ b'0'..=b'8'] => Some(figure - b'0'),
            _ => {
                let level = self.number(at, competence.index(), MOST_LEVEL);
                level.and_then(|it| u8::try_from(it).ok())
            }
        }
    }

    fn day(&mut self, layout: &Layout, field: Field) -> Option<NaiveDate> {
        let at = layout.at(field);
        let found = day(self.rows.cell(at));
        match self.value(at, found, Rewriting::Date) {
            Ok(value) => value,
            Err(()) => {
                self.odd(at, title_of(field), "une date de la forme 17/03/2027");
                None
            }
        }
    }
}
