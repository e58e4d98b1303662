//! How a command ends, and what it says when it cannot go on.

use std::fmt;
use std::process::ExitCode;

use crate::diagnostic::Diagnostic;
use crate::store::Trouble;

/// The exit statuses that scripts may rely on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Nothing blocking.
    Clean = 0,
    /// A user's file has wrong content, a plan does not hold.
    Findings = 1,
    /// A wrong argument, name or task.
    Usage = 2,
    /// A file could not be read or written.
    Files = 3,
    /// Our own bug.
    Bug = 4,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command stops: a sentence in French and what to do next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// The status it ends with.
    pub exit: Exit,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// What was found in the files, when that is why.
    pub findings: Vec<Diagnostic>,
}

impl Failure {
    /// A wrong argument, name or task.
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(Exit::Usage, message)
    }

    /// A file of the user's with wrong content.
    pub fn content(message: impl Into<String>, findings: Vec<Diagnostic>) -> Self {
        Self {
            findings,
            ..Self::new(Exit::Findings, message)
        }
    }

    /// A system that refuses.
    pub fn new(exit: Exit, message: impl Into<String>) -> Self {
        Self {
            exit,
            message: message.into(),
            help: None,
            findings: Vec::new(),
        }
    }

    /// The same with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

impl From<Trouble> for Failure {
    fn from(trouble: Trouble) -> Self {
        Self {
            help: trouble.remedy().map(ToOwned::to_owned),
            ..Self::new(Exit::Files, trouble.to_string())
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Failure {}
