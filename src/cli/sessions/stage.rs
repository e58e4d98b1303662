//! `done session-3 --state finalisee`: how far a session has come.

use crate::cli::Failure;
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::session::{BookedSession, Stage};
use crate::store::{self, Dossier};

/// Whether a word names a session: `session-3`.
pub fn is_session(word: &str) -> bool {
    number(word).is_some()
}

fn number(word: &str) -> Option<u32> {
    fr::fold(word).strip_prefix("session-")?.parse().ok()
}

/// Sets the stage of sessions, and says it; `None` is the next thing to tick,
/// finalised.
///
/// # Errors
///
/// [`Failure`] when no session has that number (nothing is then written), or
/// when the file has wrong content.
pub fn set_stage(
    dossier: &Dossier,
    words: &[String],
    stage: Option<Stage>,
) -> Result<String, Failure> {
    let stage = stage.unwrap_or(Stage::Finalised);
    let numbers: Vec<u32> = words.iter().filter_map(|word| number(word)).collect();
    let (sessions, found) = store::read_sessions(dossier)?;
    if found.iter().any(Diagnostic::is_error) {
        return Err(unreadable(found));
    }
    for &wanted in &numbers {
        if !sessions.iter().any(|session| session.id == wanted) {
            return Err(unknown(wanted, &sessions));
        }
    }
    let saved = store::change_sessions(dossier, |mut sessions| {
        for session in &mut sessions {
            if numbers.contains(&session.id) {
                session.stage = stage;
            }
        }
        sessions
    })?;
    if let Err(found) = saved {
        return Err(unreadable(found));
    }
    let named = numbers.iter().filter_map(|&wanted| {
        let session = sessions.iter().find(|session| session.id == wanted)?;
        Some(format!(
            "Session {} ({}, {})\u{a0}: {}\n",
            session.id,
            fr::short_date(session.date),
            session.room,
            stage.label()
        ))
    });
    Ok(named.collect())
}

fn unreadable(found: Vec<Diagnostic>) -> Failure {
    let message = "sessions.toml est à corriger\u{a0}: rien n’y a été écrit";
    Failure::content(message, found)
}

fn unknown(number: u32, sessions: &[BookedSession]) -> Failure {
    let failure = Failure::usage(format!("il n’y a pas de session {number}"));
    if sessions.is_empty() {
        return failure.help("Aucun plan n’est gardé\u{a0}: pixplan sessions --save.");
    }
    let known: Vec<String> = sessions.iter().map(BookedSession::name).collect();
    failure.help(format!("Les sessions gardées\u{a0}: {}.", fr::list(&known)))
}
