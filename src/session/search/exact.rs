//! Tiny problems: every set of sessions is tried.
//!
//! The local search may miss what a handful of seats leaves possible; here
//! nothing is missed. Larger problems are given up at once.

use crate::session::search::instance::Instance;
use crate::session::search::proof::support::{Guest, MOST_PLACES, Place, Seating, seat};

/// Openings above which nothing is tried.
const MOST_OPENINGS: usize = 30;

/// Classes above which nothing is tried.
const MOST_CLASSES: usize = 6;

/// Sets of sessions, chosen in part or whole, after which the search is given up.
const MOST_SETS: usize = 40_000;

/// Flows after which the search is given up.
const MOST_FLOWS: usize = 60_000;

/// Choices of one invigilator after which the search is given up.
const MOST_CALLS: usize = 200_000;

/// The best plan of a tiny problem.
#[derive(Debug, Clone)]
pub struct Best {
    /// The sessions.
    pub openings: Vec<u32>,
    /// The invigilators of each.
    pub people: Vec<Vec<usize>>,
    /// Pupils, (session, item, pupils).
    pub seats: Vec<(usize, usize, u32)>,
    /// Fragments beyond one for each item.
    pub cuts: usize,
    /// Sum of the indices of the starts.
    pub lateness: usize,
}

/// What trying everything gives.
#[derive(Debug, Clone)]
pub enum Solved {
    /// The best plan.
    Plan(Best),
    /// No plan places everybody.
    Impossible,
    /// The problem is too large to try everything.
    TooLarge,
}

struct Search<'a> {
    instance: &'a Instance,
    guests: Vec<(Guest, Vec<bool>)>,
    levels: Vec<u32>,
    /// Sessions wanted.
    wanted: usize,
    largest: u32,
    open: Vec<u32>,
    best: Option<Best>,
    sets: usize,
    flows: usize,
    calls: usize,
}

/// The best plan that places everybody.
pub fn solve(instance: &Instance) -> Solved {
    let too_large = instance.openings.len() > MOST_OPENINGS || instance.items.len() > MOST_CLASSES;
    if too_large {
        return Solved::TooLarge;
    }
    let levels = instance.levels();
    let guests = instance.items.iter().map(|item| {
        let needing = (0..=levels.len()).map(|level| item.needing(&levels, level));
        let guest = Guest {
            together: item.together,
            needing: needing.collect(),
            allowed: 0,
        };
        (guest, item.can.clone())
    });
    let caps = instance.openings.iter().map(|opening| opening.cap);
    let mut search = Search {
        guests: guests.collect(),
        largest: caps.max().unwrap_or(0),
        levels,
        instance,
        wanted: 0,
        open: Vec::new(),
        best: None,
        sets: MOST_SETS,
        flows: MOST_FLOWS,
        calls: MOST_CALLS,
    };
    for wanted in 0..=instance.openings.len().min(MOST_PLACES) {
        search.wanted = wanted;
        if search.add(0, 0).is_none() {
            return Solved::TooLarge;
        }
        if let Some(best) = search.best {
            return Solved::Plan(best);
        }
    }
    Solved::Impossible
}

impl Search<'_> {
    /// Adds sessions from an opening on; None when given up.
    fn add(&mut self, from: usize, seats: u32) -> Option<()> {
        self.sets = self.sets.checked_sub(1)?;
        let students = self.instance.students();
        let missing = self.wanted - self.open.len();
        if missing == 0 {
            return if seats >= students {
                self.judge()
            } else {
                Some(())
            };
        }
        let rest = u32::try_from(missing).unwrap_or(u32::MAX);
        if seats + rest.saturating_mul(self.largest) < students {
            return Some(());
        }
        for opening in from..self.instance.openings.len() {
            let known = self.instance.openings[opening];
            let conflicts = &self.instance.conflicts[known.start];
            let clashes = self.open.iter().any(|&other| {
                let other = self.instance.openings[other as usize];
                other.room == known.room && conflicts.contains(&other.start)
            });
            if !clashes {
                self.open.push(u32::try_from(opening).unwrap_or(u32::MAX));
                self.add(opening + 1, seats + known.cap)?;
                self.open.pop();
            }
        }
        Some(())
    }

    /// Keeps the open sessions if they give a better plan.
    fn judge(&mut self) -> Option<()> {
        let openings: Vec<_> = self
            .open
            .iter()
            .map(|&opening| self.instance.openings[opening as usize])
            .collect();
        let lateness: usize = openings.iter().map(|opening| opening.start).sum();
        let n_items = self.instance.items.len();
        let mut cuts = match &self.best {
            None => n_items * openings.len(),
            Some(best) if lateness < best.lateness => best.cuts,
            Some(best) => match best.cuts.checked_sub(1) {
                Some(fewer) => fewer,
                None => return Some(()),
            },
        };
        let places: Vec<Place> = openings
            .iter()
            .map(|opening| Place {
                cap: opening.cap,
                level: self.instance.level_at(&self.levels, opening.start),
            })
            .collect();
        let guests = self.guests.iter().map(|(guest, can)| {
            let here = openings.iter().enumerate();
            let here = here.filter(|(_, opening)| can[opening.start]);
            Guest {
                allowed: here.fold(0, |set, (at, _)| set | 1 << at),
                ..guest.clone()
            }
        });
        let guests: Vec<Guest> = guests.collect();
        let mut found = None;
        loop {
            match seat(&guests, &places, cuts, &mut self.flows) {
                Seating::Unknown => return None,
                Seating::Impossible => break,
                Seating::Found(seats) => {
                    let fewer = seats.len() - n_items;
                    found = Some((seats, fewer));
                    match fewer.checked_sub(1) {
                        Some(next) => cuts = next,
                        None => break,
                    }
                }
            }
        }
        let Some((seats, cuts)) = found else {
            return Some(());
        };
        let mut people = vec![Vec::new(); openings.len()];
        if self.call(0, 0, &mut people)? {
            self.best = Some(Best {
                openings: self.open.clone(),
                people,
                seats,
                cuts,
                lateness,
            });
        }
        Some(())
    }

    /// Calls the invigilators of the sessions from one on, those from `first` on.
    fn call(&mut self, at: usize, first: usize, people: &mut Vec<Vec<usize>>) -> Option<bool> {
        self.calls = self.calls.checked_sub(1)?;
        let Some(&opening) = self.open.get(at) else {
            return Some(true);
        };
        let known = self.instance.openings[opening as usize];
        if !self.instance.named || people[at].len() == known.need {
            return self.call(at + 1, 0, people);
        }
        let conflicts = &self.instance.conflicts[known.start];
        for &person in &self.instance.free[known.start] {
            let sessions = (0..at).filter(|&other| people[other].contains(&person));
            let load = sessions.clone().count();
            let is_busy = sessions.into_iter().any(|other| {
                let other = self.instance.openings[self.open[other] as usize];
                conflicts.contains(&other.start)
            });
            if person < first || is_busy || load >= self.instance.quota[person] {
                continue;
            }
            people[at].push(person);
            if self.call(at, person + 1, people)? {
                return Some(true);
            }
            people[at].pop();
        }
        Some(false)
    }
}
