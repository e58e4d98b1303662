//! Bytes in, values and findings out.
//!
//! Knows every input format: the TOML files, and what Pix, SIECLE and the
//! ministry write. Never stops at the first mistake, and never opens a file.

pub mod checklist_toml;
pub mod dossier_toml;
pub mod ticks_toml;
pub mod toml_text;
