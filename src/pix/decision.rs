//! What a person decided where names do not match (`rapprochements.toml`).

use chrono::NaiveDate;

/// One decision: this participant is that pupil, or nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// Family name as typed in Pix.
    pub last_name: String,
    /// First name as typed in Pix.
    pub first_name: String,
    /// Which of those who typed these names.
    pub which: Which,
    /// Who it is.
    pub choice: Choice,
}

/// Which participants of the same names a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which {
    /// All of them.
    All,
    /// Those of a division, as the export names it.
    Division(String),
    /// Those born on a day; certifications only.
    Born(NaiveDate),
}

/// Who a participant is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The pupil of this INE.
    Ine(String),
    /// Nobody of the base: a teacher's test, an unknown account.
    Ignored,
}
