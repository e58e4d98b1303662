//! The commands: arguments, files and screens around the rest.

pub mod judge_file;
