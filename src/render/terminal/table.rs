//! A table of a report, as wide as the page at most.

use crate::render::terminal::paint::{self, HEADING};
use crate::render::terminal::{Page, grid};
use crate::render::words;
use crate::report::{Table, Tone};

pub fn lines(table: &Table, page: Page) -> Vec<String> {
    let mut lines = vec![];
    if !table.caption.is_empty() {
        lines.extend(page.styled(HEADING, &table.caption));
    }
    let columns = table.columns.iter().map(|column| grid::Column {
        align: column.align,
        width: None,
    });
    let columns: Vec<_> = columns.collect();
    let header = table
        .columns
        .iter()
        .map(|column| words::one_line(&column.title));
    let rows = table.rows.iter().map(|row| {
        let cells = row
            .cells
            .iter()
            .map(|cell| words::one_line(&words::cell(cell)));
        cells.collect()
    });
    let rows: Vec<Vec<String>> = std::iter::once(header.collect()).chain(rows).collect();
    let tones = std::iter::once(Tone::Faint).chain(table.rows.iter().map(|row| row.tone));
    for (row, tone) in grid::rows(&columns, &rows, page.width).iter().zip(tones) {
        let style = paint::tone(tone);
        lines.extend(row.iter().map(|line| page.paint.line(style, line)));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::render::terminal::paint::Paint;
    use crate::render::{Colour, Places};

    #[test]
    fn numbers_stand_on_the_right_of_their_columns() {
        let page = Page {
            width: 80,
            paint: Paint(Colour::Plain),
            places: Places::All,
        };
        let expected = "\
Avancement | par classe
Classe    Inscrits   Moyenne  Certifiables  Dernier envoi
=3A;|<b>     1\u{a0}234  -1\u{a0}234,5          71\u{a0}%  01/03/2027
3e ULIS          0                   100\u{a0}%  18/06/2027 (prévisionnel)";
        assert_eq!(lines(&sample::table(), page).join("\n"), expected);
    }
}
