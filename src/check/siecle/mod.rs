//! What Pix does not say about a SIECLE file: our warnings, one file per rule.
//!
//! A rule looks at what was seen and says where; it never changes the verdict.
//! To add one: a file here, its line in [`RULES`], a fixture in the tests.

mod addresses;
mod base;
mod division_size;
mod dropped;
mod duplicate_key;
mod encoding;
mod exit_date;
mod export_date;
mod family;
mod homonyms;
mod ine_form;
mod judge;
mod level;
mod limits;
mod markup;
mod mojibake;
mod partial_export;
mod school_year;
mod sex;
mod spelling;
mod structures_first;
mod uai;

pub use base::Base;
pub use judge::judge;
pub(crate) use judge::too_large;

use crate::diagnostic::{Diagnostic, Kind};

/// One of our checks.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code and texts.
    pub kind: Kind,
    /// Finds what it is about.
    pub find: fn(&Base<'_>) -> Vec<Diagnostic>,
}

/// Our checks of SIECLE files, in the order in which they are told.
pub const RULES: &[Rule] = &[
    limits::RULE,
    family::RULE,
    addresses::RULE,
    uai::NOT_COMPARED,
    school_year::RULE,
    export_date::RULE,
    encoding::DECLARED_TOO_LATE,
    encoding::BROKEN_BYTES,
    markup::DOCTYPE,
    markup::CDATA,
    markup::OBJECT,
    structures_first::RULE,
    duplicate_key::RULE,
    partial_export::RULE,
    dropped::WITHOUT_INE,
    dropped::ONLY_INE_RNIE,
    dropped::WITHOUT_DIVISION,
    dropped::INACTIVE,
    dropped::UNNAMED_DIVISION,
    exit_date::FUTURE,
    exit_date::UNREADABLE,
    mojibake::RULE,
    spelling::RULE,
    ine_form::RULE,
    sex::RULE,
    homonyms::RULE,
    division_size::RULE,
    level::RULE,
];

/// Those that look at pupils only, whatever the format of the file.
pub const ROSTER_RULES: &[Rule] = &[
    limits::RULE,
    partial_export::RULE,
    homonyms::RULE,
    division_size::RULE,
    level::RULE,
];
