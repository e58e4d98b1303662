//! The end of a SIECLE file: which errors Pix shows, and in what order.

use crate::check::verdict::seen::{Entry, Seen, UaiCheck};
use crate::check::verdict::siecle::SiecleVerdict;
use crate::check::verdict::{file_kinds as file, siecle_kinds as kinds};
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::school::{Break, Ending, Reading};
use crate::source::Line;

impl SiecleVerdict<'_> {
    /// After the last record: Pix's errors in Pix's order, and what was seen.
    pub fn finish(mut self, reading: &Reading) -> (Vec<Diagnostic>, Seen) {
        for entry in &mut self.seen.entries {
            let student = &mut entry.student;
            student.grade = self.grades.grade(&student.division, student.mef.as_deref());
        }
        let errors = std::mem::take(&mut self.errors);
        let mismatch = || self.uai_mismatched();
        let is_empty = !self.seen.entries.iter().any(Entry::is_kept);
        let errors = match (&reading.ending, self.uai) {
            (Ending::UnknownEncoding(name), _) => vec![unknown_encoding(name)],
            (Ending::Broken(Break::BadArchive(what), line), _) => {
                vec![invalid(what.clone(), *line)]
            }
            (_, UaiCheck::Wrong) | (Ending::Complete, UaiCheck::Missing) => vec![mismatch()],
            (Ending::Complete, UaiCheck::Right) if errors.is_empty() && is_empty => vec![nobody()],
            (Ending::Broken(what, line), UaiCheck::Missing) => {
                let invalid = invalid(broken(what), *line);
                // The end of the file tells Pix that no UAI will come.
                let is_cut = matches!(what, Break::Truncated(_));
                let mismatch = is_cut.then(mismatch);
                mismatch.into_iter().chain([invalid]).collect()
            }
            (Ending::Broken(what, line), UaiCheck::Right) => {
                let invalid = invalid(broken(what), *line);
                errors.into_iter().chain([invalid]).collect()
            }
            (Ending::Complete | Ending::Stopped(..), _) => errors,
        };
        (errors, self.seen)
    }

    fn uai_mismatched(&self) -> Diagnostic {
        let uaj = &self.seen.uaj;
        let what = match (uaj.readable(), self.expected_uai) {
            (None, _) => "le fichier ne porte pas d’UAI (élément UAJ)".to_owned(),
            (Some(""), _) => "l’UAI du fichier est vide (élément UAJ)".to_owned(),
            (Some(found), Some(expected)) => {
                let found = fr::quoted(found);
                format!("le fichier porte l’UAI {found}, Pix attend {expected}")
            }
            (Some(found), None) => format!("l’UAI {} est illisible pour Pix", fr::quoted(found)),
        };
        let line = uaj.line;
        let spot = Spot {
            line,
            ..Spot::default()
        };
        Diagnostic::new(kinds::UAI_MISMATCHED, spot.field("UAJ"), what)
    }
}

fn unknown_encoding(name: &str) -> Diagnostic {
    let found = fr::quoted(name);
    let what = format!("Pix ne connaît pas l’encodage {found} que le fichier annonce");
    Diagnostic::new(file::ENCODING_NOT_SUPPORTED, Spot::line(Line(1)), what)
}

fn invalid(what: String, line: Line) -> Diagnostic {
    Diagnostic::new(file::INVALID_FILE, Spot::line(line), what)
}

fn nobody() -> Diagnostic {
    let what = "aucun élève présent n’a à la fois un INE et une division";
    Diagnostic::new(kinds::EMPTY, Spot::default(), what)
}

fn broken(what: &Break) -> String {
    match what {
        Break::TextOutsideRoot => {
            "du texte se trouve hors du document XML : ce n’est sans doute pas un export SIECLE"
                .to_owned()
        }
        Break::LoneAngle => "un signe < isolé n’ouvre aucune balise".to_owned(),
        Break::BadTag => "une balise est mal écrite".to_owned(),
        Break::CrossedTag(open) => format!("la balise {open} n’est pas fermée à sa place"),
        Break::StrayEndTag => "une balise se ferme sans avoir été ouverte".to_owned(),
        Break::BadEntity => {
            "un signe & est isolé, ou suivi d’un nom que Pix ne connaît pas".to_owned()
        }
        Break::BadComment => "un commentaire contient deux tirets de suite".to_owned(),
        Break::MisplacedDoctype => "un DOCTYPE n’est pas à sa place, en tête du fichier".to_owned(),
        Break::TooLongForPix => {
            "un commentaire ou une instruction dépasse ce que Pix sait lire".to_owned()
        }
        Break::Truncated(Some(open)) => {
            format!("le fichier s’arrête au milieu : la balise {open} n’est pas fermée")
        }
        Break::Truncated(None) => "le fichier s’arrête au milieu d’une balise".to_owned(),
        Break::BadArchive(why) => why.clone(),
    }
}
