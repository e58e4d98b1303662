//! The local search: small changes, worse ones accepted less and less.

use crate::session::search::instance::Instance;
use crate::session::search::local::decode::{Fit, Rows};
use crate::session::search::local::state::{Score, State};
use crate::session::search::rng::Rng;

/// Steps between two looks at whether to go on.
const STEPS_PER_LOOK: usize = 256;

/// What a run of the search weighs and how long it lasts.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Steps, accepted or not.
    pub steps: usize,
    /// Price of a pupil left, in indices of lateness.
    pub left: i64,
    /// Price of a cut.
    pub split: i64,
    /// The temperature at first, in 1024ths of an index.
    pub hot: i64,
    /// The temperature at last.
    pub cold: i64,
    /// The score at which nothing better is possible or asked.
    pub enough: Score,
}

/// The best state of a run, and its score.
pub struct Found {
    pub state: State,
    pub score: Score,
    /// Whether the run was stopped from outside.
    pub interrupted: bool,
}

/// What a change touched, so that it can be taken back.
enum Change {
    /// Nothing was possible.
    Nothing,
    /// Another opening at a place; the old one.
    Opening(usize, u32),
    /// Only orders changed.
    Order,
}

/// Searches from a state on.
pub fn anneal(
    instance: &Instance,
    from: &State,
    effort: Effort,
    rng: &mut Rng,
    keep_going: &mut dyn FnMut() -> bool,
) -> Found {
    let blank = Rows::new(2 * instance.items.len(), most_cuts(instance));
    let mut known = blank.clone();
    let mut trial_rows = blank.clone();
    let mut now = from.clone();
    let fit = known.decode(instance, now.row(), &blank);
    let mut cost = price(effort, fit, now.lateness);
    let mut best = Found {
        score: now.score(fit),
        state: now.clone(),
        interrupted: false,
    };
    let mut undo = Orders::of(&now);
    for step in 0..effort.steps {
        if step % STEPS_PER_LOOK == 0 {
            if best.score <= effort.enough {
                break;
            }
            if !keep_going() {
                best.interrupted = true;
                break;
            }
        }
        let heat = temperature(effort, step);
        undo.copy(&now);
        let change = change(instance, &mut now, rng);
        if matches!(change, Change::Nothing) {
            continue;
        }
        let fit = trial_rows.decode(instance, now.row(), &known);
        let trial = price(effort, fit, now.lateness);
        let mut accepted = (trial - cost) * 1024 <= heat * rng.patience() / 1024;
        if accepted && let Change::Opening(place, old) = change {
            accepted = now.settle(instance, place, old);
        }
        if !accepted {
            undo.restore(&mut now);
            continue;
        }
        cost = trial;
        std::mem::swap(&mut known, &mut trial_rows);
        let score = now.score(fit);
        if score < best.score {
            best.score = score;
            best.state.clone_from(&now);
        }
    }
    best
}

/// More cuts than this are never needed: each class in pieces of the smallest opening.
pub fn most_cuts(instance: &Instance) -> usize {
    let smallest = instance.openings.iter().map(|opening| opening.cap).min();
    let smallest = smallest.unwrap_or(1).max(1);
    let pieces = |size: u32| size.div_ceil(smallest) as usize;
    let cuts: usize = instance.items.iter().map(|item| pieces(item.size)).sum();
    cuts.min(120)
}

fn price(effort: Effort, fit: Fit, lateness: usize) -> i64 {
    let lateness = i64::try_from(lateness).unwrap_or(i64::MAX / 4);
    effort.left * i64::from(fit.left) + effort.split * i64::from(fit.splits) + lateness
}

/// From hot to cold, slowly at the end; whole numbers only.
fn temperature(effort: Effort, step: usize) -> i64 {
    let left = (effort.steps - step) as i128 * 1024 / effort.steps.max(1) as i128;
    let heat = i128::from(effort.hot - effort.cold) * left * left / (1024 * 1024);
    i64::try_from(heat).unwrap_or(0) + effort.cold
}

/// The parts of a state that a step may change before it is accepted.
struct Orders {
    bins: Vec<u32>,
    names: Vec<usize>,
    order: Vec<usize>,
    whole: Vec<(usize, usize)>,
    lateness: usize,
}

impl Orders {
    fn of(state: &State) -> Self {
        Self {
            bins: state.bins.clone(),
            names: state.names.clone(),
            order: state.order.clone(),
            whole: state.whole.clone(),
            lateness: state.lateness,
        }
    }

    fn copy(&mut self, state: &State) {
        self.bins.clone_from(&state.bins);
        self.names.clone_from(&state.names);
        self.order.clone_from(&state.order);
        self.whole.clone_from(&state.whole);
        self.lateness = state.lateness;
    }

    fn restore(&self, state: &mut State) {
        state.bins.clone_from(&self.bins);
        state.names.clone_from(&self.names);
        state.order.clone_from(&self.order);
        state.whole.clone_from(&self.whole);
        state.lateness = self.lateness;
    }
}

/// One random change, the people not yet looked for.
fn change(instance: &Instance, state: &mut State, rng: &mut Rng) -> Change {
    let n_bins = state.bins.len();
    if n_bins == 0 {
        return Change::Nothing;
    }
    if instance.may_detach && rng.below(24) == 0 {
        return detach(instance, state, rng);
    }
    match rng.below(16) {
        0..=6 => reopen(instance, state, rng),
        7..=9 => {
            // Two sessions change places in the row.
            let (one, other) = (rng.below(n_bins), rng.below(n_bins));
            if instance.openings[state.bins[one] as usize]
                == instance.openings[state.bins[other] as usize]
            {
                return Change::Nothing;
            }
            state.bins.swap(one, other);
            state.names.swap(one, other);
            Change::Order
        }
        10..=12 => shift_whole_or(state, rng, |order, one, other| order.swap(one, other)),
        13 | 14 => shift_whole_or(state, rng, |order, one, other| {
            let moved = order.remove(one);
            order.insert(other, moved);
        }),
        _ => shift_whole_or(state, rng, |order, one, other| {
            order[one.min(other)..=one.max(other)].reverse();
        }),
    }
}

/// Changes the order of the classes, or the home of one that stays whole.
fn shift_whole_or(
    state: &mut State,
    rng: &mut Rng,
    reorder: impl FnOnce(&mut Vec<usize>, usize, usize),
) -> Change {
    let (n_whole, n_order) = (state.whole.len(), state.order.len());
    if rng.below(n_whole + n_order) < n_whole {
        let one = rng.below(n_whole);
        state.whole[one].1 = rng.below(state.bins.len());
        if rng.below(4) == 0 {
            state.whole.swap(one, rng.below(n_whole));
        }
        return Change::Order;
    }
    let (one, other) = (rng.below(n_order), rng.below(n_order));
    if one == other {
        return Change::Nothing;
    }
    reorder(&mut state.order, one, other);
    Change::Order
}

/// Seats the pupils of a class who need longer apart from it, or with it again.
fn detach(instance: &Instance, state: &mut State, rng: &mut Rng) -> Change {
    let n_items = instance.items.len();
    if state.order.is_empty() {
        return Change::Nothing;
    }
    let at = rng.below(state.order.len());
    let (item, _) = instance.item_of(state.order[at]);
    if !instance.items[item].may_detach() {
        return Change::Nothing;
    }
    if state.order[at] >= n_items {
        state.order.retain(|&piece| piece != item + 2 * n_items);
        for piece in &mut state.order {
            *piece = if *piece == item + n_items {
                item
            } else {
                *piece
            };
        }
        return Change::Order;
    }
    state.order[at] = item + n_items;
    let apart = state
        .order
        .iter()
        .position(|&piece| instance.item_of(piece).1);
    let place = match apart {
        Some(beside) if rng.below(4) > 0 => beside,
        _ => rng.below(state.order.len() + 1),
    };
    state.order.insert(place, item + 2 * n_items);
    Change::Order
}

/// Another opening for one session, an earlier one more often than not.
fn reopen(instance: &Instance, state: &mut State, rng: &mut Rng) -> Change {
    let place = rng.below(state.bins.len());
    let old = state.bins[place];
    let n_openings = instance.openings.len();
    let bound = match rng.below(4) {
        0 => n_openings,
        1 => n_openings.min(old as usize + 24),
        _ => old as usize,
    };
    let new = u32::try_from(rng.below(bound)).unwrap_or(old);
    if new == old || !state.is_free(instance, new, Some(place)) {
        return Change::Nothing;
    }
    state.bins[place] = new;
    state.lateness += instance.openings[new as usize].start;
    state.lateness -= instance.openings[old as usize].start;
    Change::Opening(place, old)
}
