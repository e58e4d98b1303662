#![doc = include_str!("ARCHITECTURE.md")]

pub mod fr;
pub mod source;

pub mod diagnostic;
pub mod school;

pub mod report;

pub mod render;

// Written by the lead; until then its one file is kept compiled.
#[allow(missing_docs)]
pub mod cli {
    pub mod browser;
}
