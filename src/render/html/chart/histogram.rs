//! How many scores fall in each stretch: a bar per stretch, under the levels.

use std::collections::BTreeSet;

use minijinja::{Value, context};

use crate::fr::NBSP;
use crate::render::html::chart::{exact, legend, level_names, percent, tenths, ticks};
use crate::render::words;
use crate::report::Cell;
use crate::report::chart::{Amount, Histogram};

/// Room for the levels over the bars: a name, a count.
const HEAD: f64 = 38.0;

/// Height of the highest bar with its number.
const PLOT: f64 = 150.0;

/// Room for a number over its bar.
const NUMBER: f64 = 16.0;

/// Height of a bar whose count is hidden.
const MASKED: f64 = 10.0;

/// Room for the scale under the bars.
const SCALE: f64 = 22.0;

pub fn value(histogram: &Histogram) -> Value {
    let high = histogram.bins.iter().map(|bin| bin.below).max();
    let high = high.unwrap_or_default();
    let place = |score: u32| percent(f64::from(score), f64::from(high));
    let most = histogram.bins.iter().filter_map(|bin| bin.count.known());
    let most = exact(most.max().unwrap_or_default().max(1));
    let foot = HEAD + PLOT;
    let bins = histogram.bins.iter().map(|bin| {
        let (height, style) = match bin.count {
            Amount::Known(count) => (exact(count) / most * (PLOT - NUMBER), "reached"),
            Amount::Hidden => (MASKED, "masked"),
        };
        let count = bin.count.known().filter(|count| *count > 0);
        let (x, end) = (place(bin.from), place(bin.below));
        context! {
            x, style, count,
            width => tenths(end - x),
            middle => tenths(f64::midpoint(x, end)),
            y => tenths(foot - height),
            height => tenths(height),
            title => format!(
                "{} à {} {}{NBSP}: {}",
                bin.from, bin.below.saturating_sub(1), histogram.unit, amount(bin.count)
            ),
        }
    });
    let starts = histogram.levels.iter().map(|(level, _)| level.from);
    let ends = starts.clone().skip(1).chain([high]);
    let levels = histogram
        .levels
        .iter()
        .zip(ends)
        .map(|((level, count), end)| {
            let (x, end) = (place(level.from), place(end));
            context! {
                x, width => tenths(end - x), middle => tenths(f64::midpoint(x, end)),
                short => &level.short,
                count => count.known(),
                title => format!("{}{NBSP}: {}", level.name, amount(*count)),
            }
        });
    let bounds: BTreeSet<u32> = starts.chain([0, high]).collect();
    let counts = histogram.bins.iter().map(|bin| bin.count);
    let counts = counts.chain(histogram.levels.iter().map(|(_, count)| *count));
    let hidden = counts.into_iter().any(|count| count == Amount::Hidden);
    context! {
        left => 0,
        head => HEAD,
        foot,
        unit => &histogram.unit,
        scale_y => foot + 15.0,
        height => foot + SCALE,
        bins => bins.collect::<Vec<Value>>(),
        levels => levels.collect::<Vec<Value>>(),
        ticks => ticks(bounds.into_iter(), f64::from(high)),
        level_names => level_names(histogram.levels.iter().map(|(level, _)| level)),
        legend => legend(hidden.then_some(("masked", words::HIDDEN))),
    }
}

fn amount(amount: Amount) -> String {
    words::cell(&amount.known().map_or(Cell::Hidden, Cell::Count))
}
