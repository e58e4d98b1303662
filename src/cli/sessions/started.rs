//! A problem as the kept plan leaves it: what is pinned, held or published.

use chrono::NaiveDate;

use crate::calendar::DateRange;
use crate::session::{BookedSession, Problem, SessionKind, Unavailable, translate};

/// The ordinary sessions of a kept plan, in order of time.
pub fn ordinary(kept: &[BookedSession]) -> Vec<&BookedSession> {
    of_kind(kept, SessionKind::Ordinary)
}

/// The kept sessions of a kind, in order of time, then of their numbers.
pub fn of_kind(kept: &[BookedSession], kind: SessionKind) -> Vec<&BookedSession> {
    let mut found: Vec<&BookedSession> = kept.iter().filter(|it| it.kind == kind).collect();
    found.sort_by_key(|session| (session.date, session.minute, session.id));
    found
}

/// Whether a session stays as it is when the others are planned again: pinned,
/// begun, or held already.
pub fn stays(session: &BookedSession, today: NaiveDate) -> bool {
    !session.is_movable() || session.date < today
}

/// The problem after a kept plan: its pinned sessions stand, the past is not
/// used, and the rest moves as little as possible.
pub fn after(problem: &Problem, kept: &[&BookedSession], today: NaiveDate) -> Problem {
    let mut after = problem.clone();
    let translated = translate(problem, kept);
    for (index, (session, booked)) in translated.plan.sessions.iter().zip(kept).enumerate() {
        if stays(booked, today) && !translated.is_unknown(index) {
            after.fixed.push(session.clone());
        }
    }
    if !kept.is_empty() {
        let mut previous = translated.plan.clone();
        let n_rooms = problem.rooms.len();
        previous.sessions.retain(|session| session.room < n_rooms);
        after.previous = Some(previous);
    }
    without_the_past(&mut after, today);
    after
}

/// Nothing can be planned before today.
fn without_the_past(problem: &mut Problem, today: NaiveDate) {
    let past = problem.days.partition_point(|day| *day < today);
    let past = problem.days.get(..past).unwrap_or_default();
    let (Some(&first), Some(&last)) = (past.first(), past.last()) else {
        return;
    };
    problem.days.retain(|day| *day >= today);
    if let Ok(days) = DateRange::new(first, last) {
        for room in &mut problem.rooms {
            room.availability.except.push(Unavailable::Days(days));
        }
    }
}
