//! Columns side by side, row by row.
//!
//! comfy-table shares a page between columns that all want room; where one column
//! at most does, there is nothing to share, and a long list is laid out at once.

use comfy_table::{
    Cell, CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width,
};

use unicode_width::UnicodeWidthStr;

use crate::render::terminal::wrap::{padded, wrap};
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

/// From so many columns on, an open column leaves those that its lines do not fill.
const SPARED: usize = 3;

/// A line between two rows, by which they are told apart; nobody sees it.
const BETWEEN: char = '\u{1}';

/// The lines of each row, laid out in columns on a page of that width.
pub fn rows(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<Vec<String>> {
    let open = columns.iter().filter(|column| column.width.is_none());
    if open.count() > 1 {
        return shared(columns, rows, width);
    }
    let settled = columns.iter().filter_map(|column| column.width);
    let settled: usize = settled.map(|width| width + GAP).sum();
    let room = width.saturating_sub(settled).max(1);
    let cells = rows.iter().map(|row| {
        let cells = row.iter().zip(columns);
        let cells = cells.map(|(text, column)| wrap(text, column.width.unwrap_or(room)));
        cells.collect()
    });
    let cells: Vec<Vec<Vec<String>>> = cells.collect();
    let widths = columns.iter().enumerate().map(|(index, column)| {
        column.width.unwrap_or_else(|| {
            let lines = cells.iter().filter_map(|row| row.get(index)).flatten();
            let widest = lines.map(|line| line.width()).max().unwrap_or_default();
            let is_cut = cells
                .iter()
                .any(|row| row.get(index).is_some_and(|cell| cell.len() > 1));
            // What a cut spares is given back when it is worth it.
            if is_cut && widest + SPARED > room {
                room
            } else {
                widest
            }
        })
    });
    let widths: Vec<usize> = widths.collect();
    cells
        .iter()
        .map(|row| side_by_side(row, columns, &widths))
        .collect()
}

/// The lines of one row.
fn side_by_side(cells: &[Vec<String>], columns: &[Column], widths: &[usize]) -> Vec<String> {
    let height = cells.iter().map(Vec::len).max().unwrap_or_default();
    let room = widths.iter().map(|width| 2 * (width + GAP)).sum();
    let lines = (0..height).map(|index| {
        let mut line = String::with_capacity(room);
        for ((cell, column), width) in cells.iter().zip(columns).zip(widths) {
            let text = cell.get(index).map_or("", String::as_str);
            if column.align == Align::Right {
                line.push_str(&" ".repeat(width.saturating_sub(text.width())));
                line.push_str(text);
                line.push_str(&" ".repeat(GAP));
            } else {
                line.push_str(&padded(text, width + GAP));
            }
        }
        line.truncate(line.trim_end().len());
        line
    });
    lines.collect()
}

/// The same where several columns share what room there is: as comfy-table
/// shares it, unless that cuts a word for which there is room.
fn shared(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<Vec<String>> {
    let anything = vec![0; columns.len()];
    let found = arranged(columns, rows, width, &anything);
    if !cuts_a_word(rows, &found) {
        return found;
    }
    arranged(columns, rows, width, &least_widths(columns, rows, width))
}

/// Whether a word of a row is whole on none of its lines.
fn cuts_a_word(rows: &[Vec<String>], found: &[Vec<String>]) -> bool {
    rows.iter().zip(found).any(|(row, lines)| {
        let mut words = row.iter().flat_map(|cell| cell.split([' ', '\n']));
        words.any(|word| !lines.iter().any(|line| line.contains(word)))
    })
}

/// The columns as comfy-table shares the page, none narrower than asked.
fn arranged(
    columns: &[Column],
    rows: &[Vec<String>],
    width: usize,
    least: &[usize],
) -> Vec<Vec<String>> {
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
    for ((shown, column), least) in table.column_iter_mut().zip(columns).zip(least) {
        shown.set_padding((0, 2));
        let fixed = |width: usize| Width::Fixed(u16::try_from(width + GAP).unwrap_or(u16::MAX));
        shown.set_constraint(match column.width {
            Some(width) => ColumnConstraint::Absolute(fixed(width)),
            None => ColumnConstraint::LowerBoundary(fixed(*least)),
        });
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

/// The width of each column under which a word is cut; where the page has no
/// room for that, the longest words are cut first.
fn least_widths(columns: &[Column], rows: &[Vec<String>], width: usize) -> Vec<usize> {
    let longest = |index: usize| {
        let cells = rows.iter().filter_map(|row| row.get(index));
        let words = cells.flat_map(|cell| cell.split([' ', '\n']));
        words.map(UnicodeWidthStr::width).max().unwrap_or_default()
    };
    let mut least: Vec<usize> = columns
        .iter()
        .enumerate()
        .map(|(index, column)| column.width.unwrap_or_else(|| longest(index)))
        .collect();
    let wanted = |least: &[usize]| least.iter().map(|width| width + GAP).sum::<usize>();
    while wanted(&least) > width + GAP {
        let open = least.iter_mut().zip(columns);
        let open = open.filter(|(least, column)| column.width.is_none() && **least > 1);
        let Some((longest, _)) = open.max_by_key(|(least, _)| **least) else {
            break;
        };
        *longest -= 1;
    }
    least
}

#[cfg(test)]
mod tests {
    use super::*;

    fn column(width: Option<usize>) -> Column {
        Column {
            align: Align::Left,
            width,
        }
    }

    #[test]
    fn columns_that_share_a_page_cut_no_word_while_there_is_room() {
        #[track_caller]
        fn case(width: usize, expected: [&[&str]; 2]) {
            let rows = [
                ["Date", "Classes", "Surveillants"],
                ["15/03/2027", "3 ULIS (4), 3C (12)", "Mme Roux, M. Le Bihan"],
            ];
            let rows = rows.map(|row| row.map(str::to_owned).to_vec());
            let columns = [column(None), column(None), column(None)];
            assert_eq!(super::rows(&columns, &rows, width), expected);
        }

        case(
            60,
            [
                &["Date        Classes              Surveillants"],
                &["15/03/2027  3 ULIS (4), 3C (12)  Mme Roux, M. Le Bihan"],
            ],
        );
        case(
            36,
            [
                &["Date        Classes  Surveillants"],
                &[
                    "15/03/2027  3 ULIS   Mme Roux, M.",
                    "            (4), 3C  Le Bihan",
                    "            (12)",
                ],
            ],
        );
    }

    #[test]
    fn an_open_column_takes_what_it_needs_of_what_is_left() {
        #[track_caller]
        fn case(width: usize, expected: [&[&str]; 2]) {
            let columns = [column(None), column(Some(4)), column(Some(2))];
            let rows = [
                ["Tâche", "Qui", "ID"],
                ["Faire ce qu’il faut", "un deux", "a"],
            ];
            let rows = rows.map(|row| row.map(str::to_owned).to_vec());
            let found = super::rows(&columns, &rows, width);
            assert_eq!(found, expected);
            assert_eq!(
                found,
                shared(&columns, &rows, width),
                "as comfy-table has it"
            );
        }

        let wide = "Tâche                Qui   ID";
        case(
            60,
            [
                &[wide],
                &["Faire ce qu’il faut  un    a", "                     deux"],
            ],
        );
        let cut = "Tâche             Qui   ID";
        case(
            26,
            [
                &[cut],
                &["Faire ce qu’il    un    a", "faut              deux"],
            ],
        );
        let narrow = "Tâche       Qui   ID";
        case(
            20,
            [&[narrow], &["Faire ce    un    a", "qu’il faut  deux"]],
        );
    }
}
