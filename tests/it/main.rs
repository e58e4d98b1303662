//! Integration tests: one binary, one module per area.

// Helpers stand outside the `#[test]` functions, where clippy allows these.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod architecture;
mod calendars;
mod commands;
mod dossier;
mod sources;
