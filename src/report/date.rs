//! The date of one rule, zone by zone, with its reasons.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::calendar::{Calendar, Standing};
use crate::checklist::Outcome;
use crate::fr;
use crate::report::todo::{scope, subtitle};
use crate::report::{Align, Cell, Column, Report, Row, Section, Table, Tone};

/// The report of a rule in one zone or in several.
pub fn report(rule: &str, outcomes: &[(&Calendar, Outcome)], today: NaiveDate) -> Report {
    let calendars: Vec<Calendar> = outcomes
        .iter()
        .map(|(calendar, _)| (*calendar).clone())
        .collect();
    let (calendar, _) = outcomes
        .first()
        .expect("a rule is asked in one zone at least");
    let rows = outcomes.iter().map(|(calendar, outcome)| Row {
        tone: Tone::Plain,
        cells: vec![
            Cell::Text(calendar.zone.name().to_owned()),
            cell(outcome),
            Cell::Text(weekday(outcome)),
            Cell::Text(reasons(outcome).join("\u{a0}; ")),
        ],
    });
    let columns = ["Zone", "Date", "Jour", "Pourquoi"].map(|title| Column {
        title: title.to_owned(),
        align: Align::Left,
    });
    Report {
        title: rule.to_owned(),
        subtitle: subtitle(today, &calendars),
        sections: vec![Section::Table(Table {
            caption: String::new(),
            columns: columns.to_vec(),
            rows: rows.collect(),
        })],
        json: to_json(rule, outcomes),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

fn cell(outcome: &Outcome) -> Cell {
    match outcome {
        Outcome::On(found) if found.standing == Standing::Forecast => {
            Cell::ForecastDate(found.date)
        }
        Outcome::On(found) => Cell::Date(found.date),
        Outcome::Unpublished(_) => Cell::Text("non publié".to_owned()),
        Outcome::NotApplicable(_) => Cell::Text("sans objet".to_owned()),
    }
}

fn weekday(outcome: &Outcome) -> String {
    outcome
        .date()
        .map_or(String::new(), |date| fr::weekday(date).to_owned())
}

fn reasons(outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::On(found) => found.reasons.clone(),
        Outcome::Unpublished(what) | Outcome::NotApplicable(what) => vec![what.clone()],
    }
}

fn to_json(rule: &str, outcomes: &[(&Calendar, Outcome)]) -> Value {
    let zones = outcomes.iter().map(|(calendar, outcome)| {
        let found = outcome.resolved();
        json!({
            "zone": calendar.zone.id(),
            "level": calendar.level.id(),
            "year": calendar.year.label(calendar.zone),
            "date": found.map(|found| found.date.to_string()),
            "raw": found.map(|found| found.raw.to_string()),
            "outcome": match outcome {
                Outcome::On(found) if found.standing == Standing::Forecast => "forecast",
                Outcome::On(_) => "date",
                Outcome::Unpublished(_) => "unpublished",
                Outcome::NotApplicable(_) => "not_applicable",
            },
            "standing": found.map(|found| standing(found.standing)),
            "reasons": reasons(outcome),
        })
    });
    json!({
        "schema": "pixplan/date/1",
        "rule": rule,
        "dates": zones.collect::<Vec<Value>>(),
    })
}

/// The word of a standing in JSON.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Official => "official",
        Standing::Secondary => "secondary",
        Standing::Forecast => "forecast",
    }
}
