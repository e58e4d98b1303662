//! What a dossier keeps of Pix's exports: the columns needed and no other
//! (trust §8), under titles of our own.
//!
//! UTF-8 with a mark, semicolons, French dates and decimal commas, as for the
//! base of pupils: a double click shows it in a spreadsheet. Lines are sorted:
//! Pix promises no order, and the same data must give the same file.

mod campaign;
mod certifications;
mod table;

pub use campaign::{read as read_campaign, write as write_campaign};
pub use certifications::{read as read_certifications, write as write_certifications};
pub use table::KEPT_EXPORT_UNREADABLE;
