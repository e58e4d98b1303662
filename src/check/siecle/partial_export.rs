//! Far fewer pupils than last time: Pix disables whoever is not in the file.

use std::collections::HashSet;

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::school::Ending;

/// A base too small for a share to mean something.
const SMALLEST_BASE: usize = 20;

/// One pupil in that many gone is more than ordinary departures.
const ONE_IN: usize = 5;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "PARTIAL_EXPORT",
        "beaucoup d’élèves ont disparu depuis le dernier import",
        "À chaque import, Pix désactive les élèves absents du fichier. Un export limité à un niveau \
         ou à quelques divisions désactive donc tous les autres.",
        "Dans SIECLE, vérifiez que l’export porte sur tout l’établissement. Si c’est la rentrée, \
         c’est normal : les élèves de l’an dernier sont partis.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let Some(previous) = base.context.previous else {
        return Vec::new();
    };
    // A file cut short, or of another school, says nothing of who left.
    let uaj = base.seen.uaj.readable();
    let is_other = base.context.uai.is_some() && uaj.is_some() && uaj != base.context.uai;
    if base.reading.ending != Ending::Complete || is_other {
        return Vec::new();
    }
    let present: HashSet<&str> = base.kept().map(|it| it.student.ine.as_str()).collect();
    let before = previous.students.len();
    let gone = previous.students.iter();
    let gone = gone.filter(|it| !present.contains(it.ine.as_str())).count();
    if before < SMALLEST_BASE || gone * ONE_IN < before {
        return Vec::new();
    }
    let what = format!(
        "{} sur {} du dernier import ne sont plus dans le fichier",
        fr::count(gone, "élève", "élèves"),
        fr::thousands(before)
    );
    vec![Diagnostic::new(RULE.kind, Spot::default(), what)]
}
