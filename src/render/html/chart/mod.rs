//! Charts as the templates read them: where each thing stands.
//!
//! A drawing is as wide as its page: across, places are percentages of it, and
//! down, they are pixels, so that its print is as large on a phone as on a
//! wide screen. Names of rows hang in a margin on the left, or stand over
//! their rows when they are long.

mod bars;
mod boxes;
mod grid;
mod histogram;
mod parts;

use minijinja::{Value, context};

use crate::render::html::view;
use crate::report::chart::{Chart, Level, Plot, Standing};

/// Mean width of a bold letter of a drawing, in pixels, on the safe side.
const LETTER: f64 = 7.6;

/// Names longer than that stand over their rows.
const LONGEST_BESIDE: usize = 14;

/// What a name over a row adds to its height, in pixels.
const NAME: f64 = 17.0;

/// Space between a name and what it names, in pixels.
const GAP: f64 = 9.0;

/// A chart with its table; `number` tells it from the others of the page.
pub fn chart(chart: &Chart, number: usize) -> Value {
    let (kind, plot) = match &chart.plot {
        Plot::Parts(shown) => ("parts", parts::value(shown)),
        Plot::Boxes(shown) => ("boxes", boxes::value(shown)),
        Plot::Histogram(shown) => ("histogram", histogram::value(shown)),
        Plot::Grid(shown) => ("grid", grid::value(shown)),
        Plot::Bars(shown) => ("bars", bars::value(shown)),
    };
    context! {
        kind,
        number,
        plot,
        title => &chart.title,
        description => &chart.description,
        table => view::table(&chart.table()),
    }
}

/// The rows of a drawing, one under the other.
struct Rows {
    /// Height of a row without its name.
    height: f64,
    /// Where the first one starts.
    top: f64,
    /// Whether names stand over their rows.
    names: Names,
}

/// Where the names of rows stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Above,
    Beside,
}

impl Rows {
    fn new<'a>(labels: impl Iterator<Item = &'a str>, height: f64, top: f64) -> (Self, f64) {
        let longest = labels.map(|label| label.chars().count()).max();
        let longest = longest.unwrap_or_default();
        let names = if longest > LONGEST_BESIDE {
            Names::Above
        } else {
            Names::Beside
        };
        let margin = match names {
            Names::Above => 0.0,
            Names::Beside => exact(longest) * LETTER + GAP,
        };
        let rows = Self { height, top, names };
        (rows, tenths(margin))
    }

    /// Where a row without its name starts.
    fn y(&self, row: usize) -> f64 {
        let name = self.name_height();
        self.top + exact(row) * (self.height + name) + name
    }

    /// Where all the rows end.
    fn bottom(&self, rows: usize) -> f64 {
        self.top + exact(rows) * (self.height + self.name_height())
    }

    /// A row's name: its text, where it starts and on which side of that.
    fn name(&self, row: usize, label: &str) -> Value {
        let top = self.y(row);
        let (x, y, anchor) = match self.names {
            Names::Above => (0.0, top - NAME / 2.0, "start"),
            Names::Beside => (-GAP, top + self.height / 2.0 + 1.0, "end"),
        };
        context! { text => label, x, y => tenths(y), anchor }
    }

    fn name_height(&self) -> f64 {
        match self.names {
            Names::Above => NAME,
            Names::Beside => 0.0,
        }
    }
}

/// The name of a standing in the style sheet.
fn style(standing: Standing) -> &'static str {
    match standing {
        Standing::Reached => "reached",
        Standing::Underway => "underway",
        Standing::Missing => "missing",
        Standing::Unknown => "unknown",
    }
}

/// What a drawing's marks mean.
fn legend<'a>(items: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<Value> {
    let items = items.into_iter();
    items
        .map(|(style, label)| context! { style, label })
        .collect()
}

/// Levels where there is little room, with their names.
fn level_names<'a>(levels: impl Iterator<Item = &'a Level>) -> Vec<Value> {
    levels
        .map(|level| context! { short => &level.short, name => &level.name })
        .collect()
}

/// Numbers under an axis; one too near its neighbour is left out on narrow pages.
fn ticks(scores: impl Iterator<Item = u32>, high: f64) -> Vec<Value> {
    const NEAR: f64 = 9.0;
    let mut last = f64::NEG_INFINITY;
    let ticks = scores.map(|score| {
        let x = percent(f64::from(score), high);
        let tight = x - last < NEAR;
        if !tight {
            last = x;
        }
        context! { x, score, tight }
    });
    ticks.collect()
}

/// A place on a scale that starts at 0, in percent of it.
fn percent(value: f64, high: f64) -> f64 {
    if high <= 0.0 {
        return 0.0;
    }
    tenths((value / high * 100.0).clamp(0.0, 100.0))
}

/// Tenths: finer is not seen.
fn tenths(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

fn exact(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}
