//! Whether a plan keeps the rules, whoever wrote it.

use crate::session::rule::{Broken, Rule};
use crate::session::{Group, Plan, Problem, Session};

/// Every rule that a plan breaks, session after session, then class after class.
pub fn check(problem: &Problem, plan: &Plan) -> Vec<Broken> {
    let mut broken = Vec::new();
    for (index, session) in plan.sessions.iter().enumerate() {
        let mut rules = Vec::new();
        time(problem, session, &mut rules);
        pupils(problem, session, &mut rules);
        people(problem, session, &mut rules);
        meetings(problem, plan, index, session, &mut rules);
        broken.extend(rules.into_iter().map(|rule| Broken {
            session: Some(index),
            rule,
        }));
    }
    let mut rules = Vec::new();
    maxima(problem, plan, &mut rules);
    for class in 0..problem.classes.len() {
        whole_class(problem, plan, class, &mut rules);
    }
    let fixed = problem.fixed.iter().enumerate();
    let moved = fixed.filter(|(_, session)| !plan.sessions.contains(session));
    rules.extend(moved.map(|(fixed, _)| Rule::Unpinned { fixed }));
    broken.extend(rules.into_iter().map(|rule| Broken {
        session: None,
        rule,
    }));
    broken
}

fn time(problem: &Problem, session: &Session, rules: &mut Vec<Rule>) {
    let index = problem.start_index(session.date, session.minute);
    let Some(start) = index.and_then(|index| problem.starts.get(index)) else {
        rules.push(Rule::NotUsable);
        return;
    };
    let (end, limit) = (session.end(problem), start.limit);
    if end > limit {
        rules.push(Rule::TooLong { end, limit });
    }
    let room = problem.rooms.get(session.room);
    if !room.is_some_and(|room| room.availability.allows(start)) {
        rules.push(Rule::RoomAway);
    }
    let people = problem.invigilators.as_deref().unwrap_or_default();
    for &person in &session.invigilators {
        let known = people.get(person);
        if problem.invigilators.is_some()
            && !known.is_some_and(|known| known.availability.allows(start))
        {
            rules.push(Rule::InvigilatorAway { person });
        }
    }
    for group in &session.groups {
        let class = problem.classes.get(group.class);
        let mut absences = class.iter().flat_map(|class| &class.absences);
        if absences.any(|absence| absence.covers(start)) {
            rules.push(Rule::ClassAway { class: group.class });
        }
    }
}

fn pupils(problem: &Problem, session: &Session, rules: &mut Vec<Rule>) {
    let students = session.students();
    let seats = problem.rooms.get(session.room).map_or(0, |room| room.seats);
    if students == 0 {
        rules.push(Rule::Empty);
    }
    if students > seats {
        rules.push(Rule::Seats { students, seats });
    }
    for (index, group) in session.groups.iter().enumerate() {
        let mut earlier = session.groups.iter().take(index);
        if earlier.any(|other| other.class == group.class) {
            rules.push(Rule::Repeated { class: group.class });
        }
    }
}

fn people(problem: &Problem, session: &Session, rules: &mut Vec<Rule>) {
    for (index, &person) in session.invigilators.iter().enumerate() {
        if session
            .invigilators
            .iter()
            .take(index)
            .any(|&other| other == person)
        {
            rules.push(Rule::InvigilatorRepeated { person });
        }
    }
    let needed = problem.invigilators_for(session.students());
    let present = session.invigilators.len();
    if problem.invigilators.is_some() && present < needed as usize {
        rules.push(Rule::Invigilators { present, needed });
    }
}

/// What a session shares with a later one at the same time: said once, at the later one.
fn meetings(
    problem: &Problem,
    plan: &Plan,
    index: usize,
    session: &Session,
    rules: &mut Vec<Rule>,
) {
    let slot = session.slot(problem);
    for (other, known) in plan.sessions.iter().enumerate().take(index) {
        if !slot.overlaps(&known.slot(problem)) {
            continue;
        }
        if known.room == session.room {
            rules.push(Rule::RoomTaken { other });
        }
        for &person in &session.invigilators {
            if known.invigilators.contains(&person) {
                rules.push(Rule::InvigilatorTaken { person, other });
            }
        }
    }
}

fn maxima(problem: &Problem, plan: &Plan, rules: &mut Vec<Rule>) {
    let people = problem.invigilators.iter().flatten().enumerate();
    for (person, known) in people {
        let here = |session: &&Session| session.invigilators.contains(&person);
        let sessions = plan.sessions.iter().filter(here).count();
        let sessions = u32::try_from(sessions).unwrap_or(u32::MAX);
        if let Some(most) = known.max_sessions.filter(|&most| sessions > most) {
            rules.push(Rule::Overworked {
                person,
                sessions,
                most,
            });
        }
    }
}

fn whole_class(problem: &Problem, plan: &Plan, class: usize, rules: &mut Vec<Rule>) {
    let Some(known) = problem.classes.get(class) else {
        return;
    };
    let groups = plan.sessions.iter().flat_map(|session| &session.groups);
    let groups: Vec<&Group> = groups.filter(|group| group.class == class).collect();
    let placed: u32 = groups.iter().map(|group| group.students).sum();
    let left = plan.unplaced.iter().filter(|left| left.class == class);
    let left: u32 = left.map(|left| left.students).sum();
    if placed + left != known.students {
        rules.push(Rule::Count {
            class,
            placed,
            students: known.students,
        });
    }
    if known.keep_together && (groups.len() > 1 || (placed > 0 && left > 0)) {
        rules.push(Rule::Split { class });
    }
    let mut percents: Vec<u32> = known.extra_time.iter().map(|extra| extra.percent).collect();
    percents.sort_unstable();
    percents.dedup();
    for percent in percents {
        let of = |extra: &Vec<crate::session::ExtraTime>| -> u32 {
            let same = extra.iter().filter(|one| one.percent == percent);
            same.map(|one| one.students).sum()
        };
        let asked = of(&known.extra_time);
        let given = groups.iter().map(|group| of(&group.extra)).sum();
        // Pupils without a session may be those who need more time.
        if given > asked || given + left < asked {
            rules.push(Rule::ExtraTime {
                class,
                percent,
                given,
                asked,
            });
        }
    }
}
