//! A school's own template: its text, and what can be wrong in one.
//!
//! The language itself is read by `render::template`, which alone runs it.

use crate::diagnostic::{Diagnostic, Kind};
use crate::parse::toml_doc;

/// The file is not UTF-8.
pub const ENCODING: Kind = Kind::error(
    "TEMPLATE_ENCODING",
    "modèle qui n’est pas en UTF-8",
    "Un éditeur ancien enregistre en Latin-1 ou en Windows-1252, et les lettres accentuées \
     deviennent illisibles.",
    "Rouvrez le fichier, puis enregistrez-le en UTF-8.",
);

/// The template is not well formed.
pub const SYNTAX: Kind = Kind::error(
    "TEMPLATE_SYNTAX",
    "modèle mal écrit",
    "Un modèle mêle votre texte à des balises\u{a0}: {{ nom }} pour une valeur, {% if … %} … \
     {% endif %} pour une condition, {% for … %} … {% endfor %} pour une liste. L’une d’elles \
     n’est pas complète.",
    "Corrigez cette ligne, en la comparant au modèle d’origine (option --template).",
);

/// The template names something that does not exist.
pub const NAME: Kind = Kind::error(
    "TEMPLATE_NAME",
    "nom inconnu dans un modèle",
    "Entre {{ et }}, pixplan remplace un nom par sa valeur\u{a0}; un nom mal orthographié \
     laisserait un trou dans le texte, sans un mot.",
    "Écrivez un nom de la liste qu’affiche l’option --template.",
);

/// The template uses a filter that does not exist.
pub const FILTER: Kind = Kind::error(
    "TEMPLATE_FILTER",
    "filtre inconnu dans un modèle",
    "Un filtre vient après une barre, {{ date|date_longue }}\u{a0}: il dit comment écrire une valeur.",
    "Écrivez un filtre de la liste qu’affiche l’option --template.",
);

/// A line of the template cannot be filled in.
pub const VALUE: Kind = Kind::error(
    "TEMPLATE_VALUE",
    "ligne d’un modèle impossible à remplir",
    "La ligne est bien écrite, mais elle demande à une valeur ce qu’elle ne sait pas faire\u{a0}: \
     une heure d’un nombre, un élément d’un texte.",
    "Comparez cette ligne au modèle d’origine (option --template).",
);

/// All of them.
pub const KINDS: [Kind; 5] = [ENCODING, SYNTAX, NAME, FILTER, VALUE];

/// The text of a file, without its byte order mark.
///
/// # Errors
///
/// A finding when it is not UTF-8.
pub fn read(bytes: &[u8]) -> Result<&str, Box<Diagnostic>> {
    toml_doc::decode(bytes).map_err(|finding| {
        Box::new(Diagnostic {
            kind: ENCODING,
            ..*finding
        })
    })
}
