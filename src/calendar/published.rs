//! A date and how sure it is.

/// Who says a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// An official text, or the ministry's own data set.
    Official,
    /// Press, an academy's page, a public research note.
    Secondary,
    /// Computed here by a rule, because nothing is published: *prévisionnel*.
    Forecast,
}

/// How the sources of a date agree, in the words of the data set's notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
pub enum Reliability {
    /// As published, nothing against it.
    #[default]
    AsPublished,
    /// The published value is a misprint; the note says which and why.
    Corrected,
    /// Two sources differ; the note says how.
    Conflict,
    /// The boundaries of the published row can be read in two ways.
    Ambiguous,
    /// Deduced from another date.
    Inferred,
    /// Not confirmed by a second source where one was to be expected.
    Unverified,
    /// Published, but cannot be right as it stands.
    Unreliable,
}

/// A value with its source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published<T> {
    /// The value itself.
    pub value: T,
    /// Who says so.
    pub standing: Standing,
    /// How its sources agree.
    pub reliability: Reliability,
    /// The source in words, or the rule of a forecast: `arrêté du 22 octobre 2025`.
    pub source: String,
    /// What should be known about it.
    pub note: Option<String>,
}

impl<T> Published<T> {
    /// The same source for another value.
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Published<U> {
        Published {
            value: turn(self.value),
            standing: self.standing,
            reliability: self.reliability,
            source: self.source,
            note: self.note,
        }
    }

    /// Whether the value is computed, not published.
    pub fn is_forecast(&self) -> bool {
        self.standing == Standing::Forecast
    }
}
