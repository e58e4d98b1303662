//! The base that a dossier keeps: one line per pupil, the columns needed and
//! no other (trust §8).
//!
//! UTF-8 with a mark, semicolons, French dates: a double click shows it in a
//! spreadsheet. Columns are known by their titles, in any order.

use chrono::NaiveDate;
use csv::{ReaderBuilder, StringRecord, Terminator, WriterBuilder};

use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::fr;
use crate::parse::formula_guard::{guard, unguard};
use crate::school::{GradeOverrides, Roster, Student};
use crate::source::Line;

/// A kept base with something in it that does not read.
pub const SNAPSHOT_UNREADABLE: Kind = Kind {
    code: "SNAPSHOT_UNREADABLE",
    severity: Severity::Warning,
    pix: false,
    title: "base gardée dans le dossier illisible",
    why: "Un fichier de donnees/eleves ne se lit pas comme pixplan l’a écrit\u{a0}: il a été modifié ou \
          abîmé. Les changements depuis cette base ne peuvent pas être montrés en entier.",
    help: "Restaurez ce fichier depuis une sauvegarde, ou importez de nouveau la base\u{a0}: la \
           nouvelle prend sa place.",
};

/// What spreadsheets look for before taking a text for UTF-8.
const MARK: &str = "\u{feff}";

/// The titles, in the order in which they are written.
const TITLES: [&str; 8] = [
    "INE",
    "Nom",
    "Nom d'usage",
    "Prénom",
    "Date de naissance",
    "Division",
    "MEF",
    "Statut",
];

/// Columns without which a line says nothing of use.
const NEEDED: [usize; 4] = [0, 1, 3, 5];

const DATE: &str = "%d/%m/%Y";

/// The base as a file.
///
/// Sex, other first names, birth place and class level are not kept: nothing
/// later needs them, or the MEF tells.
pub fn write(roster: &Roster) -> Vec<u8> {
    let mut out = MARK.as_bytes().to_vec();
    let mut builder = WriterBuilder::new();
    builder.delimiter(b';').terminator(Terminator::CRLF);
    let mut writer = builder.from_writer(&mut out);
    let never = "memory takes any line of eight cells";
    writer.write_record(TITLES).expect(never);
    for student in &roster.students {
        writer.write_record(cells(student)).expect(never);
    }
    writer.flush().expect(never);
    drop(writer);
    out
}

fn cells(student: &Student) -> [String; 8] {
    let born = student.birthdate.map(|day| day.format(DATE).to_string());
    let text = |text: &Option<String>| guard(text.as_deref().unwrap_or_default());
    [
        guard(&student.ine),
        guard(&student.last_name),
        text(&student.preferred_last_name),
        guard(&student.first_name),
        born.unwrap_or_default(),
        guard(&student.division),
        text(&student.mef),
        text(&student.status),
    ]
}

/// Reads a kept base; class levels come from the MEF and from `grades`.
///
/// What does not read is said; the other lines are kept. An empty cell is an
/// absence where the pupil may lack the value.
pub fn read(bytes: &[u8], grades: &GradeOverrides) -> (Roster, Vec<Diagnostic>) {
    let bytes = bytes.strip_prefix(MARK.as_bytes()).unwrap_or(bytes);
    let mut builder = ReaderBuilder::new();
    let mut reader = builder.delimiter(b';').flexible(true).from_reader(bytes);
    let mut roster = Roster::default();
    let places = match reader.headers().map(places) {
        Ok(Ok(places)) => places,
        Ok(Err(missing)) => {
            let what = format!("il manque la colonne {}", fr::quoted(missing));
            return (roster, vec![finding(1, what)]);
        }
        Err(_) => {
            let what = "ce n’est pas du texte UTF-8".to_owned();
            return (roster, vec![finding(1, what)]);
        }
    };
    let mut findings = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(1, csv::Position::line);
                findings.push(finding(
                    line,
                    "cette ligne n’est pas du texte UTF-8".to_owned(),
                ));
                continue;
            }
        };
        let (student, fault) = student(&record, &places, grades);
        let line = record.position().map_or(1, csv::Position::line);
        findings.extend(fault.map(|what| finding(line, what)));
        roster.students.push(student);
    }
    (roster, findings)
}

/// Where each title stands, or the first one needed that is not there.
fn places(header: &StringRecord) -> Result<[Option<usize>; 8], &'static str> {
    let places = TITLES.map(|title| header.iter().position(|cell| cell.trim() == title));
    let missing = NEEDED
        .iter()
        .find(|&&need| places.get(need).is_none_or(Option::is_none));
    match missing.and_then(|&need| TITLES.get(need)) {
        Some(title) => Err(title),
        None => Ok(places),
    }
}

fn student(
    record: &StringRecord,
    places: &[Option<usize>; 8],
    grades: &GradeOverrides,
) -> (Student, Option<String>) {
    let cell = |at: Option<usize>| unguard(at.and_then(|at| record.get(at)).unwrap_or_default());
    let [
        ine,
        last_name,
        preferred,
        first_name,
        born,
        division,
        mef,
        status,
    ] = places.map(cell);
    let optional = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let birthdate = NaiveDate::parse_from_str(born, DATE).ok();
    let is_odd = birthdate.is_none() && !born.is_empty();
    let fault = is_odd.then(|| format!("{} n’est pas une date", fr::quoted(born)));
    let mef = optional(mef);
    let student = Student {
        ine: ine.to_owned(),
        last_name: last_name.to_owned(),
        preferred_last_name: optional(preferred),
        first_name: first_name.to_owned(),
        birthdate,
        division: division.to_owned(),
        status: optional(status),
        grade: grades.grade(division, mef.as_deref()),
        mef,
        ..Student::default()
    };
    (student, fault)
}

fn finding(line: u64, what: String) -> Diagnostic {
    let line = Line(u32::try_from(line).unwrap_or(u32::MAX));
    Diagnostic::new(SNAPSHOT_UNREADABLE, Spot::line(line), what)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::school::Grade;
    use proptest::prelude::*;

    #[test]
    fn a_base_is_one_line_per_pupil_with_the_columns_needed() {
        let roster = Roster {
            students: vec![Student {
                ine: "012345678AB".to_owned(),
                last_name: "=LE GOFF".to_owned(),
                first_name: "Anaïs".to_owned(),
                birthdate: NaiveDate::from_ymd_opt(2012, 3, 14),
                division: "3 A".to_owned(),
                mef: Some("10310019110".to_owned()),
                status: Some("ST".to_owned()),
                middle_name: Some("Rose".to_owned()),
                ..Student::default()
            }],
        };
        let text = String::from_utf8(write(&roster)).unwrap();
        assert_eq!(
            text,
            "\u{feff}INE;Nom;Nom d'usage;Prénom;Date de naissance;Division;MEF;Statut\r\n\
             012345678AB;'=LE GOFF;;Anaïs;14/03/2012;3 A;10310019110;ST\r\n"
        );
        let (back, found) = read(text.as_bytes(), &GradeOverrides::default());
        assert_eq!(found, []);
        assert_eq!(back.students[0].last_name, "=LE GOFF");
        assert_eq!(back.students[0].grade, Some(Grade::Troisieme));
    }

    #[test]
    fn what_does_not_read_is_said_and_the_rest_is_kept() {
        let grades = GradeOverrides::new([("3 ULIS".to_owned(), Grade::Troisieme)]);
        let text = "Division;Nom;Prénom;INE;Date de naissance\n3 ULIS;ROUX;Noé;1;hier\n3A;YVON\n";
        let (roster, found) = read(text.as_bytes(), &grades);
        assert_eq!(roster.students.len(), 2);
        assert_eq!(roster.students[0].grade, Some(Grade::Troisieme));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].spot.line, Some(Line(2)));
        assert!(found[0].message.contains("hier"));
        for broken in [b"INE;Nom\n".as_slice(), b"\xff;x\n", b""] {
            let (roster, found) = read(broken, &grades);
            assert_eq!((roster.students.len(), found.len()), (0, 1));
        }
    }

    proptest! {
        #[test]
        fn what_is_kept_comes_back(
            texts in prop::collection::vec("[=+@'\t\r\n\";, a-é-]{0,6}", 7),
            days in 0_i32..800_000,
        ) {
            let optional = |at: usize| Some(texts[at].clone()).filter(|text| !text.is_empty());
            let student = Student {
                ine: texts[0].clone(),
                last_name: texts[1].clone(),
                preferred_last_name: optional(2),
                first_name: texts[3].clone(),
                birthdate: NaiveDate::from_num_days_from_ce_opt(days).filter(|_| days > 0),
                division: texts[4].clone(),
                mef: optional(5),
                status: optional(6),
                ..Student::default()
            };
            let roster = Roster { students: vec![student.clone(), student] };
            let (back, found) = read(&write(&roster), &GradeOverrides::default());
            prop_assert_eq!(back, roster);
            prop_assert_eq!(found, []);
        }
    }
}
