//! `Date de naissance` as Pix reads it in a FREGATA file.

use chrono::NaiveDate;

use crate::check::verdict::siecle_birthdate;

/// Reads `DD/MM/YYYY`, else `DD/MM/YY`, else `YYYY-MM-DD`, which Pix lets
/// through. A two-digit year lower than the current one is of this century.
pub fn fregata_birthdate(text: &str, current_year: i32) -> Option<NaiveDate> {
    siecle_birthdate(text)
        .or_else(|| short_year(text, current_year))
        .or_else(|| iso(text))
}

fn short_year(text: &str, current_year: i32) -> Option<NaiveDate> {
    let (start, year) = text.split_at_checked(6)?;
    let is_year = year.len() == 2 && year.bytes().all(|byte| byte.is_ascii_digit());
    let short: i32 = year.parse().ok().filter(|_| is_year)?;
    let century = if short < current_year % 100 { 20 } else { 19 };
    siecle_birthdate(&format!("{start}{century}{year}"))
}

fn iso(text: &str) -> Option<NaiveDate> {
    let has_form = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse().ok().filter(|_| has_form)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_forms_are_dates() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let found = fregata_birthdate(text, 2026).map(|date| date.to_string());
            assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
        }

        case("14/03/2012", "2012-03-14");
        case("14/03/12", "2012-03-14");
        case("14/03/25", "2025-03-14");
        case("14/03/26", "1926-03-14"); // not lower than this year
        case("14/03/99", "1999-03-14");
        case("31/02/12", "none");
        case("2012-03-14", "2012-03-14"); // through Pix's second check
        case("2012-02-31", "none");
        case("2012-3-14", "none");
        case("1/3/2012", "none");
        case("", "none");
    }
}
