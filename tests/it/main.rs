//! Integration tests: one binary, one module per area.

mod architecture;
mod commands;
mod sources;
