//! Instants that several slots hold: at each, a room or a person serves once.

use crate::session::search::instance::Instance;
use crate::session::search::proof::mix::Kind;

/// Choices at one moment above which a simpler set, no smaller, stands for them.
const MOST_CHOICES: usize = 400;

/// Starts that all hold one same instant.
#[derive(Debug, Clone)]
pub struct Moment {
    /// The people who can come to one of them at least, in order.
    pub people: Vec<usize>,
    /// The sessions that may be open there together: one at least.
    pub choices: Vec<Choice>,
}

/// Sessions open together at a moment.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Choice {
    /// What they are.
    pub kinds: Vec<Kind>,
    /// The invigilators that they need together.
    pub need: usize,
}

impl Choice {
    /// Whether a choice asks as many people and gives less.
    pub fn is_no_better(&self, other: &Self) -> bool {
        self.kinds == other.kinds && self.need >= other.need
    }
}

impl Moment {
    /// People who can come and are not of a team.
    pub fn others(&self, team: &[usize]) -> usize {
        let people = self.people.iter();
        people
            .filter(|person| team.binary_search(person).is_err())
            .count()
    }
}

/// The moments of a problem, in order of time.
pub fn moments(instance: &Instance, levels: &[u32]) -> Vec<Moment> {
    let number = numbers(instance);
    let n_moments = number.iter().max().map_or(0, |last| last + 1);
    let mut people = vec![Vec::new(); n_moments];
    for (start, free) in instance.free.iter().enumerate() {
        people[number[start]].extend_from_slice(free);
    }
    // (room, need, kind), by moment
    let mut openings = vec![Vec::new(); n_moments];
    for opening in &instance.openings {
        let level = instance.level_at(levels, opening.start);
        let kind = Kind {
            cap: opening.cap,
            level,
        };
        openings[number[opening.start]].push((opening.room, opening.need, kind));
    }
    let both = people.into_iter().zip(openings);
    let all = both.map(|(mut people, mut openings)| {
        people.sort_unstable();
        people.dedup();
        openings.sort_unstable();
        openings.dedup();
        let most = if instance.named { people.len() } else { 0 };
        Moment {
            choices: choices(&openings, most),
            people,
        }
    });
    all.collect()
}

fn choices(openings: &[(usize, usize, Kind)], most: usize) -> Vec<Choice> {
    let nothing = Choice {
        kinds: Vec::new(),
        need: 0,
    };
    let mut found = vec![nothing];
    for room in openings.chunk_by(|one, other| one.0 == other.0) {
        let mut more = Vec::new();
        for choice in &found {
            for &(_, need, kind) in room {
                let mut kinds = choice.kinds.clone();
                kinds.push(kind);
                kinds.sort_unstable();
                let need = choice.need + need;
                if need <= most {
                    more.push(Choice { kinds, need });
                }
            }
        }
        found.extend(more);
        found.sort_unstable();
        found.dedup_by(|next, kept| next.is_no_better(kept));
        if found.len() > MOST_CHOICES {
            return free_choices(openings);
        }
    }
    found.retain(|choice| !choice.kinds.is_empty());
    found
}

/// Too many rooms: as if the best kind of all could be had in each, with nobody.
fn free_choices(openings: &[(usize, usize, Kind)]) -> Vec<Choice> {
    let cap = openings.iter().map(|(_, _, kind)| kind.cap).max();
    let level = openings.iter().map(|(_, _, kind)| kind.level).max();
    let best = Kind {
        cap: cap.unwrap_or(0),
        level: level.unwrap_or(0),
    };
    let rooms = openings.chunk_by(|one, other| one.0 == other.0).count();
    let open = (1..=rooms).map(|open| Choice {
        kinds: vec![best; open],
        need: 0,
    });
    open.collect()
}

/// For each start, a number shared only by starts that all hold one same instant.
pub fn numbers(instance: &Instance) -> Vec<usize> {
    let n_starts = instance.conflicts.len();
    let mut moment = vec![usize::MAX; n_starts];
    let mut next = 0;
    let mut by_end: Vec<usize> = (0..n_starts).collect();
    by_end.sort_by_key(|&start| instance.ends[start]);
    for start in by_end {
        if moment[start] != usize::MAX {
            continue;
        }
        // Those that overlap the one that ends first all hold its last minute.
        for &other in &instance.conflicts[start] {
            if moment[other] == usize::MAX {
                moment[other] = next;
            }
        }
        next += 1;
    }
    moment
}
