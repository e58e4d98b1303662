//! Structures that come before their pupil: Pix forgets them.

use crate::check::siecle::base::spot;
use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "STRUCTURES_BEFORE_PUPILS",
        "divisions écrites avant les élèves : Pix les oublie",
        "Pix lit le fichier une fois, de haut en bas : une division écrite avant la fiche de \
         l’élève ne lui est pas rattachée, et l’élève n’est pas importé. SIECLE écrit toujours les \
         élèves d’abord : le fichier a été réécrit.",
        "Refaites l’export dans SIECLE et importez-le tel quel.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let entries = base.seen.entries.iter();
    let mut lost = entries.filter(|entry| entry.has_lost_structures && !entry.is_kept());
    let Some(first) = lost.next() else {
        return Vec::new();
    };
    let count = fr::count(1 + lost.count(), "élève perd", "élèves perdent");
    let what = format!("{count} ainsi sa division");
    vec![Diagnostic::new(RULE.kind, spot(first), what)]
}
