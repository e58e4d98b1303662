//! A school year: its milestones, its periods, its window.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::{Calendar, DateRange, Part, Publication, Standing};
use crate::checklist::{Milestone, milestones};
use crate::fr;
use crate::report::agenda::milestone_entry;
use crate::report::date::standing;
use crate::report::todo::{scope, subtitle};
use crate::report::{Agenda, Align, Cell, Column, Report, Row, Section, Table, Tone, year_picture};

/// A year in one zone or in several, one after the other.
pub fn report(calendars: &[Calendar], today: NaiveDate) -> Report {
    let calendar = calendars
        .first()
        .expect("a year is shown in one zone at least");
    let picture = year_picture::draw(today, calendars, &[]);
    let mut sections = vec![Section::Year(Box::new(picture))];
    for calendar in calendars {
        sections.push(Section::Heading(fr::capitalised(calendar.zone.name())));
        sections.push(Section::Table(days(&milestones(calendar))));
        sections.push(Section::Table(periods(calendar)));
        if !calendar.days.complete {
            let text = "Ce calendrier n’est pas entièrement publié\u{a0}: complétez-le avec \
                        --calendar FICHIER.";
            sections.push(Section::Note(Tone::Warning, text.to_owned()));
        }
    }
    Report {
        title: format!("Année scolaire {}", calendar.year.label(calendar.zone)),
        subtitle: subtitle(today, calendars),
        sections,
        json: to_json(calendars),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

/// The milestones alone, for calendar programs.
pub fn agenda(calendars: &[Calendar], today: NaiveDate) -> Report {
    let agendas = calendars.iter().map(|calendar| {
        let days = milestones(calendar);
        let entries = days.iter().map(|day| {
            let mut entry = milestone_entry(day, today);
            if calendars.len() > 1 {
                entry.id = format!("{}-zone-{}", entry.id, calendar.zone.id().to_lowercase());
                entry.title = format!("{} ({})", entry.title, calendar.zone.name());
            }
            entry
        });
        Section::Agenda(Agenda {
            title: fr::capitalised(calendar.zone.name()),
            entries: entries.collect(),
        })
    });
    Report {
        sections: agendas.collect(),
        ..report(calendars, today)
    }
}

fn columns<const N: usize>(titles: [&str; N]) -> Vec<Column> {
    let column = |title: &str| Column {
        title: title.to_owned(),
        align: Align::Left,
    };
    titles.iter().map(|title| column(title)).collect()
}

fn days(milestones: &[Milestone]) -> Table {
    let rows = milestones.iter().map(|day| {
        let (first, last) = (day.days.first(), day.days.last());
        let date = |date| match day.standing {
            Standing::Forecast => Cell::ForecastDate(date),
            Standing::Official | Standing::Secondary => Cell::Date(date),
        };
        let end = if first == last {
            Cell::Empty
        } else {
            date(last)
        };
        Row {
            tone: Tone::Plain,
            cells: vec![
                Cell::Text(day.name.clone()),
                date(first),
                end,
                Cell::Text(day.source.clone()),
            ],
        }
    });
    Table {
        caption: "Jours à connaître".to_owned(),
        columns: columns(["Quoi", "Du", "Au", "Source"]),
        rows: rows.collect(),
    }
}

fn periods(calendar: &Calendar) -> Table {
    let rows = calendar.periods.iter().map(|period| {
        let cut = calendar.has_forecast_cut(period).then_some(period.part);
        let edge = |day, piece| match cut {
            Some(part) if part == piece => Cell::ForecastDate(day),
            _ => Cell::Date(day),
        };
        Row {
            tone: Tone::Plain,
            cells: vec![
                Cell::Text(period.to_string()),
                edge(period.days.first(), Part::Bis),
                edge(period.days.last(), Part::Main),
                Cell::Count(calendar.school_days_in(period.days).count()),
            ],
        }
    });
    let mut columns = columns(["Période", "Du", "Au", "Jours de classe"]);
    if let Some(last) = columns.last_mut() {
        last.align = Align::Right;
    }
    Table {
        caption: "Périodes de classe".to_owned(),
        columns,
        rows: rows.collect(),
    }
}

fn to_json(calendars: &[Calendar]) -> Value {
    let zones: Vec<Value> = calendars.iter().map(zone_json).collect();
    let calendar = calendars
        .first()
        .expect("a year is shown in one zone at least");
    json!({
        "schema": "pixplan/calendar/1",
        "year": calendar.year.label(calendar.zone),
        "level": calendar.level.id(),
        "checked_on": calendar.checked_on.to_string(),
        "zones": zones,
    })
}

fn zone_json(calendar: &Calendar) -> Value {
    let range = |days: DateRange| json!({"first": days.first().to_string(), "last": days.last().to_string()});
    let windows = &calendar.certification;
    let holidays: Vec<Value> = calendar
        .days
        .holidays
        .iter()
        .map(|holiday| {
            json!({
                "key": holiday.key.0,
                "name": holiday.name,
                "last_school_day": holiday.last_school_day.to_string(),
                "back_to_school": holiday.back_to_school.map(|day| day.to_string()),
                "source": holiday.source,
                "note": holiday.note,
            })
        })
        .collect();
    let off: Vec<Value> = calendar
        .days
        .days_off
        .iter()
        .chain(&calendar.public_holidays)
        .map(|day| json!({"name": day.name, "days": range(day.days)}))
        .collect();
    let periods: Vec<Value> = calendar
        .periods
        .iter()
        .map(|period| {
            json!({
                "number": period.number,
                "part": (period.part == Part::Bis).then_some("bis"),
                "first": period.days.first().to_string(),
                "last": period.days.last().to_string(),
                "forecast": calendar.has_forecast_cut(period),
            })
        })
        .collect();
    json!({
        "zone": calendar.zone.id(),
        "name": calendar.zone.name(),
        "complete": calendar.days.complete,
        "teachers_return": calendar.days.teachers_return.as_ref().map(|day| day.value.to_string()),
        "pupils_return": calendar.days.pupils_return.as_ref().map(|day| day.value.to_string()),
        "last_day": calendar.days.last_day.as_ref().map(|day| day.value.to_string()),
        "holidays": holidays,
        "days_off": off,
        "periods": periods,
        "window": publication(&windows.window, |days| range(*days)),
        "opening": publication(&windows.opening, |day| json!(day.to_string())),
        "make_up": publication(&windows.make_up, |days| range(*days)),
        "closing": publication(&windows.closing, |day| json!(day.to_string())),
        "earlier": windows.earlier.iter().map(|earlier| json!({
            "start": earlier.start.map(|day| day.to_string()),
            "end": earlier.end.map(|day| day.to_string()),
            "source": earlier.source,
        })).collect::<Vec<Value>>(),
    })
}

fn publication<T>(of: &Publication<T>, value: impl Fn(&T) -> Value) -> Value {
    match of {
        Publication::Known(known) => json!({
            "value": value(&known.value),
            "standing": standing(known.standing),
            "source": known.source,
        }),
        Publication::Unpublished => json!({"standing": "unpublished"}),
        Publication::NotApplicable => json!({"standing": "not_applicable"}),
    }
}

/// One line of `calendar list`.
pub struct KnownYear {
    /// `2026-2027`.
    pub year: String,
    /// When its file was last compared with its sources.
    pub checked_on: NaiveDate,
    /// The window of each level, in words.
    pub windows: Vec<String>,
    /// How many zones are known from end to end.
    pub complete: usize,
}

/// The years that the program knows.
pub fn list(years: &[KnownYear], stamp: NaiveDate) -> Report {
    let rows = years.iter().map(|known| Row {
        tone: Tone::Plain,
        cells: vec![
            Cell::Text(known.year.clone()),
            Cell::Text(known.windows.first().cloned().unwrap_or_default()),
            Cell::Text(known.windows.get(1).cloned().unwrap_or_default()),
            Cell::Count(known.complete),
            Cell::Date(known.checked_on),
        ],
    });
    let titles = [
        "Année",
        "Fenêtre collège",
        "Fenêtre lycée",
        "Zones complètes",
        "Vérifiée le",
    ];
    let table = Table {
        caption: String::new(),
        columns: columns(titles),
        rows: rows.collect(),
    };
    Report {
        title: "Années scolaires connues".to_owned(),
        subtitle: fr::count(years.len(), "année", "années"),
        sections: vec![
            Section::Table(table),
            Section::Note(
                Tone::Hint,
                "Une année en détail\u{a0}: pixplan calendar show --year 2026-2027 --zone B --level college."
                    .to_owned(),
            ),
        ],
        json: json!({
            "schema": "pixplan/calendars/1",
            "years": years.iter().map(|known| json!({
                "year": known.year,
                "checked_on": known.checked_on.to_string(),
                "complete_zones": known.complete,
            })).collect::<Vec<Value>>(),
        }),
        stamp,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

/// A window in a narrow cell: `15/03/2027 – 11/06/2027`.
pub fn window_words(of: &Publication<DateRange>) -> String {
    match of {
        Publication::Known(known) => {
            let forecast = if known.is_forecast() {
                " (prévisionnel)"
            } else {
                ""
            };
            let (first, last) = (known.value.first(), known.value.last());
            format!(
                "{} – {}{forecast}",
                fr::short_date(first),
                fr::short_date(last)
            )
        }
        Publication::Unpublished => "non publiée".to_owned(),
        Publication::NotApplicable => "aucune".to_owned(),
    }
}
