//! What was seen in a SIECLE file, besides Pix's errors.

use crate::school::{Oddity, Student, Value};
use crate::source::Line;

/// What became of the check of the UAI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UaiCheck {
    /// No `UAJ` met.
    #[default]
    Missing,
    /// The one that Pix wants, or any when it is not known which.
    Right,
    /// Another one.
    Wrong,
}

/// Whether a pupil has a division.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Placement {
    /// None: Pix drops her.
    None,
    /// Only `Inactifs`: Pix drops her.
    Inactive,
    /// In [`Student::division`], which may be empty.
    Division,
}

/// A pupil that Pix examines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The pupil.
    pub student: Student,
    /// Where her record starts.
    pub line: Line,
    /// Whether she has a division.
    pub placement: Placement,
    /// Whether her structures came before her record, and are lost.
    pub has_lost_structures: bool,
    /// Whether the code of her sex is there and neither 1 nor 2.
    pub has_odd_sex: bool,
    /// Whether Pix refuses a character of her first or last name.
    pub has_refused_name: bool,
}

/// Why Pix does not examine a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyDropped {
    /// A `DATE_SORTIE`; what it says.
    Left(String),
    /// No `ID_NATIONAL`; the INE of `INE_RNIE`, if any.
    NoIne(Option<String>),
}

/// A pupil that Pix passes over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dropped {
    /// Her name, without a division.
    pub student: Student,
    /// Where her record starts.
    pub line: Line,
    /// Why.
    pub why: WhyDropped,
}

/// A read element with something strange in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OddField {
    /// The element.
    pub element: &'static str,
    /// Where it is.
    pub line: Line,
    /// What is strange.
    pub oddity: Oddity,
    /// Whose it is, when a pupil's.
    pub student: Option<String>,
}

/// What was seen in the file, besides Pix's errors.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Name and line of the root element.
    pub root: Option<(String, Line)>,
    /// The first `UAJ`.
    pub uaj: Value,
    /// The first `ANNEE_SCOLAIRE`.
    pub school_year: Value,
    /// The first `DATE_EXPORT`.
    pub export_date: Value,
    /// Pupils that Pix examines, with a division or not.
    pub entries: Vec<Entry>,
    /// Pupils that it passes over.
    pub dropped: Vec<Dropped>,
    /// Pupils replaced by another of the same `ELEVE_ID`.
    pub replaced: Vec<Entry>,
    /// Strange read elements.
    pub odd_fields: Vec<OddField>,
    /// Where a DOCTYPE was skipped.
    pub doctype: Option<Line>,
    /// Where addresses start.
    pub addresses: Option<Line>,
}

impl Entry {
    /// Whether Pix imports the pupil, if it accepts the file.
    pub fn is_kept(&self) -> bool {
        self.placement == Placement::Division
    }
}
