//! The search for the best plan: deterministic, and better the longer it runs.
//!
//! | where | what |
//! | --- | --- |
//! | `instance`, `assign` | the problem in tables of numbers; who watches which session |
//! | `exact` | a tiny problem: every set of sessions is tried |
//! | `proof` | how few sessions and cuts any plan has, and ways that may reach it |
//! | `local` | a plan, changed a little again and again |
//! | `driver` | how many sessions, how long, from where: it asks the three above |
//! | `write` | from numbers back to a plan |
#![expect(
    clippy::indexing_slicing,
    reason = "the tables of the search are indexed by numbers that it made itself; one out of range is our bug"
)]

mod rng;

mod assign;
mod instance;

mod local;
mod proof;

mod driver;
mod exact;
mod write;

pub use driver::{Settings, places_everybody, plan};
