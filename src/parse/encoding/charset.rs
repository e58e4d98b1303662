//! Bytes to text, for the encodings in which markup is plain ASCII.

use std::sync::Arc;

/// The upper half of a single-byte table: what 0x80 to 0xFF stand for.
type UpperHalf = [char; 128];

/// An encoding in which every ASCII byte is that ASCII character.
#[derive(Debug, Clone)]
pub enum Charset {
    /// UTF-8; wrong sequences become the replacement character.
    Utf8,
    /// One byte, one character.
    SingleByte(Arc<UpperHalf>),
}

impl Charset {
    /// ASCII, where every other byte becomes the replacement character.
    pub fn ascii() -> Self {
        Self::SingleByte(Arc::new([char::REPLACEMENT_CHARACTER; 128]))
    }

    /// The table of a single-byte encoding.
    pub fn single_byte(encoding: &'static encoding_rs::Encoding) -> Self {
        let mut table = [char::REPLACEMENT_CHARACTER; 128];
        for (byte, letter) in (0x80..=0xFF_u8).zip(&mut table) {
            let bytes = [byte];
            let (text, _) = encoding.decode_without_bom_handling(&bytes);
            *letter = text.chars().next().unwrap_or(char::REPLACEMENT_CHARACTER);
        }
        Self::SingleByte(Arc::new(table))
    }

    /// The ISO table that a Windows one extends: 0x80 to 0x9F are control
    /// characters, where web decoders read the Windows ones.
    pub fn iso(encoding: &'static encoding_rs::Encoding) -> Self {
        let Self::SingleByte(table) = Self::single_byte(encoding) else {
            return Self::Utf8;
        };
        let mut table = *table;
        for (byte, letter) in (0x80..=0x9F_u8).zip(&mut table) {
            *letter = char::from(byte);
        }
        Self::SingleByte(Arc::new(table))
    }

    /// Adds the text of some bytes.
    pub fn decode_into(&self, bytes: &[u8], out: &mut String) {
        match self {
            Self::Utf8 => out.push_str(&String::from_utf8_lossy(bytes)),
            Self::SingleByte(_) if bytes.is_ascii() => {
                out.push_str(std::str::from_utf8(bytes).unwrap_or_default());
            }
            Self::SingleByte(table) => {
                out.extend(bytes.iter().map(|&byte| single(table, byte)));
            }
        }
    }

    /// The first character of some bytes and how many bytes it takes; none
    /// when there are too few bytes to tell.
    pub fn first_char(&self, bytes: &[u8]) -> Option<(char, usize)> {
        let &byte = bytes.first()?;
        if byte.is_ascii() {
            return Some((char::from(byte), 1));
        }
        match self {
            Self::SingleByte(table) => Some((single(table, byte), 1)),
            Self::Utf8 => first_utf8(bytes),
        }
    }
}

fn single(table: &UpperHalf, byte: u8) -> char {
    let upper = usize::from(byte).checked_sub(0x80);
    let found = upper.and_then(|index| table.get(index));
    found.copied().unwrap_or(char::from(byte))
}

fn first_utf8(bytes: &[u8]) -> Option<(char, usize)> {
    let longest = bytes.get(..4).unwrap_or(bytes);
    let chunk = longest.utf8_chunks().next()?;
    if let Some(letter) = chunk.valid().chars().next() {
        return Some((letter, letter.len_utf8()));
    }
    let wrong = chunk.invalid();
    let may_go_on = wrong.len() == bytes.len() && wrong.len() < 4;
    (!may_go_on).then_some((char::REPLACEMENT_CHARACTER, wrong.len().max(1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(charset: &Charset, bytes: &[u8]) -> String {
        let mut out = String::new();
        charset.decode_into(bytes, &mut out);
        out
    }

    #[test]
    fn the_three_latin_tables_differ_where_pix_says_so() {
        let latin1 = Charset::iso(encoding_rs::WINDOWS_1252);
        let latin9 = Charset::single_byte(encoding_rs::ISO_8859_15);
        let windows = Charset::single_byte(encoding_rs::WINDOWS_1252);
        let bytes = b"\x8E\x9E \xB4\xB8 \xE9";
        assert_eq!(decoded(&latin1, bytes), "\u{8e}\u{9e} \u{b4}\u{b8} é");
        assert_eq!(decoded(&latin9, bytes), "\u{8e}\u{9e} Žž é");
        assert_eq!(decoded(&windows, bytes), "Žž \u{b4}\u{b8} é");
        assert_eq!(decoded(&Charset::ascii(), b"a\xE9"), "a\u{fffd}");
        assert_eq!(decoded(&Charset::Utf8, b"a\xE9b"), "a\u{fffd}b");
    }

    #[test]
    fn the_first_character_waits_for_its_bytes() {
        let utf8 = |bytes: &[u8]| Charset::Utf8.first_char(bytes);
        assert_eq!(utf8("é".as_bytes()), Some(('é', 2)));
        assert_eq!(utf8(b"\xC3"), None);
        assert_eq!(utf8(b"\xC3a"), Some(('\u{fffd}', 1)));
        assert_eq!(utf8(b""), None);
    }
}
