//! Printing, or writing, what a command found.

use std::io::{self, IsTerminal, Write};
use std::path::Path;

use clap::error::ErrorKind;

use crate::cli::args::ColorChoice;
use crate::cli::failure::{Exit, Failure};
use crate::cli::{Global, browser, french};
use crate::render::messages as texts;
use crate::render::{self, Colour, Format, Layout, Options, Paper, Places};
use crate::report::messages::{Letter, Message};
use crate::report::{Report, check};
use crate::store::{self, Privacy};

/// What a command has to say, and how it ends.
#[derive(Debug)]
pub struct Answer {
    /// What to print or write.
    pub body: Body,
    /// How the command ends.
    pub exit: Exit,
}

/// What to print or write.
#[derive(Debug)]
pub enum Body {
    /// A report, in the format asked for.
    Report(Box<Report>),
    /// A report with names in it: what is written is for its owner alone.
    Private(Box<Report>),
    /// A drawing of one sheet, for which HTML is the natural format.
    Sheet(Box<Report>, Paper),
    /// A paper: its page, for which HTML is the natural format, and the same as
    /// a table; without a page, the table is the paper. It holds names.
    Paper {
        /// The page.
        page: Option<String>,
        /// The table.
        table: Box<Report>,
    },
    /// Texts to send; some hold names.
    Letters(Message, Vec<Letter>),
    /// Text as it is.
    Text(String),
    /// Nothing at all.
    Silence,
}

impl Answer {
    /// A report that ends well.
    pub fn report(report: Report) -> Self {
        Self {
            body: Body::Report(Box::new(report)),
            exit: Exit::Clean,
        }
    }

    /// A text that ends well.
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            body: Body::Text(text.into()),
            exit: Exit::Clean,
        }
    }
}

/// Prints an answer, or writes it where `-o` says.
///
/// # Errors
///
/// [`Failure`] when the file cannot be written, or its extension names no format.
pub fn deliver(answer: Answer, global: &Global) -> Result<Exit, Failure> {
    let privacy = match answer.body {
        Body::Private(_) | Body::Paper { .. } | Body::Letters(..) => Privacy::Private,
        _ => Privacy::Shared,
    };
    let (report, layout) = match answer.body {
        Body::Silence => return Ok(answer.exit),
        Body::Text(text) => {
            match &global.output {
                Some(path) => write(path, text.as_bytes(), privacy, global)?,
                None => print(&text),
            }
            return Ok(answer.exit);
        }
        Body::Paper { page, table } => return deliver_paper(page, &table, answer.exit, global),
        Body::Letters(message, letters) => {
            return deliver_letters(message, &letters, answer.exit, global);
        }
        Body::Report(report) | Body::Private(report) => (report, Layout::Pages),
        Body::Sheet(report, paper) => (report, Layout::Sheet(paper)),
    };
    let Some(path) = &global.output else {
        let usual = match layout {
            Layout::Pages => Format::Terminal,
            Layout::Sheet(_) => Format::Html,
        };
        let format = global.format.unwrap_or(usual);
        let options = Options {
            layout,
            ..look(global)
        };
        print(&render::render(&report, format, &options));
        return Ok(answer.exit);
    };
    let written = Options {
        layout,
        ..Options::default()
    };
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    if extension.eq_ignore_ascii_case("pdf") {
        let page = render::render(&report, Format::Html, &written);
        browser::print_to_pdf(&page, path, privacy)?;
        say_written(path, global);
        return Ok(answer.exit);
    }
    let format = format_of(path, global)?;
    let text = render::render(&report, format, &written);
    write(path, text.as_bytes(), privacy, global)?;
    Ok(answer.exit)
}

/// The format of a file: the one asked for, else the one of its name.
fn format_of(path: &Path, global: &Global) -> Result<Format, Failure> {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    let format = global.format.or_else(|| Format::from_extension(extension));
    format.ok_or_else(|| {
        let name = path.display();
        let failure = Failure::usage(format!(
            "{name}\u{a0}: la fin de ce nom ne dit pas la forme du fichier"
        ));
        failure.help("Terminez-le par .html, .pdf, .csv, .ics, .md ou .json, ou ajoutez --format.")
    })
}

/// Prints a paper, or writes it where `-o` says, for its owner alone.
fn deliver_paper(
    page: Option<String>,
    table: &Report,
    exit: Exit,
    global: &Global,
) -> Result<Exit, Failure> {
    let written = |format: Format, options: &Options| match (&page, format) {
        (Some(page), Format::Html) => page.clone(),
        _ => render::render(table, format, options),
    };
    let Some(path) = &global.output else {
        let usual = if page.is_some() {
            Format::Html
        } else {
            Format::Csv
        };
        print(&written(global.format.unwrap_or(usual), &look(global)));
        return Ok(exit);
    };
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    if extension.eq_ignore_ascii_case("pdf") {
        let page = written(Format::Html, &Options::default());
        browser::print_to_pdf(&page, path, Privacy::Private)?;
        say_written(path, global);
        return Ok(exit);
    }
    let text = written(format_of(path, global)?, &Options::default());
    write(path, text.as_bytes(), Privacy::Private, global)?;
    Ok(exit)
}

/// Prints letters, or writes them where `-o` says, for their owner alone.
fn deliver_letters(
    message: Message,
    letters: &[Letter],
    exit: Exit,
    global: &Global,
) -> Result<Exit, Failure> {
    let written = |format| {
        texts::write(message, letters, format).ok_or_else(|| {
            Failure::usage("un texte ne s’écrit pas sous cette forme")
                .help("Écrivez --format table, markdown, html ou json.")
        })
    };
    let Some(path) = &global.output else {
        print(&written(global.format.unwrap_or(Format::Terminal))?);
        return Ok(exit);
    };
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    if extension.eq_ignore_ascii_case("pdf") {
        browser::print_to_pdf(&written(Format::Html)?, path, Privacy::Private)?;
        say_written(path, global);
        return Ok(exit);
    }
    let text = written(format_of(path, global)?)?;
    write(path, text.as_bytes(), Privacy::Private, global)?;
    Ok(exit)
}

/// Something to know beside the answer, on the error output.
pub fn remark(text: &str, global: &Global) {
    if !global.quiet {
        complain(&format!("{text}\n"));
    }
}

/// Says on the error output why a command stops.
pub fn refuse(failure: &Failure, global: &Global) -> Exit {
    let mut text = format!("pixplan\u{a0}: {}\n", failure.message);
    if !failure.findings.is_empty() {
        let report = check::failure(&failure.message, &failure.findings);
        text = render::render(&report, Format::Terminal, &look(global));
    }
    if let Some(help) = &failure.help {
        text.push_str(&format!("{help}\n"));
    }
    complain(&text);
    failure.exit
}

/// What clap could not read; help and version are not refusals.
pub fn refuse_usage(error: &clap::Error) -> Exit {
    if matches!(
        error.kind(),
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
    ) {
        print(&french::headings(&error.to_string()));
        return Exit::Clean;
    }
    let (message, hint) = french::usage_error(error);
    let hint = hint.unwrap_or_else(|| "Ajoutez --help pour voir ce qui est possible.".to_owned());
    complain(&format!("pixplan\u{a0}: {message}\n{hint}\n"));
    Exit::Usage
}

/// How the terminal wants its text: its width, colours or not.
fn look(global: &Global) -> Options {
    let output = io::stdout();
    let colour = match global.color {
        ColorChoice::Always => Colour::Ansi,
        ColorChoice::Never => Colour::Plain,
        ColorChoice::Auto if !output.is_terminal() => Colour::Plain,
        // https://no-color.org
        ColorChoice::Auto if std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) => {
            Colour::Plain
        }
        ColorChoice::Auto => Colour::Ansi,
    };
    let width = terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    Options {
        width: width.filter(|_| output.is_terminal()),
        colour,
        places: if global.verbose {
            Places::All
        } else {
            Places::Few
        },
        ..Options::default()
    }
}

fn write(path: &Path, bytes: &[u8], privacy: Privacy, global: &Global) -> Result<(), Failure> {
    store::replace(path, bytes, privacy)?;
    say_written(path, global);
    Ok(())
}

fn say_written(path: &Path, global: &Global) {
    if !global.quiet {
        complain(&format!("Écrit\u{a0}: {}\n", path.display()));
    }
}

/// A reader that goes away (`| head`) is no error of ours.
fn print(text: &str) {
    let _ = io::stdout().write_all(text.as_bytes());
}

fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
