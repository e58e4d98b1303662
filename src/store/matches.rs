//! `rapprochements.toml`: what a school decided where names do not match.

use std::io::ErrorKind;

use crate::diagnostic::Diagnostic;
use crate::parse::matches_toml;
use crate::pix::Decision;
use crate::store::{Dossier, Trouble, read};

/// The decisions of a dossier; none when it has no file yet.
///
/// # Errors
///
/// [`Trouble`] when the file is there and cannot be read.
pub fn decisions(dossier: &Dossier) -> Result<(Vec<Decision>, Vec<Diagnostic>), Trouble> {
    let path = dossier.matches();
    match read(&path) {
        Ok(bytes) => {
            let (decisions, found) = matches_toml::read(&bytes);
            let name = path.display().to_string();
            let found = found.into_iter().map(|one| one.in_file(&name));
            Ok((decisions, found.collect()))
        }
        Err(trouble) if trouble.error.kind() == ErrorKind::NotFound => Ok((Vec::new(), Vec::new())),
        Err(trouble) => Err(trouble),
    }
}
