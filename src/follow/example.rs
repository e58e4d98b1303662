//! Invented pupils for the tests of this folder.

use crate::pix::{Participant, Participation};
use crate::school::{Grade, Roster, Student};
use crate::source::Line;

/// A pupil of 3e, whose INE is her names.
pub fn pupil(last_name: &str, first_name: &str, division: &str) -> Student {
    Student {
        ine: format!("{last_name} {first_name} {division}"),
        last_name: last_name.to_owned(),
        first_name: first_name.to_owned(),
        division: division.to_owned(),
        grade: Some(Grade::Troisieme),
        ..Student::default()
    }
}

/// A base of them.
pub fn roster(students: &[Student]) -> Roster {
    Roster {
        students: students.to_vec(),
    }
}

/// A participation that is only begun.
pub fn participation(last_name: &str, first_name: &str) -> Participation {
    Participation {
        line: Line(2),
        participant: Participant {
            last_name: last_name.to_owned(),
            first_name: first_name.to_owned(),
            ..Participant::default()
        },
        progression: None,
        started: None,
        shared: false,
        shared_on: None,
        mastery: None,
        stage: None,
        badges: Vec::new(),
        competences: Vec::new(),
        profile: None,
    }
}
