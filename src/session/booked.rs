//! Sessions as a school keeps them: by names, with what Pix Certif says of them.
//!
//! A [`crate::session::Plan`] names classes, rooms and people by their index in
//! a problem; these hold when the problem has changed.

use std::fmt;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::source::Line;

/// Whom a session is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum SessionKind {
    /// Pupils class by class.
    #[default]
    Ordinary,
    /// Absentees, named one by one.
    MakeUp,
}

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub enum Stage {
    /// In the plan only.
    #[default]
    Planned,
    /// Created in Pix Certif.
    Created,
    /// Pupils have begun.
    Started,
    /// Finalised in Pix Certif: Pix processes it.
    Finalised,
    /// Pix has sent the results.
    Results,
}

impl Stage {
    /// All of them, in the order in which a session goes through them.
    pub const ALL: [Self; 5] = [
        Self::Planned,
        Self::Created,
        Self::Started,
        Self::Finalised,
        Self::Results,
    ];

    /// Its name in the plan and in options: `prevue`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Planned => "prevue",
            Self::Created => "creee",
            Self::Started => "lancee",
            Self::Finalised => "finalisee",
            Self::Results => "resultats",
        }
    }

    /// Its name on a page: `prévue`.
    pub fn label(self) -> &'static str {
        match self {
            Self::Planned => "prévue",
            Self::Created => "créée",
            Self::Started => "lancée",
            Self::Finalised => "finalisée",
            Self::Results => "résultats reçus",
        }
    }

    /// Its name in JSON.
    pub fn english(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Created => "created",
            Self::Started => "started",
            Self::Finalised => "finalised",
            Self::Results => "results",
        }
    }
}

/// A word that names no stage.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownStage(pub String);

impl fmt::Display for UnknownStage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = crate::fr::choice(&Stage::ALL.map(Stage::id));
        let found = crate::fr::quoted(&self.0);
        write!(f, "état inconnu {found}\u{a0}: écrivez {known}")
    }
}

impl FromStr for Stage {
    type Err = UnknownStage;

    /// Accents and case do not count: `Finalisée` is understood.
    fn from_str(text: &str) -> Result<Self, UnknownStage> {
        let word = crate::fr::fold(text.trim());
        let is_named = |stage: &Self| stage.id() == word || crate::fr::fold(stage.label()) == word;
        let found = Self::ALL.into_iter().find(is_named);
        found.ok_or_else(|| UnknownStage(text.to_owned()))
    }
}

/// What Pix Certif gives for a session once it is created; each may be empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PixAccess {
    /// The session's number.
    pub number: String,
    /// The code that pupils type: `DFKV42`.
    pub access_code: String,
    /// What the invigilators type: `C-12345`.
    pub password: String,
}

/// Pupils of one division in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookedGroup {
    /// The division, as the base has it.
    pub division: String,
    /// How many of its pupils.
    pub students: u32,
}

/// One session of the plan that a school keeps.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BookedSession {
    /// Its number, which it keeps whatever is planned again.
    pub id: u32,
    /// Whom it is for.
    pub kind: SessionKind,
    /// The day.
    pub date: NaiveDate,
    /// The start, in minutes after midnight.
    pub minute: u32,
    /// The end, in minutes after midnight, extra time included.
    pub end: u32,
    /// The room, by its name.
    pub room: String,
    /// The invigilators, by their names.
    pub invigilators: Vec<String>,
    /// The pupils, division by division; none in a make-up session.
    pub groups: Vec<BookedGroup>,
    /// The absentees of a make-up session, by INE.
    pub absentees: Vec<String>,
    /// How far it has come.
    pub stage: Stage,
    /// Whether it must stay as it is when the others are planned again.
    pub pinned: bool,
    /// What Pix Certif gives for it.
    pub pix: PixAccess,
    /// How many times it changed after it was first kept (`SEQUENCE`).
    pub revision: u32,
    /// Where it is written, when it comes from a file.
    pub line: Option<Line>,
}

impl BookedSession {
    /// Pupils of the session.
    pub fn students(&self) -> u32 {
        let named = u32::try_from(self.absentees.len()).unwrap_or(u32::MAX);
        let groups = self.groups.iter().map(|group| group.students);
        groups.sum::<u32>().saturating_add(named)
    }

    /// The name under which `done` ticks it: `session-3`.
    pub fn name(&self) -> String {
        format!("session-{}", self.id)
    }

    /// Whether planning again may move it: neither pinned nor begun.
    pub fn is_movable(&self) -> bool {
        !self.pinned && self.stage < Stage::Started
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stage_reads_with_or_without_accents() {
        for stage in Stage::ALL {
            assert_eq!(stage.id().parse(), Ok(stage));
            assert_eq!(stage.label().parse(), Ok(stage));
        }
        assert_eq!("FINALISÉE".parse(), Ok(Stage::Finalised));
        let unknown = "finie".parse::<Stage>().unwrap_err().to_string();
        assert!(unknown.contains("prevue, creee, lancee, finalisee ou resultats"));
    }
}
