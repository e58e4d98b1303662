//! From tables of numbers back to a plan that people read.

use crate::session::search::instance::Instance;
use crate::session::search::local::anneal::most_cuts;
use crate::session::search::local::decode::Rows;
use crate::session::search::local::state::State;
use crate::session::{ExtraTime, Group, Plan, Problem, Session, Unplaced};

/// Sessions as numbers: what a plan is written from.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The opening and the invigilators of each session.
    pub sessions: Vec<(u32, Vec<usize>)>,
    /// Pupils, (session, item, pupils), in order and each pair once.
    pub seats: Vec<(usize, usize, u32)>,
}

impl Draft {
    /// Sessions where somebody sits.
    pub fn used(&self) -> usize {
        let mut places: Vec<usize> = self.seats.iter().map(|seat| seat.0).collect();
        places.dedup();
        places.len()
    }
}

/// The sessions of a state.
pub fn draft(instance: &Instance, state: &State) -> Draft {
    let blank = Rows::new(2 * instance.items.len(), most_cuts(instance));
    let mut rows = blank.clone();
    rows.decode(instance, state.row(), &blank);
    let mut seats = rows.seats(instance, &state.whole);
    seats.sort_unstable();
    // Pupils who sit apart may have come back to their class.
    seats.dedup_by(|next, kept| {
        let same = (next.0, next.1) == (kept.0, kept.1);
        kept.2 += if same { next.2 } else { 0 };
        same
    });
    let both = state.bins.iter().zip(&state.names);
    let sessions = both.map(|(&bin, &name)| (bin, state.watch.who(name).to_vec()));
    Draft {
        sessions: sessions.collect(),
        seats,
    }
}

/// The plan of a draft, pinned sessions included, empty sessions left out.
pub fn write(problem: &Problem, instance: &Instance, draft: &Draft) -> Plan {
    let mut sessions: Vec<(usize, Session)> = Vec::new();
    for (place, (bin, people)) in draft.sessions.iter().enumerate() {
        let opening = instance.openings[*bin as usize];
        let start = problem.starts[opening.start];
        let here = draft.seats.iter().filter(|seat| seat.0 == place);
        let groups: Vec<Group> = here
            .map(|&(_, item, students)| Group {
                class: instance.items[item].class,
                students,
                extra: Vec::new(),
            })
            .collect();
        let mut invigilators = people.clone();
        invigilators.sort_unstable();
        sessions.push((
            opening.start,
            Session {
                date: start.date,
                minute: start.minute,
                room: opening.room,
                invigilators,
                groups,
            },
        ));
    }
    sessions.retain(|(_, session)| !session.groups.is_empty());
    let mut lacking = vec![0; problem.classes.len()];
    for class in 0..problem.classes.len() {
        give_extra_time(problem, instance, class, &mut sessions, &mut lacking);
    }
    let mut plan = Plan::default();
    for (_, mut session) in sessions {
        session.groups.retain(|group| group.students > 0);
        session.groups.sort_by_key(|group| group.class);
        if problem.invigilators.is_some() {
            let need = problem.invigilators_for(session.students()) as usize;
            session.invigilators.truncate(need);
        }
        if !session.groups.is_empty() {
            plan.sessions.push(session);
        }
    }
    plan.sessions.extend(problem.fixed.iter().cloned());
    plan.sessions
        .sort_by_key(|session| (session.date, session.minute, session.room));
    plan.unplaced = unplaced(problem, &plan);
    plan
}

/// Says who has extra time in which session; pupils whose session is too short lose their seat.
fn give_extra_time(
    problem: &Problem,
    instance: &Instance,
    class: usize,
    sessions: &mut [(usize, Session)],
    lacking: &mut [u32],
) {
    let mut wanted = problem.classes[class].extra_by_length();
    for group in problem.fixed.iter().flat_map(|session| &session.groups) {
        for given in group.extra.iter().filter(|_| group.class == class) {
            let same = wanted.iter_mut().find(|one| one.percent == given.percent);
            if let Some(same) = same {
                same.students = same.students.saturating_sub(given.students);
            }
        }
    }
    for extra in wanted {
        let minutes = problem.duration(extra.percent);
        let mut rest = extra.students;
        // Where extra time is already given first: these pupils are together.
        for with_others in [true, false] {
            for (start, session) in sessions.iter_mut() {
                let fits = instance.longest[*start] >= minutes;
                let given = session.groups.iter().any(|group| !group.extra.is_empty());
                if !fits || (with_others && !given) {
                    continue;
                }
                let mut groups = session.groups.iter_mut();
                let Some(group) = groups.find(|group| group.class == class) else {
                    continue;
                };
                let known: u32 = group.extra.iter().map(|extra| extra.students).sum();
                let taken = rest.min(group.students.saturating_sub(known));
                if taken == 0 {
                    continue;
                }
                rest -= taken;
                let same = group
                    .extra
                    .iter_mut()
                    .find(|one| one.percent == extra.percent);
                match same {
                    Some(same) => same.students += taken,
                    None => group.extra.push(ExtraTime {
                        students: taken,
                        percent: extra.percent,
                    }),
                }
            }
        }
        lacking[class] += rest;
    }
    let groups = sessions.iter_mut().rev();
    for group in groups.flat_map(|(_, session)| &mut session.groups) {
        if group.class == class {
            let known: u32 = group.extra.iter().map(|extra| extra.students).sum();
            let removed = lacking[class].min(group.students.saturating_sub(known));
            group.students -= removed;
            lacking[class] -= removed;
        }
    }
}

fn unplaced(problem: &Problem, plan: &Plan) -> Vec<Unplaced> {
    let placed = |class: usize| -> u32 {
        let groups = plan.sessions.iter().flat_map(|session| &session.groups);
        groups
            .filter(|group| group.class == class)
            .map(|group| group.students)
            .sum()
    };
    let classes = problem.classes.iter().enumerate();
    let left = classes.map(|(class, known)| Unplaced {
        class,
        students: known.students.saturating_sub(placed(class)),
    });
    left.filter(|left| left.students > 0).collect()
}
