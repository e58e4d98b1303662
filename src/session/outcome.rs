//! What the search gives: a plan, and what is proven of it.

use crate::session::steady::steady;
use crate::session::{Objective, Plan, Problem, objective};

/// How far a plan is proven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Everybody has a session, and no plan has fewer sessions, nor as many
    /// with fewer splits.
    Optimal,
    /// Everybody has a session; a better plan is not excluded.
    Complete,
    /// Some pupils have no session; a plan for everybody is not excluded.
    Incomplete,
    /// Some pupils have no session, and no plan places everybody.
    Impossible,
}

impl Standing {
    /// The standing in French, as the output says it.
    pub fn text(self) -> &'static str {
        match self {
            Self::Optimal => "optimal, prouvé",
            Self::Complete => "complet, sans preuve que ce soit le meilleur",
            Self::Incomplete => "incomplet\u{a0}: aucun plan complet trouvé",
            Self::Impossible => "impossible de placer tous les élèves, prouvé",
        }
    }
}

/// A plan, and what is proven of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// The plan.
    pub plan: Plan,
    /// How good it is.
    pub objective: Objective,
    /// No plan that places everybody has fewer sessions; None when no plan
    /// places everybody.
    pub sessions_bound: Option<usize>,
    /// No plan with this number of sessions has fewer splits.
    pub splits_bound: usize,
    /// Whether `keep_going` ended the search before its last step.
    pub interrupted: bool,
}

impl Outcome {
    /// Whether everybody has a session.
    pub fn is_complete(&self) -> bool {
        self.plan.unplaced.is_empty()
    }

    /// How far the plan is proven.
    pub fn standing(&self) -> Standing {
        match (self.is_complete(), self.is_optimal()) {
            (true, true) => Standing::Optimal,
            (true, false) => Standing::Complete,
            (false, _) if self.sessions_bound.is_none() => Standing::Impossible,
            (false, _) => Standing::Incomplete,
        }
    }

    /// Whether no plan has fewer sessions, nor as many with fewer splits.
    pub fn is_optimal(&self) -> bool {
        self.is_complete()
            && self.sessions_bound == Some(self.objective.sessions)
            && self.splits_bound == self.objective.splits
    }

    /// An outcome of a search that was not stopped.
    pub(in crate::session) fn new(
        problem: &Problem,
        plan: Plan,
        sessions: Option<usize>,
        splits: usize,
    ) -> Self {
        let plan = steady(problem, plan);
        Self {
            sessions_bound: sessions,
            splits_bound: splits,
            interrupted: false,
            objective: objective(problem, &plan),
            plan,
        }
    }
}
