//! Integration tests: one binary, one module per area.

mod architecture;
mod calendars;
mod commands;
mod sources;
