//! A table of a TOML text, asked key by key.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::fr;
use crate::parse::toml_doc::reading::written_date;
use crate::parse::toml_doc::{At, Reading, WRONG_TYPE};

/// A table, with the name and the place under which messages speak of it.
#[derive(Debug, Clone)]
pub struct Node<'t, 'a> {
    table: &'t DeTable<'a>,
    path: String,
    at: At,
}

/// A value with its place.
pub type Value<'a> = Spanned<DeValue<'a>>;

impl<'t, 'a> Node<'t, 'a> {
    /// The root of a text.
    pub fn root(table: &'t DeTable<'a>) -> Self {
        Self {
            table,
            path: String::new(),
            at: 0..0,
        }
    }

    /// Where the table stands.
    pub fn at(&self) -> &At {
        &self.at
    }

    /// The dotted name of a key of this table: `zone.B.rentree`.
    pub fn path_of(&self, key: &str) -> String {
        if self.path.is_empty() {
            return key.to_owned();
        }
        format!("{}.{key}", self.path)
    }

    /// The table's own dotted name; empty for the root.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Whether the key is written.
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The value of a key, whatever its type.
    pub fn value(&self, key: &str) -> Option<&'t Value<'a>> {
        self.table.get(key)
    }

    /// Where a key's value stands; the table itself when it is not written.
    pub fn at_key(&self, key: &str) -> At {
        self.value(key)
            .map_or_else(|| self.at.clone(), Spanned::span)
    }

    /// Names every key that is not one of these.
    pub fn allow(&self, known: &[&str], reading: &mut Reading) {
        for key in self.table.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                reading.unknown_key(&key.span(), &self.path_of(name), name, known);
            }
        }
    }

    /// A text.
    pub fn text(&self, key: &str, reading: &mut Reading) -> Option<&'t str> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::String(text) => Some(text),
            _ => self.wrong(key, "un texte entre guillemets", value, reading),
        }
    }

    /// A date: bare, or as a text in either order.
    pub fn date(&self, key: &str, reading: &mut Reading) -> Option<NaiveDate> {
        let value = self.value(key)?;
        date(value).or_else(|| self.wrong(key, "une date, comme 2027-03-01", value, reading))
    }

    /// A whole number, zero or more.
    pub fn number(&self, key: &str, reading: &mut Reading) -> Option<u32> {
        let value = self.value(key)?;
        let number = match value.get_ref() {
            DeValue::Integer(number) => u32::from_str_radix(number.as_str(), number.radix()).ok(),
            _ => None,
        };
        number.or_else(|| self.wrong(key, "un nombre entier, comme 20", value, reading))
    }

    /// `true` or `false`.
    pub fn flag(&self, key: &str, reading: &mut Reading) -> Option<bool> {
        let value = self.value(key)?;
        let flag = value.get_ref().as_bool();
        flag.or_else(|| self.wrong(key, "true ou false", value, reading))
    }

    /// A list of texts, each with its place; empty when it is not written.
    pub fn texts(&self, key: &str, reading: &mut Reading) -> Vec<(&'t str, At)> {
        let mut texts = Vec::new();
        for value in self.list(key, reading) {
            match value.get_ref() {
                DeValue::String(text) => texts.push((text.as_ref(), value.span())),
                _ => {
                    let _: Option<()> = self.wrong(key, "une liste de textes", value, reading);
                }
            }
        }
        texts
    }

    /// The values of a list; empty when it is not written.
    pub fn list(&self, key: &str, reading: &mut Reading) -> &'t [Value<'a>] {
        let Some(value) = self.value(key) else {
            return &[];
        };
        match value.get_ref() {
            DeValue::Array(list) => list,
            _ => self
                .wrong(key, "une liste entre crochets", value, reading)
                .unwrap_or_default(),
        }
    }

    /// A table.
    pub fn table(&self, key: &str, reading: &mut Reading) -> Option<Node<'t, 'a>> {
        let (name, value) = self.table.get_key_value(key)?;
        match self.child(key, value) {
            Some(mut node) => {
                // A table with a title stands where its title does.
                node.at.start = node.at.start.min(name.span().start);
                Some(node)
            }
            None => self.wrong(key, "une table, comme { … }", value, reading),
        }
    }

    /// The tables of a list of tables, written `[[key]]` or `[{ … }]`.
    pub fn tables(&self, key: &str, reading: &mut Reading) -> Vec<Node<'t, 'a>> {
        let mut tables = Vec::new();
        for value in self.list(key, reading) {
            match self.child(key, value) {
                Some(node) => tables.push(node),
                None => {
                    let _: Option<()> = self.wrong(key, "une liste de tables", value, reading);
                }
            }
        }
        tables
    }

    /// Every key with its place and its value, in the order of the text.
    pub fn entries(&self) -> Vec<(&'t str, At, &'t Value<'a>)> {
        let entries = self.table.iter();
        let mut entries: Vec<_> = entries
            .map(|(key, value)| (key.get_ref().as_ref(), key.span(), value))
            .collect();
        entries.sort_by_key(|(_, at, _)| at.start);
        entries
    }

    /// A value read as a table under this one, if it is one.
    pub fn child(&self, key: &str, value: &'t Value<'a>) -> Option<Node<'t, 'a>> {
        let DeValue::Table(table) = value.get_ref() else {
            return None;
        };
        Some(Node {
            table,
            path: self.path_of(key),
            at: value.span(),
        })
    }

    /// Notes a value of another type than the key wants.
    pub fn wrong<T>(
        &self,
        key: &str,
        wanted: &str,
        value: &Value<'a>,
        reading: &mut Reading,
    ) -> Option<T> {
        let found = type_name(value.get_ref());
        let key_name = fr::quoted(key);
        let nbsp = fr::NBSP;
        let message = format!("{key_name} attend {wanted}{nbsp}; vous avez écrit {found}");
        reading.note(WRONG_TYPE, &value.span(), &self.path_of(key), message);
        None
    }
}

/// A value read as a date, if it is one.
pub fn date(value: &Value<'_>) -> Option<NaiveDate> {
    match value.get_ref() {
        DeValue::String(text) => written_date(text),
        DeValue::Datetime(when) => {
            let day = when.date.filter(|_| when.time.is_none())?;
            NaiveDate::from_ymd_opt(day.year.into(), day.month.into(), day.day.into())
        }
        _ => None,
    }
}

fn type_name(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "un texte",
        DeValue::Integer(_) | DeValue::Float(_) => "un nombre",
        DeValue::Boolean(_) => "true ou false",
        DeValue::Datetime(when) if when.time.is_some() => "une date avec une heure",
        DeValue::Datetime(_) => "une date",
        DeValue::Array(_) => "une liste",
        DeValue::Table(_) => "une table",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::toml_doc::parse;

    fn found(text: &str, read: impl Fn(&Node<'_, '_>, &mut Reading)) -> Vec<String> {
        let mut reading = Reading::of(text);
        let table = parse(text, &mut reading);
        read(&Node::root(&table), &mut reading);
        let findings = reading.finish().into_iter().map(|one| {
            let line = one.spot.line.unwrap();
            let field = one.spot.field.clone().unwrap_or_default();
            let help = one.remedy.clone().unwrap_or_default();
            format!("{line} {field}: {} {help}", one.message).replace('\u{a0}', " ")
        });
        findings.collect()
    }

    #[test]
    fn a_wrong_type_says_what_is_wanted_and_what_is_written() {
        let text = "[a]\nb = 1\nc = \"demain\"\nd = [1]\ne = 3\nf = -1";
        let all = found(text, |root, reading| {
            let node = root.table("a", reading).unwrap();
            assert_eq!(node.text("b", reading), None);
            assert_eq!(node.date("c", reading), None);
            assert!(node.texts("d", reading).is_empty());
            assert!(node.table("e", reading).is_none());
            assert_eq!(node.number("f", reading), None);
        });
        assert_eq!(
            all,
            [
                "2 a.b: « b » attend un texte entre guillemets ; vous avez écrit un nombre ",
                "3 a.c: « c » attend une date, comme 2027-03-01 ; vous avez écrit un texte ",
                "4 a.d: « d » attend une liste de textes ; vous avez écrit un nombre ",
                "5 a.e: « e » attend une table, comme { … } ; vous avez écrit un nombre ",
                "6 a.f: « f » attend un nombre entier, comme 20 ; vous avez écrit un nombre ",
            ]
        );
    }

    #[test]
    fn an_unknown_key_names_the_nearest_or_the_list() {
        let all = found("départ = 1\nxyz = 2\n", |root, reading| {
            root.allow(&["depart", "reprise"], reading);
        });
        // An accent is not allowed in a bare key: that line is broken already.
        assert_eq!(
            all.last().unwrap(),
            "2 xyz: la clé « xyz » n’existe pas ici Les clés connues ici sont depart et reprise."
        );
        let all = found("reprize = 1", |root, reading| {
            root.allow(&["depart", "reprise"], reading);
        });
        assert_eq!(
            all,
            ["1 reprize: la clé « reprize » n’existe pas ici Vouliez-vous écrire « reprise » ?"]
        );
    }

    #[test]
    fn dates_are_bare_or_quoted() {
        let all = found(
            "a = 2027-03-01\nb = \"01/03/2027\"\nc = 2027-03-01T08:30:00",
            |root, reading| {
                let day = NaiveDate::from_ymd_opt(2027, 3, 1);
                assert_eq!(root.date("a", reading), day);
                assert_eq!(root.date("b", reading), day);
                assert_eq!(root.date("c", reading), None);
                assert_eq!(root.date("d", reading), None);
            },
        );
        assert_eq!(all.len(), 1);
        assert!(all[0].contains("une date avec une heure"));
    }
}
