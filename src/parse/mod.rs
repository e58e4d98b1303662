//! Readers: bytes in, values and findings out.
//!
//! A reader never stops at the first mistake. This is the only place that
//! knows a file format or a French TOML key; it opens no file itself.

pub mod toml_doc;

pub mod academies_toml;
pub mod calendar_text;
pub mod calendar_toml;
pub mod ics;
pub mod public_holidays_toml;
