//! The right school, the wrong file: what SIECLE and STS export side by side.

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};

/// The root of the only file that suits Pix.
const PUPILS_ROOT: &str = "BEE_ELEVES";

/// Other roots of the family, and what they are (pix-formats §1.6).
const OTHERS: &[(&str, &str)] = &[
    (
        "BEE_RESPONSABLES",
        "l’export des responsables (ResponsablesAvecAdresses)",
    ),
    (
        "BEE_NOMENCLATURES",
        "l’export des nomenclatures (Nomenclature)",
    ),
    ("BEE_STRUCTURES", "l’export des structures (Structures)"),
    ("BEE_COMMUNES", "l’export des communes (Communes)"),
    ("BEE_GEOGRAPHIQUE", "l’export géographique (Geographique)"),
    (
        "STS_EDT",
        "le fichier de STS-web (sts_emp), celui des enseignants",
    ),
];

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "WRONG_FILE",
        "ce n’est pas l’export des élèves",
        "SIECLE propose plusieurs exports qui se ressemblent. Un seul convient à Pix : celui des \
         élèves, dont la première balise est BEE_ELEVES. Pour tout autre, Pix répond que l’UAI ne \
         correspond pas, ce qui égare.",
        "Dans SIECLE, Base Élèves : Exportations, En XML, Élèves sans adresses. Importez le fichier \
         ElevesSansAdresses (.xml ou .zip).",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let Some((root, line)) = &base.seen.root else {
        return Vec::new();
    };
    if root == PUPILS_ROOT {
        return Vec::new();
    }
    let known = OTHERS.iter().find(|(name, _)| name == root);
    let what = match known {
        Some((_, what)) => format!("vous avez donné {what} ; Pix veut « élèves sans adresses »"),
        None => format!("la première balise est {root}, celle des élèves est {PUPILS_ROOT}"),
    };
    vec![Diagnostic::new(RULE.kind, Spot::line(*line), what)]
}
