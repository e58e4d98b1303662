//! The kept sessions, for the pages that only mention them.

use crate::cli::Failure;
use crate::cli::situation::Situation;
use crate::diagnostic::Diagnostic;
use crate::session::BookedSession;
use crate::store;

/// The kept sessions of a dossier; none without one.
///
/// # Errors
///
/// [`Failure`] when the file cannot be read or has wrong content.
pub fn kept(situation: &Situation) -> Result<Vec<BookedSession>, Failure> {
    let Some(dossier) = &situation.dossier else {
        return Ok(Vec::new());
    };
    let (sessions, found) = store::read_sessions(dossier)?;
    if found.iter().any(Diagnostic::is_error) {
        let message = format!("{} est à corriger", dossier.sessions().display());
        return Err(Failure::content(message, found));
    }
    Ok(sessions)
}
