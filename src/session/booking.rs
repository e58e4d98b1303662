//! From the kept sessions to a plan of a problem, and back.

use crate::session::{
    BookedGroup, BookedSession, ExtraTime, Group, Plan, Problem, Session, SessionKind, Unplaced,
};

/// A name of a kept session that the problem does not have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UnknownName {
    /// A room.
    Room(String),
    /// An invigilator.
    Invigilator(String),
    /// A division.
    Division(String),
}

/// Kept sessions in the terms of a problem.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Translated {
    /// The plan: one session for each kept one, in their order. An unknown room
    /// has an index that the problem does not have; unknown divisions and
    /// people are left out.
    pub plan: Plan,
    /// The unknown names, each with the index of its session.
    pub unknown: Vec<(usize, UnknownName)>,
}

impl Translated {
    /// Whether a session names something that the problem does not have.
    pub fn is_unknown(&self, session: usize) -> bool {
        self.unknown.iter().any(|(index, _)| *index == session)
    }
}

/// Reads kept sessions as a plan.
///
/// Files do not say who has extra time: pupils who do are counted in the
/// longest sessions of their class.
pub fn translate(problem: &Problem, sessions: &[&BookedSession]) -> Translated {
    let mut found = Translated::default();
    for (index, booked) in sessions.iter().enumerate() {
        let session = session_of(problem, booked, index, &mut found.unknown);
        found.plan.sessions.push(session);
    }
    give_extra_time(problem, sessions, &mut found.plan);
    found.plan.unplaced = unplaced(problem, &found.plan);
    found
}

fn session_of(
    problem: &Problem,
    booked: &BookedSession,
    index: usize,
    unknown: &mut Vec<(usize, UnknownName)>,
) -> Session {
    let room = problem.rooms.iter().position(|one| one.name == booked.room);
    let room = room.unwrap_or_else(|| unknown_room(&booked.room, index, unknown));
    let mut invigilators = Vec::new();
    if let Some(people) = &problem.invigilators {
        for name in &booked.invigilators {
            match people.iter().position(|one| one.name == *name) {
                Some(person) => invigilators.push(person),
                None => unknown.push((index, UnknownName::Invigilator(name.clone()))),
            }
        }
    }
    let mut groups = Vec::new();
    for group in &booked.groups {
        let mut classes = problem.classes.iter();
        match classes.position(|class| class.name == group.division) {
            Some(class) => groups.push(Group {
                class,
                students: group.students,
                extra: Vec::new(),
            }),
            None => unknown.push((index, UnknownName::Division(group.division.clone()))),
        }
    }
    groups.sort_by_key(|group| group.class);
    invigilators.sort_unstable();
    Session {
        date: booked.date,
        minute: booked.minute,
        room,
        invigilators,
        groups,
    }
}

/// Notes an unknown room; two of them are two rooms all the same, and have
/// indices of their own.
fn unknown_room(name: &str, index: usize, unknown: &mut Vec<(usize, UnknownName)>) -> usize {
    let mut names: Vec<&str> = Vec::new();
    for (_, known) in unknown.iter() {
        if let UnknownName::Room(known) = known
            && !names.contains(&known.as_str())
        {
            names.push(known);
        }
    }
    let place = names.iter().position(|known| *known == name);
    let place = place.unwrap_or(names.len());
    unknown.push((index, UnknownName::Room(name.to_owned())));
    usize::MAX - place
}

fn give_extra_time(problem: &Problem, sessions: &[&BookedSession], plan: &mut Plan) {
    let mut order: Vec<(usize, u32)> = sessions
        .iter()
        .enumerate()
        .map(|(index, booked)| (index, booked.end.saturating_sub(booked.minute)))
        .collect();
    order.sort_by_key(|&(index, minutes)| (std::cmp::Reverse(minutes), index));
    for (class, known) in problem.classes.iter().enumerate() {
        let mut wanted = known.extra_time.clone();
        wanted.sort_by_key(|extra| std::cmp::Reverse(extra.percent));
        for extra in wanted {
            let mut left = extra.students;
            for &(index, minutes) in &order {
                if minutes < problem.duration(extra.percent) {
                    break;
                }
                let session = plan.sessions.get_mut(index);
                let groups = session.into_iter().flat_map(|session| &mut session.groups);
                for group in groups.filter(|group| group.class == class) {
                    let taken: u32 = group.extra.iter().map(|one| one.students).sum();
                    let given = left.min(group.students.saturating_sub(taken));
                    if given > 0 {
                        left -= given;
                        group.extra.push(ExtraTime {
                            students: given,
                            percent: extra.percent,
                        });
                    }
                }
            }
        }
    }
}

fn unplaced(problem: &Problem, plan: &Plan) -> Vec<Unplaced> {
    let left = problem.classes.iter().enumerate().map(|(class, known)| {
        let groups = plan.sessions.iter().flat_map(|session| &session.groups);
        let placed: u32 = groups
            .filter(|group| group.class == class)
            .map(|group| group.students)
            .sum();
        Unplaced {
            class,
            students: known.students.saturating_sub(placed),
        }
    });
    left.filter(|left| left.students > 0).collect()
}

/// The sessions of a plan by their names, in order of time.
///
/// A session that stands where a kept one stands, else the one with most of its
/// pupils, keeps its number, its stage and its codes; the others get numbers
/// that were never used.
pub fn book(problem: &Problem, plan: &Plan, before: &[BookedSession]) -> Vec<BookedSession> {
    let mut booked: Vec<BookedSession> = plan
        .sessions
        .iter()
        .map(|session| named(problem, session))
        .collect();
    let mut old: Vec<Option<&BookedSession>> = before
        .iter()
        .map(|session| (session.kind == SessionKind::Ordinary).then_some(session))
        .collect();
    let mut match_by = |likeness: fn(&BookedSession, &BookedSession) -> u32| {
        let mut pairs = Vec::new();
        for (new_index, new) in booked.iter().enumerate().filter(|(_, new)| new.id == 0) {
            for (old_index, old) in old.iter().enumerate() {
                let like = old.map_or(0, |old| likeness(new, old));
                if like > 0 {
                    pairs.push((std::cmp::Reverse(like), new_index, old_index));
                }
            }
        }
        pairs.sort_unstable();
        for (_, new_index, old_index) in pairs {
            let (Some(new), Some(place)) = (booked.get_mut(new_index), old.get_mut(old_index))
            else {
                continue;
            };
            if new.id == 0
                && let Some(known) = place.take()
            {
                inherit(new, known);
            }
        }
    };
    match_by(same_place);
    match_by(same_pupils);
    let mut last = before.iter().map(|session| session.id).max().unwrap_or(0);
    for session in booked.iter_mut().filter(|session| session.id == 0) {
        last += 1;
        session.id = last;
    }
    booked
}

/// A session of a plan by its names; it has no number yet.
pub fn named(problem: &Problem, session: &Session) -> BookedSession {
    let people = problem.invigilators.iter().flatten();
    let people: Vec<&str> = people.map(|person| person.name.as_str()).collect();
    let invigilators = session.invigilators.iter();
    let names = invigilators.filter_map(|&index| people.get(index));
    let groups = session.groups.iter().filter_map(|group| {
        Some(BookedGroup {
            division: problem.classes.get(group.class)?.name.clone(),
            students: group.students,
        })
    });
    let room = problem.rooms.get(session.room);
    BookedSession {
        date: session.date,
        minute: session.minute,
        end: session.end(problem),
        room: room.map_or(String::new(), |room| room.name.clone()),
        invigilators: names.map(|name| (*name).to_owned()).collect(),
        groups: groups.collect(),
        ..BookedSession::default()
    }
}

fn same_place(new: &BookedSession, old: &BookedSession) -> u32 {
    let is_same = (new.date, new.minute, &new.room) == (old.date, old.minute, &old.room);
    u32::from(is_same)
}

/// Pupils that two sessions share, and a little more when they share a time.
fn same_pupils(new: &BookedSession, old: &BookedSession) -> u32 {
    let shared = new.groups.iter().map(|group| {
        let mut known = old.groups.iter();
        let known = known.find(|known| known.division == group.division);
        known.map_or(0, |known| known.students.min(group.students))
    });
    let shared: u32 = shared.sum();
    let is_same_time = (new.date, new.minute) == (old.date, old.minute);
    shared * 2 + u32::from(is_same_time && shared > 0)
}

fn inherit(new: &mut BookedSession, old: &BookedSession) {
    new.id = old.id;
    new.stage = old.stage;
    new.pinned = old.pinned;
    new.pix = old.pix.clone();
    new.line = old.line;
    // What a person wrote in another order stays in that order.
    if (new.date, new.minute, &new.room) == (old.date, old.minute, &old.room) {
        if is_permutation(&new.invigilators, &old.invigilators) {
            new.invigilators.clone_from(&old.invigilators);
        }
        let same = |a: &[BookedGroup], b: &[BookedGroup]| {
            a.len() == b.len() && a.iter().all(|group| b.contains(group))
        };
        if same(&new.groups, &old.groups) {
            new.groups.clone_from(&old.groups);
            // With the same pupils, a longer session stays so: the plan does not
            // know in which of two long sessions extra time was given.
            new.end = new.end.max(old.end);
        }
    }
    let moved = is_moved(new, old);
    new.revision = old.revision + u32::from(moved);
}

fn is_permutation(a: &[String], b: &[String]) -> bool {
    a.len() == b.len() && a.iter().all(|name| b.contains(name))
}

/// Whether its place, its hours or its invigilators are others: what people
/// have in their calendars.
fn is_moved(new: &BookedSession, old: &BookedSession) -> bool {
    (new.date, new.minute, new.end, &new.room) != (old.date, old.minute, old.end, &old.room)
        || !is_permutation(&new.invigilators, &old.invigilators)
}

/// What happens to a kept session when the plan is made again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Move {
    /// It is new.
    Added(BookedSession),
    /// It is no longer needed.
    Removed(BookedSession),
    /// It was one thing and is another.
    Changed {
        /// As it was kept.
        from: Box<BookedSession>,
        /// As it becomes.
        to: Box<BookedSession>,
    },
}

/// What differs between two plans, in the order of the session numbers.
pub fn moves(before: &[BookedSession], after: &[BookedSession]) -> Vec<Move> {
    let mut found: Vec<(u32, Move)> = Vec::new();
    for old in before {
        match after.iter().find(|new| new.id == old.id) {
            None => found.push((old.id, Move::Removed(old.clone()))),
            Some(new) => {
                let same_groups = new.groups == old.groups && new.absentees == old.absentees;
                if is_moved(new, old) || !same_groups {
                    let (from, to) = (Box::new(old.clone()), Box::new(new.clone()));
                    found.push((old.id, Move::Changed { from, to }));
                }
            }
        }
    }
    for new in after {
        if !before.iter().any(|old| old.id == new.id) {
            found.push((new.id, Move::Added(new.clone())));
        }
    }
    found.sort_by_key(|(id, _)| *id);
    found.into_iter().map(|(_, one)| one).collect()
}
