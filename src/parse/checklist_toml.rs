//! Checklists: TOML in, tasks out.

use crate::calendar::SchoolYear;
use crate::checklist::{
    Checklist, Condition, DateRule, Document, Role, Task, Trait, YearSpan,
};
use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::fr;
use crate::parse::toml_text::{self, At, Section};
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
            text: include_str!(concat!("../../calendars/checklists/", $name, ".toml")),
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

const LIST_KEYS: [&str; 7] = ["titre", "niveau", "source", "document", "annee", "zone", "tache"];

const TASK_KEYS: [&str; 18] = [
    "id", "titre", "roles", "rubrique", "debut", "echeance", "limite", "pourquoi", "detail", "lien",
    "commande", "annees", "si", "chaque", "periodes", "apres", "sources", "note",
];

/// Reads a list; what is wrong is said, and what is right is kept.
pub fn read(bytes: &[u8], name: &str) -> (Checklist, Vec<Diagnostic>) {
    let text = match toml_text::utf8(bytes, name) {
        Ok(text) => text,
        Err(finding) => return (empty(), vec![finding]),
    };
    let (list, found) = toml_text::read(text, name, checklist);
    (list.unwrap_or_else(empty), found)
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

fn checklist(root: &Section<'_, '_>) -> Checklist {
    root.only(&LIST_KEYS);
    let sections = root.sections("tache");
    let tasks: Vec<(Task, &Section<'_, '_>)> = sections
        .iter()
        .filter_map(|section| Some((task(section)?, section)))
        .collect();
    check_names(&tasks);
    Checklist {
        title: owned(root.required("titre")),
        level: level(root),
        source: owned(root.text("source")),
        document: root.text("document").map(|name| Document {
            name: name.value.to_owned(),
            year: root.parsed("annee").map(|year| year.value),
            zone: root.parsed("zone").map(|zone| zone.value),
        }),
        tasks: tasks.into_iter().map(|(task, _)| task).collect(),
    }
}

/// `college`, `lycee`, or `tous` for both.
fn level(root: &Section<'_, '_>) -> Option<Level> {
    let is_both = root.text("niveau").is_some_and(|text| text.value == "tous");
    if is_both {
        return None;
    }
    root.parsed("niveau").map(|level| level.value)
}

fn task(section: &Section<'_, '_>) -> Option<Task> {
    section.only(&TASK_KEYS);
    let id = section.required("id");
    let title = section.required("titre");
    let roles = section.texts("roles");
    if roles.is_empty() && !section.has("roles") {
        section.missing("roles");
    }
    let task = Task {
        roles: roles.iter().filter_map(|role| role_of(section, role)).collect(),
        heading: owned(section.text("rubrique")),
        start: rule(section, "debut"),
        due: rule(section, "echeance"),
        limit: rule(section, "limite"),
        why: owned(section.text("pourquoi")),
        detail: owned(section.text("detail")),
        link: link(section),
        command: section.text("commande").map(|text| text.value.to_owned()),
        years: years(section),
        conditions: conditions(section),
        repeats: repeats(section),
        after: all_owned(&section.texts("apres")),
        sources: all_owned(&section.texts("sources")),
        id: id?.value.to_owned(),
        title: title?.value.to_owned(),
    };
    Some(task)
}

fn role_of(section: &Section<'_, '_>, text: &At<&str>) -> Option<Role> {
    let role = text.value.parse::<Role>();
    role.map_err(|error| section.bad_value("roles", &text.span, error.to_string())).ok()
}

fn rule(section: &Section<'_, '_>, key: &str) -> Option<DateRule> {
    let text = section.text(key)?;
    match text.value.parse::<DateRule>() {
        Ok(rule) => Some(rule),
        Err(error) => {
            let spot = Spot {
                excerpt: Some(error.excerpt()),
                ..Spot::default().field(key)
            };
            section.report(Diagnostic::new(RULE_SYNTAX, spot, error.message), &text.span);
            None
        }
    }
}

fn link(section: &Section<'_, '_>) -> Option<(String, String)> {
    let link = section.section("lien")?;
    link.only(&["titre", "url"]);
    let title = link.required("titre");
    let address = link.required("url");
    Some((title?.value.to_owned(), address?.value.to_owned()))
}

/// `2021-2022..`, `..2022-2023`, `2020-2021..2022-2023` or one year.
fn years(section: &Section<'_, '_>) -> YearSpan {
    let Some(text) = section.text("annees") else {
        return YearSpan::default();
    };
    let (first, last) = text.value.split_once("..").unwrap_or((text.value, text.value));
    let year = |word: &str| -> Option<SchoolYear> {
        let word = word.trim();
        if word.is_empty() {
            return None;
        }
        let year = word.parse::<SchoolYear>();
        year.map_err(|error| section.bad_value("annees", &text.span, error.to_string())).ok()
    };
    YearSpan {
        first: year(first),
        last: year(last),
    }
}

fn conditions(section: &Section<'_, '_>) -> Vec<Condition> {
    let texts = section.texts("si");
    let condition = |text: &At<&str>| {
        let (name, wanted) = match text.value.strip_prefix('!') {
            Some(name) => (name, false),
            None => (text.value, true),
        };
        let row = Trait::ALL.iter().find(|row| row.1 == name);
        if row.is_none() {
            let known = Trait::ALL.map(|row| row.1);
            let message = format!(
                "condition inconnue {}\u{a0}: écrivez {}",
                fr::quoted(name),
                fr::choice(&known)
            );
            section.bad_value("si", &text.span, message);
        }
        row.map(|row| Condition { of: row.0, wanted })
    };
    texts.iter().filter_map(condition).collect()
}

/// No year has as many periods.
const LAST_PERIOD: u32 = 99;

fn repeats(section: &Section<'_, '_>) -> Option<(u32, u32)> {
    let each = section.text("chaque")?;
    if each.value != "periode" {
        let message = "une tâche ne se répète que par période\u{a0}: écrivez chaque = \"periode\"";
        section.bad_value("chaque", &each.span, message);
        return None;
    }
    let Some(limits) = section.text("periodes") else {
        return Some((1, LAST_PERIOD));
    };
    let (first, last) = limits.value.split_once("..").unwrap_or((limits.value, limits.value));
    let bound = |word: &str, open: u32| match word.trim() {
        "" => Some(open),
        digits => digits.parse().ok(),
    };
    match (bound(first, 1), bound(last, LAST_PERIOD)) {
        (Some(first), Some(last)) if first <= last => Some((first, last)),
        _ => {
            let message = "écrivez la première et la dernière période, par exemple \"2..6\"";
            section.bad_value("periodes", &limits.span, message);
            None
        }
    }
}

fn check_names(tasks: &[(Task, &Section<'_, '_>)]) {
    for (index, (task, section)) in tasks.iter().enumerate() {
        let earlier = tasks.iter().take(index);
        let mut same = earlier.filter(|(other, _)| other.id == task.id);
        if same.any(|(other, _)| other.years.overlaps(task.years)) {
            let message = format!("la tâche {} est déjà plus haut", fr::quoted(&task.id));
            let finding = Diagnostic::new(TASK_TWICE, Spot::default().field("id"), message);
            section.report(finding, &section.span);
        }
        for wanted in &task.after {
            if tasks.iter().any(|(other, _)| other.id == *wanted) {
                continue;
            }
            let message = format!("la tâche {} n’est pas dans la liste", fr::quoted(wanted));
            let finding = Diagnostic::new(TASK_UNKNOWN, Spot::default().field("apres"), message);
            section.report(finding, &section.span);
        }
    }
}

fn owned(text: Option<At<&str>>) -> String {
    text.map_or(String::new(), |text| text.value.to_owned())
}

fn all_owned(texts: &[At<&str>]) -> Vec<String> {
    texts.iter().map(|text| text.value.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Vec<String> {
        let (_, found) = read(text.as_bytes(), "a.toml");
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
        let (list, _) = read(SOUND.as_bytes(), "a.toml");
        assert_eq!(list.tasks[0].roles, [Role::PixLead]);
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
        case("annees = \"2026\u{2013}2027\"", "8 TOML_BAD_VALUE");
        case("si = [\"internat\"]", "8 TOML_BAD_VALUE");
        case("apres = [\"b\"]", "3 TASK_UNKNOWN");
        case("[[tache]]\nid = \"a\"\ntitre = \"Refaire\"\nroles = [\"direction\"]", "8 TASK_TWICE");
        case("[[tache]]\ntitre = \"Refaire\"\nroles = [\"direction\"]", "8 TOML_MISSING_KEY");
    }
}
