//! A pupil of the base, as Pix Orga will know her (« organization learner »).

use std::fmt;

use chrono::NaiveDate;

use crate::school::Grade;

/// The sex that Pix keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sex {
    /// `CODE_SEXE` 2, `Féminin`.
    Female,
    /// `CODE_SEXE` 1, `Masculin`.
    Male,
}

/// Where a pupil was born, as the file says; needed to enrol her in a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BirthPlace {
    /// Country: three digits in SIECLE and Pix, `100` is France.
    pub country: Option<String>,
    /// Département: `033` in SIECLE, `33` in FREGATA.
    pub province: Option<String>,
    /// INSEE code of the town, for a birth in France.
    pub city_code: Option<String>,
    /// Name of the town, for a birth abroad.
    pub city: Option<String>,
}

/// One pupil.
///
/// Texts are as the file has them, never trimmed: Pix compares and stores
/// them so. A text that is there and empty is an empty text, not an absence.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Student {
    /// National number, `nationalStudentId` in Pix.
    pub ine: String,
    /// Family name.
    pub last_name: String,
    /// Name in use, where there is one.
    pub preferred_last_name: Option<String>,
    /// First name.
    pub first_name: String,
    /// Second first name.
    pub middle_name: Option<String>,
    /// Third first name.
    pub third_name: Option<String>,
    /// Birth date; none when the file's cannot be read.
    pub birthdate: Option<NaiveDate>,
    /// Sex; none when the code is neither 1 nor 2, and in snapshots.
    pub sex: Option<Sex>,
    /// The class, as printed: `3 A`.
    pub division: String,
    /// Course code, eleven characters.
    pub mef: Option<String>,
    /// `ST` (student) or `AP` (apprentice).
    pub status: Option<String>,
    /// Class level, by the division or the MEF.
    pub grade: Option<Grade>,
    /// Birth place; none in snapshots.
    pub birth_place: Option<Box<BirthPlace>>,
}

impl Student {
    /// `LE GOFF Anaïs`.
    pub fn full_name(&self) -> String {
        let name = format!("{} {}", self.last_name.trim(), self.first_name.trim());
        name.trim().to_owned()
    }
}

/// As a person would name her: `LE GOFF Anaïs, 3A`.
impl fmt::Display for Student {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.full_name())?;
        match self.division.trim() {
            "" => Ok(()),
            division => write!(f, ", {division}"),
        }
    }
}
