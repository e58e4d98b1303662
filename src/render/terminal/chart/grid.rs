//! A mean per row and column: numbers, as many columns as the page takes.

use unicode_width::UnicodeWidthStr;

use crate::fr::NBSP;
use crate::render::terminal::Page;
use crate::render::terminal::chart::{NOTHING, names, right};
use crate::render::words;
use crate::report::Tone;
use crate::report::chart::{Grid, mean, score};

/// Columns of a mean: `2,4` and the space before it.
const MEAN: usize = 4;

/// Columns of a name: sixteen means must fit beside it on 80 columns.
const LONGEST_NAME: usize = 14;

pub fn lines(grid: &Grid, page: Page) -> Vec<String> {
    let labels = names(grid.rows.iter().map(|row| row.label.as_str()), LONGEST_NAME);
    let label = labels.first().map_or(0, |label| label.width());
    let shorts = grid.columns.iter().map(|column| column.short.width() + 1);
    let column = shorts.max().unwrap_or_default().max(MEAN);
    let fitting = (page.width.saturating_sub(label) / column).max(1);
    let mut lines = vec![];
    for first in (0..grid.columns.len()).step_by(fitting) {
        let shown = grid.columns.iter().skip(first).take(fitting);
        let head: String = shown.map(|one| right(&one.short, column)).collect();
        lines.push(format!("{}{head}", " ".repeat(label)));
        lines.extend(grid.rows.iter().zip(&labels).map(|(row, label)| {
            let values = row.values.iter().skip(first).take(fitting);
            let values: String = values
                .map(|value| {
                    let said = value.map(|value| words::cell(&mean(value)));
                    right(said.as_deref().unwrap_or(NOTHING), column)
                })
                .collect();
            format!("{label}{values}")
        }));
    }
    lines.extend(grid.expected.into_iter().flat_map(|expected| {
        let expected = words::cell(&score(expected));
        page.toned(Tone::Faint, &format!("Attendu{NBSP}: {expected}."))
    }));
    lines
}
