//! What is in a cell: as Pix writes it, as a spreadsheet rewrites it, or neither.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

/// A cell that was looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<T> {
    /// As Pix writes it.
    Written(T),
    /// The same value in another form: a spreadsheet went over the file.
    Rewritten(T),
    /// Nothing, `NA` or `-`.
    Absent,
    /// Something else.
    Odd,
}

fn is_absent(cell: &[u8]) -> bool {
    matches!(cell, b"" | b"-" | b"NA" | b"na" | b"N/A")
}

/// A cell without the blanks around it.
pub fn trimmed(cell: &[u8]) -> &[u8] {
    cell.trim_ascii()
}

/// A whole number: `55`; rewritten: `55,0`, `1 024`.
///
/// `1,02E+04` is odd: what a spreadsheet shows so has lost its last figures.
pub fn whole(cell: &[u8]) -> Cell<u64> {
    let cell = trimmed(cell);
    if is_absent(cell) {
        return Cell::Absent;
    }
    if let Some(number) = digits(cell) {
        return Cell::Written(number);
    }
    let Ok(text) = str::from_utf8(cell) else {
        return Cell::Odd;
    };
    let is_blank = |letter: char| matches!(letter, ' ' | '\u{a0}' | '\u{202f}');
    let (figures, zeros) = text.split_once([',', '.']).unwrap_or((text, ""));
    let figures: String = figures.chars().filter(|it| !is_blank(*it)).collect();
    match digits(figures.as_bytes()) {
        Some(number) if zeros.bytes().all(|byte| byte == b'0') => Cell::Rewritten(number),
        _ => Cell::Odd,
    }
}

/// The number of a cell made of figures and nothing else.
fn digits(cell: &[u8]) -> Option<u64> {
    // Twenty figures would not fit.
    if cell.is_empty() || cell.len() > 19 {
        return None;
    }
    cell.iter().try_fold(0_u64, |number, byte| {
        let figure = byte.wrapping_sub(b'0');
        (figure < 10).then(|| number * 10 + u64::from(figure))
    })
}

/// A rate or another number with decimals: `0,67`; rewritten: `0.67`, `67 %`, `6,7E-01`.
pub fn decimal(cell: &[u8]) -> Cell<f64> {
    let cell = trimmed(cell);
    if is_absent(cell) {
        return Cell::Absent;
    }
    let Ok(text) = str::from_utf8(cell) else {
        return Cell::Odd;
    };
    let parse = |text: &str| {
        let is_number = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
        let number = text.parse::<f64>().ok();
        number.filter(|number| number.is_finite() && text.bytes().all(is_number))
    };
    let is_plain = text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b',');
    if let Some(number) = parse(&text.replacen(',', ".", 1)) {
        return if is_plain {
            Cell::Written(number)
        } else {
            Cell::Rewritten(number)
        };
    }
    let percent = text.strip_suffix('%').map(str::trim_end);
    let percent = percent.and_then(|text| parse(&text.replacen(',', ".", 1)));
    percent.map_or(Cell::Odd, |number| Cell::Rewritten(number / 100.0))
}

/// Yes or no: `Oui`, `Non`, `Yes`, `No` in any case; rewritten: `O`, `N`, `VRAI`, `FAUX`.
pub fn yes(cell: &[u8]) -> Cell<bool> {
    let cell = trimmed(cell);
    if is_absent(cell) {
        return Cell::Absent;
    }
    let is = |word: &str| cell.eq_ignore_ascii_case(word.as_bytes());
    if is("oui") || is("yes") {
        Cell::Written(true)
    } else if is("non") || is("no") {
        Cell::Written(false)
    } else if is("o") || is("vrai") || is("true") {
        Cell::Rewritten(true)
    } else if is("n") || is("faux") || is("false") {
        Cell::Rewritten(false)
    } else {
        Cell::Odd
    }
}

/// A day: `17/03/2027`; rewritten: `17/03/27`, `2027-03-17`, `17-03-2027 00:00`.
pub fn day(cell: &[u8]) -> Cell<NaiveDate> {
    let cell = trimmed(cell);
    if let Some(day) = plain_day(cell) {
        return Cell::Written(day);
    }
    match instant(cell, Dates::WithTime) {
        Cell::Written((found, _)) | Cell::Rewritten((found, _)) => Cell::Rewritten(found.date()),
        Cell::Absent => Cell::Absent,
        Cell::Odd => Cell::Odd,
    }
}

/// Whether the title of a column promises a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dates {
    /// `18/11/2026 10:15`.
    WithTime,
    /// `2026-11-18`, as exports wrote it up to 2024.
    Bare,
}

/// A day and its time, midnight when it has none: `18/11/2026 10:15`, under
/// older titles `2026-11-18`. The second value is whether a time was there.
pub fn instant(cell: &[u8], dates: Dates) -> Cell<(NaiveDateTime, bool)> {
    let cell = trimmed(cell);
    if is_absent(cell) {
        return Cell::Absent;
    }
    let Some((form, value, has_time)) = str::from_utf8(cell).ok().and_then(read_instant) else {
        return Cell::Odd;
    };
    let is_written = match form {
        Form::French => has_time || dates == Dates::Bare,
        Form::Iso => dates == Dates::Bare,
        Form::Other => false,
    };
    if is_written {
        Cell::Written((value, has_time))
    } else {
        Cell::Rewritten((value, has_time))
    }
}

enum Form {
    /// `DD/MM/YYYY`
    French,
    /// `YYYY-MM-DD`
    Iso,
    Other,
}

/// `DD/MM/YYYY` and nothing else.
fn plain_day(cell: &[u8]) -> Option<NaiveDate> {
    let &[d1, d2, b'/', m1, m2, b'/', y1, y2, y3, y4] = cell else {
        return None;
    };
    let number = |figures: &[u8]| digits(figures).and_then(|it| u32::try_from(it).ok());
    let year = number(&[y1, y2, y3, y4]).and_then(|it| i32::try_from(it).ok())?;
    NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)
}

fn read_instant(text: &str) -> Option<(Form, NaiveDateTime, bool)> {
    let (date, time) = match text.split_once([' ', 'T', '\u{a0}', '\u{202f}']) {
        Some((date, time)) => (date, Some(time.trim())),
        None => (text, None),
    };
    let (form, day) = read_day(date)?;
    let time = match time {
        Some(time) => Some(read_time(time)?),
        None => None,
    };
    let has_time = time.is_some();
    Some((form, day.and_time(time.unwrap_or_default()), has_time))
}

fn read_day(text: &str) -> Option<(Form, NaiveDate)> {
    let separator = text.chars().find(|letter| "/-.".contains(*letter))?;
    let mut parts = text.split(separator);
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let number = |text: &str| digits(text.as_bytes()).and_then(|it| u32::try_from(it).ok());
    let (day, month, year) = if first.len() == 4 {
        (third, second, first)
    } else {
        (first, second, third)
    };
    let form = match (first.len(), second.len(), third.len(), separator) {
        (2, 2, 4, '/') => Form::French,
        (4, 2, 2, '-') => Form::Iso,
        _ => Form::Other,
    };
    let year = match (year.len(), i32::try_from(number(year)?).ok()?) {
        (4, year) => year,
        // Nobody in a school was born before 1950.
        (2, year) if year < 50 => 2000 + year,
        (2, year) => 1900 + year,
        _ => return None,
    };
    let day = NaiveDate::from_ymd_opt(year, number(month)?, number(day)?)?;
    Some((form, day))
}

/// `10:15`, `7:05`, `10:15:30`, `10:15:30.000Z`.
fn read_time(text: &str) -> Option<NaiveTime> {
    let text = text.trim_end_matches('Z');
    let mut parts = text.split(':');
    let number = |text: &str| digits(text.as_bytes()).and_then(|it| u32::try_from(it).ok());
    let (hour, minute) = (number(parts.next()?)?, number(parts.next()?)?);
    if let Some(second) = parts.next() {
        number(second.split('.').next()?)?;
    }
    let is_over = parts.next().is_none();
    NaiveTime::from_hms_opt(hour, minute, 0).filter(|_| is_over)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_writings() {
        #[track_caller]
        fn case(text: &str, expected: Cell<u64>) {
            assert_eq!(whole(text.as_bytes()), expected, "{text}");
        }

        case("55", Cell::Written(55));
        case(" 55 ", Cell::Written(55));
        case("1\u{a0}024", Cell::Rewritten(1024));
        case("12,0", Cell::Rewritten(12));
        case("-", Cell::Absent);
        case("NA", Cell::Absent);
        case("", Cell::Absent);
        case("-1", Cell::Odd);
        case("1,00E+05", Cell::Odd);
        case("99999999999999999999", Cell::Odd);
        case("é", Cell::Odd);
    }

    #[test]
    fn rates_are_read_in_both_writings() {
        #[track_caller]
        fn case(text: &str, expected: Cell<f64>) {
            assert_eq!(decimal(text.as_bytes()), expected, "{text}");
        }

        case("0,67", Cell::Written(0.67));
        case("1", Cell::Written(1.0));
        case("0.67", Cell::Rewritten(0.67));
        case("50 %", Cell::Rewritten(0.5));
        case("5,0E-01", Cell::Rewritten(0.5));
        case("-0,5", Cell::Rewritten(-0.5));
        case("1.000,5", Cell::Odd);
        case("inf", Cell::Odd);
        case("NaN", Cell::Odd);
        case("1e999", Cell::Odd);
    }

    #[test]
    fn days_are_read_in_the_forms_of_spreadsheets_too() {
        #[track_caller]
        fn case(text: &str, dates: Dates, expected: &str) {
            let found = match instant(text.as_bytes(), dates) {
                Cell::Written((it, _)) => it.format("%F %R").to_string(),
                Cell::Rewritten((it, _)) => it.format("~ %F %R").to_string(),
                Cell::Absent => "-".to_owned(),
                Cell::Odd => "?".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }

        use Dates::{Bare, WithTime};
        case("18/11/2026 10:15", WithTime, "2026-11-18 10:15");
        case("2023-09-02", Bare, "2023-09-02 00:00");
        case("2026-11-18", WithTime, "~ 2026-11-18 00:00");
        case("18/11/26", WithTime, "~ 2026-11-18 00:00");
        case("18/11/26 9:05", WithTime, "~ 2026-11-18 09:05");
        case("2026-11-18T09:05:00.000Z", WithTime, "~ 2026-11-18 09:05");
        case("1.9.2026 07:00:00", WithTime, "~ 2026-09-01 07:00");
        case("11/18/2026 10:15", WithTime, "?"); // the month comes second here
        case("31/02/2026 10:15", WithTime, "?");
        case("18/11/2026 25:00", WithTime, "?");
        case("18/11/2026 hier", WithTime, "?");
        case("hier", WithTime, "?");
        case("46344", WithTime, "?");
        case("NA", WithTime, "-");
        assert_eq!(day(b"17/03/27"), day(b"2027-03-17"));
        assert!(matches!(day(b"17/03/2027"), Cell::Written(_)));
    }
}
