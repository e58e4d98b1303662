//! French as it is printed: dates, counts, lists, spaces.
//!
//! Looks only. Nothing here knows what a date or a count means.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// No-break space, before a colon and around a guillemet's text.
pub const NBSP: char = '\u{a0}';

const DAYS: [&str; 7] = [
    "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche",
];

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// The day of the week, in full: `lundi`.
pub fn weekday(date: NaiveDate) -> &'static str {
    let index = date.weekday().num_days_from_monday() as usize;
    DAYS.get(index).expect("a week has seven days")
}

/// The month's name, from 1 (`janvier`) to 12 (`décembre`); empty otherwise.
pub fn month(number: u32) -> &'static str {
    let index = (number as usize).wrapping_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}

/// A date in prose: `lundi 1er mars 2027`.
pub fn date(date: NaiveDate) -> String {
    let ordinal = ordinal(date);
    let (day, month) = (date.day(), month(date.month()));
    format!("{} {day}{ordinal} {month} {}", weekday(date), date.year())
}

/// A date in a table: `01/03/2027`.
pub fn short_date(date: NaiveDate) -> String {
    format!("{:02}/{:02}/{:04}", date.day(), date.month(), date.year())
}

/// A date in a narrow table: `lun. 01/03`.
pub fn narrow_date(date: NaiveDate) -> String {
    format!("{} {}", narrow_weekday(date), date.format("%d/%m"))
}

/// The day of the week in a narrow table: `lun.`.
pub fn narrow_weekday(date: NaiveDate) -> String {
    let name: String = weekday(date).chars().take(3).collect();
    format!("{name}.")
}

/// A time of day: `8 h 30`, `14 h`.
pub fn time(time: NaiveTime) -> String {
    match time.minute() {
        0 => format!("{}{NBSP}h", time.hour()),
        minutes => format!("{}{NBSP}h{NBSP}{minutes:02}", time.hour()),
    }
}

/// The day and its month, `1er mars` or `2 mars`.
pub fn day_and_month(date: NaiveDate) -> String {
    format!("{}{} {}", date.day(), ordinal(date), month(date.month()))
}

/// What follows the number of a day: `er` for the first one alone.
fn ordinal(date: NaiveDate) -> &'static str {
    if date.day() == 1 { "er" } else { "" }
}

/// A count and its noun, the singular up to one as French wants: `0 élève`, `2 élèves`.
pub fn count(number: usize, singular: &str, plural: &str) -> String {
    let noun = if number < 2 { singular } else { plural };
    format!("{} {noun}", thousands(number))
}

/// A whole number with its thousands apart: `12 345`.
pub fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + 4);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(NBSP);
        }
        out.push(digit);
    }
    out
}

/// A number with a decimal comma and nothing between its thousands.
pub fn decimal(number: f64, places: usize) -> String {
    // A half goes up, as in spreadsheets; formatting would make it even.
    let scale = (0..places).fold(1.0, |scale, _| scale * 10.0);
    let rounded = (number * scale).round() / scale;
    let text = format!("{rounded:.places$}");
    // Rounding leaves « -0 », which nobody writes.
    let zero = text.bytes().all(|byte| matches!(byte, b'-' | b'0' | b'.'));
    let text = if zero { text.replace('-', "") } else { text };
    text.replace('.', ",")
}

/// Things one after the other: `a`, `a et b`, `a, b et c`.
pub fn list<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, " et ")
}

/// A choice between things: `a`, `a ou b`, `a, b ou c`.
pub fn choice<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, " ou ")
}

fn joined<T: AsRef<str>>(items: &[T], last: &str) -> String {
    let Some((end, start)) = items.split_last() else {
        return String::new();
    };
    let start: Vec<&str> = start.iter().map(AsRef::as_ref).collect();
    if start.is_empty() {
        return end.as_ref().to_owned();
    }
    format!("{}{last}{}", start.join(", "), end.as_ref())
}

/// The text with its first letter in capitals: `Zone B`.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}

/// A text between guillemets: `« texte »`.
pub fn quoted(text: &str) -> String {
    format!("«{NBSP}{text}{NBSP}»")
}

/// A sentence with the no-break spaces that French wants, for texts that are
/// easier to keep with plain ones: before `: ; ! ?` and inside guillemets.
pub fn spaced(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut letters = text.chars().peekable();
    let mut before = None;
    while let Some(letter) = letters.next() {
        let after = letters.peek();
        let is_bound = before == Some('«') || matches!(after, Some('»' | ':' | ';' | '!' | '?'));
        out.push(if letter == ' ' && is_bound {
            NBSP
        } else {
            letter
        });
        before = Some(letter);
    }
    out
}

/// Lower case without accents, for words compared as a person reads them.
///
/// `Réunion` and `REUNION` fold to the same text; ligatures are opened
/// (`Œ` becomes `oe`), every other character is kept.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let mut out = String::with_capacity(text.len());
    for letter in text.chars().flat_map(char::to_lowercase) {
        match letter {
            'à' | 'â' | 'ä' | 'á' | 'ã' | 'å' => out.push('a'),
            'ç' => out.push('c'),
            'é' | 'è' | 'ê' | 'ë' => out.push('e'),
            'î' | 'ï' | 'í' | 'ì' => out.push('i'),
            'ñ' => out.push('n'),
            'ô' | 'ö' | 'ó' | 'ò' | 'õ' | 'ø' => out.push('o'),
            'ù' | 'û' | 'ü' | 'ú' => out.push('u'),
            'ÿ' | 'ý' => out.push('y'),
            'š' => out.push('s'),
            'ž' => out.push('z'),
            'œ' => out.push_str("oe"),
            'æ' => out.push_str("ae"),
            '’' | 'ʼ' => out.push('\''),
            // A combining mark left alone by a decomposed accent.
            '\u{300}'..='\u{36f}' => {}
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_read_as_a_french_person_writes_them() {
        assert_eq!(date(day("2027-03-01")), "lundi 1er mars 2027");
        assert_eq!(date(day("2026-08-16")), "dimanche 16 août 2026");
        assert_eq!(short_date(day("2027-03-01")), "01/03/2027");
        assert_eq!(narrow_date(day("2027-03-03")), "mer. 03/03");
    }

    #[test]
    fn the_plural_starts_at_two() {
        assert_eq!(count(0, "élève", "élèves"), "0 élève");
        assert_eq!(count(1, "élève", "élèves"), "1 élève");
        assert_eq!(count(1234, "élève", "élèves"), "1\u{a0}234 élèves");
    }

    #[test]
    fn no_break_spaces_stand_where_french_wants_them() {
        let spaced = spaced("« a » : b ; c ! d ? e:f «\u{a0}g\u{a0}» - h");
        let plain = spaced.replace(NBSP, "~");
        assert_eq!(plain, "«~a~»~: b~; c~! d~? e:f «~g~» - h");
    }

    #[test]
    fn lists_end_with_et() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B", "C"]), "A, B et C");
        assert_eq!(choice(&["A", "B"]), "A ou B");
    }

    #[test]
    fn folding_forgets_case_and_accents() {
        assert_eq!(fold("Réunion"), fold("REUNION"));
        assert_eq!(fold("Œuvre"), "oeuvre");
        assert_eq!(fold("e\u{301}te\u{301}"), "ete");
    }
}
