//! Integration tests: one binary, one module per area.

mod checks;
mod fregata_checks;
mod hostile;
mod mutants;
mod oracle_fregata;
mod oracle_siecle;
mod rules;
mod siecle_file;
