//! Columns and cells, said in one word.

use chrono::NaiveDate;

use crate::report::{Align, Cell, Column};

/// A column of words or dates.
pub fn left(title: &str) -> Column {
    Column {
        title: title.to_owned(),
        align: Align::Left,
    }
}

/// A column of numbers.
pub fn right(title: &str) -> Column {
    Column {
        title: title.to_owned(),
        align: Align::Right,
    }
}

/// Words; nothing when there are none.
pub fn text(text: &str) -> Cell {
    match text {
        "" => Cell::Empty,
        text => Cell::Text(text.to_owned()),
    }
}

/// A count.
pub fn count(number: usize) -> Cell {
    Cell::Count(number)
}

/// A day, where there is one.
pub fn date(day: Option<NaiveDate>) -> Cell {
    day.map_or(Cell::Empty, Cell::Date)
}

/// A share from 0 to 1, where there is one.
pub fn share(share: Option<f64>) -> Cell {
    share.map_or(Cell::Empty, Cell::Share)
}
