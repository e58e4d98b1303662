//! Pupils whose name is near another one: a slip, a part left out, names put
//! the wrong way round.

use crate::follow::name::{is_shortened, key};
use crate::follow::{Person, Pupils};
use crate::school::Student;

/// How many are shown for one name.
const MOST: usize = 5;

/// Letters that a slip changes at most, one for so many letters of the name.
const LETTERS_FOR_A_SLIP: usize = 6;

/// The pupils, the nearest first; in the same division before the others.
pub fn near(pupils: &Pupils<'_>, person: &Person<'_>) -> Vec<usize> {
    let division = person.division.and_then(|text| pupils.division_named(text));
    let typed = Typed {
        last_name: key(person.last_name),
        first_name: key(person.first_name),
    };
    let students = pupils.students().iter().enumerate();
    let near = students.filter_map(|(pupil, student)| {
        let distance = typed.distance(person, student)?;
        let is_elsewhere = Some(pupils.division(pupil)) != division;
        Some((distance, is_elsewhere, pupils.order(pupil), pupil))
    });
    let mut near: Vec<_> = near.collect();
    near.sort();
    let pupils = near.into_iter().map(|(_, _, _, pupil)| pupil);
    pupils.take(MOST).collect()
}

struct Typed {
    last_name: String,
    first_name: String,
}

impl Typed {
    /// How many letters apart, when it is few enough; the last name may be the
    /// one in use.
    fn distance(&self, person: &Person<'_>, student: &Student) -> Option<usize> {
        let last_names = [
            Some(&student.last_name),
            student.preferred_last_name.as_ref(),
        ];
        let last_names = last_names.into_iter().flatten();
        let of = |last_name: &String| self.distance_to(person, last_name, &student.first_name);
        last_names.filter_map(of).min()
    }

    fn distance_to(&self, person: &Person<'_>, last_name: &str, first_name: &str) -> Option<usize> {
        let (last, first) = (key(last_name), key(first_name));
        let limit = |length: usize| (length / LETTERS_FOR_A_SLIP).max(1);
        let slips = |one: &str, other: &str| {
            let limit = limit(one.len().max(other.len()));
            (one.len().abs_diff(other.len()) <= limit * 2)
                .then(|| strsim::damerau_levenshtein(one, other))
                .filter(|&slips| slips <= limit)
        };
        let is_shortened_last = last == self.last_name || is_shortened(last_name, person.last_name);
        let is_shortened_first =
            first == self.first_name || is_shortened(first_name, person.first_name);
        if is_shortened_last && is_shortened_first {
            return Some(
                usize::from(last != self.last_name) + usize::from(first != self.first_name),
            );
        }
        let straight = slips(&last, &self.last_name)
            .or_else(|| is_shortened_last.then_some(1))
            .zip(slips(&first, &self.first_name).or_else(|| is_shortened_first.then_some(1)))
            .map(|(last, first)| last + first);
        let crossed = slips(&last, &self.first_name)
            .zip(slips(&first, &self.last_name))
            .map(|(last, first)| last + first + 1);
        straight.into_iter().chain(crossed).min()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::example::{pupil, roster};

    #[test]
    fn near_names_are_slips_parts_and_names_put_the_wrong_way_round() {
        #[track_caller]
        fn case(pupils: &Pupils<'_>, last_name: &str, first_name: &str, expected: &[usize]) {
            let person = Person {
                last_name,
                first_name,
                division: Some("3A"),
                birthdate: None,
            };
            assert_eq!(near(pupils, &person), expected, "{last_name} {first_name}");
        }

        let roster = roster(&[
            pupil("LE GOFF", "Anaïs", "3A"),
            pupil("LE GALL", "Anaïs", "3B"),
            pupil("MARTIN-DUPONT", "Jean-Baptiste", "3A"),
            pupil("ROUX", "Noé", "3B"),
        ]);
        let pupils = Pupils::new(&roster);
        case(&pupils, "Le Gof", "Anais", &[0]);
        case(&pupils, "Anais", "Le Goff", &[0]);
        case(&pupils, "Dupont", "Jean", &[2]);
        case(&pupils, "Rous", "Noe", &[3]);
        case(&pupils, "Roux", "Noah", &[]); // two letters of four are another name
        case(&pupils, "Inconnu", "Zoé", &[]);
    }
}
