//! The columns of campaign exports, by their titles, old and new.
//!
//! A table of data: where Pix renames a column, one word is added here
//! (pix-formats §3.2, §3.3).

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::parse::formula_guard::unguard;
use crate::parse::pix_csv::titles::{competence, folded, is_area};
use crate::pix::Competence;

/// A column that an export has at most once.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Organization,
    CampaignId,
    Code,
    CampaignName,
    Course,
    LastName,
    FirstName,
    Division,
    Group,
    StudentNumber,
    Progression,
    Started,
    Shared,
    SharedOn,
    Mastery,
    Sent,
    SentOn,
    Pix,
    Certifiable,
    CertifiableCompetences,
}

/// How many there are.
pub const FIELDS: usize = 20;

/// The language of a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    French,
    English,
}

/// What a title names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    Field(Field),
    Stage,
    Badge(String),
    CompetenceMastery(Competence),
    Level(Competence),
    CompetencePix(Competence),
    /// Known, and of no use here: totals, areas, skills.
    PassedOver,
    /// None of Pix's own.
    Unknown,
}

/// (column, its French titles from the newest to the oldest, its English ones)
type Row = (Field, &'static [&'static str], &'static [&'static str]);

const TITLES: [Row; FIELDS] = [
    (
        Field::Organization,
        &["Nom de l'organisation"],
        &["Organisation's name"],
    ),
    (Field::CampaignId, &["ID Campagne"], &["Campaign ID"]),
    (Field::Code, &["Code"], &["Code", "Campaign code"]),
    (
        Field::CampaignName,
        &["Nom de la campagne"],
        &["Campaign's name"],
    ),
    (
        Field::Course,
        &["Parcours", "Nom du Profil Cible"],
        &["Target profile's name", "Customised test"],
    ),
    (
        Field::LastName,
        &["Nom du Participant"],
        &["Participant's last name"],
    ),
    (
        Field::FirstName,
        &["Prénom du Participant"],
        &["Participant's first name"],
    ),
    (Field::Division, &["Classe"], &["Class"]),
    (Field::Group, &["Groupe"], &["Group"]),
    (
        Field::StudentNumber,
        &["Numéro Étudiant"],
        &["Student number"],
    ),
    (
        Field::Progression,
        &["% de progression"],
        &["% of progression"],
    ),
    (
        Field::Started,
        &["Date et heure de début", "Date de début"],
        &["Started on"],
    ),
    (Field::Shared, &["Partage (O/N)"], &["Shared (Y/N)"]),
    (
        Field::SharedOn,
        &["Date et heure du partage", "Date du partage"],
        &["Shared on"],
    ),
    (
        Field::Mastery,
        &["% maitrise de l'ensemble des acquis du profil"],
        &["% of items successfully completed in the target profile"],
    ),
    (Field::Sent, &["Envoi (O/N)"], &["Sent (Y/N)"]),
    (
        Field::SentOn,
        &["Date et heure de l'envoi", "Date de l'envoi"],
        &["Sent on"],
    ),
    (Field::Pix, &["Nombre de pix total"], &["Total pix score"]),
    (
        Field::Certifiable,
        &["Certifiable (O/N)"],
        &["Eligible for certification (Y/N)"],
    ),
    (
        Field::CertifiableCompetences,
        &["Nombre de compétences certifiables"],
        &["Number of competences eligible for certification"],
    ),
];

/// Words that many other files use too: they do not tell an export of Pix.
const COMMON_WORDS: [Field; 5] = [
    Field::Code,
    Field::Course,
    Field::Division,
    Field::Group,
    Field::StudentNumber,
];

/// The start of a title that ends with the name of a competence or of an
/// area, folded; and what the title names.
type Beginning = (&'static str, Tongue, fn(&str) -> Column);

const BEGINNINGS: [Beginning; 16] = [
    (
        "% de maitrise des acquis de la competence ",
        Tongue::French,
        mastery,
    ),
    (
        "nombre d'acquis du profil cible dans la competence ",
        Tongue::French,
        passed_over,
    ),
    (
        "acquis maitrises dans la competence ",
        Tongue::French,
        passed_over,
    ),
    ("% de maitrise des acquis du domaine ", Tongue::French, area),
    (
        "nombre d'acquis du profil cible du domaine ",
        Tongue::French,
        area,
    ),
    ("acquis maitrises du domaine ", Tongue::French, area),
    ("niveau pour la competence ", Tongue::French, level),
    ("nombre de pix pour la competence ", Tongue::French, pix),
    (
        "% of items successfully completed in the competence area ",
        Tongue::English,
        area,
    ),
    (
        "number of items of the target profile in the competence area ",
        Tongue::English,
        area,
    ),
    (
        "items of the target profile successfully completed in the competence area ",
        Tongue::English,
        area,
    ),
    (
        "% of items successfully completed in the competence ",
        Tongue::English,
        mastery,
    ),
    (
        "number of items of the target profile in the competence ",
        Tongue::English,
        passed_over,
    ),
    (
        "items of the target profile successfully completed in the competence ",
        Tongue::English,
        passed_over,
    ),
    ("level reached in the competence ", Tongue::English, level),
    ("pix score for the competence ", Tongue::English, pix),
];

const STAGES: [(&str, Tongue); 2] = [
    ("palier obtenu (/", Tongue::French),
    ("success rate (/", Tongue::English),
];

const BADGES: [(&str, Tongue); 2] = [
    (" obtenu (O/N)", Tongue::French),
    (" (Y/N)", Tongue::English),
];

fn mastery(name: &str) -> Column {
    competence(name).map_or(Column::Unknown, Column::CompetenceMastery)
}

fn level(name: &str) -> Column {
    competence(name).map_or(Column::Unknown, Column::Level)
}

fn pix(name: &str) -> Column {
    competence(name).map_or(Column::Unknown, Column::CompetencePix)
}

fn passed_over(name: &str) -> Column {
    competence(name).map_or(Column::Unknown, |_| Column::PassedOver)
}

fn area(name: &str) -> Column {
    if is_area(name) {
        Column::PassedOver
    } else {
        Column::Unknown
    }
}

/// What is known of a title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Titled {
    pub column: Column,
    /// The language; none when the title says nothing of it.
    pub tongue: Option<Tongue>,
    /// Whether dates under it may be bare: older exports, other languages.
    pub is_old: bool,
    /// Whether nothing but an export of Pix has such a title.
    pub is_telling: bool,
}

impl Titled {
    fn telling(column: Column, tongue: Tongue) -> Self {
        Self {
            column,
            tongue: Some(tongue),
            is_old: false,
            is_telling: true,
        }
    }
}

static BY_TITLE: LazyLock<HashMap<String, Titled>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (field, french, english) in TITLES {
        let is_telling = !COMMON_WORDS.contains(&field);
        let french = french.iter().enumerate().map(|it| (it, Tongue::French));
        let english = english.iter().enumerate().map(|it| (it, Tongue::English));
        for ((age, title), tongue) in french.chain(english) {
            let title = folded(title);
            let is_old = age > 0 || tongue == Tongue::English;
            known.entry(title).or_insert(Titled {
                column: Column::Field(field),
                tongue: is_telling.then_some(tongue),
                is_old,
                is_telling,
            });
        }
    }
    known
});

/// What a title names.
pub fn titled(title: &str) -> Titled {
    let title = unguard(title.trim());
    let word = folded(title);
    if let Some(known) = BY_TITLE.get(&word) {
        return known.clone();
    }
    for (beginning, tongue, column) in BEGINNINGS {
        if let Some(name) = word.strip_prefix(beginning) {
            let column = column(name);
            return Titled {
                is_telling: column != Column::Unknown,
                ..Titled::telling(column, tongue)
            };
        }
    }
    if let Some((_, tongue)) = STAGES.iter().find(|(start, _)| word.starts_with(start)) {
        return Titled::telling(Column::Stage, *tongue);
    }
    for (end, tongue) in BADGES {
        let name = title.strip_suffix(end).map(str::trim);
        if let Some(name) = name.filter(|name| !name.is_empty()) {
            return Titled {
                is_telling: tongue == Tongue::French,
                ..Titled::telling(Column::Badge(name.to_owned()), tongue)
            };
        }
    }
    // A skill is named like `@web3`.
    let column = if title.starts_with('@') {
        Column::PassedOver
    } else {
        Column::Unknown
    };
    Titled {
        column,
        tongue: None,
        is_old: false,
        is_telling: false,
    }
}

/// The newest French title of a column.
pub fn title_of(field: Field) -> &'static str {
    let row = TITLES.iter().find(|(one, _, _)| *one == field);
    row.and_then(|(_, french, _)| french.first().copied())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_old_and_new_name_the_same_columns() {
        #[track_caller]
        fn case(title: &str, column: &Column) {
            assert_eq!(titled(title).column, *column, "{title}");
        }

        case("Parcours", &Column::Field(Field::Course));
        case("Nom du Profil Cible", &Column::Field(Field::Course));
        case(
            "Date et heure de début (Europe/Paris)",
            &Column::Field(Field::Started),
        );
        case("Date de début", &Column::Field(Field::Started));
        case("NOM DE L’ORGANISATION", &Column::Field(Field::Organization));
        case("Palier obtenu (/3)", &Column::Stage);
        case(
            "Bien parti obtenu (O/N)",
            &Column::Badge("Bien parti".to_owned()),
        );
        case("'@web3", &Column::PassedOver);
        case(
            "% de maîtrise des acquis du domaine Création de contenu",
            &Column::PassedOver,
        );
        case(
            "% de maitrise des acquis de la compétence Équitation",
            &Column::Unknown,
        );
        case("Participant’s first name", &Column::Field(Field::FirstName));
        case("Started on", &Column::Field(Field::Started));
        case("hobby", &Column::Unknown);
        assert!(titled("Date de début").is_old && !titled("Parcours").is_telling);
    }
}
