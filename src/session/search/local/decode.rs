//! From open sessions in a row and classes in a row to pupils in sessions.
//!
//! Classes fill the sessions one after the other, as cars fill a train. A
//! class that would be cut may leave the rest of a session empty and begin in
//! the next one: all the useful ways are kept, one for each number of cuts.
//! Any group of classes that exactly fills its own sessions can be written as
//! such a row, so the best plan is always among the rows.

use crate::session::search::instance::{Instance, Item, MOST_LENGTHS, Opening};

/// Where a row of classes stands, after some cuts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Mark {
    /// Pupils who could not be placed, or who lack time.
    left: u32,
    /// The session being filled.
    bin: u32,
    /// Its seats already taken.
    used: u32,
}

const NOWHERE: Mark = Mark {
    left: u32::MAX,
    bin: u32::MAX,
    used: 0,
};

/// How a mark was reached: the cuts before this class, and where it begins.
#[derive(Debug, Clone, Copy, Default)]
struct Step {
    cuts_before: u32,
    bin: u32,
    used: u32,
}

/// The marks after each class, and how they were reached.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    width: usize,
    marks: Vec<Mark>,
    steps: Vec<Step>,
    /// What the marks were computed for.
    rest: Vec<u32>,
    bins: Vec<u32>,
    order: Vec<usize>,
    /// Pupils of whole classes that no session could take.
    homeless: u32,
    homes: Vec<Option<usize>>,
}

/// The two things that a row is judged by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fit {
    /// Pupils without a seat, or without their extra time.
    pub left: u32,
    /// Fragments beyond one for each class.
    pub splits: u32,
}

/// A row to decode: sessions and classes in order.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// Indices of openings.
    pub bins: &'a [u32],
    /// Pieces of items that may be split, in filling order.
    pub order: &'a [usize],
    /// Items that stay whole, and the session from which a place is sought.
    pub whole: &'a [(usize, usize)],
}

impl Rows {
    /// Marks for at most so many pieces and cuts.
    pub fn new(n_pieces: usize, most_cuts: usize) -> Self {
        let width = most_cuts + 1;
        let mut marks = vec![NOWHERE; width * (n_pieces + 1)];
        marks[0] = Mark {
            left: 0,
            bin: 0,
            used: 0,
        };
        Self {
            width,
            marks,
            steps: vec![Step::default(); width * (n_pieces + 1)],
            ..Self::default()
        }
    }

    /// Decodes a row, starting from what `known` already did of it.
    ///
    /// The price of a cut, in pupils left, chooses among the ends of the row.
    pub fn decode(&mut self, instance: &Instance, row: Row<'_>, known: &Self) -> Fit {
        self.rest.clear();
        self.rest.extend(
            row.bins
                .iter()
                .map(|&bin| instance.openings[bin as usize].cap),
        );
        self.place_whole(instance, row);
        let same_bins = (0..row.bins.len().min(known.bins.len()))
            .take_while(|&at| row.bins[at] == known.bins[at] && self.rest[at] == known.rest[at])
            .count();
        let same_order = row
            .order
            .iter()
            .zip(&known.order)
            .take_while(|(one, other)| one == other)
            .count();
        let mut from = 0;
        if known.bins.len() == row.bins.len() {
            let before = |mark: &Mark| {
                let bin = mark.bin as usize;
                *mark == NOWHERE || bin < same_bins || (bin == same_bins && mark.used == 0)
            };
            while from < same_order && known.layer(from + 1).iter().all(before) {
                from += 1;
            }
        }
        let width = self.width;
        self.marks[..(from + 1) * width].copy_from_slice(&known.marks[..(from + 1) * width]);
        self.steps[..(from + 1) * width].copy_from_slice(&known.steps[..(from + 1) * width]);
        if from == 0 {
            self.marks[..width].fill(NOWHERE);
            self.marks[0] = Mark {
                left: 0,
                bin: 0,
                used: 0,
            };
        }
        self.bins.clear();
        self.bins.extend_from_slice(row.bins);
        self.order.clear();
        self.order.extend_from_slice(row.order);
        for at in from..row.order.len() {
            self.advance(instance, at);
        }
        self.fit()
    }

    /// The best end: fewest pupils left, then fewest cuts.
    fn fit(&self) -> Fit {
        let ends = self.layer(self.order.len()).iter().zip(0u32..);
        let best = ends
            .filter(|(mark, _)| **mark != NOWHERE)
            .map(|(mark, cuts)| (mark.left, cuts))
            .min();
        let (left, splits) = best.unwrap_or((u32::MAX / 4, 0));
        Fit {
            left: left.saturating_add(self.homeless),
            splits,
        }
    }

    fn layer(&self, at: usize) -> &[Mark] {
        &self.marks[at * self.width..(at + 1) * self.width]
    }

    /// Gives each whole class the first session that holds it.
    fn place_whole(&mut self, instance: &Instance, row: Row<'_>) {
        self.homeless = 0;
        self.homes.clear();
        let n_bins = row.bins.len();
        for &(item, wish) in row.whole {
            let known = &instance.items[item];
            let suits = |bin: &usize| {
                let opening = &instance.openings[row.bins[*bin] as usize];
                let longest = known.long.first().map_or(0, |&(minutes, _)| minutes);
                self.rest[*bin] >= known.size
                    && known.can[opening.start]
                    && instance.longest[opening.start] >= longest
            };
            let home = (0..n_bins)
                .map(|step| (wish + step) % n_bins.max(1))
                .find(suits);
            match home {
                Some(bin) => self.rest[bin] -= known.size,
                None => self.homeless += known.size,
            }
            self.homes.push(home);
        }
    }

    /// Lays one more class at the end of every row kept so far.
    fn advance(&mut self, instance: &Instance, at: usize) {
        let item = &instance.pieces[self.order[at]];
        // Pupils who sit apart from their class are one more fragment of it.
        let apart = u32::from(instance.item_of(self.order[at]).1);
        let width = self.width;
        let next = (at + 1) * width;
        self.marks[next..next + width].fill(NOWHERE);
        let mut best = NOWHERE;
        for cuts in 0..width {
            let mark = self.marks[at * width + cuts];
            // A row with more cuts is kept only where it stands better.
            if mark == NOWHERE || mark >= best {
                continue;
            }
            best = mark;
            let (fragments, reached) = self.lay(instance, item, mark, &mut |_, _| {});
            self.keep(next, cuts, mark, fragments + apart, reached);
            let lacking = reached.left - mark.left;
            // To begin later in a session sends the last pupils to the next
            // one, which may be long enough for them.
            let later = Mark {
                used: mark.used + lacking,
                ..mark
            };
            let fresh = Mark {
                bin: mark.bin + 1,
                used: 0,
                ..mark
            };
            let others = [(lacking > 0, later), (mark.used > 0, fresh)];
            for (is_other, begun) in others {
                if !is_other || (fragments == 1 && lacking == 0) {
                    continue;
                }
                let (pieces, end) = self.lay(instance, item, begun, &mut |_, _| {});
                if pieces < fragments || end.left < reached.left {
                    self.keep(next, cuts, begun, pieces + apart, end);
                }
            }
        }
    }

    fn keep(&mut self, next: usize, cuts: usize, begun: Mark, fragments: u32, reached: Mark) {
        let after = cuts + fragments.saturating_sub(1) as usize;
        let after = after.min(self.width - 1);
        if reached < self.marks[next + after] {
            self.marks[next + after] = reached;
            self.steps[next + after] = Step {
                cuts_before: u32::try_from(cuts).unwrap_or(u32::MAX),
                bin: begun.bin,
                used: begun.used,
            };
        }
    }

    /// Fills sessions with a class from a mark on: fragments, and where it ends.
    fn lay(
        &self,
        instance: &Instance,
        item: &Item,
        from: Mark,
        seated: &mut dyn FnMut(usize, u32),
    ) -> (u32, Mark) {
        let mut mark = from;
        let mut rest = item.size;
        let mut fragments = 0;
        // Pupils seated in sessions too short for each length of test.
        let mut short = [0u32; MOST_LENGTHS];
        while rest > 0 {
            let Some(&cap) = self.rest.get(mark.bin as usize) else {
                mark.left += rest;
                break;
            };
            let opening = self.opening(instance, mark.bin as usize);
            if mark.used >= cap || !item.can[opening.start] {
                mark.bin += 1;
                mark.used = 0;
                continue;
            }
            let taken = rest.min(cap - mark.used);
            seated(mark.bin as usize, taken);
            mark.used += taken;
            rest -= taken;
            fragments += 1;
            for (&(minutes, _), short) in item.long.iter().zip(&mut short) {
                if instance.longest[opening.start] < minutes {
                    *short += taken;
                }
            }
        }
        let lacking = item.long.iter().zip(short).map(|(&(_, students), short)| {
            students.saturating_sub(item.size.saturating_sub(short).saturating_sub(rest))
        });
        mark.left += lacking.max().unwrap_or(0);
        (fragments, mark)
    }

    fn opening(&self, instance: &Instance, bin: usize) -> Opening {
        instance.openings[self.bins[bin] as usize]
    }

    /// The pupils of each session, (session, item, pupils), in the best row.
    pub fn seats(&self, instance: &Instance, whole: &[(usize, usize)]) -> Vec<(usize, usize, u32)> {
        let mut seats = Vec::new();
        for (&(item, _), home) in whole.iter().zip(&self.homes) {
            if let Some(bin) = *home {
                seats.push((bin, item, instance.items[item].size));
            }
        }
        let mut cuts = self.fit().splits as usize;
        for at in (0..self.order.len()).rev() {
            let step = self.steps[(at + 1) * self.width + cuts];
            let piece = self.order[at];
            let (item, _) = instance.item_of(piece);
            let from = Mark {
                left: 0,
                bin: step.bin,
                used: step.used,
            };
            let mut seated = |bin, students| seats.push((bin, item, students));
            self.lay(instance, &instance.pieces[piece], from, &mut seated);
            cuts = step.cuts_before as usize;
        }
        seats
    }
}
