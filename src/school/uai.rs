//! The number of a school (UAI, formerly RNE): `0350011X`.
//!
//! Knows its shape and its check letter. Which académie a prefix stands for
//! is data, known elsewhere.

use std::fmt;
use std::str::FromStr;

use crate::fr;

/// The check letters, in order: I, O and Q are left out (the table that every school software uses).
const LETTERS: [char; 23] = [
    'A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'J', 'K', 'L', 'M', 'N', 'P', 'R', 'S', 'T', 'U', 'V',
    'W', 'X', 'Y', 'Z',
];

/// Digits before the letter.
const N_DIGITS: usize = 7;

/// A school's number: seven digits and a check letter that fits them.
///
/// The number tells neither the level of the school nor, overseas, its
/// département as INSEE counts them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uai(String);

impl Uai {
    /// The number as written everywhere: `0350011X`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first three digits: `035` in Ille-et-Vilaine, `620` in Corse-du-Sud.
    pub fn prefix(&self) -> &str {
        self.0.get(..3).expect("a UAI has eight ASCII characters")
    }
}

impl fmt::Display for Uai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why a text is no UAI.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WrongUai {
    /// Not seven digits and a letter.
    Shape(String),
    /// The letter does not fit the digits.
    Letter {
        /// The number as it was given.
        given: String,
        /// The letter that these digits want.
        expected: char,
    },
}

impl fmt::Display for WrongUai {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let nbsp = fr::NBSP;
        match self {
            Self::Shape(given) => write!(
                f,
                "{} n’est pas un UAI{nbsp}: écrivez sept chiffres et une lettre, comme {}",
                fr::quoted(given),
                fr::quoted("0350011X")
            ),
            Self::Letter { given, expected } => {
                let digits: String = given.chars().take(N_DIGITS).collect();
                write!(
                    f,
                    "l’UAI {} a une faute de frappe{nbsp}: avec ces chiffres, la lettre serait {}. \
                     Vérifiez les chiffres, ou écrivez {}",
                    fr::quoted(given),
                    expected,
                    fr::quoted(&format!("{digits}{expected}"))
                )
            }
        }
    }
}

impl std::error::Error for WrongUai {}

impl FromStr for Uai {
    type Err = WrongUai;

    /// Reads a UAI in either case, spaces around or inside it aside.
    fn from_str(text: &str) -> Result<Self, WrongUai> {
        let letters = text.chars().filter(|one| !one.is_whitespace());
        let number: String = letters.map(|one| one.to_ascii_uppercase()).collect();
        let shape = || WrongUai::Shape(text.trim().to_owned());
        let digits = number.get(..N_DIGITS).ok_or_else(shape)?;
        let mut rest = number.chars().skip(N_DIGITS);
        let (Some(letter), None) = (rest.next(), rest.next()) else {
            return Err(shape());
        };
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || !letter.is_ascii_uppercase() {
            return Err(shape());
        }
        let value: usize = digits.parse().map_err(|_| shape())?;
        let expected = LETTERS.get(value % LETTERS.len()).copied();
        let expected = expected.expect("a remainder is less than the divisor");
        if letter != expected {
            return Err(WrongUai::Letter {
                given: number,
                expected,
            });
        }
        Ok(Self(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Published numbers, from every kind of prefix.
    const REAL: [&str; 10] = [
        "0750655E", "0690026D", "6200001G", "7200009X", "9740001H", "9760127J", "9830002K",
        "9870026P", "9711252J", "2050048N",
    ];

    #[test]
    fn published_numbers_have_the_right_letter() {
        for number in REAL {
            assert_eq!(
                number.parse::<Uai>().map(|uai| uai.to_string()),
                Ok(number.to_owned())
            );
        }
        let uai: Uai = " 075 0655e ".parse().unwrap();
        assert_eq!((uai.as_str(), uai.prefix()), ("0750655E", "075"));
    }

    #[test]
    fn every_single_wrong_digit_and_every_swap_is_caught() {
        let mut tried = 0;
        for number in REAL {
            let right: Vec<char> = number.chars().collect();
            for place in 0..N_DIGITS {
                for digit in '0'..='9' {
                    let mut wrong = right.clone();
                    wrong[place] = digit;
                    tried += usize::from(is_caught(&right, &wrong));
                }
                let mut wrong = right.clone();
                wrong.swap(place, (place + 1).min(N_DIGITS - 1));
                tried += usize::from(is_caught(&right, &wrong));
            }
        }
        assert!(tried > 630, "{tried}");
    }

    #[track_caller]
    fn is_caught(right: &[char], wrong: &[char]) -> bool {
        if right == wrong {
            return false;
        }
        let text: String = wrong.iter().collect();
        assert!(text.parse::<Uai>().is_err(), "{text}");
        true
    }

    #[test]
    fn a_wrong_letter_says_which_one_fits() {
        let error = "0750655F".parse::<Uai>().unwrap_err();
        let WrongUai::Letter { expected, .. } = &error else {
            panic!("{error}");
        };
        assert_eq!(*expected, 'E');
        assert!(error.to_string().contains("0750655E"), "{error}");
    }

    #[test]
    fn other_shapes_are_refused() {
        for text in [
            "",
            "075065E",
            "07506555E",
            "0750655",
            "075065AE",
            "0750655É",
            "０７５０６５５E",
        ] {
            let error = text.parse::<Uai>().unwrap_err();
            assert!(matches!(error, WrongUai::Shape(_)), "{text}");
        }
    }
}
