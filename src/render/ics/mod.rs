//! Calendar files: events for every program, tasks for those that keep tasks.
//!
//! iCalendar (RFC 5545) as real clients need it: stable names, stamps that come
//! from the data, a time zone in full, days whose end is the next one. Two
//! exports of the same report are the same bytes. Nothing here writes a name of
//! a pupil: entries have none.

mod line;
mod todo;
mod zone;

#[cfg(test)]
mod strict;

use chrono::{Days, NaiveDate};

use crate::fr;
use crate::render::ics::line::Lines;
use crate::render::words;
use crate::report::{Entry, EntryKind, Report, Section, State, When};

pub use crate::render::ics::todo::todos;

/// One week before, at eight in the morning: the day of a task starts at midnight.
const ALARM: &str = "-P6DT16H";

/// Writes every dated entry as an event; an entry without a date is left out.
pub fn events(report: &Report) -> String {
    let mut out = opened(report);
    let entries: Vec<&Entry> = entries(report).collect();
    let timed = |entry: &&Entry| matches!(entry.when, When::Hours { .. });
    if entries.iter().any(timed) {
        zone::write(&mut out, report.time_zone);
    }
    for entry in entries {
        for dated in dated(entry) {
            event(&mut out, report, entry, &dated);
        }
    }
    closed(out)
}

/// A calendar's first lines.
fn opened(report: &Report) -> Lines {
    let mut out = Lines::default();
    out.raw("BEGIN", "VCALENDAR");
    out.raw("VERSION", "2.0");
    out.raw("PRODID", "-//pixplan//pixplan//FR");
    out.raw("CALSCALE", "GREGORIAN");
    out.raw("METHOD", "PUBLISH");
    out.text("X-WR-CALNAME", &report.title);
    out
}

fn closed(mut out: Lines) -> String {
    out.raw("END", "VCALENDAR");
    out.into_string()
}

fn entries(report: &Report) -> impl Iterator<Item = &Entry> {
    let agendas = report.sections.iter().filter_map(|section| match section {
        Section::Agenda(agenda) => Some(&agenda.entries),
        _ => None,
    });
    agendas.flatten()
}

/// An entry in one zone: what it is called there, and when.
struct Dated {
    /// Empty, or `B` when zones differ.
    zone: String,
    when: When,
}

/// An entry once, or once per zone when its dates differ; never without a date.
fn dated(entry: &Entry) -> Vec<Dated> {
    match &entry.when {
        When::Unknown(_) => vec![],
        When::DueByZone(zones) => {
            let zones = zones.iter().map(|zone| Dated {
                zone: zone.zone.clone(),
                when: When::Due {
                    start: zone.start,
                    due: zone.due,
                },
            });
            zones.collect()
        }
        when => vec![Dated {
            zone: String::new(),
            when: when.clone(),
        }],
    }
}

fn event(out: &mut Lines, report: &Report, entry: &Entry, dated: &Dated) {
    let kind = match entry.kind {
        EntryKind::Task => "task",
        EntryKind::Milestone => "day",
        EntryKind::Session => "session",
    };
    out.raw("BEGIN", "VEVENT");
    head(out, report, entry, (kind, &dated.zone));
    match &dated.when {
        When::Due { due, .. } => whole_days(out, *due, *due),
        When::Days { first, last } => whole_days(out, *first, *last),
        When::Hours { start, end } => {
            let zone = zone::parameter(report.time_zone);
            out.raw(
                &format!("DTSTART{zone}"),
                &start.format("%Y%m%dT%H%M%S").to_string(),
            );
            out.raw(
                &format!("DTEND{zone}"),
                &end.format("%Y%m%dT%H%M%S").to_string(),
            );
            out.raw("TRANSP", "OPAQUE");
        }
        When::DueByZone(_) | When::Unknown(_) => {}
    }
    body(out, entry, dated);
    if entry.kind == EntryKind::Task {
        alarm(out, entry, "TRIGGER");
    }
    out.raw("END", "VEVENT");
}

/// Whole days, both included: iCalendar wants the day after as the end.
fn whole_days(out: &mut Lines, first: NaiveDate, last: NaiveDate) {
    out.raw("DTSTART;VALUE=DATE", &day(first));
    out.raw("DTEND;VALUE=DATE", &day(last + Days::new(1)));
    out.raw("TRANSP", "TRANSPARENT");
}

fn day(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

/// What tells an entry from all others, and one export of it from the next.
fn head(out: &mut Lines, report: &Report, entry: &Entry, (kind, zone): (&str, &str)) {
    let zone = if zone.is_empty() {
        String::new()
    } else {
        format!("-{zone}")
    };
    let name = format!("{kind}-{}-{}{zone}", report.scope, entry.id);
    out.raw("UID", &format!("{}@pixplan.invalid", plain(&name)));
    // A tick changes the entry: a client must see it as the newer one.
    let stamp = match entry.state {
        State::Done(Some(day)) => day.max(report.stamp),
        _ => report.stamp,
    };
    out.raw("DTSTAMP", &format!("{}T000000Z", day(stamp)));
    out.raw("SEQUENCE", &entry.sequence.to_string());
}

/// A name in letters, digits and `-._`: `@` becomes a dot, the rest its bytes.
///
/// Two names stay different.
fn plain(name: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' => char::from(byte).to_string(),
        b'@' => ".".to_owned(),
        other => format!("_{other:02x}"),
    };
    name.bytes().map(byte).collect()
}

/// What a person reads in the entry.
fn body(out: &mut Lines, entry: &Entry, dated: &Dated) {
    let mut summary = entry.title.clone();
    if !dated.zone.is_empty() {
        summary += &format!(" (zone {})", dated.zone);
    }
    if entry.forecast {
        summary += &format!(" ({})", words::FORECAST);
    }
    out.text("SUMMARY", &summary);
    out.text("DESCRIPTION", &description(entry, &dated.when));
    if !entry.place.is_empty() {
        out.text("LOCATION", &entry.place);
    }
    let link = entry.link.iter().map(|(_, url)| url);
    for url in link.filter(|url| is_web(url)) {
        out.raw("URL", url);
    }
    out.raw("CATEGORIES", "Pix");
}

fn is_web(url: &str) -> bool {
    let web = url.starts_with("https://") || url.starts_with("http://");
    web && url.bytes().all(|byte| byte.is_ascii_graphic())
}

fn description(entry: &Entry, when: &When) -> String {
    let mut lines = vec![entry.why.clone(), entry.detail.clone()];
    let mut say = |name: &str, text: &str| {
        if !text.is_empty() {
            lines.push(format!("{name}{}: {text}", fr::NBSP));
        }
    };
    say("Quand", &words::span(when));
    if entry.forecast {
        say("Prévisionnel", "date calculée, non publiée");
    }
    say("Qui", &entry.roles.join(", "));
    if let State::Done(Some(day)) = entry.state {
        say("Fait le", &fr::short_date(day));
    }
    for warning in &entry.warnings {
        say("Attention", warning);
    }
    for reason in &entry.reasons {
        say("Calcul de la date", reason);
    }
    if let Some((name, url)) = &entry.link {
        say(name, url);
    }
    say("Commande", entry.command.as_deref().unwrap_or_default());
    say("Identifiant", &entry.id);
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// A reminder: an action, a time, a text, and nothing else.
fn alarm(out: &mut Lines, entry: &Entry, trigger: &str) {
    if matches!(entry.state, State::Done(_) | State::Past) {
        return;
    }
    out.raw("BEGIN", "VALARM");
    out.raw("ACTION", "DISPLAY");
    out.raw(trigger, ALARM);
    out.text("DESCRIPTION", &entry.title);
    out.raw("END", "VALARM");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::ics::strict::{Component, read};
    use crate::render::sample;

    fn events_of(report: &Report) -> Vec<Component> {
        let found = read(&events(report)).parts;
        found
            .into_iter()
            .filter(|part| part.name == "VEVENT")
            .collect()
    }

    fn event<'a>(events: &'a [Component], uid: &str) -> &'a Component {
        let uid = format!("{uid}@pixplan.invalid");
        events
            .iter()
            .find(|event| event.value("UID") == uid)
            .expect("an event of that name")
    }

    #[test]
    fn a_strict_reader_accepts_every_sample() {
        for report in [sample::report(), sample::without_zone(), sample::hostile()] {
            let first = events(&report);
            read(&first);
            assert_eq!(first, events(&report));
        }
    }

    #[test]
    fn a_task_stands_on_its_last_day_with_a_reminder_a_week_before() {
        let events = events_of(&sample::report());
        assert_eq!(events.len(), 52 + 9 + 1);
        let task = event(&events, "task-2026-2027-college-siecle-import.3");
        assert_eq!(task.value("DTSTART;VALUE=DATE"), "20270108");
        assert_eq!(task.value("DTEND;VALUE=DATE"), "20270109");
        assert_eq!(task.value("DTSTAMP"), "20261122T000000Z");
        assert_eq!(task.value("URL"), "https://orga.pix.fr");
        assert!(
            task.value("DESCRIPTION")
                .contains("\\nQuand\u{a0}: du 04/01/2027 au 08/01/2027\\n")
        );
        assert!(
            task.value("DESCRIPTION")
                .ends_with("\\nIdentifiant\u{a0}: siecle-import@3")
        );
        assert_eq!(task.parts[0].value("TRIGGER"), "-P6DT16H");
        let done = event(&events, "task-2026-2027-college-archives");
        assert!(done.parts.is_empty());
    }

    #[test]
    fn a_forecast_says_so_in_its_title() {
        let events = events_of(&sample::report());
        let task = event(&events, "task-2026-2027-college-rattrapage");
        assert_eq!(
            task.value("SUMMARY"),
            "Faire passer les sessions de rattrapage (prévisionnel)"
        );
    }

    #[test]
    fn days_end_on_the_day_after_and_hours_have_a_zone() {
        let events = events_of(&sample::report());
        let window = event(&events, "day-2026-2027-college-repere-5");
        assert_eq!(window.value("DTSTART;VALUE=DATE"), "20270315");
        assert_eq!(window.value("DTEND;VALUE=DATE"), "20270612");
        let session = event(&events, "session-2026-2027-college-1");
        assert_eq!(
            session.value("DTSTART;TZID=Europe/Paris"),
            "20270315T083000"
        );
        assert_eq!(session.value("LOCATION"), "Salle Pix");
    }

    #[test]
    fn dates_that_differ_make_an_event_per_zone() {
        let events = events_of(&sample::without_zone());
        let task = |zone| format!("task-2026-2027-college-certificabilite-{zone}");
        let starts =
            ["A", "B", "C"].map(|zone| event(&events, &task(zone)).value("DTSTART;VALUE=DATE"));
        assert_eq!(starts, ["20270208", "20270215", "20270201"]);
        let summary = event(&events, &task("C")).value("SUMMARY");
        assert_eq!(
            summary,
            "Contrôler la certificabilité des 3e\\, classe par classe (zone C)"
        );
    }

    #[test]
    fn a_tick_newer_than_the_data_moves_the_stamp() {
        let mut report = sample::report();
        report.stamp = sample::day("2026-09-10");
        let events = events_of(&report);
        let stamp =
            |id: &str| event(&events, &format!("task-2026-2027-college-{id}")).value("DTSTAMP");
        assert_eq!(stamp("bilan-rentree"), "20261013T000000Z");
        assert_eq!(stamp("acces-orga"), "20260910T000000Z"); // ticked on 5 September
        assert_eq!(stamp("lsu"), "20260910T000000Z");
    }

    #[test]
    fn names_stay_different_and_plain() {
        assert_eq!(plain("siecle-import@3"), "siecle-import.3");
        assert_eq!(plain("é.a_b"), "_c3_a9_2ea_5fb");
    }
}
