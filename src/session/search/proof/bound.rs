//! How few sessions there can be: bounds that no plan can beat.
//!
//! Every bound here is that of an easier problem: slots that overlap at one
//! moment become one, classes forget their absences, and only one limit at a
//! time is looked at. What no plan of the easier problem does, none does.

use std::cmp::Reverse;

use crate::session::Problem;
use crate::session::search::assign::Watch;
use crate::session::search::instance::{Instance, Item, Opening};
use crate::session::search::proof::{moment, packing};

/// What the sessions of any plan hold at most.
pub struct Largest {
    /// The largest sessions that can be open together, the largest first.
    pub all: Vec<u32>,
    /// For pupils who need a long slot: the largest sessions in slots that are
    /// long enough, as few as can hold them.
    long: Vec<u32>,
}

impl Largest {
    /// The largest sessions of a problem.
    ///
    /// The `k`-th of any set of sessions that rooms and invigilators allow holds
    /// at most as many pupils as the `k`-th of these: choosing the largest first
    /// is best where the choices are paths to distinct people (a gammoid).
    pub fn new(instance: &Instance) -> Self {
        let mut lengths: Vec<u32> = instance
            .items
            .iter()
            .flat_map(|item| item.long.iter().map(|&(minutes, _)| minutes))
            .collect();
        lengths.sort_unstable();
        lengths.dedup();
        let all = largest_sessions(instance, 0);
        // The length that costs the most seats, among those that some pupils need.
        let long = lengths.into_iter().map(|minutes| {
            let students: u32 = instance
                .items
                .iter()
                .map(|item| needing(item, minutes))
                .sum();
            let mut seats = 0;
            let sessions = largest_sessions(instance, minutes).into_iter();
            sessions
                .take_while(|&cap| {
                    let wanted = seats < students;
                    seats += cap;
                    wanted
                })
                .collect::<Vec<u32>>()
        });
        let long = long.max_by_key(|long| lost(&all, long)).unwrap_or_default();
        Self { all, long }
    }

    /// The largest sessions, so many of them, enough in long slots; the largest first.
    pub fn open(&self, sessions: usize) -> Vec<u32> {
        let long = &self.long[..self.long.len().min(sessions)];
        let rest = &self.all[..(sessions - long.len()).min(self.all.len())];
        let mut open = [long, rest].concat();
        open.sort_unstable_by_key(|&cap| Reverse(cap));
        open
    }
}

/// Seats that are lost because some sessions must be in long slots.
fn lost(all: &[u32], long: &[u32]) -> u32 {
    let largest: u32 = all.iter().take(long.len()).sum();
    largest.saturating_sub(long.iter().sum())
}

/// Pupils of a class who need at least so many minutes.
fn needing(item: &Item, minutes: u32) -> u32 {
    let enough = item.long.iter().filter(|&&(needed, _)| needed >= minutes);
    enough.map(|&(_, students)| students).max().unwrap_or(0)
}

fn largest_sessions(instance: &Instance, minutes: u32) -> Vec<u32> {
    let moments = moment::numbers(instance);
    let relaxed = relaxed(instance, &moments);
    let mut elements = elements(instance, &moments, minutes);
    elements.sort_by_key(|&(cap, moment, room)| (Reverse(cap), moment, room));
    let mut watch = Watch::new(&relaxed, 0);
    let mut caps = Vec::new();
    for (cap, moment, _) in elements {
        watch.push();
        if watch.set(&relaxed, caps.len(), moment, usize::from(instance.named)) {
            caps.push(cap);
        } else {
            watch.pop();
        }
    }
    caps
}

/// The fewest sessions that may hold every pupil; None when no number does.
pub fn fewest_sessions(problem: &Problem, instance: &Instance, caps: &Largest) -> Option<usize> {
    let students = instance.students();
    if students == 0 {
        return Some(0);
    }
    let per_invigilator = problem.per_invigilator.max(1);
    let most = caps.all.len();
    let crowded = crowded(problem, instance, most);
    let quotas = instance.quota.iter();
    let people = quotas.fold(0, |sum: usize, &quota| sum.saturating_add(quota));
    let wholes = instance.items.iter().filter(|item| item.together);
    let mut wholes: Vec<u32> = wholes.map(|item| item.size).collect();
    wholes.sort_unstable_by_key(|&size| Reverse(size));
    (1..=most).find(|&sessions| {
        let open = caps.open(sessions);
        open.iter().sum::<u32>() >= students
            && crowded[sessions] >= students
            && (!instance.named || watched(&open, per_invigilator, people) >= students)
            && packing::may_fit(&wholes, &open)
    })
}

/// Pupils that so many people can watch in these sessions.
fn watched(open: &[u32], per_invigilator: u32, people: usize) -> u32 {
    let mut shares: Vec<u32> = Vec::new();
    for &cap in open {
        let mut rest = cap.saturating_sub(per_invigilator);
        while rest > 0 {
            shares.push(rest.min(per_invigilator));
            rest = rest.saturating_sub(per_invigilator);
        }
    }
    let Some(more) = people.checked_sub(open.len()) else {
        return 0;
    };
    shares.sort_unstable_by_key(|&share| Reverse(share));
    let first: u32 = open.iter().map(|&cap| cap.min(per_invigilator)).sum();
    first + shares.iter().take(more).sum::<u32>()
}

/// For each number of sessions, the most pupils, given who can come at each moment.
fn crowded(problem: &Problem, instance: &Instance, most: usize) -> Vec<u32> {
    let moments = moment::numbers(instance);
    let n_moments = moments.iter().max().map_or(0, |last| last + 1);
    let mut seats = vec![Vec::new(); n_moments];
    for (_, moment, room) in elements(instance, &moments, 0) {
        seats[moment].push(problem.rooms[room].seats);
    }
    let people = relaxed(instance, &moments).free;
    let per_invigilator = problem.per_invigilator.max(1);
    let mut total = vec![0u32; most + 1];
    let mut reach = 0;
    for (seats, people) in seats.iter_mut().zip(&people) {
        seats.sort_unstable_by_key(|&seats| Reverse(seats));
        let here: Vec<u32> = (0..=seats.len())
            .map(|open| {
                if instance.named {
                    watched(&seats[..open], per_invigilator, people.len())
                } else {
                    seats[..open].iter().sum()
                }
            })
            .collect();
        reach = most.min(reach + seats.len());
        for sessions in (1..=reach).rev() {
            let with =
                (1..=seats.len().min(sessions)).map(|open| total[sessions - open] + here[open]);
            total[sessions] = total[sessions].max(with.max().unwrap_or(0));
        }
    }
    for sessions in 1..=most {
        total[sessions] = total[sessions].max(total[sessions - 1]);
    }
    total
}

/// (seats that can be watched, moment, room), each room once a moment.
fn elements(instance: &Instance, moments: &[usize], minutes: u32) -> Vec<(u32, usize, usize)> {
    let all = instance.openings.iter();
    let all = all.filter(|opening| instance.longest[opening.start] >= minutes);
    let mut found: Vec<(u32, usize, usize)> = all
        .map(|opening| (opening.cap, moments[opening.start], opening.room))
        .collect();
    found.sort_by_key(|&(cap, moment, room)| (moment, room, Reverse(cap)));
    found.dedup_by_key(|&mut (_, moment, room)| (moment, room));
    found
}

/// The same people, moments in the place of starts.
fn relaxed(instance: &Instance, moments: &[usize]) -> Instance {
    let n_moments = moments.iter().max().map_or(0, |last| last + 1);
    let mut free = vec![Vec::new(); n_moments];
    for (start, people) in instance.free.iter().enumerate() {
        free[moments[start]].extend_from_slice(people);
    }
    for people in &mut free {
        people.sort_unstable();
        people.dedup();
    }
    Instance {
        items: Vec::new(),
        pieces: Vec::new(),
        may_detach: false,
        n_rooms: instance.n_rooms,
        longest: vec![0; n_moments],
        ends: vec![0; n_moments],
        conflicts: (0..n_moments).map(|moment| vec![moment]).collect(),
        openings: Vec::<Opening>::new(),
        named: instance.named,
        free,
        quota: instance.quota.clone(),
        pinned: vec![0; instance.quota.len()],
    }
}
