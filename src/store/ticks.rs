//! `suivi.toml`: what a school says it has done.

use crate::checklist::Tick;
use crate::diagnostic::Diagnostic;
use crate::parse::ticks_toml::{self, TicksFile};
use crate::store::{Dossier, Privacy, Trouble, hold, read, replace};

/// The ticks of a dossier, for one school year; none when it has no file yet.
///
/// # Errors
///
/// [`Trouble`] when the file is there and cannot be read.
pub fn read_ticks(dossier: &Dossier, year: &str) -> Result<(Vec<Tick>, Vec<Diagnostic>), Trouble> {
    let (file, found) = open(dossier)?;
    Ok((file.ticks(year), found))
}

/// Adds ticks, over earlier ones of the same ids; everything else in the file
/// stays as it was written, comments included.
///
/// # Errors
///
/// [`Trouble`] when the file cannot be read or written. Findings when it is no
/// longer TOML: nothing is then written, so that nothing is lost.
pub fn tick(dossier: &Dossier, year: &str, ticks: &[Tick]) -> Result<Vec<Diagnostic>, Trouble> {
    edit(dossier, |file| {
        for tick in ticks {
            file.set(year, tick);
        }
    })
}

/// Takes ticks back.
///
/// # Errors
///
/// As [`tick`].
pub fn untick(dossier: &Dossier, year: &str, ids: &[String]) -> Result<Vec<Diagnostic>, Trouble> {
    edit(dossier, |file| {
        for id in ids {
            file.remove(year, id);
        }
    })
}

fn edit(
    dossier: &Dossier,
    change: impl FnOnce(&mut TicksFile),
) -> Result<Vec<Diagnostic>, Trouble> {
    // Read under the lock: two commands at once must both find their ticks.
    let _lock = hold(&dossier.folder)?;
    let (mut file, found) = open(dossier)?;
    if found.iter().any(Diagnostic::is_error) {
        return Ok(found);
    }
    change(&mut file);
    replace(&dossier.ticks(), file.text().as_bytes(), Privacy::Shared)?;
    Ok(found)
}

fn open(dossier: &Dossier) -> Result<(TicksFile, Vec<Diagnostic>), Trouble> {
    let path = dossier.ticks();
    match read(&path) {
        Ok(bytes) => {
            let (file, found) = ticks_toml::read(&bytes);
            let name = path.display().to_string();
            Ok((
                file,
                found.into_iter().map(|one| one.in_file(&name)).collect(),
            ))
        }
        Err(trouble) if trouble.error.kind() == std::io::ErrorKind::NotFound => {
            Ok((TicksFile::default(), Vec::new()))
        }
        Err(trouble) => Err(trouble),
    }
}
