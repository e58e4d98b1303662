//! What pixplan adds to Pix's verdict: each rule speaks on its fixture, stays
//! silent on a right file, and changes no verdict.

use pixplan::check::siecle::RULES;
use pixplan::check::verdict::PIX_KINDS;
use pixplan::check::{Context, Judgement, Verdict};
use pixplan::cli::judge_file::judge_siecle;
use pixplan::diagnostic::Severity;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::{Grade, GradeOverrides, Roster, Student};

use crate::siecle_file::{Pupil, context, file, judged, pupil, structure};

/// A class of six, all right.
fn class() -> Vec<Pupil> {
    let names = ["ROUX", "PÉRON", "YVON", "TANGUY", "D'ARVOR", "OLIVIER"];
    let numbered = (1..).zip(names);
    numbered
        .map(|(number, name)| pupil().number(number).with("NOM_DE_FAMILLE", name))
        .collect()
}

fn and(more: Pupil) -> String {
    let mut pupils = class();
    pupils.push(more.number_if_same());
    file(&pupils)
}

impl Pupil {
    /// The seventh of the class, unless the test gave another number.
    fn number_if_same(self) -> Self {
        self.with_attributes(" ELEVE_ID=\"77\"")
    }
}

/// Our codes about a file, once each, in order.
fn ours(found: &Judgement) -> String {
    let ours = found.diagnostics.iter().filter(|it| !it.kind.pix);
    let mut codes: Vec<&str> = ours.map(|it| it.kind.code).collect();
    codes.dedup();
    codes.join(" ")
}

#[test]
fn a_right_file_is_silent() {
    let found = judged(file(&class()).as_bytes());
    assert_eq!(found.verdict, Verdict::Accepted);
    assert_eq!(found.diagnostics, []);
}

/// Each rule with a file on which it speaks.
#[expect(clippy::too_many_lines, reason = "one line per rule")]
fn fixtures() -> Vec<(&'static str, String)> {
    let right = file(&class());
    let seventh = pupil()
        .with("ID_NATIONAL", "012345677AB")
        .with("NOM_DE_FAMILLE", "KERMADEC");
    let structures = right.find("<STRUCTURES>").unwrap();
    let eleves = right.find("<ELEVES>").unwrap();
    let end = right.find("</DONNEES>").unwrap();
    let swapped = [
        &right[..eleves],
        &right[structures..end],
        &right[eleves..structures],
        &right[end..],
    ]
    .concat();
    let sized = |count: u32| -> String {
        let pupils: Vec<Pupil> = (1..=count)
            .map(|number| {
                let tens = ["A", "B", "C", "D", "E"][number as usize / 10];
                let units =
                    ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J"][number as usize % 10];
                pupil()
                    .number(number)
                    .with("PRENOM", &format!("{tens}{units}"))
            })
            .collect();
        file(&pupils)
    };
    vec![
        (
            "READING_LIMIT",
            right.replace("<ELEVES>", &format!("<ELEVES>{}", "<a>".repeat(40))),
        ),
        (
            "WRONG_FILE",
            "<?xml version=\"1.0\"?><BEE_NOMENCLATURES/>".to_owned(),
        ),
        (
            "WITH_ADDRESSES",
            right.replace("</DONNEES>", "<ADRESSES/></DONNEES>"),
        ),
        (
            "WRONG_SCHOOL_YEAR",
            right.replace("<ANNEE_SCOLAIRE>2026", "<ANNEE_SCOLAIRE>2025"),
        ),
        ("STALE_EXPORT", right.replace("14/09/2026", "14/06/2026")),
        (
            "ENCODING_DECLARED_TOO_LATE",
            right.replace(
                "encoding=\"UTF-8\"",
                &format!("{}encoding=\"latin1\"", " ".repeat(120)),
            ),
        ),
        (
            "BYTES_OF_ANOTHER_ENCODING",
            and(seventh.clone().with("PRENOM", "Ren\u{fffd}")),
        ),
        (
            "DOCTYPE_SKIPPED",
            right.replace("<BEE_ELEVES", "<!DOCTYPE BEE_ELEVES><BEE_ELEVES"),
        ),
        (
            "CDATA_IN_FIELD",
            and(seventh
                .clone()
                .with("CODE_MEF", "<![CDATA[10010012110]]>")
                .in_structures(&structure("6A", "D"))),
        ),
        (
            "MARKUP_IN_FIELD",
            and(seventh.clone().with("PRENOM2", "A<B/>")),
        ),
        ("STRUCTURES_BEFORE_PUPILS", swapped),
        (
            "ELEVE_ID_REPEATED",
            file(
                &[
                    class(),
                    vec![seventh.clone().with_attributes(" ELEVE_ID=\"1\"")],
                ]
                .concat(),
            ),
        ),
        (
            "PUPIL_WITHOUT_INE",
            and(seventh.clone().without("ID_NATIONAL")),
        ),
        (
            "PUPIL_WITH_INE_RNIE_ONLY",
            and(seventh
                .clone()
                .without("ID_NATIONAL")
                .with("INE_RNIE", "012345678AB")),
        ),
        (
            "PUPIL_WITHOUT_DIVISION",
            and(seventh.clone().in_structures("")),
        ),
        (
            "PUPIL_INACTIVE",
            and(seventh.clone().in_structures(&structure("Inactifs", "D"))),
        ),
        (
            "DIVISION_WITHOUT_NAME",
            and(seventh.clone().in_structures(&structure("", "D"))),
        ),
        (
            "EXIT_DATE_IN_FUTURE",
            and(seventh.clone().with("DATE_SORTIE", "16/09/2026")),
        ),
        (
            "EXIT_DATE_EMPTY",
            and(seventh.clone().with("DATE_SORTIE", "")),
        ),
        ("MOJIBAKE", and(seventh.clone().with("PRENOM", "CÃ©cile"))),
        (
            "NAME_TO_RESPELL",
            and(seventh.clone().with("PRENOM", "Cœur")),
        ),
        (
            "SUSPICIOUS_INE",
            and(seventh.clone().with("ID_NATIONAL", "12")),
        ),
        ("SEX_UNKNOWN", and(seventh.clone().with("CODE_SEXE", "3"))),
        (
            "HOMONYMS",
            and(seventh.clone().with("NOM_DE_FAMILLE", "ROUX")),
        ),
        ("DIVISION_SIZE", sized(41)),
        (
            "LEVEL_UNKNOWN",
            and(seventh.with("CODE_MEF", "30011101110")),
        ),
    ]
}

#[test]
fn each_rule_speaks_on_its_fixture() {
    let fixtures = fixtures();
    for (code, xml) in &fixtures {
        let found = ours(&judged(xml.as_bytes()));
        assert!(found.split(' ').any(|it| it == *code), "{code}: {found}");
    }
    // These two need something beside the file.
    let elsewhere = ["UAI_NOT_COMPARED", "PARTIAL_EXPORT"];
    for rule in RULES {
        let code = rule.kind.code;
        let has_fixture = fixtures.iter().any(|(known, _)| *known == code);
        assert!(
            has_fixture || elsewhere.contains(&code),
            "{code} has no fixture"
        );
    }
}

#[test]
fn most_rules_speak_alone() {
    let together = [
        ("WRONG_FILE", "WRONG_FILE"),
        (
            "STRUCTURES_BEFORE_PUPILS",
            "STRUCTURES_BEFORE_PUPILS PUPIL_WITHOUT_DIVISION",
        ),
        (
            "DIVISION_WITHOUT_NAME",
            "DIVISION_WITHOUT_NAME DIVISION_SIZE",
        ),
        ("CDATA_IN_FIELD", "CDATA_IN_FIELD LEVEL_UNKNOWN"),
    ];
    for (code, xml) in fixtures() {
        let known = together.iter().find(|(known, _)| *known == code);
        let expected = known.map_or(code, |(_, codes)| codes);
        assert_eq!(ours(&judged(xml.as_bytes())), expected);
    }
}

#[test]
fn a_base_far_smaller_than_the_last_is_told() {
    let grades = GradeOverrides::default();
    let student = |number: u32| Student {
        ine: format!("0123456{number:02}AB"),
        ..Student::default()
    };
    let previous = Roster {
        students: (1..=40).map(student).collect(),
    };
    let around = Context {
        previous: Some(&previous),
        ..context(&grades)
    };
    let judge = |xml: &str| judge_siecle(xml.as_bytes(), &Limits::default(), &around).unwrap();
    assert_eq!(ours(&judge(&file(&class()))), "PARTIAL_EXPORT");
    let found = judge(&file(&class()));
    assert!(
        found.diagnostics[0].message.contains("34 élèves"),
        "{}",
        found.diagnostics[0].message
    );
    assert_eq!(found.verdict, Verdict::Accepted);
}

#[test]
fn without_a_uai_the_rest_is_judged() {
    let grades = GradeOverrides::new([("6A".to_owned(), Grade::Troisieme)]);
    let around = Context {
        uai: None,
        ..context(&grades)
    };
    let xml = file(&class());
    let found = judge_siecle(xml.as_bytes(), &Limits::default(), &around).unwrap();
    assert_eq!(ours(&found), "UAI_NOT_COMPARED");
    assert_eq!(found.verdict, Verdict::Accepted);
    assert_eq!(found.roster.divisions()[0].grade, Some(Grade::Troisieme));
    let empty = xml.replace("0350011X", "");
    let found = judge_siecle(empty.as_bytes(), &Limits::default(), &around).unwrap();
    assert_eq!(found.pix_codes(), ["UAI_MISMATCHED"]);
}

#[test]
fn the_summer_has_two_school_years() {
    let grades = GradeOverrides::default();
    let case = |today: &str, year: &str, expected: &str| {
        let around = Context {
            today: today.parse().unwrap(),
            ..context(&grades)
        };
        let xml =
            file(&class()).replace("<ANNEE_SCOLAIRE>2026", &format!("<ANNEE_SCOLAIRE>{year}"));
        let xml = xml.replace("<DATE_EXPORT>14/09/2026</DATE_EXPORT>", "");
        let found = judge_siecle(xml.as_bytes(), &Limits::default(), &around).unwrap();
        assert_eq!(ours(&found), expected, "{today} {year}");
    };
    case("2026-09-01", "2026", "");
    case("2027-05-31", "2026", "");
    case("2027-05-31", "2027", "WRONG_SCHOOL_YEAR");
    case("2027-06-30", "2027", ""); // the coming year is being prepared
    case("2027-08-20", "2026", ""); // the last one is not closed yet
    case("2027-09-01", "2026", "WRONG_SCHOOL_YEAR");
}

#[test]
fn every_code_can_be_explained() {
    let ours = RULES.iter().map(|rule| rule.kind);
    let mut codes: Vec<&str> = Vec::new();
    for kind in PIX_KINDS.iter().copied().chain(ours) {
        assert!(!codes.contains(&kind.code), "{} twice", kind.code);
        codes.push(kind.code);
        let texts = [kind.title, kind.why, kind.help];
        assert!(texts.iter().all(|text| text.len() > 10), "{}", kind.code);
        assert!(!kind.title.ends_with('.'), "{}", kind.code);
        assert!(kind.why.ends_with(['.', '?']), "{}", kind.code);
        // Pix blocks; what we add never does.
        assert_eq!(kind.pix, kind.severity == Severity::Error, "{}", kind.code);
        for text in texts {
            let plain = text.contains(" :")
                || text.contains(" ;")
                || text.contains("« ")
                || text.contains("  ");
            assert!(
                !plain,
                "a plain space before a sign in {}: {text}",
                kind.code
            );
            assert!(
                !text.contains("n'") && !text.contains("l'"),
                "{}: {text}",
                kind.code
            );
        }
    }
}

#[test]
fn findings_name_the_pupil_and_the_spelling_that_passes() {
    let found = judged(
        and(pupil()
            .with("ID_NATIONAL", "012345677AB")
            .with("NOM_DE_FAMILLE", "CŒUR"))
        .as_bytes(),
    );
    let spelling = found
        .diagnostics
        .iter()
        .find(|it| it.kind.code == "NAME_TO_RESPELL")
        .unwrap();
    assert_eq!(spelling.spot.student.as_deref(), Some("CŒUR Anaïs, 6A"));
    assert!(spelling.help().contains("COEUR"), "{}", spelling.help());
    assert_eq!(spelling.spot.line.map(|line| line.0), Some(16));
}
