//! What changed between two states of the base.
//!
//! Pupils are the same when their INE is: a base cannot be imported into Pix
//! with two pupils of one INE, so the INE is a key here too.

use std::collections::HashMap;

use crate::school::{Roster, Student};

/// A pupil who is in both states and changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// As she was.
    pub before: Student,
    /// As she is.
    pub after: Student,
}

/// The differences between two states of the base.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Changes {
    /// In the new state only, in its order.
    pub arrived: Vec<Student>,
    /// In the old state only, in its order. Pix disables them at the import.
    pub left: Vec<Student>,
    /// Pupils whose division changed, in the order of the new state.
    pub moved: Vec<Change>,
    /// Pupils whose last, first or used name changed, in the same order.
    pub renamed: Vec<Change>,
}

impl Changes {
    /// Whether nothing changed.
    pub fn is_empty(&self) -> bool {
        self.arrived.is_empty()
            && self.left.is_empty()
            && self.moved.is_empty()
            && self.renamed.is_empty()
    }
}

/// Compares two states of the base by INE.
///
/// Blanks around a division do not make a move. When an INE occurs twice in a
/// state, its first pupil counts.
pub fn changes(before: &Roster, after: &Roster) -> Changes {
    let known = by_ine(before);
    let present = by_ine(after);
    let mut found = Changes::default();
    for student in &after.students {
        let Some(&earlier) = known.get(student.ine.as_str()) else {
            found.arrived.push(student.clone());
            continue;
        };
        let first = present.get(student.ine.as_str());
        if first.is_some_and(|&first| !std::ptr::eq(first, student)) {
            continue;
        }
        let change = || Change {
            before: earlier.clone(),
            after: student.clone(),
        };
        if earlier.division.trim() != student.division.trim() {
            found.moved.push(change());
        }
        if names(earlier) != names(student) {
            found.renamed.push(change());
        }
    }
    let gone = |student: &&Student| !present.contains_key(student.ine.as_str());
    found.left = before.students.iter().filter(gone).cloned().collect();
    found
}

fn by_ine(roster: &Roster) -> HashMap<&str, &Student> {
    let mut found = HashMap::with_capacity(roster.students.len());
    for student in &roster.students {
        found.entry(student.ine.as_str()).or_insert(student);
    }
    found
}

/// An empty used name and none at all are the same to a reader.
fn names(student: &Student) -> (&str, &str, &str) {
    let preferred = student.preferred_last_name.as_deref();
    (
        &student.last_name,
        &student.first_name,
        preferred.unwrap_or_default(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster(rows: &[(&str, &str, &str)]) -> Roster {
        let student = |&(ine, name, division): &(&str, &str, &str)| Student {
            ine: ine.to_owned(),
            last_name: name.to_owned(),
            division: division.to_owned(),
            ..Student::default()
        };
        Roster {
            students: rows.iter().map(student).collect(),
        }
    }

    #[test]
    fn pupils_come_go_move_and_change_name() {
        let before = roster(&[
            ("1", "ROUX", "3A"),
            ("2", "PÉRON", "3A"),
            ("3", "YVON", "3A"),
            ("4", "LE GOFF", "3B"),
        ]);
        let after = roster(&[
            ("5", "TANGUY", "3A"),
            ("1", "ROUX", "3A "),
            ("2", "PÉRON-ROUX", "3B"),
            ("4", "LE GOFF", "3A"),
        ]);
        let found = changes(&before, &after);
        let ines = |list: &[Student]| list.iter().map(|it| it.ine.clone()).collect::<String>();
        let both = |list: &[Change]| {
            list.iter()
                .map(|it| it.after.ine.clone())
                .collect::<String>()
        };
        assert_eq!(ines(&found.arrived), "5");
        assert_eq!(ines(&found.left), "3");
        assert_eq!(both(&found.moved), "24");
        assert_eq!(both(&found.renamed), "2");
        assert!(changes(&before, &before).is_empty());
    }
}
