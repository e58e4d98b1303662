//! Printing, or writing, what a command found.

use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::error::ErrorKind;

use crate::cli::args::ColorChoice;
use crate::cli::failure::{Exit, Failure};
use crate::cli::{Global, browser, delivery, french};
use crate::render::{self, Colour, Format, Layout, Options, Paper, Places, html, terminal};
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
    /// A page that is written to this file when nothing says where or how.
    Page(Box<Report>, Privacy, PathBuf),
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
        Body::Private(_) => Privacy::Private,
        Body::Page(_, privacy, _) => privacy,
        _ => Privacy::Shared,
    };
    let mut output = global.output.clone();
    let (report, layout) = match answer.body {
        Body::Silence => return Ok(answer.exit),
        Body::Text(text) => {
            match &global.output {
                Some(path) => write(path, text.as_bytes(), privacy, global)?,
                None => print(text.as_bytes()),
            }
            return Ok(answer.exit);
        }
        Body::Report(report) | Body::Private(report) => (report, Layout::Pages),
        Body::Page(report, _, file) => {
            if global.format.is_none() {
                output.get_or_insert(file);
            }
            (report, Layout::Pages)
        }
        Body::Sheet(report, paper) => (report, Layout::Sheet(paper)),
        Body::Paper { page, table } => {
            delivery::paper(page.as_deref(), &table, global)?;
            return Ok(answer.exit);
        }
        Body::Letters(message, letters) => {
            delivery::letters(message, &letters, global)?;
            return Ok(answer.exit);
        }
    };
    let Some(path) = &output else {
        let usual = match layout {
            Layout::Pages => Format::Terminal,
            Layout::Sheet(_) => Format::Html,
        };
        let format = global.format.unwrap_or(usual);
        let options = Options {
            layout,
            ..look(global)
        };
        if format == Format::Xlsx && io::stdout().is_terminal() {
            return Err(not_for_a_terminal());
        }
        print(&render::render(&report, format, &options));
        return Ok(answer.exit);
    };
    let written = Options {
        layout,
        ..Options::default()
    };
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    if extension.eq_ignore_ascii_case("pdf") {
        let page = html::render(&report, layout);
        browser::print_to_pdf(&page, path, privacy)?;
        say_written(path, global);
        return Ok(answer.exit);
    }
    let format = format_of(path, global)?;
    let bytes = render::render(&report, format, &written);
    write(path, &bytes, privacy, global)?;
    Ok(answer.exit)
}

/// The format of a file: the one asked for, else the one of its name.
pub fn format_of(path: &Path, global: &Global) -> Result<Format, Failure> {
    let extension = path.extension().and_then(|end| end.to_str()).unwrap_or("");
    let format = global.format.or_else(|| Format::from_extension(extension));
    format.ok_or_else(|| {
        let name = path.display();
        let failure = Failure::usage(format!(
            "{name}\u{a0}: la fin de ce nom ne dit pas la forme du fichier"
        ));
        failure.help(
            "Terminez-le par .html, .pdf, .csv, .xlsx, .ics, .md ou .json, ou ajoutez --format.",
        )
    })
}

/// A workbook at a terminal would be unreadable signs.
pub fn not_for_a_terminal() -> Failure {
    Failure::usage("un classeur ne se lit pas dans un terminal")
        .help("Ajoutez le nom d’un fichier, par exemple -o pixplan.xlsx.")
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
        text = terminal::render(&report, &look(global));
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
        print(french::headings(&error.to_string()).as_bytes());
        return Exit::Clean;
    }
    let (message, hint) = french::usage_error(error);
    let hint = hint.unwrap_or_else(|| "Ajoutez --help pour voir ce qui est possible.".to_owned());
    complain(&format!("pixplan\u{a0}: {message}\n{hint}\n"));
    Exit::Usage
}

/// How the terminal wants its text: its width, colours or not.
pub fn look(global: &Global) -> Options {
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

pub fn write(path: &Path, bytes: &[u8], privacy: Privacy, global: &Global) -> Result<(), Failure> {
    store::replace(path, bytes, privacy)?;
    say_written(path, global);
    Ok(())
}

pub fn say_written(path: &Path, global: &Global) {
    if !global.quiet {
        complain(&format!("Écrit\u{a0}: {}\n", path.display()));
    }
}

/// A reader that goes away (`| head`) is no error of ours.
pub fn print(bytes: &[u8]) {
    let _ = io::stdout().write_all(bytes);
}

/// Says something on the error output.
pub fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
