//! Files made to harm: an answer, soon, and nothing else.

use std::fmt::Write as _;
use std::io::{Cursor, Read, Write as _};

use pixplan::check::Verdict;
use pixplan::cli::judge_file::{judge, judge_fregata, judge_siecle};
use pixplan::parse::FileKind;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::GradeOverrides;

use crate::siecle_file::{context, file, judged, outcome, pupil, structure, told};

#[test]
fn a_file_cut_anywhere_is_answered() {
    let odd = pupil()
        .number(2)
        .with("PRENOM2", "<![CDATA[é]]>&eacute;<!-- - --><?pi?>");
    let xml = file(&[pupil(), odd]).replace("<BEE", "<!DOCTYPE a [<!ENTITY b 'c'>]><BEE");
    let whole = xml.trim_end().as_bytes();
    assert_eq!(outcome(whole), "2 learners");
    let utf16: Vec<u8> = "\u{feff}"
        .encode_utf16()
        .chain(xml.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for length in 0..whole.len() {
        let found = judged(&whole[..length]);
        assert_eq!(found.verdict, Verdict::Refused, "{length}");
        let with_nul = [&whole[..length], b"\0", &whole[length..]].concat();
        judged(&with_nul);
    }
    for length in 0..utf16.len() {
        judged(&utf16[..length]);
    }
}

#[test]
fn entities_are_never_expanded() {
    let mut bomb = "<!DOCTYPE lolz [<!ENTITY a0 'lol'>".to_owned();
    for level in 1..10 {
        let ten = format!("&a{};", level - 1).repeat(10);
        write!(bomb, "<!ENTITY a{level} '{ten}'>").unwrap();
    }
    bomb += "]>";
    let xml = file(&[pupil()]).replace("<BEE", &format!("{bomb}<BEE"));
    assert_eq!(outcome(xml.as_bytes()), "1 learners");
    let used = xml.replace("Anaïs", "&a9;");
    assert_eq!(outcome(used.as_bytes()), "INVALID_FILE");
    let outside = "<!DOCTYPE a SYSTEM \"file:///etc/passwd\">";
    let xml = file(&[pupil()]).replace("<BEE", &format!("{outside}<BEE"));
    assert_eq!(outcome(xml.as_bytes()), "1 learners");
}

#[test]
fn depth_text_and_size_have_limits() {
    let right = file(&[pupil()]);
    let deep = right.replace("<ELEVES>", &"<a>".repeat(100_000));
    assert_eq!(outcome(deep.as_bytes()), "unjudged");
    let long = right.replace("Anaïs", &"A".repeat(70_000));
    assert_eq!(outcome(long.as_bytes()), "unjudged");
    let grades = GradeOverrides::default();
    let endless = std::io::repeat(b' ').take(1 << 40);
    let small = Limits {
        max_bytes: 1 << 20,
        ..Limits::default()
    };
    let found = judge_siecle(endless, &small, &context(&grades)).unwrap();
    assert_eq!(told(&found), "unjudged");
    let endless = std::io::repeat(b'<').take(1 << 40);
    let found = judge_siecle(endless, &Limits::default(), &context(&grades)).unwrap();
    assert_eq!(told(&found), "PAYLOAD_TOO_LARGE INVALID_FILE");
    let endless = std::io::repeat(b';').take(1 << 40);
    let found = judge_fregata(endless, &small, &context(&grades)).unwrap();
    assert_eq!(told(&found), "unjudged");
}

#[test]
fn a_million_of_anything_takes_its_time_and_no_more() {
    let many = structure("3A", "D").repeat(100_000);
    assert_eq!(
        outcome(file(&[pupil().in_structures(&many)]).as_bytes()),
        "1 learners"
    );
    let right = file(&[pupil()]);
    let mut attributes = String::new();
    for number in 0..2_000 {
        write!(attributes, " a{number}='x'").unwrap();
    }
    let wide = right.replace("<ELEVES>", &format!("<ELEVES{attributes}>"));
    assert_eq!(outcome(wide.as_bytes()), "1 learners");
    let comments = right.replace("Anaïs", &"<!-- - -->".repeat(100_000));
    assert_eq!(
        outcome(comments.as_bytes()),
        "FIRST_NAME_REQUIRED INVALID_CHAR_DETECTED"
    );
    let grades = GradeOverrides::default();
    for unit in ["a;", "\"a\";", ";", "a_1;a;", "\"a\"b;", "\r", "\"", "a\n"] {
        let wide = format!("Premier prénom*;{}", unit.repeat(200_000));
        judge_fregata(wide.as_bytes(), &Limits::default(), &context(&grades)).unwrap();
    }
}

#[test]
fn files_are_known_by_their_content() {
    let grades = GradeOverrides::default();
    let kind = |bytes: &[u8], name: &str| {
        let around = context(&grades);
        let (kind, judgement) =
            judge(Cursor::new(bytes), name, &Limits::default(), &around).unwrap();
        (kind, judgement.map(|it| told(&it)))
    };
    let xml = file(&[pupil()]);
    let learner = Some("1 learners".to_owned());
    assert_eq!(
        kind(xml.as_bytes(), "eleves.csv"),
        (FileKind::SiecleXml, learner.clone())
    );
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    writer
        .start_file("x/ElevesSansAdresses.xml", options)
        .unwrap();
    writer.write_all(xml.as_bytes()).unwrap();
    let archive = writer.finish().unwrap().into_inner();
    assert_eq!(kind(&archive, "eleves.xml"), (FileKind::Zip, learner));
    let invalid = Some("INVALID_FILE".to_owned());
    let prefixed = [b"x".as_slice(), &archive].concat();
    assert_eq!(
        kind(&prefixed, "a.zip"),
        (FileKind::SiecleXml, invalid.clone())
    );
    for length in 4..archive.len() {
        let (_, found) = kind(&archive[..length], "a.zip");
        assert_eq!(found, invalid, "{length}");
    }
    assert_eq!(kind(b"bonjour", "lettre.txt"), (FileKind::Unknown, None));
}
