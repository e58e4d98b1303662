//! Campaigns and who took part in them, as Pix Orga exports them (pix-formats §3).

use chrono::{NaiveDate, NaiveDateTime};

use crate::pix::Competence;
use crate::source::Line;

/// What a campaign asks of its participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CampaignKind {
    /// A course (« parcours », « évaluation »; also Pix's type EXAM).
    Assessment,
    /// A profile collection (« collecte de profils »).
    ProfileCollection,
}

/// A campaign, as each line of its export names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// What it asks.
    pub kind: CampaignKind,
    /// `Nom de l'organisation`.
    pub organization: String,
    /// `ID Campagne`.
    pub id: Option<u64>,
    /// `Code`; exports before 2025 have none.
    pub code: Option<String>,
    /// `Nom de la campagne`.
    pub name: String,
    /// `Parcours`, the course's name; courses only.
    pub course: Option<String>,
}

/// Who took part, as she or he typed it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Participant {
    /// `Nom du Participant`.
    pub last_name: String,
    /// `Prénom du Participant`.
    pub first_name: String,
    /// `Classe`; none when the export has no such column or it is empty.
    pub division: Option<String>,
    /// `Groupe`; higher education only.
    pub group: Option<String>,
    /// `Numéro Étudiant`; higher education only.
    pub student_number: Option<String>,
    /// The identifier that the campaign asked for.
    pub external_id: Option<String>,
}

/// One line of an export: one participation.
#[derive(Debug, Clone, PartialEq)]
pub struct Participation {
    /// Line of the export.
    pub line: Line,
    /// Who.
    pub participant: Participant,
    /// Share of the course done, 0 to 1; none in a profile collection and where
    /// the column is not there.
    pub progression: Option<f64>,
    /// When it began; courses only.
    pub started: Option<NaiveDateTime>,
    /// Whether the results or the profile were sent.
    pub shared: bool,
    /// When they were sent.
    pub shared_on: Option<NaiveDateTime>,
    /// Share of the course's skills that are mastered, 0 to 1.
    pub mastery: Option<f64>,
    /// `Palier obtenu`: stages reached, the first one not counted.
    pub stage: Option<u32>,
    /// Badges by title, and whether each was obtained; none when not shared.
    pub badges: Vec<(String, Option<bool>)>,
    /// Mastery by competence that the course has, 0 to 1; courses only.
    pub competences: Vec<(Competence, f64)>,
    /// What a shared profile says; profile collections only.
    pub profile: Option<Profile>,
}

/// A profile that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// `Nombre de pix total`.
    pub pix: Option<u32>,
    /// `Certifiable (O/N)`, Pix's own word.
    pub certifiable: Option<bool>,
    /// `Nombre de compétences certifiables`, 0 to 16.
    pub certifiable_competences: Option<u32>,
    /// Level and pix of each competence, by [`Competence::position`].
    pub skills: [Skill; Competence::COUNT],
}

/// What a profile says of one competence.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skill {
    /// Level, 0 to 8.
    pub level: Option<u8>,
    /// Pix earned.
    pub pix: Option<u32>,
}

/// A whole export. It may hold several campaigns when files were put together
/// by hand; each has its own participations.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignExport {
    /// The campaign.
    pub campaign: Campaign,
    /// Its participations, in the order of the file.
    pub participations: Vec<Participation>,
    /// The day of the data: the export's, from the file's name, else the
    /// latest date inside.
    pub as_of: Option<NaiveDate>,
}
