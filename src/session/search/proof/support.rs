//! Which class sits in which sessions, with so few cuts: every way is tried.
//!
//! Class after class, a set of sessions is chosen; a maximum flow tells whether
//! the classes chosen so far can be seated in theirs while the others sit
//! anywhere. Exact, and only for a handful of classes and sessions.

use crate::session::search::proof::flow::Net;

/// Sessions above which nothing is tried: a set of them is a `u32`.
pub const MOST_PLACES: usize = 32;

/// A class to seat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// Whether it must be whole.
    pub together: bool,
    /// Pupils who need at least each level, level 0 first: all of them.
    pub needing: Vec<u32>,
    /// The places where it can be, one bit each.
    pub allowed: u32,
}

/// A session to sit in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Its seats.
    pub cap: u32,
    /// How many of the lengths of test fit.
    pub level: usize,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seating {
    /// Pupils of each guest in each place, (place, guest, pupils).
    Found(Vec<(usize, usize, u32)>),
    /// There is none.
    Impossible,
    /// The search was given up.
    Unknown,
}

struct Search<'a> {
    guests: &'a [Guest],
    places: &'a [Place],
    /// The guests in the order in which they choose.
    order: Vec<usize>,
    /// Cuts that the guests from each position on need at least.
    need: Vec<usize>,
    chosen: Vec<u32>,
    steps: &'a mut usize,
}

/// Seats everybody with at most so many cuts; `steps` flows may still be computed.
pub fn seat(guests: &[Guest], places: &[Place], cuts: usize, steps: &mut usize) -> Seating {
    if places.len() > MOST_PLACES {
        return Seating::Unknown;
    }
    let mut search = Search {
        chosen: guests.iter().map(|guest| guest.allowed).collect(),
        order: (0..guests.len()).collect(),
        need: Vec::new(),
        guests,
        places,
        steps,
    };
    let mut fewest = Vec::new();
    for guest in guests {
        match search.fewest(guest) {
            Some(fragments) => fewest.push(fragments - 1),
            None => return Seating::Impossible,
        }
    }
    search.order.sort_by_key(|&guest| {
        let known = &guests[guest];
        let size = known.needing.first().copied().unwrap_or(0);
        std::cmp::Reverse((known.together, fewest[guest], size))
    });
    search.need = vec![0; guests.len() + 1];
    for at in (0..guests.len()).rev() {
        search.need[at] = search.need[at + 1] + fewest[search.order[at]];
    }
    match search.choose(0, cuts) {
        Some(true) => Seating::Found(search.flow().unwrap_or_default()),
        Some(false) => Seating::Impossible,
        None => Seating::Unknown,
    }
}

impl Search<'_> {
    fn holds(&self, guest: &Guest, set: u32) -> bool {
        let seats = |level: usize| -> u32 {
            let places = self.places.iter().enumerate();
            let inside = places.filter(|(at, place)| set >> at & 1 == 1 && place.level >= level);
            inside.map(|(_, place)| place.cap).sum()
        };
        let mut levels = guest.needing.iter().enumerate();
        levels.all(|(level, &pupils)| seats(level) >= pupils)
    }

    /// The fewest places that hold a guest, told from 1, 2 and more.
    fn fewest(&self, guest: &Guest) -> Option<usize> {
        let places =
            |from: usize| (from..self.places.len()).filter(|&at| guest.allowed >> at & 1 == 1);
        if places(0).any(|at| self.holds(guest, 1 << at)) {
            return Some(1);
        }
        if guest.together || !self.holds(guest, guest.allowed) {
            return None;
        }
        let two = places(0)
            .any(|one| places(one + 1).any(|other| self.holds(guest, 1 << one | 1 << other)));
        Some(if two { 2 } else { 3 })
    }

    /// Chooses the places of the guests from a position on; None when given up.
    fn choose(&mut self, at: usize, cuts: usize) -> Option<bool> {
        if cuts < self.need[at] {
            return Some(false);
        }
        *self.steps = self.steps.checked_sub(1)?;
        if self.flow().is_none() {
            return Some(false);
        }
        let Some(&guest) = self.order.get(at) else {
            return Some(true);
        };
        let most = if self.guests[guest].together {
            1
        } else {
            cuts - self.need[at + 1] + 1
        };
        // Few places first: a way with few cuts is soon found.
        for size in 1..=most.min(self.places.len()) {
            if self.pick(at, guest, 0, 0, size, cuts + 1 - size)? {
                return Some(true);
            }
        }
        self.chosen[guest] = self.guests[guest].allowed;
        Some(false)
    }

    /// Adds so many places, from one on, to the set of a guest, then goes on.
    fn pick(
        &mut self,
        at: usize,
        guest: usize,
        from: usize,
        set: u32,
        size: usize,
        cuts: usize,
    ) -> Option<bool> {
        if size == 0 {
            if !self.holds(&self.guests[guest], set) {
                return Some(false);
            }
            self.chosen[guest] = set;
            return self.choose(at + 1, cuts);
        }
        for place in from..self.places.len() {
            let is_allowed = self.guests[guest].allowed >> place & 1 == 1;
            if !is_allowed || self.has_twin(at, place, set) {
                continue;
            }
            if self.pick(at, guest, place + 1, set | 1 << place, size - 1, cuts)? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Whether an earlier place that is not taken is the same to everybody.
    fn has_twin(&self, at: usize, place: usize, set: u32) -> bool {
        let is_same = |guest: &usize, other: usize| {
            let used = |place: usize| self.chosen[*guest] >> place & 1;
            used(place) == used(other)
        };
        let allows = |other: usize| {
            let mut guests = self.guests.iter();
            guests.all(|guest| guest.allowed >> place & 1 == guest.allowed >> other & 1)
        };
        (0..place).any(|other| {
            set >> other & 1 == 0
                && self.places[other] == self.places[place]
                && allows(other)
                && self.order[..at].iter().all(|guest| is_same(guest, other))
        })
    }

    /// Everybody in the places chosen; None when they do not all fit.
    fn flow(&self) -> Option<Vec<(usize, usize, u32)>> {
        let (n_guests, n_places) = (self.guests.len(), self.places.len());
        let n_levels = self.guests.first().map_or(1, |guest| guest.needing.len());
        let node = |guest: usize, level: usize| 2 + n_places + guest * n_levels + level;
        let mut net = Net::new(2 + n_places + n_guests * n_levels);
        for (at, place) in self.places.iter().enumerate() {
            net.pipe(2 + at, 1, place.cap);
        }
        let mut students = 0;
        let mut pipes = Vec::new();
        for (guest, known) in self.guests.iter().enumerate() {
            for (level, &needing) in known.needing.iter().enumerate() {
                let above = known.needing.get(level + 1).copied().unwrap_or(0);
                let exactly = needing.saturating_sub(above);
                if exactly == 0 {
                    continue;
                }
                students += exactly;
                net.pipe(0, node(guest, level), exactly);
                for (at, place) in self.places.iter().enumerate() {
                    if place.level >= level && self.chosen[guest] >> at & 1 == 1 {
                        let pipe = net.pipe(node(guest, level), 2 + at, exactly);
                        pipes.push((pipe, at, guest));
                    }
                }
            }
        }
        if net.fill(0, 1) < students {
            return None;
        }
        let mut seats: Vec<(usize, usize, u32)> = pipes
            .into_iter()
            .map(|(pipe, at, guest)| (at, guest, net.through(pipe)))
            .filter(|&(.., pupils)| pupils > 0)
            .collect();
        seats.sort_unstable();
        seats.dedup_by(|next, kept| {
            let same = (next.0, next.1) == (kept.0, kept.1);
            kept.2 += if same { next.2 } else { 0 };
            same
        });
        Some(seats)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_classes_share_two_full_sessions_for_their_extra_time() {
        let guest = |size, long| Guest {
            together: false,
            needing: vec![size, long],
            allowed: 0b11,
        };
        let places = [Place { cap: 5, level: 0 }, Place { cap: 3, level: 1 }];
        let guests = [guest(4, 1), guest(4, 2)];
        let seated = |cuts| seat(&guests, &places, cuts, &mut 1000);
        assert_eq!(seated(1), Seating::Impossible);
        let Seating::Found(seats) = seated(2) else {
            panic!("two cuts do");
        };
        assert_eq!(seats.len(), 4);
        assert_eq!(seat(&guests, &places, 2, &mut 1), Seating::Unknown);
    }
}
