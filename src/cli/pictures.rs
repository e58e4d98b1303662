//! Which pages have pictures, and where.

use crate::cli::Global;
use crate::cli::todo::wanted;
use crate::render::Format;
use crate::report::Report;
use crate::report::chart::{Chart, Plot};
use crate::report::pictures::insert;

pub use crate::report::pictures::{progress, results};

/// Draws charts on a page whose tables hold the same numbers: first on an HTML
/// page, under the first table in a terminal, nowhere in a file of tables.
pub fn draw(page: &mut Report, global: &Global, mut charts: Vec<Chart>) {
    match wanted(global) {
        Some(Format::Html) => insert(page, 0, charts),
        None | Some(Format::Terminal) => {
            // Numbers alone in a terminal: they are in a table of the page, or with -v.
            charts.retain(|chart| global.verbose || !matches!(chart.plot, Plot::Grid(_)));
            if !global.quiet {
                insert(page, 1, charts);
            }
        }
        _ => {}
    }
}
