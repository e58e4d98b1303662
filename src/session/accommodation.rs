//! Extra time, pupil by pupil or division by division.

use crate::source::Line;

/// Whose extra time it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beneficiary {
    /// One pupil, by INE.
    Student(String),
    /// So many pupils of a division, not named.
    Division(String, u32),
}

/// An accommodation: private, never on a shared page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accommodation {
    /// Whose.
    pub who: Beneficiary,
    /// How much longer the test lasts, in percent.
    pub percent: u32,
    /// Where it is written.
    pub line: Line,
}
