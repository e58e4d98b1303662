//! A report on paper, on screen or in another program.
//!
//! Looks only: a renderer knows how a date is written and where a table stands,
//! never what a task, a window or a finding means. One file per format.

mod sheets;
pub mod words;

pub mod csv;
pub mod html;
pub mod ics;
pub mod json;
pub mod json_lines;
pub mod mail;
pub mod markdown;
pub mod messages;
pub mod papers;
pub mod template;
pub mod terminal;
pub mod text;
pub mod xlsx;

#[cfg(test)]
mod chart_tests;
#[cfg(test)]
pub mod sample;

use std::fmt;
use std::str::FromStr;

use crate::fr;
use crate::report::Report;

/// What a report can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// A table for a terminal or a pipe.
    Terminal,
    /// GitHub-flavoured Markdown.
    Markdown,
    /// A table for spreadsheets as they are set in France.
    Csv,
    /// The answer for programs.
    Json,
    /// The same, one line for each thing of its list.
    JsonLines,
    /// Calendar events, for every calendar program.
    Ics,
    /// Calendar tasks, for the programs that keep tasks.
    IcsTodo,
    /// One page for a browser or a printer.
    Html,
    /// A workbook for spreadsheets, which is no text.
    Xlsx,
    /// The mass-import file of Pix Certif, for `sessions` alone.
    PixCertif,
    /// The seven-column table of sessions, for `sessions` alone.
    AutoSessions,
}

/// How to lay out what a format leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Columns of the terminal; `None` when nobody looks, as in a pipe.
    pub width: Option<usize>,
    /// Whether the terminal shows colours.
    pub colour: Colour,
    /// How the HTML page is printed.
    pub layout: Layout,
    /// How many places of a finding the terminal shows.
    pub places: Places,
}

/// How many places of a finding the terminal shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Places {
    /// Every one.
    #[default]
    All,
    /// As few as its report says, then how many others there are.
    Few,
}

/// Whether a terminal shows colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Characters alone.
    #[default]
    Plain,
    /// ANSI escape codes.
    Ansi,
}

/// How an HTML page is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// As many A4 portrait pages as the list needs.
    #[default]
    Pages,
    /// Everything on one landscape sheet.
    Sheet(Paper),
}

/// A size of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    /// 297 × 210 mm.
    A4,
    /// 420 × 297 mm.
    A3,
}

/// Writes a report in a format: UTF-8 text, but for a workbook.
pub fn render(report: &Report, format: Format, options: &Options) -> Vec<u8> {
    let text = match format {
        Format::Xlsx => return xlsx::render(report),
        Format::Terminal => terminal::render(report, options),
        Format::Markdown => markdown::render(report),
        Format::Csv | Format::PixCertif | Format::AutoSessions => csv::render(report),
        Format::Json => json::render(report),
        Format::JsonLines => json_lines::render(report),
        Format::Ics => ics::events(report),
        Format::IcsTodo => ics::todos(report),
        Format::Html => html::render(report, options.layout),
    };
    text.into_bytes()
}

/// The names of the formats, as `--format` takes them; the first one is shown in help.
const NAMES: [(Format, &[&str]); 11] = [
    (Format::Terminal, &["table", "terminal", "texte"]),
    (Format::Markdown, &["markdown", "md"]),
    (Format::Csv, &["csv"]),
    (Format::Json, &["json"]),
    (Format::JsonLines, &["jsonl", "ndjson"]),
    (Format::Ics, &["ics", "agenda"]),
    (Format::IcsTodo, &["taches", "vtodo"]),
    (Format::Html, &["html"]),
    (Format::Xlsx, &["xlsx", "classeur"]),
    (Format::PixCertif, &["pix-certif"]),
    (Format::AutoSessions, &["autosessions"]),
];

/// Endings of file names.
const EXTENSIONS: [(Format, &[&str]); 8] = [
    (Format::Terminal, &["txt"]),
    (Format::Markdown, &["md", "markdown"]),
    (Format::Csv, &["csv"]),
    (Format::Json, &["json"]),
    (Format::JsonLines, &["jsonl", "ndjson"]),
    (Format::Ics, &["ics", "ical"]),
    (Format::Html, &["html", "htm"]),
    (Format::Xlsx, &["xlsx"]),
];

impl Format {
    /// Its name in `--format`: `table`, `taches`.
    pub fn id(self) -> &'static str {
        let row = NAMES.iter().find(|(format, _)| *format == self);
        let (_, names) = row.expect("every format has a name");
        names.first().copied().unwrap_or_default()
    }

    /// Whether every command can be written in it.
    pub fn is_common(self) -> bool {
        !matches!(self, Self::PixCertif | Self::AutoSessions)
    }

    /// The names that `--format` shows in its help.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        let common = NAMES.iter().filter(|(format, _)| format.is_common());
        common.filter_map(|(_, names)| names.first().copied())
    }

    /// The format of a file, from the ending of its name, in any case.
    pub fn from_extension(extension: &str) -> Option<Self> {
        let word = extension.to_lowercase();
        let row = EXTENSIONS.iter().find(|(_, names)| names.contains(&&*word));
        row.map(|(format, _)| *format)
    }
}

/// A word that names no format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownFormat(pub String);

impl fmt::Display for UnknownFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let found = fr::quoted(&self.0);
        let known: Vec<_> = Format::ids().collect();
        let known = fr::choice(&known);
        write!(f, "format inconnu {found}\u{a0}: écrivez {known}")
    }
}

impl std::error::Error for UnknownFormat {}

impl FromStr for Format {
    type Err = UnknownFormat;

    fn from_str(text: &str) -> Result<Self, UnknownFormat> {
        let word = fr::fold(text.trim());
        let row = NAMES.iter().find(|(_, names)| names.contains(&&*word));
        row.map(|(format, _)| *format)
            .ok_or_else(|| UnknownFormat(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_has_french_names() {
        #[track_caller]
        fn case(text: &str, format: Format) {
            assert_eq!(text.parse(), Ok(format));
        }

        case("table", Format::Terminal);
        case("Tâches", Format::IcsTodo);
        case("md", Format::Markdown);
        case(" ICS ", Format::Ics);
        for id in Format::ids() {
            assert_eq!(id.parse::<Format>().unwrap().id(), id);
        }
        let message = "pdff".parse::<Format>().unwrap_err().to_string();
        assert_eq!(
            message,
            "format inconnu «\u{a0}pdff\u{a0}»\u{a0}: écrivez table, markdown, csv, json, jsonl, ics, taches, html ou xlsx"
        );
    }

    #[test]
    fn a_file_name_tells_its_format() {
        assert_eq!(Format::from_extension("HTM"), Some(Format::Html));
        assert_eq!(Format::from_extension("md"), Some(Format::Markdown));
        assert_eq!(Format::from_extension("pdf"), None);
    }
}
