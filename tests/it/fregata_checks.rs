//! Pix's verdict on FREGATA files: every case of the specification, §8.4 and §2.

use pixplan::check::Judgement;
use pixplan::cli::judge_file::judge_fregata;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::{FregataColumn, GradeOverrides, Sex};

use crate::siecle_file::{context, told};

const GOOD: [&str; 15] = [
    "0123456789F",
    "Beatrix",
    "The",
    "Bride",
    "Kiddo",
    "Black Mamba",
    "Féminin",
    "01/01/1970",
    "97422",
    "",
    "200",
    "99100",
    "ST",
    "MEF1",
    "Division 1",
];

fn titles() -> Vec<&'static str> {
    FregataColumn::ALL
        .iter()
        .map(|column| column.label())
        .collect()
}

fn file(titles: &[&str], rows: &[Vec<&str>]) -> String {
    let lines = std::iter::once(titles).chain(rows.iter().map(Vec::as_slice));
    lines.map(|line| line.join(";") + ";\n").collect()
}

fn with(changes: &[(usize, &'static str)]) -> Vec<&'static str> {
    let mut row = GOOD.to_vec();
    for &(column, value) in changes {
        row[column] = value;
    }
    row
}

pub fn judged(bytes: &[u8]) -> Judgement {
    let grades = GradeOverrides::default();
    judge_fregata(bytes, &Limits::default(), &context(&grades)).expect("memory never fails")
}

#[track_caller]
fn case(rows: &[Vec<&str>], expected: &str) {
    let found = judged(file(&titles(), rows).as_bytes());
    let pix = found.diagnostics.iter().filter(|it| it.kind.pix);
    let codes = pix.map(|it| {
        let line = it.spot.line.map_or(0, |line| line.0);
        format!(
            "{} {line} {}",
            it.kind.code,
            it.spot.field.as_deref().unwrap_or("-")
        )
    });
    let codes: Vec<String> = codes.collect();
    let told = if codes.is_empty() {
        told(&found)
    } else {
        codes.join(", ")
    };
    assert_eq!(told, expected);
}

#[test]
fn columns_are_those_of_the_template() {
    for column in FregataColumn::ALL {
        let kept: Vec<&str> = titles()
            .into_iter()
            .filter(|it| *it != column.label())
            .collect();
        let found = told(&judged(file(&kept, &[]).as_bytes()));
        // The places of birth carry asterisks and are not required columns.
        let is_place = matches!(
            column,
            FregataColumn::BirthCity | FregataColumn::BirthCityCode
        );
        let expected = match column {
            FregataColumn::FirstName => "ENCODING_NOT_SUPPORTED",
            _ if column.label().contains('*') && !is_place => "HEADER_REQUIRED",
            _ => "0 learners",
        };
        assert_eq!(found, expected, "{}", column.label());
    }
    let mut more = titles();
    more.extend(["Âge", ""]);
    assert_eq!(
        told(&judged(file(&more, &[]).as_bytes())),
        "HEADER_UNKNOWN HEADER_UNKNOWN"
    );
    let mut renamed = titles();
    renamed[14] = "Classe";
    let found = judged(file(&renamed, &[vec![""; 15]]).as_bytes());
    assert_eq!(told(&found), "HEADER_REQUIRED HEADER_UNKNOWN");
}

#[test]
fn right_lines_become_learners() {
    case(&[], "0 learners");
    let abroad = [
        (0, "0123456789G"),
        (6, "Masculin"),
        (8, ""),
        (9, "Shangai"),
        (10, "99"),
        (11, "99132"),
    ];
    case(&[GOOD.to_vec(), with(&abroad)], "2 learners");
    let low = with(&[(6, "féminin"), (14, "  3   A ")]);
    let found = judged(file(&titles(), &[low]).as_bytes());
    let student = &found.roster.students[0];
    assert_eq!(student.division, "3 A");
    assert_eq!(student.sex, Some(Sex::Female));
    assert_eq!(
        student.birthdate.map(|it| it.to_string()).as_deref(),
        Some("1970-01-01")
    );
    let born = student.birth_place.as_ref().expect("a birth place");
    assert_eq!(born.country.as_deref(), Some("100"));
    case(&[with(&[(12, "AP"), (0, "01234567890")])], "1 learners");
    case(&[with(&[(7, "01/01/70")])], "1 learners");
}

#[test]
fn wrong_values_have_their_code_line_and_column() {
    case(
        &[with(&[(11, "FRANC"), (9, "X")])],
        "INSEE_CODE_INVALID 2 Code pays naissance*",
    );
    case(
        &[with(&[(8, "A1234")])],
        "INSEE_CODE_INVALID 2 Code commune naissance**",
    );
    let two = "INSEE_CODE_INVALID 2 Code commune naissance**, FIELD_BAD_VALUES 2 Statut*";
    case(&[with(&[(8, "A1234"), (12, "AT")])], two);
    case(&[with(&[(0, "")])], "FIELD_REQUIRED 2 Identifiant unique*");
    case(
        &[GOOD.to_vec(), with(&[(12, "AP")])],
        "IDENTIFIER_UNIQUE 3 Identifiant unique*",
    );
    let twice = "FIELD_REQUIRED 2 Identifiant unique*, IDENTIFIER_UNIQUE 3 Identifiant unique*, \
                 FIELD_REQUIRED 3 Identifiant unique*";
    case(&[with(&[(0, "")]), with(&[(0, " ")])], twice);
    let both =
        "INSEE_CODE_INVALID 2 Code commune naissance**, FIELD_LENGTH 2 Code commune naissance**";
    case(&[with(&[(8, "974")])], both);
    case(
        &[with(&[(8, "974221")])],
        "FIELD_LENGTH 2 Code commune naissance**",
    ); // unanchored
    case(
        &[with(&[(10, "2")])],
        "FIELD_MIN_LENGTH 2 Code département naissance*",
    );
    case(
        &[with(&[(10, "2222")])],
        "FIELD_MAX_LENGTH 2 Code département naissance*",
    );
    case(
        &[with(&[(7, "31/02/2012")])],
        "FIELD_DATE_FORMAT 2 Date de naissance (jj/mm/aaaa)*",
    );
    case(&[with(&[(6, "F")])], "FIELD_BAD_VALUES 2 Code sexe*");
    case(
        &[with(&[(8, "")])],
        "FIELD_REQUIRED 2 Code commune naissance**",
    );
    case(
        &[with(&[(11, "99132")])],
        "FIELD_REQUIRED 2 Libellé commune naissance**",
    );
    let long: &'static str = "é".repeat(256).leak();
    case(&[with(&[(4, long)])], "FIELD_MAX_LENGTH 2 Nom de famille*");
    case(
        &[vec![""; 15], GOOD.to_vec(), with(&[(0, "")])],
        "FIELD_REQUIRED 3 Identifiant unique*",
    );
}

#[test]
fn a_file_that_is_no_table_is_told() {
    assert_eq!(told(&judged(b"")), "ENCODING_NOT_SUPPORTED");
    assert_eq!(
        told(&judged("Premier prénom*\nZoé\n".as_bytes())),
        "BAD_CSV_FORMAT"
    );
    let comma = file(&titles(), &[GOOD.to_vec()]).replace(';', ",");
    assert_eq!(told(&judged(comma.as_bytes())), "1 learners");
}
