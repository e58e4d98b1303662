//! A report as the templates read it: words, dates as text, names of styles.

use std::collections::HashMap;

use chrono::NaiveDate;
use minijinja::{Value, context};

use crate::fr;
use crate::render::html::chart;
use crate::render::html::drawing::{self, Shape};
use crate::render::words;
use crate::report::{
    Agenda, Align, Cell, Entry, EntryKind, FindingGroup, Section, State, Table, Tone, When,
};

/// A section at its place on the page, with the numbers that tasks have on the
/// picture and the picture's shape.
pub fn section(
    section: &Section,
    place: usize,
    numbers: &HashMap<&str, usize>,
    shape: Shape,
) -> Value {
    match section {
        Section::Heading(text) => context! { kind => "heading", text },
        Section::Note(tone, text) => context! { kind => "note", tone => style(*tone), text },
        Section::List(lines) => context! { kind => "list", lines },
        Section::Lines(lines) => context! { kind => "lines", lines },
        Section::Table(shown) => context! { kind => "table", table => table(shown) },
        Section::Agenda(shown) => context! { kind => "agenda", agenda => agenda(shown, numbers) },
        Section::Findings(groups) => {
            let groups: Vec<Value> = groups.iter().map(finding).collect();
            context! { kind => "findings", groups }
        }
        Section::Year(year) => {
            context! { kind => "year", year => drawing::year(year, numbers, shape) }
        }
        Section::Chart(shown) => {
            context! { kind => "chart", chart => chart::chart(shown, place) }
        }
    }
}

/// The name of a tone in the style sheet.
fn style(tone: Tone) -> &'static str {
    match tone {
        Tone::Plain => "plain",
        Tone::Good => "good",
        Tone::Hint => "hint",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
        Tone::Faint => "faint",
    }
}

/// The name of a state in the style sheet.
pub fn state(state: State) -> &'static str {
    match state {
        State::Late => "late",
        State::Due => "due",
        State::Upcoming => "upcoming",
        State::Past => "past",
        State::Done(_) => "done",
    }
}

fn agenda(agenda: &Agenda, numbers: &HashMap<&str, usize>) -> Value {
    let entries = agenda.entries.iter().map(|shown| entry(shown, numbers));
    let entries: Vec<Value> = entries.collect();
    context! { title => &agenda.title, entries }
}

fn entry(entry: &Entry, numbers: &HashMap<&str, usize>) -> Value {
    let kind = match entry.kind {
        EntryKind::Task => "task",
        EntryKind::Milestone => "day",
        EntryKind::Session => "session",
    };
    let done = match entry.state {
        State::Done(Some(day)) => format!("fait le {}", fr::short_date(day)),
        other => words::state(other).to_owned(),
    };
    let why = [&entry.why, &entry.detail]
        .into_iter()
        .filter(|text| !text.is_empty());
    let why: Vec<String> = why.chain(&entry.reasons).cloned().collect();
    context! {
        kind,
        id => &entry.id,
        number => numbers.get(entry.id.as_str()).copied(),
        title => &entry.title,
        roles => entry.roles.join(", "),
        place => &entry.place,
        period => &entry.period,
        when => when(&entry.when),
        forecast => entry.forecast,
        state => state(entry.state),
        state_text => done,
        why,
        warnings => entry.warnings.clone(),
        link => entry.link.as_ref().map(|(name, url)| link(name, url)),
        command => entry.command.clone(),
    }
}

/// A link to follow, or an address to read when a browser should not open it.
fn link(name: &str, url: &str) -> Value {
    let web = url.starts_with("https://") || url.starts_with("http://");
    context! { name, url, web }
}

/// The days of an entry, each as a computer, a wide and a narrow column read it.
fn when(when: &When) -> Vec<Value> {
    let day = |before: &str, date: NaiveDate| {
        context! {
            before, iso => date.to_string(), text => fr::short_date(date),
            weekday => fr::weekday(date), narrow => fr::narrow_date(date),
        }
    };
    match when {
        When::Due { due, .. } => vec![day("", *due)],
        When::DueByZone(zones) => {
            let zones = zones
                .iter()
                .map(|zone| day(&format!("{}\u{a0}", zone.zone), zone.due));
            zones.collect()
        }
        When::Days { first, last } if first == last => vec![day("", *first)],
        When::Days { first, last } => vec![day("", *first), day("→\u{a0}", *last)],
        When::Hours { start, end } => {
            let hours = format!("{}-{}", start.format("%H:%M"), end.format("%H:%M"));
            vec![
                day("", start.date()),
                context! { text => &hours, narrow => &hours },
            ]
        }
        When::Unknown(reason) => vec![context! { text => reason, narrow => reason }],
    }
}

/// A table, its cells as text.
pub fn table(table: &Table) -> Value {
    let align = |align: Align| match align {
        Align::Left => "left",
        Align::Right => "right",
    };
    let columns = table.columns.iter().map(|column| {
        context! { title => &column.title, align => align(column.align) }
    });
    let rows = table.rows.iter().map(|row| {
        let aligns = table.columns.iter().map(|column| align(column.align));
        let cells = row
            .cells
            .iter()
            .zip(aligns)
            .map(|(shown, align)| cell(shown, align));
        context! { tone => style(row.tone), cells => cells.collect::<Vec<Value>>() }
    });
    context! {
        caption => &table.caption,
        columns => columns.collect::<Vec<Value>>(),
        rows => rows.collect::<Vec<Value>>(),
    }
}

fn cell(cell: &Cell, align: &str) -> Value {
    match cell {
        Cell::ForecastDate(date) => {
            context! { text => fr::short_date(*date), align, forecast => true }
        }
        Cell::Share(share) => {
            let percent = (share.clamp(0.0, 1.0) * 100.0).round();
            context! { text => words::cell(cell), align, percent }
        }
        _ => context! { text => words::cell(cell), align },
    }
}

fn finding(group: &FindingGroup) -> Value {
    let places = group.places.iter().map(|place| {
        context! {
            location => &place.location,
            message => &place.message,
            excerpt => &place.excerpt,
        }
    });
    context! {
        tone => style(group.tone),
        gravity => words::tone(group.tone),
        code => &group.code,
        pix => group.pix,
        title => &group.title,
        cases => words::cases(group),
        help => &group.help,
        places => places.collect::<Vec<Value>>(),
    }
}
