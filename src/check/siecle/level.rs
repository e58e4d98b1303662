//! Divisions whose level the MEF does not tell.

use std::collections::BTreeMap;

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "LEVEL_UNKNOWN",
        "niveau inconnu pour une division",
        "pixplan déduit le niveau du code MEF des élèves. Celui-ci n’est pas dans sa table (CPGE, \
         formation récente, code propre à l’académie) : ces élèves ne seraient pas comptés parmi \
         les niveaux à certifier. Pix, lui, n’en a pas besoin.",
        "Dites le niveau de cette division dans pixplan.toml, sous [niveaux].",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let mut unknown: BTreeMap<&str, (usize, Option<&str>)> = BTreeMap::new();
    for entry in base.kept().filter(|entry| entry.student.grade.is_none()) {
        let student = &entry.student;
        let (count, mef) = unknown.entry(student.division.as_str()).or_default();
        *count += 1;
        *mef = mef.or(student.mef.as_deref());
    }
    unknown
        .into_iter()
        .map(|(division, (count, mef))| {
            let count = fr::count(count, "élève", "élèves");
            let mef = mef.map_or_else(|| "sans MEF".to_owned(), |mef| format!("MEF {mef}"));
            let what = format!("division {division} : {count} ({mef})");
            let remedy =
                format!("Ajoutez dans pixplan.toml, sous [niveaux] : \"{division}\" = \"…\"");
            let spot = Spot::default().field(division);
            Diagnostic::new(RULE.kind, spot, what).remedy(remedy)
        })
        .collect()
}
