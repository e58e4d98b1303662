//! The few numbers that the rest of pixplan speaks of.

use chrono::NaiveDate;

use crate::follow::{Progress, Purpose, Results};
use crate::school::Grade;

/// Where the school is, in a few numbers; only what is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// Pupils whose certification is compulsory.
    pub concerned: usize,
    /// Their levels, in school order.
    pub grades: Vec<Grade>,
    /// What the profiles say of them.
    pub profiles: Option<ProfileFacts>,
    /// What the campaigns say of everybody.
    pub campaigns: Option<CampaignFacts>,
    /// What came of the certifications.
    pub certified: Option<CertifiedFacts>,
}

/// Certifiability of the pupils concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ProfileFacts {
    /// Certifiable.
    pub certifiable: usize,
    /// Not yet.
    pub not_certifiable: usize,
    /// With no profile sent.
    pub unknown: usize,
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
}

/// Participations of all pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignFacts {
    /// Courses that the school recognises: pupils concerned, and those who
    /// have done what is asked.
    pub courses: Vec<(Purpose, usize, usize)>,
    /// Pupils at the end of a course who sent nothing.
    pub to_send: usize,
    /// Pupils in no participation.
    pub inactive: usize,
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
}

/// Certifications, as `results` counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CertifiedFacts {
    /// The pupils counted.
    pub enrolled: usize,
    /// With a row.
    pub passed: usize,
    /// `Validée`.
    pub validated: usize,
    /// In no row.
    pub absent: usize,
    /// `Démarrée`.
    pub started: usize,
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
}

impl Facts {
    /// The numbers of a follow-up of all campaigns and of the results.
    pub fn of(progress: &Progress<'_>, results: Option<&Results<'_>>) -> Self {
        let certified = progress.grades.iter();
        let certified = certified.filter(|it| it.grade.is_some_and(Grade::is_certified));
        let certified: Vec<_> = certified.collect();
        let sum = |of: fn(&crate::follow::Counts) -> usize| -> usize {
            certified.iter().map(|it| of(&it.counts)).sum()
        };
        let has_profiles = progress.profiles_as_of.is_some()
            || progress.total.certifiable + progress.total.not_certifiable > 0;
        Self {
            concerned: sum(|counts| counts.enrolled),
            grades: certified.iter().filter_map(|it| it.grade).collect(),
            profiles: has_profiles.then(|| ProfileFacts {
                certifiable: sum(|counts| counts.certifiable),
                not_certifiable: sum(|counts| counts.not_certifiable),
                unknown: sum(|counts| counts.unknown),
                as_of: progress.profiles_as_of,
            }),
            campaigns: (!progress.campaigns.is_empty()).then(|| CampaignFacts {
                courses: progress
                    .courses
                    .iter()
                    .map(|it| (it.purpose, it.concerned, it.achieved))
                    .collect(),
                to_send: progress.lists.not_shared.len(),
                inactive: progress.lists.inactive.len(),
                as_of: progress.as_of,
            }),
            certified: results.map(|results| CertifiedFacts {
                enrolled: results.total.enrolled,
                passed: results.total.passed,
                validated: results.total.validated,
                absent: results.total.absent,
                started: results.total.started,
                as_of: results.as_of,
            }),
        }
    }
}
