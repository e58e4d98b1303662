//! Which courses the school counts for what.

/// Names of courses, as Pix prints them in its exports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Courses {
    /// Those of the start of the year (« parcours de rentrée »).
    pub entry: Vec<String>,
    /// Those of the 6e attestation: the first two, then those that catch up.
    pub sixieme_attestation: Vec<String>,
    /// Those of Pix IA, in 4e and 2de.
    pub pix_ia: Vec<String>,
}
