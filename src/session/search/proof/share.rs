//! Whether a mix of sessions can do with so few cuts: every way is tried.
//!
//! Join each class to the sessions that hold it: what hangs together is a
//! closed group of classes, which fills its own sessions. A group with `m`
//! sessions has at least `m` − 1 cuts, and at least those that its classes need
//! one by one: a class larger than any session, or whose extra time needs a
//! slot too small for the rest of it. The ways to form groups, one after the
//! other, are tried until one does or none is left.

mod price;

use std::collections::HashMap;

use crate::session::search::instance::Instance;
use crate::session::search::proof::groups::Sets;
use crate::session::search::proof::mix::{Kind, Mix, Mixes};

/// Classes above which no exact answer is tried: a set of them is a `u32`.
const MOST_CLASSES: usize = 32;

/// Parts of a mix above which no exact answer is tried.
const MOST_PARTS: usize = 100_000;

/// Flows that are computed to try one group for real.
const MOST_FLOWS: usize = 20_000;

/// The price of a flow, in steps.
const STEPS_OF_A_FLOW: usize = 150;

/// The price of weighing a group in its sessions, in steps.
const STEPS_OF_A_PRICE: usize = 8;

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
    /// For each piece, a number that only pieces like it share.
    alike: Vec<usize>,
    /// How well sets of classes can be laid, told by their sizes alone; and the
    /// weight of each piece: what it adds to the number of a set.
    sets: Option<(Sets, Vec<usize>)>,
    /// The fewest cuts of groups in their sessions, where they were tried.
    prices: HashMap<(u32, Mix), usize>,
    steps: &'a mut usize,
    way: Vec<(u32, Mix)>,
}

/// What is left when a group is formed.
struct Table {
    /// The classes, and their weight.
    left: u32,
    weight: usize,
    /// The sessions, and their seats.
    mix: Mix,
    seats: u32,
    /// Cuts that may still be made.
    cuts: usize,
    /// Seats that may stay empty.
    spare: u32,
    /// The most classes in a group.
    most: usize,
}

/// Classes that sit together.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    set: u32,
    students: u32,
    weight: usize,
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
    let sets = Sets::new(&sizes, &mixes.caps(mix)).map(|sets| {
        let weights = sizes.iter().map(|&size| sets.weight(size)).collect();
        (sets, weights)
    });
    let mut search = Search {
        alike: alike(&pieces),
        sets,
        parts: parts(mixes, mix),
        n_levels: levels.len(),
        kinds: &mixes.kinds,
        pieces,
        failed: HashMap::new(),
        prices: HashMap::new(),
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

/// Numbers the pieces, in order, those that are alike by the same number.
fn alike(pieces: &[Piece]) -> Vec<usize> {
    let known = |piece: &Piece| (piece.size, piece.together, piece.needing.clone());
    let first = |piece: &Piece| pieces.iter().position(|other| known(other) == known(piece));
    pieces
        .iter()
        .map(|piece| first(piece).unwrap_or(0))
        .collect()
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
        let seats = self.seats(mix, 0);
        let weight = self.members(left).map(|piece| self.weight(piece)).sum();
        if self.groups(weight, seats) + cuts < n_open {
            return Some(false);
        }
        let first = left.trailing_zeros();
        let table = Table {
            left,
            mix,
            cuts,
            spare,
            seats,
            weight,
            most: n_left + cuts + 1 - n_open,
        };
        let group = self.joined(Group::default(), first as usize);
        let found = self.grow(&table, group, left & !(1 << first))?;
        if !found {
            self.failed.insert((left, mix), cuts);
        }
        Some(found)
    }

    /// A group with one more class.
    fn joined(&self, group: Group, piece: usize) -> Group {
        Group {
            set: group.set | 1 << piece,
            students: group.students + self.pieces[piece].size,
            weight: group.weight + self.weight(piece),
        }
    }

    fn weight(&self, piece: usize) -> usize {
        self.sets.as_ref().map_or(1, |(_, weights)| weights[piece])
    }

    /// The most groups in so many seats, by sizes alone, of classes with a weight.
    fn groups(&self, weight: usize, seats: u32) -> usize {
        match &self.sets {
            Some((table, _)) => table.groups(weight, seats).unwrap_or(0),
            None => weight,
        }
    }

    /// Tries a group, then the same with each class of `rest` too.
    fn grow(&mut self, table: &Table, group: Group, rest: u32) -> Option<bool> {
        // The classes that stay must have groups enough in what this one leaves;
        // a larger group leaves them fewer.
        let Some(seats) = table.seats.checked_sub(group.students) else {
            return Some(false);
        };
        *self.steps = self.steps.checked_sub(1)?;
        let others = self.groups(table.weight - group.weight, seats);
        if others + table.cuts + 1 < table.mix.sessions() {
            return Some(false);
        }
        if self.close(table, group)? {
            return Some(true);
        }
        if group.set.count_ones() as usize >= table.most {
            return Some(false);
        }
        let mut rest = rest;
        let mut before = usize::MAX;
        while rest != 0 {
            let next = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            // Of classes that are alike, the first ones come first.
            if before == self.alike[next] {
                continue;
            }
            before = self.alike[next];
            if self.grow(table, self.joined(group, next), rest)? {
                return Some(true);
            }
        }
        Some(false)
    }

    /// Closes a group with each part of the mix that holds it.
    fn close(&mut self, table: &Table, group: Group) -> Option<bool> {
        let holds = |&(seats, _): &(u32, Mix)| seats < group.students;
        let from = self.parts.partition_point(holds);
        for at in from..self.parts.len() {
            let (seats, part) = self.parts[at];
            *self.steps = self.steps.checked_sub(1)?;
            if seats > group.students + table.spare {
                break;
            }
            if !part.is_part_of(table.mix) || part.sessions() > table.cuts + 1 {
                continue;
            }
            *self.steps = self.steps.checked_sub(STEPS_OF_A_PRICE)?;
            let price = self.price(group.set, part);
            let Some(price) = price.filter(|&price| price <= table.cuts) else {
                continue;
            };
            let spare = table.spare - (seats - group.students);
            let left = table.left & !group.set;
            let formed = self.way.len();
            self.way.push((group.set, part));
            if self.form(left, table.mix.minus(part), table.cuts - price, spare)? {
                // What is dear to know is asked last, and the rest again if it costs more.
                let raised = self.raised(group.set, part, price, table.cuts);
                if raised == price {
                    return Some(true);
                }
                self.way.truncate(formed + 1);
                let cuts = table.cuts.checked_sub(raised);
                let again = cuts.map(|cuts| self.form(left, table.mix.minus(part), cuts, spare));
                if again.unwrap_or(Some(false))? {
                    return Some(true);
                }
            }
            self.way.truncate(formed);
        }
        Some(false)
    }
}
