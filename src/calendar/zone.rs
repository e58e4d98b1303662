//! The calendars that pupils may live by.
//!
//! Knows names only: which school is where is another matter.

use std::fmt;
use std::str::FromStr;

use crate::calendar::Territory;
use crate::calendar::territory::{slug, territory, write_unknown};

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

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// A word that names no zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownZone(pub String);

impl fmt::Display for UnknownZone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_unknown(f, "zone inconnue", &self.0, &Zone::ALL.map(Zone::id))
    }
}

impl std::error::Error for UnknownZone {}

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
