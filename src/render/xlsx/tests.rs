//! A workbook read back by a small reader of its own.

use super::*;
use crate::render::sample;
use crate::report::{Align, Column, Row, Section, Table};
use std::io::Read;

/// The files of a workbook, by name.
fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let places = 0..archive.len();
    let parts = places.map(|place| {
        let mut text = String::new();
        let mut file = archive.by_index(place).unwrap();
        file.read_to_string(&mut text).unwrap();
        (file.name().unwrap().into_owned(), text)
    });
    parts.collect()
}

fn part(bytes: &[u8], name: &str) -> String {
    let found = parts(bytes).into_iter().find(|(known, _)| known == name);
    found.unwrap().1
}

/// The shared texts of a workbook, with their entities opened.
fn texts(bytes: &[u8]) -> Vec<String> {
    let shared = part(bytes, "xl/sharedStrings.xml");
    let items = shared.split("<si>").skip(1).map(|item| {
        let (_, text) = item.split_once("<t").unwrap();
        let (_, text) = text.split_once('>').unwrap();
        let (text, _) = text.split_once("</t>").unwrap();
        let text = text.replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&quot;", "\"").replace("&amp;", "&")
    });
    items.collect()
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = sample::hostile();
    assert_eq!(render(&report), render(&report));
    let core = part(&render(&report), "docProps/core.xml");
    assert!(core.contains("2026-11-22T00:00:00Z"), "{core}"); // the stamp
}

#[test]
fn no_cell_is_a_formula_a_link_or_a_script() {
    for (name, text) in parts(&render(&sample::hostile())) {
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
        assert!(!text.contains("<hyperlink") && !text.contains("<script"));
        assert!(!name.contains("vba") && !name.contains("externalLink"));
    }
    let texts = texts(&render(&sample::hostile()));
    // As it is: a string needs no apostrophe.
    assert!(texts.contains(&"=3A;|<b>".to_owned()));
}

#[test]
fn a_cell_is_what_it_holds() {
    let mut report = sample::report();
    report.sections = vec![Section::Table(sample::table())];
    let bytes = render(&report);
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    let value = |cell: &str| {
        let start = format!("<c r=\"{cell}\"");
        let (_, rest) = sheet.split_once(&start).unwrap();
        let (inside, _) = rest.split_once("</c>").unwrap();
        let is_text = inside.contains("t=\"s\"");
        let (_, number) = inside.split_once("<v>").unwrap();
        (is_text, number.trim_end_matches("</v>").to_owned())
    };
    let number = |text: &str| (false, text.to_owned());
    assert!(value("A2").0);
    assert_eq!(value("B2"), number("1234"));
    assert_eq!(value("C2"), number("-1234.5"));
    assert_eq!(value("D2"), number("0.714"));
    assert_eq!(value("E2"), number("46447")); // 1 March 2027
    assert_eq!(value("E3"), number("46556")); // 18 June 2027, forecast
    assert!(!sheet.contains("r=\"C3\"")); // empty
    assert!(sheet.contains("topLeftCell=\"A2\"") && sheet.contains("state=\"frozen\""));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("dd/mm/yyyy&quot; (prévisionnel)&quot;"));
}

#[test]
fn each_table_has_its_sheet() {
    let bytes = render(&sample::charted());
    let book = part(&bytes, "xl/workbook.xml");
    assert_eq!(book.matches("<sheet ").count(), 6);
    assert!(book.contains("name=\"Scores et niveaux de…\""), "{book}");
}

#[test]
fn a_report_without_a_table_is_a_workbook_all_the_same() {
    let mut report = sample::report();
    report.sections.clear();
    let book = part(&render(&report), "xl/workbook.xml");
    assert_eq!(book.matches("<sheet ").count(), 1);
}

#[test]
fn a_text_too_long_or_with_control_characters_does_not_break_the_file() {
    let mut report = sample::report();
    let long = "é\u{0}\u{1b}👩".repeat(20_000);
    report.sections = vec![Section::Table(Table {
        caption: "x".repeat(200),
        columns: vec![Column {
            title: long.clone(),
            align: Align::Left,
        }],
        rows: vec![Row {
            cells: vec![Cell::Text(long)],
            ..Row::default()
        }],
    })];
    let texts = texts(&render(&report));
    let length = texts[0].encode_utf16().count();
    assert!((LONGEST_TEXT - 1..=LONGEST_TEXT).contains(&length));
    assert!(!texts[0].contains('\u{1b}') && !texts[0].contains("_x001B_"));
}
