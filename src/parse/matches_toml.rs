//! `rapprochements.toml`: who a participant is, where names do not tell.
//!
//! One line per decision, ready to be pasted: the names as typed in Pix, then
//! the division or, for a certification, the birth date.
//!
//! ```toml
//! "LE GOF | Anais | 3A" = { ine = "012345678AB" }
//! "Test | Prof" = { ignorer = true }
//! "MARTIN | Léo | 14/03/2012" = { ine = "012345679AB" }
//! ```

use toml::Spanned;
use toml::de::DeValue;
use toml_edit::{InlineTable, Value};

use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::parse::toml_doc::{At, Node, Reading, decode, parse, written_date};
use crate::pix::{Choice, Decision, Which};

/// What stands between the names, and before the division.
const BETWEEN: char = '|';

const KEYS: [&str; 2] = ["ine", "ignorer"];

/// Reads the file; a line that says nothing usable is said and left out.
pub fn read(bytes: &[u8]) -> (Vec<Decision>, Vec<Diagnostic>) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(finding) => return (Vec::new(), vec![*finding]),
    };
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let root = Node::root(&table);
    let entries = root.entries().into_iter();
    let decisions = entries.filter_map(|(key, at, _)| decision(&root, key, &at, &mut reading));
    let decisions = decisions.collect();
    (decisions, reading.finish())
}

fn decision(root: &Node<'_, '_>, key: &str, at: &At, reading: &mut Reading) -> Option<Decision> {
    let who = person(key);
    if who.is_none() {
        let message = "écrivez le nom, le prénom et la classe séparés par des barres, comme \
                       \"DURAND | Léa | 3A\"";
        reading.refuse(at, key, message);
    }
    let choice = choice(root, key, at, reading);
    let (last_name, first_name, which) = who?;
    Some(Decision {
        last_name,
        first_name,
        which,
        choice: choice?,
    })
}

fn person(key: &str) -> Option<(String, String, Which)> {
    let parts: Vec<&str> = key.split(BETWEEN).map(str::trim).collect();
    let (last_name, first_name, rest) = match parts.as_slice() {
        [last_name, first_name] => (last_name, first_name, ""),
        [last_name, first_name, rest] => (last_name, first_name, *rest),
        _ => return None,
    };
    let which = match (rest, written_date(rest)) {
        ("", _) => Which::All,
        (_, Some(day)) => Which::Born(day),
        (division, None) => Which::Division(division.to_owned()),
    };
    let is_named = !last_name.is_empty() || !first_name.is_empty();
    is_named.then(|| ((*last_name).to_owned(), (*first_name).to_owned(), which))
}

fn choice(root: &Node<'_, '_>, key: &str, at: &At, reading: &mut Reading) -> Option<Choice> {
    // The number alone is how a person in a hurry writes it.
    if let Some(DeValue::String(ine)) = root.value(key).map(Spanned::get_ref) {
        return Some(Choice::Ine(ine.trim().to_owned()));
    }
    let row = root.table(key, reading)?;
    row.allow(&KEYS, reading);
    let is_ignored = row.flag("ignorer", reading) == Some(true);
    match row.text("ine", reading) {
        Some(ine) if !is_ignored => Some(Choice::Ine(ine.trim().to_owned())),
        None if is_ignored => Some(Choice::Ignored),
        Some(_) => {
            let message = "choisissez\u{a0}: un INE, ou ignorer = true";
            reading.refuse(at, key, message);
            None
        }
        None => {
            if !row.has("ine") && row.flag("ignorer", reading) != Some(true) {
                let message = "il manque l’INE, ou ignorer = true";
                reading.missing(at, key, message);
            }
            None
        }
    }
}

/// The line that says a decision.
pub fn line(decision: &Decision) -> String {
    let name = |text: &str| text.replace(BETWEEN, " ").trim().to_owned();
    let mut parts = vec![name(&decision.last_name), name(&decision.first_name)];
    match &decision.which {
        Which::All => {}
        Which::Division(division) => parts.push(name(division)),
        Which::Born(day) => parts.push(fr::short_date(*day)),
    }
    let mut row = InlineTable::new();
    match &decision.choice {
        Choice::Ine(ine) => row.insert("ine", Value::from(ine.as_str())),
        Choice::Ignored => row.insert("ignorer", Value::from(true)),
    };
    let key = quoted(&parts.join(" | "));
    format!("{key} ={}", Value::InlineTable(row).decorated(" ", ""))
}

/// A key in one line, quoted, whatever it holds.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(letter))),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use proptest::prelude::*;

    fn decision(which: Which, choice: Choice) -> Decision {
        Decision {
            last_name: "LE GOF".to_owned(),
            first_name: "Anaïs".to_owned(),
            which,
            choice,
        }
    }

    #[test]
    fn a_decision_is_one_line() {
        let ine = || Choice::Ine("012345678AB".to_owned());
        let of_class = decision(Which::Division("3 A".to_owned()), ine());
        assert_eq!(
            line(&of_class),
            "\"LE GOF | Anaïs | 3 A\" = { ine = \"012345678AB\" }"
        );
        assert_eq!(
            line(&decision(Which::All, Choice::Ignored)),
            "\"LE GOF | Anaïs\" = { ignorer = true }"
        );
        let born = Which::Born(NaiveDate::from_ymd_opt(2012, 3, 14).unwrap());
        assert_eq!(
            line(&decision(born, ine())),
            "\"LE GOF | Anaïs | 14/03/2012\" = { ine = \"012345678AB\" }"
        );
    }

    #[test]
    fn what_a_person_writes_is_understood() {
        let text = "# nos cas\n\"Durand|Lea\" = \"1\"\n\"Test | Prof | 3A\" = {ignorer=true} # essai\n\
                    [\"Roux | Noé | 2012-03-14\"]\nine = '2'\n";
        let (decisions, found) = read(text.as_bytes());
        assert_eq!(found, []);
        let lines: Vec<String> = decisions.iter().map(line).collect();
        assert_eq!(
            lines,
            [
                "\"Durand | Lea\" = { ine = \"1\" }",
                "\"Test | Prof | 3A\" = { ignorer = true }",
                "\"Roux | Noé | 14/03/2012\" = { ine = \"2\" }",
            ]
        );
    }

    #[test]
    fn what_says_nothing_usable_is_said_with_its_line() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let (decisions, found) = read(text.as_bytes());
            assert_eq!(decisions, [], "{text}");
            let found = found
                .iter()
                .map(|one| format!("{} {}", one.spot.line.unwrap(), one.message));
            let found = found.collect::<Vec<_>>().join(" / ").replace('\u{a0}', " ");
            assert!(found.contains(expected), "{text}: {found}");
        }

        case("\n\"Durand Léa\" = \"1\"", "2 écrivez le nom, le prénom");
        case("\"a | b | c | d\" = \"1\"", "1 écrivez le nom, le prénom");
        case("\" | \" = \"1\"", "1 écrivez le nom, le prénom");
        case("\"a | b\" = {}", "1 il manque l’INE");
        case("\"a | b\" = {ignorer = false}", "1 il manque l’INE");
        case("\"a | b\" = {ine = '1', ignorer = true}", "choisissez");
        case("\"a | b\" = {ine = 1}", "attend un texte");
        case("\"a | b\" = {in = '1'}", "la clé « in » n’existe pas ici");
        case("\"a | b\" = 12", "attend une table");
        case("[oups", "1 colonne");
    }

    proptest! {
        #[test]
        fn a_line_reads_back(last in "[ -{}-~\té\"\\\\]{0,8}z", first in "[a-z'\" -]{0,8}", class in "[0-9A-Z ]{0,4}") {
            let division = class.trim().to_owned();
            let which = match written_date(&division) {
                _ if division.is_empty() => Which::All,
                Some(_) => return Ok(()),
                None => Which::Division(division),
            };
            let decision = Decision {
                last_name: last.trim().to_owned(),
                first_name: first.trim().to_owned(),
                which,
                choice: Choice::Ine("12".to_owned()),
            };
            let line = line(&decision);
            let (back, found) = read(line.as_bytes());
            prop_assert_eq!(found, []);
            prop_assert_eq!(back, vec![decision]);
        }
    }
}
