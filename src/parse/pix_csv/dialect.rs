//! How a file is written: encoding, separator, mark, quotes.
//!
//! Pix writes UTF-8 with a mark, semicolons, and quotes around its texts. A
//! spreadsheet that saves over it changes some of these; the titles tell which.

use std::borrow::Cow;

use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{Encoding, MACINTOSH, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

use crate::parse::pix_csv::{campaign_columns, certification_columns};

/// The mark that Pix writes first.
pub const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Telling titles enough to recognise an export.
const ENOUGH: usize = 2;

/// Lines among which the titles are looked for.
const TITLE_LINES: usize = 5;

/// Titles looked at on a line, to recognise a file.
const TITLES: usize = 400;

/// The separators, that of Pix first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// How a file is written.
#[derive(Debug, Clone)]
pub struct Dialect {
    /// UTF-8, UTF-16, or what a system older than UTF-8 writes.
    pub encoding: &'static Encoding,
    /// What stands between cells.
    pub separator: u8,
    /// Whether UTF-8 was once read as Windows-1252: `PrÃ©nom`.
    pub is_garbled: bool,
    /// What Pix wrote and is no longer there.
    pub lost: Vec<Lost>,
    /// Whether lines end as on Windows.
    pub has_crlf: bool,
    /// Which line the titles are, from 0, empty ones left aside.
    pub titles_at: usize,
}

/// Something of Pix's writing that spreadsheets drop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    /// The mark of UTF-8 at the start.
    Mark,
    /// The quotes around texts.
    Quotes,
}

/// How an export of Pix is written, by its first bytes; none when they are
/// not those of an export.
pub fn guess(head: &[u8]) -> Option<Dialect> {
    let mut best: Option<(usize, Dialect)> = None;
    for (encoding, text) in readings(head) {
        for separator in SEPARATORS {
            let Some((score, titles_at)) = score(&text, separator) else {
                continue;
            };
            if best.as_ref().is_none_or(|(most, _)| score > *most) {
                let dialect = Dialect {
                    encoding,
                    separator,
                    is_garbled: text.is_repaired,
                    lost: lost(head, &text.text),
                    has_crlf: text
                        .text
                        .split_once('\n')
                        .is_some_and(|(line, _)| line.ends_with('\r')),
                    titles_at,
                };
                best = Some((score, dialect));
            }
        }
    }
    best.map(|(_, dialect)| dialect)
}

fn lost(head: &[u8], text: &str) -> Vec<Lost> {
    let mark = (!head.starts_with(MARK)).then_some(Lost::Mark);
    let is_quoted = text.trim_start_matches('\u{feff}').starts_with('"');
    let quotes = (!is_quoted).then_some(Lost::Quotes);
    mark.into_iter().chain(quotes).collect()
}

/// A way to read the first bytes.
struct Text {
    text: String,
    is_repaired: bool,
}

fn readings(head: &[u8]) -> Vec<(&'static Encoding, Text)> {
    let plain = |text: Cow<'_, str>| Text {
        text: text.into_owned(),
        is_repaired: false,
    };
    if let Some((encoding, _)) = Encoding::for_bom(head).filter(|(it, _)| *it != UTF_8) {
        return vec![(
            encoding,
            plain(encoding.decode_without_bom_handling(head).0),
        )];
    }
    // UTF-16 without a mark: every other byte of its titles is zero.
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .take(16)
            .all(|it| *it == 0)
    };
    if head.len() >= 32 && (zeros(1) || zeros(0)) {
        let encoding = if zeros(1) { UTF_16LE } else { UTF_16BE };
        return vec![(
            encoding,
            plain(encoding.decode_without_bom_handling(head).0),
        )];
    }
    // The head may stop in the middle of a letter.
    let is_utf8 = match str::from_utf8(head) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none(),
    };
    if !is_utf8 {
        let all = [WINDOWS_1252, MACINTOSH];
        return all
            .map(|it| (it, plain(it.decode_without_bom_handling(head).0)))
            .into();
    }
    let text = String::from_utf8_lossy(head);
    let mut all = vec![(UTF_8, plain(text.clone()))];
    if let Cow::Owned(repaired) = repaired(&text) {
        let repaired = Text {
            text: repaired,
            is_repaired: true,
        };
        all.push((UTF_8, repaired));
    }
    all
}

/// A text in which UTF-8 was once read as Windows-1252, put right: `PrÃ©nom`
/// gives `Prénom`. Any other text stays as it is.
pub fn repaired(text: &str) -> Cow<'_, str> {
    if !text.contains(['Ã', 'Â', 'â']) {
        return text.into();
    }
    let whole = text.trim_end_matches('\u{fffd}');
    let (bytes, _, has_others) = WINDOWS_1252.encode(whole);
    if has_others {
        return text.into();
    }
    match str::from_utf8(&bytes) {
        Ok(right) => right.to_owned().into(),
        Err(error) if error.error_len().is_none() => {
            String::from_utf8_lossy(&bytes).into_owned().into()
        }
        Err(_) => text.into(),
    }
}

/// How many telling titles the best line has, and which line it is.
fn score(text: &Text, separator: u8) -> Option<(usize, usize)> {
    let text = text.text.trim_start_matches('\u{feff}');
    let mut builder = ReaderBuilder::new();
    builder
        .delimiter(separator)
        .flexible(true)
        .has_headers(false);
    let mut reader = builder.from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut best = None;
    for at in 0..TITLE_LINES {
        if !reader.read_record(&mut record).unwrap_or_default() {
            break;
        }
        let score = telling(&record);
        if score >= ENOUGH && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    best
}

/// The telling titles of a line, of the two families the better one.
fn telling(titles: &StringRecord) -> usize {
    let campaigns = titles.iter().take(TITLES);
    let campaigns = campaigns.filter(|title| campaign_columns::titled(title).is_telling);
    let certifications = titles.iter().take(TITLES);
    let certifications = certifications.filter(|title| certification_columns::titled(title).1);
    campaigns.count().max(certifications.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TITLES: &str =
        "\"Nom de la campagne\";\"Nom du Participant\";\"Prénom du Participant\"\n";

    #[track_caller]
    fn case(bytes: &[u8], expected: &str) {
        let found = guess(bytes).map(|it| {
            let is_bare = it.lost.contains(&Lost::Quotes);
            let quoted = if is_bare { "bare" } else { "quoted" };
            let garbled = if it.is_garbled { " garbled" } else { "" };
            let separator = char::from(it.separator).escape_default();
            format!("{} {separator} {quoted}{garbled}", it.encoding.name())
        });
        assert_eq!(found.as_deref().unwrap_or("-"), expected);
    }

    #[test]
    fn titles_tell_how_a_file_is_written() {
        case(TITLES.as_bytes(), "UTF-8 ; quoted");
        case(format!("\u{feff}{TITLES}").as_bytes(), "UTF-8 ; quoted");
        case(TITLES.replace(['"', '\n'], "").as_bytes(), "UTF-8 ; bare");
        case(TITLES.replace(';', ",").as_bytes(), "UTF-8 , quoted");
        case(TITLES.replace(';', "\t").as_bytes(), "UTF-8 \\t quoted");
        case(&WINDOWS_1252.encode(TITLES).0, "windows-1252 ; quoted");
        case(
            TITLES.replace('é', "\u{0}").replace('\0', "Ã©").as_bytes(),
            "UTF-8 ; quoted garbled",
        );
        let mac: Vec<u8> = TITLES.bytes().filter(u8::is_ascii).collect();
        let mac = String::from_utf8(mac).unwrap().replace("Prnom", "Pr@nom");
        let mac: Vec<u8> = mac
            .bytes()
            .map(|it| if it == b'@' { 0x8E } else { it })
            .collect();
        case(&mac, "macintosh ; quoted");
        let utf16: Vec<u8> = TITLES.encode_utf16().flat_map(u16::to_le_bytes).collect();
        case(
            &[b"\xFF\xFE".as_slice(), &utf16].concat(),
            "UTF-16LE ; quoted",
        );
        case(&utf16, "UTF-16LE ; quoted");
        case(format!("Mes 3e\n\n{TITLES}").as_bytes(), "UTF-8 ; bare");
        case(b"Nom;Division;Statut", "-");
        case(b"", "-");
        case(&[0; 64], "-");
    }
}
