//! Integration tests: one binary, one module per area.

// Helpers stand outside the `#[test]` functions, where clippy allows these.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice)]

mod architecture;
mod calendars;
mod campaign_exports;
mod certification_exports;
mod checklists;
mod checks;
mod commands;
mod dashboard;
mod dossier;
mod dropped;
mod export_checks;
mod export_rounds;
mod follow;
mod fregata_checks;
mod hostile;
mod hostile_exports;
mod keeping;
mod kept_plan;
mod mass_import;
mod mutants;
mod mutation_values;
mod offline;
mod oracle_fregata;
mod oracle_siecle;
mod oracle_xml;
mod pix_writer;
mod plan_brute_force;
mod plan_checker;
mod planned_by_command;
mod planner;
mod portable;
mod program;
mod pupil_checks;
mod rules;
mod session_life;
mod siecle_file;
mod sources;
