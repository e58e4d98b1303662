//! Tasks and milestones as entries of an agenda, and as JSON.

use chrono::NaiveDate;
use serde_json::{Map, Value, json};

use crate::calendar::{Part, Standing};
use crate::checklist::{Item, Milestone, Outcome, Status, ZoneDates};
use crate::fr;
use crate::report::{Entry, EntryKind, Report, Section, State, Tone, When, ZoneDue};

/// How much of the reasons an entry shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reasons {
    /// How each date was found.
    Shown,
    /// Only what to do.
    Hidden,
}

/// A task as an entry.
pub fn task_entry(item: &Item<'_>, reasons: Reasons) -> Entry {
    let occurrence = &item.occurrence;
    let task = occurrence.task;
    let reasons = match reasons {
        Reasons::Shown => why_lines(item),
        Reasons::Hidden => Vec::new(),
    };
    Entry {
        kind: EntryKind::Task,
        id: occurrence.id.clone(),
        title: task.title.clone(),
        roles: task.roles.iter().map(ToString::to_string).collect(),
        when: when(item),
        forecast: is_forecast(item),
        state: state(item.status),
        period: period_labels(&item.periods),
        heading: task.heading.clone(),
        why: task.why.clone(),
        detail: task.detail.clone(),
        reasons,
        warnings: item.warnings.clone(),
        link: task.link.clone(),
        command: task.command.clone(),
        place: String::new(),
        sequence: 0,
    }
}

/// A day of the year as an entry.
pub fn milestone_entry(milestone: &Milestone, today: NaiveDate) -> Entry {
    let (first, last) = (milestone.days.first(), milestone.days.last());
    let state = if last < today {
        State::Past
    } else if first <= today {
        State::Due
    } else {
        State::Upcoming
    };
    Entry {
        kind: EntryKind::Milestone,
        id: milestone.id.clone(),
        title: milestone.name.clone(),
        roles: Vec::new(),
        when: When::Days { first, last },
        forecast: milestone.standing == Standing::Forecast,
        state,
        period: String::new(),
        heading: String::new(),
        why: String::new(),
        detail: String::new(),
        reasons: vec![milestone.source.clone()],
        warnings: Vec::new(),
        link: None,
        command: None,
        place: String::new(),
        sequence: 0,
    }
}

/// Where the tasks are that a short list leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Others {
    /// In another answer.
    Asked,
    /// Further down on the page.
    Below,
}

/// Keeps of each long list of tasks those nearest to today, and says how many
/// others there are, and where.
pub fn shorten(report: &mut Report, most: usize, place: Others) {
    let sections = std::mem::take(&mut report.sections);
    for section in sections {
        let Section::Agenda(mut agenda) = section else {
            report.sections.push(section);
            continue;
        };
        let is_task = |entry: &Entry| entry.kind == EntryKind::Task;
        let others = match agenda.entries.first() {
            Some(first) if is_task(first) => agenda.entries.len().saturating_sub(most),
            _ => 0,
        };
        let is_late = |entry: &Entry| entry.state == State::Late;
        let (one, many, command) = if agenda.entries.first().is_some_and(is_late) {
            agenda.entries.drain(..others);
            ("autre en retard", "autres en retard", "pixplan todo --late")
        } else {
            agenda.entries.truncate(agenda.entries.len() - others);
            ("autre", "autres", "pixplan todo")
        };
        report.sections.push(Section::Agenda(agenda));
        if others > 0 {
            let others = fr::count(others, one, many);
            let text = match place {
                Others::Asked => format!("… et {others}\u{a0}: {command}"),
                Others::Below => format!("… et {others}, plus bas"),
            };
            report.sections.push(Section::Note(Tone::Faint, text));
        }
    }
}

/// A task as the contract's JSON.
pub fn task_json(item: &Item<'_>) -> Value {
    let occurrence = &item.occurrence;
    let task = occurrence.task;
    let mut row = Map::new();
    let mut set = |key: &str, value: Value| {
        row.insert(key.to_owned(), value);
    };
    set("id", json!(occurrence.id));
    let period = match item.periods.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    set("period", json!(period.map(|period| period.0)));
    if let Some((_, Part::Bis)) = period {
        set("part", json!("bis"));
    }
    set("title", json!(task.title));
    set("roles", task.roles.iter().map(|role| role.id()).collect());
    let (start, due) = (item.one_start(), item.one_due());
    set("start", json!(start.map(|start| start.to_string())));
    set("due", json!(due.map(|due| due.to_string())));
    let zones = |one: Option<NaiveDate>, pick: fn(&ZoneDates) -> NaiveDate| -> Value {
        if one.is_some() || item.by_zone.is_empty() {
            return Value::Null;
        }
        let rows = item.by_zone.iter();
        let pairs = rows.map(|dates| (dates.zone.id().to_owned(), json!(pick(dates).to_string())));
        Value::Object(pairs.collect())
    };
    set("start_by_zone", zones(start, |dates| dates.start));
    set("due_by_zone", zones(due, |dates| dates.due));
    set("status", json!(status_word(item.status)));
    if let Status::Done(date) = item.status {
        set("done_on", json!(date.to_string()));
    }
    set("forecast", json!(is_forecast(item)));
    match &occurrence.due {
        Outcome::On(_) => {}
        Outcome::Unpublished(what) => set("unpublished", json!(what)),
        Outcome::NotApplicable(what) => set("not_applicable", json!(what)),
    }
    set("heading", json!(task.heading));
    set("why", json!(task.why));
    set("detail", json!(task.detail));
    set("reasons", json!(why_lines(item)));
    set("warnings", json!(item.warnings));
    set(
        "link",
        json!(task.link.as_ref().map(|(_, address)| address)),
    );
    set("command", json!(task.command));
    set("after", json!(task.after));
    set("sources", json!(task.sources));
    Value::Object(row)
}

fn status_word(status: Status) -> &'static str {
    match status {
        Status::Late => "late",
        Status::Due => "due",
        Status::Upcoming => "upcoming",
        Status::Past => "past",
        Status::Done(_) => "done",
    }
}

/// Whether a date of the item, in one of its zones, is computed, not published.
pub fn is_forecast(item: &Item<'_>) -> bool {
    item.standing == Some(Standing::Forecast)
}

fn when(item: &Item<'_>) -> When {
    if let (Some(due), Some((start, _))) = (item.one_due(), item.dates()) {
        return When::Due { start, due };
    }
    if !item.by_zone.is_empty() {
        let zones = item.by_zone.iter().map(|dates| ZoneDue {
            zone: dates.zone.id().to_owned(),
            start: dates.start,
            due: dates.due,
        });
        return When::DueByZone(zones.collect());
    }
    When::Unknown(match &item.occurrence.due {
        Outcome::Unpublished(what) => format!("non publié\u{a0}: {what}"),
        Outcome::NotApplicable(what) => format!("sans objet\u{a0}: {what}"),
        Outcome::On(_) => String::new(),
    })
}

fn state(status: Status) -> State {
    match status {
        Status::Late => State::Late,
        Status::Due => State::Due,
        Status::Upcoming => State::Upcoming,
        Status::Past => State::Past,
        Status::Done(date) => State::Done(Some(date)),
    }
}

/// Periods as a narrow column shows them: `3`, `7 bis`, `3, 4`.
fn period_labels(periods: &[(u32, Part)]) -> String {
    let labels: Vec<String> = periods.iter().copied().map(period_label).collect();
    labels.join(", ")
}

fn period_label((number, part): (u32, Part)) -> String {
    match part {
        Part::Main => number.to_string(),
        Part::Bis => format!("{number} bis"),
    }
}

/// The rules of the two dates and the steps to them, one line each.
fn why_lines(item: &Item<'_>) -> Vec<String> {
    let task = item.occurrence.task;
    let rules = [
        ("échéance", &task.due, Some(&item.occurrence.due)),
        ("début", &task.start, Some(&item.occurrence.start)),
    ];
    let mut lines = Vec::new();
    for (name, rule, outcome) in rules {
        let (Some(rule), Some(outcome)) = (rule, outcome) else {
            continue;
        };
        let steps = match outcome {
            Outcome::On(resolved) => resolved.reasons.join("\u{a0}; "),
            Outcome::Unpublished(what) => format!("non publié ({what})"),
            Outcome::NotApplicable(what) => format!("sans objet ({what})"),
        };
        lines.push(format!(
            "{name} = {}\u{a0}: {steps}",
            fr::quoted(&rule.text)
        ));
    }
    if !task.sources.is_empty() {
        lines.push(format!("demandée par\u{a0}: {}", task.sources.join(", ")));
    }
    lines
}
