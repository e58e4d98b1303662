//! The calendars that pupils may live by, and the territories whose public
//! holidays they have.
//!
//! Knows names only: which school is where is another matter.

use std::fmt;
use std::str::FromStr;

use crate::fr;

/// A school calendar: the three metropolitan zones, and one for each territory
/// that has its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Zone {
    A,
    B,
    C,
    Corse,
    Guadeloupe,
    Martinique,
    Guyane,
    Reunion,
    Mayotte,
    SaintPierreEtMiquelon,
    Polynesie,
    NouvelleCaledonie,
    WallisEtFutuna,
}

impl Zone {
    /// All of them, in the order in which reports list them.
    pub const ALL: [Self; 13] = [
        Self::A,
        Self::B,
        Self::C,
        Self::Corse,
        Self::Guadeloupe,
        Self::Martinique,
        Self::Guyane,
        Self::Reunion,
        Self::Mayotte,
        Self::SaintPierreEtMiquelon,
        Self::Polynesie,
        Self::NouvelleCaledonie,
        Self::WallisEtFutuna,
    ];

    /// The three zones of the ministry's national calendar.
    pub const METROPOLE: [Self; 3] = [Self::A, Self::B, Self::C];

    /// Its name in files and options: `A`, `corse`, `saint-pierre-et-miquelon`.
    pub fn id(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::B => "B",
            Self::C => "C",
            Self::Corse => "corse",
            Self::Guadeloupe => "guadeloupe",
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

    /// Its name as printed: `zone A`, `Polynésie française`.
    pub fn name(self) -> &'static str {
        match self {
            Self::A => "zone A",
            Self::B => "zone B",
            Self::C => "zone C",
            _ => self.territory().name(),
        }
    }

    /// Its name in the tz database, for timed events: `Europe/Paris`.
    pub fn tz(self) -> &'static str {
        match self {
            Self::A | Self::B | Self::C | Self::Corse => "Europe/Paris",
            Self::Guadeloupe => "America/Guadeloupe",
            Self::Martinique => "America/Martinique",
            Self::Guyane => "America/Cayenne",
            Self::Reunion => "Indian/Reunion",
            Self::Mayotte => "Indian/Mayotte",
            Self::SaintPierreEtMiquelon => "America/Miquelon",
            Self::Polynesie => "Pacific/Tahiti",
            Self::NouvelleCaledonie => "Pacific/Noumea",
            Self::WallisEtFutuna => "Pacific/Wallis",
        }
    }

    /// Whether the school year is the civil year, February to December.
    pub fn is_calendar_year(self) -> bool {
        matches!(self, Self::NouvelleCaledonie | Self::WallisEtFutuna)
    }

    /// The territory whose public holidays apply when nothing more is known.
    pub fn territory(self) -> Territory {
        match self {
            Self::A | Self::B | Self::C => Territory::Metropole,
            Self::Corse => Territory::Corse,
            Self::Guadeloupe => Territory::Guadeloupe,
            Self::Martinique => Territory::Martinique,
            Self::Guyane => Territory::Guyane,
            Self::Reunion => Territory::Reunion,
            Self::Mayotte => Territory::Mayotte,
            Self::SaintPierreEtMiquelon => Territory::SaintPierreEtMiquelon,
            Self::Polynesie => Territory::Polynesie,
            Self::NouvelleCaledonie => Territory::NouvelleCaledonie,
            Self::WallisEtFutuna => Territory::WallisEtFutuna,
        }
    }
}

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

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Territory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownZone(pub String);

/// A word that names no territory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownTerritory(pub String);

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_unknown(f, "zone inconnue", &self.0, &Zone::ALL.map(Zone::id))
    }
}

impl fmt::Display for UnknownTerritory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids = Territory::ALL.map(Territory::id);
        write_unknown(f, "territoire inconnu", &self.0, &ids)
    }
}

impl std::error::Error for UnknownZone {}
impl std::error::Error for UnknownTerritory {}

fn write_unknown(f: &mut fmt::Formatter<'_>, what: &str, found: &str, ids: &[&str]) -> fmt::Result {
    let word = slug(found);
    let likeness = |id: &&&str| strsim::jaro_winkler(&word, &slug(id));
    let nearest = ids
        .iter()
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    let nearest = nearest.filter(|id| likeness(id) > 0.8);
    let nbsp = fr::NBSP;
    write!(f, "{what} {}{nbsp}: ", fr::quoted(found))?;
    if let Some(nearest) = nearest {
        write!(f, "vouliez-vous dire {}{nbsp}? ", fr::quoted(nearest))?;
    }
    write!(f, "Écrivez {}", fr::choice(ids))
}

impl FromStr for Zone {
    type Err = UnknownZone;

    /// Reads `B`, `zone b`, `Réunion`, `Polynésie française`: neither case nor
    /// accents matter.
    fn from_str(text: &str) -> Result<Self, UnknownZone> {
        let word = slug(text);
        let word = word.strip_prefix("zone-").unwrap_or(&word);
        let metropole = Self::METROPOLE.into_iter();
        let mut letters = metropole.filter(|zone| zone.id().eq_ignore_ascii_case(word));
        let territory = || territory(word).and_then(Territory::zone);
        let zone = letters.next().or_else(territory);
        zone.ok_or_else(|| UnknownZone(text.to_owned()))
    }
}

impl FromStr for Territory {
    type Err = UnknownTerritory;

    /// Reads `saint-martin`, `Polynésie française`, `Réunion`: neither case nor
    /// accents matter.
    fn from_str(text: &str) -> Result<Self, UnknownTerritory> {
        territory(&slug(text)).ok_or_else(|| UnknownTerritory(text.to_owned()))
    }
}

fn territory(word: &str) -> Option<Territory> {
    let mut all = Territory::ALL.into_iter();
    all.find(|territory| word == territory.id() || word == slug(territory.name()))
}

/// Folded, with hyphens for everything that separates words.
fn slug(text: &str) -> String {
    let folded = fr::fold(text.trim());
    let words = folded.split(|letter: char| !letter.is_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_zone_is_read_as_people_write_it() {
        #[track_caller]
        fn case(text: &str, expected: Zone) {
            assert_eq!(text.parse(), Ok(expected));
        }

        case("b", Zone::B);
        case("Zone B", Zone::B);
        case("réunion", Zone::Reunion);
        case("La Réunion", Zone::Reunion);
        case("POLYNESIE FRANÇAISE", Zone::Polynesie);
        case("Nouvelle Calédonie", Zone::NouvelleCaledonie);
        case("saint martin", Zone::Guadeloupe); // its zone is the Guadeloupe's
    }

    #[test]
    fn an_unknown_zone_names_the_nearest_word_and_the_list() {
        let error = "martinik".parse::<Zone>().unwrap_err().to_string();
        assert!(
            error.contains("vouliez-vous dire «\u{a0}martinique\u{a0}»"),
            "{error}"
        );
        let error = "D".parse::<Zone>().unwrap_err().to_string();
        assert!(!error.contains("vouliez-vous"), "{error}");
        assert!(error.contains("A, B, C, corse"), "{error}");
        // The métropole has three zones, so that it names none.
        assert!("métropole".parse::<Zone>().is_err());
    }

    #[test]
    fn names_are_read_back() {
        for zone in Zone::ALL {
            assert_eq!(zone.id().parse(), Ok(zone));
            assert_eq!(zone.name().parse(), Ok(zone));
        }
        for territory in Territory::ALL {
            assert_eq!(territory.id().parse(), Ok(territory));
            assert_eq!(territory.name().parse(), Ok(territory));
        }
    }

    #[test]
    fn a_zone_of_its_own_has_its_own_territory() {
        for zone in Zone::ALL {
            let is_metropole = Zone::METROPOLE.contains(&zone);
            let expected = (!is_metropole).then_some(zone);
            assert_eq!(zone.territory().zone(), expected);
        }
    }
}
