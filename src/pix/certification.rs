//! Certifications passed, as Pix Orga and Pix Certif export them (pix-formats §4).

use chrono::NaiveDate;

use crate::fr;
use crate::pix::{Competence, Mesh};
use crate::source::Line;

/// What became of a certification.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CertificationStatus {
    /// `Validée`.
    Validated,
    /// `Non obtenue`, `Rejetée` before 2025.
    NotObtained,
    /// `Annulée`.
    Cancelled,
    /// `En erreur`.
    Error,
    /// `Démarrée`.
    Started,
}

impl CertificationStatus {
    /// What a `Certification {label}` column says; none for `Non passée`.
    pub fn of_complementary(word: &str) -> Option<Self> {
        match fr::fold(word.trim()).as_str() {
            "validee" => Some(Self::Validated),
            "non obtenue" | "rejetee" => Some(Self::NotObtained),
            "annulee" => Some(Self::Cancelled),
            "en erreur" => Some(Self::Error),
            _ => None,
        }
    }
}

/// What is certified.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CertificationKind {
    /// `Pix`, the core; also every export from before the column existed.
    Core,
    /// Another one, by its name: `CléA Numérique by Pix`, `Pix+ Droit`.
    Other(String),
}

impl CertificationKind {
    /// Whether a certification of this name is passed with the core test and has
    /// its score and levels: `CléA` has, Pix+ has not (pix-formats §4.2).
    pub fn has_core_test(name: &str) -> bool {
        fr::fold(name).starts_with("clea")
    }
}

/// One line of an export: one certification passed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certification {
    /// Line of the export.
    pub line: Line,
    /// `Numéro de certification`.
    pub number: Option<u64>,
    /// `Nom`.
    pub last_name: String,
    /// `Prénom`.
    pub first_name: String,
    /// `Date de naissance`.
    pub birthdate: Option<NaiveDate>,
    /// `Identifiant Externe`.
    pub external_id: Option<String>,
    /// What was certified.
    pub kind: CertificationKind,
    /// What became of it.
    pub status: CertificationStatus,
    /// `Niveau`; none for `-` and where the column is not there.
    pub mesh: Option<Mesh>,
    /// `Score en Pix`; none for `-` and for an empty field.
    pub pix: Option<u32>,
    /// Level of each competence, by [`Competence::position`]; none for `-`.
    pub levels: [Option<u8>; Competence::COUNT],
    /// `Commentaire jury pour l’organisation`.
    pub comment: Option<String>,
    /// `Session`.
    pub session: Option<u64>,
    /// `Date de passage de la certification`.
    pub date: Option<NaiveDate>,
    /// `Certification {label}` columns and their values; by session only.
    pub complementary: Vec<(String, String)>,
}

/// A whole export.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificationExport {
    /// The division, when the file's name says it: `20270621_resultats_3A.csv`.
    pub division: Option<String>,
    /// The session, when the export is that of one session.
    pub session: Option<u64>,
    /// Its certifications, in the order of the file.
    pub certifications: Vec<Certification>,
    /// The day of the data: the download's, from the file's name, else the
    /// latest date inside.
    pub as_of: Option<NaiveDate>,
}
