//! The version with addresses: too heavy, and more than Pix needs to know.

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::info(
        "WITH_ADDRESSES",
        "export avec adresses : Pix n’en a pas besoin",
        "Le fichier contient les adresses des familles. Pix les ignore, mais elles quittent alors \
         l’établissement sans raison, et le fichier est plus lourd.",
        "Dans SIECLE, choisissez plutôt l’export « élèves sans adresses ».",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let line = base.seen.addresses.into_iter();
    let what = "le fichier contient les adresses des familles";
    line.map(|line| Diagnostic::new(RULE.kind, Spot::line(line).field("ADRESSES"), what))
        .collect()
}
