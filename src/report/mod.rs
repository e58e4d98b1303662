//! What a command has to say, as values: a title, sections, typed cells.
//!
//! Knows what goes on a page and in which order. Does not know how a page
//! looks: a date stays a date until a renderer prints it, and a renderer finds
//! here everything it prints.

pub mod agenda;
pub mod chart;
pub mod check;
pub mod dashboard;
pub mod date;
pub mod explain;
pub mod facts;
pub mod findings;
pub mod import;
pub mod messages;
pub mod papers;
pub mod pictures;
pub mod progress;
pub mod purge;
pub mod reminder;
pub mod results;
pub mod school_year;
pub mod sessions;
pub mod status;
mod table;
pub mod todo;
mod year_picture;

use chrono::{NaiveDate, NaiveDateTime};
use serde_json::Value;

use crate::report::chart::Chart;

/// One answer, ready for any renderer.
#[derive(Debug, Clone, PartialEq)]
pub struct Report {
    /// First line of the page.
    pub title: String,
    /// A line under it: which year, zone, level, day.
    pub subtitle: String,
    /// What follows, in order.
    pub sections: Vec<Section>,
    /// The answer for programs, `"schema"` first; null when it was not asked for
    /// and is long to make.
    pub json: Value,
    /// The day of the data, never of the run: the stamp of calendar exports.
    pub stamp: NaiveDate,
    /// IANA name of the school's time zone: `Europe/Paris`.
    pub time_zone: &'static str,
    /// What tells its entries from those of another year, level or school:
    /// `2026-2027-college`, `2026-2027-0350011X`; part of the names that
    /// calendar programs keep.
    pub scope: String,
}

/// A part of a report.
#[derive(Debug, Clone, PartialEq)]
pub enum Section {
    /// A heading over what follows.
    Heading(String),
    /// A paragraph.
    Note(Tone, String),
    /// Lines of a list.
    List(Vec<String>),
    /// Lines to copy as they are into a file: never folded.
    Lines(Vec<String>),
    /// A table.
    Table(Table),
    /// Things to do and days to know, with boxes to tick.
    Agenda(Agenda),
    /// Findings, grouped by cause.
    Findings(Vec<FindingGroup>),
    /// The school year as a picture.
    Year(Box<YearPicture>),
    /// Numbers as a picture, with their table.
    Chart(Box<Chart>),
}

/// What a paragraph or a row is to the reader; colours follow from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing special.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// A remark in passing: what to do next, how to know more.
    Hint,
    /// To look at.
    Warning,
    /// Wrong or late.
    Bad,
    /// Done, past or of no concern: in the background.
    Faint,
}

/// A table with named columns.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What the table shows; empty when the heading above says it.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows, each with as many cells as there are columns.
    pub rows: Vec<Row>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Where its cells stand.
    pub align: Align,
}

/// Where a cell's text stands in its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words and dates.
    Left,
    /// Numbers.
    Right,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What the row is to the reader.
    pub tone: Tone,
    /// Its cells.
    pub cells: Vec<Cell>,
}

/// One typed value of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Nothing to show.
    Empty,
    /// Words.
    Text(String),
    /// A day, known for sure.
    Date(NaiveDate),
    /// A day that is computed, not published: always shown as *prévisionnel*.
    ForecastDate(NaiveDate),
    /// A count.
    Count(usize),
    /// A number and how many decimals it deserves.
    Decimal(f64, usize),
    /// A share from 0 to 1.
    Share(f64),
    /// A count that an aggregate keeps to itself.
    Hidden,
}

/// Things to do and days to know.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Agenda {
    /// What groups them: `En retard`, `À faire maintenant`.
    pub title: String,
    /// The entries, in the order in which they are to be read.
    pub entries: Vec<Entry>,
}

/// What an entry is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// Something to do, that can be ticked.
    Task,
    /// A day of the year to know: return, holiday, window.
    Milestone,
    /// A certification session.
    Session,
}

/// One line of an agenda.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// What it is.
    pub kind: EntryKind,
    /// Stable name, unique in the report: `siecle-import@3`.
    pub id: String,
    /// What to do.
    pub title: String,
    /// Who does it, in French: `référent Pix`.
    pub roles: Vec<String>,
    /// When.
    pub when: When,
    /// Whether a date of it is computed, not published.
    pub forecast: bool,
    /// Where it stands today.
    pub state: State,
    /// The period it belongs to: `3`, `7 bis`; empty outside periods.
    pub period: String,
    /// Phase of the year or printed heading.
    pub heading: String,
    /// Why it is to be done.
    pub why: String,
    /// How to do it; may be empty.
    pub detail: String,
    /// How the dates were found; filled for `--why` and for exports.
    pub reasons: Vec<String>,
    /// What to watch: due in a holiday, after the window, few days left.
    pub warnings: Vec<String>,
    /// A page that helps: its name and address.
    pub link: Option<(String, String)>,
    /// The pixplan command that helps.
    pub command: Option<String>,
    /// Room, site; sessions only.
    pub place: String,
    /// Increases when an entry already published changes (`SEQUENCE`).
    pub sequence: u32,
}

/// When an entry takes place.
#[derive(Debug, Clone, PartialEq)]
pub enum When {
    /// A task: from a day, due a day, both included.
    Due {
        /// First day on which it can be done.
        start: NaiveDate,
        /// Last day.
        due: NaiveDate,
    },
    /// A task whose date differs between zones A, B and C.
    DueByZone(Vec<ZoneDue>),
    /// Whole days, both included.
    Days {
        /// First day.
        first: NaiveDate,
        /// Last day.
        last: NaiveDate,
    },
    /// Local times of one day.
    Hours {
        /// Start.
        start: NaiveDateTime,
        /// End.
        end: NaiveDateTime,
    },
    /// No day is known, and why: `date non publiée`.
    Unknown(String),
}

/// The dates of a task in one zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneDue {
    /// `A`, `B` or `C`.
    pub zone: String,
    /// First day.
    pub start: NaiveDate,
    /// Last day.
    pub due: NaiveDate,
}

/// Where an entry stands today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Its day is past and it is not ticked.
    Late,
    /// It can be done now.
    Due,
    /// Its time has not come.
    Upcoming,
    /// Its day is past, and nobody keeps ticks.
    Past,
    /// Ticked, on this day when it is known.
    Done(Option<NaiveDate>),
}

/// Findings of one cause.
#[derive(Debug, Clone, PartialEq)]
pub struct FindingGroup {
    /// How much it matters.
    pub tone: Tone,
    /// `INE_UNIQUE`.
    pub code: String,
    /// Whether Pix itself reports it.
    pub pix: bool,
    /// One line: what it is.
    pub title: String,
    /// What to do.
    pub help: String,
    /// The places, in the order of the file.
    pub places: Vec<Place>,
    /// How many places a brief page shows before it counts the others.
    pub brief: usize,
}

/// One place of a finding.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// File and line: `eleves.xml, ligne 128`.
    pub location: String,
    /// The line itself with a mark under the fault; empty when it has none.
    pub excerpt: String,
    /// The sentence for this very case.
    pub message: String,
}

/// The school year as a picture: months, days off, periods, window, tasks.
#[derive(Debug, Clone, PartialEq)]
pub struct YearPicture {
    /// First and last day drawn; whole months.
    pub first: NaiveDate,
    /// Last day drawn.
    pub last: NaiveDate,
    /// The day of the run.
    pub today: NaiveDate,
    /// One strip per zone shown (one, or A, B and C).
    pub strips: Vec<Strip>,
    /// The certification window, when it is known.
    pub window: Option<Band>,
    /// The make-up week, when it is known.
    pub make_up: Option<Band>,
    /// Days to know: opening, closing, returns.
    pub marks: Vec<Mark>,
    /// Tasks on the strip of their first role, in time order.
    pub tasks: Vec<TaskMark>,
}

/// The year of one zone.
#[derive(Debug, Clone, PartialEq)]
pub struct Strip {
    /// `zone B`.
    pub label: String,
    /// Holidays and bridges.
    pub holidays: Vec<Band>,
    /// Public holidays on weekdays.
    pub days_off: Vec<Mark>,
    /// Teaching periods.
    pub periods: Vec<Band>,
}

/// Days that follow each other, with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// Its name.
    pub label: String,
    /// First day.
    pub first: NaiveDate,
    /// Last day, included.
    pub last: NaiveDate,
    /// Whether a date of it is computed.
    pub forecast: bool,
}

/// One day, with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// Its name.
    pub label: String,
    /// The day.
    pub day: NaiveDate,
    /// Whether it is computed.
    pub forecast: bool,
}

/// A task on the picture.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskMark {
    /// Its stable name.
    pub id: String,
    /// What to do.
    pub title: String,
    /// The role whose line it stands on.
    pub role: String,
    /// Its due day.
    pub day: NaiveDate,
    /// Where it stands today.
    pub state: State,
    /// Whether its date is computed.
    pub forecast: bool,
}
