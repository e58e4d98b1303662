//! What is wrong with a file as such: its name, its kind, its number.
//!
//! Whoever reads the files calls these; what is in the files is the business
//! of the other rules.

use crate::check::verdict::INVALID_FILE_EXTENSION;
use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::fr;
use crate::school::{Uai, WrongUai};

/// A file that is none of those we know.
pub const UNRECOGNISED_FILE: Kind = Kind {
    code: "UNRECOGNISED_FILE",
    severity: Severity::Warning,
    pix: false,
    title: "fichier que pixplan ne reconnaît pas",
    why: "pixplan reconnaît un fichier par son contenu\u{a0}: l’export des élèves de SIECLE (.xml, ou \
          .zip tel quel), le CSV de FREGATA, les résultats d’une campagne de Pix Orga et ceux de la \
          certification (.csv). Celui-ci ne commence comme aucun d’eux.",
    help: "Dans SIECLE, Base Élèves\u{a0}: Exportations, En XML, Élèves sans adresses. Pour FREGATA et \
           les exports de Pix, gardez à la lettre les titres de colonnes.",
};

/// A file that the system does not let us read.
pub const FILE_UNREADABLE: Kind = Kind {
    code: "FILE_UNREADABLE",
    severity: Severity::Error,
    pix: false,
    title: "fichier illisible sur cet ordinateur",
    why: "Le système n’a pas laissé lire le fichier\u{a0}: il n’existe pas, il est protégé, ou le \
          support est abîmé. Les autres fichiers ont été traités.",
    help: "Vérifiez le nom et vos droits, copiez le fichier sur l’ordinateur s’il est sur une clé \
           ou sur le réseau, puis recommencez.",
};

/// A school's number whose letter does not agree with its digits.
pub const UAI_LETTER: Kind = Kind {
    code: "UAI_LETTER",
    severity: Severity::Warning,
    pix: false,
    title: "UAI mal écrite",
    why: "Une UAI a sept chiffres et une lettre qui se calcule à partir d’eux. Pix ne le vérifie \
          pas\u{a0}: il compare seulement le texte avec celui de votre espace Pix Orga.",
    help: "Comparez avec l’UAI affichée dans Pix Orga, chiffre par chiffre.",
};

/// All of them.
pub const KINDS: [Kind; 3] = [UNRECOGNISED_FILE, FILE_UNREADABLE, UAI_LETTER];

/// The finding about a file that starts like none that we know.
pub fn unrecognised() -> Diagnostic {
    let what = "ni le début d’un export SIECLE, ni les colonnes de FREGATA ou d’un export de Pix";
    Diagnostic::new(UNRECOGNISED_FILE, Spot::default(), what)
}

/// The finding about a name whose extension the form of Pix Orga does not
/// take; a name without any is not a file to upload, and is left alone.
pub fn extension(name: &str, accepted: &[&str]) -> Option<Diagnostic> {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (_, found) = file.rsplit_once('.').filter(|(stem, _)| !stem.is_empty())?;
    if accepted.iter().any(|one| found.eq_ignore_ascii_case(one)) {
        return None;
    }
    let wanted: Vec<String> = accepted.iter().map(|one| format!(".{one}")).collect();
    let what = format!("l’extension .{found} n’est pas {}", fr::choice(&wanted));
    Some(Diagnostic::new(
        INVALID_FILE_EXTENSION,
        Spot::default(),
        what,
    ))
}

/// The finding about a number whose form or letter is wrong.
pub fn uai_letter(found: &str) -> Option<Diagnostic> {
    let what = match found.parse::<Uai>().err()? {
        WrongUai::Letter { expected, .. } => {
            let found = fr::quoted(found);
            format!(
                "la lettre de {found} devrait être {expected}\u{a0}: un chiffre est sans doute faux"
            )
        }
        WrongUai::Shape(_) => {
            format!("{} n’a pas la forme de 0350011X", fr::quoted(found))
        }
    };
    Some(Diagnostic::new(
        UAI_LETTER,
        Spot::default().field("UAJ"),
        what,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_of_pix_looks_at_the_extension() {
        #[track_caller]
        fn case(name: &str, is_taken: bool) {
            assert_eq!(
                extension(name, &["xml", "zip"]).is_none(),
                is_taken,
                "{name}"
            );
        }

        case("ElevesSansAdresses.xml", true);
        case("exports.2026/ELEVES.XML", true);
        case("export.ZIP", true);
        case("/dev/fd/63", true); // not a file to upload
        case("exports.2026/eleves", true);
        case(".cache", true);
        case("eleves.xml.txt", false);
        case("C:\\exports\\eleves.ods", false);
    }

    #[test]
    fn a_wrong_letter_is_told_with_the_right_one() {
        assert!(uai_letter("0350011X").is_none());
        assert!(uai_letter("0350011Y").unwrap().message.contains("être X"));
        assert!(
            uai_letter("123ABC")
                .unwrap()
                .message
                .contains("n’a pas la forme")
        );
    }
}
