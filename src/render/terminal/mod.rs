//! A page for a terminal, as wide as the window, or for a pipe.
//!
//! Nothing here asks the terminal anything: its width and whether it shows
//! colours are given.

mod agenda;
mod chart;
mod findings;
mod grid;
mod paint;
mod table;
pub mod wrap;
mod year;

use crate::render::terminal::paint::{HEADING, Paint, TITLE};
use crate::render::terminal::wrap::{indented, wrap};
use crate::render::{Options, Places, words};
use crate::report::{Report, Section, Tone};

/// Columns of a page that nobody looks at: a pipe, a file.
const UNSEEN: usize = 100;

/// Lines wider than this are hard to read, however wide the window is.
const WIDEST: usize = 120;

/// Under this width nothing stands side by side any more.
const NARROWEST: usize = 40;

/// A page to fill.
#[derive(Debug, Clone, Copy)]
struct Page {
    /// Columns.
    width: usize,
    /// Whether colours show.
    paint: Paint,
    /// How many places of a finding show.
    places: Places,
}

/// Writes a report for a terminal.
pub fn render(report: &Report, options: &Options) -> String {
    let width = options.width.unwrap_or(UNSEEN);
    let page = Page {
        width: width.clamp(NARROWEST, WIDEST),
        paint: Paint(options.colour),
        places: options.places,
    };
    let mut title = page.styled(TITLE, &report.title);
    if !report.subtitle.is_empty() {
        title.extend(page.toned(Tone::Faint, &report.subtitle));
    }
    let mut blocks = vec![title];
    let shape = agenda::Shape::of(report, page.width);
    for section in &report.sections {
        blocks.push(match section {
            Section::Heading(text) => page.styled(HEADING, text),
            Section::Note(tone, text) => page.toned(*tone, text),
            Section::List(lines) => {
                let lines = lines
                    .iter()
                    .flat_map(|line| indented("- ", line, page.width));
                lines.collect()
            }
            Section::Lines(lines) => lines.iter().map(|line| words::one_line(line)).collect(),
            Section::Table(shown) => table::lines(shown, page),
            Section::Agenda(shown) => agenda::lines(shown, &shape, page),
            Section::Findings(groups) => findings::lines(groups, page),
            Section::Year(year) => year::lines(year, page),
            Section::Chart(shown) => chart::lines(shown, page),
        });
    }
    blocks.extend(shape.legend().map(|line| page.toned(Tone::Faint, line)));
    let blocks = blocks.into_iter().filter(|block| !block.is_empty());
    let blocks: Vec<_> = blocks.map(|block| block.join("\n")).collect();
    format!("{}\n", blocks.join("\n\n"))
}

impl Page {
    fn toned(self, tone: Tone, text: &str) -> Vec<String> {
        self.styled(paint::tone(tone), text)
    }

    fn styled(self, style: anstyle::Style, text: &str) -> Vec<String> {
        let lines = wrap(text, self.width).into_iter();
        lines.map(|line| self.paint.line(style, &line)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::{Colour, sample};
    use unicode_width::UnicodeWidthStr;

    fn page(report: &Report, width: Option<usize>) -> String {
        let options = Options {
            width,
            ..Options::default()
        };
        render(report, &options)
    }

    #[test]
    fn no_line_is_wider_than_the_window() {
        for report in [
            sample::report(),
            sample::without_zone(),
            sample::hostile(),
            sample::charted(),
        ] {
            for width in [40, 60, 72, 80, 96, 100, 120] {
                for line in page(&report, Some(width)).lines() {
                    assert!(line.width() <= width, "{width}: {line}");
                    assert_eq!(line.trim_end(), line);
                }
            }
            assert_eq!(page(&report, None), page(&report, Some(100)));
            assert_eq!(page(&report, Some(300)), page(&report, Some(120)));
        }
    }

    #[test]
    fn a_pipe_gets_characters_alone_and_a_terminal_the_same_in_colour() {
        let report = sample::hostile();
        let plain = page(&report, Some(80));
        assert!(!plain.contains(|letter: char| letter.is_control() && letter != '\n'));
        let options = Options {
            width: Some(80),
            colour: Colour::Ansi,
            ..Options::default()
        };
        let coloured = render(&report, &options);
        let mut stripped = String::new();
        for (index, part) in coloured.split("\u{1b}[").enumerate() {
            let part = if index == 0 {
                part
            } else {
                part.split_once('m').unwrap().1
            };
            stripped.push_str(part);
        }
        assert_eq!(stripped, plain);
    }

    #[test]
    fn a_forecast_is_said_at_any_width() {
        for width in [40, 60, 80, 100] {
            let page = page(&sample::report(), Some(width));
            assert!(page.contains("prévisionnel"), "{width}");
        }
    }
}
