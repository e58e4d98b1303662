//! Bytes to values and findings. A reader never stops at the first mistake
//! when the rest can still be read, and knows nothing of what Pix thinks.

pub mod encoding;
pub mod fregata_csv;
mod recognise;
pub mod roster_csv;
pub mod siecle_xml;
pub mod zip;

pub use recognise::{FileKind, HEAD, recognise};
