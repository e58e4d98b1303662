//! Integration tests: one binary, one module per area.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that slices badly fails, and should"
)]

mod checks;
mod fregata_checks;
mod hostile;
mod mutants;
mod mutation_values;
mod oracle_fregata;
mod oracle_siecle;
mod oracle_xml;
mod rules;
mod siecle_file;
