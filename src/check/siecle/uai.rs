//! The school's number in the file.

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;

/// Nobody said which number Pix wants.
pub const NOT_COMPARED: Rule = Rule {
    kind: Kind::info(
        "UAI_NOT_COMPARED",
        "UAI du fichier non comparée",
        "Pix refuse le fichier si son UAI n’est pas celle de votre espace Pix Orga. pixplan ne \
         connaît pas la vôtre : il a jugé le reste seulement.",
        "Donnez-la avec --uai, ou une fois pour toutes dans pixplan.toml.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let uaj = &base.seen.uaj;
    let known = uaj.readable().filter(|text| !text.is_empty());
    let (Some(found), None) = (known, base.context.uai) else {
        return Vec::new();
    };
    let what = format!("l’UAI du fichier est {}", fr::quoted(found));
    let spot = Spot {
        line: uaj.line,
        ..Spot::default()
    };
    vec![Diagnostic::new(NOT_COMPARED.kind, spot.field("UAJ"), what)]
}
