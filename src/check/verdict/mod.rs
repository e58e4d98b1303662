//! Pix's verdict: one streaming pass over what the file says.
//!
//! A reducer per format sees each record once, keeps the pupils and yields
//! Pix's codes in Pix's order. It does not know our own warnings.

mod birthdate;
mod file_kinds;
mod fregata;
mod fregata_date;
mod fregata_kinds;
mod name;
mod seen;
mod siecle;
mod siecle_end;
mod siecle_kinds;
mod siecle_pupil;

use crate::diagnostic::Kind;

pub use birthdate::siecle_birthdate;
pub use file_kinds::*;
pub use fregata::FregataVerdict;
pub use fregata_kinds::*;
pub use name::is_name_for_pix;
pub use seen::{Dropped, Entry, OddField, Placement, Seen, UaiCheck, WhyDropped};
pub use siecle::SiecleVerdict;
pub use siecle_kinds::*;

/// Every code of Pix about files of pupils, with what we know of it.
pub const PIX_KINDS: &[Kind] = &[
    UAI_MISMATCHED,
    BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT,
    SEX_CODE_REQUIRED,
    BIRTHDATE_REQUIRED,
    INVALID_BIRTHDATE_FORMAT,
    INE_REQUIRED,
    LAST_NAME_REQUIRED,
    FIRST_NAME_REQUIRED,
    INE_UNIQUE,
    INVALID_CHAR_DETECTED,
    EMPTY,
    INVALID_FILE,
    ENCODING_NOT_SUPPORTED,
    PAYLOAD_TOO_LARGE,
    INVALID_FILE_EXTENSION,
    PIX_INTERNAL_ERROR,
    BAD_CSV_FORMAT,
    HEADER_REQUIRED,
    HEADER_UNKNOWN,
    FIELD_REQUIRED,
    FIELD_MIN_LENGTH,
    FIELD_MAX_LENGTH,
    FIELD_LENGTH,
    FIELD_DATE_FORMAT,
    FIELD_BAD_VALUES,
    FIELD_EMAIL_FORMAT,
    IDENTIFIER_UNIQUE,
    INSEE_CODE_INVALID,
];
