//! Arguments in, an answer and an exit status out.
//!
//! Knows the commands and where their input comes from. Does not know how an
//! answer looks (`render`) or how it is found (the core).

mod answer;
mod args;
pub mod bar;
mod browser;
mod calendar;
mod checklists;
mod delivery;
mod done;
mod explain;
mod exports;
mod facts;
mod failure;
mod follow_up;
mod french;
mod import;
mod init;
pub mod judge_file;
mod man;
mod message;
mod papers;
mod pictures;
mod print;
mod progress;
mod purge;
mod remind;
mod report;
mod results;
mod schools;
pub mod seats;
mod sessions;
mod situation;
mod status;
mod templates;
mod todo;
mod years;

use std::ffi::OsString;

use chrono::{DateTime, FixedOffset};
use clap::{CommandFactory, FromArgMatches, Parser};

pub use answer::Answer;
pub use args::{Cli, Command, Global};
pub use failure::{Exit, Failure};

/// Runs one command; `now` is the only clock.
pub fn run(arguments: impl IntoIterator<Item = OsString>, now: DateTime<FixedOffset>) -> Exit {
    let cli = match read(arguments.into_iter().collect()) {
        Ok(cli) => cli,
        Err(error) => return answer::refuse_usage(&error),
    };
    match dispatch(&cli, now).and_then(|found| answer::deliver(found, &cli.global)) {
        Ok(exit) => exit,
        Err(failure) => answer::refuse(&failure, &cli.global),
    }
}

/// The command line; what clap has to say of it is in French.
///
/// French pages are only made for those who read them: dressing every command
/// takes longer than all the rest of the reading.
fn read(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    Cli::try_parse_from(&arguments).or_else(|_| {
        let matches = french::dress(Cli::command()).try_get_matches_from(arguments)?;
        Cli::from_arg_matches(&matches)
    })
}

fn dispatch(cli: &Cli, now: DateTime<FixedOffset>) -> Result<Answer, Failure> {
    let global = &cli.global;
    let today = global.today.unwrap_or(now.date_naive());
    let is_of_sessions = matches!(cli.command, Some(Command::Sessions(_)));
    if let Some(format) = global.format.filter(|format| !format.is_common())
        && !is_of_sessions
    {
        let message = format!(
            "--format {} ne va qu’avec «\u{a0}pixplan sessions\u{a0}»",
            format.id()
        );
        return Err(Failure::usage(message).help("Ajoutez --help pour voir ce qui est possible."));
    }
    match &cli.command {
        None if cli.files.is_empty() => status::run(global, today),
        None if is_a_word(&cli.files) => Err(not_a_command(&cli.files)),
        None => import::without_command(&cli.files, global, today),
        Some(Command::Init(args)) => init::run(args, global, today),
        Some(Command::Todo(args)) => todo::run(args, global, today),
        Some(Command::Progress(args)) => progress::run(args, global, today),
        Some(Command::Results(args)) => results::run(args, global, today),
        Some(Command::Report(args)) => report::run(args, global, today),
        Some(Command::Done(args)) => done::tick(args, global, today),
        Some(Command::Undo(args)) => done::untick(args, global, today),
        Some(Command::Calendar(args)) => calendar::run(args, global, today),
        Some(Command::Remind(args)) => remind::run(args, global, now),
        Some(Command::Import(args)) => import::run(args, global, today),
        Some(Command::Purge(args)) => purge::run(args, global, today),
        Some(Command::Message(args)) => message::run(args, global, today),
        Some(Command::Sessions(args)) => sessions::run(args, global, today),
        Some(Command::Print(args)) => print::run(args, global, today),
        Some(Command::Explain(args)) => explain::run(args, today),
        Some(Command::Completions(args)) => man::completions(args),
        Some(Command::Man(args)) => man::pages(args),
    }
}

/// Whether the first word is more likely a command than a file: nothing of
/// that name is there, and it does not look like a path.
fn is_a_word(files: &[std::path::PathBuf]) -> bool {
    files.first().is_some_and(|first| {
        let is_path = first.extension().is_some() || first.components().count() > 1;
        !is_path && !first.exists()
    })
}

/// A first word that is neither a command nor a file.
fn not_a_command(files: &[std::path::PathBuf]) -> Failure {
    let word = files.first().map(|file| file.display().to_string());
    let word = word.unwrap_or_default();
    let command = Cli::command();
    let names = command.get_subcommands().flat_map(|sub| {
        let aliases = sub.get_all_aliases().map(ToOwned::to_owned);
        aliases
            .chain([sub.get_name().to_owned()])
            .collect::<Vec<String>>()
    });
    let near = situation::nearest(&word, names);
    let failure = Failure::usage(format!(
        "{} n’est ni une commande ni un fichier",
        crate::fr::quoted(&word)
    ));
    match near {
        Some(name) => failure.help(format!(
            "Vouliez-vous écrire «\u{a0}pixplan {name}\u{a0}»\u{a0}?"
        )),
        None => failure.help("Tapez «\u{a0}pixplan --help\u{a0}» pour voir les commandes."),
    }
}
