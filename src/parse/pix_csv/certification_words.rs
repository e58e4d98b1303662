//! The words of certification results: statuses and levels.

use crate::fr;
use crate::pix::{CertificationStatus, Mesh};

/// Statuses as Pix writes them, the newest words first.
const STATUSES: [(&str, CertificationStatus); 6] = [
    ("Validée", CertificationStatus::Validated),
    ("Non obtenue", CertificationStatus::NotObtained),
    ("Annulée", CertificationStatus::Cancelled),
    ("En erreur", CertificationStatus::Error),
    ("Démarrée", CertificationStatus::Started),
    ("Rejetée", CertificationStatus::NotObtained),
];

/// The status of a cell.
pub fn status(cell: &[u8]) -> Option<CertificationStatus> {
    let same = STATUSES.iter().find(|(word, _)| word.as_bytes() == cell);
    if let Some((_, status)) = same {
        return Some(*status);
    }
    let word = readable(cell);
    let near = STATUSES.iter().find(|(known, _)| fr::fold(known) == word);
    near.map(|(_, status)| *status)
}

/// The level of a cell; none for `-` and for another word.
pub fn mesh(cell: &[u8]) -> Option<Mesh> {
    if matches!(cell, b"" | b"-") {
        return None;
    }
    let all = Mesh::ALL.into_iter();
    if let Some(same) = all.clone().find(|mesh| mesh.name().as_bytes() == cell) {
        return Some(same);
    }
    let word = readable(cell);
    all.into_iter().find(|mesh| fr::fold(mesh.name()) == word)
}

/// A word in any of the encodings in which spreadsheets save, folded.
fn readable(cell: &[u8]) -> String {
    let text = match str::from_utf8(cell) {
        Ok(text) => text.into(),
        // Mac OS Roman and Windows-1252 differ: the one that gives a known
        // letter is the right one.
        Err(_) if cell.contains(&0x8E) => encoding_rs::MACINTOSH.decode(cell).0,
        Err(_) => encoding_rs::WINDOWS_1252.decode(cell).0,
    };
    let text = crate::parse::pix_csv::dialect::repaired(&text).into_owned();
    fr::fold(text.trim())
}

/// The word of a status, as Pix writes it today.
pub fn word_of(status: CertificationStatus) -> &'static str {
    let row = STATUSES.iter().find(|(_, known)| *known == status);
    row.map_or("", |(word, _)| word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_old_and_new_are_known_in_any_encoding() {
        #[track_caller]
        fn case(cell: &[u8], expected: &str) {
            assert_eq!(status(cell).map_or("-", word_of), expected);
        }

        case("Validée".as_bytes(), "Validée");
        case(b"Valid\xE9e", "Validée");
        case(b"Valid\x8Ee", "Validée");
        case("ValidÃ©e".as_bytes(), "Validée");
        case("rejetee".as_bytes(), "Non obtenue");
        case("DÉMARRÉE ".as_bytes(), "Démarrée");
        case(b"", "-");
        case(b"peut-etre", "-");
        assert_eq!(mesh("Avancé 2".as_bytes()).map(Mesh::number), Some(6));
        assert_eq!(mesh(b"ind\xE9pendant 1").map(Mesh::number), Some(3));
        assert_eq!(mesh(b"-"), None);
    }
}
