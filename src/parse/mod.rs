//! Readers: bytes in, values and findings out.
//!
//! A reader never stops at the first mistake. This is the only place that
//! knows a file format or a French TOML key; it opens no file itself.

pub mod toml_doc;

pub mod academies_toml;
pub mod accommodations_toml;
pub mod calendar_text;
pub mod calendar_toml;
pub mod checklist_toml;
pub mod dossier_toml;
pub mod ics;
pub mod matches_toml;
pub mod moments;
pub mod planning_toml;
pub mod public_holidays_toml;
pub mod sessions_toml;
pub mod ticks_toml;

pub mod encoding;
pub mod formula_guard;
pub mod fregata_csv;
pub mod kept_csv;
pub mod pix_csv;
mod recognise;
pub mod roster_csv;
pub mod siecle_xml;
pub mod template_text;
pub mod zip;

pub use recognise::{FileKind, HEAD, recognise};

use crate::diagnostic::Kind;

/// Every finding that the readers make of the dossier's own files.
pub fn kinds() -> impl Iterator<Item = Kind> {
    let toml = toml_doc::KINDS.into_iter();
    let lists = checklist_toml::KINDS.into_iter();
    let calendars = ics::KINDS.into_iter();
    let planning = planning_toml::KINDS.into_iter().chain(sessions_toml::KINDS);
    let kept = [
        ticks_toml::TICK_UNREADABLE,
        roster_csv::SNAPSHOT_UNREADABLE,
        kept_csv::KEPT_EXPORT_UNREADABLE,
    ];
    let exports = pix_csv::KINDS.into_iter();
    toml.chain(lists)
        .chain(calendars)
        .chain(planning)
        .chain(kept)
        .chain(template_text::KINDS)
        .chain(exports)
}
