//! Archives as Pix opens them, and as nobody should.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

use super::*;

const XML: &[u8] = b"<BEE_ELEVES></BEE_ELEVES>";

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        if name.ends_with('/') {
            writer
                .add_directory(*name, SimpleFileOptions::default())
                .unwrap();
        } else {
            writer
                .start_file(*name, SimpleFileOptions::default())
                .unwrap();
            writer.write_all(bytes).unwrap();
        }
    }
    writer.finish().unwrap().into_inner()
}

fn outcome(bytes: &[u8]) -> String {
    let reading = read(Cursor::new(bytes), &Limits::default(), |_| {}).unwrap();
    match reading.ending {
        Ending::Complete => "complete".to_owned(),
        Ending::Broken(Break::BadArchive(why), _) => why,
        other => format!("{other:?}"),
    }
}

#[test]
fn one_xml_file_is_wanted_whatever_stands_beside_it() {
    #[track_caller]
    fn case(names: &[&str], expected: &str) {
        let entries: Vec<(&str, &[u8])> = names.iter().map(|&name| (name, XML)).collect();
        let found = outcome(&archive(&entries));
        assert!(found.starts_with(expected), "{names:?}: {found}");
    }

    case(&["a.xml"], "complete");
    case(&["x/", "x/a.xml"], "complete");
    case(&["a.xml", "lisez-moi.txt", "A.XML"], "complete");
    case(&["__MACOSX/._a.xml", "a.xml"], "complete");
    case(&[".a.xml", "a.xml"], "complete");
    case(&[".d/a.xml", "b.xml"], "complete");
    case(&["a.xml", "b.xml"], "l’archive contient 2 fichiers .xml");
    case(
        &["__MACOSX/a.xml", "a.xml"],
        "l’archive contient 2 fichiers .xml",
    );
    case(&["a.txt"], "l’archive ne contient aucun fichier .xml");
    case(&["A.XML"], "l’archive ne contient aucun fichier .xml");
    case(&[], "l’archive ne contient aucun fichier .xml");
    case(
        &["[Content_Types].xml", "word/document.xml"],
        "c’est un document bureautique",
    );
    case(
        &["../a.xml", "b.xml"],
        "un nom de l’archive sort de son dossier",
    );
}

#[test]
fn a_damaged_archive_is_told_whatever_byte_is_wrong() {
    let text = "<BEE_ELEVES>".to_owned() + &"<a>é</a>".repeat(200) + "</BEE_ELEVES>";
    let good = archive(&[("a.xml", text.as_bytes())]);
    assert_eq!(outcome(&good), "complete");
    let followed = [good.as_slice(), b"trailing bytes"].concat();
    assert_eq!(outcome(&followed), "complete");
    for length in 4..good.len() {
        assert_ne!(outcome(&good[..length]), "complete", "{length}");
    }
    let data = 30 + "a.xml".len();
    let mut wrong_crc = good.clone();
    wrong_crc[data + 20] ^= 0x55;
    assert!(
        outcome(&wrong_crc).contains("abîmé"),
        "{}",
        outcome(&wrong_crc)
    );
    for index in 0..good.len() {
        let mut mutant = good.clone();
        mutant[index] ^= 0xFF;
        outcome(&mutant); // any answer, no panic
    }
}

#[test]
fn a_bomb_stops_early() {
    let blanks = vec![b' '; 40 * 1024 * 1024];
    let bomb = archive(&[("a.xml", &blanks)]);
    assert_eq!(outcome(&bomb), "Stopped(Ratio(500), Line(1))");
    let many: Vec<String> = (0..=MAX_ENTRIES)
        .map(|index| format!("{index}.txt"))
        .collect();
    let many: Vec<(&str, &[u8])> = many
        .iter()
        .map(|name| (name.as_str(), b"".as_slice()))
        .collect();
    assert_eq!(outcome(&archive(&many)), "Stopped(Entries(10000), Line(1))");
}
