//! The command line: any words are understood, or refused without a panic.
//!
//! One word per line, after the program's name.

#![no_main]

use clap::Parser;
use libfuzzer_sys::fuzz_target;
use pixplan::cli::Cli;

fuzz_target!(|text: &str| {
    let words = std::iter::once("pixplan").chain(text.split('\n'));
    let _ = Cli::try_parse_from(words);
});
