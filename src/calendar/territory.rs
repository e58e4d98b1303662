//! The territories whose public holidays a school has.

use std::fmt;
use std::str::FromStr;

use crate::calendar::Zone;
use crate::fr;

/// A part of France with public holidays of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Territory {
    Metropole,
    AlsaceMoselle,
    Corse,
    Guadeloupe,
    SaintMartin,
    SaintBarthelemy,
    Martinique,
    Guyane,
    Reunion,
    Mayotte,
    SaintPierreEtMiquelon,
    Polynesie,
    NouvelleCaledonie,
    WallisEtFutuna,
}

impl Territory {
    /// All of them.
    pub const ALL: [Self; 14] = [
        Self::Metropole,
        Self::AlsaceMoselle,
        Self::Corse,
        Self::Guadeloupe,
        Self::SaintMartin,
        Self::SaintBarthelemy,
        Self::Martinique,
        Self::Guyane,
        Self::Reunion,
        Self::Mayotte,
        Self::SaintPierreEtMiquelon,
        Self::Polynesie,
        Self::NouvelleCaledonie,
        Self::WallisEtFutuna,
    ];

    /// Its name in files: `metropole`, `saint-martin`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Metropole => "metropole",
            Self::AlsaceMoselle => "alsace-moselle",
            Self::Corse => "corse",
            Self::Guadeloupe => "guadeloupe",
            Self::SaintMartin => "saint-martin",
            Self::SaintBarthelemy => "saint-barthelemy",
            Self::Martinique => "martinique",
            Self::Guyane => "guyane",
            Self::Reunion => "reunion",
            Self::Mayotte => "mayotte",
            Self::SaintPierreEtMiquelon => "saint-pierre-et-miquelon",
            Self::Polynesie => "polynesie",
            Self::NouvelleCaledonie => "nouvelle-caledonie",
            Self::WallisEtFutuna => "wallis-et-futuna",
        }
    }

    /// Its name as printed: `Polynésie française`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Metropole => "métropole",
            Self::AlsaceMoselle => "Alsace-Moselle",
            Self::Corse => "Corse",
            Self::Guadeloupe => "Guadeloupe",
            Self::SaintMartin => "Saint-Martin",
            Self::SaintBarthelemy => "Saint-Barthélemy",
            Self::Martinique => "Martinique",
            Self::Guyane => "Guyane",
            Self::Reunion => "La Réunion",
            Self::Mayotte => "Mayotte",
            Self::SaintPierreEtMiquelon => "Saint-Pierre-et-Miquelon",
            Self::Polynesie => "Polynésie française",
            Self::NouvelleCaledonie => "Nouvelle-Calédonie",
            Self::WallisEtFutuna => "Wallis-et-Futuna",
        }
    }

    /// The calendar its schools follow; none for the métropole, which has three.
    pub fn zone(self) -> Option<Zone> {
        match self {
            Self::Metropole => None,
            Self::AlsaceMoselle => Some(Zone::B),
            Self::SaintMartin | Self::SaintBarthelemy => Some(Zone::Guadeloupe),
            _ => Zone::ALL.into_iter().find(|zone| zone.territory() == self),
        }
    }
}

impl fmt::Display for Territory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTerritory(pub String);

impl fmt::Display for UnknownTerritory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = Territory::ALL.map(Territory::id);
        write_unknown(f, "territoire inconnu", &self.0, &ids)
    }
}

impl std::error::Error for UnknownTerritory {}

impl FromStr for Territory {
    type Err = UnknownTerritory;

    /// Reads `saint-martin`, `Polynésie française`, `Réunion`: neither case nor
    /// accents matter.
    fn from_str(text: &str) -> Result<Self, UnknownTerritory> {
        territory(&slug(text)).ok_or_else(|| UnknownTerritory(text.to_owned()))
    }
}

/// The territory that a folded word names.
pub(in crate::calendar) fn territory(word: &str) -> Option<Territory> {
    let mut all = Territory::ALL.into_iter();
    all.find(|territory| word == territory.id() || word == slug(territory.name()))
}

/// Folded, with hyphens for everything that separates words.
pub(in crate::calendar) fn slug(text: &str) -> String {
    let folded = fr::fold(text.trim());
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

/// The refusal of a word: the nearest one and the whole list.
pub(in crate::calendar) fn write_unknown(
    f: &mut fmt::Formatter<'_>,
    what: &str,
    found: &str,
    ids: &[&str],
) -> fmt::Result {
    let word = slug(found);
    let likeness = |id: &&&str| strsim::jaro_winkler(&word, &slug(id));
    let nearest = ids
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let nearest = nearest.filter(|id| likeness(id) > 0.8);
    let nbsp = fr::NBSP;
    write!(f, "{what} {}{nbsp}: ", fr::quoted(found))?;
    let list = fr::choice(ids);
    match nearest {
        Some(near) => {
            let near = fr::quoted(near);
            write!(f, "vouliez-vous dire {near}{nbsp}? Les choix sont {list}")
        }
        None => write!(f, "écrivez {list}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for territory in Territory::ALL {
            assert_eq!(territory.id().parse(), Ok(territory));
            assert_eq!(territory.name().parse(), Ok(territory));
        }
    }

    #[test]
    fn a_territory_knows_its_calendar() {
        assert_eq!(Territory::Metropole.zone(), None);
        assert_eq!(Territory::AlsaceMoselle.zone(), Some(Zone::B));
        assert_eq!(Territory::SaintMartin.zone(), Some(Zone::Guadeloupe));
        assert_eq!(Territory::Polynesie.zone(), Some(Zone::Polynesie));
    }

    #[test]
    fn an_unknown_territory_names_the_nearest_word() {
        let error = "polynezie".parse::<Territory>().unwrap_err().to_string();
        assert!(error.contains("polynesie"), "{error}");
    }
}
