//! How wide a text is in print, without a browser to ask.
//!
//! The widths are Arial's, which Helvetica and Liberation Sans share by design.

use crate::fr;

/// The width of a letter, in sizes of print.
fn letter(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | '\'' => 0.222,
        ' ' | '\u{a0}' | '!' | ',' | '.' | '/' | ':' | ';' | 'I' | '[' | '\\' | ']' | 'f' | 't' => {
            0.278
        }
        '(' | ')' | '-' | 'r' | '`' | '·' => 0.333,
        'J' | 'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.5,
        'a'..='h' | 'n'..='u' | '0'..='9' | '«' | '»' | '?' | '_' | 'L' | '#' | '$' | '–' => {
            0.556
        }
        '+' | '<' | '=' | '>' | '~' | '"' | '*' => 0.584,
        'F' | 'T' | 'Z' => 0.611,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 0.667,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | 'w' => 0.722,
        'G' | 'O' | 'Q' => 0.778,
        'M' | 'm' => 0.833,
        _ => 1.0,
    }
}

/// The width of a text, in sizes of print.
pub fn width(text: &str) -> f64 {
    text.chars().map(accented).sum()
}

/// An accent takes no room; what has none of the known widths is taken for the widest.
fn accented(found: char) -> f64 {
    let plain = fr::fold(&found.to_string());
    let small: f64 = plain.chars().map(letter).sum();
    let capital: f64 = found.to_uppercase().map(letter).sum();
    if found.is_uppercase() {
        return if found.is_ascii() {
            letter(found)
        } else {
            capital.min(0.8)
        };
    }
    small
}

/// The widths of a text's words, in sizes of print.
pub fn words(text: &str) -> Vec<f64> {
    text.split(' ').map(width).collect()
}

/// The lines of words in a column, the first one `first` wide and the next ones `next`.
pub fn lines(words: &[f64], first: f64, next: f64) -> u32 {
    let mut lines = 1;
    let mut used = 0.0;
    let mut room = first;
    for word in words {
        let mut needed = *word;
        if used > 0.0 && used + needed > room {
            lines += 1;
            used = 0.0;
            room = next;
        }
        // A word longer than a line is cut where the line ends.
        while used + needed > room && room > 0.0 {
            needed -= room;
            lines += 1;
            room = next;
        }
        used += needed + letter(' ');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        #[track_caller]
        fn case(text: &str, width: f64, expected: u32) {
            assert_eq!(lines(&words(text), width, width), expected);
        }

        case("", 5.0, 1);
        case("nnnn nnnn", 4.8, 1); // nine letters, the space a narrow one
        case("nnnn nnnn", 4.6, 2);
        case("nnnn nnnn", 2.3, 2);
        case("nnnnnnnnnn", 2.3, 3);
    }

    #[test]
    fn an_accent_takes_no_room() {
        assert!((width("élève") - width("eleve")).abs() < 1e-9);
        assert!(width("É") < 0.9);
        assert!((width("日") - 1.0).abs() < 1e-9);
    }
}
