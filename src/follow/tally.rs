//! Certifications counted, and their statistics.

use crate::follow::Passing;
use crate::pix::{Area, CertificationStatus, Competence, Mesh};
use crate::school::Grade;

/// Level expected at the end of 3e and in Tle (note of 23 October 2024,
/// MENE2421869N; year.md §5); none elsewhere.
pub fn expected_level(grade: Grade) -> Option<u8> {
    match grade {
        Grade::Troisieme => Some(3),
        Grade::Terminale | Grade::TerminalePro => Some(4),
        _ => None,
    }
}

/// Pupils of a division, of a level or of the school, each once.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tally {
    /// Pupils of the base at a concerned level; all where none is.
    pub enrolled: usize,
    /// With one row at least.
    pub passed: usize,
    /// `Validée`.
    pub validated: usize,
    /// `Non obtenue`.
    pub not_obtained: usize,
    /// `Annulée`.
    pub cancelled: usize,
    /// `En erreur`.
    pub error: usize,
    /// `Démarrée`.
    pub started: usize,
    /// Concerned, in no row.
    pub absent: usize,
    /// Scores of `Validée` rows in pix, the lowest first.
    pub scores: Vec<u32>,
    /// `Validée` rows by level, from none (under Novice 1) to Expert 2.
    pub meshes: [usize; Mesh::ALL.len() + 1],
    /// Levels, by [`Competence::position`].
    pub competences: [MeanLevel; Competence::COUNT],
    /// Levels of the competences of each area, in the order of [`Area::ALL`].
    pub areas: [MeanLevel; Area::ALL.len()],
}

/// Levels that have a number, summed up.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MeanLevel {
    /// How many.
    pub rows: usize,
    /// Their sum.
    pub sum: usize,
    /// How many are at the level expected of the pupil.
    pub reached: usize,
    /// How many are of pupils of whom a level is expected.
    pub expected: usize,
}

impl MeanLevel {
    fn add(&mut self, level: u8, expected: Option<u8>) {
        self.rows += 1;
        self.sum += usize::from(level);
        if let Some(expected) = expected {
            self.expected += 1;
            self.reached += usize::from(level >= expected);
        }
    }

    fn merge(&mut self, other: Self) {
        self.rows += other.rows;
        self.sum += other.sum;
        self.reached += other.reached;
        self.expected += other.expected;
    }

    /// The mean level, 0 to 8; none without a row.
    #[allow(clippy::cast_precision_loss)] // rows of a school
    pub fn mean(self) -> Option<f64> {
        (self.rows > 0).then(|| self.sum as f64 / self.rows as f64)
    }

    /// The share of levels that are those expected, 0 to 1; none where none is.
    #[allow(clippy::cast_precision_loss)] // rows of a school
    pub fn share_reached(self) -> Option<f64> {
        (self.expected > 0).then(|| self.reached as f64 / self.expected as f64)
    }
}

/// Statistics of scores, in pix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PixStatistics {
    /// The lowest.
    pub min: u32,
    /// First quartile.
    pub q1: f64,
    /// Median.
    pub median: f64,
    /// Third quartile.
    pub q3: f64,
    /// The highest.
    pub max: u32,
    /// Mean.
    pub mean: f64,
}

impl Tally {
    /// Counts a pupil by the certification that counts for her; scores are
    /// sorted when all are in.
    pub fn add(&mut self, passing: &Passing, expected: Option<u8>) {
        self.passed += 1;
        match passing.status {
            CertificationStatus::Validated => self.validated += 1,
            CertificationStatus::NotObtained => self.not_obtained += 1,
            CertificationStatus::Cancelled => self.cancelled += 1,
            CertificationStatus::Error => self.error += 1,
            CertificationStatus::Started => self.started += 1,
        }
        if passing.status == CertificationStatus::Validated {
            self.scores.extend(passing.pix);
            let mesh = passing.mesh.map_or(0, |mesh| usize::from(mesh.number()));
            if let Some(count) = self.meshes.get_mut(mesh) {
                *count += 1;
            }
        }
        for (competence, level) in Competence::ALL.into_iter().zip(passing.levels) {
            let Some(level) = level else { continue };
            let area = usize::from(competence.area().number() - 1);
            let own = self.competences.get_mut(competence.position());
            let of_area = self.areas.get_mut(area);
            for mean in own.into_iter().chain(of_area) {
                mean.add(level, expected);
            }
        }
    }

    /// Counts the pupils of another tally too: those of another school.
    pub fn merge(&mut self, other: &Self) {
        let counts = [
            (&mut self.enrolled, other.enrolled),
            (&mut self.passed, other.passed),
            (&mut self.validated, other.validated),
            (&mut self.not_obtained, other.not_obtained),
            (&mut self.cancelled, other.cancelled),
            (&mut self.error, other.error),
            (&mut self.started, other.started),
            (&mut self.absent, other.absent),
        ];
        for (own, more) in counts
            .into_iter()
            .chain(self.meshes.iter_mut().zip(other.meshes))
        {
            *own += more;
        }
        let levels = self.competences.iter_mut().chain(&mut self.areas);
        for (own, more) in levels.zip(other.competences.into_iter().chain(other.areas)) {
            own.merge(more);
        }
        self.scores.extend(&other.scores);
        self.scores.sort_unstable();
    }

    /// Statistics of the scores; none without one. Quartiles by linear
    /// interpolation between the two nearest scores (the « inclusive » method).
    #[allow(clippy::cast_precision_loss)] // rows of a school
    pub fn pix(&self) -> Option<PixStatistics> {
        let (&min, &max) = (self.scores.first()?, self.scores.last()?);
        let sum: u64 = self.scores.iter().map(|&score| u64::from(score)).sum();
        Some(PixStatistics {
            min,
            q1: quantile(&self.scores, 1),
            median: quantile(&self.scores, 2),
            q3: quantile(&self.scores, 3),
            max,
            mean: sum as f64 / self.scores.len() as f64,
        })
    }
}

/// The value under which so many quarters of sorted scores are; place
/// `quarters × (n − 1) / 4`, between its two neighbours in proportion.
#[allow(clippy::cast_precision_loss)] // a part of 4
fn quantile(sorted: &[u32], quarters: usize) -> f64 {
    let place = quarters * sorted.len().saturating_sub(1);
    let at = |index: usize| sorted.get(index).copied().map_or(0.0, f64::from);
    let (below, part) = (place / 4, (place % 4) as f64 / 4.0);
    if part > 0.0 {
        at(below) + (at(below + 1) - at(below)) * part
    } else {
        at(below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_tallies_merged_are_that_of_all_their_pupils() {
        let passing = |pix: u32, level: u8| Passing {
            status: CertificationStatus::Validated,
            pix: Some(pix),
            mesh: Mesh::ALL.first().copied(),
            levels: [Some(level); Competence::COUNT],
            number: None,
            date: None,
            session: None,
        };
        let [mut all, mut one, mut other] = [(); 3].map(|()| Tally::default());
        for (index, pix) in [310, 64, 512, 128, 256].into_iter().enumerate() {
            let passing = passing(pix, u8::try_from(index).unwrap());
            all.add(&passing, Some(3));
            let part = if index % 2 == 0 { &mut one } else { &mut other };
            part.add(&passing, Some(3));
            part.enrolled += 2;
            part.absent += 1;
        }
        (all.enrolled, all.absent) = (10, 5);
        all.scores.sort_unstable();
        one.merge(&other);
        assert_eq!(one, all);
        assert_eq!(one.pix().map(|it| it.median), Some(256.0));
    }
}
