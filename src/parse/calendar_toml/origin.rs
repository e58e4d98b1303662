//! Where a date comes from: the `[source.…]` tables, and the remarks beside it.

use std::collections::BTreeMap;

use crate::calendar::{Published, Reliability, Standing};
use crate::fr;
use crate::parse::toml_doc::{Node, Reading};

/// The words of `fiabilite`.
const RELIABILITIES: [(&str, Reliability); 6] = [
    ("corrigé", Reliability::Corrected),
    ("conflit", Reliability::Conflict),
    ("ambigu", Reliability::Ambiguous),
    ("déduit", Reliability::Inferred),
    ("non vérifié", Reliability::Unverified),
    ("peu fiable", Reliability::Unreliable),
];

/// The words of `statut`.
const STANDINGS: [(&str, Standing); 2] = [
    ("officiel", Standing::Official),
    ("secondaire", Standing::Secondary),
];

/// A source, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Its title: `arrêté du 22 octobre 2025`.
    pub title: String,
    /// Who speaks.
    pub standing: Standing,
}

/// The sources that a file declares, and the one of what names none.
#[derive(Debug)]
pub struct Sources {
    named: BTreeMap<String, Source>,
    /// The source of a date without one.
    pub default: Source,
}

impl Sources {
    /// A file without declared sources; `origin` names it in words.
    pub fn none(origin: &str) -> Self {
        Self {
            named: BTreeMap::new(),
            default: Source {
                title: origin.to_owned(),
                standing: Standing::Secondary,
            },
        }
    }

    /// The `[source.…]` tables of a file.
    pub fn read(root: &Node<'_, '_>, origin: &str, reading: &mut Reading) -> Self {
        let mut sources = Self::none(origin);
        let Some(all) = root.table("source", reading) else {
            return sources;
        };
        for (name, _, value) in all.entries() {
            let Some(node) = all.child(name, value) else {
                all.wrong::<()>(name, "une table, comme [source.arrete]", value, reading);
                continue;
            };
            node.allow(&["titre", "statut"], reading);
            let title = node.text("titre", reading).unwrap_or(name).to_owned();
            let standing = word(&node, "statut", &STANDINGS, reading);
            let standing = standing.unwrap_or(Standing::Secondary);
            let source = Source { title, standing };
            sources.named.insert(name.to_owned(), source);
        }
        sources
    }

    /// The source that a table names: a declared one, or its own words.
    ///
    /// A single word that no table declares is a typing error.
    pub fn of(&self, node: &Node<'_, '_>, default: &Source, reading: &mut Reading) -> Source {
        let Some(text) = node.text("source", reading) else {
            return default.clone();
        };
        if let Some(source) = self.named.get(text) {
            return source.clone();
        }
        if !self.named.is_empty() && !text.contains(' ') {
            let names: Vec<&str> = self.named.keys().map(String::as_str).collect();
            let nbsp = fr::NBSP;
            let message = format!(
                "aucune source ne s’appelle {}{nbsp}: ajoutez [source.{text}], ou choisissez {}",
                fr::quoted(text),
                fr::choice(&names)
            );
            reading.refuse(&node.at_key("source"), &node.path_of("source"), message);
        }
        Source {
            title: text.to_owned(),
            standing: Standing::Secondary,
        }
    }

    /// A value with the source and the remarks of its table.
    pub fn publish<T>(
        &self,
        value: T,
        node: &Node<'_, '_>,
        default: &Source,
        reading: &mut Reading,
    ) -> Published<T> {
        let source = self.of(node, default, reading);
        Published {
            value,
            standing: source.standing,
            reliability: reliability(node, reading),
            source: source.title,
            note: node.text("note", reading).map(str::to_owned),
        }
    }
}

/// How sure a table says that its dates are.
pub fn reliability(node: &Node<'_, '_>, reading: &mut Reading) -> Reliability {
    word(node, "fiabilite", &RELIABILITIES, reading).unwrap_or_default()
}

/// One of a few words, read without regard to case and accents.
fn word<T: Copy>(
    node: &Node<'_, '_>,
    key: &str,
    words: &[(&str, T)],
    reading: &mut Reading,
) -> Option<T> {
    let text = node.text(key, reading)?;
    let mut known = words.iter();
    let found = known.find(|(word, _)| *word == text || fr::fold(word) == fr::fold(text));
    if let Some((_, value)) = found {
        return Some(*value);
    }
    let choices: Vec<String> = words.iter().map(|(word, _)| fr::quoted(word)).collect();
    let nbsp = fr::NBSP;
    let message = format!(
        "{} n’est pas un mot connu ici{nbsp}: écrivez {}",
        fr::quoted(text),
        fr::choice(&choices)
    );
    reading.refuse(&node.at_key(key), &node.path_of(key), message);
    None
}
