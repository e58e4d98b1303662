//! Collège or lycée: what decides the certification window and the checklist.

use std::fmt;
use std::str::FromStr;

/// The level of a school, as Pix and its calendars see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// 6e to 3e.
    College,
    /// Lycée, CAP, BTS and CPGE.
    Lycee,
}

impl Level {
    /// Both, in the order in which people name them.
    pub const ALL: [Self; 2] = [Self::College, Self::Lycee];

    /// Its name in files and options: `college`, `lycee`.
    pub fn id(self) -> &'static str {
        match self {
            Self::College => "college",
            Self::Lycee => "lycee",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::College => "collège",
            Self::Lycee => "lycée",
        })
    }
}

/// A word that names no level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLevel(pub String);

impl fmt::Display for UnknownLevel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = crate::fr::quoted(&self.0);
        write!(
            f,
            "niveau inconnu {found} : écrivez « collège » ou « lycée »"
        )
    }
}

impl FromStr for Level {
    type Err = UnknownLevel;

    fn from_str(text: &str) -> Result<Self, UnknownLevel> {
        let word = crate::fr::fold(text.trim());
        let found = Self::ALL.into_iter().find(|level| level.id() == word);
        found.ok_or_else(|| UnknownLevel(text.to_owned()))
    }
}
