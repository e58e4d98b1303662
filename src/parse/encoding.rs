//! Which encoding a SIECLE file is in, as Pix's own reader guesses it.
//!
//! Only the first 128 bytes count: a byte order mark, else the `encoding=` of
//! an XML declaration that starts at the very first byte and ends within them,
//! else UTF-8 (pix-formats §1.3). Nothing here reads a file.

mod charset;
mod labels;
mod transcode;

pub use charset::Charset;
pub use transcode::Transcode;

use labels::Source;

/// How many bytes Pix looks at.
pub const PIX_HEAD: usize = 128;

/// How the bytes of a file are to be read.
#[derive(Debug, Clone)]
pub enum Codec {
    /// Markup can be found in the bytes themselves.
    Bytes(Charset),
    /// The bytes have to be turned into UTF-8 first.
    Transcoded(&'static encoding_rs::Encoding),
}

/// What the start of a file tells of its encoding.
#[derive(Debug, Clone)]
pub struct Detection {
    /// The encoding as it is named, or the default: `ISO-8859-15`, `UTF-8`.
    pub name: String,
    /// How to read it.
    pub codec: Known,
    /// A name declared where Pix does not look.
    pub declared_too_late: Option<String>,
}

/// Whether an encoding is known, and to whom.
#[derive(Debug, Clone)]
pub enum Known {
    /// To Pix and to us.
    Both(Codec),
    /// To Pix only: its library has more tables than we have.
    PixOnly,
    /// To nobody: Pix refuses the file.
    Nobody,
}

/// The signs by which Pix's reader recognises the start of a file.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Start {
    Utf8,
    Utf16Le,
    Utf16Be,
}

const BOMS: [(&[u8], Start); 3] = [
    (b"\xEF\xBB\xBF", Start::Utf8),
    (b"\xFF\xFE", Start::Utf16Le),
    (b"\xFE\xFF", Start::Utf16Be),
];

const DECLARATIONS: [(&[u8], Start); 3] = [
    (b"<?xm", Start::Utf8),
    (b"<\0?\0", Start::Utf16Le),
    (b"\0<\0?", Start::Utf16Be),
];

impl Start {
    fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }
}

/// Reads the start of a file: its first 128 bytes decide, and what follows
/// them only serves to explain.
pub fn detect(head: &[u8]) -> Detection {
    let seen = head.get(..PIX_HEAD).unwrap_or(head);
    if let Some(start) = starting(seen, &BOMS) {
        return known(start.name().to_owned(), start);
    }
    let Some(start) = starting(seen, &DECLARATIONS) else {
        return known("UTF-8".to_owned(), Start::Utf8);
    };
    let Some(declared) = declared_encoding(seen, start) else {
        let mut found = known(start.name().to_owned(), start);
        found.declared_too_late = declared_encoding(head, start);
        return found;
    };
    // Pix's library knows these two by heart, in capitals only, and takes
    // « UTF-16 » for a mistake in a file whose bytes are not.
    let plain = match (declared.as_str(), start) {
        ("UTF-8", _) | ("UTF-16", Start::Utf8) => "UTF-8",
        ("UTF-16", _) => start.name(),
        _ => declared.as_str(),
    };
    known(plain.to_owned(), start)
}

fn starting(head: &[u8], signs: &[(&[u8], Start)]) -> Option<Start> {
    let found = signs.iter().find(|(sign, _)| head.starts_with(sign));
    found.map(|&(_, start)| start)
}

fn known(name: String, start: Start) -> Detection {
    let source = labels::source_of(&name);
    let codec = source.map_or(Known::Nobody, |source| codec_of(source, start));
    Detection {
        name,
        codec,
        declared_too_late: None,
    }
}

fn codec_of(source: Source, start: Start) -> Known {
    Known::Both(match source {
        Source::Utf8 => Codec::Bytes(Charset::Utf8),
        Source::Utf16Be => Codec::Transcoded(encoding_rs::UTF_16BE),
        Source::Utf16 if start == Start::Utf16Be => Codec::Transcoded(encoding_rs::UTF_16BE),
        Source::Utf16 | Source::Utf16Le => Codec::Transcoded(encoding_rs::UTF_16LE),
        Source::Ascii => Codec::Bytes(Charset::ascii()),
        Source::SingleByte(encoding) => Codec::Bytes(Charset::single_byte(encoding)),
        Source::IsoSingleByte(encoding) => Codec::Bytes(Charset::iso(encoding)),
        Source::ManyBytes(encoding) => Codec::Transcoded(encoding),
        Source::PixOnly => return Known::PixOnly,
    })
}

/// The name in the `encoding=` of the declaration, if the declaration ends here.
///
/// No blank may stand around the sign; the two quotes need not be the same.
fn declared_encoding(head: &[u8], start: Start) -> Option<String> {
    let close: &[u8] = match start {
        Start::Utf8 => b"?>",
        Start::Utf16Le => b"?\0>\0",
        Start::Utf16Be => b"\0?\0>",
    };
    let end = memchr::memmem::find(head, close)?;
    let declaration = head.get(..end).unwrap_or_default();
    let ascii: Vec<u8> = match start {
        Start::Utf8 => declaration.to_vec(),
        Start::Utf16Le => declaration.chunks(2).map(|pair| ascii(pair, 0)).collect(),
        Start::Utf16Be => declaration.chunks(2).map(|pair| ascii(pair, 1)).collect(),
    };
    let mut rest = ascii.as_slice();
    while let Some(at) = memchr::memmem::find(rest, b"encoding=") {
        rest = rest.get(at + b"encoding=".len()..).unwrap_or_default();
        if let Some(name) = quoted_name(rest) {
            return Some(name);
        }
    }
    None
}

/// The ASCII character of two bytes of UTF-16, or a byte that is none.
fn ascii(pair: &[u8], low: usize) -> u8 {
    let is_ascii = pair.get(1 - low) == Some(&0);
    let byte = pair.get(low).copied().filter(|_| is_ascii);
    byte.unwrap_or(u8::MAX)
}

fn quoted_name(text: &[u8]) -> Option<String> {
    let quote = |byte: &u8| matches!(byte, b'"' | b'\'');
    let inner = text.get(1..).filter(|_| text.first().is_some_and(quote))?;
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let length = inner.iter().position(|byte| !plain(byte))?;
    let name = inner.get(..length)?;
    let starts_well = name.first().is_some_and(u8::is_ascii_alphabetic);
    let closed = inner.get(length).is_some_and(quote);
    (starts_well && closed).then(|| String::from_utf8_lossy(name).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(head: &[u8]) -> String {
        let found = detect(head);
        let codec = match found.codec {
            Known::Both(Codec::Bytes(_)) => "bytes",
            Known::Both(Codec::Transcoded(_)) => "transcoded",
            Known::PixOnly => "pix only",
            Known::Nobody => "nobody",
        };
        format!("{} {codec}", found.name)
    }

    #[test]
    fn the_first_bytes_tell_the_encoding() {
        #[track_caller]
        fn case(head: &[u8], expected: &str) {
            assert_eq!(outcome(head), expected, "{}", head.escape_ascii());
        }

        case(b"", "UTF-8 bytes");
        case(b"<BEE_ELEVES>", "UTF-8 bytes");
        case(b"<?xml version=\"1.0\"?>", "UTF-8 bytes");
        case(
            b"<?xml version=\"1.0\" encoding=\"ISO-8859-15\"?>",
            "ISO-8859-15 bytes",
        );
        case(b"<?xml encoding='windows-1252'?>", "windows-1252 bytes");
        case(b"<?xml encoding='windows-1252\"?>", "windows-1252 bytes"); // quotes differ
        case(b"<?xml\nversion='1.0'\nencoding='latin1'?>", "latin1 bytes");
        case(b"<?xml encoding = 'windows-1252'?>", "UTF-8 bytes"); // blanks around the sign
        case(b" <?xml encoding='windows-1252'?>", "UTF-8 bytes"); // not at the very start
        case(b"<!-- x --><?xml encoding='latin1'?>", "UTF-8 bytes");
        case(b"\xEF\xBB\xBF<?xml encoding='ISO-8859-15'?>", "UTF-8 bytes"); // the mark wins
        case(b"\xFF\xFE<\0", "UTF-16LE transcoded");
        case(b"\xFE\xFF\0<", "UTF-16BE transcoded");
        case(b"<\0?\0x\0m\0l\0?\0>\0", "UTF-16LE transcoded");
        case(b"\0<\0?\0x\0m\0l\0?\0>", "UTF-16BE transcoded");
        case(b"<?xml encoding='UTF-16'?>", "UTF-8 bytes"); // a mistake that Pix forgives
        case(b"<?xml encoding='utf-16'?>", "utf-16 transcoded"); // and one that it does not
        case(b"<?xml encoding='FOO-42'?>", "FOO-42 nobody");
        case(b"<?xml encoding='IBM850'?>", "IBM850 pix only");
        case(b"<?xml encoding='iso8859_15'?>", "iso8859_15 bytes");
        case(b"<?xml encoding='8859-15'?>", "UTF-8 bytes"); // a name starts with a letter
    }

    #[test]
    fn a_declaration_that_ends_after_128_bytes_is_not_read() {
        let declare = |blanks: usize| {
            let blanks = " ".repeat(blanks);
            format!("<?xml version='1.0'{blanks}encoding='ISO-8859-15'?>")
        };
        let length = declare(0).len();
        let at_the_limit = declare(PIX_HEAD - length);
        assert_eq!(outcome(at_the_limit.as_bytes()), "ISO-8859-15 bytes");
        let beyond = declare(PIX_HEAD - length + 1);
        assert_eq!(outcome(beyond.as_bytes()), "UTF-8 bytes");
        let told = detect(beyond.as_bytes()).declared_too_late;
        assert_eq!(told.as_deref(), Some("ISO-8859-15"));
    }
}
