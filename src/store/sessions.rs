//! `sessions.toml` and `amenagements.toml`: the plan and what it must respect.

use std::io::ErrorKind;

use crate::diagnostic::Diagnostic;
use crate::parse::{accommodations_toml, sessions_toml};
use crate::session::{Accommodation, BookedSession};
use crate::store::{Dossier, Privacy, Trouble, hold, read, replace};

/// The plan as it was before it was last made again.
const FORMER: &str = "sessions.avant.toml";

/// The kept plan, and what is wrong in its file; no session when there is no file.
///
/// # Errors
///
/// [`Trouble`] when the file is there and cannot be read.
pub fn read_sessions(dossier: &Dossier) -> Result<(Vec<BookedSession>, Vec<Diagnostic>), Trouble> {
    let bytes = optional(dossier, "sessions.toml")?;
    let (sessions, found) = sessions_toml::read(&bytes);
    let name = dossier.sessions().display().to_string();
    let found = found.into_iter().map(|one| one.in_file(&name)).collect();
    Ok((sessions, found))
}

/// Changes the kept plan: `change` is given the sessions of the file as it is
/// now. What a person wrote there stays; a file that would not change is not
/// written.
///
/// # Errors
///
/// [`Trouble`] when the file cannot be read or written. Findings when its
/// content is wrong: nothing is then written, so that nothing is lost.
pub fn change_sessions(
    dossier: &Dossier,
    change: impl FnOnce(Vec<BookedSession>) -> Vec<BookedSession>,
) -> Result<Result<Saved, Vec<Diagnostic>>, Trouble> {
    edit(dossier, Former::Forgotten, change)
}

/// The same for a new plan: the former file, when there is one and it differs,
/// stays beside it as `sessions.avant.toml`.
///
/// # Errors
///
/// As [`change_sessions`].
pub fn replan_sessions(
    dossier: &Dossier,
    change: impl FnOnce(Vec<BookedSession>) -> Vec<BookedSession>,
) -> Result<Result<Saved, Vec<Diagnostic>>, Trouble> {
    edit(dossier, Former::Beside, change)
}

/// What becomes of the former file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Former {
    Forgotten,
    Beside,
}

fn edit(
    dossier: &Dossier,
    former: Former,
    change: impl FnOnce(Vec<BookedSession>) -> Vec<BookedSession>,
) -> Result<Result<Saved, Vec<Diagnostic>>, Trouble> {
    let _lock = hold(&dossier.folder)?;
    let (sessions, found) = read_sessions(dossier)?;
    if found.iter().any(Diagnostic::is_error) {
        return Ok(Err(found));
    }
    let bytes = optional(dossier, "sessions.toml")?;
    let before = String::from_utf8_lossy(&bytes).into_owned();
    let before = before.strip_prefix('\u{feff}').unwrap_or(&before);
    let after = sessions_toml::write(before, &change(sessions));
    let Ok(after) = after else {
        return Ok(Err(found));
    };
    if after == before {
        return Ok(Ok(Saved::Unchanged));
    }
    if former == Former::Beside && !before.trim().is_empty() {
        let beside = dossier.folder.join(FORMER);
        replace(&beside, before.as_bytes(), Privacy::Private)?;
    }
    replace(&dossier.sessions(), after.as_bytes(), Privacy::Private)?;
    Ok(Ok(Saved::Written))
}

/// What became of a plan to keep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saved {
    /// The file was written.
    Written,
    /// The file said it already.
    Unchanged,
}

/// The accommodations, and what is wrong in their file; none when there is no file.
///
/// # Errors
///
/// [`Trouble`] when the file is there and cannot be read.
pub fn read_accommodations(
    dossier: &Dossier,
) -> Result<(Vec<Accommodation>, Vec<Diagnostic>), Trouble> {
    const FILE: &str = "amenagements.toml";
    let (accommodations, found) = accommodations_toml::read(&optional(dossier, FILE)?);
    let name = dossier.folder.join(FILE).display().to_string();
    let found = found.into_iter().map(|one| one.in_file(&name)).collect();
    Ok((accommodations, found))
}

/// The bytes of a file of the dossier; empty when it is not there.
fn optional(dossier: &Dossier, name: &str) -> Result<Vec<u8>, Trouble> {
    match read(&dossier.folder.join(name)) {
        Err(trouble) if trouble.error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        other => other,
    }
}
