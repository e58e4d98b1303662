//! Divisions with very few or very many pupils.

use std::collections::BTreeMap;

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;

/// Fewer pupils than this are rarely a class.
const FEW: usize = 4;

/// More pupils than this are rarely one class.
const MANY: usize = 40;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::info(
        "DIVISION_SIZE",
        "effectif de division inhabituel",
        "Une division très petite ou très grande vient souvent d’une affectation oubliée, ou de \
         deux divisions confondues. Pix l’accepte.",
        "Dans SIECLE, vérifiez les affectations de cette division.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in base.kept() {
        *sizes.entry(entry.student.division.as_str()).or_default() += 1;
    }
    let unusual = sizes.into_iter();
    let unusual = unusual.filter(|&(_, size)| !(FEW..=MANY).contains(&size));
    unusual
        .map(|(division, size)| {
            let size = fr::count(size, "élève", "élèves");
            let what = format!("{} : {size}", division_name(division));
            Diagnostic::new(RULE.kind, Spot::default().field(division), what)
        })
        .collect()
}

fn division_name(division: &str) -> String {
    if division.trim().is_empty() {
        return "division sans nom".to_owned();
    }
    format!("division {division}")
}
