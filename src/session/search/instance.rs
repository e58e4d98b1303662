//! The problem as tables of numbers.

use chrono::Datelike;

use crate::session::{Problem, Start};

/// Different lengths of test that a class may need; beyond, the shorter ones
/// count as the shortest of these, so that a plan stays right.
pub const MOST_LENGTHS: usize = 8;

/// A class, or what pinned sessions leave of it.
#[derive(Debug, Clone)]
pub struct Item {
    /// Its index in the problem.
    pub class: usize,
    /// Pupils still to place: 1 or more.
    pub size: u32,
    /// Whether it must stay in one session.
    pub together: bool,
    /// Whether a pinned session already holds some of it.
    pub begun: bool,
    /// For each start, whether the class can come.
    pub can: Vec<bool>,
    /// (minutes, pupils): so many pupils need at least so long, the longest first,
    /// each count holding those before it.
    pub long: Vec<(u32, u32)>,
}

impl Item {
    /// Whether its pupils who need longer may sit apart from the others.
    pub fn may_detach(&self) -> bool {
        let long = self.long.last().map_or(0, |&(_, students)| students);
        !self.together && long > 0 && long < self.size
    }

    /// Pupils who need at least the length of a level; all of them for level 0.
    pub fn needing(&self, levels: &[u32], level: usize) -> u32 {
        let Some(&minutes) = level.checked_sub(1).and_then(|index| levels.get(index)) else {
            return self.size;
        };
        let enough = self.long.iter().filter(|&&(needed, _)| needed >= minutes);
        enough.map(|&(_, students)| students).max().unwrap_or(0)
    }
}

/// A session that could be opened: a start, a room and a number of invigilators.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    pub start: usize,
    pub room: usize,
    /// Invigilators that it takes.
    pub need: usize,
    /// Pupils that it holds with them.
    pub cap: u32,
}

/// A problem without its pinned sessions, in tables.
#[derive(Debug)]
pub struct Instance {
    pub items: Vec<Item>,
    /// What a row is made of: the items, then each item without its pupils
    /// who need longer, then these pupils alone.
    pub pieces: Vec<Item>,
    /// Whether the pupils of some item who need longer may sit elsewhere.
    pub may_detach: bool,
    pub n_rooms: usize,
    /// Minutes that a session may last, by start.
    pub longest: Vec<u32>,
    /// The end of each start's slot, in minutes of the whole year.
    pub ends: Vec<i64>,
    /// The starts that overlap a start, itself included.
    pub conflicts: Vec<Vec<usize>>,
    /// Every opening, in order of start.
    pub openings: Vec<Opening>,
    /// Whether invigilators are named.
    pub named: bool,
    /// The invigilators who can come, by start.
    pub free: Vec<Vec<usize>>,
    /// Sessions left to each invigilator.
    pub quota: Vec<usize>,
    /// Sessions already pinned on each invigilator.
    pub pinned: Vec<usize>,
}

impl Instance {
    pub fn new(problem: &Problem) -> Self {
        let starts = &problem.starts;
        let busy = |start: &Start, who: &dyn Fn(&crate::session::Session) -> bool| {
            let mut fixed = problem.fixed.iter();
            fixed.any(|session| who(session) && session.slot(problem).overlaps(start))
        };
        let people = problem.invigilators.as_deref().unwrap_or_default();
        let is_free = |person: usize, start: &Start| {
            people[person].availability.allows(start)
                && !busy(start, &|session| session.invigilators.contains(&person))
        };
        let free: Vec<Vec<usize>> = starts
            .iter()
            .map(|start| (0..people.len()).filter(|&i| is_free(i, start)).collect())
            .collect();
        let pinned: Vec<usize> = (0..people.len())
            .map(|person| {
                let fixed = problem.fixed.iter();
                fixed
                    .filter(|session| session.invigilators.contains(&person))
                    .count()
            })
            .collect();
        let quota = people.iter().zip(&pinned).map(|(person, &pinned)| {
            let most = person.max_sessions.map_or(usize::MAX, |most| most as usize);
            most.saturating_sub(pinned)
        });
        let items = items(problem);
        let mut instance = Self {
            pieces: pieces(&items),
            may_detach: items.iter().any(Item::may_detach),
            items,
            n_rooms: problem.rooms.len(),
            longest: starts.iter().map(Start::longest).collect(),
            ends: starts.iter().map(end).collect(),
            conflicts: conflicts(starts),
            openings: Vec::new(),
            named: problem.invigilators.is_some(),
            quota: quota.collect(),
            pinned,
            free,
        };
        for (start, when) in starts.iter().enumerate() {
            for (room, place) in problem.rooms.iter().enumerate() {
                if place.availability.allows(when) && !busy(when, &|session| session.room == room) {
                    instance.open(problem, start, room);
                }
            }
        }
        instance
    }

    /// Adds the openings of a room at a start, one for each useful number of invigilators.
    fn open(&mut self, problem: &Problem, start: usize, room: usize) {
        let seats = problem.rooms[room].seats;
        let per_invigilator = problem.per_invigilator.max(1);
        if seats == 0 {
            return;
        }
        if !self.named {
            self.openings.push(Opening {
                start,
                room,
                need: 0,
                cap: seats,
            });
            return;
        }
        let most = problem.invigilators_for(seats) as usize;
        for need in 1..=most.min(self.free[start].len()) {
            let watched = u32::try_from(need).unwrap_or(u32::MAX);
            let cap = seats.min(per_invigilator.saturating_mul(watched));
            self.openings.push(Opening {
                start,
                room,
                need,
                cap,
            });
        }
    }

    /// The item of a piece, and whether it is only those who need longer.
    pub fn item_of(&self, piece: usize) -> (usize, bool) {
        let n_items = self.items.len();
        (piece % n_items.max(1), piece >= 2 * n_items)
    }

    /// The lengths of test that pupils with extra time need, the shortest first:
    /// a level is a number of these, 0 for those without extra time.
    pub fn levels(&self) -> Vec<u32> {
        let long = self.items.iter().flat_map(|item| &item.long);
        let mut levels: Vec<u32> = long.map(|&(minutes, _)| minutes).collect();
        levels.sort_unstable();
        levels.dedup();
        levels
    }

    /// The level of a start: how many of the lengths of test fit.
    pub fn level_at(&self, levels: &[u32], start: usize) -> usize {
        let lasts = self.longest[start];
        levels
            .iter()
            .take_while(|&&minutes| minutes <= lasts)
            .count()
    }

    /// Seats of all the rooms at a start, each watched by as many as can come.
    pub fn seats_at(&self, start: usize) -> u32 {
        let mut largest = vec![0; self.n_rooms];
        for opening in self
            .openings
            .iter()
            .filter(|opening| opening.start == start)
        {
            largest[opening.room] = opening.cap.max(largest[opening.room]);
        }
        largest.iter().sum()
    }

    /// Pupils still to place.
    pub fn students(&self) -> u32 {
        self.items.iter().map(|item| item.size).sum()
    }
}

fn pieces(items: &[Item]) -> Vec<Item> {
    let long = |item: &Item| item.long.last().map_or(0, |&(_, students)| students);
    let others = items.iter().map(|item| Item {
        size: item.size - long(item),
        long: Vec::new(),
        ..item.clone()
    });
    let needing = items.iter().map(|item| Item {
        size: long(item),
        ..item.clone()
    });
    items.iter().cloned().chain(others).chain(needing).collect()
}

fn end(start: &Start) -> i64 {
    i64::from(start.date.num_days_from_ce()) * 24 * 60 + i64::from(start.end)
}

fn conflicts(starts: &[Start]) -> Vec<Vec<usize>> {
    let of = |start: &Start| {
        let all = starts.iter().enumerate();
        all.filter(|(_, other)| start.overlaps(other))
            .map(|(index, _)| index)
            .collect()
    };
    starts.iter().map(of).collect()
}

fn items(problem: &Problem) -> Vec<Item> {
    let fixed = || {
        problem
            .fixed
            .iter()
            .flat_map(|session| session.groups.iter())
    };
    let classes = problem.classes.iter().enumerate();
    let left = classes.filter_map(|(class, known)| {
        let mine = || fixed().filter(move |group| group.class == class);
        let placed: u32 = mine().map(|group| group.students).sum();
        let size = known.students.saturating_sub(placed);
        let can = |start: &Start| !known.absences.iter().any(|absence| absence.covers(start));
        let mut long: Vec<(u32, u32)> = Vec::new();
        for extra in known.extra_by_length() {
            let pinned = mine().flat_map(|group| &group.extra);
            let pinned = pinned.filter(|one| one.percent == extra.percent);
            let pinned: u32 = pinned.map(|one| one.students).sum();
            long.push((
                problem.duration(extra.percent),
                extra.students.saturating_sub(pinned),
            ));
        }
        long.retain(|&(minutes, students)| students > 0 && minutes > problem.duration_min);
        long.sort_unstable_by(|a, b| b.cmp(a));
        let mut sum = 0;
        for (_, students) in &mut long {
            sum += *students;
            *students = sum.min(size);
        }
        if let (Some(&(_, all)), true) = (long.last(), long.len() > MOST_LENGTHS) {
            long.truncate(MOST_LENGTHS);
            long[MOST_LENGTHS - 1].1 = all;
        }
        (size > 0).then(|| Item {
            class,
            size,
            together: known.keep_together,
            begun: placed > 0,
            can: problem.starts.iter().map(can).collect(),
            long,
        })
    });
    left.collect()
}
