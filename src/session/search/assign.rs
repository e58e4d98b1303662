//! Who watches which session: invigilators by augmenting paths.
//!
//! A session that finds nobody free takes an invigilator from another one,
//! which looks for somebody in turn. Where it fails, nobody can be found
//! without closing a session.

use crate::session::search::instance::Instance;

/// The invigilators of every open session.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// The start of each session.
    start: Vec<usize>,
    /// The invigilators of each session.
    who: Vec<Vec<usize>>,
    /// The sessions of each invigilator.
    at: Vec<Vec<usize>>,
    seen: Vec<bool>,
}

impl Watch {
    /// So many sessions, not open yet.
    pub fn new(instance: &Instance, n_sessions: usize) -> Self {
        Self {
            start: vec![0; n_sessions],
            who: vec![Vec::new(); n_sessions],
            at: vec![Vec::new(); instance.quota.len()],
            seen: vec![false; n_sessions],
        }
    }

    /// The invigilators of a session.
    pub fn who(&self, session: usize) -> &[usize] {
        &self.who[session]
    }

    /// One more session at the end, still without anybody.
    pub fn push(&mut self) {
        self.start.push(0);
        self.who.push(Vec::new());
        self.seen.push(false);
    }

    /// Forgets the last session, which nobody watches.
    pub fn pop(&mut self) {
        self.start.pop();
        self.who.pop();
        self.seen.pop();
    }

    /// Moves a session to a start where it needs so many people.
    ///
    /// Says whether they were found; if not, nothing has changed.
    pub fn set(&mut self, instance: &Instance, session: usize, start: usize, need: usize) -> bool {
        if !instance.named {
            self.start[session] = start;
            return true;
        }
        let before = (self.start[session], self.who[session].clone());
        self.clear(session);
        self.start[session] = start;
        let mut journal = Vec::new();
        while self.who[session].len() < need {
            self.seen.fill(false);
            if !self.augment(instance, session, &mut journal) {
                self.undo(&mut journal);
                self.clear(session);
                self.start[session] = before.0;
                for person in before.1 {
                    self.give(session, person);
                }
                return false;
            }
        }
        true
    }

    /// Takes everybody away from a session.
    pub fn clear(&mut self, session: usize) {
        while let Some(&person) = self.who[session].last() {
            self.take(session, person);
        }
    }

    fn give(&mut self, session: usize, person: usize) {
        self.who[session].push(person);
        self.at[person].push(session);
    }

    fn take(&mut self, session: usize, person: usize) {
        self.who[session].retain(|&one| one != person);
        self.at[person].retain(|&one| one != session);
    }

    /// Undoes moves, the last one first: (person, from, to).
    fn undo(&mut self, journal: &mut Vec<(usize, Option<usize>, usize)>) {
        while let Some((person, from, to)) = journal.pop() {
            self.take(to, person);
            if let Some(from) = from {
                self.give(from, person);
            }
        }
    }

    /// The one session that keeps a person from another, or how many do.
    fn blockers(&self, instance: &Instance, person: usize, session: usize) -> (usize, usize) {
        let conflicts = &instance.conflicts[self.start[session]];
        let mut found = (0, 0);
        for &other in &self.at[person] {
            if conflicts.contains(&self.start[other]) {
                found = (found.0 + 1, other);
            }
        }
        found
    }

    /// Finds one more person for a session.
    fn augment(
        &mut self,
        instance: &Instance,
        session: usize,
        journal: &mut Vec<(usize, Option<usize>, usize)>,
    ) -> bool {
        self.seen[session] = true;
        let people = &instance.free[self.start[session]];
        let load = |watch: &Self, person: usize| watch.at[person].len();
        let direct = people.iter().copied().filter(|&person| {
            load(self, person) < instance.quota[person]
                && self.blockers(instance, person, session).0 == 0
        });
        if let Some(person) =
            direct.min_by_key(|&person| load(self, person) + instance.pinned[person])
        {
            self.give(session, person);
            journal.push((person, None, session));
            return true;
        }
        for &person in people {
            let (n_blockers, blocker) = self.blockers(instance, person, session);
            let candidates = match n_blockers {
                0 => self.at[person].clone(),
                1 => vec![blocker],
                _ => continue,
            };
            for other in candidates {
                if self.seen[other] || other == session {
                    continue;
                }
                self.take(other, person);
                self.give(session, person);
                journal.push((person, Some(other), session));
                let length = journal.len();
                if self.augment(instance, other, journal) {
                    return true;
                }
                journal.truncate(length - 1);
                self.take(session, person);
                self.give(other, person);
            }
        }
        false
    }

    /// Evens out the sessions of the invigilators, as far as swaps allow.
    pub fn balance(&mut self, instance: &Instance) {
        while self.even_out_once(instance) {}
    }

    /// Hands sessions along a chain, from a busy person to one with two fewer.
    fn even_out_once(&mut self, instance: &Instance) -> bool {
        let n_people = self.at.len();
        let load = |watch: &Self, person: usize| watch.at[person].len() + instance.pinned[person];
        let mut busy: Vec<usize> = (0..n_people).collect();
        busy.sort_by_key(|&person| std::cmp::Reverse(load(self, person)));
        for first in busy {
            let top = load(self, first);
            // (person, whom the session comes from, the session)
            let mut reached: Vec<(usize, usize, usize)> = vec![(first, usize::MAX, 0)];
            let mut seen = vec![false; n_people];
            seen[first] = true;
            let mut next = 0;
            while let Some(&(giver, ..)) = reached.get(next) {
                for &session in &self.at[giver] {
                    for &taker in &instance.free[self.start[session]] {
                        if seen[taker] || self.blockers(instance, taker, session).0 > 0 {
                            continue;
                        }
                        seen[taker] = true;
                        reached.push((taker, next, session));
                        if load(self, taker) + 1 < top
                            && self.at[taker].len() < instance.quota[taker]
                        {
                            self.hand_over(&reached);
                            return true;
                        }
                    }
                }
                next += 1;
            }
        }
        false
    }

    fn hand_over(&mut self, reached: &[(usize, usize, usize)]) {
        let mut last = reached.len() - 1;
        while let Some(&(taker, from, session)) = reached.get(last) {
            let Some(&(giver, ..)) = reached.get(from) else {
                break;
            };
            self.take(session, giver);
            self.give(session, taker);
            last = from;
        }
    }
}
