//! Where we are in the Pix year: the answer to `pixplan` alone.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::{Calendar, DateRange, Publication, Standing};
use crate::checklist::{Item, Status, warning};
use crate::fr;
use crate::report::agenda::{Reasons, task_entry, task_json};
use crate::report::sessions::due;
use crate::report::todo::{scope, subtitle};
use crate::report::{Agenda, Report, Section, Tone};
use crate::session::SessionsDue;

/// Tasks shown after the late ones.
const NEXT_TASKS: usize = 5;

/// Everything the page says.
pub struct Overview<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// Name of the school.
    pub school: String,
    /// Its calendar.
    pub calendar: &'a Calendar,
    /// The whole year's tasks.
    pub year: &'a [Item<'a>],
    /// The last base of pupils that was imported.
    pub base: Option<Base>,
    /// What campaigns and certifications say, one line each.
    pub follow_up: Vec<String>,
    /// What the kept sessions ask for.
    pub sessions: SessionsDue<'a>,
    /// What to type next.
    pub hints: Vec<String>,
}

/// A base of pupils, by its age.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Base {
    /// How many pupils it has.
    pub students: usize,
    /// The day of its import.
    pub imported: NaiveDate,
}

/// The page.
pub fn report(overview: &Overview<'_>) -> Report {
    let calendar = overview.calendar;
    let mut sections = vec![Section::List(facts(overview))];
    let warning = warning::window_end(calendar);
    sections.extend(warning.map(|text| Section::Note(Tone::Warning, text)));
    let sessions = due::agendas(&overview.sessions, overview.today);
    sections.extend(sessions.into_iter().map(Section::Agenda));
    let late = with_status(overview, |status| status == Status::Late);
    let now = with_status(overview, |status| status == Status::Due);
    let next = with_status(overview, |status| status == Status::Upcoming);
    let room = NEXT_TASKS.saturating_sub(now.len()).max(1);
    let next: Vec<&Item<'_>> = next
        .into_iter()
        .filter(|item| item.dates().is_some())
        .collect();
    let next = next.get(..room.min(next.len())).unwrap_or_default();
    for (title, items) in [
        ("En retard", &*late),
        ("À faire maintenant", &*now),
        ("Ensuite", next),
    ] {
        if !items.is_empty() {
            sections.push(Section::Agenda(Agenda {
                title: title.to_owned(),
                entries: items
                    .iter()
                    .map(|item| task_entry(item, Reasons::Hidden))
                    .collect(),
            }));
        }
    }
    let hints = overview.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    Report {
        title: overview.school.clone(),
        subtitle: subtitle(overview.today, std::slice::from_ref(calendar)),
        sections,
        json: to_json(overview, &late, &now),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

fn with_status<'a>(overview: &Overview<'a>, wanted: fn(Status) -> bool) -> Vec<&'a Item<'a>> {
    let year = overview.year.iter();
    year.filter(|item| wanted(item.status)).collect()
}

fn facts(overview: &Overview<'_>) -> Vec<String> {
    let mut facts = vec![window(overview.calendar, overview.today)];
    let done = with_status(overview, |status| matches!(status, Status::Done(_))).len();
    let all = overview.year.len();
    facts.push(format!(
        "{} sur {all} dans l’année",
        fr::count(done, "tâche faite", "tâches faites")
    ));
    facts.push(base(overview));
    facts.extend(overview.follow_up.iter().cloned());
    facts
}

/// How old the base of pupils is, or how to have one.
fn base(overview: &Overview<'_>) -> String {
    let Some(base) = overview.base else {
        return "Base élèves\u{a0}: aucune\u{a0}; importez-la avec «\u{a0}pixplan import FICHIER\u{a0}»"
            .to_owned();
    };
    let days = (overview.today - base.imported).num_days();
    let age = match usize::try_from(days) {
        Err(_) => String::new(),
        Ok(0) => ", aujourd’hui".to_owned(),
        Ok(1) => ", hier".to_owned(),
        Ok(days) => format!(", il y a {}", fr::count(days, "jour", "jours")),
    };
    format!(
        "Base élèves\u{a0}: {}, importée le {}{age}",
        fr::count(base.students, "élève", "élèves"),
        fr::short_date(base.imported)
    )
}

/// Where today stands to the certification window, in one sentence.
pub fn window(calendar: &Calendar, today: NaiveDate) -> String {
    let level = calendar.level;
    let known = match &calendar.certification.window {
        Publication::Known(known) => known,
        Publication::Unpublished => {
            return format!("Fenêtre de certification {level}\u{a0}: non publiée");
        }
        Publication::NotApplicable => return format!("Pas de certification {level} cette année"),
    };
    let (first, last) = (known.value.first(), known.value.last());
    let standing = match known.standing {
        Standing::Official => String::new(),
        Standing::Secondary => format!(" ({})", known.source),
        Standing::Forecast => " (prévisionnel)".to_owned(),
    };
    let days = |from, to| {
        let range = DateRange::new(from, to).ok();
        let count = range.map_or(0, |range| calendar.school_days_in(range).count());
        fr::count(count, "jour de classe", "jours de classe")
    };
    if today < first {
        let left = fr::count(
            usize::try_from((first - today).num_days()).unwrap_or_default(),
            "jour",
            "jours",
        );
        format!(
            "Fenêtre de certification dans {left}\u{a0}: du {} au {}, soit {}{standing}",
            fr::date(first),
            fr::date(last),
            days(first, last)
        )
    } else if today <= last {
        format!(
            "Fenêtre de certification ouverte jusqu’au {}\u{a0}: encore {}{standing}",
            fr::date(last),
            days(today, last)
        )
    } else {
        format!(
            "Fenêtre de certification terminée depuis le {}{standing}",
            fr::date(last)
        )
    }
}

fn to_json(overview: &Overview<'_>, late: &[&Item<'_>], now: &[&Item<'_>]) -> Value {
    let calendar = overview.calendar;
    let tasks =
        |items: &[&Item<'_>]| -> Vec<Value> { items.iter().map(|item| task_json(item)).collect() };
    json!({
        "schema": "pixplan/status/1",
        "today": overview.today.to_string(),
        "school": overview.school,
        "level": calendar.level.id(),
        "zone": calendar.zone.id(),
        "year": calendar.year.label(calendar.zone),
        "base": overview.base.map(|base| json!({
            "students": base.students,
            "imported": base.imported.to_string(),
        })),
        "late": tasks(late),
        "due": tasks(now),
        "sessions": due::data(&overview.sessions),
    })
}
