//! How few classes can be cut: a bound that no plan can beat.
//!
//! Join each class to the sessions that hold it. A closed group of classes and
//! `m` sessions has at least classes + `m` − 1 such links, so a plan with `K`
//! sessions and `g` closed groups has at least `K − g` splits. The groups of a
//! plan, one after the other, end where a sum of whole sessions ends. How many
//! groups there can be is found over the sets of classes already laid, classes
//! of one size being the same: the less room is lost, the better.

use crate::session::search::instance::Instance;
use crate::session::search::local::state::shuffle;
use crate::session::search::proof::bound::Largest;
use crate::session::search::rng::Rng;

/// Sets of classes above which only the simple bound is given.
const MOST_SETS: usize = 1_500_000;

/// The fewest splits of any plan with so many open sessions, the `k`-th of
/// which holds no more than the `k`-th of `mixed`, where that is known.
pub fn fewest_splits(
    instance: &Instance,
    caps: &Largest,
    mixed: Option<&[u32]>,
    sessions: usize,
) -> usize {
    let sizes: Vec<u32> = instance.items.iter().map(|item| item.size).collect();
    let largest = caps.all.first().copied().unwrap_or(1).max(1);
    let simple = sizes.iter().map(|size| size.div_ceil(largest) as usize - 1);
    let most = caps.all.len().min(sessions);
    let mixed = mixed.filter(|mixed| !mixed.is_empty());
    let mixed = mixed.unwrap_or(&caps.all[..most]).to_vec();
    let groups = [caps.open(sessions), mixed]
        .iter()
        .filter_map(|open| most_groups(&sizes, open))
        .min();
    let groups = groups.unwrap_or(sizes.len());
    simple.sum::<usize>().max(sessions.saturating_sub(groups))
}

/// The ways to lay every set of classes, classes of one size being the same.
pub struct Sets {
    /// (size, how many classes have it).
    kinds: Vec<(usize, usize)>,
    /// For each number of seats, the smallest sum of whole sessions that holds them.
    round_up: Vec<usize>,
    /// Seats that may stay empty.
    spare: usize,
    /// Per set, (groups, seats gone): more groups only for more seats gone.
    known: Vec<(u8, u16)>,
    /// Where the ways of each set end in `known`.
    ends: Vec<usize>,
}

/// The most closed groups; None when there are too many sets to look at.
fn most_groups(sizes: &[u32], open: &[u32]) -> Option<usize> {
    let sets = Sets::new(sizes, open)?;
    let last = sets.ways(sets.ends.len() - 1);
    let last = last.iter().map(|&(groups, _)| groups as usize);
    Some(last.max().unwrap_or(0))
}

/// An order of the items with the most closed groups: for each, the item and
/// whether its group closes after it, with the seats gone by then. There are
/// many such orders: `rng` chooses.
pub fn best_order(
    instance: &Instance,
    open: &[u32],
    rng: &mut Rng,
) -> Option<Vec<(usize, Option<usize>)>> {
    let sizes: Vec<u32> = instance.items.iter().map(|item| item.size).collect();
    let sets = Sets::new(&sizes, open)?;
    let mut items: Vec<usize> = (0..sizes.len()).collect();
    let mut order = Vec::new();
    let mut set = sets.ends.len() - 1;
    let mut way = sets.ways(set).iter().copied().max()?;
    while set > 0 {
        let steps = sets.steps_back(set, way);
        let (kind, before, closed) = *steps.get(rng.below(steps.len()))?;
        let size = u32::try_from(sets.kinds[kind].0).ok()?;
        shuffle(&mut items, rng);
        let at = items.iter().position(|&item| sizes[item] == size)?;
        order.push((items.swap_remove(at), closed.then_some(way.1 as usize)));
        set -= sets.stride(kind);
        way = before;
    }
    order.reverse();
    Some(order)
}

impl Sets {
    /// Lays every set; None when there are too many or some classes do not fit.
    pub fn new(sizes: &[u32], open: &[u32]) -> Option<Self> {
        let total: usize = open.iter().map(|&cap| cap as usize).sum();
        let sum: usize = sizes.iter().map(|&size| size as usize).sum();
        let kinds = kinds(sizes);
        let n_sets = kinds.iter().try_fold(1usize, |sets, &(_, count)| {
            let sets = sets.checked_mul(count + 1)?;
            (sets <= MOST_SETS).then_some(sets)
        })?;
        let mut sets = Self {
            kinds,
            round_up: whole_sessions(open, total),
            spare: total.checked_sub(sum)?,
            known: vec![(0, 0)],
            ends: vec![1],
        };
        let mut counts = vec![0usize; sets.kinds.len()];
        let mut laid = 0;
        let mut least = vec![usize::MAX; sizes.len() + 1];
        for set in 1..n_sets {
            for (count, &(size, most)) in counts.iter_mut().zip(&sets.kinds) {
                if *count < most {
                    *count += 1;
                    laid += size;
                    break;
                }
                laid -= size * *count;
                *count = 0;
            }
            sets.add(set, &counts, laid, &mut least)?;
        }
        Some(sets)
    }

    /// Finds the ways to lay one more set.
    fn add(
        &mut self,
        set: usize,
        counts: &[usize],
        laid: usize,
        least: &mut [usize],
    ) -> Option<()> {
        least.fill(usize::MAX);
        let mut stride = 1;
        for (&count, &(size, most)) in counts.iter().zip(&self.kinds) {
            if count > 0 {
                for &(groups, gone) in self.ways(set - stride) {
                    let gone = gone as usize + size;
                    let cell = &mut least[groups as usize];
                    *cell = gone.min(*cell);
                }
            }
            stride *= most + 1;
        }
        close(least, &self.round_up, laid + self.spare);
        let mut shortest = usize::MAX;
        let begin = self.known.len();
        for (groups, &gone) in least.iter().enumerate().rev() {
            if gone < shortest && gone <= laid + self.spare {
                shortest = gone;
                let way = (u8::try_from(groups).ok()?, u16::try_from(gone).ok()?);
                self.known.push(way);
            }
        }
        self.known[begin..].reverse();
        self.ends.push(self.known.len());
        Some(())
    }

    fn ways(&self, set: usize) -> &[(u8, u16)] {
        let begin = set.checked_sub(1).map_or(0, |previous| self.ends[previous]);
        &self.known[begin..self.ends[set]]
    }

    /// What a class of a size adds to the number of a set.
    pub fn weight(&self, size: u32) -> usize {
        let kind = self
            .kinds
            .iter()
            .position(|&(known, _)| known == size as usize);
        kind.map_or(0, |kind| self.stride(kind))
    }

    /// The most closed groups of a set in so many seats; None when it does not fit.
    pub fn groups(&self, set: usize, seats: u32) -> Option<usize> {
        let ways = self.ways(set);
        let fit = ways.partition_point(|&(_, gone)| u32::from(gone) <= seats);
        let best = ways.get(fit.checked_sub(1)?)?;
        Some(usize::from(best.0))
    }

    fn stride(&self, kind: usize) -> usize {
        let smaller = self.kinds[..kind].iter();
        smaller.map(|&(_, most)| most + 1).product()
    }

    /// The classes that may be laid last on a way to a set: their kind, the
    /// way before, and whether a group closed after.
    fn steps_back(&self, set: usize, way: (u8, u16)) -> Vec<(usize, (u8, u16), bool)> {
        let (groups, gone) = way;
        let mut found = Vec::new();
        for (kind, &(size, most)) in self.kinds.iter().enumerate() {
            let stride = self.stride(kind);
            if (set / stride).is_multiple_of(most + 1) {
                continue;
            }
            for &before in self.ways(set - stride) {
                let laid = before.1 as usize + size;
                if (before.0, laid) == (groups, gone as usize) {
                    found.push((kind, before, false));
                }
                let closed = self.round_up.get(laid).copied();
                if before.0 + 1 == groups && closed == Some(gone as usize) {
                    found.push((kind, before, true));
                }
            }
        }
        found
    }
}

/// Closes the open group of each way to lay a set: the rest of its sessions is lost.
fn close(least: &mut [usize], round_up: &[usize], most: usize) {
    for groups in (0..least.len() - 1).rev() {
        let Some(&closed) = round_up.get(least[groups]) else {
            continue;
        };
        if closed <= most {
            least[groups + 1] = least[groups + 1].min(closed);
        }
    }
}

/// For each number of seats, the smallest sum of whole sessions that holds them.
fn whole_sessions(open: &[u32], total: usize) -> Vec<usize> {
    let mut reached = vec![false; total + 1];
    reached[0] = true;
    for &cap in open {
        let cap = cap as usize;
        for sum in (cap..=total).rev() {
            reached[sum] |= reached[sum - cap];
        }
    }
    let mut up = vec![usize::MAX; total + 1];
    let mut next = usize::MAX;
    for seats in (0..=total).rev() {
        if reached[seats] {
            next = seats;
        }
        up[seats] = next;
    }
    up
}

/// (size, how many classes have it).
fn kinds(sizes: &[u32]) -> Vec<(usize, usize)> {
    let mut sorted: Vec<usize> = sizes.iter().map(|&size| size as usize).collect();
    sorted.sort_unstable();
    let runs = sorted.chunk_by(|one, other| one == other);
    runs.map(|run| (run[0], run.len())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closed_groups_fill_their_own_sessions() {
        #[track_caller]
        fn case(sizes: &[u32], open: &[u32], groups: Option<usize>) {
            assert_eq!(most_groups(sizes, open), groups, "{sizes:?} in {open:?}");
        }

        case(&[16, 16], &[16, 16], Some(2));
        case(&[24, 24], &[16, 16, 16], Some(1)); // no room to lose: one group of three sessions
        case(&[24, 24], &[16, 16, 16, 16], Some(2));
        case(&[20, 12, 28, 4], &[16, 16, 16, 16], Some(2)); // 20 + 12 and 28 + 4
        case(&[10, 10, 12], &[16, 16], Some(1));
        case(&[10, 10, 12], &[20, 12], Some(2));
        case(&[10, 10], &[16], None); // they do not fit at all
    }
}
