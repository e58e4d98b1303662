//! Things to do and days to know: a box, a date, a task, who, its name.

use unicode_width::UnicodeWidthStr;

use crate::render::terminal::Page;
use crate::render::terminal::grid::{self, Column, GAP};
use crate::render::terminal::paint::{self, HEADING};
use crate::render::terminal::wrap::{indented, padded, wrap};
use crate::render::words;
use crate::report::{Agenda, Align, Entry, EntryKind, Report, Section, State, Tone};

/// How the columns of every agenda of a page stand, so that they are in line.
pub struct Shape {
    /// Width of the dates.
    dates: usize,
    /// Width of the names, when they have a column of their own.
    ids: Option<usize>,
    /// The word for a forecast.
    forecast: &'static str,
    /// Whether any entry is a forecast.
    forecasts: bool,
}

/// From this width, roles and names have columns of their own.
const WIDE: usize = 96;

/// From this width, dates have room for the word « prévisionnel ».
const MIDDLE: usize = 72;

/// Width of the box and of the roles.
const BOX: usize = 3;
const ROLES: usize = 18;

/// Names longer than this are cut in their column.
const LONGEST_ID: usize = 30;

impl Shape {
    /// The shape of the agendas of a report on a page of that width.
    pub fn of(report: &Report, width: usize) -> Self {
        let agendas = report.sections.iter().filter_map(|section| match section {
            Section::Agenda(agenda) => Some(agenda),
            _ => None,
        });
        let entries: Vec<&Entry> = agendas.flat_map(|agenda| &agenda.entries).collect();
        let longest = entries.iter().map(|entry| name(entry).width()).max();
        let ids = longest.unwrap_or_default().clamp(2, LONGEST_ID);
        let by_zone = entries.iter().flat_map(|entry| words::dates(&entry.when));
        let dates = by_zone
            .map(|line| line.width())
            .filter(|width| *width <= 12)
            .max();
        let forecasts = entries.iter().any(|entry| entry.forecast);
        let forecast = if width < MIDDLE {
            words::FORECAST_SHORT
        } else {
            words::FORECAST
        };
        let floor = if forecasts { forecast.width() } else { 0 };
        Self {
            dates: dates.unwrap_or_default().max(floor).max("Échéance".width()),
            ids: (width >= WIDE).then_some(ids),
            forecast,
            forecasts,
        }
    }

    /// The line that explains the short word, when it is on the page.
    pub fn legend(&self) -> Option<&'static str> {
        let short = self.forecasts && self.forecast == words::FORECAST_SHORT;
        short.then_some("prév.\u{a0}: prévisionnel, date calculée et non publiée")
    }

    /// Where the tasks start.
    fn indent(&self) -> usize {
        BOX + GAP + self.dates + GAP
    }

    /// The columns on the right of the dates.
    fn columns(&self) -> Vec<Column> {
        let column = |width| Column {
            align: Align::Left,
            width,
        };
        match self.ids {
            Some(ids) => vec![column(None), column(Some(ROLES)), column(Some(ids))],
            None => vec![column(None)],
        }
    }
}

pub fn lines(agenda: &Agenda, shape: &Shape, page: Page) -> Vec<String> {
    let mut lines = vec![];
    if !agenda.title.is_empty() {
        lines.extend(page.styled(HEADING, &agenda.title));
    }
    let header = ["Tâche", "Qui", "ID"].map(str::to_owned).to_vec();
    let cells = agenda.entries.iter().map(cells);
    let mut rows: Vec<_> = std::iter::once(header).chain(cells).collect();
    let columns = shape.columns();
    for row in &mut rows {
        row.truncate(columns.len());
    }
    let room = page.width.saturating_sub(shape.indent());
    let mut laid = grid::rows(&columns, &rows, room).into_iter();
    let header = laid.next().filter(|_| shape.ids.is_some());
    let faint = paint::tone(Tone::Faint);
    for line in header.iter().flatten() {
        let dates = padded("Échéance", shape.dates + GAP);
        let line = format!("{:width$}{dates}{line}", "", width = BOX + GAP);
        lines.push(page.paint.line(faint, &line));
    }
    for (entry, row) in agenda.entries.iter().zip(laid) {
        let (mark, text) = tones(entry.state);
        let left = left(entry, shape).into_iter();
        let left = left.map(|line| page.paint.line(paint::tone(mark), &line));
        let right = row
            .iter()
            .map(|line| page.paint.line(paint::tone(text), line));
        let right = right.chain(details(entry, shape, page));
        lines.extend(side_by_side(left, right, shape.indent()));
    }
    lines
}

/// Lines on the left, as wide as `indent`, and the lines that go on their right.
fn side_by_side(
    mut left: impl Iterator<Item = String>,
    mut right: impl Iterator<Item = String>,
    indent: usize,
) -> Vec<String> {
    let mut lines = vec![];
    loop {
        let line = match (left.next(), right.next()) {
            (None, None) => return lines,
            (left, right) => {
                let left = left.unwrap_or_else(|| " ".repeat(indent));
                format!("{left}{}", right.unwrap_or_default())
            }
        };
        lines.push(line.trim_end().to_owned());
    }
}

/// The box and the dates, each line as wide as the space before the tasks.
fn left(entry: &Entry, shape: &Shape) -> Vec<String> {
    let mut dates = words::dates(&entry.when);
    if entry.forecast {
        dates.push(shape.forecast.to_owned());
    }
    let dates = dates.iter().flat_map(|line| wrap(line, shape.dates));
    let marks = std::iter::once(mark(entry)).chain(std::iter::repeat(""));
    let lines = marks.zip(dates).map(|(mark, date)| {
        let date = padded(&date, shape.dates + GAP);
        format!("{}{date}", padded(mark, BOX + GAP))
    });
    lines.collect()
}

/// The tone of an entry's box and dates, and that of its task.
fn tones(state: State) -> (Tone, Tone) {
    match state {
        State::Late => (Tone::Bad, Tone::Plain),
        State::Due => (Tone::Warning, Tone::Plain),
        State::Upcoming => (Tone::Plain, Tone::Plain),
        State::Past | State::Done(_) => (Tone::Faint, Tone::Faint),
    }
}

fn cells(entry: &Entry) -> Vec<String> {
    let title = match entry.place.as_str() {
        "" => entry.title.clone(),
        place => format!("{}, {place}", entry.title),
    };
    let cells = [title, entry.roles.join(", "), name(entry)];
    cells.map(|cell| words::one_line(&cell)).to_vec()
}

fn mark(entry: &Entry) -> &'static str {
    match (entry.kind, entry.state) {
        (EntryKind::Milestone, _) => " ■",
        (EntryKind::Session, _) => " ►",
        (EntryKind::Task, State::Done(_)) => "[x]",
        (EntryKind::Task, State::Late) => "[!]",
        (EntryKind::Task, _) => "[ ]",
    }
}

/// The name to type after `done`; a day to know has none.
fn name(entry: &Entry) -> String {
    match entry.kind {
        EntryKind::Task => entry.id.clone(),
        EntryKind::Milestone | EntryKind::Session => String::new(),
    }
}

/// What stands under a task, up to the edge of the page.
fn details(entry: &Entry, shape: &Shape, page: Page) -> Vec<String> {
    let room = page.width.saturating_sub(shape.indent());
    let mut found = vec![];
    let mut say = |lines: Vec<String>, tone: Tone| {
        let style = paint::tone(tone);
        found.extend(lines.iter().map(|line| page.paint.line(style, line)));
    };
    if shape.ids.is_none() {
        let roles = words::one_line(&entry.roles.join(", "));
        say(
            beside(&roles, &words::one_line(&name(entry)), room),
            Tone::Faint,
        );
    }
    for warning in &entry.warnings {
        say(indented("! ", warning, room), Tone::Warning);
    }
    // Whoever asked how a date was found wants to know why the task is there.
    let why = [&entry.why, &entry.detail].into_iter();
    let why = why.filter(|text| !text.is_empty() && !entry.reasons.is_empty());
    for reason in why.chain(&entry.reasons) {
        say(indented("· ", reason, room), Tone::Faint);
    }
    if let Some(command) = &entry.command {
        say(indented("→ ", command, room), Tone::Hint);
    }
    if let Some((name, url)) = &entry.link {
        say(
            indented("→ ", &format!("{name}\u{a0}: {url}"), room),
            Tone::Hint,
        );
    }
    found
}

/// Who does a task on the left, its name on the right, when both fit.
fn beside(roles: &str, name: &str, room: usize) -> Vec<String> {
    if roles.is_empty() && name.is_empty() {
        return vec![];
    }
    if roles.width() + GAP + name.width() <= room {
        return vec![format!("{}{name}", padded(roles, room - name.width()))];
    }
    [roles, name]
        .into_iter()
        .flat_map(|text| wrap(text, room))
        .collect()
}
