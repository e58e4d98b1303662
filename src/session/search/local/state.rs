//! A plan in the making: open sessions, their order, the order of classes.

use crate::session::search::assign::Watch;
use crate::session::search::instance::Instance;
use crate::session::search::local::decode::{Fit, Row};
use crate::session::search::rng::Rng;

/// How bad a plan in the making is: the smaller the better, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Score {
    /// Pupils without a seat, or without their extra time.
    pub left: u32,
    /// Fragments beyond one for each class.
    pub splits: u32,
    /// Sum of the indices of the starts.
    pub lateness: usize,
}

/// Sessions that rooms and invigilators allow, and a row of classes to fill them.
#[derive(Debug, Clone)]
pub struct State {
    /// The opening of each session.
    pub bins: Vec<u32>,
    /// Pieces of the items that may be split, in filling order.
    pub order: Vec<usize>,
    /// Items that stay whole, and the session from which a place is sought.
    pub whole: Vec<(usize, usize)>,
    /// The invigilators; session `k` of it is `names[k]` of `bins`.
    pub watch: Watch,
    /// The session number, in `watch`, of each place of `bins`.
    pub names: Vec<usize>,
    /// For each room and start, the session number + 1 that keeps it busy.
    busy: Vec<usize>,
    pub lateness: usize,
}

impl State {
    /// No session yet, the classes in a random order.
    pub fn new(instance: &Instance, rng: &mut Rng) -> Self {
        let all = 0..instance.items.len();
        let is_whole = |item: &usize| instance.items[*item].together;
        let mut order: Vec<usize> = all.clone().filter(|item| !is_whole(item)).collect();
        shuffle(&mut order, rng);
        let mut whole: Vec<usize> = all.filter(is_whole).collect();
        whole.sort_by_key(|&item| std::cmp::Reverse(instance.items[item].size));
        Self {
            bins: Vec::new(),
            order,
            whole: whole.into_iter().map(|item| (item, 0)).collect(),
            watch: Watch::new(instance, 0),
            names: Vec::new(),
            busy: vec![0; instance.n_rooms * instance.conflicts.len()],
            lateness: 0,
        }
    }

    /// The row to decode.
    pub fn row(&self) -> Row<'_> {
        Row {
            bins: &self.bins,
            order: &self.order,
            whole: &self.whole,
        }
    }

    /// The score once decoded.
    pub fn score(&self, fit: Fit) -> Score {
        Score {
            left: fit.left,
            splits: fit.splits,
            lateness: self.lateness,
        }
    }

    fn cell(instance: &Instance, room: usize, start: usize) -> usize {
        room * instance.conflicts.len() + start
    }

    /// Whether a room can be had at a start, the session at a place moved away.
    pub fn is_free(&self, instance: &Instance, opening: u32, moved: Option<usize>) -> bool {
        let opening = &instance.openings[opening as usize];
        let mine = moved.map_or(usize::MAX, |place| self.names[place] + 1);
        instance.conflicts[opening.start].iter().all(|&start| {
            let holder = self.busy[Self::cell(instance, opening.room, start)];
            holder == 0 || holder == mine
        })
    }

    /// Opens one more session; false when a room or an invigilator is missing.
    pub fn open(&mut self, instance: &Instance, opening: u32) -> bool {
        let name = self.names.len();
        if !self.is_free(instance, opening, None) {
            return false;
        }
        let known = instance.openings[opening as usize];
        self.watch.push();
        if !self.watch.set(instance, name, known.start, known.need) {
            self.watch.pop();
            return false;
        }
        self.busy[Self::cell(instance, known.room, known.start)] = name + 1;
        self.bins.push(opening);
        self.names.push(name);
        self.lateness += known.start;
        true
    }

    /// Finds the people for another opening at a place, and changes nothing
    /// when there are not enough of them. The caller has changed `bins`.
    pub fn settle(&mut self, instance: &Instance, place: usize, old: u32) -> bool {
        let name = self.names[place];
        let new = instance.openings[self.bins[place] as usize];
        let old = instance.openings[old as usize];
        let same_people = old.start == new.start && old.need == new.need;
        if !same_people && !self.watch.set(instance, name, new.start, new.need) {
            return false;
        }
        self.busy[Self::cell(instance, old.room, old.start)] = 0;
        self.busy[Self::cell(instance, new.room, new.start)] = name + 1;
        true
    }
}

/// Puts things in a random order.
pub fn shuffle<T>(things: &mut [T], rng: &mut Rng) {
    for last in (1..things.len()).rev() {
        things.swap(last, rng.below(last + 1));
    }
}
