#![doc = include_str!("ARCHITECTURE.md")]

pub mod fr;
pub mod source;

pub mod diagnostic;
pub mod school;

pub mod check;

pub mod parse;

pub mod cli;
