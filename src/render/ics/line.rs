//! The lines of a calendar file: escaped, folded, ended by CRLF.

use std::fmt::Write as _;

/// Most octets of a line, its end not counted (RFC 5545, 3.1).
const LONGEST: usize = 75;

/// The lines written so far.
#[derive(Default)]
pub struct Lines(String);

impl Lines {
    /// A property whose value is written as it is: a date, a number, a code.
    pub fn raw(&mut self, name: &str, value: &str) {
        let mut used = 0;
        for letter in format!("{name}:{value}").chars() {
            let octets = letter.len_utf8();
            if used + octets > LONGEST {
                self.0.push_str("\r\n ");
                used = 1;
            }
            self.0.push(letter);
            used += octets;
        }
        self.0.push_str("\r\n");
    }

    /// A property whose value is a text.
    pub fn text(&mut self, name: &str, value: &str) {
        self.raw(name, &escaped(value));
    }

    /// A whole component, its lines one under the other in the source.
    pub fn block(&mut self, lines: &str) {
        for line in lines.lines() {
            write!(self.0, "{}\r\n", line.trim()).expect("a string takes any text");
        }
    }

    /// The file.
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A text as a value: `\`, `;` and `,` behind a backslash, line ends as `\n`.
///
/// Other control characters have no place in a calendar and are dropped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(letter);
            }
            '\n' | '\r' => out.push_str("\\n"),
            '\t' => out.push(' '),
            letter if letter.is_control() => {}
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_calendars_read_as_markup_is_escaped() {
        #[track_caller]
        fn case(text: &str, value: &str) {
            assert_eq!(escaped(text), value);
        }

        case("a; b, c\\d", "a\\; b\\, c\\\\d");
        case("a\r\nb\nc\rd", "a\\nb\\nc\\nd");
        case("cloche\u{7}\u{1b}", "cloche");
        case("heure : 8:30", "heure : 8:30");
    }

    #[test]
    fn lines_fold_at_75_octets_between_characters() {
        for shift in 0..4 {
            let mut out = Lines::default();
            let text = format!("{}{}", "x".repeat(shift), "é€👩".repeat(40));
            out.raw("SUMMARY", &text);
            let file = out.into_string();
            assert!(file.split("\r\n").all(|line| line.len() <= LONGEST));
            assert!(file.split("\r\n").next().unwrap().len() > LONGEST - 4);
            assert_eq!(file.replace("\r\n ", ""), format!("SUMMARY:{text}\r\n"));
        }
    }
}
