//! Start and end tags, in bytes that may stop too early.

use std::ops::Range;

use crate::parse::encoding::Charset;
use crate::parse::siecle_xml::entity::{self, Entity};
use crate::parse::siecle_xml::names::{NameEnd, is_blank, name_length};

/// What some bytes hold.
pub enum Scan<T> {
    /// The whole thing, and how many bytes it takes.
    Whole(T, usize),
    /// Well written so far; it goes on after these bytes.
    More,
    /// A mistake at that offset.
    Wrong(usize),
    /// An entity is wrong at that offset.
    WrongEntity(usize),
}

/// A start tag, after its `<`.
pub struct StartTag {
    /// How many bytes its name takes.
    pub name: usize,
    /// Where its attributes stand; empty when it has none.
    pub attributes: Range<usize>,
    /// Whether it closes itself.
    pub closes_itself: bool,
}

/// Reads a start tag from the first character of its name.
pub fn start_tag(bytes: &[u8], charset: &Charset) -> Scan<StartTag> {
    let name = match name_length(bytes, charset) {
        NameEnd::At(0) => return Scan::Wrong(0),
        NameEnd::At(length) => length,
        NameEnd::More => return Scan::More,
    };
    let tag = |attributes, closes_itself| StartTag {
        name,
        attributes,
        closes_itself,
    };
    if bytes.get(name) == Some(&b'>') {
        return Scan::Whole(tag(0..0, false), name + 1);
    }
    let mut walk = Attributes::new(bytes, name, charset);
    let mut known = 0..0;
    loop {
        match walk.next() {
            Step::Attribute(attribute) => {
                if known.is_empty() {
                    known.start = attribute.name.start;
                }
                known.end = attribute.value.end + 1;
            }
            Step::Close(length) => return Scan::Whole(tag(known, false), length),
            Step::CloseItself(length) => return Scan::Whole(tag(known, true), length),
            Step::More => return Scan::More,
            Step::Wrong(at) => return Scan::Wrong(at),
            Step::WrongEntity(at) => return Scan::WrongEntity(at),
        }
    }
}

/// The value of the first attribute of that name, entities decoded.
pub fn attribute(bytes: &[u8], wanted: &[u8], charset: &Charset) -> Option<String> {
    // The attributes were checked when the tag was: only their end is new.
    let mut walk = Attributes::new(bytes, 0, charset);
    while let Step::Attribute(found) = walk.next() {
        if bytes.get(found.name) == Some(wanted) {
            let mut text = String::new();
            let raw = bytes.get(found.value).unwrap_or_default();
            entity::decode_into(raw, charset, &mut text);
            return Some(text);
        }
    }
    None
}

struct Attribute {
    name: Range<usize>,
    /// Between its quotes.
    value: Range<usize>,
}

enum Step {
    Attribute(Attribute),
    Close(usize),
    CloseItself(usize),
    More,
    Wrong(usize),
    WrongEntity(usize),
}

struct Attributes<'a> {
    bytes: &'a [u8],
    at: usize,
    charset: &'a Charset,
    /// A blank is needed before a name; the tag's own name ends by one.
    after_blank: Blank,
}

#[derive(PartialEq, Eq)]
enum Blank {
    Seen,
    Needed,
}

impl<'a> Attributes<'a> {
    fn new(bytes: &'a [u8], at: usize, charset: &'a Charset) -> Self {
        // Attributes that start the bytes have had their blank already.
        let after_blank = if at == 0 { Blank::Seen } else { Blank::Needed };
        Self {
            bytes,
            at,
            charset,
            after_blank,
        }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let blanks = rest.iter().take_while(|&&byte| is_blank(byte)).count();
        if blanks > 0 {
            self.at += blanks;
            self.after_blank = Blank::Seen;
        }
    }

    fn next(&mut self) -> Step {
        self.skip_blanks();
        match self.peek() {
            None => return Step::More,
            Some(b'>') => return Step::Close(self.at + 1),
            Some(b'/') => {
                return match self.bytes.get(self.at + 1) {
                    None => Step::More,
                    Some(b'>') => Step::CloseItself(self.at + 2),
                    Some(_) => Step::Wrong(self.at),
                };
            }
            Some(_) if self.after_blank == Blank::Needed => return Step::Wrong(self.at),
            Some(_) => {}
        }
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        match name_length(rest, self.charset) {
            NameEnd::At(0) => return Step::Wrong(start),
            NameEnd::At(length) => self.at += length,
            NameEnd::More => return Step::More,
        }
        let name = start..self.at;
        self.skip_blanks();
        match self.peek() {
            None => return Step::More,
            Some(b'=') => self.at += 1,
            Some(_) => return Step::Wrong(self.at),
        }
        self.skip_blanks();
        match self.peek() {
            None => Step::More,
            Some(quote @ (b'"' | b'\'')) => self.quoted(name, quote),
            Some(_) => Step::Wrong(self.at),
        }
    }

    fn quoted(&mut self, name: Range<usize>, quote: u8) -> Step {
        self.at += 1;
        let start = self.at;
        loop {
            let rest = self.bytes.get(self.at..).unwrap_or_default();
            let Some(next) = memchr::memchr2(quote, b'&', rest) else {
                return Step::More;
            };
            self.at += next + 1;
            if rest.get(next) == Some(&quote) {
                self.after_blank = Blank::Needed;
                let value = start..self.at - 1;
                return Step::Attribute(Attribute { name, value });
            }
            let after = self.bytes.get(self.at..).unwrap_or_default();
            match entity::read(after, self.charset) {
                Entity::Char(_, length) => self.at += length,
                Entity::Bad => return Step::WrongEntity(self.at - 1),
                Entity::More => return Step::More,
            }
        }
    }
}

/// Reads an end tag after its `</`: how many bytes precede its name, and its
/// name's length.
pub fn end_tag(bytes: &[u8], charset: &Charset) -> Scan<Range<usize>> {
    let blanks = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|&&byte| is_blank(byte)).count()
    };
    let start = blanks(0);
    let rest = bytes.get(start..).unwrap_or_default();
    if rest.is_empty() {
        return Scan::More;
    }
    let end = match name_length(rest, charset) {
        NameEnd::At(0) => return Scan::Wrong(start),
        NameEnd::At(length) => start + length,
        NameEnd::More => return Scan::More,
    };
    let close = blanks(end);
    match bytes.get(close) {
        None => Scan::More,
        Some(b'>') => Scan::Whole(start..end, close + 1),
        Some(_) => Scan::Wrong(close),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn start(text: &str) -> String {
        match start_tag(text.as_bytes(), &Charset::Utf8) {
            Scan::Whole(tag, length) => {
                let own = if tag.closes_itself { "/" } else { "" };
                let attributes = text.get(tag.attributes).unwrap();
                format!(
                    "{}{own} [{attributes}] {length}",
                    text.get(..tag.name).unwrap()
                )
            }
            Scan::More => "more".to_owned(),
            Scan::Wrong(at) => format!("wrong {at}"),
            Scan::WrongEntity(at) => format!("entity {at}"),
        }
    }

    #[test]
    fn start_tags_are_as_lax_as_pix() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            assert_eq!(start(text), expected, "{text}");
        }

        case("A>", "A [] 2");
        case("A >", "A [] 3");
        case("A/>", "A/ [] 3");
        case("A b='1'>", "A [b='1'] 8");
        case("A b='1' b='2'>", "A [b='1' b='2'] 14"); // repeated
        case("A b='<>'/>", "A/ [b='<>'] 10"); // angles inside
        case("A b = \"é\" >", "A [b = \"é\"] 12");
        case("A b='&eacute;'>", "A [b='&eacute;'] 15");
        case("A b='&'>", "entity 5");
        case("A b='1'c='2'>", "wrong 7"); // no blank between
        case("A b>", "wrong 3");
        case("A b c='1'>", "wrong 4");
        case("A b=1>", "wrong 4");
        case("A / >", "wrong 2");
        case("A&>", "wrong 1");
        case("A b='1", "more");
        case("A b='1'", "more");
        case("A", "more");
    }

    #[test]
    fn the_first_attribute_of_a_name_counts() {
        let find = |text: &str| attribute(text.as_bytes(), b"ELEVE_ID", &Charset::Utf8);
        assert_eq!(
            find("ELENOET='5' ELEVE_ID='1' ELEVE_ID='2'").as_deref(),
            Some("1")
        );
        assert_eq!(find("ELEVE_ID='a&amp;b'").as_deref(), Some("a&b"));
        assert_eq!(find("eleve_id='1'"), None);
    }

    #[test]
    fn end_tags_may_hold_blanks() {
        let end = |text: &str| match end_tag(text.as_bytes(), &Charset::Utf8) {
            Scan::Whole(name, length) => format!("{} {length}", text.get(name).unwrap()),
            Scan::More => "more".to_owned(),
            Scan::Wrong(at) | Scan::WrongEntity(at) => format!("wrong {at}"),
        };
        assert_eq!(end("A>"), "A 2");
        assert_eq!(end(" A >"), "A 4");
        assert_eq!(end(">"), "wrong 0");
        assert_eq!(end("A b>"), "wrong 2");
        assert_eq!(end("A"), "more");
        assert_eq!(end(" "), "more");
    }
}
