//! Where the search begins.

use std::cmp::Reverse;

use crate::session::search::instance::Instance;
use crate::session::search::rng::Rng;
use crate::session::search::state::State;

/// So many sessions, or as many as can be open, the largest first.
pub fn largest(instance: &Instance, sessions: usize, rng: &mut Rng) -> State {
    let mut by_size: Vec<u32> = (0..).take(instance.openings.len()).collect();
    by_size.sort_by_key(|&opening| {
        let known = instance.openings[opening as usize];
        (Reverse(known.cap), known.need, known.start, known.room)
    });
    let mut by_share = by_size.clone();
    by_share.sort_by_key(|&opening| {
        let known = instance.openings[opening as usize];
        (Reverse(known.cap / u32::try_from(known.need.max(1)).unwrap_or(1)), known.start)
    });
    let candidates = [by_size, by_share].map(|openings| {
        let mut state = State::new(instance, rng);
        for opening in openings {
            if state.bins.len() == sessions {
                break;
            }
            state.open(instance, opening);
        }
        state
    });
    let seats = |state: &State| {
        let caps = state.bins.iter().map(|&bin| instance.openings[bin as usize].cap);
        (state.bins.len(), caps.sum::<u32>())
    };
    let [one, other] = candidates;
    if seats(&other) > seats(&one) { other } else { one }
}
