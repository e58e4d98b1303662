//! How the search is led: how many sessions, how long, and when it is proven.

use crate::session::search::exact::{self, Solved};
use crate::session::search::instance::Instance;
use crate::session::search::local::anneal::{Effort, Found, anneal};
use crate::session::search::local::start;
use crate::session::search::local::state::{Score, State};
use crate::session::search::proof::Proof;
use crate::session::search::rng::Rng;
use crate::session::search::write::{Draft, draft, write};
use crate::session::{Outcome, Problem};

/// New attempts with the fewest sessions that may do.
const MORE_ATTEMPTS: usize = 3;

/// How to search.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Seed of the choices: the same seed gives the same plan.
    pub seed: u64,
    /// How long to search, in percent of the usual number of steps.
    pub effort: u32,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            seed: 1,
            effort: 100,
        }
    }
}

/// Plans the sessions.
///
/// `keep_going` is asked now and then; once it says no, the best plan so far is
/// returned. Otherwise the same problem and settings give the same plan.
pub fn plan(
    problem: &Problem,
    settings: Settings,
    keep_going: &mut dyn FnMut() -> bool,
) -> Outcome {
    let instance = Instance::new(problem);
    let fixed = problem.fixed.len();
    let pinned = pinned_cuts(problem, &instance);
    let solved = if keep_going() {
        exact::solve(&instance)
    } else {
        Solved::TooLarge
    };
    let impossible = matches!(solved, Solved::Impossible);
    if let Solved::Plan(best) = solved {
        let (sessions, cuts) = (best.openings.len(), best.cuts);
        // Tiny problems prove nothing by bounds: they are what bounds are tried on.
        debug_assert!(Proof::new(problem, &instance).allows(sessions, cuts));
        let plan = write(problem, &instance, &balanced(&instance, best));
        return Outcome::new(problem, plan, Some(sessions + fixed), pinned + cuts);
    }
    let proof = Proof::new(problem, &instance);
    let enough = Score {
        left: 0,
        splits: 0,
        lateness: 0,
    };
    let mut search = Search::new(&instance, settings, enough, keep_going);
    let (best, cuts) = search.lead(&proof);
    let interrupted = search.interrupted;
    let mut state = best.state;
    state.watch.balance(&instance);
    let plan = write(problem, &instance, &draft(&instance, &state));
    let fewest = proof.fewest.filter(|_| !impossible);
    Outcome {
        interrupted,
        ..Outcome::new(
            problem,
            plan,
            fewest.map(|fewest| fewest + fixed),
            pinned + cuts,
        )
    }
}

/// Whether a plan that places everybody is found: quicker than a whole plan,
/// of which it says nothing else.
pub fn places_everybody(
    problem: &Problem,
    settings: Settings,
    keep_going: &mut dyn FnMut() -> bool,
) -> bool {
    let instance = Instance::new(problem);
    match exact::solve(&instance) {
        Solved::Plan(_) => return true,
        Solved::Impossible => return false,
        Solved::TooLarge => {}
    }
    let proof = Proof::new(problem, &instance);
    let enough = Score {
        left: 0,
        splits: u32::MAX,
        lateness: usize::MAX,
    };
    let mut search = Search::new(&instance, settings, enough, keep_going);
    let steps = search.steps();
    proof.fewest.is_some() && search.open_enough(&proof, steps).score.left == 0
}

/// The same sessions, the invigilators taking equal shares where that is found.
fn balanced(instance: &Instance, best: exact::Best) -> Draft {
    let mut state = State::new(instance, &mut Rng::new(0));
    let all_open = best
        .openings
        .iter()
        .all(|&opening| state.open(instance, opening));
    let mut draft = Draft::from(best);
    if all_open {
        state.watch.balance(instance);
        for (session, (_, people)) in draft.sessions.iter_mut().enumerate() {
            *people = state.watch.who(session).to_vec();
        }
    }
    draft
}

impl From<exact::Best> for Draft {
    fn from(best: exact::Best) -> Self {
        Self {
            sessions: best.openings.into_iter().zip(best.people).collect(),
            seats: best.seats,
        }
    }
}

/// How freely a run leaves what it starts from.
#[derive(Clone, Copy)]
enum Heat {
    Hot,
    Mild,
    Cold,
}

fn better(one: Found, other: Found) -> Found {
    if other.score < one.score { other } else { one }
}

/// What pinned sessions cut for certain.
fn pinned_cuts(problem: &Problem, instance: &Instance) -> usize {
    let fixed = || problem.fixed.iter().flat_map(|session| &session.groups);
    let mut begun: Vec<usize> = fixed().map(|group| group.class).collect();
    begun.sort_unstable();
    begun.dedup();
    let pinned = fixed().count() - begun.len();
    pinned + instance.items.iter().filter(|item| item.begun).count()
}

struct Search<'a> {
    instance: &'a Instance,
    rng: Rng,
    effort: u32,
    /// The score at which nothing better is asked.
    enough: Score,
    keep_going: &'a mut dyn FnMut() -> bool,
    interrupted: bool,
}

impl<'a> Search<'a> {
    fn new(
        instance: &'a Instance,
        settings: Settings,
        enough: Score,
        keep_going: &'a mut dyn FnMut() -> bool,
    ) -> Self {
        Self {
            instance,
            rng: Rng::new(settings.seed),
            effort: settings.effort,
            enough,
            keep_going,
            interrupted: false,
        }
    }

    /// Finds the number of sessions, then the best plan with it, and the fewest
    /// cuts that any plan with as many sessions can have.
    fn lead(&mut self, proof: &Proof<'_>) -> (Found, usize) {
        let steps = self.steps();
        let mut best = self.open_enough(proof, steps);
        for from_largest in [true, false, true, false, true, false] {
            if best.score.left > 0 || self.interrupted {
                break;
            }
            let mut from = if from_largest {
                start::largest(self.instance, best.state.bins.len(), &mut self.rng)
            } else {
                best.state.clone()
            };
            if start::in_groups(self.instance, &mut from, &mut self.rng) {
                let next = self.run(&from, steps / 5, Heat::Mild);
                best = better(best, next);
            }
        }
        for heat in [Heat::Hot, Heat::Mild, Heat::Cold] {
            if self.interrupted {
                break;
            }
            let from = best.state.clone();
            let next = self.run(&from, steps / 2, heat);
            best = better(best, next);
        }
        if best.score.left > 0 {
            return (best, 0);
        }
        let sessions = draft(self.instance, &best.state).used();
        if self.interrupted {
            let cuts = proof.simple_cuts(sessions).min(best.score.splits as usize);
            return (best, cuts);
        }
        self.cut_less(proof, sessions, best, steps)
    }

    /// Looks for the fewest sessions with which a plan places everybody.
    fn open_enough(&mut self, proof: &Proof<'_>, steps: usize) -> Found {
        let first = proof.first;
        let mut best = self.attempt(first, steps / 4);
        for _ in 0..MORE_ATTEMPTS {
            if best.score.left == 0 || self.interrupted || proof.fewest.is_none() {
                break;
            }
            let mut from = start::largest(self.instance, first, &mut self.rng);
            start::in_groups(self.instance, &mut from, &mut self.rng);
            let next = self.run(&from, steps / 4, Heat::Mild);
            best = better(best, next);
            if best.score.left > 0 {
                let next = self.attempt(first, steps / 4);
                best = better(best, next);
            }
        }
        let mut failed = first;
        let mut sessions = first;
        let mut more = 1;
        while best.score.left > 0 && best.state.bins.len() >= sessions && !self.interrupted {
            let next = self.attempt(sessions + more, steps / 4);
            if next.state.bins.len() == best.state.bins.len() {
                break;
            }
            failed = sessions;
            sessions += more;
            more *= 2;
            if next.score <= best.score {
                best = next;
            }
        }
        while best.score.left == 0 && sessions > failed + 1 && !self.interrupted {
            let middle = usize::midpoint(failed, sessions);
            let next = self.attempt(middle, steps / 4);
            if next.score.left == 0 {
                sessions = middle;
                best = next;
            } else {
                failed = middle;
            }
        }
        best
    }

    /// Proves that no fewer cuts do, or follows the ways in which they may.
    fn cut_less(
        &mut self,
        proof: &Proof<'_>,
        sessions: usize,
        mut best: Found,
        steps: usize,
    ) -> (Found, usize) {
        loop {
            let found = best.score.splits;
            let (cuts, ways) = proof.fewest_cuts(sessions, found as usize);
            for way in ways {
                let from = start::along(self.instance, &way, &mut self.rng);
                let is_open = best.score.splits == found && !self.interrupted;
                if let Some(mut from) = from.filter(|_| is_open) {
                    start::settle_row(self.instance, &mut from);
                    let next = self.run(&from, steps / 4, Heat::Cold);
                    best = better(best, next);
                }
            }
            if best.score.splits == found || self.interrupted {
                return (best, cuts.min(found as usize));
            }
            let next = self.run(&best.state.clone(), steps / 2, Heat::Mild);
            best = better(best, next);
        }
    }

    /// Steps of the whole search.
    fn steps(&self) -> usize {
        let classes = self.instance.items.len();
        (4_000_000 / (classes + 10)).min(200_000) * self.effort as usize / 100
    }

    /// A new search with so many sessions, or as many as can be open.
    fn attempt(&mut self, sessions: usize, steps: usize) -> Found {
        let from = start::largest(self.instance, sessions, &mut self.rng);
        self.run(&from, steps, Heat::Hot)
    }

    fn run(&mut self, from: &State, steps: usize, heat: Heat) -> Found {
        let n_starts = i64::try_from(self.instance.longest.len()).unwrap_or(i64::MAX);
        // A cut costs more than any one session can gain by coming earlier.
        let split = 4 + n_starts;
        let hot = match heat {
            Heat::Hot => split * 200,
            Heat::Mild => split * 50,
            Heat::Cold => split * 5,
        };
        let effort = Effort {
            steps,
            left: split,
            split,
            hot,
            cold: 200,
            enough: self.enough,
        };
        let found = anneal(self.instance, from, effort, &mut self.rng, self.keep_going);
        self.interrupted |= found.interrupted;
        found
    }
}
