//! Two pupils of one name in one division.

use std::collections::HashMap;

use foldhash::fast::RandomState;

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::check::verdict::Entry;
use crate::diagnostic::{Diagnostic, Kind};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::info(
        "HOMONYMS",
        "homonymes dans une division",
        "Deux élèves de la même division ont le même nom et le même prénom. Les exports de Pix ne \
         portent pas l’INE : leurs résultats seront difficiles à distinguer.",
        "Vérifiez dans SIECLE que ce ne sont pas deux fiches du même élève. Sinon, dites-leur \
         d’ajouter un second prénom dans leur compte Pix.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let count = base.seen.entries.len();
    let mut first: HashMap<[&str; 3], &Entry, RandomState> = HashMap::default();
    first.reserve(count);
    let mut told = Vec::new();
    for entry in base.kept() {
        let student = &entry.student;
        let name = [
            student.division.as_str(),
            student.last_name.trim(),
            student.first_name.trim(),
        ];
        match first.entry(name) {
            std::collections::hash_map::Entry::Vacant(vacant) => {
                vacant.insert(entry);
            }
            std::collections::hash_map::Entry::Occupied(other) => {
                let other = other.get();
                let what = format!("même nom que l’élève de la ligne {}", other.line);
                told.push(Diagnostic::new(RULE.kind, spot(entry), what));
            }
        }
    }
    told
}
