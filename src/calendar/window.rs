//! When Pix certifies: the window, its opening and its make-up week.

use chrono::NaiveDate;

use crate::calendar::{DateRange, Published};
use crate::school::Level;

/// What is known of a date that somebody has to publish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Publication<T> {
    /// Published, or forecast when [`Published::standing`] says so.
    Known(Published<T>),
    /// Nobody has published it and no rule forecasts it.
    Unpublished,
    /// There is none that year: nothing is certified.
    NotApplicable,
}

impl<T> Publication<T> {
    /// The value and its source, when there is one.
    pub fn known(&self) -> Option<&Published<T>> {
        match self {
            Self::Known(published) => Some(published),
            Self::Unpublished | Self::NotApplicable => None,
        }
    }

    /// The value alone, published or forecast.
    pub fn value(&self) -> Option<&T> {
        self.known().map(|published| &published.value)
    }

    /// The same standing for another value.
    pub fn map<U>(self, turn: impl FnOnce(T) -> U) -> Publication<U> {
        match self {
            Self::Known(published) => Publication::Known(published.map(turn)),
            Self::Unpublished => Publication::Unpublished,
            Self::NotApplicable => Publication::NotApplicable,
        }
    }
}

/// A value that a later text has replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// First day of the window, when the text gave another one.
    pub start: Option<NaiveDate>,
    /// Last day of the window, when the text gave another one.
    pub end: Option<NaiveDate>,
    /// The text, or the witness.
    pub source: String,
}

/// The certification dates of one level, national and the same in every zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificationWindow {
    /// Day on which Pix Certif opens to the schools of this level.
    pub opening: Publication<NaiveDate>,
    /// First and last day of the certification sessions, both included.
    pub window: Publication<DateRange>,
    /// What the window was before an amendment, oldest first.
    pub earlier: Vec<Earlier>,
    /// The week kept for absentees.
    pub make_up: Publication<DateRange>,
    /// Last day on which Pix Certif can be used, sessions finalised.
    pub closing: Publication<NaiveDate>,
}

impl CertificationWindow {
    /// A year without a certification, or a territory without a date.
    pub fn not_applicable() -> Self {
        Self {
            opening: Publication::NotApplicable,
            window: Publication::NotApplicable,
            earlier: Vec::new(),
            make_up: Publication::NotApplicable,
            closing: Publication::NotApplicable,
        }
    }
}

/// What a year file says of a date, before anything is forecast.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Announced<T> {
    /// Printed in the file, with its source.
    Published(Published<T>),
    /// To be forecast from last year's, until it is published.
    Forecast,
    /// The file says nothing: not published.
    #[default]
    Unpublished,
    /// The file says that there is none that year.
    NotApplicable,
}

impl<T> Announced<T> {
    /// The value printed in the file, with its source.
    pub fn published(&self) -> Option<&Published<T>> {
        match self {
            Self::Published(published) => Some(published),
            Self::Forecast | Self::Unpublished | Self::NotApplicable => None,
        }
    }

    /// This value where it says something, else another one.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match self {
            Self::Unpublished => other,
            said => said,
        }
    }
}

/// One end of a window that a school replaces, the other staying as published.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WindowEdges {
    /// Another first day.
    pub start: Option<Published<NaiveDate>>,
    /// Another last day.
    pub end: Option<Published<NaiveDate>>,
}

impl WindowEdges {
    /// The window with these ends.
    ///
    /// One end alone makes no window: where none is known or forecast, nothing
    /// changes; nor does it where the ends would cross.
    #[must_use]
    pub fn over(self, window: Publication<DateRange>) -> Publication<DateRange> {
        let edge = self.end.as_ref().or(self.start.as_ref());
        let (Publication::Known(known), Some(edge)) = (&window, edge) else {
            return window;
        };
        let start = self
            .start
            .as_ref()
            .map_or(known.value.first(), |date| date.value);
        let end = self
            .end
            .as_ref()
            .map_or(known.value.last(), |date| date.value);
        let Ok(range) = DateRange::new(start, end) else {
            return window;
        };
        let mut replaced = edge.clone().map(|_| range);
        if known.is_forecast() && !(self.start.is_some() && self.end.is_some()) {
            // The other end is still a forecast, and says so for both.
            replaced.standing = known.standing;
            replaced.source = format!("{}, {}", known.source, edge.source);
        }
        Publication::Known(replaced)
    }
}

/// The certification dates of a level, as a year file gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LevelWindows {
    /// The level.
    pub level: Level,
    /// Opening of Pix Certif.
    pub opening: Announced<NaiveDate>,
    /// First and last day of the sessions.
    pub window: Announced<DateRange>,
    /// One end of the window, where only that one is replaced.
    pub edges: WindowEdges,
    /// What the window was before an amendment, oldest first.
    pub earlier: Vec<Earlier>,
    /// The week kept for absentees.
    pub make_up: Announced<DateRange>,
    /// Closing of Pix Certif.
    pub closing: Announced<NaiveDate>,
}

impl LevelWindows {
    /// A level of which nothing is said.
    pub fn unpublished(level: Level) -> Self {
        Self {
            level,
            opening: Announced::Unpublished,
            window: Announced::Unpublished,
            edges: WindowEdges::default(),
            earlier: Vec::new(),
            make_up: Announced::Unpublished,
            closing: Announced::Unpublished,
        }
    }

    /// These dates where they say something, else the national ones, key by key.
    ///
    /// A national window that is replaced stays among the earlier values, so
    /// that a reason can still show it.
    #[must_use]
    pub fn over(self, national: Self) -> Self {
        let mut earlier = national.earlier;
        if let (Announced::Published(own), Announced::Published(old)) =
            (&self.window, &national.window)
            && own.value != old.value
        {
            earlier.push(Earlier {
                start: Some(old.value.first()),
                end: Some(old.value.last()),
                source: old.source.clone(),
            });
        }
        earlier.extend(self.earlier);
        Self {
            level: self.level,
            opening: self.opening.or(national.opening),
            window: self.window.or(national.window),
            edges: self.edges,
            earlier,
            make_up: self.make_up.or(national.make_up),
            closing: self.closing.or(national.closing),
        }
    }
}
