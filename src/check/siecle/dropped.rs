//! Pupils that Pix drops without a word.

use crate::check::siecle::base::{dropped_spot, spot};
use crate::check::siecle::{Base, Rule};
use crate::check::verdict::{Placement, WhyDropped};
use crate::diagnostic::{Diagnostic, Kind};
use crate::school::Ending;

/// No INE at all.
pub const WITHOUT_INE: Rule = Rule {
    kind: Kind::warning(
        "PUPIL_WITHOUT_INE",
        "élève sans INE : Pix ne l’importera pas",
        "Pix passe sans rien dire sur les fiches qui n’ont pas d’élément ID_NATIONAL. L’élève \
         n’aura ni parcours ni certification tant que son INE manque.",
        "Dans SIECLE, demandez l’immatriculation de l’élève, puis refaites l’export.",
    ),
    find: find_without_ine,
};

/// An INE where Pix does not look.
pub const ONLY_INE_RNIE: Rule = Rule {
    kind: Kind::warning(
        "PUPIL_WITH_INE_RNIE_ONLY",
        "INE présent mais pas là où Pix le cherche",
        "L’INE figure dans l’élément INE_RNIE, mais Pix ne lit que ID_NATIONAL : l’élève n’est pas \
         importé.",
        "Dans SIECLE, ouvrez la fiche de l’élève, vérifiez son INE et enregistrez, puis refaites \
         l’export.",
    ),
    find: find_only_rnie,
};

/// No division.
pub const WITHOUT_DIVISION: Rule = Rule {
    kind: Kind::warning(
        "PUPIL_WITHOUT_DIVISION",
        "élève sans division : Pix ne l’importera pas",
        "Pix n’importe que les élèves affectés dans une division. Ceux qui n’ont que des groupes, ou \
         rien, sont écartés sans un mot, après avoir été contrôlés comme les autres.",
        "Dans SIECLE, affectez l’élève dans sa division, puis refaites l’export.",
    ),
    find: |base| {
        // The divisions are at the end of the file: one cut short has none.
        if base.reading.ending != Ending::Complete {
            return Vec::new();
        }
        placed(base, Placement::None, WITHOUT_DIVISION, "aucune division")
    },
};

/// Only the division of those who are there no more.
pub const INACTIVE: Rule = Rule {
    kind: Kind::warning(
        "PUPIL_INACTIVE",
        "élève dans la division « Inactifs » : Pix ne l’importera pas",
        "La division « Inactifs » de SIECLE n’en est pas une pour Pix : l’élève est écarté sans un \
         mot.",
        "Si l’élève est bien là, affectez-le dans sa division dans SIECLE, puis refaites l’export.",
    ),
    find: |base| {
        let what = "sa seule division est « Inactifs »";
        placed(base, Placement::Inactive, INACTIVE, what)
    },
};

/// A division whose name is empty.
pub const UNNAMED_DIVISION: Rule = Rule {
    kind: Kind::warning(
        "DIVISION_WITHOUT_NAME",
        "division sans nom",
        "Le code de la division est vide : Pix importe l’élève dans une division sans nom.",
        "Dans SIECLE, affectez l’élève dans une division qui a un code, puis refaites l’export.",
    ),
    find: find_unnamed,
};

fn find_without_ine(base: &Base<'_>) -> Vec<Diagnostic> {
    let all = base.seen.dropped.iter();
    let concerned = all.filter(|it| match &it.why {
        WhyDropped::NoIne(rnie) => rnie.as_deref().is_none_or(str::is_empty),
        WhyDropped::Left(_) => false,
    });
    let what = "aucun INE";
    concerned
        .map(|it| Diagnostic::new(WITHOUT_INE.kind, dropped_spot(it), what))
        .collect()
}

fn find_only_rnie(base: &Base<'_>) -> Vec<Diagnostic> {
    let all = base.seen.dropped.iter();
    let told = all.filter_map(|it| match &it.why {
        WhyDropped::NoIne(Some(rnie)) if !rnie.is_empty() => {
            let what = format!("l’INE {rnie} est dans INE_RNIE seulement");
            let mut spot = dropped_spot(it).field("INE_RNIE");
            spot.ine = Some(rnie.clone());
            Some(Diagnostic::new(ONLY_INE_RNIE.kind, spot, what))
        }
        _ => None,
    });
    told.collect()
}

fn placed(base: &Base<'_>, placement: Placement, rule: Rule, what: &str) -> Vec<Diagnostic> {
    base.placed(placement)
        .map(|entry| Diagnostic::new(rule.kind, spot(entry), what))
        .collect()
}

fn find_unnamed(base: &Base<'_>) -> Vec<Diagnostic> {
    let unnamed = base
        .kept()
        .filter(|it| it.student.division.trim().is_empty());
    let what = "le code de sa division est vide";
    unnamed
        .map(|entry| {
            let spot = spot(entry).field("CODE_STRUCTURE");
            Diagnostic::new(UNNAMED_DIVISION.kind, spot, what)
        })
        .collect()
}
