//! The columns of certification results, by their titles, old and new.
//!
//! A table of data (pix-formats §4.1, §4.2).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::parse::pix_csv::titles::{competence_of_index, folded};
use crate::pix::Competence;

/// A column that an export has at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Number,
    FirstName,
    LastName,
    Birthdate,
    BirthPlace,
    ExternalId,
    Kind,
    Status,
    Mesh,
    Pix,
    Comment,
    Session,
    Centre,
    Date,
}

/// How many there are.
pub const FIELDS: usize = 14;

/// What a title names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    Field(Field),
    Level(Competence),
    /// `Certification {label}`.
    Complementary(String),
    /// None of Pix's own.
    Unknown,
}

/// (column, its titles from the newest to the oldest, whether nothing but
/// results of Pix have them)
const TITLES: [(Field, &[&str], bool); FIELDS] = [
    (Field::Number, &["Numéro de certification"], true),
    (Field::FirstName, &["Prénom"], false),
    (Field::LastName, &["Nom"], false),
    (Field::Birthdate, &["Date de naissance"], false),
    (Field::BirthPlace, &["Lieu de naissance"], false),
    (Field::ExternalId, &["Identifiant Externe"], false),
    (Field::Kind, &["Type de certification"], true),
    (Field::Status, &["Statut"], false),
    (Field::Mesh, &["Niveau"], false),
    (Field::Pix, &["Score en Pix", "Nombre de Pix"], true),
    (
        Field::Comment,
        &["Commentaire jury pour l’organisation"],
        true,
    ),
    (Field::Session, &["Session"], false),
    (Field::Centre, &["Centre de certification"], true),
    (Field::Date, &["Date de passage de la certification"], true),
];

const COMPLEMENTARY: &str = "Certification ";

static BY_TITLE: LazyLock<HashMap<String, (Field, bool)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (field, titles, is_telling) in TITLES {
        for title in titles {
            known.insert(folded(title), (field, is_telling));
        }
    }
    known
});

/// What a title names, and whether nothing but results of Pix have it.
pub fn titled(title: &str) -> (Column, bool) {
    let title = title.trim_start_matches('\u{feff}').trim();
    if let Some(&(field, is_telling)) = BY_TITLE.get(&folded(title)) {
        return (Column::Field(field), is_telling);
    }
    if let Some(competence) = competence_of_index(title) {
        return (Column::Level(competence), true);
    }
    let label = title.strip_prefix(COMPLEMENTARY).map(str::trim);
    match label.filter(|label| !label.is_empty()) {
        Some(label) => (Column::Complementary(label.to_owned()), false),
        None => (Column::Unknown, false),
    }
}

/// The newest title of a column.
pub fn title_of(field: Field) -> &'static str {
    let row = TITLES.iter().find(|(one, _, _)| *one == field);
    row.and_then(|(_, titles, _)| titles.first().copied())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_old_and_new_name_the_same_columns() {
        #[track_caller]
        fn case(title: &str, column: &Column) {
            assert_eq!(titled(title).0, *column, "{title}");
        }

        case("Nombre de Pix", &Column::Field(Field::Pix));
        case("Score en Pix", &Column::Field(Field::Pix));
        case(
            "Commentaire jury pour l'organisation",
            &Column::Field(Field::Comment),
        );
        case(
            "\u{feff}Numéro de certification",
            &Column::Field(Field::Number),
        );
        case("2.4", &Column::Level(Competence::ALL[6]));
        case(
            "Certification Pix+ Droit",
            &Column::Complementary("Pix+ Droit".to_owned()),
        );
        case("Centre de certification", &Column::Field(Field::Centre));
        case("Note", &Column::Unknown);
    }
}
