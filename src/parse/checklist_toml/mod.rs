//! Checklists: TOML in, tasks out.

mod checks;

use crate::calendar::{SchoolYear, UnknownYear};
use crate::checklist::{Checklist, Condition, DateRule, Document, Role, Task, Trait, YearSpan};
use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::fr;
use crate::parse::toml_doc::{At, Node, Reading, decode, parse};
use crate::school::Level;

/// A list that comes with the program.
#[derive(Debug, Clone, Copy)]
pub struct BundledChecklist {
    /// Its name in `--checklist`.
    pub name: &'static str,
    /// Its TOML.
    pub text: &'static str,
}

macro_rules! bundled {
    ($($name:literal),*) => {
        [$(BundledChecklist {
            name: $name,
            text: include_str!(concat!("../../../calendars/checklists/", $name, ".toml")),
        }),*]
    };
}

/// The national lists, then those that reproduce a printed document.
pub const BUNDLED_CHECKLISTS: [BundledChecklist; 7] = bundled![
    "college",
    "lycee",
    "rennes-2021",
    "polynesie-2023",
    "pix-2023",
    "lille-2024",
    "lyon-2021"
];

/// A date rule that cannot be read.
pub const RULE_SYNTAX: Kind = Kind {
    code: "RULE_SYNTAX",
    severity: Severity::Error,
    pix: false,
    title: "règle de date incomprise",
    why: "Une règle dit une date par ce dont elle dépend : un repère, des décalages, un calage.",
    help: "Écrivez par exemple « fenetre.debut - 1m », « vacances(toussaint).depart » ou « periode(2).debut + 1s ».",
};

/// Two tasks of one name in the same year.
pub const TASK_TWICE: Kind = Kind {
    code: "TASK_TWICE",
    severity: Severity::Error,
    pix: false,
    title: "deux tâches du même nom",
    why: "Le nom d’une tâche sert à la cocher : deux tâches d’une même année ne peuvent pas le partager.",
    help: "Renommez l’une des deux, ou donnez-leur des années qui ne se recouvrent pas.",
};

/// A task that asks for another one that does not exist.
pub const TASK_UNKNOWN: Kind = Kind {
    code: "TASK_UNKNOWN",
    severity: Severity::Error,
    pix: false,
    title: "tâche inconnue",
    why: "Une tâche en attend une autre, qui n’est pas dans la liste.",
    help: "Corrigez le nom de la tâche attendue, ou supprimez-le.",
};

/// Every finding of this module.
pub const KINDS: [Kind; 3] = [RULE_SYNTAX, TASK_TWICE, TASK_UNKNOWN];

const LIST_KEYS: [&str; 7] = [
    "titre", "niveau", "source", "document", "annee", "zone", "tache",
];

const TASK_KEYS: [&str; 18] = [
    "id", "titre", "roles", "rubrique", "debut", "echeance", "limite", "pourquoi", "detail",
    "lien", "commande", "annees", "si", "chaque", "periodes", "apres", "sources", "note",
];

/// Reads a list; what is wrong is said, and what is right is kept.
pub fn read(bytes: &[u8]) -> (Checklist, Vec<Diagnostic>) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(finding) => return (empty(), vec![*finding]),
    };
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let list = checklist(&Node::root(&table), &mut reading);
    (list, reading.finish())
}

fn empty() -> Checklist {
    Checklist {
        title: String::new(),
        level: None,
        source: String::new(),
        document: None,
        tasks: Vec::new(),
    }
}

fn checklist(root: &Node<'_, '_>, reading: &mut Reading) -> Checklist {
    root.allow(&LIST_KEYS, reading);
    let mut tasks = Vec::new();
    for node in root.tables("tache", reading) {
        if let Some(task) = task(&node, reading) {
            checks::periods(&task, &node, reading);
            tasks.push((task, node));
        }
    }
    checks::names(&tasks, reading);
    let document = owned(root, "document", reading);
    Checklist {
        title: required(root, "titre", reading).unwrap_or_default(),
        level: level(root, reading),
        source: owned(root, "source", reading).unwrap_or_default(),
        document: document.map(|name| Document {
            name,
            year: root.parsed("annee", reading),
            zone: root.parsed("zone", reading),
        }),
        tasks: tasks.into_iter().map(|(task, _)| task).collect(),
    }
}

/// `college`, `lycee`, or `tous` for both.
fn level(root: &Node<'_, '_>, reading: &mut Reading) -> Option<Level> {
    match root.text("niveau", reading) {
        Some("tous") => None,
        _ => root.parsed("niveau", reading),
    }
}

fn task(node: &Node<'_, '_>, reading: &mut Reading) -> Option<Task> {
    node.allow(&TASK_KEYS, reading);
    let id = required(node, "id", reading);
    let title = required(node, "titre", reading);
    if !node.has("roles") {
        missing(node, "roles", reading);
    }
    Some(Task {
        roles: roles(node, reading),
        heading: owned(node, "rubrique", reading).unwrap_or_default(),
        start: rule(node, "debut", reading),
        due: rule(node, "echeance", reading),
        limit: rule(node, "limite", reading),
        why: owned(node, "pourquoi", reading).unwrap_or_default(),
        detail: owned(node, "detail", reading).unwrap_or_default(),
        link: link(node, reading),
        command: owned(node, "commande", reading),
        years: years(node, reading),
        conditions: conditions(node, reading),
        repeats: repeats(node, reading),
        after: all_owned(node, "apres", reading),
        sources: all_owned(node, "sources", reading),
        id: id?,
        title: title?,
    })
}

fn roles(node: &Node<'_, '_>, reading: &mut Reading) -> Vec<Role> {
    let mut roles = Vec::new();
    for (text, at) in node.texts("roles", reading) {
        match text.parse::<Role>() {
            Ok(role) => roles.push(role),
            Err(error) => reading.refuse(&at, "roles", error.to_string()),
        }
    }
    roles
}

fn rule(node: &Node<'_, '_>, key: &str, reading: &mut Reading) -> Option<DateRule> {
    let text = node.text(key, reading)?;
    match text.parse::<DateRule>() {
        Ok(rule) => Some(rule),
        Err(error) => {
            let spot = Spot {
                line: Some(reading.line(&node.at_key(key))),
                excerpt: Some(error.excerpt()),
                ..Spot::default().field(key)
            };
            reading.push(Diagnostic::new(RULE_SYNTAX, spot, error.message));
            None
        }
    }
}

fn link(node: &Node<'_, '_>, reading: &mut Reading) -> Option<(String, String)> {
    let link = node.table("lien", reading)?;
    link.allow(&["titre", "url"], reading);
    let title = required(&link, "titre", reading);
    let address = required(&link, "url", reading);
    title.zip(address)
}

/// `2021-2022..`, `..2022-2023`, `2020-2021..2022-2023` or one year.
fn years(node: &Node<'_, '_>, reading: &mut Reading) -> YearSpan {
    let Some(text) = node.text("annees", reading) else {
        return YearSpan::default();
    };
    let mut year = |word: &str| -> Option<SchoolYear> {
        let word = word.trim();
        if word.is_empty() {
            return None;
        }
        let year = word.parse::<SchoolYear>();
        let refused = |error: UnknownYear| {
            reading.refuse(&node.at_key("annees"), "annees", error.to_string());
        };
        year.map_err(refused).ok()
    };
    let (first, last) = if let Some((first, last)) = text.split_once("..") {
        (year(first), year(last))
    } else {
        let only = year(text);
        (only, only)
    };
    if let (Some(first), Some(last)) = (first, last)
        && last < first
    {
        let message = format!("l’année {last} vient avant {first}\u{a0}: échangez-les");
        reading.refuse(&node.at_key("annees"), "annees", message);
    }
    YearSpan { first, last }
}

fn conditions(node: &Node<'_, '_>, reading: &mut Reading) -> Vec<Condition> {
    let mut conditions = Vec::new();
    for (text, at) in node.texts("si", reading) {
        let (name, wanted) = match text.strip_prefix('!') {
            Some(name) => (name, false),
            None => (text, true),
        };
        if let Some(row) = Trait::ALL.iter().find(|row| row.1 == name) {
            conditions.push(Condition { of: row.0, wanted });
            continue;
        }
        let known = Trait::ALL.map(|row| row.1);
        let message = format!(
            "condition inconnue {}\u{a0}: écrivez {}",
            fr::quoted(name),
            fr::choice(&known)
        );
        reading.refuse(&at, "si", message);
    }
    conditions
}

/// No year has as many periods.
const LAST_PERIOD: u32 = 99;

fn repeats(node: &Node<'_, '_>, reading: &mut Reading) -> Option<(u32, u32)> {
    let each = node.text("chaque", reading)?;
    if each != "periode" {
        let message = "une tâche ne se répète que par période\u{a0}: écrivez chaque = \"periode\"";
        reading.refuse(&node.at_key("chaque"), "chaque", message);
        return None;
    }
    let Some(limits) = node.text("periodes", reading) else {
        return Some((1, LAST_PERIOD));
    };
    let (first, last) = limits.split_once("..").unwrap_or((limits, limits));
    let bound = |word: &str, open: u32| match word.trim() {
        "" => Some(open),
        digits => digits.parse().ok(),
    };
    match (bound(first, 1), bound(last, LAST_PERIOD)) {
        (Some(first), Some(last)) if first <= last => Some((first, last)),
        _ => {
            let message = "écrivez la première et la dernière période, par exemple \"2..6\"";
            reading.refuse(&node.at_key("periodes"), "periodes", message);
            None
        }
    }
}

fn missing(node: &Node<'_, '_>, key: &str, reading: &mut Reading) {
    let message = format!("il manque la clé {}", fr::quoted(key));
    reading.missing(node.at(), &node.path_of(key), message);
}

fn required(node: &Node<'_, '_>, key: &str, reading: &mut Reading) -> Option<String> {
    if !node.has(key) {
        missing(node, key, reading);
    }
    owned(node, key, reading)
}

fn owned(node: &Node<'_, '_>, key: &str, reading: &mut Reading) -> Option<String> {
    node.text(key, reading).map(ToOwned::to_owned)
}

fn all_owned(node: &Node<'_, '_>, key: &str, reading: &mut Reading) -> Vec<String> {
    let texts = node.texts(key, reading).into_iter();
    texts.map(|(text, _): (&str, At)| text.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let (_, found) = read(text.as_bytes());
        let line = |finding: &Diagnostic| {
            let line = finding.spot.line.map_or(0, |line| line.0);
            format!("{line} {}", finding.kind.code)
        };
        found.iter().map(line).collect()
    }

    const SOUND: &str = "titre = \"Liste\"\n\n[[tache]]\nid = \"a\"\ntitre = \"Faire\"\n\
                         roles = [\"referent\"]\necheance = \"rentree + 1s\"\n";

    #[test]
    fn a_sound_list_reads() {
        assert_eq!(said(SOUND), [""; 0]);
        let (list, _) = read(SOUND.as_bytes());
        assert_eq!(list.tasks[0].roles, [Role::PixLead]);
    }

    #[test]
    fn the_bundled_lists_read_without_a_word() {
        for list in BUNDLED_CHECKLISTS {
            let (checklist, found) = read(list.text.as_bytes());
            assert_eq!(found, [], "{}", list.name);
            assert!(checklist.tasks.len() > 9, "{}", list.name);
        }
    }

    #[test]
    fn every_fault_has_its_line() {
        #[track_caller]
        fn case(line: &str, expected: &str) {
            assert_eq!(said(&format!("{SOUND}{line}\n")), [expected]);
        }
        case("debut = \"rentre\"", "8 RULE_SYNTAX");
        case("echéance = \"rentree\"", "8 TOML_SYNTAX"); // an accent wants quotes
        case("debt = \"rentree\"", "8 TOML_UNKNOWN_KEY");
        case("annees = \"2026-2029\"", "8 TOML_BAD_VALUE"); // not one year after the other
        case("annees = \"2026-2027..2024-2025\"", "8 TOML_BAD_VALUE"); // back to front
        case("si = [\"internat\"]", "8 TOML_BAD_VALUE");
        case("limite = \"tache(b)\"", "8 TASK_UNKNOWN");
        case("debut = \"periode.debut\"", "8 TOML_BAD_VALUE"); // of which period?
        case("chaque = \"trimestre\"", "8 TOML_BAD_VALUE");
        case(
            "chaque = \"periode\"\nperiodes = \"4..2\"",
            "9 TOML_BAD_VALUE",
        );
        case("apres = [\"b\"]", "8 TASK_UNKNOWN");
        case(
            "[[tache]]\nid = \"a\"\ntitre = \"Refaire\"\nroles = [\"direction\"]",
            "9 TASK_TWICE",
        );
        case(
            "[[tache]]\ntitre = \"Refaire\"\nroles = [\"direction\"]",
            "8 TOML_MISSING_KEY",
        );
    }
}
