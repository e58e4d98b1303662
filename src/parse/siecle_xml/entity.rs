//! `&…;` as Pix's reader decodes it: HTML names in any case, numbers.

use crate::parse::encoding::Charset;
use crate::parse::siecle_xml::html_entities::named;
use crate::parse::siecle_xml::names::{continues_name, starts_name};

/// The longest entity worth waiting for: longer ones are unknown anyway.
const LONGEST: usize = 1024;

/// What an ampersand starts.
pub enum Entity {
    /// A character, and the bytes taken after the ampersand.
    Char(char, usize),
    /// Nothing that Pix knows.
    Bad,
    /// More bytes are needed to tell.
    More,
}

/// Reads what follows an ampersand.
pub fn read(bytes: &[u8], charset: &Charset) -> Entity {
    let mut name = String::new();
    let mut length = 0;
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        if rest.first() == Some(&b';') {
            let found = decode(&name);
            return found.map_or(Entity::Bad, |letter| Entity::Char(letter, length + 1));
        }
        let Some((letter, width)) = charset.first_char(rest) else {
            return Entity::More;
        };
        let fits = match (letter, name.is_empty()) {
            ('#', _) => true,
            (_, true) => starts_name(letter),
            (_, false) => continues_name(letter),
        };
        if !fits || length > LONGEST {
            return Entity::Bad;
        }
        name.push(letter);
        length += width;
    }
}

fn decode(name: &str) -> Option<char> {
    let lower = name.to_lowercase();
    named(name)
        .or_else(|| named(&lower))
        .or_else(|| number(&lower))
}

/// `#233` or `#xe9`; leading zeros are fine, control characters are not.
fn number(lower: &str) -> Option<char> {
    let digits = lower.strip_prefix('#')?;
    let (digits, radix) = match digits.strip_prefix('x') {
        Some(hexadecimal) => (hexadecimal, 16),
        None => (digits, 10),
    };
    let digits = digits.trim_start_matches('0');
    let plain = digits.chars().all(|digit| digit.is_digit(radix));
    let code = u32::from_str_radix(digits, radix).ok().filter(|_| plain)?;
    char::from_u32(code).filter(|&letter| is_xml_char(letter))
}

fn is_xml_char(letter: char) -> bool {
    !matches!(letter, '\0'..='\u{8}' | '\u{B}' | '\u{C}' | '\u{E}'..='\u{1F}')
        && !matches!(letter, '\u{FFFE}' | '\u{FFFF}')
}

/// What became of a text.
pub enum Checked {
    /// Well written, up to the end.
    Good,
    /// Well written up to this offset, where an entity goes on past the end.
    CutAt(usize),
    /// A bad entity at this offset.
    BadAt(usize),
}

/// Checks the entities of a text that is not kept.
pub fn check(text: &[u8], charset: &Charset) -> Checked {
    let Some(first) = memchr::memchr(b'&', text) else {
        return Checked::Good;
    };
    let mut at = first;
    loop {
        match read(text.get(at + 1..).unwrap_or_default(), charset) {
            Entity::Char(_, length) => at += 1 + length,
            Entity::Bad => return Checked::BadAt(at),
            Entity::More => return Checked::CutAt(at),
        }
        match memchr::memchr(b'&', text.get(at..).unwrap_or_default()) {
            Some(next) => at += next,
            None => return Checked::Good,
        }
    }
}

/// Adds the text, entities decoded, to `out`.
pub fn decode_into(text: &[u8], charset: &Charset, out: &mut String) -> Checked {
    let mut at = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let Some(next) = memchr::memchr(b'&', rest) else {
            charset.decode_into(rest, out);
            return Checked::Good;
        };
        let (plain, entity) = rest.split_at_checked(next).unwrap_or_default();
        charset.decode_into(plain, out);
        match read(entity.get(1..).unwrap_or_default(), charset) {
            Entity::Char(letter, length) => {
                out.push(letter);
                at += next + 1 + length;
            }
            Entity::Bad => return Checked::BadAt(at + next),
            Entity::More => return Checked::CutAt(at + next),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_are_decoded_as_pix_does() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let mut out = String::new();
            let found = decode_into(text.as_bytes(), &Charset::Utf8, &mut out);
            let end = match found {
                Checked::Good => String::new(),
                Checked::BadAt(at) => format!("!{at}"),
                Checked::CutAt(at) => format!("…{at}"),
            };
            assert_eq!(format!("{out}{end}"), expected, "{text}");
        }

        case("Anaïs", "Anaïs");
        case("a &amp; b", "a & b");
        case("Rem&eacute;", "Remé");
        case("&EACUTE;&Eacute;", "éÉ"); // capitals fall back to the small letter
        case("&#233;&#xE9;&#XE9;&#0233;", "éééé");
        case("&#10;", "\n");
        case("&#1;", "!0"); // a control character
        case("&#0;", "!0");
        case("&#xD800;", "!0");
        case("&#x110000;", "!0");
        case("&#12a;", "!0");
        case("A & B", "A !2");
        case("A &B", "A …2");
        case("&;", "!0");
        case("&bogus;", "!0");
        case("&é", "…0");
    }
}
