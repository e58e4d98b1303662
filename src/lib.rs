#![doc = include_str!("ARCHITECTURE.md")]

pub mod fr;
pub mod source;

pub mod diagnostic;
pub mod school;

pub mod calendar;
pub mod checklist;
pub mod session;

pub mod parse;

pub mod report;

pub mod render;

pub mod cli {
    pub mod browser;
}
