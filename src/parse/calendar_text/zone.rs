//! One zone of a year file, written.

use chrono::NaiveDate;

use crate::calendar::{Audience, DayOff, Holiday, Published, SchoolYear, ZoneYear};
use crate::parse::calendar_text::names::{Names, Source};
use crate::parse::calendar_text::{key, quoted, table};

/// The tables of a zone.
pub fn write(zone: &ZoneYear, year: SchoolYear, names: &Names) -> String {
    let id = zone.zone.id();
    let usual = usual_source(zone);
    let mut lines = vec![format!("[zone.{id}]")];
    if zone.zone.is_calendar_year() {
        lines.push(format!("annee = \"{}\"", year.label(zone.zone)));
    }
    if let Some((title, standing)) = &usual {
        lines.push(format!(
            "source = {}",
            quoted(&names.name(title, *standing))
        ));
    }
    if !zone.complete {
        lines.push("complet = false".to_owned());
    }
    for (name, date) in [
        ("rentree_profs", &zone.teachers_return),
        ("rentree", &zone.pupils_return),
        ("fin", &zone.last_day),
        ("fin_lycee", &zone.last_day_lycee),
    ] {
        if let Some(date) = date {
            lines.push(format!("{name} = {}", written(date, usual.as_ref(), names)));
        }
    }
    if !zone.holidays.is_empty() {
        lines.push(format!("[zone.{id}.vacances]"));
        let holidays = zone.holidays.iter();
        lines.extend(holidays.map(|one| holiday(one, usual.as_ref(), names)));
    }
    if !zone.days_off.is_empty() {
        lines.push(format!("[zone.{id}.ponts]"));
        let days_off = zone.days_off.iter();
        lines.extend(days_off.map(|one| day_off(one, usual.as_ref(), names)));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The source of most of a zone's dates, which need not name it.
fn usual_source(zone: &ZoneYear) -> Option<Source> {
    let dates = [&zone.teachers_return, &zone.pupils_return, &zone.last_day];
    let dates = dates.into_iter().flatten();
    let dates = dates.map(|date| (date.source.clone(), date.standing));
    let holidays = zone
        .holidays
        .iter()
        .map(|one| (one.source.clone(), one.standing));
    let days_off = zone
        .days_off
        .iter()
        .map(|one| (one.source.clone(), one.standing));
    let all: Vec<Source> = dates.chain(holidays).chain(days_off).collect();
    let count = |source: &&Source| all.iter().filter(|other| other == source).count();
    // Of two that are met as often, the first one.
    all.iter().rev().max_by_key(count).cloned()
}

/// A date, bare when there is nothing more to say of it.
fn written(date: &Published<NaiveDate>, usual: Option<&Source>, names: &Names) -> String {
    let remarks = names.remarks(date, usual);
    if remarks.is_empty() {
        return date.value.to_string();
    }
    let mut fields = vec![format!("date = {}", date.value)];
    fields.extend(remarks);
    table(&fields)
}

fn holiday(holiday: &Holiday, usual: Option<&Source>, names: &Names) -> String {
    let mut fields = Vec::new();
    if holiday.name != holiday.key.printed_name() {
        fields.push(format!("nom = {}", quoted(&holiday.name)));
    }
    if let Some(other) = &holiday.equivalent {
        fields.push(format!("equivaut = {}", quoted(&other.0)));
    }
    fields.push(format!("depart = {}", holiday.last_school_day));
    if let Some(back) = holiday.back_to_school {
        fields.push(format!("reprise = {back}"));
    }
    fields.extend(audience(&holiday.audience));
    let remarks = Published {
        value: (),
        standing: holiday.standing,
        reliability: holiday.reliability,
        source: holiday.source.clone(),
        note: holiday.note.clone(),
    };
    fields.extend(names.remarks(&remarks, usual));
    format!("{} = {}", key(&holiday.key.0), table(&fields))
}

fn day_off(day_off: &DayOff, usual: Option<&Source>, names: &Names) -> String {
    let mut fields = Vec::new();
    if day_off.name != day_off.key.printed_name() {
        fields.push(format!("nom = {}", quoted(&day_off.name)));
    }
    fields.push(format!("premier = {}", day_off.days.first()));
    if day_off.days.days() > 1 {
        fields.push(format!("dernier = {}", day_off.days.last()));
    }
    fields.extend(audience(&day_off.audience));
    let remarks = Published {
        value: (),
        standing: day_off.standing,
        reliability: day_off.reliability,
        source: day_off.source.clone(),
        note: day_off.note.clone(),
    };
    fields.extend(names.remarks(&remarks, usual));
    format!("{} = {}", key(&day_off.key.0), table(&fields))
}

fn audience(audience: &Audience) -> Vec<String> {
    let list = |name: &str, ids: Vec<&str>| {
        let ids: Vec<String> = ids.into_iter().map(quoted).collect();
        (!ids.is_empty()).then(|| format!("{name} = [{}]", ids.join(", ")))
    };
    let levels = audience.levels.iter().map(|level| level.id()).collect();
    let territories = audience.territories.iter().map(|one| one.id()).collect();
    let lists = [list("niveaux", levels), list("territoires", territories)];
    lists.into_iter().flatten().collect()
}
