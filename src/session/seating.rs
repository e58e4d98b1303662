//! Which pupil sits in which session.
//!
//! A plan counts pupils; papers need names. Inside a class the order is
//! alphabetical, pupils known not to be certifiable come last, and those with
//! extra time sit where the session is long enough.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::fr;
use crate::school::{Roster, Student};
use crate::session::{Accommodation, Beneficiary, BookedSession, SessionKind, extended};

/// What a seating is made from.
#[derive(Debug, Clone, Copy)]
pub struct Seating<'a> {
    /// The sessions, in any order.
    pub sessions: &'a [BookedSession],
    /// The base of pupils.
    pub roster: &'a Roster,
    /// Extra time.
    pub accommodations: &'a [Accommodation],
    /// INE of the pupils known not to be certifiable; None when nothing is known.
    pub not_certifiable: Option<&'a HashSet<String>>,
    /// Minutes of a session without extra time.
    pub duration_min: u32,
}

/// A pupil and her extra time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seat {
    /// The pupil, by her index in the roster.
    pub student: usize,
    /// Her extra time in percent, when she is named with one.
    pub extra_percent: Option<u32>,
}

/// The pupils of each session, and those left without one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Seated {
    /// One list per session, in the order of the sessions: class by class,
    /// alphabetical inside a class.
    pub sessions: Vec<Vec<Seat>>,
    /// Pupils of the planned divisions for whom no session has a place.
    pub left: Vec<Seat>,
    /// INE of make-up sessions that the base does not have.
    pub unknown: Vec<String>,
}

/// Gives every pupil of the planned divisions a session.
pub fn seat(seating: &Seating<'_>) -> Seated {
    let mut seated = Seated {
        sessions: vec![Vec::new(); seating.sessions.len()],
        ..Seated::default()
    };
    let percents = percents(seating.accommodations);
    for division in divisions(seating.sessions) {
        seat_division(seating, division, &percents, &mut seated);
    }
    let students = &seating.roster.students;
    let by_ine: HashMap<&str, usize> = students
        .iter()
        .enumerate()
        .map(|(index, student)| (student.ine.as_str(), index))
        .collect();
    for (session, places) in seating.sessions.iter().zip(&mut seated.sessions) {
        for ine in &session.absentees {
            match by_ine.get(ine.as_str()) {
                Some(&student) => places.push(Seat {
                    student,
                    extra_percent: percents.get(ine.as_str()).copied(),
                }),
                None => seated.unknown.push(ine.clone()),
            }
        }
        let order = |seat: &Seat| {
            let student = students.get(seat.student);
            student.map(|student| (fr::fold(&student.division), alphabetical(student)))
        };
        places.sort_by_cached_key(order);
    }
    seated
}

/// How French lists order pupils: by last name, then first name, whatever
/// their accents and hyphens; the INE parts perfect namesakes.
pub fn alphabetical(student: &Student) -> (String, String, String) {
    let plain = |text: &str| {
        let kept = fr::fold(text.trim());
        kept.replace(['-', '\'', '\u{a0}'], " ")
    };
    let (last, first) = (&student.last_name, &student.first_name);
    (plain(last), plain(first), student.ine.clone())
}

fn percents(accommodations: &[Accommodation]) -> HashMap<&str, u32> {
    let named = accommodations.iter().filter_map(|one| match &one.who {
        Beneficiary::Student(ine) => Some((ine.as_str(), one.percent)),
        Beneficiary::Division(..) => None,
    });
    named.collect()
}

fn divisions(sessions: &[BookedSession]) -> BTreeSet<&str> {
    let ordinary = sessions
        .iter()
        .filter(|session| session.kind == SessionKind::Ordinary);
    let groups = ordinary.flat_map(|session| &session.groups);
    groups.map(|group| group.division.as_str()).collect()
}

/// A group of the division: its session, how long it lasts, and its places.
struct Group {
    session: usize,
    minutes: u32,
    places: usize,
}

fn seat_division(
    seating: &Seating<'_>,
    division: &str,
    percents: &HashMap<&str, u32>,
    seated: &mut Seated,
) {
    let students = seating.roster.students.iter().enumerate();
    let mut pupils: Vec<(usize, &Student)> = students
        .filter(|(_, student)| student.division == division)
        .collect();
    pupils.sort_by_cached_key(|(_, student)| {
        let certifiable = seating.not_certifiable;
        let is_last = certifiable.is_some_and(|known| known.contains(&student.ine));
        (is_last, alphabetical(student))
    });
    let mut groups = groups_of(seating.sessions, division);
    shrink(&mut groups, pupils.len());
    let seat_of = |(student, known): &(usize, &Student)| Seat {
        student: *student,
        extra_percent: percents.get(known.ine.as_str()).copied(),
    };
    let seats: Vec<Seat> = pupils.iter().map(seat_of).collect();
    let (mut extra, plain): (Vec<Seat>, Vec<Seat>) = seats
        .into_iter()
        .partition(|seat| seat.extra_percent.is_some());
    // Who needs the longest session chooses first.
    extra.sort_by_key(|seat| std::cmp::Reverse(seat.extra_percent));
    for seat in extra {
        let minutes = extended(seating.duration_min, seat.extra_percent.unwrap_or(0));
        let is_long = |group: &Group| group.places > 0 && group.minutes >= minutes;
        // Together: the session where some are already, else the first long one.
        let with_others = groups.iter().position(|group| {
            let there = seated.sessions.get(group.session);
            let mut there = there.into_iter().flatten();
            is_long(group) && there.any(|other| other.extra_percent.is_some())
        });
        let first_long = || groups.iter().position(is_long);
        match with_others.or_else(first_long) {
            Some(index) => take(&mut groups, index, seat, seated),
            None => seated.left.push(seat),
        }
    }
    for seat in plain {
        match groups.iter().position(|group| group.places > 0) {
            Some(index) => take(&mut groups, index, seat, seated),
            None => seated.left.push(seat),
        }
    }
}

fn take(groups: &mut [Group], index: usize, seat: Seat, seated: &mut Seated) {
    let Some(group) = groups.get_mut(index) else {
        return;
    };
    group.places -= 1;
    if let Some(places) = seated.sessions.get_mut(group.session) {
        places.push(seat);
    }
}

/// The groups of a division, in order of time, then of the session numbers:
/// the order of the list given does not count.
fn groups_of(sessions: &[BookedSession], division: &str) -> Vec<Group> {
    let mut found = BTreeMap::new();
    for (index, session) in sessions.iter().enumerate() {
        let groups = session.groups.iter();
        let places: u32 = groups
            .filter(|group| group.division == division)
            .map(|group| group.students)
            .sum();
        if places > 0 && session.kind == SessionKind::Ordinary {
            let group = Group {
                session: index,
                minutes: session.end.saturating_sub(session.minute),
                places: places as usize,
            };
            found.insert((session.date, session.minute, session.id, index), group);
        }
    }
    found.into_values().collect()
}

/// Balances the groups of a class that has fewer pupils than places: the
/// largest groups give their places up first.
fn shrink(groups: &mut [Group], students: usize) {
    let places: usize = groups.iter().map(|group| group.places).sum();
    for _ in students..places {
        // The last of the largest, so that early sessions stay full.
        if let Some(largest) = groups.iter_mut().max_by_key(|group| group.places) {
            largest.places -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::session::BookedGroup;
    use crate::source::Line;

    fn student(ine: &str, division: &str, last_name: &str) -> Student {
        Student {
            ine: ine.to_owned(),
            division: division.to_owned(),
            last_name: last_name.to_owned(),
            ..Student::default()
        }
    }

    fn session(minute: u32, minutes: u32, groups: &[(&str, u32)]) -> BookedSession {
        BookedSession {
            minute,
            end: minute + minutes,
            groups: groups
                .iter()
                .map(|&(division, students)| BookedGroup {
                    division: division.to_owned(),
                    students,
                })
                .collect(),
            ..BookedSession::default()
        }
    }

    fn roster() -> Roster {
        let rows = [
            ("1", "3A", "ZOÉ"),
            ("2", "3A", "Évrard"),
            ("3", "3A", "LE-GOFF"),
            ("4", "3A", "Le Goff"),
            ("5", "3A", "Abel"),
            ("6", "3B", "Martin"),
        ];
        Roster {
            students: rows
                .map(|(ine, division, name)| student(ine, division, name))
                .to_vec(),
        }
    }

    fn extra(ine: &str, percent: u32) -> Accommodation {
        Accommodation {
            who: Beneficiary::Student(ine.to_owned()),
            percent,
            line: Line(1),
        }
    }

    /// INE session by session, those left after a bar.
    #[track_caller]
    fn case(
        sessions: &[BookedSession],
        accommodations: &[Accommodation],
        not_certifiable: &[&str],
        expected: &str,
    ) {
        let roster = roster();
        let known: HashSet<String> = not_certifiable.iter().map(|&it| it.to_owned()).collect();
        let found = seat(&Seating {
            sessions,
            roster: &roster,
            accommodations,
            not_certifiable: (!known.is_empty()).then_some(&known),
            duration_min: 120,
        });
        let names = |seats: &[Seat]| {
            let inis = seats
                .iter()
                .map(|it| roster.students[it.student].ine.as_str());
            inis.collect::<String>()
        };
        let mut texts: Vec<String> = found.sessions.iter().map(|it| names(it)).collect();
        if !found.left.is_empty() {
            texts.push(format!("| {}", names(&found.left)));
        }
        assert_eq!(texts.join(" "), expected);
    }

    #[test]
    fn pupils_are_seated_in_the_order_of_a_french_list() {
        let two = [
            session(510, 120, &[("3A", 3)]),
            session(810, 120, &[("3A", 2), ("3B", 1)]),
        ];
        case(&two, &[], &[], "523 416");
        // Non-certifiable pupils come last, so that they have time.
        case(&two, &[], &["5"], "234 516");
        // One more place than pupils: the largest group gives it up.
        let wide = [
            session(510, 120, &[("3A", 4)]),
            session(810, 120, &[("3A", 3)]),
        ];
        case(&wide, &[], &[], "523 41");
        // One place too few.
        case(&[session(510, 120, &[("3A", 4)])], &[], &[], "5234 | 1");
    }

    #[test]
    fn extra_time_sits_together_where_the_session_is_long() {
        let sessions = [
            session(510, 120, &[("3A", 2)]),
            session(810, 160, &[("3A", 3)]),
        ];
        case(&sessions, &[extra("5", 33), extra("2", 33)], &[], "34 521");
        case(&sessions, &[extra("5", 50)], &[], "23 41 | 5"); // no session lasts 180 minutes
    }

    #[test]
    fn absentees_are_seated_by_ine() {
        let mut make_up = session(510, 120, &[]);
        make_up.kind = SessionKind::MakeUp;
        make_up.absentees = ["6", "1", "5"].map(str::to_owned).to_vec();
        case(&[make_up], &[], &[], "516");
    }
}
