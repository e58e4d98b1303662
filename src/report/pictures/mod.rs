//! The follow-up and the results as pictures.
//!
//! Each takes the counts as they are shown: what an aggregate hides is hidden
//! here too.

mod competences;
mod progress;
mod results;
mod scores;

use crate::fr;
use crate::report::chart::{Amount, Chart, Plot};
use crate::report::{Cell, Report, Section};

pub use progress::progress;
pub use results::results;

/// The charts as sections of a page.
pub fn sections(charts: Vec<Chart>) -> impl Iterator<Item = Section> {
    let charts = charts.into_iter();
    charts.map(|chart| Section::Chart(Box::new(chart)))
}

/// Puts charts on a page, before its section of that place.
pub fn insert(page: &mut Report, place: usize, charts: Vec<Chart>) {
    let place = place.min(page.sections.len());
    page.sections.splice(place..place, sections(charts));
}

fn chart(title: &str, description: String, plot: Plot) -> Chart {
    Chart {
        title: title.to_owned(),
        description,
        plot,
    }
}

/// A number as a sentence has it.
fn said(cell: &Cell) -> String {
    match cell {
        Cell::Decimal(number, places) => fr::decimal(*number, *places),
        Cell::Share(share) => format!("{}{}%", fr::decimal(share * 100.0, 0), fr::NBSP),
        _ => String::new(),
    }
}

fn amount(count: Option<usize>) -> Amount {
    count.map_or(Amount::Hidden, Amount::Known)
}
