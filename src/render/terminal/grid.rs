//! Columns side by side: what comfy-table lays out, row by row.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

use crate::report::Align;

/// A column to lay out.
pub struct Column {
    /// Where its text stands.
    pub align: Align,
    /// Its width without the space between columns; `None`: as wide as there is room.
    pub width: Option<usize>,
}

/// Spaces between two columns.
pub const GAP: usize = 2;

/// A line between two rows, by which they are told apart; nobody sees it.
const BETWEEN: char = '\u{1}';

/// The lines of each row, laid out in columns on a page of that width.
pub fn rows(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<Vec<String>> {
    let mut table = Table::new();
    let between = LineStyle::none().fill(BETWEEN);
    table.load_style(TableStyle::new().row_separator(between));
    table.set_content_arrangement(ContentArrangement::Dynamic);
    // The space after the last column is cut off again.
    table.set_width(u16::try_from(width + GAP).unwrap_or(u16::MAX));
    for row in rows {
        let cells = row.iter().zip(columns).map(|(text, column)| {
            let cell = Cell::new(text);
            match column.align {
                Align::Left => cell,
                Align::Right => cell.set_alignment(CellAlignment::Right),
            }
        });
        table.add_row(cells);
    }
    for (shown, column) in table.column_iter_mut().zip(columns) {
        shown.set_padding((0, 2));
        if let Some(width) = column.width {
            let width = u16::try_from(width + GAP).unwrap_or(u16::MAX);
            shown.set_constraint(ColumnConstraint::Absolute(Width::Fixed(width)));
        }
    }
    let mut found = vec![vec![]];
    for line in table.lines() {
        if line.starts_with(BETWEEN) {
            found.push(vec![]);
        } else if let Some(row) = found.last_mut() {
            row.push(line.trim_end().to_owned());
        }
    }
    found
}
