//! The reading of one text: its lines, and what was found wrong in it.

use chrono::NaiveDate;
use toml::de::DeTable;

use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::parse::toml_doc::syntax::french;
use crate::parse::toml_doc::{At, BAD_VALUE, ENCODING, MISSING_KEY, SYNTAX, UNKNOWN_KEY, plain};
use crate::source::{Line, LineIndex};

/// A word is near another one from this likeness on, 1 being the same word.
const NEAR: f64 = 0.75;

/// What a reader carries from key to key.
#[derive(Debug)]
pub struct Reading {
    lines: LineIndex,
    findings: Vec<Diagnostic>,
}

impl Reading {
    /// A reading that has found nothing yet.
    pub fn of(text: &str) -> Self {
        Self {
            lines: LineIndex::new(text),
            findings: Vec::new(),
        }
    }

    /// The line of a place.
    pub fn line(&self, at: &At) -> Line {
        self.lines.line(at.start)
    }

    /// Keeps a finding made elsewhere.
    pub fn push(&mut self, finding: Diagnostic) {
        self.findings.push(finding);
    }

    /// Notes a finding about a key.
    pub fn note(&mut self, kind: Kind, at: &At, field: &str, message: impl Into<String>) {
        let spot = Spot::line(self.line(at)).field(field);
        self.findings.push(Diagnostic::new(kind, spot, message));
    }

    /// Notes a value that cannot be right.
    pub fn refuse(&mut self, at: &At, field: &str, message: impl Into<String>) {
        self.note(BAD_VALUE, at, field, message);
    }

    /// Notes a key that the file must have; the place is that of its table.
    pub fn missing(&mut self, at: &At, field: &str, message: impl Into<String>) {
        self.note(MISSING_KEY, at, field, message);
    }

    /// Notes a key that nobody reads, with the nearest one that somebody does.
    pub fn unknown_key(&mut self, at: &At, field: &str, key: &str, known: &[&str]) {
        let spot = Spot::line(self.line(at)).field(field);
        let message = format!("la clé {} n’existe pas ici", fr::quoted(key));
        let nbsp = fr::NBSP;
        let remedy = match nearest(key, known) {
            Some(near) => format!("Vouliez-vous écrire {}{nbsp}?", fr::quoted(near)),
            None => format!("Les clés connues ici sont {}.", fr::list(known)),
        };
        let finding = Diagnostic::new(UNKNOWN_KEY, spot, message);
        self.findings.push(finding.remedy(remedy));
    }

    /// Everything found, in the order of the text.
    ///
    /// Where the grammar was broken, what depends on it is left out: a value
    /// that could not be read is neither wrong nor missing.
    pub fn finish(mut self) -> Vec<Diagnostic> {
        let is_syntax = |finding: &Diagnostic| finding.kind == SYNTAX;
        let broken = self.findings.iter().filter(|finding| is_syntax(finding));
        let broken: Vec<Option<Line>> = broken.map(|finding| finding.spot.line).collect();
        if !broken.is_empty() {
            self.findings.retain(|finding| {
                let is_apart = !broken.contains(&finding.spot.line);
                is_syntax(finding) || (is_apart && finding.kind != MISSING_KEY)
            });
        }
        self.findings.sort_by_key(|finding| finding.spot.line);
        self.findings
    }

    /// Notes each broken line once: the grammar often objects to its rest too.
    fn note_syntax(&mut self, text: &str, error: &toml::de::Error) {
        let at = error.span().unwrap_or_default();
        let line = Some(self.line(&at));
        if self.findings.iter().any(|known| known.spot.line == line) {
            return;
        }
        let before = text.get(..at.start).unwrap_or(text);
        let column = before.chars().rev().take_while(|&one| one != '\n').count() + 1;
        let after = text.get(at.start..).unwrap_or_default();
        let nbsp = fr::NBSP;
        let message = format!("colonne {column}{nbsp}: {}", french(error.message(), after));
        let spot = Spot {
            line,
            ..Spot::default()
        };
        self.findings.push(Diagnostic::new(SYNTAX, spot, message));
    }
}

/// The text of a file, without the mark that some editors put before it.
///
/// # Errors
///
/// [`ENCODING`], with the line, when the bytes are not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    let text = str::from_utf8(bytes).map_err(|error| {
        let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = LineIndex::new(&String::from_utf8_lossy(valid)).line(valid.len());
        let message = "un caractère accentué n’est pas écrit en UTF-8";
        Box::new(Diagnostic::new(ENCODING, Spot::line(line), message))
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// The root table of a text, as far as it can be understood.
pub fn parse<'a>(text: &'a str, reading: &mut Reading) -> DeTable<'a> {
    if let Some(root) = plain::parse(text) {
        return root;
    }
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        reading.note_syntax(text, error);
    }
    root.into_inner()
}

/// The known word that looks most like another one, when one looks like it.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = fr::fold(word);
    let likeness = |key: &&str| strsim::jaro_winkler(&word, &fr::fold(key));
    let best = known
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))?;
    (likeness(best) >= NEAR).then_some(best)
}

/// A date as people write it: `2027-03-01` or `01/03/2027`.
pub fn written_date(text: &str) -> Option<NaiveDate> {
    let text = text.trim();
    let french = || NaiveDate::parse_from_str(text, "%d/%m/%Y").ok();
    let iso = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok();
    iso.or_else(french)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(u32, String)> {
        let mut reading = Reading::of(text);
        parse(text, &mut reading);
        let findings = reading.finish().into_iter();
        let places = findings.map(|one| (one.spot.line.unwrap().0, one.message));
        places.collect()
    }

    #[test]
    fn a_broken_line_is_named_in_french_with_its_column() {
        #[track_caller]
        fn case(text: &str, line: u32, message: &str) {
            let all = found(text);
            let (at, first) = all.first().expect("an error");
            assert_eq!(
                (*at, first.replace('\u{a0}', " ").as_str()),
                (line, message)
            );
        }

        case(
            "a = 1\na = 2",
            2,
            "colonne 1 : cette clé est déjà écrite plus haut",
        );
        case(
            "a = oui",
            1,
            "colonne 5 : un texte s’écrit entre guillemets droits",
        );
        case(
            "a = \"x",
            1,
            "colonne 7 : un guillemet droit manque à la fin du texte",
        );
        case(
            "a = [1, 2",
            1,
            "colonne 10 : le crochet ] qui ferme la liste manque",
        );
        case(
            "a = { b = 1",
            1,
            "colonne 12 : l’accolade } qui ferme la table manque",
        );
        case(
            "[a\nb = 1",
            1,
            "colonne 3 : le crochet ] qui ferme le titre de la table manque",
        );
        case(
            "a = 2027-02-30",
            1,
            "colonne 5 : la date n’existe pas ou n’est pas écrite comme 2027-03-01",
        );
        case("a =", 1, "colonne 4 : la valeur manque après le signe =");
        case(
            "a 1",
            1,
            "colonne 3 : la valeur manque : écrivez « clé = valeur »",
        );
        case(
            "clé = 1",
            1,
            "colonne 3 : une clé s’écrit sans accent ni espace, ou entre guillemets droits",
        );
        case(
            "a = \"C:\\dossier\"",
            1,
            "colonne 9 : la barre \\ annonce un caractère spécial : doublez-la, « \\\\ », pour l’écrire",
        );
    }

    #[test]
    fn several_broken_lines_are_all_named() {
        let lines: Vec<u32> = found("a = \nb = 1\nc = [1,\nd = 3\n")
            .iter()
            .map(|one| one.0)
            .collect();
        assert!(lines.len() > 1, "{lines:?}");
    }

    #[test]
    fn a_file_in_latin_1_is_refused_with_its_line() {
        let error = decode(b"a = 1\nb = \"\xe9\"\n").unwrap_err();
        assert_eq!(error.spot.line, Some(Line(2)));
        assert_eq!(decode("\u{feff}a = 1".as_bytes()).unwrap(), "a = 1");
    }

    #[test]
    fn the_nearest_key_is_proposed() {
        let keys = ["depart", "reprise", "source"];
        assert_eq!(nearest("départ", &keys), Some("depart"));
        assert_eq!(nearest("repris", &keys), Some("reprise"));
        assert_eq!(nearest("xyz", &keys), None);
    }

    #[test]
    fn dates_are_read_in_both_orders() {
        let day = NaiveDate::from_ymd_opt(2027, 3, 1);
        assert_eq!(written_date("2027-03-01"), day);
        assert_eq!(written_date(" 01/03/2027 "), day);
        assert_eq!(written_date("3/2027"), None);
    }
}
