//! What a file is, by its first bytes and only then by its name.

use crate::parse::fregata_csv;
use crate::parse::pix_csv;
use crate::parse::zip::is_archive;

/// How many bytes are enough to recognise a file.
pub const HEAD: usize = 8 * 1024;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// XML: the pupils of SIECLE, or another file of its family.
    SiecleXml,
    /// An archive, with SIECLE XML in it one hopes.
    Zip,
    /// The CSV of FREGATA, for agricultural schools.
    Fregata,
    /// A campaign export or certification results of Pix.
    PixCsv,
    /// None of these.
    Unknown,
}

/// Recognises a file by its first bytes ([`HEAD`] of them are enough), else
/// by the extension of its name.
pub fn recognise(head: &[u8], name: &str) -> FileKind {
    if is_archive(head) {
        return FileKind::Zip;
    }
    if starts_like_xml(head) {
        return FileKind::SiecleXml;
    }
    if fregata_csv::looks_like_it(head) {
        return FileKind::Fregata;
    }
    if pix_csv::looks_like_it(head) {
        return FileKind::PixCsv;
    }
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    match extension.map(str::to_ascii_lowercase).as_deref() {
        // Pix reads whatever is not an archive as XML, a damaged .zip too.
        Some("xml" | "zip") => FileKind::SiecleXml,
        _ => FileKind::Unknown,
    }
}

fn starts_like_xml(head: &[u8]) -> bool {
    let marks: [&[u8]; 3] = [b"\xEF\xBB\xBF", b"\xFF\xFE", b"\xFE\xFF"];
    let without_mark = marks.iter().find_map(|mark| head.strip_prefix(*mark));
    let start = without_mark.unwrap_or(head);
    let blank = |byte: &u8| byte.is_ascii_whitespace() || *byte == 0;
    let first = start.iter().find(|byte| !blank(byte));
    first == Some(&b'<')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_wins_over_the_name() {
        #[track_caller]
        fn case(head: &[u8], name: &str, expected: FileKind) {
            assert_eq!(recognise(head, name), expected, "{name}");
        }

        case(b"PK\x03\x04", "eleves.xml", FileKind::Zip);
        case(b"\xEF\xBB\xBF<?xml?>", "eleves.csv", FileKind::SiecleXml);
        case(b"\xFF\xFE<\0", "x", FileKind::SiecleXml);
        case(b"\n <BEE_ELEVES>", "x", FileKind::SiecleXml);
        case(b"", "eleves.xml", FileKind::SiecleXml);
        case(b"", "eleves.ZIP", FileKind::SiecleXml);
        case(b"bonjour", "lettre.txt", FileKind::Unknown);
        let header = "Identifiant unique*;Premier prénom*;Nom de famille*";
        case(header.as_bytes(), "x", FileKind::Fregata);
        case(
            b"Identifiant unique*,Premier pr\xE9nom*",
            "x",
            FileKind::Fregata,
        );
        case(b"Premier pr\x8Enom*;Statut*", "x", FileKind::Fregata);
        case(b"Code sexe*;Code MEF*;Division*", "x", FileKind::Fregata); // a column is missing
        case(b"Nom;Division;Statut", "x.csv", FileKind::Unknown);
    }
}
