//! The number of a school, with its check letter.

use std::fmt;
use std::str::FromStr;

/// A school's number (UAI): seven digits and a letter that checks them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uai(String);

/// The 23 letters of the check, by remainder: no I, O or Q.
const LETTERS: &[u8; 23] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// Why a text is not a UAI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UaiError {
    /// Not seven digits and a letter.
    Form(String),
    /// The letter does not go with the digits; here is the one that does.
    Letter(String, char),
}

impl Uai {
    /// The three digits that say the département or territory: `035`, `974`.
    pub fn prefix(&self) -> &str {
        self.0.get(..3).unwrap_or_default()
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for UaiError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(text) => write!(
                f,
                "{} n’est pas un numéro d’établissement\u{a0}: il a sept chiffres et une lettre, comme 0350011X",
                crate::fr::quoted(text)
            ),
            Self::Letter(text, letter) => write!(
                f,
                "{} comporte une faute de frappe\u{a0}: avec ces chiffres, la lettre serait {letter}",
                crate::fr::quoted(text)
            ),
        }
    }
}

impl FromStr for Uai {
    type Err = UaiError;

    fn from_str(text: &str) -> Result<Self, UaiError> {
        let upper = text.trim().to_uppercase();
        let digits = upper
            .get(..7)
            .filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        let (Some(digits), 8) = (digits, upper.len()) else {
            return Err(UaiError::Form(text.to_owned()));
        };
        let number: usize = digits.parse().unwrap_or_default();
        let letter = LETTERS.get(number % LETTERS.len()).copied().map(char::from);
        match letter {
            Some(letter) if upper.ends_with(letter) => Ok(Self(upper)),
            Some(letter) if upper.ends_with(|last: char| last.is_ascii_uppercase()) => {
                Err(UaiError::Letter(text.to_owned(), letter))
            }
            _ => Err(UaiError::Form(text.to_owned())),
        }
    }
}
