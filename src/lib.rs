#![doc = include_str!("ARCHITECTURE.md")]

pub mod fr;
pub mod source;

pub mod diagnostic;
pub mod school;

pub mod pix;

pub mod calendar;
pub mod checklist;
pub mod session;

pub mod check;
pub mod follow;

pub mod parse;
pub mod store;

pub mod render;
pub mod report;

pub mod cli;
