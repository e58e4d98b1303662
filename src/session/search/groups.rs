//! How few classes can be cut: a bound that no plan can beat.
//!
//! Join each class to the sessions that hold it. A closed group of classes and
//! `m` sessions has at least classes + `m` − 1 such links, so a plan with `K`
//! sessions and `g` closed groups has at least `K − g` splits. The groups of a
//! plan, one after the other, end where a sum of whole sessions ends. How many
//! groups there can be is found over the sets of classes already laid, classes
//! of one size being the same: the less room is lost, the better.

use crate::session::search::instance::Instance;

/// Sets of classes above which only the simple bound is given.
const MOST_SETS: usize = 1_500_000;

/// The fewest splits of any plan with so many open sessions.
pub fn fewest_splits(instance: &Instance, caps: &[u32], sessions: usize) -> usize {
    let open = &caps[..sessions.min(caps.len())];
    let largest = open.first().copied().unwrap_or(1).max(1);
    let pieces = instance.items.iter();
    let simple = pieces.map(|item| item.size.div_ceil(largest) as usize - 1);
    let sizes: Vec<u32> = instance.items.iter().map(|item| item.size).collect();
    let groups = most_groups(&sizes, open).unwrap_or(sizes.len());
    simple.sum::<usize>().max(sessions.saturating_sub(groups))
}

/// The most closed groups; None when there are too many sets to look at.
fn most_groups(sizes: &[u32], open: &[u32]) -> Option<usize> {
    let total: usize = open.iter().map(|&cap| cap as usize).sum();
    let sum: usize = sizes.iter().map(|&size| size as usize).sum();
    let spare = total.checked_sub(sum)?;
    let round_up = whole_sessions(open, total);
    let kinds = kinds(sizes);
    let n_sets = kinds.iter().try_fold(1usize, |sets, &(_, count)| {
        let sets = sets.checked_mul(count + 1)?;
        (sets <= MOST_SETS).then_some(sets)
    })?;
    // Per set: (groups, seats gone), more groups only for more seats gone.
    let mut known: Vec<(u8, u16)> = vec![(0, 0)];
    let mut ends: Vec<usize> = vec![1];
    let mut counts = vec![0usize; kinds.len()];
    let mut laid = 0;
    let mut least = vec![usize::MAX; sizes.len() + 1];
    for set in 1..n_sets {
        for (count, &(size, most)) in counts.iter_mut().zip(&kinds) {
            if *count < most {
                *count += 1;
                laid += size;
                break;
            }
            laid -= size * *count;
            *count = 0;
        }
        least.fill(usize::MAX);
        let mut stride = 1;
        for (&count, &(size, most)) in counts.iter().zip(&kinds) {
            if count > 0 {
                let before = set - stride;
                let begin = before.checked_sub(1).map_or(0, |previous| ends[previous]);
                for &(groups, gone) in &known[begin..ends[before]] {
                    let gone = gone as usize + size;
                    let cell = &mut least[groups as usize];
                    *cell = gone.min(*cell);
                }
            }
            stride *= most + 1;
        }
        close(&mut least, &round_up, laid + spare);
        let mut shortest = usize::MAX;
        let begin = known.len();
        for (groups, &gone) in least.iter().enumerate().rev() {
            if gone < shortest && gone <= laid + spare {
                shortest = gone;
                known.push((u8::try_from(groups).ok()?, u16::try_from(gone).ok()?));
            }
        }
        known[begin..].reverse();
        ends.push(known.len());
    }
    let begin = n_sets.checked_sub(2).map_or(0, |previous| ends[previous]);
    let last = known[begin..].iter().map(|&(groups, _)| groups as usize);
    Some(last.max().unwrap_or(0))
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
