//! The best plan of a tiny problem, by trying every set of sessions.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests: what is wrong here must stop the test"
)]

use pixplan::session::{ExtraTime, Group, Problem, Session, Start};

/// The fewest sessions, splits and the smallest lateness; None for no plan at all.
pub struct Best {
    pub plan: Option<(usize, usize, usize)>,
}

/// The best of every plan; None when there are too many to try.
pub fn best(problem: &Problem) -> Option<Best> {
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (start, when) in problem.starts.iter().enumerate() {
        for (room, place) in problem.rooms.iter().enumerate() {
            let taken = problem.fixed.iter().any(|session| {
                session.room == room && overlap(problem, start_of(problem, session), start)
            });
            if place.availability.allows(when) && !taken {
                pairs.push((start, room));
            }
        }
    }
    if pairs.len() > 9 {
        return None;
    }
    let mut best: Option<(usize, usize, usize)> = None;
    for chosen in 0u32..1 << pairs.len() {
        let open: Vec<(usize, usize)> = (0..pairs.len())
            .filter(|bit| chosen >> bit & 1 == 1)
            .map(|bit| pairs[bit])
            .collect();
        let fixed = problem
            .fixed
            .iter()
            .map(|session| start_of(problem, session));
        let lateness = open.iter().map(|&(start, _)| start).chain(fixed).sum();
        let n_sessions = open.len() + problem.fixed.len();
        if best.is_some_and(|best| (n_sessions, 0, lateness) >= best) {
            continue;
        }
        let clash = |one: &(usize, usize), other: &(usize, usize)| {
            one != other && one.1 == other.1 && overlap(problem, one.0, other.0)
        };
        if open
            .iter()
            .any(|one| open.iter().any(|other| clash(one, other)))
        {
            continue;
        }
        let mut loads = vec![0; open.len()];
        let mut least = None;
        seat(problem, &open, 0, &mut loads, 0, &mut least);
        if let Some(splits) = least {
            let found = (n_sessions, splits, lateness);
            best = Some(best.map_or(found, |best| best.min(found)));
        }
    }
    Some(Best { plan: best })
}

fn start_of(problem: &Problem, session: &Session) -> usize {
    let mut starts = problem.starts.iter();
    let same = |start: &Start| (start.date, start.minute) == (session.date, session.minute);
    starts.position(same).unwrap()
}

/// The pinned groups of a class.
fn pinned(problem: &Problem, class: usize) -> Vec<&Group> {
    let groups = problem.fixed.iter().flat_map(|session| &session.groups);
    groups.filter(|group| group.class == class).collect()
}

fn overlap(problem: &Problem, one: usize, other: usize) -> bool {
    let (one, other): (&Start, &Start) = (&problem.starts[one], &problem.starts[other]);
    one.date == other.date && one.minute < other.end && other.minute < one.end
}

/// Seats class after class in every way, and keeps the fewest splits.
fn seat(
    problem: &Problem,
    open: &[(usize, usize)],
    class: usize,
    loads: &mut Vec<u32>,
    splits: usize,
    least: &mut Option<usize>,
) {
    if least.is_some_and(|least| least <= splits) {
        return;
    }
    if class == problem.classes.len() {
        if loads.iter().all(|&load| load > 0) && watched(problem, open, loads) {
            *least = Some(splits);
        }
        return;
    }
    let mut parts = vec![0; open.len()];
    let placed: u32 = pinned(problem, class)
        .iter()
        .map(|group| group.students)
        .sum();
    let students = problem.classes[class].students - placed;
    split(
        problem, open, class, 0, students, &mut parts, loads, splits, least,
    );
}

#[expect(
    clippy::too_many_arguments,
    reason = "a recursion over parts of a class"
)]
fn split(
    problem: &Problem,
    open: &[(usize, usize)],
    class: usize,
    at: usize,
    rest: u32,
    parts: &mut Vec<u32>,
    loads: &mut Vec<u32>,
    splits: usize,
    least: &mut Option<usize>,
) {
    let known = &problem.classes[class];
    if at == open.len() {
        let pinned = pinned(problem, class);
        let fragments = parts.iter().filter(|&&part| part > 0).count() + pinned.len();
        // Of each length, and of the longer ones: those with more time count too.
        let long_enough = known.extra_time.iter().all(|extra| {
            let minutes = problem.duration(extra.percent);
            let seated = parts.iter().zip(open).filter(|(_, session)| {
                let start = &problem.starts[session.0];
                start.limit - start.minute >= minutes
            });
            let longer = |one: &&ExtraTime| one.percent >= extra.percent;
            let count = |one: &ExtraTime| one.students;
            let asked: u32 = known.extra_time.iter().filter(longer).map(count).sum();
            let given = pinned.iter().flat_map(|group| &group.extra).filter(longer);
            seated.map(|(part, _)| part).sum::<u32>() + given.map(count).sum::<u32>() >= asked
        });
        if rest == 0 && long_enough && !(known.keep_together && fragments > 1) {
            seat(
                problem,
                open,
                class + 1,
                loads,
                splits + fragments - usize::from(fragments > 0),
                least,
            );
        }
        return;
    }
    let (start, room) = open[at];
    let away = known
        .absences
        .iter()
        .any(|absence| absence.covers(&problem.starts[start]));
    let room_left = problem.rooms[room].seats - loads[at];
    let most = if away { 0 } else { rest.min(room_left) };
    for part in 0..=most {
        parts[at] = part;
        loads[at] += part;
        split(
            problem,
            open,
            class,
            at + 1,
            rest - part,
            parts,
            loads,
            splits,
            least,
        );
        loads[at] -= part;
        parts[at] = 0;
    }
}

/// Whether the sessions can be watched: every choice of people is tried.
fn watched(problem: &Problem, open: &[(usize, usize)], loads: &[u32]) -> bool {
    let Some(people) = &problem.invigilators else {
        return true;
    };
    let mut taken: Vec<Vec<usize>> = vec![Vec::new(); people.len()];
    for session in &problem.fixed {
        for &person in &session.invigilators {
            taken[person].push(start_of(problem, session));
        }
    }
    call(problem, open, loads, 0, 0, &mut taken)
}

fn call(
    problem: &Problem,
    open: &[(usize, usize)],
    loads: &[u32],
    at: usize,
    called: u32,
    taken: &mut Vec<Vec<usize>>,
) -> bool {
    if at == open.len() {
        return true;
    }
    let people = problem.invigilators.as_ref().unwrap();
    let needed = loads[at].div_ceil(problem.per_invigilator).max(1);
    if called == needed {
        return call(problem, open, loads, at + 1, 0, taken);
    }
    let start = open[at].0;
    (0..people.len()).any(|person| {
        let known = &people[person];
        let full = known
            .max_sessions
            .is_some_and(|most| taken[person].len() >= most as usize);
        let busy = taken[person]
            .iter()
            .any(|&other| overlap(problem, other, start));
        if full || busy || !known.availability.allows(&problem.starts[start]) {
            return false;
        }
        taken[person].push(start);
        let found = call(problem, open, loads, at, called + 1, taken);
        taken[person].pop();
        found
    })
}
