//! What Pix checks in one pupil's record, in its order (pix-formats §1.5).

use std::collections::hash_map::Entry as Slot;

use crate::check::verdict::birthdate::siecle_birthdate;
use crate::check::verdict::name::is_name_for_pix;
use crate::check::verdict::siecle::SiecleVerdict;
use crate::check::verdict::siecle_kinds as kinds;
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::school::{BirthPlace, PupilField, PupilRecord, Sex, Student};

/// `CODE_PAYS` of France.
const FRANCE: &str = "100";

/// What Pix thinks of the characters of a pupil's names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// It takes them.
    Fine,
    /// It refuses one.
    Refused,
}

/// Whether birth places are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthPlaces {
    /// They are, for an enrolment.
    Kept,
    /// Nobody needs them.
    Dropped,
}

impl SiecleVerdict<'_> {
    /// Pix's checks of one pupil, in its order.
    pub(super) fn check(&mut self, record: &PupilRecord) -> Names {
        let value = |field| record.value(field);
        let mut wrong = |kind: Kind, field: PupilField, message: String| {
            let place = value(field).line.unwrap_or(record.line);
            let mut spot = spot(record).field(field.element());
            spot.line = Some(place);
            self.errors.push(Diagnostic::new(kind, spot, message));
        };
        let commune = PupilField::CodeCommuneInseeNaiss;
        if value(PupilField::CodePays).pix_text() == Some(FRANCE)
            && value(commune).is_empty_for_pix()
        {
            let what = "né en France, sans code de commune de naissance";
            wrong(
                kinds::BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT,
                commune,
                what.to_owned(),
            );
        }
        if value(PupilField::CodeSexe).is_empty_for_pix() {
            let what = "le sexe n’est pas renseigné".to_owned();
            wrong(kinds::SEX_CODE_REQUIRED, PupilField::CodeSexe, what);
        }
        let born = value(PupilField::DateNaiss);
        if born.is_empty_for_pix() {
            let what = "la date de naissance n’est pas renseignée".to_owned();
            wrong(kinds::BIRTHDATE_REQUIRED, PupilField::DateNaiss, what);
        } else if born.pix_text().and_then(siecle_birthdate).is_none() {
            let found = fr::quoted(&born.text);
            let what = format!("{found} n’est pas une date de la forme jj/mm/aaaa");
            wrong(kinds::INVALID_BIRTHDATE_FORMAT, PupilField::DateNaiss, what);
        }
        let ine = value(PupilField::IdNational);
        if ine.is_empty_for_pix() {
            let what = "l’INE est vide".to_owned();
            wrong(kinds::INE_REQUIRED, PupilField::IdNational, what);
        }
        if value(PupilField::NomDeFamille).is_empty_for_pix() {
            let what = "le nom de famille n’est pas renseigné".to_owned();
            wrong(kinds::LAST_NAME_REQUIRED, PupilField::NomDeFamille, what);
        }
        if value(PupilField::Prenom).is_empty_for_pix() {
            let what = "le prénom n’est pas renseigné".to_owned();
            wrong(kinds::FIRST_NAME_REQUIRED, PupilField::Prenom, what);
        }
        if let Some(text) = ine.pix_text() {
            match self.ines.entry(text.into()) {
                Slot::Vacant(free) => {
                    free.insert(record.line);
                }
                Slot::Occupied(first) => {
                    let first = first.get();
                    let what = if text.is_empty() {
                        format!("un autre INE est déjà vide (ligne {first})")
                    } else {
                        format!("l’INE {text} est déjà porté (ligne {first})")
                    };
                    wrong(kinds::INE_UNIQUE, PupilField::IdNational, what);
                }
            }
        }
        let mut names = Names::Fine;
        for field in [PupilField::Prenom, PupilField::NomDeFamille] {
            let found = value(field);
            let refused = match found.pix_text() {
                Some(text) => !is_name_for_pix(text),
                // Pix's test runs on the word « null » when the element is absent.
                None => found.is_object(),
            };
            if refused {
                let what = match found.text.as_str() {
                    "" => "Pix refuse aussi un nom vide pour ses caractères".to_owned(),
                    text => format!("Pix refuse {}", fr::quoted(text)),
                };
                wrong(kinds::INVALID_CHAR_DETECTED, field, what);
                names = Names::Refused;
            }
        }
        names
    }
}

/// The pupil of a record, without her division.
pub fn student(record: &PupilRecord, birth_places: BirthPlaces) -> Student {
    let text = |field| record.value(field).readable().map(str::to_owned);
    let sex = match record.value(PupilField::CodeSexe).pix_text() {
        Some("1") => Some(Sex::Male),
        Some("2") => Some(Sex::Female),
        _ => None,
    };
    let born = record.value(PupilField::DateNaiss).readable();
    let birth_place = (birth_places == BirthPlaces::Kept).then(|| {
        Box::new(BirthPlace {
            country: text(PupilField::CodePays),
            province: text(PupilField::CodeDepartementNaiss),
            city_code: text(PupilField::CodeCommuneInseeNaiss),
            city: text(PupilField::VilleNaiss),
        })
    });
    Student {
        ine: text(PupilField::IdNational).unwrap_or_default(),
        last_name: text(PupilField::NomDeFamille).unwrap_or_default(),
        preferred_last_name: text(PupilField::NomUsage),
        first_name: text(PupilField::Prenom).unwrap_or_default(),
        middle_name: text(PupilField::Prenom2),
        third_name: text(PupilField::Prenom3),
        birthdate: born.and_then(siecle_birthdate),
        sex,
        division: String::new(),
        mef: text(PupilField::CodeMef),
        status: text(PupilField::CodeStatut),
        grade: None,
        birth_place,
    }
}

/// As a person would name the pupil of a record: `LE GOFF Anaïs`.
pub fn name(record: &PupilRecord) -> String {
    let text = |field| record.value(field).readable().unwrap_or_default().trim();
    let last = match text(PupilField::NomDeFamille) {
        "" => text(PupilField::Nom),
        last => last,
    };
    format!("{last} {}", text(PupilField::Prenom))
        .trim()
        .to_owned()
}

/// Where a record stands, and whose it is.
pub fn spot(record: &PupilRecord) -> Spot {
    let ine = record.value(PupilField::IdNational).pix_text();
    Spot {
        ine: ine.filter(|text| !text.is_empty()).map(str::to_owned),
        student: Some(name(record)).filter(|name| !name.is_empty()),
        ..Spot::line(record.line)
    }
}
