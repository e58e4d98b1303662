//! The lines and fields of a CSV text, quotes included, as Pix's library cuts them.
//!
//! A quote opens a field only at its start. It closes before a separator or a
//! line end, blanks allowed between; elsewhere it is text. A quote that is
//! never closed takes the rest of the file.

use std::borrow::Cow;

use crate::parse::fregata_csv::guess::js_trim;

/// One line.
#[derive(Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Its fields, not trimmed.
    pub fields: Vec<Cow<'a, str>>,
}

/// The lines of a text.
pub struct Rows<'a> {
    text: &'a str,
    separator: u8,
    newline: &'a str,
    at: usize,
    next_separator: Next,
    next_newline: Next,
    is_over: bool,
}

/// A position looked up once and kept until it is passed.
#[derive(Clone, Copy)]
enum Next {
    Unknown,
    At(usize),
    Nowhere,
}

/// How a field ends.
enum End {
    Field,
    Row,
    File,
}

impl<'a> Rows<'a> {
    /// The lines of a text, which has none when it is empty.
    pub fn new(text: &'a str, separator: u8, newline: &'a str) -> Self {
        Self {
            text,
            separator,
            newline,
            at: 0,
            next_separator: Next::Unknown,
            next_newline: Next::Unknown,
            is_over: text.is_empty(),
        }
    }

    fn bytes_from(&self, at: usize) -> &'a [u8] {
        self.text.as_bytes().get(at..).unwrap_or_default()
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.text.get(from..to).unwrap_or_default()
    }

    fn separator_from(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes_from(at);
        let separator = self.separator;
        look_up(&mut self.next_separator, at, || {
            memchr::memchr(separator, rest)
        })
    }

    fn newline_from(&mut self, at: usize) -> Option<usize> {
        let rest = self.bytes_from(at);
        let newline = self.newline.as_bytes();
        look_up(&mut self.next_newline, at, || {
            memchr::memmem::find(rest, newline)
        })
    }

    fn field(&mut self) -> (Cow<'a, str>, End) {
        if self.bytes_from(self.at).first() == Some(&b'"') {
            return self.quoted();
        }
        let start = self.at;
        let separator = self.separator_from(start);
        let newline = self.newline_from(start);
        match (separator, newline) {
            (Some(separator), newline) if newline.is_none_or(|newline| separator < newline) => {
                self.at = separator + 1;
                (self.slice(start, separator).into(), End::Field)
            }
            (_, Some(newline)) => {
                self.at = newline + self.newline.len();
                (self.slice(start, newline).into(), End::Row)
            }
            _ => (self.slice(start, self.text.len()).into(), End::File),
        }
    }

    fn quoted(&mut self) -> (Cow<'a, str>, End) {
        let start = self.at + 1;
        let mut from = start;
        loop {
            let Some(found) = memchr::memchr(b'"', self.bytes_from(from)) else {
                return (self.slice(start, self.text.len()).into(), End::File);
            };
            let quote = from + found;
            let after = quote + 1;
            if after >= self.text.len() {
                return (unescaped(self.slice(start, quote)), End::File);
            }
            if self.bytes_from(after).first() == Some(&b'"') {
                from = after + 1;
                continue;
            }
            let separator = self.separator_from(after);
            let newline = self.newline_from(after);
            let nearest = match (separator, newline) {
                (Some(separator), Some(newline)) => Some(separator.min(newline)),
                (separator, None) => separator,
                (None, Some(_)) => None,
            };
            let close = after + self.blanks(after, nearest);
            if self.bytes_from(close).first() == Some(&self.separator) {
                self.at = close + 1;
                return (unescaped(self.slice(start, quote)), End::Field);
            }
            let close = after + self.blanks(after, newline);
            if self.bytes_from(close).starts_with(self.newline.as_bytes()) {
                self.at = close + self.newline.len();
                return (unescaped(self.slice(start, quote)), End::Row);
            }
            from = after + 1;
        }
    }

    /// The bytes up to `end`, when only blanks stand there.
    fn blanks(&self, from: usize, end: Option<usize>) -> usize {
        let between = end.map_or("", |end| self.slice(from, end));
        if js_trim(between).is_empty() {
            between.len()
        } else {
            0
        }
    }
}

fn look_up(next: &mut Next, at: usize, find: impl FnOnce() -> Option<usize>) -> Option<usize> {
    let is_known = match *next {
        Next::At(known) => known >= at,
        Next::Nowhere => true,
        Next::Unknown => false,
    };
    if !is_known {
        *next = find().map_or(Next::Nowhere, |found| Next::At(at + found));
    }
    match *next {
        Next::At(known) => Some(known),
        Next::Nowhere | Next::Unknown => None,
    }
}

fn unescaped(text: &str) -> Cow<'_, str> {
    if text.contains("\"\"") {
        return text.replace("\"\"", "\"").into();
    }
    text.into()
}

impl<'a> Iterator for Rows<'a> {
    type Item = Row<'a>;

    fn next(&mut self) -> Option<Row<'a>> {
        if self.is_over {
            return None;
        }
        let start = self.at;
        let mut fields = Vec::new();
        loop {
            let (field, end) = self.field();
            fields.push(field);
            match end {
                End::Field => {}
                End::Row => break,
                End::File => {
                    self.is_over = true;
                    break;
                }
            }
        }
        Some(Row { start, fields })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_cut_as_by_pix_s_library() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let rows = Rows::new(text, b';', "\n");
            let rows: Vec<String> = rows.map(|row| row.fields.join("|")).collect();
            assert_eq!(rows.join(" / "), expected, "{text}");
        }

        case("", "");
        case("a;b\nc", "a|b / c");
        case("a;b\n", "a|b / ");
        case("\"a;b\";c\nd", "a;b|c / d");
        case("\"a\"\"b\"\nc", "a\"b / c");
        case("\"a\" ;b", "a|b"); // blanks after the quote
        case("\"a\" \nb", "a / b");
        case("\"a\nb\";c", "a\nb|c");
        case("\"a;b\nc", "a;b\nc"); // never closed
        case("a\"b;c", "a\"b|c"); // not at the start
        case("\"a\"b;c\"\nd", "a\"b;c / d"); // closes nothing before a letter
        case("\"a\"", "a");
        case(";\n", "| / ");
    }

    #[test]
    fn a_million_columns_take_no_more_than_their_time() {
        let text = "\"a\";".repeat(1_000_000);
        let row = Rows::new(&text, b';', "\n").next().unwrap();
        assert_eq!(row.fields.len(), 1_000_001);
    }
}
