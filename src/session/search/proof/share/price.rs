//! What a group of classes costs in its sessions, in cuts.

use crate::session::search::proof::mix::Mix;
use crate::session::search::proof::packing;
use crate::session::search::proof::share::{MOST_FLOWS, Piece, STEPS_OF_A_FLOW, Search};
use crate::session::search::proof::support::{Guest, Place, Seating, seat};

impl Search<'_> {
    /// The fewest cuts of a group in its own sessions; None when it cannot be there.
    pub(in crate::session::search::proof::share) fn price(
        &self,
        group: u32,
        part: Mix,
    ) -> Option<usize> {
        let mut pieces = 0;
        let mut wholes = Vec::new();
        for level in 0..=self.n_levels {
            let needing = self
                .members(group)
                .map(|piece| self.pieces[piece].needing[level]);
            if self.seats(part, level) < needing.sum() {
                return None;
            }
        }
        for piece in self.members(group) {
            let fragments = self.fragments(&self.pieces[piece], part)?;
            pieces += fragments - 1;
            if self.pieces[piece].together {
                wholes.push(self.pieces[piece].size);
            }
        }
        if wholes.len() > 1 {
            let kinds = self.kinds.iter().enumerate();
            let caps: Vec<u32> = kinds
                .flat_map(|(kind, known)| std::iter::repeat_n(known.cap, part.count(kind)))
                .collect();
            if !packing::may_fit(&wholes, &caps) {
                return None;
            }
        }
        Some(pieces.max(part.sessions() - 1))
    }

    /// The fewest cuts of a group, tried for real where extra time or whole
    /// classes may cost more; more than `most` when it cannot be done with that.
    pub(in crate::session::search::proof::share) fn raised(
        &mut self,
        group: u32,
        part: Mix,
        price: usize,
        most: usize,
    ) -> usize {
        // Where every session is long enough for everybody, a row does.
        let shortest = (0..self.kinds.len()).filter(|&kind| part.count(kind) > 0);
        let shortest = shortest
            .map(|kind| self.kinds[kind].level)
            .min()
            .unwrap_or(0);
        let special = self.members(group).any(|piece| {
            let needing = self.pieces[piece].needing.iter();
            needing.skip(shortest + 1).any(|&pupils| pupils > 0)
        });
        if !special || group.is_power_of_two() {
            return price;
        }
        if let Some(&known) = self.prices.get(&(group, part)) {
            return known;
        }
        let guests: Vec<Guest> = self
            .members(group)
            .map(|piece| Guest {
                together: self.pieces[piece].together,
                needing: self.pieces[piece].needing.clone(),
                allowed: u32::MAX,
            })
            .collect();
        let kinds = self.kinds.iter().enumerate();
        let places = kinds.flat_map(|(kind, known)| {
            let place = Place {
                cap: known.cap,
                level: known.level,
            };
            std::iter::repeat_n(place, part.count(kind))
        });
        let places: Vec<Place> = places.collect();
        let given = MOST_FLOWS.min(*self.steps / STEPS_OF_A_FLOW);
        let mut flows = given;
        let mut tried = price;
        while tried <= most && seat(&guests, &places, tried, &mut flows) == Seating::Impossible {
            tried += 1;
        }
        *self.steps -= STEPS_OF_A_FLOW * (given - flows);
        self.prices.insert((group, part), tried);
        tried
    }

    pub(in crate::session::search::proof::share) fn seats(&self, part: Mix, level: usize) -> u32 {
        let kinds = self.kinds.iter().enumerate();
        let kinds = kinds.filter(|(_, kind)| kind.level >= level);
        kinds
            .map(|(kind, known)| known.cap * u32::try_from(part.count(kind)).unwrap_or(0))
            .sum()
    }

    /// The fewest sessions that hold a class, told from 1, 2 and more; None
    /// when it must be whole and cannot.
    fn fragments(&self, piece: &Piece, part: Mix) -> Option<usize> {
        let present = (0..self.kinds.len()).filter(|&kind| part.count(kind) > 0);
        let present: Vec<usize> = present.collect();
        let holds = |kinds: &[usize]| {
            (0..=self.n_levels).all(|level| {
                let long = kinds
                    .iter()
                    .filter(|&&kind| self.kinds[kind].level >= level);
                let seats: u32 = long.map(|&kind| self.kinds[kind].cap).sum();
                seats >= piece.needing[level]
            })
        };
        if present.iter().any(|&kind| holds(&[kind])) {
            return Some(1);
        }
        if piece.together {
            return None;
        }
        let mut pairs = present.iter().enumerate().flat_map(|(at, &one)| {
            let others = present[at..].iter();
            others.map(move |&other| (one, other))
        });
        let two =
            pairs.any(|(one, other)| (one != other || part.count(one) > 1) && holds(&[one, other]));
        Some(if two { 2 } else { 3 })
    }
}
