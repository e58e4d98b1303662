//! Where the search begins.

use std::cmp::Reverse;

use crate::session::search::instance::Instance;
use crate::session::search::local::anneal::most_cuts;
use crate::session::search::local::decode::Rows;
use crate::session::search::local::state::{State, shuffle};
use crate::session::search::proof::Way;
use crate::session::search::proof::groups;
use crate::session::search::proof::mix::Mix;
use crate::session::search::rng::Rng;

/// Orders of openings that are tried when the first do not open enough sessions.
const MORE_ORDERS: usize = 12;

/// So many sessions, or as many as can be open, the largest first.
pub fn largest(instance: &Instance, sessions: usize, rng: &mut Rng) -> State {
    let mut by_size: Vec<u32> = (0..).take(instance.openings.len()).collect();
    by_size.sort_by_key(|&opening| {
        let known = instance.openings[opening as usize];
        (Reverse(known.cap), known.need, known.start, known.room)
    });
    let share = |opening: u32| {
        let known = instance.openings[opening as usize];
        known.cap / u32::try_from(known.need.max(1)).unwrap_or(1)
    };
    let mut by_share = by_size.clone();
    by_share.sort_by_key(|&opening| Reverse(share(opening)));
    let seats = |state: &State| {
        let bins = state.bins.iter();
        let caps = bins.map(|&bin| instance.openings[bin as usize].cap);
        (state.bins.len(), caps.sum::<u32>())
    };
    let mut best = open_all(instance, &by_size, sessions, rng);
    let other = open_all(instance, &by_share, sessions, rng);
    if seats(&other) > seats(&best) {
        best = other;
    }
    // Slots that overlap: an early choice may close two later ones.
    for attempt in 0..MORE_ORDERS {
        if best.bins.len() == sessions {
            break;
        }
        shuffle(&mut by_size, rng);
        if attempt % 2 == 0 {
            by_size.sort_by_key(|&opening| Reverse(instance.openings[opening as usize].cap));
        }
        let other = open_all(instance, &by_size, sessions, rng);
        if seats(&other) > seats(&best) {
            best = other;
        }
    }
    best
}

fn open_all(instance: &Instance, openings: &[u32], sessions: usize, rng: &mut Rng) -> State {
    let mut state = State::new(instance, rng);
    for &opening in openings {
        if state.bins.len() == sessions {
            break;
        }
        state.open(instance, opening);
    }
    state
}

/// Sessions of the kinds that a way asks for, group after group.
///
/// None when such sessions were not found together.
pub fn along(instance: &Instance, way: &Way, rng: &mut Rng) -> Option<State> {
    let (mixes, way) = (&way.mixes, &way.groups);
    let levels = instance.levels();
    let is_of = |opening: u32, kind: usize| {
        let known = instance.openings[opening as usize];
        let kind = mixes.kinds[kind];
        let level = instance.level_at(&levels, known.start);
        known.cap <= kind.cap && level <= kind.level
    };
    let worth = |&opening: &u32| {
        let known = instance.openings[opening as usize];
        Reverse((known.cap, instance.level_at(&levels, known.start)))
    };
    for attempt in 0..MORE_ORDERS {
        let mut state = State::new(instance, rng);
        let mut of_kind: Vec<Vec<usize>> = Vec::new();
        for kind in 0..mixes.kinds.len() {
            let wanted: usize = way.iter().map(|(_, mix)| mix.count(kind)).sum();
            let all = (0..).take(instance.openings.len());
            let mut all: Vec<u32> = all.filter(|&opening| is_of(opening, kind)).collect();
            if attempt > 0 {
                shuffle(&mut all, rng);
            }
            all.sort_by_key(worth);
            let first = state.bins.len();
            for opening in all {
                if state.bins.len() - first < wanted {
                    state.open(instance, opening);
                }
            }
            of_kind.push((first..state.bins.len()).collect());
            if state.bins.len() - first < wanted {
                break;
            }
        }
        let wanted: usize = way.iter().map(|(_, mix)| mix.sessions()).sum();
        if state.bins.len() == wanted {
            line_up(instance, &mut state, way, of_kind);
            return Some(state);
        }
    }
    None
}

/// Exchanges two sessions or two classes of the row as long as more pupils
/// have a seat, or as many with fewer cuts.
pub fn settle_row(instance: &Instance, state: &mut State) {
    let blank = Rows::new(2 * instance.items.len(), most_cuts(instance));
    let mut rows = blank.clone();
    let mut best = rows.decode(instance, state.row(), &blank);
    let pairs = |count: usize| (0..count).flat_map(move |a| (a + 1..count).map(move |b| (a, b)));
    let swap = |state: &mut State, of_sessions: bool, (one, other): (usize, usize)| {
        if of_sessions {
            state.bins.swap(one, other);
            state.names.swap(one, other);
        } else {
            state.order.swap(one, other);
        }
    };
    let mut again = true;
    while again {
        again = false;
        let sessions = pairs(state.bins.len()).map(|pair| (true, pair));
        let classes = pairs(state.order.len()).map(|pair| (false, pair));
        for (of_sessions, pair) in sessions.chain(classes) {
            swap(state, of_sessions, pair);
            let fit = rows.decode(instance, state.row(), &blank);
            if fit < best {
                best = fit;
                again = true;
            } else {
                swap(state, of_sessions, pair);
            }
        }
    }
}

/// Puts groups one after the other, each beside its own sessions.
fn line_up(
    instance: &Instance,
    state: &mut State,
    way: &[(Vec<usize>, Mix)],
    mut of_kind: Vec<Vec<usize>>,
) {
    let mut line = Vec::new();
    let mut order = Vec::new();
    for (members, mix) in way {
        for &item in members {
            match state.whole.iter_mut().find(|(whole, _)| *whole == item) {
                Some(whole) => whole.1 = line.len(),
                None => order.push(item),
            }
        }
        for (kind, places) in of_kind.iter_mut().enumerate() {
            let rest = places.split_off(mix.count(kind).min(places.len()));
            line.extend(std::mem::replace(places, rest));
        }
    }
    debug_assert_eq!(order.len() + state.whole.len(), instance.items.len());
    state.order = order;
    state.bins = line.iter().map(|&place| state.bins[place]).collect();
    state.names = line.iter().map(|&place| state.names[place]).collect();
}

/// Puts classes and sessions in an order with the fewest cuts, as far as the
/// closed groups of the easier problem can be had with these sessions.
pub fn in_groups(instance: &Instance, state: &mut State, rng: &mut Rng) -> bool {
    let cap = |bin: u32| instance.openings[bin as usize].cap;
    let mut caps: Vec<u32> = state.bins.iter().map(|&bin| cap(bin)).collect();
    caps.sort_unstable_by_key(|&cap| Reverse(cap));
    let Some(order) = groups::best_order(instance, &caps, rng) else {
        return false;
    };
    let mut left: Vec<usize> = (0..state.bins.len()).collect();
    let mut line: Vec<usize> = Vec::new();
    let mut filled = 0;
    let mut members: Vec<usize> = Vec::new();
    let mut filling = Vec::new();
    for (item, closed) in order {
        members.push(item);
        let Some(gone) = closed else {
            continue;
        };
        let begin = line.len();
        let sizes: Vec<u32> = left.iter().map(|&place| cap(state.bins[place])).collect();
        if let Some(chosen) = summing(&sizes, gone.saturating_sub(filled)) {
            line.extend(chosen.iter().map(|&index| left[index]));
            left = (0..left.len())
                .filter(|index| !chosen.contains(index))
                .map(|index| left[index])
                .collect();
        }
        filled = gone;
        for member in members.drain(..) {
            match state.whole.iter_mut().find(|(item, _)| *item == member) {
                Some(whole) => whole.1 = begin,
                None => filling.push(member),
            }
        }
    }
    filling.extend(
        members
            .into_iter()
            .filter(|item| !instance.items[*item].together),
    );
    line.extend(left);
    state.order = filling;
    state.bins = line.iter().map(|&place| state.bins[place]).collect();
    state.names = line.iter().map(|&place| state.names[place]).collect();
    true
}

/// Places whose sizes have exactly this sum.
fn summing(sizes: &[u32], sum: usize) -> Option<Vec<usize>> {
    let mut by = vec![None; sum + 1];
    let mut reached = vec![false; sum + 1];
    reached[0] = true;
    for (index, &size) in sizes.iter().enumerate() {
        let size = size as usize;
        for total in (size..=sum).rev() {
            if !reached[total] && reached[total - size] {
                reached[total] = true;
                by[total] = Some(index);
            }
        }
    }
    let mut chosen = Vec::new();
    let mut rest = sum;
    while rest > 0 {
        let index = by[rest]?;
        chosen.push(index);
        rest -= sizes[index] as usize;
    }
    Some(chosen)
}
