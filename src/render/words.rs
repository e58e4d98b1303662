//! The words that every format shares: cells, dates, states.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::fr;
pub use crate::fr::decimal;
use crate::report::{Cell, FindingGroup, State, Tone, When};

/// Said of every date that is computed, not published.
pub const FORECAST: &str = "prévisionnel";

/// The same in a narrow column, with a legend.
pub const FORECAST_SHORT: &str = "prév.";

/// In place of a count that is not shown.
pub const HIDDEN: &str = "masqué";

/// A cell as a person reads it.
pub fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Date(date) => fr::short_date(*date),
        Cell::ForecastDate(date) => forecast_date(*date),
        Cell::Count(number) => fr::thousands(*number),
        Cell::Decimal(number, places) => grouped(&decimal(*number, *places)),
        Cell::Share(share) => format!("{}{}%", decimal(share * 100.0, 0), fr::NBSP),
        Cell::Hidden => HIDDEN.to_owned(),
    }
}

/// A computed day, never to be taken for a published one.
pub fn forecast_date(date: NaiveDate) -> String {
    format!("{} ({FORECAST})", fr::short_date(date))
}

/// A decimal number with its thousands apart.
fn grouped(number: &str) -> String {
    let (whole, rest) = match number.split_once(',') {
        Some((whole, decimals)) => (whole, format!(",{decimals}")),
        None => (number, String::new()),
    };
    let (sign, digits) = match whole.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", whole),
    };
    match digits.parse() {
        Ok(digits) => format!("{sign}{}{rest}", fr::thousands(digits)),
        Err(_) => number.to_owned(),
    }
}

/// Where an entry stands: `en retard`, `à faire`.
pub fn state(state: State) -> &'static str {
    match state {
        State::Late => "en retard",
        State::Due => "à faire",
        State::Upcoming => "à venir",
        State::Past => "passé",
        State::Done(_) => "fait",
    }
}

/// How much a finding matters: `erreur`, `avertissement`.
pub fn tone(tone: Tone) -> &'static str {
    match tone {
        Tone::Bad => "erreur",
        Tone::Warning => "avertissement",
        Tone::Plain | Tone::Good | Tone::Hint | Tone::Faint => "information",
    }
}

/// What a finding is, how many places it has when there are several, and
/// whose it is: `INE vide (3 cas, contrôle de Pix)`.
pub fn finding(group: &FindingGroup) -> String {
    let cases = cases(group);
    let whose = group.pix.then(|| "contrôle de Pix".to_owned());
    let about: Vec<String> = cases.into_iter().chain(whose).collect();
    if about.is_empty() {
        return group.title.clone();
    }
    format!("{} ({})", group.title, about.join(", "))
}

/// How many places a finding has, when there are several.
pub fn cases(group: &FindingGroup) -> Option<String> {
    let several = group.places.len() > 1;
    several.then(|| format!("{} cas", fr::thousands(group.places.len())))
}

/// When an entry takes place, in short lines of at most 14 columns where a day is known.
///
/// A task shows its last day, which is what counts.
pub fn dates(when: &When) -> Vec<String> {
    match when {
        When::Due { due, .. } => vec![fr::short_date(*due)],
        When::DueByZone(zones) => zones
            .iter()
            .map(|zone| format!("{} {}", zone.zone, fr::short_date(zone.due)))
            .collect(),
        When::Days { first, last } if first == last => vec![fr::short_date(*first)],
        When::Days { first, last } => vec![
            fr::short_date(*first),
            format!("→ {}", fr::short_date(*last)),
        ],
        When::Hours { start, end } => vec![
            fr::short_date(start.date()),
            format!("{}-{}", start.format("%H:%M"), end.format("%H:%M")),
        ],
        When::Unknown(reason) => vec![reason.clone()],
    }
}

/// When an entry takes place, in one sentence without a capital or a full stop.
pub fn span(when: &When) -> String {
    match when {
        When::Due { start, due } => from_to(*start, *due),
        When::DueByZone(zones) => {
            let zones: Vec<_> = zones
                .iter()
                .map(|zone| format!("zone {} {}", zone.zone, from_to(zone.start, zone.due)))
                .collect();
            zones.join("\u{a0}; ")
        }
        When::Days { first, last } => from_to(*first, *last),
        When::Hours { start, end } => {
            let mut out = fr::date(start.date());
            let (start, end) = (start.format("%H:%M"), end.format("%H:%M"));
            write!(out, " de {start} à {end}").expect("a string takes any text");
            out
        }
        When::Unknown(reason) => reason.clone(),
    }
}

/// Two days, or one when they are the same.
pub fn from_to(first: NaiveDate, last: NaiveDate) -> String {
    if first == last {
        return format!("le {}", fr::short_date(first));
    }
    format!("du {} au {}", fr::short_date(first), fr::short_date(last))
}

/// A text on one line, without the characters that only a machine reads.
///
/// No-break spaces stay: French needs them.
pub fn one_line(text: &str) -> String {
    let is_plain = |letter: char| !letter.is_control() && !is_hidden(letter);
    if text.chars().all(is_plain) {
        return text.to_owned();
    }
    text.chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .filter(|letter| !is_hidden(*letter))
        .collect()
}

/// Marks that reorder or hide the text around them.
fn is_hidden(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::day;

    #[test]
    fn numbers_are_written_as_french_does() {
        #[track_caller]
        fn case(found: &Cell, text: &str) {
            assert_eq!(cell(found), text);
        }

        case(&Cell::Decimal(-1234.56, 1), "-1\u{a0}234,6");
        case(&Cell::Decimal(-0.04, 1), "0,0");
        case(&Cell::Decimal(217.25, 1), "217,3"); // as in spreadsheets
        case(&Cell::Decimal(139.75, 1), "139,8");
        case(&Cell::Decimal(f64::NAN, 1), "NaN");
        case(&Cell::Share(0.714), "71\u{a0}%");
        case(&Cell::Count(1234), "1\u{a0}234");
        case(&Cell::Empty, "");
    }

    #[test]
    fn a_forecast_never_looks_like_a_published_date() {
        let date = day("2027-06-18");
        assert_eq!(cell(&Cell::Date(date)), "18/06/2027");
        assert_eq!(cell(&Cell::ForecastDate(date)), "18/06/2027 (prévisionnel)");
    }

    #[test]
    fn spans_read_as_sentences() {
        let (first, last) = (day("2027-03-15"), day("2027-06-11"));
        let hours = When::Hours {
            start: first.and_hms_opt(8, 30, 0).unwrap(),
            end: first.and_hms_opt(10, 30, 0).unwrap(),
        };
        assert_eq!(span(&hours), "lundi 15 mars 2027 de 08:30 à 10:30");
        assert_eq!(
            span(&When::Days { first, last }),
            "du 15/03/2027 au 11/06/2027"
        );
        assert_eq!(
            dates(&When::Days { first, last }),
            ["15/03/2027", "→ 11/06/2027"]
        );
    }
}
