//! Two records of one `ELEVE_ID`: Pix keeps the last.

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "ELEVE_ID_REPEATED",
        "deux fiches de même numéro interne : Pix ne garde que la dernière",
        "Deux fiches portent le même ELEVE_ID. Pix remplace la première par la seconde sans le \
         dire, et l’élève de la première n’est pas importé.",
        "Refaites l’export dans SIECLE ; si cela revient, signalez-le à l’assistance de SIECLE.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let replaced = base.seen.replaced.iter();
    let what = "cette fiche est remplacée par une autre de même ELEVE_ID, plus bas";
    replaced
        .map(|entry| Diagnostic::new(RULE.kind, spot(entry).field("ELEVE_ID"), what))
        .collect()
}
