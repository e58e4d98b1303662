//! INE that look wrong, though Pix takes any text.

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind};
use crate::fr;
use crate::school::IneForm;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "SUSPICIOUS_INE",
        "INE d’une forme inhabituelle",
        "Pix accepte n’importe quel texte comme INE, mais un INE faux empêche de retrouver l’élève \
         l’an prochain, dans LSU, LSL ou Parcoursup. La forme courante est de neuf chiffres et deux \
         lettres ; l’ancienne, de dix caractères et une lettre.",
        "Dans SIECLE, vérifiez l’INE sur la fiche de l’élève ; au besoin, refaites sa recherche dans \
         le répertoire national.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    for entry in &base.seen.entries {
        let ine = entry.student.ine.as_str();
        let why = match IneForm::of(ine) {
            IneForm::Rnie | IneForm::Bea => continue,
            _ if ine.is_empty() => continue,
            _ if ine.trim() != ine => "il est entouré de blancs",
            IneForm::RnieUnusualLetters => "ses lettres ne sont pas de celles en usage",
            IneForm::BeaWrongKey => "sa lettre finale ne correspond pas à ses chiffres",
            IneForm::Unknown => "sa forme n’est pas connue",
        };
        let what = format!("{} : {why}", fr::quoted(ine));
        let spot = spot(entry).field("ID_NATIONAL");
        told.push(Diagnostic::new(RULE.kind, spot, what));
    }
    told
}
