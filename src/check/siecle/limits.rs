//! One of our own limits stopped the reading.

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;
use crate::school::{Ending, Limit};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "READING_LIMIT",
        "fichier trop inhabituel : pixplan s’est arrêté avant la fin",
        "Pour ne pas bloquer l’ordinateur sur un fichier piégé ou abîmé, pixplan s’arrête à des \
         limites qu’aucun export SIECLE n’approche : poids, balises imbriquées, texte très long, \
         archive démesurée. Il arrive aussi que l’encodage soit connu de Pix et pas de pixplan. \
         Le fichier n’est alors pas jugé.",
        "Refaites l’export dans SIECLE. Si le fichier est seulement très gros, relevez la limite \
         avec --max-size.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let Ending::Stopped(limit, line) = &base.reading.ending else {
        return Vec::new();
    };
    let what = match limit {
        Limit::Size(bytes) => {
            let mebibytes = usize::try_from(bytes / (1024 * 1024)).unwrap_or(usize::MAX);
            let size = fr::thousands(mebibytes);
            format!("le fichier dépasse {size}\u{a0}Mo : relevez la limite avec --max-size")
        }
        Limit::Depth(levels) => format!("plus de {levels} balises sont imbriquées"),
        Limit::Text(bytes) => format!("un texte dépasse {}\u{a0}Ko", bytes / 1024),
        Limit::Tag(bytes) => format!("une balise dépasse {}\u{a0}Ko", bytes / 1024),
        Limit::Ratio(times) => format!("l’archive gonfle de plus de {times} fois"),
        Limit::Entries(count) => {
            let count = fr::thousands(*count);
            format!("l’archive contient plus de {count} fichiers")
        }
        Limit::Encoding(name) => {
            let name = fr::quoted(name);
            format!("Pix connaît l’encodage {name}, pixplan ne le lit pas")
        }
    };
    vec![Diagnostic::new(RULE.kind, Spot::line(*line), what)]
}
