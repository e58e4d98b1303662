//! Which characters Pix's reader takes for a name, and which for a blank.

use crate::parse::encoding::Charset;

/// A blank between tags or attributes: these four and no other.
pub const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// Whether a name may start with this character (XML 1.0, up to U+FFFD).
pub fn starts_name(letter: char) -> bool {
    matches!(letter,
        ':' | '_' | 'A'..='Z' | 'a'..='z'
        | '\u{C0}'..='\u{D6}' | '\u{D8}'..='\u{F6}' | '\u{F8}'..='\u{2FF}'
        | '\u{370}'..='\u{37D}' | '\u{37F}'..='\u{1FFF}' | '\u{200C}'..='\u{200D}'
        | '\u{2070}'..='\u{218F}' | '\u{2C00}'..='\u{2FEF}' | '\u{3001}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFFD}')
}

/// Whether a name may go on with this character.
pub fn continues_name(letter: char) -> bool {
    starts_name(letter)
        || matches!(letter, '.' | '-' | '0'..='9' | '\u{B7}'
            | '\u{300}'..='\u{36F}' | '\u{203F}'..='\u{2040}')
}

/// The ASCII bytes that go on with a name, one flag per byte: half of a SIECLE
/// file is names.
static CONTINUES: [bool; 256] = {
    let mut flags = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        #[expect(clippy::indexing_slicing, reason = "a byte is under 256")]
        let flag = &mut flags[byte as usize];
        *flag = byte.is_ascii_alphanumeric() || matches!(byte, b':' | b'_' | b'.' | b'-');
        byte += 1;
    }
    flags
};

fn continues_ascii(byte: u8) -> bool {
    let flag = CONTINUES.get(usize::from(byte));
    flag.is_some_and(|&flag| flag)
}

/// Where a name ends.
pub enum NameEnd {
    /// After that many bytes; 0 when no name starts here.
    At(usize),
    /// Perhaps further than these bytes.
    More,
}

/// The length of the name that starts these bytes.
pub fn name_length(bytes: &[u8], charset: &Charset) -> NameEnd {
    let ascii = bytes.iter().position(|&byte| !continues_ascii(byte));
    let Some(length) = ascii else {
        return NameEnd::More;
    };
    let first_is_bad = bytes
        .first()
        .is_some_and(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-'));
    if first_is_bad {
        return NameEnd::At(0);
    }
    match bytes.get(length) {
        Some(byte) if !byte.is_ascii() => long_name(bytes, length, charset),
        _ => NameEnd::At(length),
    }
}

/// The same, once a byte that is not ASCII is met.
#[cold]
fn long_name(bytes: &[u8], mut length: usize, charset: &Charset) -> NameEnd {
    loop {
        let rest = bytes.get(length..).unwrap_or_default();
        let Some((letter, width)) = charset.first_char(rest) else {
            return NameEnd::More;
        };
        let fits = if length == 0 {
            starts_name(letter)
        } else {
            continues_name(letter)
        };
        if !fits {
            return NameEnd::At(length);
        }
        length += width;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stops_where_pix_stops() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let charset = Charset::Utf8;
            match name_length(text.as_bytes(), &charset) {
                NameEnd::At(length) => assert_eq!(text.get(..length), Some(expected)),
                NameEnd::More => assert_eq!("more", expected),
            }
        }

        case("ELEVE>", "ELEVE");
        case("ELEVE ELEVE_ID", "ELEVE");
        case("A.b-c:9/", "A.b-c:9");
        case("ÉLÈVE>", "ÉLÈVE");
        case("×>", ""); // the signs × and ÷ are not letters
        case("A×>", "A");
        case("9A>", "");
        case("-A>", "");
        case("ELEVE", "more");
        case("😀>", ""); // beyond U+FFFD
    }
}
