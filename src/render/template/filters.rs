//! How French writes a date, a time, a list and a count: the filters of templates.

use std::fmt;
use std::sync::Arc;

use chrono::{Datelike, NaiveDate, NaiveTime};
use minijinja::value::{Object, ObjectRepr, ValueKind};
use minijinja::{Environment, Error, ErrorKind, Value};

use crate::fr;

/// The filters of ours, with an example of each.
pub const FILTERS: [(&str, &str); 9] = [
    ("date_longue", "lundi 15 mars 2027"),
    ("date_courte", "15/03/2027"),
    ("jour", "lundi 15 mars"),
    ("periode", "du lundi 15 mars au vendredi 11 juin 2027"),
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
    engine.add_filter("jour", |value: &Value| dated(value, weekday_and_day));
    engine.add_filter("periode", period);
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
fn dated(value: &Value, how: impl Fn(NaiveDate) -> String) -> Result<Value, Error> {
    if let Some(day) = value.downcast_object_ref::<Day>() {
        // A date has nothing to escape: `15/03/2027` stays readable in a page.
        return Ok(Value::from_safe_string(day.written(how)));
    }
    match value.as_str() {
        Some(blank) => Ok(Value::from(blank)),
        None => Err(wrong("une date")),
    }
}

/// `du lundi 15 mars au vendredi 11 juin 2027`, of what has a `debut` and a `fin`.
fn period(value: &Value) -> Result<String, Error> {
    let ends = [value.get_attr("debut")?, value.get_attr("fin")?];
    let [first, last] = &ends;
    let days = ends.each_ref().map(Value::downcast_object_ref::<Day>);
    let [Some(start), Some(end)] = days else {
        let is_known = [first, last].map(|end| !end.is_undefined() && !end.is_none());
        return match is_known {
            [true, true] => Ok(format!("du {first} au {last}")),
            _ => Err(wrong("une période, comme fenetre ou rattrapage")),
        };
    };
    let from = if start.date.year() == end.date.year() {
        weekday_and_day(start.date)
    } else {
        fr::date(start.date)
    };
    let mark = if start.forecast || end.forecast {
        " (dates prévisionnelles)"
    } else {
        ""
    };
    Ok(format!("du {from} au {}{mark}", fr::date(end.date)))
}

fn weekday_and_day(date: NaiveDate) -> String {
    format!("{} {}", fr::weekday(date), fr::day_and_month(date))
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
        let days = ["2026-12-31", "2027-03-01", "2027-03-05"];
        let [eve, monday, friday]: [NaiveDate; 3] = days.map(|text| text.parse().unwrap());
        let values = context! {
            d => day(monday, false),
            p => day(monday, true),
            vide => "[date]",
            classes => ["3A", "3B", "3C"],
            semaine => context! { debut => day(monday, true), fin => day(friday, true) },
            annees => context! { debut => day(eve, false), fin => day(monday, false) },
            ouverte => context! { debut => "[début]", fin => day(friday, false) },
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
        case(
            "{{ semaine|periode }}",
            "du lundi 1er mars au vendredi 5 mars 2027 (dates prévisionnelles)",
        );
        case(
            "{{ annees|periode }}",
            "du jeudi 31 décembre 2026 au lundi 1er mars 2027",
        );
        case(
            "{{ ouverte|periode }}",
            "du [début] au vendredi 5 mars 2027",
        );
        case("{{ '08:30'|heure }}, {{ '14:00'|heure }}", "8~h~30, 14~h");
        case("{{ classes|liste }}", "3A, 3B et 3C");
        case("{{ classes|choix }}", "3A, 3B ou 3C");
        case("{{ '3A'|liste }}", "3A");
        case("{{ classes|compte('classe', 'classes') }}", "3 classes");
        case("{{ 1|compte('élève', 'élèves') }}", "1 élève");
        case("{{ d|jour|majuscule }}", "Lundi 1er mars");
        assert!(engine.render_str("{{ 3|heure }}", ()).is_err());
        assert!(engine.render_str("{{ 3|liste }}", ()).is_err());
        assert!(engine.render_str("{{ 3|periode }}", ()).is_err());
    }
}
