//! How large a list may be printed so that everything stays on one sheet.
//!
//! A browser lays text out, and nobody can ask it here: the list is laid in
//! columns with the widths of the letters, for each size of print and number of
//! columns, and the largest print that fits is taken.

use crate::fr;
use crate::render::Paper;
use crate::render::html::drawing::{self, Shape};
use crate::render::html::letters;
use crate::render::words;
use crate::report::{Agenda, Entry, Report, Section, When};

/// A sheet of paper, in millimetres, landscape.
#[derive(Debug, Clone, Copy)]
pub struct Page {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The white around it.
    pub margin: f64,
    /// Height of the title over the picture.
    pub head: f64,
}

/// What goes where on the sheet, in millimetres.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// The sheet.
    pub page: Page,
    /// The shape of the picture.
    pub shape: Shape,
    /// Height of the picture and its legend.
    pub picture: f64,
    /// Height of the list.
    pub list: f64,
    /// Columns of the list.
    pub columns: u32,
    /// Size of the list's print.
    pub font: f64,
}

/// Space between two columns, as in `sheet.css`.
const GAP: f64 = 5.0;

/// Height of a line, in sizes of print, as in `sheet.css`.
const LINE: f64 = 1.22;

/// Space under a block, in sizes of print, as in `sheet.css`.
const AFTER: f64 = 0.25;

/// Indent of the second line of an entry, in sizes of print, as in `sheet.css`.
const INDENT: f64 = 1.4;

/// What is kept free of a column's width: dates are bold, and fonts differ a little.
const SPARE: f64 = 0.06;

/// The largest print, as a share of the sheet's height: nine points on A4.
const LARGEST: f64 = 0.015;

/// The largest share of the sheet that the picture takes.
const PICTURE: f64 = 0.53;

/// Height of the legend under the picture, in millimetres.
const LEGEND: f64 = 6.0;

/// The largest print that fits on a sheet.
pub fn fit(report: &Report, paper: Paper) -> Fit {
    let page = match paper {
        Paper::A4 => Page {
            width: 297.0,
            height: 210.0,
            margin: 8.0,
            head: 9.0,
        },
        Paper::A3 => Page {
            width: 420.0,
            height: 297.0,
            margin: 11.0,
            head: 12.5,
        },
    };
    let width = page.width - 2.0 * page.margin;
    // A millimetre is kept back: browsers round, and a second page must not appear.
    let height = page.height - 2.0 * page.margin - page.head - 1.0;
    let highest = height * PICTURE;
    let shape = drawing::lower_than(report, highest / width);
    let ratio = drawing::height_over_width(report, shape);
    let picture = ratio.map_or(0.0, |ratio| (width * ratio).min(highest) + LEGEND);
    let list = height - picture;
    let blocks = blocks(report);
    let largest = page.height * LARGEST;
    let sizes = (0..90).map(|step| largest * (1.0 - f64::from(step) * 0.01));
    let choices = sizes.flat_map(|font| (2..=7).map(move |columns| (font, columns)));
    let mut choices =
        choices.filter(|&(font, columns)| fits(&blocks, font, columns, (width, list)));
    let smallest = (largest * 0.1, 7);
    let (font, columns) = choices.next().unwrap_or(smallest);
    Fit {
        page,
        shape,
        picture: round(picture),
        list: round(list),
        columns,
        font: round(font),
    }
}

fn round(millimetres: f64) -> f64 {
    (millimetres * 100.0).floor() / 100.0
}

/// A block of the list that no column cuts.
struct Block {
    /// How much larger than the list's print it is.
    size: f64,
    words: Vec<f64>,
    /// Whether the next block must stay under it.
    heading: bool,
}

/// Whether blocks printed in that size and number of columns stay in a box.
fn fits(blocks: &[Block], font: f64, columns: u32, (width, height): (f64, f64)) -> bool {
    let shared = f64::from(columns);
    let column = (width - GAP * (shared - 1.0)) / shared * (1.0 - SPARE);
    let mut used = 0.0;
    let mut taken = 1;
    let mut kept = 0.0;
    for block in blocks {
        let size = font * block.size;
        let lines = letters::lines(&block.words, column / size, column / size - INDENT);
        let mut needed = f64::from(lines) * LINE * size + AFTER * font;
        if block.heading {
            // The space over a heading, and the entry that must follow it.
            kept = needed + AFTER * 2.0 * font;
            continue;
        }
        needed += std::mem::take(&mut kept);
        if used + needed > height {
            taken += 1;
            used = 0.0;
        }
        used += needed;
    }
    taken <= columns && used + kept <= height
}

fn blocks(report: &Report) -> Vec<Block> {
    let plain = |text: String| plain(&text);
    let mut found = vec![];
    for section in &report.sections {
        match section {
            Section::Heading(text) => found.push(heading(text)),
            Section::Note(_, text) => found.push(plain(text.clone())),
            Section::List(lines) | Section::Lines(lines) => {
                found.extend(lines.iter().cloned().map(plain));
            }
            Section::Agenda(agenda) => found.extend(entries(agenda)),
            Section::Table(table) => {
                found.push(heading(&table.caption));
                let rows = table.rows.iter().map(|row| {
                    let cells: Vec<_> = row.cells.iter().map(words::cell).collect();
                    plain(cells.join("    "))
                });
                found.extend(std::iter::once(plain(String::new())).chain(rows));
            }
            Section::Findings(groups) => {
                for group in groups {
                    found.push(heading(&format!(
                        "{} {} {}",
                        group.title, group.code, group.help
                    )));
                    let places = group.places.iter();
                    let places =
                        places.map(|place| format!("{} {}", place.location, place.message));
                    found.extend(places.map(plain));
                }
            }
            Section::Year(_) | Section::Chart(_) => {}
        }
    }
    found
}

fn plain(text: &str) -> Block {
    Block {
        size: 1.0,
        words: letters::words(text),
        heading: false,
    }
}

fn heading(text: &str) -> Block {
    Block {
        size: 1.2,
        words: letters::words(text),
        heading: true,
    }
}

fn entries(agenda: &Agenda) -> impl Iterator<Item = Block> {
    let title = (!agenda.title.is_empty()).then(|| heading(&agenda.title));
    let entries = agenda.entries.iter().map(|entry| plain(&printed(entry)));
    title.into_iter().chain(entries)
}

/// An entry as the sheet prints it, its number as wide as any.
fn printed(entry: &Entry) -> String {
    let mut text = "000. ".to_owned();
    match &entry.when {
        When::Due { due, .. } => text += &fr::narrow_date(*due),
        When::DueByZone(zones) => {
            let zones = zones
                .iter()
                .map(|due| format!("{} {} ", due.zone, fr::narrow_date(due.due)));
            text.extend(zones);
        }
        When::Days { first, last } => {
            text += &format!("{} → {}", fr::narrow_date(*first), fr::narrow_date(*last));
        }
        When::Hours { start, .. } => {
            text += &format!("{} 00:00-00:00", fr::narrow_date(start.date()));
        }
        When::Unknown(reason) => text += reason,
    }
    if entry.forecast {
        text = format!("{text} {}", words::FORECAST_SHORT);
    }
    for part in [&entry.title, &entry.roles.join(", "), &entry.place] {
        if !part.is_empty() {
            text += &format!(" · {part}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn the_longer_the_list_the_smaller_the_print() {
        let short = sample::report();
        let mut long = sample::report();
        for section in &mut long.sections {
            if let Section::Agenda(agenda) = section {
                let again = agenda.entries.clone();
                agenda.entries.extend(again);
            }
        }
        let font = |report: &Report, paper| fit(report, paper).font;
        assert!(font(&long, Paper::A4) < font(&short, Paper::A4));
        assert!(font(&short, Paper::A3) > font(&short, Paper::A4));
        // Two millimetres are nearly six points: read at arm's length.
        assert!(
            font(&short, Paper::A4) >= 1.95,
            "{}",
            font(&short, Paper::A4)
        );
    }

    #[test]
    fn what_fits_stays_in_the_sheet() {
        let Fit {
            page,
            picture,
            list,
            ..
        } = fit(&sample::report(), Paper::A4);
        assert!(picture + list + page.head + 2.0 * page.margin <= page.height);
        let blocks = |count| -> Vec<Block> { (0..count).map(|_| plain("nnn")).collect() };
        // 20 blocks of one line: 2 mm × 1.47 each.
        assert!(fits(&blocks(20), 2.0, 1, (50.0, 59.0)));
        assert!(!fits(&blocks(21), 2.0, 1, (50.0, 59.0)));
        assert!(fits(&blocks(40), 2.0, 2, (50.0, 59.0)));
    }
}
