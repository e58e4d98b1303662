//! A TOML text read key by key, every mistake said in French with its line.
//!
//! Knows tables, keys and types. Does not know any key of ours: the readers of
//! each file name the keys they know.

use std::cell::{OnceCell, RefCell};
use std::ops::Range;

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::fr;
use crate::source::{Line, LineIndex};

/// Characters of the line that a message quotes at most.
const LONGEST_SLIP: usize = 3;

const fn kind(
    code: &'static str,
    title: &'static str,
    why: &'static str,
    help: &'static str,
) -> Kind {
    Kind {
        code,
        severity: Severity::Error,
        pix: false,
        title,
        why,
        help,
    }
}

/// Not TOML at all.
pub const TOML_SYNTAX: Kind = kind(
    "TOML_SYNTAX",
    "fichier TOML mal écrit",
    "La ligne ne se lit pas : guillemet ou crochet oublié, clé écrite deux fois, ou texte sans guillemets.",
    "Corrigez la ligne : clé = \"texte\", clé = 2027-03-01, clé = [\"a\", \"b\"] ou [tableau].",
);

/// A key that nobody reads.
pub const TOML_UNKNOWN_KEY: Kind = kind(
    "TOML_UNKNOWN_KEY",
    "clé inconnue",
    "pixplan ne lit pas cette clé : ce qui y est écrit n’aurait aucun effet, sans que vous le sachiez.",
    "Corrigez son nom, ou supprimez la ligne.",
);

/// A value of another type than the key's.
pub const TOML_WRONG_TYPE: Kind = kind(
    "TOML_WRONG_TYPE",
    "valeur d’une autre sorte que prévu",
    "Une date s’écrit sans guillemets, un texte avec, une liste entre crochets.",
    "Écrivez la valeur sous la forme attendue.",
);

/// A key without which the rest means nothing.
pub const TOML_MISSING_KEY: Kind = kind(
    "TOML_MISSING_KEY",
    "clé manquante",
    "Sans cette clé, le reste du tableau ne peut pas servir.",
    "Ajoutez la clé.",
);

/// A value that is not one of those that have a meaning.
pub const TOML_BAD_VALUE: Kind = kind(
    "TOML_BAD_VALUE",
    "valeur incomprise",
    "La valeur est bien écrite, mais pixplan n’en connaît pas le sens.",
    "Remplacez-la par une valeur connue.",
);

/// Every finding of this module.
pub const KINDS: [Kind; 5] = [
    TOML_SYNTAX,
    TOML_UNKNOWN_KEY,
    TOML_WRONG_TYPE,
    TOML_MISSING_KEY,
    TOML_BAD_VALUE,
];

/// A file being read, and what was found wrong so far.
pub struct Reading<'a> {
    name: &'a str,
    text: &'a str,
    lines: OnceCell<LineIndex>,
    found: RefCell<Vec<Diagnostic>>,
}

/// A value and the bytes that it covers.
#[derive(Debug, Clone)]
pub struct At<T> {
    /// The value.
    pub value: T,
    /// Its bytes in the file.
    pub span: Range<usize>,
}

/// A table of the file.
pub struct Section<'r, 'a> {
    reading: &'r Reading<'a>,
    table: &'r DeTable<'a>,
    /// Its bytes in the file: where a missing key is missing.
    pub span: Range<usize>,
}

/// The text of a file; a finding when it is not UTF-8. A byte order mark is dropped.
pub fn utf8<'a>(bytes: &'a [u8], name: &str) -> Result<&'a str, Diagnostic> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let breaks = memchr::memchr_iter(b'\n', before).count();
        let line = u32::try_from(breaks + 1).ok().map(Line);
        let found = syntax(name, line);
        found.remedy("Enregistrez le fichier en UTF-8 depuis votre éditeur de texte.")
    })
}

/// The finding of a text that is not TOML.
pub fn syntax(name: &str, line: Option<Line>) -> Diagnostic {
    let spot = Spot {
        file: Some(name.to_owned()),
        line,
        ..Spot::default()
    };
    Diagnostic::new(TOML_SYNTAX, spot, "cette ligne n’est pas du TOML")
}

/// Reads a whole file: gives its root table to `read`, then everything found
/// wrong, in the order of the lines. On a syntax error `read` is not called.
pub fn read<T>(
    text: &str,
    name: &str,
    read: impl FnOnce(&Section<'_, '_>) -> T,
) -> (Option<T>, Vec<Diagnostic>) {
    let reading = Reading {
        name,
        text,
        lines: OnceCell::new(),
        found: RefCell::new(Vec::new()),
    };
    let root = match DeTable::parse(text) {
        Ok(root) => root,
        Err(error) => {
            let line = error.span().map(|span| reading.line(span.start));
            return (None, vec![syntax(name, line)]);
        }
    };
    let section = Section {
        reading: &reading,
        table: root.get_ref(),
        span: 0..0,
    };
    let value = read(&section);
    let mut found = reading.found.into_inner();
    found.sort_by_key(|finding| finding.spot.line);
    (Some(value), found)
}

impl Reading<'_> {
    fn line(&self, offset: usize) -> Line {
        self.lines
            .get_or_init(|| LineIndex::new(self.text))
            .line(offset)
    }
}

impl<'r, 'a> Section<'r, 'a> {
    /// Says which keys are not among the known ones, with the nearest of them.
    pub fn only(&self, known: &[&str]) {
        for key in self
            .table
            .keys()
            .filter(|key| !known.contains(&&**key.get_ref()))
        {
            let name = key.get_ref();
            let message = format!("la clé {} n’existe pas ici", fr::quoted(name));
            let near = known
                .iter()
                .map(|known| (strsim::damerau_levenshtein(known, name), *known))
                .min()
                .filter(|(distance, _)| *distance <= LONGEST_SLIP);
            let remedy = match near {
                Some((_, near)) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(near)),
                None => format!("Les clés connues ici\u{a0}: {}.", known.join(", ")),
            };
            self.finding(TOML_UNKNOWN_KEY, &key.span(), name, message, Some(remedy));
        }
    }

    /// The keys, in alphabetical order, and where each stands.
    pub fn keys(&self) -> impl Iterator<Item = At<&'r str>> {
        self.table.keys().map(|key| At {
            value: &**key.get_ref(),
            span: key.span(),
        })
    }

    /// Whether a key is there.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// A text.
    pub fn text(&self, key: &str) -> Option<At<&'r str>> {
        let (value, span) = self.value(key)?;
        let found = value.as_str();
        self.typed(found, key, span, "un texte entre guillemets")
    }

    /// A text that must be there.
    pub fn required(&self, key: &str) -> Option<At<&'r str>> {
        if !self.has(key) {
            self.missing(key);
        }
        self.text(key)
    }

    /// A text that one of our types reads; its own words say what is wrong.
    pub fn parsed<T>(&self, key: &str) -> Option<At<T>>
    where
        T: std::str::FromStr,
        T::Err: std::fmt::Display,
    {
        let text = self.text(key)?;
        match text.value.parse() {
            Ok(value) => Some(At {
                value,
                span: text.span,
            }),
            Err(error) => {
                self.bad_value(key, &text.span, error.to_string());
                None
            }
        }
    }

    /// A list of texts; one text alone is a list of one.
    pub fn texts(&self, key: &str) -> Vec<At<&'r str>> {
        let Some((value, span)) = self.value(key) else {
            return Vec::new();
        };
        if let Some(text) = value.as_str() {
            return vec![At { value: text, span }];
        }
        let wanted = "une liste de textes, par exemple [\"a\", \"b\"]";
        let Some(array) = self.typed(value.as_array(), key, span, wanted) else {
            return Vec::new();
        };
        let items = array.value.iter().filter_map(|item| {
            self.typed(
                item.get_ref().as_str(),
                key,
                item.span(),
                "un texte entre guillemets",
            )
        });
        items.collect()
    }

    /// A whole number, 0 or more.
    pub fn number(&self, key: &str) -> Option<At<u32>> {
        let (value, span) = self.value(key)?;
        let number = value
            .as_integer()
            .and_then(|number| number.as_str().parse().ok());
        self.typed(number, key, span, "un nombre entier")
    }

    /// `true` or `false`.
    pub fn truth(&self, key: &str) -> Option<At<bool>> {
        let (value, span) = self.value(key)?;
        self.typed(value.as_bool(), key, span, "true (oui) ou false (non)")
    }

    /// A date, written bare or between quotes, `2027-03-01` or `"01/03/2027"`.
    pub fn date(&self, key: &str) -> Option<At<NaiveDate>> {
        let (value, span) = self.value(key)?;
        let found = match value {
            DeValue::Datetime(date) => date.date.and_then(|date| {
                NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())
            }),
            DeValue::String(text) => text
                .parse()
                .ok()
                .or_else(|| NaiveDate::parse_from_str(text, "%d/%m/%Y").ok()),
            _ => None,
        };
        self.typed(found, key, span, "une date, par exemple 2027-03-01")
    }

    /// A table, or an inline table.
    pub fn section(&self, key: &str) -> Option<Section<'r, 'a>> {
        let (value, span) = self.value(key)?;
        let wanted = "un tableau, par exemple { debut = 2027-03-15 }";
        let table = self.typed(value.as_table(), key, span, wanted)?;
        Some(Section {
            reading: self.reading,
            table: table.value,
            span: table.span,
        })
    }

    /// Tables in a list: `[[tache]]`.
    pub fn sections(&self, key: &str) -> Vec<Section<'r, 'a>> {
        let Some((value, span)) = self.value(key) else {
            return Vec::new();
        };
        let wanted = format!("une suite de tableaux [[{key}]]");
        let Some(array) = self.typed(value.as_array(), key, span, &wanted) else {
            return Vec::new();
        };
        let items = array.value.iter().filter_map(|item| {
            let table = self.typed(item.get_ref().as_table(), key, item.span(), &wanted)?;
            Some(Section {
                reading: self.reading,
                table: table.value,
                span: table.span,
            })
        });
        items.collect()
    }

    /// Whether a key holds a table.
    pub fn is_section(&self, key: &str) -> bool {
        self.table
            .get(key)
            .is_some_and(|value| value.get_ref().is_table())
    }

    /// Whether a key holds a text.
    pub fn is_text(&self, key: &str) -> bool {
        self.table
            .get(key)
            .is_some_and(|value| value.get_ref().is_str())
    }

    /// Says that a key is missing.
    pub fn missing(&self, key: &str) {
        let message = format!("il manque la clé {}", fr::quoted(key));
        self.finding(TOML_MISSING_KEY, &self.span, key, message, None);
    }

    /// Says that a value has no meaning.
    pub fn bad_value(&self, key: &str, span: &Range<usize>, message: impl Into<String>) {
        self.finding(TOML_BAD_VALUE, span, key, message.into(), None);
    }

    /// Says anything else that is wrong at a place.
    pub fn report(&self, mut finding: Diagnostic, span: &Range<usize>) {
        finding.spot.file = Some(self.reading.name.to_owned());
        finding.spot.line = Some(self.reading.line(span.start));
        self.reading.found.borrow_mut().push(finding);
    }

    /// The line of a place.
    pub fn line(&self, span: &Range<usize>) -> Line {
        self.reading.line(span.start)
    }

    fn value(&self, key: &str) -> Option<(&'r DeValue<'a>, Range<usize>)> {
        let value: &'r Spanned<DeValue<'a>> = self.table.get(key)?;
        Some((value.get_ref(), value.span()))
    }

    fn typed<T>(
        &self,
        found: Option<T>,
        key: &str,
        span: Range<usize>,
        wanted: &str,
    ) -> Option<At<T>> {
        if found.is_none() {
            let message = format!("{} attend {wanted}", fr::quoted(key));
            self.finding(TOML_WRONG_TYPE, &span, key, message, None);
        }
        found.map(|value| At { value, span })
    }

    fn finding(
        &self,
        kind: Kind,
        span: &Range<usize>,
        field: &str,
        message: String,
        remedy: Option<String>,
    ) {
        let mut finding = Diagnostic::new(kind, Spot::default().field(field), message);
        finding.remedy = remedy;
        self.report(finding, span);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let (_, found) = read(text, "a.toml", |root| {
            root.only(&["annee", "rentree", "niveaux"]);
            root.text("annee");
            root.date("rentree");
            root.texts("niveaux");
        });
        let line = |finding: &Diagnostic| {
            let line = finding.spot.line.map_or(0, |line| line.0);
            let text = format!(
                "{line} {} {} {}",
                finding.kind.code,
                finding.message,
                finding.help()
            );
            text.replace('\u{a0}', " ")
        };
        found.iter().map(line).collect()
    }

    #[test]
    fn a_sound_file_says_nothing() {
        let none: [String; 0] = [];
        assert_eq!(
            said("annee = \"2026-2027\"\nrentree = 2026-09-01\nniveaux = [\"college\"]\n"),
            none
        );
        assert_eq!(
            said("rentree = \"01/09/2026\"\nniveaux = \"college\"\n"),
            none
        );
    }

    #[test]
    fn every_mistake_is_said_with_its_line() {
        let found = said("annee = 2026\n\nrentre = 2026-09-01\nrentree = \"hier\"\n");
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found[0].starts_with("1 TOML_WRONG_TYPE « annee » attend un texte"));
        assert!(found[1].contains("3 TOML_UNKNOWN_KEY"));
        assert!(
            found[1].ends_with("Vouliez-vous écrire « rentree » ?"),
            "{}",
            found[1]
        );
        assert!(found[2].starts_with("4 TOML_WRONG_TYPE"));
    }

    #[test]
    fn what_is_not_toml_is_said_in_french() {
        let found = said("annee = \"2026\"\nrentree =\n");
        assert_eq!(found.len(), 1);
        assert!(
            found[0].starts_with("2 TOML_SYNTAX cette ligne n’est pas du TOML"),
            "{}",
            found[0]
        );
    }
}
