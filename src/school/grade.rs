//! The class level of one pupil, from 6e to the last year of a BTS.
//!
//! [`crate::school::Level`] is the level of the school; this is the pupil's.
//! Knows who is certified and who follows which compulsory course.

use std::fmt;
use std::str::FromStr;

use crate::school::Level;

macro_rules! grades {
    ($($name:ident, $label:literal, $doc:literal;)*) => {
        /// The class level of a pupil (« niveau de formation »).
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Grade { $(#[doc = $doc] $name,)* }

        impl Grade {
            /// All of them, in the order in which a school lists its classes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// Its printed name, also the one that `[niveaux]` takes.
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

grades! {
    Sixieme, "6e", "6e.";
    Cinquieme, "5e", "5e.";
    Quatrieme, "4e", "4e.";
    Troisieme, "3e", "3e.";
    Seconde, "2de", "2de générale et technologique, or technological.";
    Premiere, "1re", "1re générale or technologique.";
    Terminale, "Tle", "Terminale générale or technologique.";
    SecondePro, "2de pro", "First year of a bac pro.";
    PremierePro, "1re pro", "Year before the last of a bac pro.";
    TerminalePro, "Tle pro", "Last year of a bac pro.";
    Cap1, "CAP 1", "A year of CAP that is neither the last nor the second of three.";
    Cap2, "CAP 2", "Second year of a CAP in three years.";
    CapLast, "CAP Tle", "Last year of a CAP.";
    Bts1, "BTS 1", "A year of BTS before the last.";
    BtsLast, "BTS 2", "Last year of a BTS.";
    Cpge1, "CPGE 1", "First year of a preparatory class.";
    Cpge2, "CPGE 2", "Second year of a preparatory class.";
}

impl Grade {
    /// The level of school to which it belongs.
    pub fn level(self) -> Level {
        match self {
            Self::Sixieme | Self::Cinquieme | Self::Quatrieme | Self::Troisieme => Level::College,
            _ => Level::Lycee,
        }
    }

    /// Whether Pix certification is compulsory: 3e, Tle, last year of CAP,
    /// second year of BTS and CPGE (pix-formats §1.8).
    pub fn is_certified(self) -> bool {
        matches!(
            self,
            Self::Troisieme
                | Self::Terminale
                | Self::TerminalePro
                | Self::CapLast
                | Self::BtsLast
                | Self::Cpge2
        )
    }

    /// Whether its pupils get the attestation of 6e.
    pub fn has_sixieme_attestation(self) -> bool {
        self == Self::Sixieme
    }

    /// Whether the Pix IA course is compulsory: 4e, 2de, first year of CAP.
    pub fn follows_pix_ia(self) -> bool {
        matches!(
            self,
            Self::Quatrieme | Self::Seconde | Self::SecondePro | Self::Cap1
        )
    }
}

impl fmt::Display for Grade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

/// A word that names no class level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownGrade(pub String);

impl fmt::Display for UnknownGrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let labels: Vec<&str> = Grade::ALL.iter().map(|grade| grade.label()).collect();
        let found = crate::fr::quoted(&self.0);
        let choice = crate::fr::choice(&labels);
        write!(
            f,
            "niveau de classe inconnu {found}\u{a0}: écrivez {choice}"
        )
    }
}

impl FromStr for Grade {
    type Err = UnknownGrade;

    /// Case, accents and blanks do not count; `terminale`, `première`,
    /// `seconde`, `troisième`… and `CAP 2` for the last year are understood.
    fn from_str(text: &str) -> Result<Self, UnknownGrade> {
        let folded = |text: &str| crate::fr::fold(text).replace([' ', '\u{a0}'], "");
        let word = folded(text);
        let found = match word.as_str() {
            "sixieme" | "6eme" => Some(Self::Sixieme),
            "cinquieme" | "5eme" => Some(Self::Cinquieme),
            "quatrieme" | "4eme" => Some(Self::Quatrieme),
            "troisieme" | "3eme" => Some(Self::Troisieme),
            "seconde" | "2nde" => Some(Self::Seconde),
            "premiere" | "1ere" => Some(Self::Premiere),
            "terminale" | "term" => Some(Self::Terminale),
            "terminalepro" => Some(Self::TerminalePro),
            "capterminale" => Some(Self::CapLast),
            _ => {
                let mut all = Self::ALL.iter().copied();
                all.find(|grade| folded(grade.label()) == word)
            }
        };
        found.ok_or_else(|| UnknownGrade(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_reads_back() {
        for &grade in Grade::ALL {
            assert_eq!(grade.label().parse(), Ok(grade));
        }
        assert_eq!("Troisième".parse(), Ok(Grade::Troisieme));
        assert!("CM2".parse::<Grade>().is_err());
    }

    #[test]
    fn the_concerned_levels_are_those_of_the_ministry() {
        let named = |ask: fn(Grade) -> bool| {
            let all = Grade::ALL.iter().copied().filter(|&grade| ask(grade));
            all.map(Grade::label).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(
            named(Grade::is_certified),
            "3e, Tle, Tle pro, CAP Tle, BTS 2, CPGE 2"
        );
        assert_eq!(named(Grade::has_sixieme_attestation), "6e");
        assert_eq!(named(Grade::follows_pix_ia), "4e, 2de, 2de pro, CAP 1");
    }
}
