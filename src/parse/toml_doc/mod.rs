//! TOML as people write it by hand: every value knows its line, every mistake
//! is named in French, and none stops the reading of the others.
//!
//! Knows no key of any file: the readers of each file ask for theirs.

mod excerpt;
mod kinds;
mod node;
mod parsed;
mod plain;
mod reading;
mod syntax;

pub use excerpt::excerpt;
pub use kinds::{BAD_VALUE, ENCODING, KINDS, MISSING_KEY, SYNTAX, UNKNOWN_KEY, WRONG_TYPE};
pub use node::{Node, Value, date};
pub use reading::{Reading, decode, nearest, parse, written_date};

/// A place in a text, in bytes.
pub type At = std::ops::Range<usize>;
