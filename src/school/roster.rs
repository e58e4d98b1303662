//! The pupils of a school at one moment (« base élèves »).

use std::collections::BTreeMap;

use crate::school::{Grade, Student};

/// All the pupils of one import, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Roster {
    /// The pupils.
    pub students: Vec<Student>,
}

/// One division and how many pupils it has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DivisionSize {
    /// Its name, as the file has it.
    pub division: String,
    /// The level of most of its pupils, the lowest when two are even.
    pub grade: Option<Grade>,
    /// How many pupils.
    pub students: usize,
}

impl Roster {
    /// Its divisions, sorted by level, then by name; unknown levels come last.
    pub fn divisions(&self) -> Vec<DivisionSize> {
        let mut grades: BTreeMap<&str, BTreeMap<Option<Grade>, usize>> = BTreeMap::new();
        for student in &self.students {
            let counts = grades.entry(&student.division).or_default();
            *counts.entry(student.grade).or_default() += 1;
        }
        let mut sizes: Vec<DivisionSize> = grades.iter().map(division_size).collect();
        sizes.sort_by_key(|size| (size.grade.is_none(), size.grade));
        sizes
    }

    /// The pupils of one division.
    pub fn in_division<'a>(&'a self, division: &'a str) -> impl Iterator<Item = &'a Student> {
        let students = self.students.iter();
        students.filter(move |student| student.division == division)
    }

    /// The pupil who has an INE.
    pub fn by_ine(&self, ine: &str) -> Option<&Student> {
        self.students.iter().find(|student| student.ine == ine)
    }
}

fn division_size((division, counts): (&&str, &BTreeMap<Option<Grade>, usize>)) -> DivisionSize {
    let known = counts.iter().filter(|(grade, _)| grade.is_some());
    // `max_by_key` keeps the last of equals: reversed, that is the lowest level.
    let most = known.rev().max_by_key(|&(_, count)| count);
    DivisionSize {
        division: (*division).to_owned(),
        grade: most.and_then(|(&grade, _)| grade),
        students: counts.values().sum(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn divisions_come_by_level_then_by_name() {
        let student = |division: &str, grade| Student {
            division: division.to_owned(),
            grade,
            ..Student::default()
        };
        let roster = Roster {
            students: vec![
                student("X", None),
                student("3B", Some(Grade::Troisieme)),
                student("6A", Some(Grade::Sixieme)),
                student("3A", Some(Grade::Troisieme)),
                student("3A", None), // an unknown MEF does not hide the class's level
                student("3A", None),
            ],
        };
        let sizes = roster.divisions();
        let found: Vec<_> = sizes
            .iter()
            .map(|it| {
                (
                    it.division.as_str(),
                    it.grade.map(Grade::label),
                    it.students,
                )
            })
            .collect();
        assert_eq!(
            found,
            [
                ("6A", Some("6e"), 1),
                ("3A", Some("3e"), 3),
                ("3B", Some("3e"), 1),
                ("X", None, 1)
            ]
        );
    }
}
