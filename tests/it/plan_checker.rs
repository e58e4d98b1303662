//! Whether a plan keeps the rules of cli.md « Planning rules, exactly ».
//!
//! Written from that page alone: it reads the values of the problem and of the
//! plan, and calls nothing of the planner.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests: what is wrong here must stop the test"
)]

use chrono::{Datelike, NaiveDate};
use pixplan::session::{Availability, Plan, Problem, Session, Unavailable};

/// One sentence for each broken rule.
pub fn broken_rules(problem: &Problem, plan: &Plan) -> Vec<String> {
    let mut broken = Vec::new();
    for (index, session) in plan.sessions.iter().enumerate() {
        let name = format!("session {index}");
        session_alone(problem, session, &mut |what| {
            broken.push(format!("{name}: {what}"));
        });
    }
    for (index, one) in plan.sessions.iter().enumerate() {
        for (later, other) in plan.sessions.iter().enumerate().skip(index + 1) {
            if !overlap(problem, one, other) {
                continue;
            }
            if one.room == other.room {
                broken.push(format!("sessions {index} and {later}: same room"));
            }
            for person in &one.invigilators {
                if other.invigilators.contains(person) {
                    broken.push(format!("sessions {index} and {later}: same invigilator"));
                }
            }
        }
    }
    people_maxima(problem, plan, &mut broken);
    pupils_once(problem, plan, &mut broken);
    for (index, fixed) in problem.fixed.iter().enumerate() {
        if !plan.sessions.contains(fixed) {
            broken.push(format!("pinned session {index} has moved"));
        }
    }
    broken
}

fn session_alone(problem: &Problem, session: &Session, say: &mut dyn FnMut(&str)) {
    let mut pupils = 0;
    let mut longest = problem.duration_min;
    for group in &session.groups {
        pupils += group.students;
        if group.students == 0 {
            say("an empty group");
        }
        let mut with_extra = 0;
        for extra in &group.extra {
            with_extra += extra.students;
            longest = longest.max(lasts(problem.duration_min, extra.percent));
        }
        if with_extra > group.students {
            say("more pupils with extra time than pupils");
        }
        for absence in &problem.classes[group.class].absences {
            if hits(absence, session.date, session.minute) {
                say("an absent class");
            }
        }
        let twice = session
            .groups
            .iter()
            .filter(|other| other.class == group.class);
        if twice.count() > 1 {
            say("a class in two groups");
        }
    }
    if pupils == 0 {
        say("nobody");
    }
    if pupils > problem.rooms[session.room].seats {
        say("not enough seats");
    }
    let mut known = None;
    for start in &problem.starts {
        if start.date == session.date && start.minute == session.minute {
            known = Some(start);
        }
    }
    match known {
        None => say("not a usable start"),
        Some(start) if session.minute + longest > start.limit => say("the slot is too short"),
        Some(_) => {}
    }
    if !can(
        &problem.rooms[session.room].availability,
        session.date,
        session.minute,
    ) {
        say("the room cannot be had");
    }
    let Some(people) = &problem.invigilators else {
        return;
    };
    let mut enough = 1;
    while enough * problem.per_invigilator < pupils {
        enough += 1;
    }
    if session.invigilators.len() < enough as usize {
        say("not enough invigilators");
    }
    for (index, &person) in session.invigilators.iter().enumerate() {
        if session.invigilators[..index].contains(&person) {
            say("an invigilator twice");
        }
        if !can(&people[person].availability, session.date, session.minute) {
            say("an invigilator who cannot come");
        }
    }
}

/// Slots that overlap in time conflict.
fn overlap(problem: &Problem, one: &Session, other: &Session) -> bool {
    if one.date != other.date {
        return false;
    }
    let ends = |session: &Session| {
        let mut end = session.minute + problem.duration_min;
        for start in &problem.starts {
            if start.date == session.date && start.minute == session.minute {
                end = end.max(start.end);
            }
        }
        for extra in session.groups.iter().flat_map(|group| &group.extra) {
            end = end.max(session.minute + lasts(problem.duration_min, extra.percent));
        }
        end
    };
    one.minute < ends(other) && other.minute < ends(one)
}

fn people_maxima(problem: &Problem, plan: &Plan, broken: &mut Vec<String>) {
    for (person, known) in problem.invigilators.iter().flatten().enumerate() {
        let mut sessions = 0;
        for session in &plan.sessions {
            if session.invigilators.contains(&person) {
                sessions += 1;
            }
        }
        if known.max_sessions.is_some_and(|most| sessions > most) {
            broken.push(format!("{}: too many sessions", known.name));
        }
    }
}

fn pupils_once(problem: &Problem, plan: &Plan, broken: &mut Vec<String>) {
    for (class, known) in problem.classes.iter().enumerate() {
        let mut placed = 0;
        let mut sessions = 0;
        for session in &plan.sessions {
            for group in &session.groups {
                if group.class == class {
                    placed += group.students;
                    sessions += 1;
                }
            }
        }
        let mut left = 0;
        for unplaced in &plan.unplaced {
            if unplaced.class == class {
                left += unplaced.students;
            }
        }
        if placed + left != known.students {
            broken.push(format!("{}: {placed} placed and {left} left", known.name));
        }
        if known.keep_together && (sessions > 1 || (placed > 0 && left > 0)) {
            broken.push(format!("{}: split", known.name));
        }
        for wanted in &known.extra_time {
            let mut given = 0;
            for group in plan.sessions.iter().flat_map(|session| &session.groups) {
                for extra in &group.extra {
                    if group.class == class && extra.percent == wanted.percent {
                        given += extra.students;
                    }
                }
            }
            let asked: u32 = known
                .extra_time
                .iter()
                .filter(|extra| extra.percent == wanted.percent)
                .map(|extra| extra.students)
                .sum();
            if given > asked || given + left < asked {
                broken.push(format!("{}: extra time for {given} of {asked}", known.name));
            }
        }
    }
}

fn can(availability: &Availability, date: NaiveDate, minute: u32) -> bool {
    let mut listed = availability.weekly.is_none();
    for weekly in availability.weekly.iter().flatten() {
        if weekly.weekday == date.weekday() && weekly.minute == minute {
            listed = true;
        }
    }
    let mut away = false;
    for one in &availability.except {
        away = away || hits(one, date, minute);
    }
    listed && !away
}

fn hits(absence: &Unavailable, date: NaiveDate, minute: u32) -> bool {
    match absence {
        Unavailable::Days(days) => days.first() <= date && date <= days.last(),
        Unavailable::Weekly(weekly) => weekly.weekday == date.weekday() && weekly.minute == minute,
        Unavailable::Once(day, at) => *day == date && *at == minute,
    }
}

/// Minutes of a test: the extra time in percent, rounded up to 5 minutes.
fn lasts(duration: u32, percent: u32) -> u32 {
    if percent == 0 {
        return duration;
    }
    let mut minutes = 5;
    while minutes * 100 < duration * (100 + percent) {
        minutes += 5;
    }
    minutes
}
