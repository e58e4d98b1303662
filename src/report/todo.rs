//! The to-do list.

use chrono::{Datelike, NaiveDate};
use serde_json::{Value, json};

use crate::calendar::{Calendar, Part, Publication, Standing};
use crate::checklist::{Checklist, Item, Status, current_period, milestones, warning};
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::report::agenda::{Reasons, milestone_entry, task_entry, task_json};
use crate::report::findings::groups as groups_of;
use crate::report::{Agenda, Entry, Report, Section, Tone, year_picture};

/// Everything the list says, already chosen and sorted.
pub struct Todo<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// The list the tasks come from.
    pub list: &'a Checklist,
    /// The school's calendar, or those of zones A, B and C.
    pub calendars: &'a [Calendar],
    /// The whole year's tasks.
    pub year: &'a [Item<'a>],
    /// The tasks asked for.
    pub shown: &'a [Item<'a>],
    /// How much of the reasons to show.
    pub reasons: Reasons,
    /// What was found in the files read on the way, none of it blocking.
    pub findings: &'a [Diagnostic],
    /// The last remarks: how to fix the zone, what else can be asked.
    pub hints: Vec<String>,
}

/// The list as a report.
pub fn report(todo: &Todo<'_>) -> Report {
    let calendar = first(todo.calendars);
    let mut sections: Vec<Section> = warnings(todo.calendars)
        .into_iter()
        .map(|text| Section::Note(Tone::Warning, text))
        .collect();
    let agendas = groups(todo);
    if agendas.is_empty() {
        let text = "Rien à faire pour l’instant.".to_owned();
        sections.push(Section::Note(Tone::Good, text));
    }
    sections.extend(agendas.into_iter().map(Section::Agenda));
    if !todo.findings.is_empty() {
        sections.push(Section::Findings(groups_of(todo.findings)));
    }
    let hints = todo.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    Report {
        title: todo.list.title.clone(),
        subtitle: subtitle(todo.today, todo.calendars),
        sections,
        json: Value::Null,
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

/// The list with the year's picture above it.
pub fn with_picture(todo: &Todo<'_>) -> Report {
    drawn(report(todo), todo)
}

/// The year on one sheet: its picture above the whole list, month by month.
pub fn sheet(todo: &Todo<'_>) -> Report {
    let mut page = report(todo);
    page.sections = warnings(todo.calendars)
        .into_iter()
        .map(|text| Section::Note(Tone::Warning, text))
        .chain(months(todo).into_iter().map(Section::Agenda))
        .collect();
    drawn(page, todo)
}

fn drawn(mut page: Report, todo: &Todo<'_>) -> Report {
    let picture = year_picture::draw(todo.today, todo.calendars, todo.year);
    page.sections.insert(0, Section::Year(Box::new(picture)));
    page
}

/// The list and the milestones of the year, for calendar programs.
pub fn with_milestones(todo: &Todo<'_>) -> Report {
    let mut page = report(todo);
    if let [calendar] = todo.calendars {
        let days = milestones(calendar);
        let entries = days.iter().map(|day| milestone_entry(day, todo.today));
        page.sections.push(Section::Agenda(Agenda {
            title: "Jours à connaître".to_owned(),
            entries: entries.collect(),
        }));
    }
    page
}

/// `lundi 23 novembre 2026, collège, zone B, 2026-2027, période 2 (jusqu’au 18/12/2026)`.
pub fn subtitle(today: NaiveDate, calendars: &[Calendar]) -> String {
    let calendar = first(calendars);
    let zone = match calendars {
        [only] => only.zone.name().to_owned(),
        _ => "zones A, B et C".to_owned(),
    };
    let mut parts = vec![
        fr::date(today),
        format!("{}, {zone}", calendar.level),
        calendar.year.label(calendar.zone),
    ];
    parts.extend(period_today(today, calendars));
    parts.join(" · ")
}

/// `2026-2027-college`: what tells these entries from another year's or level's.
pub fn scope(calendar: &Calendar) -> String {
    format!(
        "{}-{}",
        calendar.year.label(calendar.zone),
        calendar.level.id()
    )
}

fn period_today(today: NaiveDate, calendars: &[Calendar]) -> Option<String> {
    let [calendar] = calendars else {
        return None;
    };
    let (number, part) = current_period(calendar, today)?;
    let mut periods = calendar.periods.iter();
    let period = periods.find(|period| (period.number, period.part) == (number, part))?;
    let label = crate::checklist::resolve::fr_period(number, part);
    let days = period.days;
    let cut = calendar.has_forecast_cut(period).then_some(part);
    let standing = |piece| match cut {
        Some(part) if part == piece => " (prévisionnel)",
        _ => "",
    };
    Some(if days.contains(today) {
        let last = fr::short_date(days.last());
        format!("{label}, jusqu’au {last}{}", standing(Part::Main))
    } else {
        let first = fr::short_date(days.first());
        format!("{label} à partir du {first}{}", standing(Part::Bis))
    })
}

/// What concerns the whole year: a forecast window, an end in a holiday.
fn warnings(calendars: &[Calendar]) -> Vec<String> {
    let calendar = first(calendars);
    let mut found = Vec::new();
    if let Publication::Known(window) = &calendar.certification.window
        && window.standing == Standing::Forecast
    {
        found.push(format!(
            "Fenêtre de certification {} non publiée, supposée du {} au {} ({}).",
            calendar.level,
            fr::short_date(window.value.first()),
            fr::short_date(window.value.last()),
            window.source
        ));
    }
    if let [calendar] = calendars {
        found.extend(warning::window_end(calendar));
        if !calendar.days.complete {
            found.push(format!(
                "Le calendrier {} de {} n’est pas entièrement publié\u{a0}: \
                 complétez-le avec --calendar FICHIER.",
                calendar.year.label(calendar.zone),
                calendar.zone.name()
            ));
        }
    }
    found
}

/// A title and which tasks stand under it.
type Group = (&'static str, fn(Status) -> bool);

const GROUPS: [Group; 5] = [
    ("En retard", |status| status == Status::Late),
    ("À faire maintenant", |status| status == Status::Due),
    ("À venir", |status| status == Status::Upcoming),
    ("Passé", |status| status == Status::Past),
    ("Fait", |status| matches!(status, Status::Done(_))),
];

/// Groups by status; a printed document keeps its own headings and order.
fn groups(todo: &Todo<'_>) -> Vec<Agenda> {
    if todo.list.document.is_some() {
        return headings(todo);
    }
    let entries = |wanted: fn(Status) -> bool| {
        let shown = todo.shown.iter().filter(|item| wanted(item.status));
        shown.map(|item| task_entry(item, todo.reasons)).collect()
    };
    GROUPS
        .iter()
        .map(|(title, wanted)| Agenda {
            title: (*title).to_owned(),
            entries: entries(*wanted),
        })
        .filter(|agenda| !agenda.entries.is_empty())
        .collect()
}

/// The tasks under the month in which they are due.
fn months(todo: &Todo<'_>) -> Vec<Agenda> {
    let title = |item: &Item<'_>| match item.dates() {
        Some((_, due)) => fr::capitalised(fr::month(due.month())),
        None => "Sans date".to_owned(),
    };
    let mut found: Vec<Agenda> = Vec::new();
    for item in todo.shown {
        let entry = task_entry(item, todo.reasons);
        push_under(&mut found, &title(item), entry);
    }
    found
}

/// Adds an entry to the last agenda when it has that title, else to a new one.
fn push_under(agendas: &mut Vec<Agenda>, title: &str, entry: Entry) {
    match agendas.last_mut() {
        Some(agenda) if agenda.title == title => agenda.entries.push(entry),
        _ => agendas.push(Agenda {
            title: title.to_owned(),
            entries: vec![entry],
        }),
    }
}

fn headings(todo: &Todo<'_>) -> Vec<Agenda> {
    let mut found: Vec<Agenda> = Vec::new();
    for task in &todo.list.tasks {
        let items = todo
            .shown
            .iter()
            .filter(|item| std::ptr::eq(item.occurrence.task, task));
        for item in items {
            push_under(&mut found, &task.heading, task_entry(item, todo.reasons));
        }
    }
    found
}

/// The list for programs; made apart, since it costs as much as the rest.
pub fn data(todo: &Todo<'_>) -> Value {
    let calendar = first(todo.calendars);
    let zone = match todo.calendars {
        [only] => json!(only.zone.id()),
        _ => Value::Null,
    };
    json!({
        "schema": "pixplan/todo/1",
        "today": todo.today.to_string(),
        "level": calendar.level.id(),
        "zone": zone,
        "year": calendar.year.label(calendar.zone),
        "list": todo.list.title,
        "warnings": warnings(todo.calendars),
        "tasks": todo.shown.iter().map(task_json).collect::<Vec<Value>>(),
    })
}

fn first(calendars: &[Calendar]) -> &Calendar {
    calendars
        .first()
        .expect("a list is made in one zone at least")
}
