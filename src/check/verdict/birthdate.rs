//! `DATE_NAISS` as Pix reads it.

use chrono::NaiveDate;

/// Reads `DD/MM/YYYY` exactly as Pix does (pix-formats §1.5): a blank may
/// stand for a digit, years under 100 are of the 20th century, and the date
/// must exist.
pub fn siecle_birthdate(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    let fits = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, &byte)| match at {
            2 | 5 => byte == b'/',
            _ => byte == b' ' || byte.is_ascii_digit(),
        });
    let part = |from: usize, to: usize| text.get(from..to).filter(|_| fits);
    let day = leading_number(part(0, 2)?)?;
    let month = leading_number(part(3, 5)?)?;
    let year = whole_number(part(6, 10)?)?;
    let year = if year < 100 { 1900 + year } else { year };
    NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)
}

/// `parseInt`: blanks before are skipped, what follows the digits is ignored.
fn leading_number(text: &str) -> Option<u32> {
    let digits = text.trim_start().split(' ').next();
    digits.and_then(|digits| digits.parse().ok())
}

/// `Number`: blanks around are skipped, none inside; nothing is zero.
fn whole_number(text: &str) -> Option<u32> {
    match text.trim() {
        "" => Some(0),
        digits => digits.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_form_of_pix_is_a_date() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let found = siecle_birthdate(text).map(|date| date.to_string());
            assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
        }

        case("14/03/2012", "2012-03-14");
        case("29/02/2012", "2012-02-29");
        case("29/02/2011", "none");
        case("31/02/2012", "none");
        case("2012-03-14", "none");
        case("1/3/2012", "none");
        case("14/03/12", "none");
        case("14/03/2012 ", "none");
        case("00/03/2012", "none");
        case("14/00/2012", "none");
        case("14/13/2012", "none");
        case("14/03/0012", "1912-03-14");
        case("29/02/0000", "none"); // 1900 was not a leap year
        case("01/01/9999", "9999-01-01");
        case(" 4/03/2012", "2012-03-04"); // a blank for a digit
        case("4 /03/2012", "2012-03-04");
        case("14/03/ 012", "1912-03-14");
        case("14/03/2 12", "none");
        case("14/03/    ", "1900-03-14");
        case("  /03/2012", "none");
        case("14/03/٢٠١٢", "none");
        case("", "none");
    }
}
