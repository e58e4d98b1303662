//! The Pix account that a school makes for a pupil (pix-formats §6.4).

use chrono::NaiveDate;

use crate::fr;

/// The identifier of a pupil's account: `anais.legoff0703`.
///
/// First and last name in lower case without accents or other marks, then the
/// day and the month of birth. Pix puts four other digits when it is taken.
pub fn username(first_name: &str, last_name: &str, birthdate: NaiveDate) -> String {
    let (first, last) = (standard(first_name), standard(last_name));
    format!("{first}.{last}{}", birthdate.format("%d%m"))
}

fn standard(name: &str) -> String {
    let folded = fr::fold(name);
    folded.chars().filter(char::is_ascii_alphanumeric).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_has_neither_accents_nor_marks() {
        #[track_caller]
        fn case(first: &str, last: &str, birth: &str, expected: &str) {
            assert_eq!(username(first, last, birth.parse().unwrap()), expected);
        }

        case("Anaïs", "LE GOFF", "2012-03-07", "anais.legoff0703");
        case(
            "Marie-Clémentine",
            "DE LA VILLEMARQUÉ-KERGUÉLEN",
            "2012-11-21",
            "marieclementine.delavillemarquekerguelen2111",
        );
        case("Œdipe", "D’ARTAGNAN", "2011-12-01", "oedipe.dartagnan0112");
    }
}
