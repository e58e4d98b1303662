//! A mean per row and column: a square each, darker as it is higher.

use minijinja::{Value, context};

use crate::fr::NBSP;
use crate::render::html::chart::{Rows, exact, tenths};
use crate::render::words;
use crate::report::chart::{Grid, Means, mean, score};

const ROW: f64 = 26.0;
const CELL: f64 = 24.0;

/// Room for the columns' names over the rows.
const HEAD: f64 = 20.0;

/// Shades from the lowest to the highest.
const SHADES: usize = 6;

pub fn value(grid: &Grid) -> Value {
    let labels = grid.rows.iter().map(|row| row.label.as_str());
    let (rows, left) = Rows::new(labels, ROW, HEAD);
    let width = 100.0 / exact(grid.columns.len().max(1));
    let x = |column: usize| tenths(exact(column) * width);
    let shown = grid.rows.iter().enumerate().map(|(index, row)| {
        context! {
            name => rows.name(index, &row.label),
            y => tenths(rows.y(index) + (ROW - CELL) / 2.0),
            text_y => tenths(rows.y(index) + ROW / 2.0 + 1.0),
            cells => cells(row, grid, x),
        }
    });
    let mut before = None;
    let columns = grid.columns.iter().enumerate().map(|(index, column)| {
        let first = before.replace(&column.group) != Some(&column.group);
        context! {
            x => x(index),
            middle => tenths(x(index) + width / 2.0),
            short => &column.short,
            name => &column.name,
            group => first.then_some(&column.group),
            parted => first && index > 0,
        }
    });
    context! {
        left,
        cell => CELL,
        width => tenths(width),
        height => rows.bottom(grid.rows.len()),
        unit => &grid.unit,
        shades => (0..SHADES).collect::<Vec<_>>(),
        high => words::cell(&score(grid.high)),
        expected => grid.expected.map(|level| words::cell(&score(level))),
        columns => columns.collect::<Vec<Value>>(),
        rows => shown.collect::<Vec<Value>>(),
    }
}

fn cells(row: &Means, grid: &Grid, x: impl Fn(usize) -> f64) -> Vec<Value> {
    let cells = row.values.iter().zip(&grid.columns).enumerate();
    cells
        .map(|(index, (value, column))| {
            let said = value.map_or_else(|| "–".to_owned(), |value| words::cell(&mean(value)));
            context! {
                x => x(index),
                middle => tenths(f64::midpoint(x(index), x(index + 1))),
                shade => value.map(|value| shade(value, grid.high)),
                low => value.zip(grid.expected).is_some_and(|(value, least)| value < least),
                title => format!("{}, {} {}{NBSP}: {said}", row.label, column.short, column.name),
                text => said,
            }
        })
        .collect()
}

/// One of the shades, as many steps up the scale as the value is.
fn shade(value: f64, high: f64) -> usize {
    let steps = (1..SHADES).map(|step| high * exact(step) / exact(SHADES));
    steps.take_while(|step| *step <= value).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shades_part_the_scale_in_equal_steps() {
        let shades = [-1.0, 0.0, 0.9, 1.0, 3.0, 5.9, 6.0, 9.0].map(|value| shade(value, 6.0));
        assert_eq!(shades, [0, 0, 0, 1, 3, 5, 5, 5]);
    }
}
