//! The whole answer about one file.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::school::{GradeOverrides, Roster};

/// What Pix Orga will do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It takes it.
    Accepted,
    /// It refuses it.
    Refused,
    /// One of our own limits stopped the reading: we cannot tell.
    Unjudged,
}

impl Verdict {
    /// Its name in JSON.
    pub fn id(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Unjudged => "unjudged",
        }
    }
}

/// Pupils that Pix passes over without a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skipped {
    /// With a `DATE_SORTIE`, whatever it says.
    pub left: usize,
    /// Without an `ID_NATIONAL`.
    pub no_ine: usize,
    /// Without a division at the end.
    pub no_division: usize,
}

/// What is known around the file and helps to judge it.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The day on which the file is checked.
    pub today: NaiveDate,
    /// The school's number, which Pix wants in the file; none when unknown.
    pub uai: Option<&'a str>,
    /// The base imported before, if any.
    pub previous: Option<&'a Roster>,
    /// What the school says of the level of its divisions.
    pub grades: &'a GradeOverrides,
}

/// The answer about one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What Pix will do.
    pub verdict: Verdict,
    /// The pupils that Pix will have, in the order of the file. When the file
    /// is refused: those that it would have, had nothing else been wrong.
    pub roster: Roster,
    /// Those it passes over.
    pub skipped: Skipped,
    /// The number of the school, as the file says.
    pub uai: Option<String>,
    /// First year of the school year in the file: 2026 for 2026-2027.
    pub first_year: Option<i32>,
    /// Pix's errors in Pix's order, then our warnings by rule.
    pub diagnostics: Vec<Diagnostic>,
}

impl Judgement {
    /// Pix's own codes, in its order.
    pub fn pix_codes(&self) -> Vec<&'static str> {
        let pix = self.diagnostics.iter().filter(|it| it.kind.pix);
        pix.map(|it| it.kind.code).collect()
    }
}
