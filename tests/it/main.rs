//! Integration tests: one binary, one module per area.

mod architecture;
mod plan_brute_force;
mod plan_checker;
mod planner;
mod sources;
