//! How far a long work is.

use std::io::{self, IsTerminal};

use indicatif::{ProgressBar, ProgressStyle};

use crate::cli::args::Global;

/// A bar on the error output of a terminal, nothing elsewhere.
pub fn bar(steps: usize, unit: &str, global: &Global) -> ProgressBar {
    if global.quiet || !io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(steps as u64);
    let style = ProgressStyle::with_template(&format!("{{bar:30}} {{pos}}/{{len}} {unit}"));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
