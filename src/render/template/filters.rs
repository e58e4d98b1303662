//! How French writes a date, a time, a list and a count: the filters of templates.

use std::fmt;
use std::sync::Arc;

use chrono::{NaiveDate, NaiveTime};
use minijinja::value::{Object, ObjectRepr, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};

use crate::fr;

/// The filters of ours, with an example of each.
pub const FILTERS: [(&str, &str); 8] = [
    ("date_longue", "lundi 15 mars 2027"),
    ("date_courte", "15/03/2027"),
    ("jour", "lundi 15 mars"),
    ("heure", "8 h 30"),
    ("liste", "3A, 3B et 3C"),
    ("choix", "3A, 3B ou 3C"),
    ("compte(\"élève\", \"élèves\")", "12 élèves"),
    ("majuscule", "Lundi"),
];

/// A day in a template: printed in full, and shown as a forecast when it is one.
#[derive(Debug)]
struct Day {
    date: NaiveDate,
    forecast: bool,
}

impl Day {
    fn written(&self, how: impl Fn(NaiveDate) -> String) -> String {
        let date = how(self.date);
        if self.forecast {
            format!("{date} (date prévisionnelle)")
        } else {
            date
        }
    }
}

impl Object for Day {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written(fr::date))
    }
}

/// A day as templates take it.
pub fn day(date: NaiveDate, forecast: bool) -> Value {
    Value::from_object(Day { date, forecast })
}

/// Adds them all.
pub fn add(engine: &mut Environment<'static>) {
    engine.add_filter("date_longue", |value: &Value| dated(value, fr::date));
    engine.add_filter("date_courte", |value: &Value| dated(value, fr::short_date));
    engine.add_filter("jour", |value: &Value| {
        dated(value, |date| {
            format!("{} {}", fr::weekday(date), fr::day_and_month(date))
        })
    });
    engine.add_filter("heure", hour);
    engine.add_filter("liste", |value: &Value| {
        Ok::<_, Error>(fr::list(&texts(value)?))
    });
    engine.add_filter("choix", |value: &Value| {
        Ok::<_, Error>(fr::choice(&texts(value)?))
    });
    engine.add_filter("compte", count);
    engine.add_filter("majuscule", |text: &str| fr::capitalised(text));
}

/// A date in words; a blank to fill in stays what it is.
fn dated(value: &Value, how: impl Fn(NaiveDate) -> String) -> Result<String, Error> {
    if let Some(day) = value.downcast_object_ref::<Day>() {
        return Ok(day.written(how));
    }
    match value.as_str() {
        Some(text) => Ok(match NaiveDate::parse_from_str(text, "%Y-%m-%d") {
            Ok(date) => how(date),
            Err(_) => text.to_owned(),
        }),
        None => Err(wrong("une date")),
    }
}

/// `8 h 30`, `14 h`; a blank to fill in stays what it is.
fn hour(value: &Value) -> Result<String, Error> {
    let text = value.as_str().ok_or_else(|| wrong("une heure"))?;
    let time = NaiveTime::parse_from_str(text, "%H:%M");
    Ok(time.map_or_else(|_| text.to_owned(), fr::time))
}

fn texts(value: &Value) -> Result<Vec<String>, Error> {
    match value.kind() {
        ValueKind::String => Ok(vec![value.to_string()]),
        _ => {
            let items = value.try_iter().map_err(|_| wrong("une liste"))?;
            Ok(items.map(|item| item.to_string()).collect())
        }
    }
}

/// `0 élève`, `12 élèves`; of a list, the number of its items.
fn count(value: &Value, one: &str, many: &str) -> Result<String, Error> {
    let number = usize::try_from(value.clone()).ok().or_else(|| value.len());
    match (number, value.as_str()) {
        (_, Some(blank)) => Ok(format!("{blank} {many}")),
        (Some(number), _) => Ok(fr::count(number, one, many)),
        (None, None) => Err(wrong("un nombre ou une liste")),
    }
}

fn wrong(what: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("il faut {what} ici"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn values_read_as_a_french_person_writes_them() {
        let mut engine = Environment::new();
        add(&mut engine);
        let monday: NaiveDate = "2027-03-01".parse().unwrap();
        let values = context! {
            d => day(monday, false),
            p => day(monday, true),
            vide => "[date]",
            classes => ["3A", "3B", "3C"],
        };
        let case = |template: &str, text: &str| {
            let found = engine.render_str(template, &values).unwrap();
            assert_eq!(found.replace(fr::NBSP, "~"), text, "{template}");
        };
        case("{{ d }}", "lundi 1er mars 2027");
        case("{{ d|date_courte }}", "01/03/2027");
        case("{{ d|jour }}", "lundi 1er mars");
        case("{{ p }}", "lundi 1er mars 2027 (date prévisionnelle)");
        case("{{ p|date_courte }}", "01/03/2027 (date prévisionnelle)");
        case("{{ vide|date_longue }}", "[date]");
        case("{{ '08:30'|heure }}, {{ '14:00'|heure }}", "8~h~30, 14~h");
        case("{{ classes|liste }}", "3A, 3B et 3C");
        case("{{ classes|choix }}", "3A, 3B ou 3C");
        case("{{ '3A'|liste }}", "3A");
        case("{{ classes|compte('classe', 'classes') }}", "3 classes");
        case("{{ 1|compte('élève', 'élèves') }}", "1 élève");
        case("{{ d|jour|majuscule }}", "Lundi 1er mars");
        assert!(engine.render_str("{{ 3|heure }}", ()).is_err());
        assert!(engine.render_str("{{ 3|liste }}", ()).is_err());
    }
}
