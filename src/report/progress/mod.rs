//! Who is where in the campaigns: the answer to `pixplan progress`.

mod json;
mod list;
mod page;
mod words;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::follow::{Asked, Progress};
use crate::pix::Decision;
use crate::report::Report;

pub use json::{names as json_names, unmatched as json_unmatched};
pub use list::{List, names as unmatched_names};

/// Everything the page says.
pub struct View<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// The school's name; empty when nothing says it.
    pub school: String,
    /// The counts.
    pub progress: &'a Progress<'a>,
    /// What was asked.
    pub asked: &'a Asked,
    /// The list asked for; the whole page without it.
    pub list: Option<List>,
    /// The line of `rapprochements.toml` that says a decision.
    pub paste: fn(&Decision) -> String,
    /// What was found in the files on the way.
    pub findings: &'a [Diagnostic],
    /// What to do next, or what is missing.
    pub hints: Vec<String>,
}

/// The page.
pub fn report(view: &View<'_>) -> Report {
    let sections = match view.list {
        Some(list) => list::sections(view, list),
        None => page::sections(view),
    };
    Report {
        title: match view.list {
            Some(list) => list::title(view, list),
            None => words::title(view),
        },
        subtitle: words::subtitle(view),
        sections,
        json: json::data(view),
        stamp: view.progress.as_of.unwrap_or(view.today),
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}
