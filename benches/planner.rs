//! The planner on the problems of `tests/oracle/generate.py`, one JSON line each.
//!
//! `cargo bench --bench planner -- tests/oracle/problems.jsonl` prints one JSON
//! line a problem: the plan's figures, its bounds, what the independent checker
//! found, and the time it took.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a program for developers, whose inputs are its own"
)]

use std::time::Instant;

use pixplan::session::{Settings, plan};
use serde_json::json;

#[path = "../tests/it/plan_problem.rs"]
mod plan_problem;

#[path = "../tests/it/plan_checker.rs"]
mod plan_checker;

fn main() {
    let mut arguments = std::env::args().skip(1).filter(|word| word != "--bench");
    let path = arguments.next().expect("a file of problems");
    let effort = arguments.next().map_or(100, |word| word.parse().unwrap());
    let seed = arguments.next().map_or(1, |word| word.parse().unwrap());
    let text = std::fs::read_to_string(&path).unwrap();
    for line in text.lines() {
        let known: serde_json::Value = serde_json::from_str(line).unwrap();
        let problem = plan_problem::read(&known);
        let begun = Instant::now();
        let settings = Settings { seed, effort };
        let outcome = plan(&problem, settings, &mut || true);
        let seconds = begun.elapsed().as_secs_f64();
        println!(
            "{}",
            json!({
                "name": known["name"],
                "classes": problem.classes.len(),
                "unplaced": outcome.objective.unplaced,
                "sessions": outcome.objective.sessions,
                "sessions_bound": outcome.sessions_bound,
                "splits": outcome.objective.splits,
                "splits_bound": outcome.splits_bound,
                "lateness": outcome.objective.lateness,
                "balance": outcome.objective.balance,
                "broken": plan_checker::broken_rules(&problem, &outcome.plan),
                "plan": outcome.plan.sessions.iter().map(|session| json!({
                    "start": problem.start_index(session.date, session.minute),
                    "room": session.room,
                    "people": session.invigilators,
                    "groups": session.groups.iter().map(|group| json!([group.class, group.students])).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
                "seconds": (seconds * 1000.0).round() / 1000.0,
            })
        );
    }
}
