//! What became of the certifications, pupil by pupil.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::calendar::SchoolYear;
use crate::follow::{Apart, Livret, Passing, Tally, Unmatched};
use crate::school::{Grade, Student};

/// The results of a school.
#[derive(Debug, Clone, PartialEq)]
pub struct Results<'a> {
    /// Divisions with pupils of a concerned level or with a row, by level, then by name.
    pub divisions: Vec<DivisionResults>,
    /// Class levels, in school order.
    pub grades: Vec<GradeResults>,
    /// Pupils of SEGPA, ULIS and UPE2A, who are in their level too.
    pub apart: Vec<(Apart, Tally)>,
    /// All of them.
    pub total: Tally,
    /// Certifications other than the core: `Pix+ Droit`, by name.
    pub others: BTreeMap<String, Tally>,
    /// Pupils of a concerned level in no row, by division and name.
    pub absent: Vec<&'a Student>,
    /// Pupils whose certification is not finished: session to finalise, make-up.
    pub pending: Vec<Pending<'a>>,
    /// Pupils with several certifications, and which one counts.
    pub duplicates: Vec<Duplicate<'a>>,
    /// Pupils whose certification that counts is of an earlier school year.
    pub earlier: Vec<(&'a Student, Passing)>,
    /// Rows that are nobody of the base for sure.
    pub unmatched: Vec<Unmatched<'a>>,
    /// School years by the dates of the rows, the oldest first; this one last.
    pub years: Vec<YearResults>,
    /// What LSU and LSL will find.
    pub livret: Livret<'a>,
    /// The day of the most recent data.
    pub as_of: Option<NaiveDate>,
}

/// One division.
#[derive(Debug, Clone, PartialEq)]
pub struct DivisionResults {
    /// Its name, as the base has it.
    pub division: String,
    /// Its level.
    pub grade: Option<Grade>,
    /// Its pupils.
    pub tally: Tally,
}

/// One class level.
#[derive(Debug, Clone, PartialEq)]
pub struct GradeResults {
    /// The level; none for pupils whose level is not known.
    pub grade: Option<Grade>,
    /// Its pupils.
    pub tally: Tally,
}

/// One school year, whoever passed: its pupils may have left.
#[derive(Debug, Clone, PartialEq)]
pub struct YearResults {
    /// The year.
    pub year: SchoolYear,
    /// Each person once; `enrolled` and `absent` are not known.
    pub tally: Tally,
}

/// A pupil whose certification is not over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pending<'a> {
    /// The pupil.
    pub student: &'a Student,
    /// What counts: started, in error, or cancelled.
    pub counted: Passing,
}

/// A pupil with several certifications.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duplicate<'a> {
    /// The pupil.
    pub student: &'a Student,
    /// The one that counts.
    pub counted: Passing,
    /// The others, the oldest first.
    pub others: Vec<Passing>,
}
