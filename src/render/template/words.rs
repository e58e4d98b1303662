//! The names that a template may use, and those that it may not.

use std::collections::HashSet;

use crate::render::template::fault::{self, Fault};
use crate::render::template::filters::FILTERS;
use crate::render::template::{Family, scan};

/// A name of a family, and what it stands for: `("eleves[].nom", "nom de
/// famille")` is a value of each item of a list.
pub type Word = (&'static str, &'static str);

/// What Jinja itself brings.
const GIVEN: [&str; 6] = ["range", "dict", "namespace", "debug", "loop", "caller"];

/// The names used that nobody gives, each where it stands first.
pub fn unknown(
    used: &HashSet<String>,
    template: &str,
    source: &str,
    local: &[String],
    family: &Family,
) -> Vec<Fault> {
    let mut names: Vec<&String> = used.iter().collect();
    names.sort();
    let unknown = names.into_iter().filter(|name| {
        let root = root(name);
        let is_ours = GIVEN.contains(&root) || local.iter().any(|one| one == root);
        !is_ours && !is_known(name, family.words)
    });
    let placed = unknown.map(|name| {
        let at = scan::place(source, name).unwrap_or(0..0);
        fault::unknown_name(name, template, source, at, family)
    });
    placed.collect()
}

fn root(name: &str) -> &str {
    name.split(['.', '[']).next().unwrap_or(name)
}

/// Whether a dotted name is a word, leads to one, or goes into a list.
fn is_known(name: &str, words: &[Word]) -> bool {
    words.iter().any(|(word, _)| {
        let leads = word
            .strip_prefix(name)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
        let is_list = root(word) == root(name) && word.contains("[]");
        leads || is_list
    })
}

/// The names that stand where a wrong one stands, as a sentence: those of its
/// object, else those of the start; all of them for a name of a loop.
pub fn known(name: &str, words: &[Word]) -> String {
    let first = root(name);
    let of_object = words.iter().filter(|(word, _)| root(word) == first);
    let parts = of_object.filter_map(|(word, _)| word.split_once('.').map(|it| it.1));
    let parts: Vec<&str> = parts.collect();
    if !name.contains('.') {
        let mut roots: Vec<&str> = words.iter().map(|(word, _)| root(word)).collect();
        roots.dedup();
        return format!("Noms connus\u{a0}: {}.", roots.join(", "));
    }
    if !parts.is_empty() {
        return format!("Noms connus après {first}\u{a0}: {}.", parts.join(", "));
    }
    format!("Noms connus\u{a0}: {}.", listed(words))
}

/// Every name on one line: `code, etablissement (nom, site), eleves (nom, prenom)`.
pub fn listed(words: &[Word]) -> String {
    let mut groups: Vec<(&str, Vec<&str>)> = Vec::new();
    for (word, _) in words {
        let root = root(word);
        let rest = word.strip_prefix(root).unwrap_or_default();
        let rest = rest.trim_start_matches("[]").trim_start_matches('.');
        match groups.last_mut() {
            Some((last, parts)) if *last == root => parts.push(rest),
            _ => groups.push((root, vec![rest])),
        }
    }
    let shown = groups.into_iter().map(|(root, parts)| {
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            root.to_owned()
        } else {
            format!("{root} ({})", parts.join(", "))
        }
    });
    shown.collect::<Vec<_>>().join(", ")
}

/// The comment over a template that a school starts from.
pub fn preface(file: &str, words: &[Word]) -> String {
    let width = words.iter().map(|(word, _)| word.chars().count()).max();
    let width = width.unwrap_or(0);
    let mut text = format!(
        "{{#\nModèle {file}\u{a0}: enregistrez-le sous ce nom dans votre dossier, puis changez-le.\n\n\
         Noms que vous pouvez écrire entre {{{{ et }}}} ([] est chaque élément d’une liste)\u{a0}:\n"
    );
    for (word, meaning) in words {
        text.push_str(&format!("  {word:width$}  {meaning}\n"));
    }
    text.push_str("\nFiltres, après une barre |\u{a0}:\n");
    for (filter, example) in FILTERS {
        text.push_str(&format!("  {filter:width$}  {example}\n"));
    }
    text.push_str("#}\n");
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const WORDS: &[Word] = &[
        ("code", "code de la campagne"),
        ("etablissement.nom", "nom"),
        ("etablissement.site", "adresse"),
        ("eleves[].nom", "nom de famille"),
    ];

    #[test]
    fn a_name_is_a_word_leads_to_one_or_goes_into_a_list() {
        #[track_caller]
        fn case(name: &str, known: bool) {
            assert_eq!(is_known(name, WORDS), known, "{name}");
        }
        case("code", true);
        case("cod", false);
        case("codes", false);
        case("etablissement", true);
        case("etablissement.nom", true);
        case("etablissement.no", false);
        case("etablissement.nom.x", false);
        case("eleves", true);
        case("eleves.0.nom", true);
    }

    #[test]
    fn a_wrong_name_is_told_what_could_stand_there() {
        let said = |name| known(name, WORDS).replace('\u{a0}', " ");
        assert_eq!(said("cod"), "Noms connus : code, etablissement, eleves.");
        assert_eq!(
            said("etablissement.x"),
            "Noms connus après etablissement : nom, site."
        );
        assert!(said("eleve.nomm").ends_with("etablissement (nom, site), eleves (nom)."));
    }

    #[test]
    fn names_are_listed_by_what_they_belong_to() {
        assert_eq!(
            listed(WORDS),
            "code, etablissement (nom, site), eleves (nom)"
        );
    }
}
