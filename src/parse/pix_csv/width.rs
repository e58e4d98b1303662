//! What every line must have: as many cells as titles, and a name.

use crate::fr;
use crate::parse::pix_csv::kinds::{EXPORT_LINE_WIDTH, EXPORT_NAME_MISSING};
use crate::parse::pix_csv::notes::{Notes, Place};
use crate::parse::pix_csv::rows::Rows;

/// The number of titles.
#[derive(Debug, Clone, Copy)]
pub struct Width {
    titles: usize,
}

impl Width {
    /// So many titles.
    pub fn new(titles: usize) -> Self {
        Self { titles }
    }

    /// Notes a line with too few cells, or with too many that say something.
    pub fn check(self, rows: &Rows<'_>, place: &Place<'_>, notes: &mut Notes) {
        let found = rows.width();
        if found == self.titles || (found > self.titles && rows.used_width() <= self.titles) {
            return;
        }
        notes.line(EXPORT_LINE_WIDTH, place, "", || {
            let cells = fr::count(found, "case", "cases");
            let titles = fr::count(self.titles, "titre", "titres");
            format!("{cells} pour {titles}")
        });
    }

    /// Whether a line says whose it is; notes it when it does not.
    pub fn is_named(place: &Place<'_>, notes: &mut Notes) -> bool {
        let is_named = !place.last_name.is_empty() || !place.first_name.is_empty();
        if !is_named {
            notes.line(EXPORT_NAME_MISSING, place, "", || {
                "ni nom ni prénom".to_owned()
            });
        }
        is_named
    }
}
