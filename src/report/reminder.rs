//! Reminders: a few lines for a mail or a terminal.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::Calendar;
use crate::checklist::{Item, Reminders};
use crate::fr;
use crate::report::agenda::{Reasons, milestone_entry, task_entry, task_json};
use crate::report::sessions::due;
use crate::report::todo::{scope, subtitle};
use crate::report::{Agenda, Report, Section};
use crate::session::SessionsDue;

/// The reminders of a day, from a school's calendars.
pub fn report(
    found: &Reminders<'_>,
    sessions: &SessionsDue<'_>,
    calendars: &[Calendar],
    today: NaiveDate,
) -> Report {
    let calendar = calendars.first().expect("there is one zone at least");
    let tasks = |title: &str, items: &[&Item<'_>]| Agenda {
        title: title.to_owned(),
        entries: items
            .iter()
            .map(|item| task_entry(item, Reasons::Hidden))
            .collect(),
    };
    let days = found.milestones.iter();
    let agendas = [
        tasks("En retard", &found.late),
        tasks("À faire bientôt", &found.soon),
        Agenda {
            title: "Jours à connaître".to_owned(),
            entries: days.map(|day| milestone_entry(day, today)).collect(),
        },
    ];
    let agendas = due::agendas(sessions, today)
        .into_iter()
        .chain(agendas)
        .filter(|agenda| !agenda.entries.is_empty());
    Report {
        title: title(found, sessions),
        subtitle: subtitle(today, calendars),
        sections: agendas.map(Section::Agenda).collect(),
        json: to_json(found, sessions, today),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

/// `Pix : 2 tâches en retard, 3 à faire bientôt`, which is a mail's subject.
fn title(found: &Reminders<'_>, sessions: &SessionsDue<'_>) -> String {
    let parts = [
        (found.late.len(), "tâche en retard", "tâches en retard"),
        (
            found.soon.len(),
            "tâche à faire bientôt",
            "tâches à faire bientôt",
        ),
        (
            found.milestones.len(),
            "jour à connaître",
            "jours à connaître",
        ),
    ];
    let parts: Vec<String> = parts
        .into_iter()
        .filter(|(number, _, _)| *number > 0)
        .map(|(number, one, many)| fr::count(number, one, many))
        .chain(due::tally(sessions))
        .collect();
    format!("Pix\u{a0}: {}", parts.join(", "))
}

fn to_json(found: &Reminders<'_>, sessions: &SessionsDue<'_>, today: NaiveDate) -> Value {
    let tasks =
        |items: &[&Item<'_>]| -> Vec<Value> { items.iter().map(|item| task_json(item)).collect() };
    let milestones = found.milestones.iter().map(|day| {
        json!({
            "id": day.id,
            "title": day.name,
            "first": day.days.first().to_string(),
            "last": day.days.last().to_string(),
        })
    });
    json!({
        "schema": "pixplan/remind/1",
        "today": today.to_string(),
        "late": tasks(&found.late),
        "soon": tasks(&found.soon),
        "milestones": milestones.collect::<Vec<Value>>(),
        "sessions": due::data(sessions),
    })
}
