//! A plan of sessions, and how good it is.

use chrono::NaiveDate;

use crate::session::{ExtraTime, Problem, Start};

/// The pupils of one class in one session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The class, by its index in the problem.
    pub class: usize,
    /// How many of its pupils.
    pub students: u32,
    /// Those of them who have extra time.
    pub extra: Vec<ExtraTime>,
}

/// One room, one start, its invigilators, its pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// The day.
    pub date: NaiveDate,
    /// The start, in minutes after midnight.
    pub minute: u32,
    /// The room, by its index in the problem.
    pub room: usize,
    /// The invigilators, by their index; none where the problem names nobody.
    pub invigilators: Vec<usize>,
    /// The pupils, class by class.
    pub groups: Vec<Group>,
}

impl Session {
    /// Pupils of the session.
    pub fn students(&self) -> u32 {
        self.groups.iter().map(|group| group.students).sum()
    }

    /// Its end, in minutes after midnight: that of the pupil with the longest test.
    pub fn end(&self, problem: &Problem) -> u32 {
        let extra = self.groups.iter().flat_map(|group| &group.extra);
        let percent = extra.map(|extra| extra.percent).max().unwrap_or(0);
        self.minute + problem.duration(percent)
    }

    /// The time that it takes in its room: the whole slot where there is one.
    pub(in crate::session) fn slot(&self, problem: &Problem) -> Start {
        let known = problem.start_index(self.date, self.minute);
        let known = known.and_then(|index| problem.starts.get(index)).copied();
        known.unwrap_or_else(|| Start {
            date: self.date,
            minute: self.minute,
            end: self.end(problem),
            limit: self.end(problem),
        })
    }
}

/// Pupils of a class who have no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unplaced {
    /// The class, by its index in the problem.
    pub class: usize,
    /// How many of its pupils.
    pub students: u32,
}

/// Sessions in order of time, then of room, and the pupils left without one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// The sessions.
    pub sessions: Vec<Session>,
    /// The pupils without a session, class by class.
    pub unplaced: Vec<Unplaced>,
}

/// What a plan is judged by, in this order: the smaller the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Objective {
    /// Pupils without a session: placing everybody comes before all.
    pub unplaced: u32,
    /// Number of sessions.
    pub sessions: usize,
    /// Fragments of classes beyond one for each class.
    pub splits: usize,
    /// Sum over the sessions of the index of their start among the usable
    /// starts, from 0; a pinned session elsewhere counts for nothing.
    pub lateness: usize,
    /// Sum over the invigilators of the square of their number of sessions:
    /// the smallest when everybody takes an equal share.
    pub balance: usize,
    /// Pupils whose start or room is not that of the previous plan, and
    /// invigilators newly called to a session.
    pub changes: usize,
}

/// How good a plan is.
pub fn objective(problem: &Problem, plan: &Plan) -> Objective {
    let fragments: usize = plan
        .sessions
        .iter()
        .map(|session| session.groups.len())
        .sum();
    let mut placed: Vec<usize> = plan
        .sessions
        .iter()
        .flat_map(|session| session.groups.iter().map(|group| group.class))
        .collect();
    placed.sort_unstable();
    placed.dedup();
    let starts = plan.sessions.iter();
    let lateness = starts.filter_map(|session| problem.start_index(session.date, session.minute));
    Objective {
        unplaced: plan.unplaced.iter().map(|left| left.students).sum(),
        sessions: plan.sessions.len(),
        splits: fragments - placed.len(),
        lateness: lateness.sum(),
        balance: balance(plan),
        changes: problem
            .previous
            .as_ref()
            .map_or(0, |previous| changes(previous, plan)),
    }
}

fn balance(plan: &Plan) -> usize {
    let sessions = plan.sessions.iter();
    let mut calls: Vec<usize> = sessions
        .flat_map(|session| session.invigilators.iter().copied())
        .collect();
    calls.sort_unstable();
    let loads = calls.chunk_by(|one, next| one == next).map(<[usize]>::len);
    loads.map(|load| load * load).sum()
}

/// Pupils and invigilators whom a plan puts where the previous one did not.
pub fn changes(previous: &Plan, plan: &Plan) -> usize {
    let moved = plan.sessions.iter().map(|session| {
        let before = previous.sessions.iter().find(|before| {
            (before.date, before.minute, before.room)
                == (session.date, session.minute, session.room)
        });
        let students = session.groups.iter().map(|group| {
            let there = before.and_then(|before| {
                let mut groups = before.groups.iter();
                groups.find(|known| known.class == group.class)
            });
            let there = there.map_or(0, |known| known.students);
            group.students.saturating_sub(there) as usize
        });
        let called = session.invigilators.iter().filter(|one| {
            let there = before.is_some_and(|before| before.invigilators.contains(one));
            !there
        });
        students.sum::<usize>() + called.count()
    });
    moved.sum()
}
