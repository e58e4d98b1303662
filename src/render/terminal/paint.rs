//! Colours, from what a line is to the reader.

use anstyle::{AnsiColor, Style};

use crate::render::Colour;
use crate::report::Tone;

/// First line of the page.
pub const TITLE: Style = Style::new().bold();

/// Over a part of the page.
pub const HEADING: Style = Style::new().bold().underline();

/// The style of a tone.
pub fn tone(tone: Tone) -> Style {
    match tone {
        Tone::Plain => Style::new(),
        Tone::Good => AnsiColor::Green.on_default(),
        Tone::Hint => AnsiColor::Cyan.on_default(),
        Tone::Warning => AnsiColor::Yellow.on_default(),
        Tone::Bad => AnsiColor::Red.on_default().bold(),
        Tone::Faint => Style::new().dimmed(),
    }
}

/// Writes styled text, or the text alone.
#[derive(Debug, Clone, Copy)]
pub struct Paint(pub Colour);

impl Paint {
    /// A line in a style; the spaces around it stay bare.
    pub fn line(self, style: Style, line: &str) -> String {
        let text = line.trim_matches(' ');
        if self.0 == Colour::Plain || style.is_plain() || text.is_empty() {
            return line.to_owned();
        }
        let before = " ".repeat(line.len() - line.trim_start_matches(' ').len());
        let after = " ".repeat(line.len() - line.trim_end_matches(' ').len());
        format!("{before}{style}{text}{style:#}{after}")
    }
}
