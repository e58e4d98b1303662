//! What is found in one export, few of each kind: memory must not grow with
//! the lines of the file.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::parse::pix_csv::dialect::{Dialect, Lost};
use crate::parse::pix_csv::kinds::{
    EXPORT_COLUMN_UNKNOWN, EXPORT_RESAVED, EXPORT_STOPPED, EXPORT_VALUE_OUT_OF_RANGE,
    EXPORT_VALUE_UNREADABLE,
};
use crate::parse::pix_csv::rows::Stop;
use crate::source::Line;

/// Places told for one kind and one column; the others are counted.
const PLACES: usize = 20;

/// Unknown columns told by their titles; the others are counted.
const TITLES: usize = 12;

/// Letters of a cell that a message shows.
const SHOWN: usize = 60;

/// What a spreadsheet rewrites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rewriting {
    Date,
    Number,
    Word,
}

/// Where something was found: the line, and whose it is.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    pub line: Line,
    pub last_name: &'a str,
    pub first_name: &'a str,
}

impl Place<'_> {
    fn spot(&self, field: &str) -> Spot {
        let name = format!("{} {}", self.last_name, self.first_name);
        let name = name.trim();
        Spot {
            student: (!name.is_empty()).then(|| name.to_owned()),
            ..Spot::line(self.line).field(field)
        }
    }
}

/// The findings of one export.
#[derive(Debug, Default)]
pub struct Notes {
    about_file: Vec<Diagnostic>,
    about_lines: Vec<Diagnostic>,
    counts: HashMap<(&'static str, String), usize>,
    rewritten: [Option<(Line, String)>; 3],
}

impl Notes {
    /// Keeps a finding about the file as a whole.
    pub fn file(&mut self, finding: Diagnostic) {
        self.about_file.push(finding);
    }

    /// Keeps a finding about a line, unless there are enough of that kind.
    pub fn line(
        &mut self,
        kind: Kind,
        place: &Place<'_>,
        field: &str,
        message: impl FnOnce() -> String,
    ) {
        let count = self
            .counts
            .entry((kind.code, field.to_owned()))
            .or_default();
        *count += 1;
        if *count <= PLACES {
            self.about_lines
                .push(Diagnostic::new(kind, place.spot(field), message()));
        }
    }

    /// Keeps a cell that does not read.
    pub fn odd(&mut self, place: &Place<'_>, field: &str, cell: &str, wanted: &str) {
        self.line(EXPORT_VALUE_UNREADABLE, place, field, || {
            format!(
                "colonne {}\u{a0}: {} n’est pas {wanted}",
                fr::quoted(field),
                shown(cell)
            )
        });
    }

    /// Keeps a number that cannot be.
    pub fn out_of_range(&mut self, place: &Place<'_>, field: &str, cell: &str, range: &str) {
        self.line(EXPORT_VALUE_OUT_OF_RANGE, place, field, || {
            format!(
                "colonne {}\u{a0}: {} n’est pas {range}",
                fr::quoted(field),
                shown(cell)
            )
        });
    }

    /// Keeps the first sign of a spreadsheet.
    pub fn rewritten(&mut self, what: Rewriting, line: Line, cell: &[u8]) {
        if let Some(first) = self.rewritten.get_mut(what as usize)
            && first.is_none()
        {
            *first = Some((line, String::from_utf8_lossy(cell).into_owned()));
        }
    }

    /// Keeps the titles that are none of Pix's.
    pub fn unknown_columns(&mut self, titles: &[String]) {
        if titles.is_empty() {
            return;
        }
        let mut names: Vec<String> = titles.iter().take(TITLES).map(|it| shown(it)).collect();
        let others = titles.len() - names.len();
        if others > 0 {
            names.push(fr::count(others, "autre", "autres"));
        }
        let what = if titles.len() == 1 {
            "colonne"
        } else {
            "colonnes"
        };
        let message = format!("{what} {}", fr::list(&names));
        let spot = Spot::default();
        self.file(Diagnostic::new(EXPORT_COLUMN_UNKNOWN, spot, message));
    }

    /// Keeps what stopped the reading after a line.
    pub fn stopped(&mut self, stop: Stop, line: Line) {
        let message = match stop {
            Stop::Line => {
                "cette ligne ne finit pas\u{a0}: un guillemet n’est sans doute pas refermé"
                    .to_owned()
            }
            Stop::Size(limit) => {
                format!(
                    "le fichier dépasse {}\u{a0}Mio",
                    fr::thousands((limit / (1024 * 1024)) as usize)
                )
            }
        };
        self.file(Diagnostic::new(EXPORT_STOPPED, Spot::line(line), message));
    }

    /// Everything found: the file, then the lines in their order, then how
    /// many more there are of each kind.
    pub fn finish(mut self, dialect: &Dialect) -> Vec<Diagnostic> {
        let mut all = resaved(dialect, &self.rewritten);
        all.append(&mut self.about_file);
        let mut more: Vec<_> = self
            .counts
            .into_iter()
            .filter(|(_, count)| *count > PLACES)
            .collect();
        more.sort();
        for ((code, field), count) in more {
            let same = |one: &&Diagnostic| {
                one.kind.code == code && one.spot.field.as_deref() == Some(&field)
            };
            let Some(known) = self.about_lines.iter().find(same) else {
                continue;
            };
            let others = fr::count(count - PLACES, "autre ligne", "autres lignes");
            let message = match field.as_str() {
                "" => format!("et {others}"),
                field => format!("colonne {}\u{a0}: et {others}", fr::quoted(field)),
            };
            let spot = Spot::default().field(field);
            self.about_lines
                .push(Diagnostic::new(known.kind, spot, message));
        }
        all.append(&mut self.about_lines);
        all
    }
}

/// A cell between guillemets, cut when it is long.
pub fn shown(cell: &str) -> String {
    let cell = cell.trim();
    if cell.is_empty() {
        return "une case vide".to_owned();
    }
    let cut: String = cell.chars().take(SHOWN).collect();
    let cut: String = cut
        .chars()
        .map(|it| if it.is_control() { ' ' } else { it })
        .collect();
    fr::quoted(&if cut.chars().count() < cell.chars().count() {
        cut + "…"
    } else {
        cut
    })
}

/// The signs of a spreadsheet, all of them in one finding each.
fn resaved(dialect: &Dialect, cells: &[Option<(Line, String)>; 3]) -> Vec<Diagnostic> {
    let file = |message: &str| Diagnostic::new(EXPORT_RESAVED, Spot::default(), message);
    let mut all = Vec::new();
    if dialect.encoding != encoding_rs::UTF_8 {
        let name = dialect.encoding.name();
        all.push(file(&format!("l’encodage est {name} au lieu d’UTF-8")));
    } else if dialect.is_garbled {
        all.push(file("les accents ont été abîmés («\u{a0}PrÃ©nom\u{a0}»)\u{a0}: ils sont réparés à la lecture"));
    } else if dialect.lost.contains(&Lost::Mark) {
        all.push(file("la marque d’UTF-8 au début du fichier a disparu"));
    }
    let separator = match dialect.separator {
        b',' => Some("la virgule"),
        b'\t' => Some("la tabulation"),
        b'|' => Some("la barre verticale"),
        _ => None,
    };
    if let Some(separator) = separator {
        all.push(file(&format!(
            "le séparateur est {separator} au lieu du point-virgule"
        )));
    }
    if dialect.lost.contains(&Lost::Quotes) {
        all.push(file("les guillemets autour des textes ont disparu"));
    }
    if dialect.titles_at > 0 {
        all.push(file("des lignes ont été ajoutées avant les titres"));
    }
    let what = [
        "une date est réécrite",
        "un nombre est réécrit",
        "un mot est réécrit",
    ];
    for (what, first) in what.iter().zip(cells) {
        if let Some((line, cell)) = first {
            let message = format!("{what}\u{a0}: {}", shown(cell));
            all.push(Diagnostic::new(EXPORT_RESAVED, Spot::line(*line), message));
        }
    }
    all
}
