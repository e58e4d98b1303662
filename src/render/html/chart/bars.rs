//! A value per row and series: bars one under the other.

use minijinja::{Value, context};

use crate::fr::NBSP;
use crate::render::html::chart::{Rows, exact, legend, percent, tenths};
use crate::render::words;
use crate::report::chart::{Bars, Means, mean, score};

/// A bar alone, and one of several.
const HEIGHTS: [f64; 2] = [18.0, 13.0];

/// Space between two bars.
const BETWEEN: f64 = 2.0;

/// Space between two rows.
const MARGIN: f64 = 10.0;

/// Room for the expected value over the rows.
const HEAD: f64 = 18.0;

/// The series' looks, the latest first.
const STYLES: [&str; 4] = ["reached", "underway", "unknown", "missing"];

pub fn value(bars: &Bars) -> Value {
    let [alone, several] = HEIGHTS;
    let bar = if bars.series.len() > 1 {
        several
    } else {
        alone
    };
    let height = exact(bars.series.len().max(1)) * (bar + BETWEEN) + MARGIN;
    let labels = bars.rows.iter().map(|row| row.label.as_str());
    let head = bars.expected.map_or(0.0, |_| HEAD);
    let (rows, left) = Rows::new(labels, height, head);
    let shown = bars.rows.iter().enumerate().map(|(index, row)| {
        context! {
            name => rows.name(index, &row.label),
            bars => row_bars(row, bars, (rows.y(index), bar)),
        }
    });
    let names = bars.series.iter().map(String::as_str);
    let names = names.zip(STYLES.into_iter().cycle());
    let names = names.map(|(name, style)| (style, name));
    let several = bars.series.len() > 1;
    let expected = bars.expected.map(|value| {
        context! { x => percent(value, bars.high), text => words::cell(&score(value)) }
    });
    context! {
        left,
        bar,
        expected,
        head,
        unit => &bars.unit,
        height => rows.bottom(bars.rows.len()),
        rows => shown.collect::<Vec<Value>>(),
        legend => legend(names.filter(|_| several)),
    }
}

fn row_bars(row: &Means, bars: &Bars, (top, height): (f64, f64)) -> Vec<Value> {
    let values = row.values.iter().zip(STYLES.into_iter().cycle());
    let values = values.zip(bars.series.iter()).enumerate();
    values
        .map(|(index, ((value, style), series))| {
            let y = top + exact(index) * (height + BETWEEN);
            let text = value.map_or_else(|| "–".to_owned(), |value| words::cell(&mean(value)));
            context! {
                style,
                y => tenths(y),
                text_y => tenths(y + height / 2.0 + 1.0),
                width => value.map_or(0.0, |value| percent(value, bars.high)),
                title => format!("{}, {series}{NBSP}: {text}", row.label),
                text,
            }
        })
        .collect()
}
