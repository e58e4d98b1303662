//! The snapshot of a base: what the dossier keeps of an import.
//!
//! A plain CSV that a person can open, with the only columns that the follow-up
//! and the sessions need. Knows neither files nor dates: where a snapshot is
//! kept and how it is named is the business of the store.

use std::fmt;

use crate::parse::encoding::strip_byte_order_mark;
use crate::school::{GradeOverrides, Roster, Student};
use crate::source::Line;

/// The columns, in order.
const COLUMNS: [&str; 8] = [
    "INE",
    "Nom de famille",
    "Nom d’usage",
    "Prénom",
    "Date de naissance",
    "Division",
    "Code MEF",
    "Statut",
];

/// A cell that starts with one of these could run as a formula in a
/// spreadsheet: it gets a straight apostrophe, taken back at the reading.
const FORMULA_STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A snapshot that cannot be read back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DamagedSnapshot {
    /// Its first line is not the one that pixplan writes.
    OtherColumns,
    /// A line is not like the others, or its date is none.
    BadLine(Line),
}

impl fmt::Display for DamagedSnapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherColumns => f.write_str(
                "ce n’est pas une base gardée par pixplan : ses colonnes sont autres. Refaites l’import",
            ),
            Self::BadLine(line) => write!(
                f,
                "la base gardée est abîmée à la ligne {line} : supprimez-la et refaites l’import"
            ),
        }
    }
}

/// Writes a base as CSV: UTF-8, semicolons, ISO dates.
pub fn write(roster: &Roster) -> String {
    let mut out = csv::WriterBuilder::new()
        .delimiter(b';')
        .from_writer(Vec::new());
    out.write_record(COLUMNS).expect("memory takes every write");
    for student in &roster.students {
        let born = student.birthdate.map(|date| date.to_string());
        let cells = [
            student.ine.as_str(),
            &student.last_name,
            student.preferred_last_name.as_deref().unwrap_or_default(),
            &student.first_name,
            born.as_deref().unwrap_or_default(),
            &student.division,
            student.mef.as_deref().unwrap_or_default(),
            student.status.as_deref().unwrap_or_default(),
        ];
        out.write_record(cells.map(guarded))
            .expect("memory takes every write");
    }
    let bytes = out.into_inner().expect("memory takes every write");
    String::from_utf8(bytes).expect("every cell is UTF-8")
}

/// Reads a base back. What a snapshot does not hold is absent: sex, other
/// first names, birth place; an empty text and an absent one are the same.
///
/// # Errors
///
/// [`DamagedSnapshot`] when the text is not one that [`write`] gives.
pub fn read(text: &str, grades: &GradeOverrides) -> Result<Roster, DamagedSnapshot> {
    let mut input = csv::ReaderBuilder::new()
        .delimiter(b';')
        .from_reader(strip_byte_order_mark(text).as_bytes());
    let header = input.headers().map_err(|_| DamagedSnapshot::OtherColumns)?;
    if header != COLUMNS.as_slice() {
        return Err(DamagedSnapshot::OtherColumns);
    }
    let mut students = Vec::new();
    for record in input.records() {
        let record = record.map_err(|error| {
            let line = error.position().map_or(0, csv::Position::line);
            damaged(line)
        })?;
        let line = record.position().map_or(0, csv::Position::line);
        students.push(student(&record, grades).ok_or_else(|| damaged(line))?);
    }
    Ok(Roster { students })
}

fn damaged(line: u64) -> DamagedSnapshot {
    DamagedSnapshot::BadLine(Line(u32::try_from(line).unwrap_or(u32::MAX)))
}

fn student(record: &csv::StringRecord, grades: &GradeOverrides) -> Option<Student> {
    let mut cells = record.iter().map(unguarded);
    let mut cell = || cells.next().map(str::to_owned);
    let known = |text: String| Some(text).filter(|text| !text.is_empty());
    let mut student = Student {
        ine: cell()?,
        last_name: cell()?,
        preferred_last_name: cell().and_then(known),
        first_name: cell()?,
        ..Student::default()
    };
    let born = cell()?;
    if !born.is_empty() {
        student.birthdate = Some(born.parse().ok()?);
    }
    student.division = cell()?;
    student.mef = cell().and_then(known);
    student.status = cell().and_then(known);
    student.grade = grades.grade(&student.division, student.mef.as_deref());
    Some(student)
}

fn guarded(cell: &str) -> String {
    if cell.starts_with(FORMULA_STARTS) {
        return format!("'{cell}");
    }
    cell.to_owned()
}

fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn round_trip(roster: &Roster) -> Result<Roster, DamagedSnapshot> {
        read(&write(roster), &GradeOverrides::default())
    }

    #[test]
    fn a_snapshot_holds_the_least() {
        let roster = Roster {
            students: vec![Student {
                ine: "012345678AB".to_owned(),
                last_name: "=LE GOFF".to_owned(),
                first_name: "Anaïs".to_owned(),
                middle_name: Some("kept out".to_owned()),
                birthdate: Some("2012-03-14".parse().unwrap()),
                division: "3 A".to_owned(),
                mef: Some("10310019110".to_owned()),
                status: Some("ST".to_owned()),
                ..Student::default()
            }],
        };
        let text = write(&roster);
        let line = "012345678AB;'=LE GOFF;;Anaïs;2012-03-14;3 A;10310019110;ST";
        assert_eq!(text.lines().nth(1), Some(line));
        let back = round_trip(&roster).unwrap();
        assert_eq!(back.students[0].last_name, "=LE GOFF");
        assert_eq!(
            back.students[0].grade.map(crate::school::Grade::label),
            Some("3e")
        );
    }

    #[test]
    fn a_damaged_snapshot_is_told() {
        let read = |text: &str| read(text, &GradeOverrides::default());
        assert_eq!(read(""), Err(DamagedSnapshot::OtherColumns));
        assert_eq!(read("a;b\n1;2\n"), Err(DamagedSnapshot::OtherColumns));
        let header = write(&Roster::default());
        let cut = format!("{header}1;2\n");
        assert_eq!(read(&cut), Err(DamagedSnapshot::BadLine(Line(2))));
        let bad_date = format!("{header}1;A;;B;14/03/2012;3A;;\n");
        assert_eq!(read(&bad_date), Err(DamagedSnapshot::BadLine(Line(2))));
        assert_eq!(read(&header), Ok(Roster::default()));
    }

    proptest! {
        #[test]
        fn whatever_is_written_reads_back(cells in prop::collection::vec(".*", 6), days in 0..80_000) {
            let known = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
            let student = Student {
                ine: cells[0].clone(),
                last_name: cells[1].clone(),
                preferred_last_name: known(&cells[2]),
                first_name: cells[3].clone(),
                birthdate: chrono::NaiveDate::from_num_days_from_ce_opt(700_000 + days),
                division: cells[4].clone(),
                status: known(&cells[5]),
                ..Student::default()
            };
            let roster = Roster { students: vec![student] };
            prop_assert_eq!(round_trip(&roster), Ok(roster));
        }

        #[test]
        fn no_cell_starts_a_formula(name in "[-=+@\t\r].*") {
            let text = guarded(&name);
            prop_assert!(text.starts_with('\''));
            prop_assert_eq!(unguarded(&text), name);
        }
    }
}
