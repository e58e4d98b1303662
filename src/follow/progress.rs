//! Where each pupil stands in the campaigns.

use chrono::NaiveDate;

use crate::follow::{Apart, Unmatched};
use crate::pix::{Campaign, Competence};
use crate::school::{Grade, Student};

/// The whole follow-up of a school, on one selection of campaigns.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress<'a> {
    /// Divisions of the base, by level, then by name.
    pub divisions: Vec<DivisionProgress>,
    /// Class levels, in school order; pupils of SEGPA, ULIS and UPE2A count in theirs.
    pub grades: Vec<GradeProgress>,
    /// Pupils of SEGPA, ULIS and UPE2A, who are in their level too.
    pub apart: Vec<(Apart, Counts)>,
    /// All pupils.
    pub total: Counts,
    /// Campaigns of the selection, side by side: courses, then profile collections, by name.
    pub campaigns: Vec<CampaignProgress>,
    /// Courses that the school recognises by name (`[parcours]`).
    pub courses: Vec<CourseProgress<'a>>,
    /// Pupils to chase.
    pub lists: Lists<'a>,
    /// Every pupil of the base, in the order of the base.
    pub pupils: Vec<PupilProgress<'a>>,
    /// The day of the most recent data among the campaigns of the selection.
    pub as_of: Option<NaiveDate>,
    /// The day of the most recent data among all profile collections: the age
    /// of what is said of certifiability.
    pub profiles_as_of: Option<NaiveDate>,
    /// What the data before the last ones said.
    pub change: Option<Change>,
}

/// Pupils counted, each once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pupils of the base.
    pub enrolled: usize,
    /// With one participation at least.
    pub started: usize,
    /// With a participation at the end of its course, or sent.
    pub finished: usize,
    /// With a participation that was sent.
    pub shared: usize,
    /// Whose latest profile says so.
    pub certifiable: usize,
    /// Whose latest profile says not.
    pub not_certifiable: usize,
    /// With no profile sent.
    pub unknown: usize,
}

/// One division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DivisionProgress {
    /// Its name, as the base has it.
    pub division: String,
    /// Its level.
    pub grade: Option<Grade>,
    /// Its pupils.
    pub counts: Counts,
}

/// One class level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GradeProgress {
    /// The level; none for pupils whose level is not known.
    pub grade: Option<Grade>,
    /// How many divisions have pupils of it.
    pub divisions: usize,
    /// Its pupils.
    pub counts: Counts,
}

/// One campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignProgress {
    /// The campaign.
    pub campaign: Campaign,
    /// The day of its data.
    pub as_of: Option<NaiveDate>,
    /// Pupils, counted in this campaign alone; `enrolled` and certifiability
    /// are those of the whole base.
    pub counts: Counts,
    /// The same, division by division, in the order of [`Progress::divisions`].
    pub by_division: Vec<Counts>,
}

/// What a course is for, as `[parcours]` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Purpose {
    /// Courses of the start of the year.
    Entry,
    /// Attestation of 6e: two courses, then those that catch up.
    SixiemeAttestation,
    /// Compulsory Pix IA courses.
    PixIa,
}

/// A family of courses and the pupils whom it concerns.
#[derive(Debug, Clone, PartialEq)]
pub struct CourseProgress<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// Its courses, by name, and how many pupils concerned finished each.
    pub courses: Vec<(String, usize)>,
    /// Pupils concerned: those of its levels; for the courses of the start of the
    /// year, those of the levels where somebody began one, or all.
    pub concerned: usize,
    /// With one participation at least in one of them.
    pub started: usize,
    /// Who have done what is asked: the attestation, or the courses.
    pub achieved: usize,
    /// Pupils concerned who have not.
    pub missing: Vec<&'a Student>,
}

/// Whether a pupil may be enrolled in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Certifiability {
    /// Pix says so.
    Yes,
    /// Pix says not.
    No,
    /// No profile was sent.
    Unknown,
}

/// What a pupil lacks to be certifiable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// Competences to bring to level 1: 1 to 5.
    pub missing: u32,
    /// Competences under level 1 and the pix that each lacks, the nearest first.
    pub nearest: Vec<(Competence, u32)>,
}

/// One pupil.
#[allow(clippy::struct_excessive_bools)] // one for each count of the contract
#[derive(Debug, Clone, PartialEq)]
pub struct PupilProgress<'a> {
    /// The pupil.
    pub student: &'a Student,
    /// Her level, by herself or by her division.
    pub grade: Option<Grade>,
    /// In a campaign of the selection.
    pub started: bool,
    /// At the end of one of them, or sent.
    pub finished: bool,
    /// Sent one of them.
    pub shared: bool,
    /// Sent nothing, and has something to send: a course at its end, a profile.
    pub to_send: bool,
    /// The most advanced share of a course, 0 to 1.
    pub progression: Option<f64>,
    /// In no participation of any campaign imported.
    pub inactive: bool,
    /// Whether she may be enrolled.
    pub certifiability: Certifiability,
    /// The day of the profile that says so.
    pub profile_on: Option<NaiveDate>,
    /// Pix of that profile.
    pub pix: Option<u32>,
    /// What she lacks, when she is not certifiable.
    pub gap: Option<Gap>,
}

/// Whom to chase: places in [`Progress::pupils`], by division and name.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lists<'a> {
    /// In no campaign of the selection.
    pub not_started: Vec<usize>,
    /// Started, not at the end.
    pub unfinished: Vec<usize>,
    /// At the end of a course, or in a profile collection, and nothing sent.
    pub not_shared: Vec<usize>,
    /// Whose latest profile says so; those who lack the least first in a division.
    pub not_certifiable: Vec<usize>,
    /// With no profile sent.
    pub unknown: Vec<usize>,
    /// In no participation of any campaign imported.
    pub inactive: Vec<usize>,
    /// Participants who are nobody of the base for sure.
    pub unmatched: Vec<Unmatched<'a>>,
}

/// What the data before the last ones said.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The day of those data.
    pub since: NaiveDate,
    /// All pupils, then.
    pub total: Counts,
    /// Division by division, in the order of [`Progress::divisions`].
    pub by_division: Vec<Counts>,
}
