//! `amenagements.toml`: extra time. Private: it says who needs more time.

use crate::diagnostic::Diagnostic;
use crate::parse::toml_doc::{Node, Reading, decode, parse};
use crate::session::{Accommodation, Beneficiary};

/// The largest extra time that Pix Certif takes, in percent (pix-formats §5.2).
const MOST_PERCENT: u32 = 999;

/// Reads the file; what is wrong is said, and what is right is kept.
pub fn read(bytes: &[u8]) -> (Vec<Accommodation>, Vec<Diagnostic>) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(finding) => return (Vec::new(), vec![*finding]),
    };
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let root = Node::root(&table);
    root.allow(&["amenagement"], &mut reading);
    let mut found = Vec::new();
    for node in root.tables("amenagement", &mut reading) {
        found.extend(one(&node, &mut reading));
    }
    (found, reading.finish())
}

fn one(node: &Node<'_, '_>, reading: &mut Reading) -> Option<Accommodation> {
    node.allow(&["ine", "division", "nombre", "temps_majore"], reading);
    let percent = node.number("temps_majore", reading);
    if !node.has("temps_majore") {
        let message =
            "il manque la clé «\u{a0}temps_majore\u{a0}», en pour cent\u{a0}: 33 pour un tiers";
        reading.missing(node.at(), &node.path_of("temps_majore"), message);
    }
    let percent = percent?;
    if !(1..=MOST_PERCENT).contains(&percent) {
        let message = "«\u{a0}temps_majore\u{a0}» est un pourcentage\u{a0}: 33 pour un tiers";
        let at = node.at_key("temps_majore");
        reading.refuse(&at, &node.path_of("temps_majore"), message);
        return None;
    }
    let (ine, division) = (node.text("ine", reading), node.text("division", reading));
    let who = match (ine, division) {
        (Some(ine), None) => Beneficiary::Student(ine.trim().to_owned()),
        (None, Some(division)) => {
            let students = node.number("nombre", reading).unwrap_or(1);
            Beneficiary::Division(division.to_owned(), students)
        }
        _ => {
            let message = "écrivez soit «\u{a0}ine\u{a0}» pour un élève, soit «\u{a0}division\u{a0}» \
                           et «\u{a0}nombre\u{a0}» pour une classe";
            reading.missing(node.at(), node.path(), message);
            return None;
        }
    };
    if node.has("ine") && node.has("nombre") {
        let message = "un INE désigne un seul élève\u{a0}: retirez «\u{a0}nombre\u{a0}»";
        reading.refuse(&node.at_key("nombre"), &node.path_of("nombre"), message);
    }
    Some(Accommodation {
        who,
        percent,
        line: reading.line(&node.at_key("temps_majore")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pupil_or_a_division_has_extra_time() {
        let text = "[[amenagement]]\ndivision = \"3A\"\nnombre = 2\ntemps_majore = 33\n\
                    [[amenagement]]\nine = \"123456789AB\"\ntemps_majore = 50\n";
        let (found, findings) = read(text.as_bytes());
        assert_eq!(findings, []);
        let whose: Vec<_> = found.into_iter().map(|it| (it.who, it.percent)).collect();
        assert_eq!(
            whose,
            [
                (Beneficiary::Division("3A".to_owned(), 2), 33),
                (Beneficiary::Student("123456789AB".to_owned()), 50),
            ]
        );
    }

    #[test]
    fn what_cannot_be_is_named_with_its_line() {
        #[track_caller]
        fn case(text: &str, line: u32, message: &str) {
            let (_, findings) = read(format!("[[amenagement]]\n{text}").as_bytes());
            let first = findings.first().expect("a finding");
            assert_eq!(first.spot.line.unwrap().0, line, "{}", first.message);
            assert!(first.message.contains(message), "{}", first.message);
        }

        case("ine = \"1\"\ntemps_majore = 0", 3, "pourcentage");
        case("ine = \"1\"\ntemps_majoré = 33", 3, "colonne");
        case("ine = \"1\"\ntemps = 33", 1, "il manque la clé");
        case("temps_majore = 33", 1, "soit «\u{a0}ine");
        case(
            "ine = \"1\"\nnombre = 2\ntemps_majore = 33",
            3,
            "un seul élève",
        );
    }
}
