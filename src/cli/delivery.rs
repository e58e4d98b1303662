//! Printing, or writing, papers and letters: always for their owner alone.

use std::io::{self, IsTerminal};

use crate::cli::answer::{format_of, look, not_for_a_terminal, print, say_written, write};
use crate::cli::{Failure, Global, browser};
use crate::render::messages as texts;
use crate::render::{self, Format, Options};
use crate::report::Report;
use crate::report::messages::{Letter, Message};
use crate::store::Privacy;

/// A paper: its page as HTML or PDF, its table in the other formats.
///
/// # Errors
///
/// [`Failure`] when the file cannot be written, or its extension names no format.
pub fn paper(page: Option<&str>, table: &Report, global: &Global) -> Result<(), Failure> {
    let written = |format: Format, options: &Options| match (page, format) {
        (Some(page), Format::Html) => page.as_bytes().to_vec(),
        _ => render::render(table, format, options),
    };
    let usual = match page {
        Some(_) => Format::Html,
        None => Format::Csv,
    };
    deliver(usual, global, |format| {
        let options = match &global.output {
            Some(_) => Options::default(),
            None => look(global),
        };
        Ok(written(format, &options))
    })
}

/// Letters, as text to paste when nothing else is asked for.
///
/// # Errors
///
/// [`Failure`] when the file cannot be written, or the format has no place for a letter.
pub fn letters(message: Message, letters: &[Letter], global: &Global) -> Result<(), Failure> {
    deliver(Format::Terminal, global, |format| {
        let text = texts::write(message, letters, format).ok_or_else(|| {
            Failure::usage("un texte ne s’écrit pas sous cette forme")
                .help("Écrivez --format table, markdown, html ou json.")
        })?;
        Ok(text.into_bytes())
    })
}

fn deliver(
    usual: Format,
    global: &Global,
    written: impl Fn(Format) -> Result<Vec<u8>, Failure>,
) -> Result<(), Failure> {
    let Some(path) = &global.output else {
        let format = global.format.unwrap_or(usual);
        if format == Format::Xlsx && io::stdout().is_terminal() {
            return Err(not_for_a_terminal());
        }
        print(&written(format)?);
        return Ok(());
    };
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    if extension.eq_ignore_ascii_case("pdf") {
        let page = written(Format::Html)?;
        let page = String::from_utf8_lossy(&page);
        browser::print_to_pdf(&page, path, Privacy::Private)?;
        say_written(path, global);
        return Ok(());
    }
    write(
        path,
        &written(format_of(path, global)?)?,
        Privacy::Private,
        global,
    )
}
