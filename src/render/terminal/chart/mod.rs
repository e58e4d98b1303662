//! Charts in characters: blocks for bars, their numbers beside them.
//!
//! What a bar says is said by its letters and its numbers too: nothing is lost
//! in a pipe or without colours.

mod boxes;
mod grid;
mod parts;
mod values;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::render::terminal::Page;
use crate::render::terminal::paint::HEADING;
use crate::render::terminal::wrap::padded;
use crate::render::words;
use crate::report::Tone;
use crate::report::chart::{Amount, Chart, Plot};

/// Columns of a name on the left, at most.
const LONGEST_NAME: usize = 16;

/// In place of a number that is not there.
const NOTHING: &str = "–";

/// In place of a number that is not shown; a legend says so.
const MASK: &str = "·";

pub fn lines(chart: &Chart, page: Page) -> Vec<String> {
    let mut lines = page.styled(HEADING, &words::one_line(&chart.title));
    lines.extend(page.toned(Tone::Faint, &words::one_line(&chart.description)));
    let plot = match &chart.plot {
        Plot::Parts(shown) => parts::lines(shown, page),
        Plot::Boxes(shown) => boxes::lines(shown, page),
        Plot::Histogram(shown) => values::histogram(shown, page),
        Plot::Grid(shown) => grid::lines(shown, page),
        Plot::Bars(shown) => values::bars(shown, page),
    };
    let plot = plot.into_iter().map(|line| line.trim_end().to_owned());
    lines.extend(plot);
    lines
}

/// Names of rows as a column: all as wide, the longest cut.
fn names<'a>(labels: impl Iterator<Item = &'a str>, most: usize) -> Vec<String> {
    let labels: Vec<String> = labels
        .map(|label| clipped(&words::one_line(label), most))
        .collect();
    let width = labels.iter().map(|label| label.width()).max();
    let width = width.unwrap_or_default();
    labels.iter().map(|label| padded(label, width)).collect()
}

/// A text that fits, an ellipsis in place of what does not.
fn clipped(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for letter in text.chars() {
        used += letter.width().unwrap_or_default();
        if used > width {
            break;
        }
        out.push(letter);
    }
    format!("{}…", out.trim_end())
}

/// A text on the right of a column.
fn right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(text.width())))
}

/// A bar of a whole number of characters, at least one where there is something.
fn bar(value: f64, high: f64, width: usize) -> String {
    let cells = cells(value, high, width);
    "█".repeat(if value > 0.0 { cells.max(1) } else { cells })
}

/// The character at which a value stands, from 0 to `width`.
fn cells(value: f64, high: f64, width: usize) -> usize {
    if high <= 0.0 || value.is_nan() {
        return 0;
    }
    // A place among the characters: the nearest of them.
    let share = (value / high).clamp(0.0, 1.0);
    (0..width)
        .filter(|cell| (exact(*cell) + 0.5) / exact(width) < share)
        .count()
}

fn exact(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::from(u32::MAX), f64::from)
}

/// A count, or the mark of one that is hidden.
fn amount(amount: Amount) -> String {
    let known = amount.known();
    known.map_or_else(|| MASK.to_owned(), |count| count.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_value() {
        #[track_caller]
        fn case(value: f64, length: usize) {
            assert_eq!(bar(value, 10.0, 10).chars().count(), length);
        }

        case(0.0, 0);
        case(0.01, 1); // something is seen
        case(5.0, 5);
        case(10.0, 10);
        case(99.0, 10);
        case(f64::NAN, 0);
    }

    #[test]
    fn a_long_name_is_cut() {
        assert_eq!(clipped("Communication", 8), "Communi…");
        assert_eq!(clipped("3e ULIS", 8), "3e ULIS");
        assert_eq!(
            names(["3A", "3 ULIS"].into_iter(), 16),
            ["3A    ", "3 ULIS"]
        );
    }
}
