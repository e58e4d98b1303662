//! One certification of one pupil, without her name: what counting needs.

use chrono::NaiveDate;

use crate::pix::{Certification, CertificationStatus, Competence, Mesh};

/// A certification passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Passing {
    /// `Numéro de certification`.
    pub number: Option<u64>,
    /// The day on which it was passed.
    pub date: Option<NaiveDate>,
    /// Its session.
    pub session: Option<u64>,
    /// What became of it.
    pub status: CertificationStatus,
    /// Its level; by its score where the export does not say.
    pub mesh: Option<Mesh>,
    /// Its score in pix.
    pub pix: Option<u32>,
    /// Level of each competence, by [`Competence::position`].
    pub levels: [Option<u8>; Competence::COUNT],
}

impl Passing {
    /// What a row says.
    pub fn of(row: &Certification) -> Self {
        let is_validated = row.status == CertificationStatus::Validated;
        let by_score = row.pix.filter(|_| is_validated).and_then(Mesh::of_score);
        Self {
            number: row.number,
            date: row.date,
            session: row.session,
            status: row.status,
            mesh: row.mesh.or(by_score),
            pix: row.pix,
            levels: row.levels,
        }
    }

    /// The complementary certification of the same row, which has no score of its own.
    #[must_use]
    pub fn complementary(self, status: CertificationStatus) -> Self {
        Self {
            status,
            mesh: None,
            pix: None,
            levels: [None; Competence::COUNT],
            ..self
        }
    }

    /// Whether two rows are of one certification, exported twice.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self.number, other.number) {
            (Some(one), Some(other)) => one == other,
            _ => self == other,
        }
    }

    /// Its place in time: by date, then by number.
    pub fn rank(&self) -> (Option<NaiveDate>, Option<u64>) {
        (self.date, self.number)
    }
}

/// The one that counts of several, as LSU and LSL take it: the last one that is
/// not cancelled; the last one when all are.
pub fn counted<'p>(all: impl IntoIterator<Item = &'p Passing>) -> Option<&'p Passing> {
    let is_cancelled = |it: &Passing| it.status == CertificationStatus::Cancelled;
    let all = all.into_iter();
    all.max_by_key(|it| (!is_cancelled(it), it.rank()))
}
