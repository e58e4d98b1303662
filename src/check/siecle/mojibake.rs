//! Names whose accents were read in the wrong encoding: `FranÃ§ois`.

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "MOJIBAKE",
        "accents abîmés dans un nom",
        "Un nom porte des signes comme « Ã© » à la place de « é » : il a été écrit en UTF-8 et relu \
         dans un autre encodage, souvent lors d’une reprise de données. Pix le refuse presque \
         toujours.",
        "Dans SIECLE, fiche de l’élève, état civil : retapez le nom, puis refaites l’export.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    // Pix refuses nearly all of them: no need to look at the others.
    for entry in base.seen.entries.iter().filter(|it| it.has_refused_name) {
        let student = &entry.student;
        let fields = [
            ("NOM_DE_FAMILLE", &student.last_name),
            ("PRENOM", &student.first_name),
        ];
        for (element, name) in fields {
            if let Some(likely) = original(name) {
                let what = format!("{} : sans doute {}", fr::quoted(name), fr::quoted(&likely));
                let remedy = format!("Dans SIECLE, écrivez {likely}, puis refaites l’export.");
                let finding = Diagnostic::new(RULE.kind, spot(entry).field(element), what);
                told.push(finding.remedy(remedy));
            }
        }
    }
    told
}

/// What a text was before its UTF-8 bytes were read one by one.
pub fn original(text: &str) -> Option<String> {
    let suspect = text.contains(['Ã', 'Â', 'Å', 'â']);
    let bytes: Option<Vec<u8>> = text.chars().filter(|_| suspect).map(byte).collect();
    let bytes = bytes.filter(|bytes| !bytes.is_ascii())?;
    String::from_utf8(bytes).ok()
}

/// The byte that Latin-1, Latin-9 or windows-1252 shows as this letter.
fn byte(letter: char) -> Option<u8> {
    const ELSEWHERE: &[(char, u8)] = &[
        ('€', 0x80),
        ('‚', 0x82),
        ('ƒ', 0x83),
        ('„', 0x84),
        ('…', 0x85),
        ('†', 0x86),
        ('‡', 0x87),
        ('ˆ', 0x88),
        ('‰', 0x89),
        ('Š', 0x8A),
        ('‹', 0x8B),
        ('Œ', 0x8C),
        ('Ž', 0x8E),
        ('‘', 0x91),
        ('’', 0x92),
        ('“', 0x93),
        ('”', 0x94),
        ('•', 0x95),
        ('–', 0x96),
        ('—', 0x97),
        ('˜', 0x98),
        ('™', 0x99),
        ('š', 0x9A),
        ('›', 0x9B),
        ('œ', 0x9C),
        ('ž', 0x9E),
        ('Ÿ', 0x9F),
    ];
    if let Ok(byte) = u8::try_from(u32::from(letter)) {
        return Some(byte);
    }
    let found = ELSEWHERE.iter().find(|&&(other, _)| other == letter);
    found.map(|&(_, byte)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_likely_original_is_found() {
        #[track_caller]
        fn case(text: &str, expected: Option<&str>) {
            assert_eq!(original(text).as_deref(), expected, "{text}");
        }

        case("CÃ©cile", Some("Cécile"));
        case("Rose GuyrlÃ¨ne", Some("Rose Guyrlène"));
        case("FranÃ§oise", Some("Françoise"));
        case("LeÃ¯la", Some("Leïla"));
        case("Ã‰lodie", Some("Élodie"));
        case("CÅ“ur", Some("Cœur"));
        case("D\u{e2}\u{80}\u{99}ARC", Some("D’ARC"));
        case("JOÃO", None); // a real Portuguese name
        case("Ãngela", None);
        case("Cécile", None);
        case("", None);
    }
}
