//! The search for the best plan: deterministic, and better the longer it runs.
#![expect(
    clippy::indexing_slicing,
    reason = "the tables of the search are indexed by numbers that it made itself; one out of range is our bug"
)]

mod rng;

mod instance;

mod assign;
mod decode;

mod anneal;
mod state;

mod bound;
mod flow;
mod groups;
mod mix;
mod mixer;
mod moment;
mod packing;
mod proof;
mod share;
mod support;

mod driver;
mod exact;
mod start;
mod write;

pub use driver::{Settings, places_everybody, plan};
