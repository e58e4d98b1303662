//! A mistake in a user's file, as data.
//!
//! A reader never stops at the first one: it collects them all, and the
//! reports sort and group them. Nothing here prints or knows a format.

use crate::source::Line;

/// How much a finding matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Blocks: the file is refused, the plan is wrong.
    Error,
    /// Does not block, and will cost time later.
    Warning,
    /// Good to know.
    Info,
}

/// What is wrong, whatever the place: the text that `explain` prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    /// Stable name, in capitals: `INE_UNIQUE`.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Whether Pix itself reports it, with this very code.
    pub pix: bool,
    /// One line, without a full stop: what it is.
    pub title: &'static str,
    /// Why it happens and what it leads to, in sentences.
    pub why: &'static str,
    /// What to do about it, in the imperative.
    pub help: &'static str,
}

impl Kind {
    /// What Pix itself refuses, with its own code.
    pub const fn pix(
        code: &'static str,
        title: &'static str,
        why: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            pix: true,
            ..Self::error(code, title, why, help)
        }
    }

    /// What pixplan cannot go on with.
    pub const fn error(
        code: &'static str,
        title: &'static str,
        why: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            code,
            severity: Severity::Error,
            pix: false,
            title,
            why,
            help,
        }
    }

    /// What will cost time later.
    pub const fn warning(
        code: &'static str,
        title: &'static str,
        why: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(code, title, why, help)
        }
    }

    /// What is good to know.
    pub const fn info(
        code: &'static str,
        title: &'static str,
        why: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            severity: Severity::Info,
            ..Self::error(code, title, why, help)
        }
    }
}

/// Where a finding stands.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spot {
    /// The input's name, as the user gave it.
    pub file: Option<String>,
    /// Line of the input.
    pub line: Option<Line>,
    /// Column, key or element concerned: `Code sexe*`, `fenetre.debut`.
    pub field: Option<String>,
    /// The pupil's INE, where there is one.
    pub ine: Option<String>,
    /// The pupil as a person would name her: `LE GOFF Anaïs, 3A`.
    pub student: Option<String>,
    /// The faulty text with a mark under it, on two lines.
    pub excerpt: Option<String>,
}

impl Spot {
    /// A line and nothing else.
    pub fn line(line: Line) -> Self {
        Self {
            line: Some(line),
            ..Self::default()
        }
    }

    /// The same place, in a named field.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}

/// One finding: what, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong.
    pub kind: Kind,
    /// Where.
    pub spot: Spot,
    /// The sentence for this very case.
    pub message: String,
    /// The remedy for this very case, when it is better than the kind's own.
    pub remedy: Option<String>,
}

impl Diagnostic {
    /// A finding with its own sentence and the kind's remedy.
    pub fn new(kind: Kind, spot: Spot, message: impl Into<String>) -> Self {
        Self {
            kind,
            spot,
            message: message.into(),
            remedy: None,
        }
    }

    /// The same finding with a remedy of its own.
    #[must_use]
    pub fn remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = Some(remedy.into());
        self
    }

    /// The same finding, in a named file.
    #[must_use]
    pub fn in_file(mut self, name: &str) -> Self {
        self.spot.file = Some(name.to_owned());
        self
    }

    /// What to do: this case's remedy, else the kind's.
    pub fn help(&self) -> &str {
        self.remedy.as_deref().unwrap_or(self.kind.help)
    }

    /// Whether it blocks.
    pub fn is_error(&self) -> bool {
        self.kind.severity == Severity::Error
    }
}
