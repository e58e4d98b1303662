//! Encodings, separators and lines of whole files.

use std::fmt::Write as _;

use super::*;

const TITLES: &str = "Identifiant unique*;Premier prénom*;Division*";

fn outcome(bytes: &[u8]) -> String {
    let mut told = String::new();
    let reading = read(bytes, &Limits::default(), |event| match event {
        FregataEvent::Header(titles) => {
            write!(told, "[{}]", titles.join("|")).unwrap();
        }
        FregataEvent::Row(row) => {
            let values = [
                FregataColumn::Identifier,
                FregataColumn::FirstName,
                FregataColumn::Division,
            ];
            let values = values.map(|column| row.get(column).unwrap_or("-"));
            write!(told, " {}@{}:{}", row.pix_line, row.line, values.join("/")).unwrap();
        }
    });
    let reading = reading.unwrap();
    match reading.ending {
        FregataEnding::Complete => format!("{} {told}", reading.encoding.unwrap_or("none")),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_encoding_is_the_first_that_shows_the_title() {
    let text = format!("{TITLES}\n1;Zoé;3A");
    let expected = "[Identifiant unique*|Premier prénom*|Division*] 2@2:1/Zoé/3A";
    assert_eq!(outcome(text.as_bytes()), format!("UTF-8 {expected}"));
    let marked = format!("\u{feff}{text}");
    assert_eq!(outcome(marked.as_bytes()), format!("UTF-8 {expected}"));
    let windows = encoding_rs::WINDOWS_1252.encode(&text).0;
    assert_eq!(outcome(&windows), format!("Windows-1252 {expected}"));
    let mac = text.replace('é', "\u{1}").into_bytes();
    let mac: Vec<u8> = mac
        .iter()
        .map(|&byte| if byte == 1 { 0x8E } else { byte })
        .collect();
    assert_eq!(outcome(&mac), format!("Mac OS Roman {expected}"));
    assert_eq!(outcome(b""), "UnknownEncoding");
    assert_eq!(
        outcome(b"Identifiant unique*;Division*\n"),
        "UnknownEncoding"
    );
    assert_eq!(
        outcome("Premier prenom*;Division*".as_bytes()),
        "UnknownEncoding"
    );
    assert_eq!(outcome("Premier prénom*\nZoé".as_bytes()), "NoSeparator");
    let late = format!("\n\n{TITLES}\n"); // Pix looks at two lines only
    assert_eq!(outcome(late.as_bytes()), "UnknownEncoding");
}

#[test]
fn blank_lines_do_not_count_and_values_are_trimmed() {
    let text = format!("{TITLES}\r\n\r\n 1 ;Zoé; \r\n ; ;\r\n\"2\";\"A\nB\";3A;trop\r\n3\r\n");
    let expected = "UTF-8 [Identifiant unique*|Premier prénom*|Division*] \
                    2@3:1/Zoé/- 3@5:2/A\nB/3A 4@7:3/-/-";
    assert_eq!(outcome(text.as_bytes()), expected);
}

#[test]
fn every_cut_of_a_file_gives_an_answer() {
    let text = format!("{TITLES}\n1;\"Zoé\"\"\";3A\n");
    for length in 0..text.len() {
        outcome(&text.as_bytes()[..length]);
        outcome(&[&text.as_bytes()[..length], b"\0\xFF\"\n".as_slice()].concat());
    }
}
