//! `pixplan import`: what Pix Orga will say of files, before they are uploaded.

mod dropped;
mod exports;
pub mod files;
pub mod judged;
mod keeping;
mod keeping_exports;
pub mod school;
mod tick;

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::cli::answer::Body;
use crate::cli::args::{Global, Import};
use crate::cli::import::files::{Depth, Given, collect};
use crate::cli::import::judged::{Judged, judge_all, judge_one};
use crate::cli::import::school::School;
use crate::cli::{Answer, Exit, Failure, todo};
use crate::fr;
use crate::render::Format;
use crate::report::import::{Detail, Outcome, report};
use crate::report::{Section, Tone};

/// Files of which everything is said without being asked.
const FEW: usize = 3;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when there is no file to read, when the only one cannot be
/// read, or when the dossier has wrong content.
pub fn run(args: &Import, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let depth = if args.recursive {
        Depth::Whole
    } else {
        Depth::Folder
    };
    let given = collect(&args.files, depth)?;
    let school = School::read(args, global, today)?;
    let detail = detail(&given, global);
    let mut judged = match given.files.as_slice() {
        [only] => vec![judge_one(only, &school, detail)?],
        several => judge_all(several, &school, detail, global),
    };
    let mut notes = notes(&given);
    let kept = keeping::keep(&mut judged, &school, args, global);
    notes.extend(kept.notes);
    let exports = keeping_exports::keep(&mut judged, &school, args, global);
    notes.extend(exports.notes);
    let exit = exit(&judged).max(kept.exit).max(exports.exit);
    let files: Vec<_> = judged.into_iter().map(|one| one.file).collect();
    let mut page = report(&files, notes, detail, today);
    if !school.findings.is_empty() {
        let groups = crate::report::findings::groups(&school.findings);
        page.sections.push(Section::Findings(groups));
    }
    Ok(Answer {
        body: Body::Private(Box::new(page)),
        exit,
    })
}

/// Runs the command for files that no command word came before: a short way
/// to type it, or files dropped on the program.
///
/// # Errors
///
/// As [`run`].
pub fn without_command(
    files: &[PathBuf],
    global: &Global,
    today: NaiveDate,
) -> Result<Answer, Failure> {
    let args = Import::of(files.to_vec());
    let is_asked = global.output.is_some() || global.format.is_some();
    if is_asked || !dropped::is_dropped(files) {
        return run(&args, global, today);
    }
    let mut global = global.clone();
    global.format = Some(Format::Html);
    dropped::show(run(&args, &global, today), files)
}

fn detail(given: &Given, global: &Global) -> Detail {
    match todo::wanted(global) {
        None | Some(Format::Terminal) if global.verbose => Detail::Full,
        None | Some(Format::Terminal) if given.files.len() <= FEW => Detail::Brief,
        None | Some(Format::Terminal) if global.quiet => Detail::Troubles,
        None | Some(Format::Terminal) => Detail::Summary,
        Some(Format::Csv) if given.files.len() > 1 => Detail::Sheet,
        Some(_) => Detail::Full,
    }
}

/// What is said of the files as a whole.
fn notes(given: &Given) -> Vec<(Tone, String)> {
    if given.others == 0 {
        return Vec::new();
    }
    let others = fr::count(
        given.others,
        "autre fichier laissé de côté",
        "autres fichiers laissés de côté",
    );
    let text = format!("Dans les dossiers\u{a0}: {others} (ni .xml, ni .zip, ni .csv).");
    vec![(Tone::Faint, text)]
}

fn exit(judged: &[Judged]) -> Exit {
    let exits = judged.iter().map(|one| match one.file.outcome {
        Outcome::Accepted => Exit::Clean,
        Outcome::Refused | Outcome::Unjudged | Outcome::Unrecognised => Exit::Findings,
        Outcome::Unreadable => Exit::Files,
    });
    exits.max().unwrap_or(Exit::Clean)
}
