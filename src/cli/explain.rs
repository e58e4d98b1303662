//! `pixplan explain`: what a code means and what to do.

use chrono::NaiveDate;

use crate::check;
use crate::checklist::Task;
use crate::cli::args::Explain;
use crate::cli::situation::nearest;
use crate::cli::{Answer, Failure, checklists};
use crate::diagnostic::Kind;
use crate::fr;
use crate::parse;
use crate::report::explain;
use crate::school::Level;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when nothing has that name; the nearest one is suggested.
pub fn run(args: &Explain, today: NaiveDate) -> Result<Answer, Failure> {
    let kinds = kinds();
    let Some(word) = &args.code else {
        return Ok(Answer::report(explain::list(&kinds, today)));
    };
    let code = word.to_uppercase().replace('-', "_");
    if let Some(kind) = kinds.iter().find(|kind| kind.code == code) {
        return Ok(Answer::report(explain::code(kind, today)));
    }
    let tasks = tasks();
    let id = fr::fold(word);
    let id = id.split('@').next().unwrap_or_default();
    if let Some(task) = tasks.iter().find(|task| task.id == id) {
        return Ok(Answer::report(explain::task(task, today)));
    }
    let codes = kinds.iter().map(|kind| kind.code.to_owned());
    let names = codes.chain(tasks.iter().map(|task| task.id.clone()));
    let failure = Failure::usage(format!("code inconnu\u{a0}: {}", fr::quoted(word)));
    Err(failure.help(match nearest(word, names) {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => "La liste des codes\u{a0}: pixplan explain.".to_owned(),
    }))
}

/// Every code, Pix's and ours, in alphabetical order.
pub fn kinds() -> Vec<Kind> {
    let mut kinds: Vec<Kind> = parse::kinds().chain(check::kinds()).collect();
    kinds.sort_by_key(|kind| kind.code);
    kinds
}

fn tasks() -> Vec<Task> {
    let lists = Level::ALL.map(checklists::national);
    lists.into_iter().flat_map(|list| list.tasks).collect()
}
