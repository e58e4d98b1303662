//! The base of pupils with each one's place in it: division, level, order.

use std::collections::HashMap;

use crate::follow::name::key;
use crate::school::{DivisionSize, Grade, Roster, Student};

/// The pupils of the base.
#[derive(Debug, Clone)]
pub struct Pupils<'a> {
    students: &'a [Student],
    divisions: Vec<DivisionSize>,
    places: Vec<Place>,
    /// Divisions by what their spellings share.
    by_key: HashMap<String, Vec<usize>>,
}

#[derive(Debug, Clone, Copy)]
struct Place {
    division: usize,
    grade: Option<Grade>,
}

/// Whose counts are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everybody's.
    School,
    /// Those of a division, by its place.
    Division(usize),
    /// Those of a division that the base does not have.
    Nowhere,
}

impl Scope {
    /// What a division asked for means; nothing asked is everybody.
    pub fn of(asked: Option<&str>, pupils: &Pupils<'_>) -> Self {
        match asked {
            None => Self::School,
            Some(text) => pupils
                .division_named(text)
                .map_or(Self::Nowhere, Self::Division),
        }
    }

    /// Whether it holds a division.
    pub fn has(self, division: usize) -> bool {
        match self {
            Self::School => true,
            Self::Division(only) => only == division,
            Self::Nowhere => false,
        }
    }
}

impl<'a> Pupils<'a> {
    /// Finds everyone's place.
    pub fn new(roster: &'a Roster) -> Self {
        let divisions = roster.divisions();
        let at: HashMap<&str, usize> = divisions
            .iter()
            .enumerate()
            .map(|(at, size)| (size.division.as_str(), at))
            .collect();
        let places = roster.students.iter().map(|student| {
            let division = at.get(student.division.as_str()).copied();
            let division = division.expect("the divisions are those of the pupils");
            // A pupil of an unknown course is where her class is.
            let of_division = divisions.get(division).and_then(|size| size.grade);
            Place {
                division,
                grade: student.grade.or(of_division),
            }
        });
        let places = places.collect();
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, size) in divisions.iter().enumerate() {
            by_key.entry(key(&size.division)).or_default().push(at);
        }
        Self {
            students: &roster.students,
            divisions,
            places,
            by_key,
        }
    }

    /// All of them, in the order of the base.
    pub fn students(&self) -> &'a [Student] {
        self.students
    }

    /// The divisions, by level, then by name.
    pub fn divisions(&self) -> &[DivisionSize] {
        &self.divisions
    }

    /// One of them, by her place in the base.
    pub fn student(&self, pupil: usize) -> &'a Student {
        self.students
            .get(pupil)
            .expect("a pupil is known by her place in the base")
    }

    /// Her division, by its place in [`Self::divisions`].
    pub fn division(&self, pupil: usize) -> usize {
        self.place(pupil).division
    }

    /// Her level, by herself or by her division.
    pub fn grade(&self, pupil: usize) -> Option<Grade> {
        self.place(pupil).grade
    }

    /// The division that a text names, as written in the base or nearly so.
    pub fn division_named(&self, text: &str) -> Option<usize> {
        let near = self.by_key.get(&key(text))?;
        let name = |at: &usize| self.divisions.get(*at).map(|size| size.division.trim());
        match near.as_slice() {
            [only] => Some(*only),
            several => {
                let text = text.trim();
                several.iter().copied().find(|at| name(at) == Some(text))
            }
        }
    }

    /// What sorts pupils as a list does: division, then names, then INE.
    pub fn order(&self, pupil: usize) -> (usize, String, String, &'a str) {
        let student = self.student(pupil);
        (
            self.division(pupil),
            key(&student.last_name),
            key(&student.first_name),
            &student.ine,
        )
    }

    fn place(&self, pupil: usize) -> Place {
        let place = self.places.get(pupil).copied();
        place.expect("a pupil is known by her place in the base")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::example::{pupil, roster};

    #[test]
    fn a_division_is_found_as_people_write_it() {
        let roster = roster(&[
            pupil("A", "a", "3 A"),
            pupil("B", "b", "3B"),
            pupil("C", "c", "2 11"),
            pupil("D", "d", "21 1"),
        ]);
        let pupils = Pupils::new(&roster);
        let named = |text| {
            pupils
                .division_named(text)
                .map(|at| pupils.divisions()[at].division.as_str())
        };
        assert_eq!(named("3a"), Some("3 A"));
        assert_eq!(named("3-B "), Some("3B"));
        assert_eq!(named("3C"), None);
        assert_eq!(named("2 11"), Some("2 11")); // near each other: as written only
        assert_eq!(named("211"), None);
    }
}
