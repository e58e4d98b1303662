//! Whether a mix of sessions can do with so few cuts: every way is tried.
//!
//! Join each class to the sessions that hold it: what hangs together is a
//! closed group of classes, which fills its own sessions. A group with `m`
//! sessions has at least `m` − 1 cuts, and at least those that its classes need
//! one by one: a class larger than any session, or whose extra time needs a
//! slot too small for the rest of it. The ways to form groups, one after the
//! other, are tried until one does or none is left.

use std::collections::HashMap;

use crate::session::search::groups::Sets;
use crate::session::search::instance::Instance;
use crate::session::search::mix::{Kind, Mix, Mixes};
use crate::session::search::packing;
use crate::session::search::support::{Guest, Place, Seating, seat};

/// Classes above which no exact answer is tried: a set of them is a `u32`.
const MOST_CLASSES: usize = 32;

/// Parts of a mix above which no exact answer is tried.
const MOST_PARTS: usize = 100_000;

/// Flows that are computed to try groups for real.
const MOST_FLOWS: usize = 40_000;

/// Of these, for one group.
const MOST_FLOWS_OF_ONE: usize = 8_000;

/// What the search of all ways has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A way: the items of each group, and its sessions.
    Way(Vec<(Vec<usize>, Mix)>),
    /// There is none.
    Impossible,
    /// The search was given up.
    Unknown,
}

/// A class, as far as cuts depend on it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    size: u32,
    together: bool,
    /// Pupils who need each level at least, level 0 first.
    needing: Vec<u32>,
    item: usize,
}

struct Search<'a> {
    pieces: Vec<Piece>,
    kinds: &'a [Kind],
    n_levels: usize,
    /// (seats, parts of the mix), by seats.
    parts: Vec<(u32, Mix)>,
    /// The most cuts for which a set of classes and a mix are known to fail.
    failed: HashMap<(u32, Mix), usize>,
    /// How well sets of classes can be laid, told by their sizes alone; and what
    /// each piece adds to the number of a set.
    table: Option<(Sets, Vec<usize>)>,
    /// The fewest cuts of groups in their sessions, where they were tried.
    prices: HashMap<(u32, Mix), usize>,
    steps: &'a mut usize,
    /// Flows that may still be computed.
    flows: usize,
    way: Vec<(u32, Mix)>,
}

/// Whether this mix, all its sessions open, does with at most so many cuts.
///
/// `steps` is the number of groups that may still be looked at.
pub fn answer(
    instance: &Instance,
    mixes: &Mixes,
    mix: Mix,
    cuts: usize,
    steps: &mut usize,
) -> Answer {
    let ways = (0..mixes.kinds.len()).try_fold(1usize, |ways, kind| {
        let ways = ways * (mix.count(kind) + 1);
        (ways <= MOST_PARTS).then_some(ways)
    });
    if instance.items.len() > MOST_CLASSES || ways.is_none() {
        return Answer::Unknown;
    }
    let levels = instance.levels();
    let items = instance.items.iter().enumerate();
    let mut pieces: Vec<Piece> = items
        .map(|(index, item)| Piece {
            size: item.size,
            together: item.together,
            needing: (0..=levels.len())
                .map(|level| item.needing(&levels, level))
                .collect(),
            item: index,
        })
        .collect();
    pieces.sort_unstable_by(|one, other| other.cmp(one));
    let students: u32 = pieces.iter().map(|piece| piece.size).sum();
    let Some(spare) = mixes.seats(mix, 0).checked_sub(students) else {
        return Answer::Impossible;
    };
    let all = u32::MAX
        .checked_shr(32 - u32::try_from(pieces.len()).unwrap_or(32))
        .unwrap_or(0);
    let sizes: Vec<u32> = pieces.iter().map(|piece| piece.size).collect();
    let table = Sets::new(&sizes, &mixes.caps(mix)).map(|sets| {
        let weights = sizes.iter().map(|&size| sets.weight(size)).collect();
        (sets, weights)
    });
    let mut search = Search {
        table,
        parts: parts(mixes, mix),
        n_levels: levels.len(),
        kinds: &mixes.kinds,
        pieces,
        failed: HashMap::new(),
        prices: HashMap::new(),
        flows: MOST_FLOWS,
        steps,
        way: Vec::new(),
    };
    match search.form(all, mix, cuts, spare) {
        Some(true) => {
            let groups = search.way.iter().map(|&(set, mix)| {
                let members = search.members(set).map(|piece| search.pieces[piece].item);
                (members.collect(), mix)
            });
            Answer::Way(groups.collect())
        }
        Some(false) => Answer::Impossible,
        None => Answer::Unknown,
    }
}

/// Every part of a mix that has a session, by its seats.
fn parts(mixes: &Mixes, mix: Mix) -> Vec<(u32, Mix)> {
    let parts = mix.parts(mixes.kinds.len()).into_iter();
    let mut parts: Vec<(u32, Mix)> = parts
        .filter(|part| part.sessions() > 0)
        .map(|part| (mixes.seats(part, 0), part))
        .collect();
    parts.sort_unstable();
    parts
}

impl Search<'_> {
    fn members(&self, set: u32) -> impl Iterator<Item = usize> + use<'_> {
        (0..self.pieces.len()).filter(move |piece| set >> piece & 1 == 1)
    }

    /// Forms groups of the classes left, in the sessions left; None when given up.
    fn form(&mut self, left: u32, mix: Mix, cuts: usize, spare: u32) -> Option<bool> {
        let (n_left, n_open) = (left.count_ones() as usize, mix.sessions());
        if n_left == 0 || n_open == 0 {
            return Some(n_left == 0 && n_open == 0);
        }
        // One group for each class has the fewest cuts.
        if n_open > n_left + cuts {
            return Some(false);
        }
        if self
            .failed
            .get(&(left, mix))
            .is_some_and(|&failed| failed >= cuts)
        {
            return Some(false);
        }
        if self.groups(left, self.seats(mix, 0)) + cuts < n_open {
            return Some(false);
        }
        let first = left.trailing_zeros();
        let most = n_left + cuts + 1 - n_open;
        let rest = left & !(1 << first);
        let found = self.grow(1 << first, rest, left, mix, cuts, spare, most)?;
        if !found {
            self.failed.insert((left, mix), cuts);
        }
        Some(found)
    }

    /// The most groups of some classes in so many seats, by their sizes alone.
    fn groups(&self, set: u32, seats: u32) -> usize {
        let Some((table, weights)) = &self.table else {
            return set.count_ones() as usize;
        };
        let place = self.members(set).map(|piece| weights[piece]).sum();
        table.groups(place, seats).unwrap_or(0)
    }

    /// Tries a group, then the same with each class of `rest` too.
    #[expect(clippy::too_many_arguments, reason = "a recursion over sets")]
    fn grow(
        &mut self,
        group: u32,
        rest: u32,
        left: u32,
        mix: Mix,
        cuts: usize,
        spare: u32,
        most: usize,
    ) -> Option<bool> {
        if self.close(group, left, mix, cuts, spare)? {
            return Some(true);
        }
        if group.count_ones() as usize >= most {
            return Some(false);
        }
        let mut rest = rest;
        let mut before: Option<usize> = None;
        while rest != 0 {
            let next = rest.trailing_zeros();
            rest &= rest - 1;
            // Of classes that are alike, the first ones come first.
            let alike = before.is_some_and(|before| self.are_alike(before, next as usize));
            before = Some(next as usize);
            if alike {
                continue;
            }
            if self.grow(group | 1 << next, rest, left, mix, cuts, spare, most)? {
                return Some(true);
            }
        }
        Some(false)
    }

    fn are_alike(&self, one: usize, other: usize) -> bool {
        let known = |piece: usize| {
            let piece = &self.pieces[piece];
            (piece.size, piece.together, &piece.needing)
        };
        known(one) == known(other)
    }

    /// Closes a group with each part of the mix that holds it.
    fn close(&mut self, group: u32, left: u32, mix: Mix, cuts: usize, spare: u32) -> Option<bool> {
        let students: u32 = self
            .members(group)
            .map(|piece| self.pieces[piece].size)
            .sum();
        // The classes that stay must have groups enough in what this one leaves.
        let seats = self.seats(mix, 0);
        if self.groups(left & !group, seats.saturating_sub(students)) + cuts + 1 < mix.sessions() {
            *self.steps = self.steps.checked_sub(1)?;
            return Some(false);
        }
        let from = self.parts.partition_point(|&(seats, _)| seats < students);
        for at in from..self.parts.len() {
            let (seats, part) = self.parts[at];
            *self.steps = self.steps.checked_sub(1)?;
            if seats > students + spare {
                break;
            }
            if !part.is_part_of(mix) || part.sessions() > cuts + 1 {
                continue;
            }
            let Some(price) = self.price(group, part).filter(|&price| price <= cuts) else {
                continue;
            };
            let price = self.raised(group, part, price, cuts);
            if price > cuts {
                continue;
            }
            self.way.push((group, part));
            let spare = spare - (seats - students);
            if self.form(left & !group, mix.minus(part), cuts - price, spare)? {
                return Some(true);
            }
            self.way.pop();
        }
        Some(false)
    }

    /// The fewest cuts of a group in its own sessions; None when it cannot be there.
    fn price(&self, group: u32, part: Mix) -> Option<usize> {
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
    fn raised(&mut self, group: u32, part: Mix, price: usize, most: usize) -> usize {
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
        let mut tried = price;
        let mut flows = MOST_FLOWS_OF_ONE.min(self.flows);
        let given = flows;
        while tried <= most && seat(&guests, &places, tried, &mut flows) == Seating::Impossible {
            tried += 1;
        }
        self.flows -= given - flows;
        if self.flows > 0 {
            self.prices.insert((group, part), tried);
        }
        tried
    }

    fn seats(&self, part: Mix, level: usize) -> u32 {
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
