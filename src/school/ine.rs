//! The national pupil number (INE), by its looks.
//!
//! Pix takes any text for an INE, as long as it is there and unique. So
//! nothing here refuses one: it only says which known form a text has.

/// Length of the INE given by the RNIE, the national register in use today.
const RNIE_LENGTH: usize = 11;

/// Letters seen at the end of real RNIE numbers (pix-formats §1.7).
const RNIE_LETTERS: &[u8] = b"ABCDEFGHJK";

/// The key letters of the older BEA numbers: the number modulo 23.
const KEY_LETTERS: &[u8] = b"ABCDEFGHJKLMNPRSTUVWXYZ";

/// What an INE looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum IneForm {
    /// Nine digits and two letters of the ten in use: `012345678AB`.
    Rnie,
    /// Nine digits and two capital letters, one of which is not in use.
    RnieUnusualLetters,
    /// The older form: ten characters and a letter that agrees with them, or
    /// that cannot be computed because letters stand among the ten.
    Bea,
    /// The older form, ten digits and a letter that does not agree.
    BeaWrongKey,
    /// None of these.
    Unknown,
}

impl IneForm {
    /// The form of a text, taken as it is: blanks and lower case count.
    pub fn of(text: &str) -> Self {
        let bytes = text.as_bytes();
        let Some((start, end)) = bytes.split_at_checked(RNIE_LENGTH - 2) else {
            return Self::Unknown;
        };
        let &[first, last] = end else {
            return Self::Unknown;
        };
        if all_digits(start) && first.is_ascii_uppercase() && last.is_ascii_uppercase() {
            let in_use = [first, last].iter().all(|at| RNIE_LETTERS.contains(at));
            return if in_use {
                Self::Rnie
            } else {
                Self::RnieUnusualLetters
            };
        }
        if !last.is_ascii_uppercase() {
            return Self::Unknown;
        }
        if all_digits(start) && first.is_ascii_digit() {
            let agrees = key_letter(start, first) == Some(last);
            return if agrees { Self::Bea } else { Self::BeaWrongKey };
        }
        let plain = |byte: &u8| byte.is_ascii_digit() || byte.is_ascii_uppercase();
        if start.iter().all(plain) && plain(&first) {
            Self::Bea
        } else {
            Self::Unknown
        }
    }

    /// Whether a person should look at it again.
    pub fn is_suspicious(self) -> bool {
        !matches!(self, Self::Rnie | Self::Bea)
    }
}

fn all_digits(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_digit)
}

fn key_letter(start: &[u8], last_digit: u8) -> Option<u8> {
    let digits = start.iter().chain([&last_digit]);
    let number = digits.fold(0_u64, |sum, digit| sum * 10 + u64::from(digit - b'0'));
    let index = usize::try_from(number % 23).ok()?;
    KEY_LETTERS.get(index).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ine_is_known_by_its_form() {
        #[track_caller]
        fn case(text: &str, form: IneForm) {
            assert_eq!(IneForm::of(text), form, "{text}");
        }

        case("012345678AB", IneForm::Rnie);
        case("012345678IB", IneForm::RnieUnusualLetters); // no I in use
        case("012345678ZZ", IneForm::RnieUnusualLetters);
        case("0123456789M", IneForm::Bea);
        case("0123456789A", IneForm::BeaWrongKey);
        case("0A23456789M", IneForm::Bea); // letters inside: nothing to compute
        case("012345678ab", IneForm::Unknown);
        case(" 12345678AB", IneForm::Unknown);
        case("01234567AB", IneForm::Unknown); // one character short
        case("0123456789AB", IneForm::Unknown);
        case("", IneForm::Unknown);
        case("01234567é1A", IneForm::Unknown);
    }
}
