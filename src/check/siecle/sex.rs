//! A code for the sex that is neither 1 nor 2.

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "SEX_UNKNOWN",
        "sexe inconnu de Pix",
        "Pix ne comprend que 1 (garçon) et 2 (fille). Tout autre code passe, mais le sexe reste vide \
         dans Pix.",
        "Dans SIECLE, fiche de l’élève, état civil : vérifiez le sexe, puis refaites l’export.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let unknown = base.seen.entries.iter();
    let unknown = unknown.filter(|entry| entry.has_odd_sex);
    let what = "le code du sexe n’est ni 1 ni 2";
    unknown
        .map(|entry| Diagnostic::new(RULE.kind, spot(entry).field("CODE_SEXE"), what))
        .collect()
}
