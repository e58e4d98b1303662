//! The numbers of a chart as a table.

use crate::fr;
use crate::report::chart::{
    Amount, Bars, Boxes, Chart, Grid, Histogram, Level, Means, Parts, Plot, Quartiles,
};
use crate::report::{Align, Cell, Column, Row, Table};

/// Decimals of a mean level.
const LEVEL_DECIMALS: usize = 1;

impl Chart {
    /// Every number of the picture, in a table that bears its name.
    pub fn table(&self) -> Table {
        let (columns, rows) = match &self.plot {
            Plot::Parts(shown) => parts(shown),
            Plot::Boxes(shown) => boxes(shown),
            Plot::Histogram(shown) => histogram(shown),
            Plot::Grid(shown) => grid(shown),
            Plot::Bars(shown) => bars(shown),
        };
        let rows = rows.into_iter().map(|cells| Row {
            cells,
            ..Row::default()
        });
        Table {
            caption: self.title.clone(),
            columns,
            rows: rows.collect(),
        }
    }
}

type Lines = (Vec<Column>, Vec<Vec<Cell>>);

fn parts(parts: &Parts) -> Lines {
    let names = parts.parts.iter().map(|part| fr::capitalised(&part.label));
    let names: Vec<String> = names.collect();
    let share = parts.parts.first().map(|part| format!("% {}", part.label));
    let mut columns = vec![words(&parts.rows_are)];
    columns.extend(names.iter().map(|name| number(name)));
    columns.push(number("Ensemble"));
    columns.extend(share.map(|title| number(&title)));
    let rows = parts.rows.iter().map(|whole| {
        let mut cells = vec![text(&whole.label)];
        cells.extend(whole.parts.iter().map(|part| amount(*part)));
        cells.push(amount(whole.total));
        cells.push(whole.share().map_or(Cell::Empty, Cell::Share));
        cells
    });
    (columns, rows.collect())
}

fn boxes(boxes: &Boxes) -> Lines {
    let mut columns = vec![words(&boxes.rows_are), number("Résultats")];
    let titles = [
        "Minimum",
        "1er quartile",
        "Médiane",
        "3e quartile",
        "Maximum",
    ];
    columns.extend(titles.map(number));
    let rows = boxes.rows.iter().map(|row| {
        let mut cells = vec![text(&row.label), amount(row.count)];
        cells.extend(match row.quartiles {
            Some(quartiles) => quartiles
                .all()
                .map(|number| number.map_or(Cell::Empty, score)),
            None => [const { Cell::Empty }; 5],
        });
        cells
    });
    (columns, rows.collect())
}

fn histogram(histogram: &Histogram) -> Lines {
    let title = fr::capitalised(&histogram.unit);
    let columns = vec![
        words(&title),
        number("Résultats"),
        words("Niveau"),
        number("Résultats du niveau"),
    ];
    let rows = histogram.bins.iter().map(|bin| {
        let level = level_at(&histogram.levels, bin.from);
        // A level's count stands beside its first stretch only.
        let first = level.filter(|(level, _)| level.from == bin.from);
        vec![
            Cell::Text(format!("{} à {}", bin.from, bin.below.saturating_sub(1))),
            amount(bin.count),
            level.map_or(Cell::Empty, |(level, _)| text(&level.name)),
            first.map_or(Cell::Empty, |(_, count)| amount(*count)),
        ]
    });
    (columns, rows.collect())
}

/// The level that a score gives.
fn level_at(levels: &[(Level, Amount)], score: u32) -> Option<&(Level, Amount)> {
    levels.iter().rev().find(|(level, _)| level.from <= score)
}

fn grid(grid: &Grid) -> Lines {
    let mut columns = vec![words(&grid.rows_are)];
    columns.extend(grid.columns.iter().map(|column| number(&column.short)));
    let rows = grid.rows.iter().map(means).collect();
    (
        columns,
        with_expected(rows, grid.expected, grid.columns.len()),
    )
}

fn bars(bars: &Bars) -> Lines {
    let mut columns = vec![words(&bars.rows_are)];
    match bars.series.as_slice() {
        [] | [_] => columns.push(number(&fr::capitalised(&bars.unit))),
        several => columns.extend(several.iter().map(|name| number(name))),
    }
    let rows = bars.rows.iter().map(means).collect();
    let width = columns.len().saturating_sub(1);
    (columns, with_expected(rows, bars.expected, width))
}

fn means(row: &Means) -> Vec<Cell> {
    let values = row.values.iter();
    let values = values.map(|value| value.map_or(Cell::Empty, mean));
    std::iter::once(text(&row.label)).chain(values).collect()
}

/// The expected value as a last row, the same in every column.
fn with_expected(mut rows: Vec<Vec<Cell>>, expected: Option<f64>, width: usize) -> Vec<Vec<Cell>> {
    rows.extend(expected.map(|value| {
        let values = std::iter::repeat_n(score(value), width);
        std::iter::once(text("Attendu")).chain(values).collect()
    }));
    rows
}

impl Quartiles {
    /// From the lowest to the highest score.
    pub fn all(self) -> [Option<f64>; 5] {
        let [min, max] = self.ends.map_or([None; 2], |ends| ends.map(Some));
        [min, Some(self.q1), Some(self.median), Some(self.q3), max]
    }
}

/// A score, with the decimals that it needs: a quartile may fall on a fourth
/// of the way between two scores.
pub fn score(score: f64) -> Cell {
    let whole = |number: f64| number.fract() == 0.0;
    let decimals = match score {
        _ if whole(score) => 0,
        _ if whole(score * 10.0) => 1,
        _ => 2,
    };
    Cell::Decimal(score, decimals)
}

/// A mean level.
pub fn mean(level: f64) -> Cell {
    Cell::Decimal(level, LEVEL_DECIMALS)
}

fn amount(amount: Amount) -> Cell {
    amount.known().map_or(Cell::Hidden, Cell::Count)
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

fn words(title: &str) -> Column {
    Column {
        title: title.to_owned(),
        align: Align::Left,
    }
}

fn number(title: &str) -> Column {
    Column {
        title: title.to_owned(),
        align: Align::Right,
    }
}
