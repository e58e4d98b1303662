//! As few changes as possible against the plan that was published before.

use crate::session::{Objective, Plan, Problem, Rule, check, objective};

/// A plan as good as this one that moves fewer pupils and invigilators.
///
/// The previous plan itself comes back when it still keeps every rule and is
/// as good. Otherwise sessions exchange their pupils or their invigilators, and
/// classes of one size their places, as long as that changes less.
pub fn steady(problem: &Problem, plan: Plan) -> Plan {
    let Some(previous) = &problem.previous else {
        return plan;
    };
    let mut best = plan;
    let mut value = objective(problem, &best);
    if is_allowed(problem, previous) && objective(problem, previous) <= value {
        return previous.clone();
    }
    while let Some((plan, found)) = step(problem, &best, value) {
        best = plan;
        value = found;
    }
    best
}

/// Whether a plan that was made for another problem still holds in this one.
fn is_allowed(problem: &Problem, plan: &Plan) -> bool {
    let classes = plan.sessions.iter().flat_map(|session| &session.groups);
    let mut known = classes.map(|group| group.class < problem.classes.len());
    known.all(|known| known) && keeps_the_rules(problem, plan)
}

/// Whether a plan keeps every rule. A pinned session stands as it is, in the
/// past or against a rule: only what it shares with the others is judged.
fn keeps_the_rules(problem: &Problem, plan: &Plan) -> bool {
    check(problem, plan).iter().all(|broken| {
        let session = broken.session.and_then(|index| plan.sessions.get(index));
        let is_shared = matches!(
            broken.rule,
            Rule::RoomTaken { .. } | Rule::InvigilatorTaken { .. }
        );
        !is_shared && session.is_some_and(|session| problem.fixed.contains(session))
    })
}

/// The first exchange that changes less and keeps every rule.
fn step(problem: &Problem, plan: &Plan, value: Objective) -> Option<(Plan, Objective)> {
    let n_sessions = plan.sessions.len();
    let n_classes = problem.classes.len();
    let pairs = |count: usize| (0..count).flat_map(move |a| (a + 1..count).map(move |b| (a, b)));
    let sessions = pairs(n_sessions).flat_map(|(a, b)| {
        [swap_pupils(plan, a, b), swap_people(plan, a, b)]
            .into_iter()
            .flatten()
    });
    let classes = pairs(n_classes).filter_map(|(a, b)| swap_classes(problem, plan, a, b));
    let mut tried = sessions.chain(classes).map(|plan| {
        let value = objective(problem, &plan);
        (plan, value)
    });
    tried.find(|(plan, found)| *found < value && keeps_the_rules(problem, plan))
}

fn swap_pupils(plan: &Plan, a: usize, b: usize) -> Option<Plan> {
    let mut plan = plan.clone();
    let (first, second) = plan.sessions.split_at_mut(b);
    std::mem::swap(
        &mut first.get_mut(a)?.groups,
        &mut second.first_mut()?.groups,
    );
    Some(plan)
}

fn swap_people(plan: &Plan, a: usize, b: usize) -> Option<Plan> {
    let mut plan = plan.clone();
    let (first, second) = plan.sessions.split_at_mut(b);
    std::mem::swap(
        &mut first.get_mut(a)?.invigilators,
        &mut second.first_mut()?.invigilators,
    );
    Some(plan)
}

fn swap_classes(problem: &Problem, plan: &Plan, a: usize, b: usize) -> Option<Plan> {
    let (one, other) = (problem.classes.get(a)?, problem.classes.get(b)?);
    if (one.students, &one.extra_time) != (other.students, &other.extra_time) {
        return None;
    }
    let mut plan = plan.clone();
    let groups = plan
        .sessions
        .iter_mut()
        .flat_map(|session| &mut session.groups);
    let classes = groups.map(|group| &mut group.class);
    let left = plan.unplaced.iter_mut().map(|left| &mut left.class);
    for class in classes.chain(left) {
        if *class == a {
            *class = b;
        } else if *class == b {
            *class = a;
        }
    }
    for session in &mut plan.sessions {
        session.groups.sort_by_key(|group| group.class);
    }
    Some(plan)
}
