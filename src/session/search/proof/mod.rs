//! What is proven of a problem: bounds that no plan can beat.
//!
//! Each bound is that of an easier problem, from the cheapest on: `everybody`
//! looks for a seat for each pupil; `bound` for the fewest sessions, one limit at
//! a time; `mixer` tells which sessions can be open together, as mixes (`mix`) of
//! what they hold at each `moment`; `groups` bounds cuts by the sizes of classes
//! alone; `share` tries all closed groups of classes in a mix, and asks `support`
//! what those with extra time cost. Where the answer is a way to do with fewer
//! cuts, the local search begins there.

mod bound;
mod everybody;
mod flow;
pub mod groups;
pub mod mix;
mod mixer;
mod moment;
mod packing;
mod share;
pub mod support;

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::session::Problem;
use crate::session::search::instance::Instance;
use crate::session::search::proof::bound::Largest;
use crate::session::search::proof::everybody::everybody_could_sit;
use crate::session::search::proof::mix::{Mix, Mixes};
use crate::session::search::proof::mixer::Mixer;
use crate::session::search::proof::share::{Answer, answer};

/// Numbers of sessions that are looked at, one after the other, beyond the first bound.
const MOST_NUMBERS: usize = 12;

/// Steps that are made to prove that no fewer cuts do.
const MOST_STEPS: usize = 32_000_000;

/// Classes in groups, with few cuts.
pub struct Way {
    /// The most cuts that it needs.
    cuts: usize,
    /// The items of each group, and its sessions.
    pub groups: Vec<(Vec<usize>, Mix)>,
    /// What the sessions are told by.
    pub mixes: Mixes,
}

impl Way {
    fn new(cuts: usize, groups: Vec<(Vec<usize>, Mix)>, mixes: &Mixes) -> Self {
        Self {
            cuts,
            groups,
            mixes: mixes.clone(),
        }
    }
}

/// Bounds for the plans of an instance.
pub struct Proof<'a> {
    instance: &'a Instance,
    mixer: Mixer,
    /// The mixes that are known, by number of sessions.
    mixes: RefCell<BTreeMap<usize, Option<Mixes>>>,
    caps: Largest,
    /// No plan that places everybody has fewer open sessions; None when none does.
    pub fewest: Option<usize>,
    /// Sessions to begin with, whatever is proven.
    pub first: usize,
}

impl<'a> Proof<'a> {
    /// Finds the fewest sessions.
    pub fn new(problem: &Problem, instance: &'a Instance) -> Self {
        let caps = Largest::new(instance);
        let fewest = bound::fewest_sessions(problem, instance, &caps);
        let mut proof = Self {
            first: fewest.unwrap_or(caps.all.len()).max(1),
            fewest,
            mixer: Mixer::new(instance),
            mixes: RefCell::default(),
            instance,
            caps,
        };
        if !everybody_could_sit(instance) {
            proof.fewest = None;
        }
        if let Some(first) = proof.fewest.filter(|&first| first > 0) {
            proof.fewest = proof.first_mix(first);
        }
        proof.first = proof.fewest.unwrap_or(proof.first).max(1);
        proof
    }

    /// Whether a plan with so many sessions and cuts contradicts no bound: it
    /// must not, where there is such a plan.
    pub fn allows(&self, sessions: usize, cuts: usize) -> bool {
        self.fewest.is_some_and(|fewest| fewest <= sessions)
            && (sessions == 0 || self.fewest_cuts(sessions, cuts + 1).0 <= cuts)
    }

    /// The most sessions that can be open together.
    fn most(&self) -> usize {
        self.caps.all.len()
    }

    fn mixes(&self, sessions: usize) -> Option<Mixes> {
        let mut known = self.mixes.borrow_mut();
        let find = || self.mixer.mixes(sessions);
        known.entry(sessions).or_insert_with(find).clone()
    }

    /// The fewest sessions from a number on for which there is a mix.
    fn first_mix(&self, first: usize) -> Option<usize> {
        let wholes = self.instance.items.iter().filter(|item| item.together);
        let mut wholes: Vec<u32> = wholes.map(|item| item.size).collect();
        wholes.sort_unstable_by_key(|&size| Reverse(size));
        let last = self.most().min(first + MOST_NUMBERS);
        let may_do = |&sessions: &usize| {
            self.mixes(sessions).is_none_or(|mixes| {
                let mut best = mixes.best.iter();
                best.any(|&mix| packing::may_fit(&wholes, &mixes.caps(mix)))
            })
        };
        let found = (first..=last).find(may_do);
        found.or((last < self.most()).then_some(last + 1))
    }

    /// Cuts of any plan with so many open sessions, told by sizes alone: soon known.
    pub fn simple_cuts(&self, sessions: usize) -> usize {
        let largest = self.mixes(sessions).as_ref().map(Mixes::largest);
        groups::fewest_splits(self.instance, &self.caps, largest.as_deref(), sessions)
    }

    /// The fewest cuts of a plan with so many open sessions, of which `found`
    /// is one; and where fewer cuts may do, ways to try, those with fewest first.
    pub fn fewest_cuts(&self, sessions: usize, found: usize) -> (usize, Vec<Way>) {
        let mixes = self.mixes(sessions);
        let simple = self.simple_cuts(sessions);
        let mut ways = Vec::new();
        let (Some(mixes), true) = (mixes, simple < found) else {
            return (simple.min(found), ways);
        };
        // Halving soon finds the fewest that may do, unless it is too hard.
        let (mut fewest, mut enough) = (simple, found);
        let mut steps = MOST_STEPS / 4;
        while fewest + 1 < enough {
            let cuts = usize::midpoint(fewest, enough - 1);
            match self.ask(&mixes, cuts, &mut steps) {
                Answer::Impossible => fewest = cuts + 1,
                Answer::Unknown => break,
                Answer::Way(groups) => {
                    enough = cuts;
                    ways.push(Way::new(cuts, groups, &mixes));
                }
            }
        }
        // One fewer than found, whatever else.
        let next = found - 1;
        if fewest <= next && ways.iter().all(|way| way.cuts != next) {
            match self.ask(&mixes, next, &mut MOST_STEPS.clone()) {
                Answer::Impossible => fewest = found,
                Answer::Unknown => {}
                Answer::Way(groups) => ways.push(Way::new(next, groups, &mixes)),
            }
        }
        ways.sort_by_key(|way| way.cuts);
        (fewest, ways)
    }

    /// Whether some mix does with so many cuts.
    ///
    /// Long slots everywhere make an easier question, which soon has an answer.
    fn ask(&self, mixes: &Mixes, cuts: usize, steps: &mut usize) -> Answer {
        let easier = self.ask_as_is(&mixes.without_lengths(), cuts, &mut (*steps / 4));
        match easier {
            Answer::Impossible => Answer::Impossible,
            Answer::Way(_) | Answer::Unknown => self.ask_as_is(mixes, cuts, steps),
        }
    }

    fn ask_as_is(&self, mixes: &Mixes, cuts: usize, steps: &mut usize) -> Answer {
        let mut known = Answer::Impossible;
        for &mix in &mixes.best {
            match answer(self.instance, mixes, mix, cuts, steps) {
                Answer::Impossible => {}
                Answer::Unknown => known = Answer::Unknown,
                way @ Answer::Way(_) => return way,
            }
        }
        known
    }
}
