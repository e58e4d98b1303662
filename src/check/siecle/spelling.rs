//! Names that are right in SIECLE and refused by Pix, with the spelling that passes.

use crate::check::siecle::base::spot;
use crate::check::siecle::mojibake::original;
use crate::check::siecle::{Base, Rule};
use crate::check::verdict::is_name_for_pix;
use crate::diagnostic::{Diagnostic, Kind};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "NAME_TO_RESPELL",
        "nom correct que Pix refuse : une autre graphie passe",
        "SIECLE écrit des lettres que Pix n’accepte pas encore dans un nom : Œ, Š, Ÿ, l’apostrophe \
         courbe, l’espace insécable, des lettres d’autres langues. Le nom n’est pas faux, mais il \
         bloque tout l’import.",
        "Dans SIECLE, fiche de l’élève, état civil : écrivez la graphie indiquée le temps de \
         l’import, ou demandez à Pix d’accepter cette lettre.",
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
            if let Some(passes) = accepted_spelling(name) {
                let what = format!(
                    "{} passe sous la forme {}",
                    fr::quoted(name),
                    fr::quoted(&passes)
                );
                let remedy = format!("Dans SIECLE, écrivez {passes}, puis refaites l’export.");
                let finding = Diagnostic::new(RULE.kind, spot(entry).field(element), what);
                told.push(finding.remedy(remedy));
            }
        }
    }
    told
}

/// The nearest spelling that Pix takes, for a name that it refuses.
pub fn accepted_spelling(name: &str) -> Option<String> {
    if is_name_for_pix(name) || original(name).is_some() {
        return None;
    }
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        match plain(letter) {
            Some(text) => out.push_str(text),
            None => out.push(letter),
        }
    }
    is_name_for_pix(&out).then_some(out)
}

/// What a letter outside Pix's set is usually written as.
fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'Œ' => "OE",
        'œ' => "oe",
        '’' | '‘' | 'ʼ' | '´' | '`' => "'",
        '\u{a0}' | '\u{202f}' | '\u{2009}' => " ",
        '‐' | '‑' | '–' | '—' => "-",
        'Ÿ' => "Y",
        'Š' | 'Ś' | 'Ş' | 'Ș' => "S",
        'š' | 'ś' | 'ş' | 'ș' => "s",
        'Č' | 'Ć' => "C",
        'č' | 'ć' => "c",
        'Ł' => "L",
        'ł' => "l",
        'Ń' | 'Ň' => "N",
        'ń' | 'ň' => "n",
        'Ř' => "R",
        'ř' => "r",
        'Ť' | 'Ţ' | 'Ț' => "T",
        'ť' | 'ţ' | 'ț' => "t",
        'Ź' | 'Ż' => "Z",
        'ź' | 'ż' => "z",
        'Ą' | 'Ă' | 'Ā' => "A",
        'ą' | 'ă' | 'ā' => "a",
        'Ę' | 'Ě' | 'Ē' | 'Ė' => "E",
        'ę' | 'ě' | 'ē' | 'ė' => "e",
        'Ğ' => "G",
        'ğ' => "g",
        'İ' | 'Ī' => "I",
        'ı' | 'ī' => "i",
        'Ő' | 'Ō' => "O",
        'ő' | 'ō' => "o",
        'Ű' | 'Ů' | 'Ū' => "U",
        'ű' | 'ů' | 'ū' => "u",
        'Đ' | 'Ď' => "D",
        'đ' | 'ď' => "d",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_name_gets_the_spelling_that_passes() {
        #[track_caller]
        fn case(name: &str, expected: Option<&str>) {
            assert_eq!(accepted_spelling(name).as_deref(), expected, "{name}");
        }

        case("CŒUR", Some("COEUR"));
        case("ŠKODA", Some("SKODA"));
        case("D’ARC", Some("D'ARC"));
        case("LE\u{a0}GOFF", Some("LE GOFF"));
        case("WAŁĘSA", Some("WALESA"));
        case("MARTIN 2", None); // no spelling to propose
        case("COEUR", None);
        case("CÅ“ur", None); // mojibake has its own rule
        case("", None);
    }
}
