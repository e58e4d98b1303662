//! An invented report shaped like a real one, for the tests of every renderer.

pub mod charts;
mod list;
mod year;

use chrono::{Days, NaiveDate};
use serde_json::{Value, json};

use crate::render::sample::list::{DAYS, TASKS};
use crate::render::sample::year::{strip, year};
use crate::report::{
    Agenda, Align, Cell, Column, Entry, EntryKind, FindingGroup, Place, Report, Row, Section,
    State, Table, Tone, When, ZoneDue,
};

/// A day written `2026-11-23`.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The day every sample is made for.
pub fn today() -> NaiveDate {
    day("2026-11-23")
}

/// A year of a collège in zone B: late, due, to come, done; forecasts.
pub fn report() -> Report {
    let tasks = tasks();
    let of = |wanted: fn(State) -> bool| -> Vec<Entry> {
        let kept = tasks.iter().filter(|entry| wanted(entry.state));
        kept.cloned().collect()
    };
    let mut upcoming = milestones();
    upcoming.extend(of(|state| state == State::Upcoming));
    upcoming.push(session());
    upcoming.sort_by_key(|entry| first_day(&entry.when));
    let groups = [
        ("En retard", of(|state| state == State::Late)),
        ("À faire maintenant", of(|state| state == State::Due)),
        ("À venir", upcoming),
        ("Déjà fait", of(|state| matches!(state, State::Done(_)))),
    ];
    let mut sections = vec![Section::Year(Box::new(year()))];
    sections.extend(groups.into_iter().map(|(title, entries)| {
        let title = title.to_owned();
        Section::Agenda(Agenda { title, entries })
    }));
    sections.push(Section::Note(
        Tone::Hint,
        "Pourquoi ces dates ? pixplan todo --why".to_owned(),
    ));
    Report {
        title: "L’année Pix au collège".to_owned(),
        subtitle: "2026-2027, zone B, lundi 23 novembre 2026 (période 2)".to_owned(),
        json: json(&sections),
        sections,
        stamp: day("2026-11-22"),
        time_zone: "Europe/Paris",
        scope: "2026-2027-college".to_owned(),
    }
}

/// The same without a zone: three strips, and dates that differ.
pub fn without_zone() -> Report {
    let mut report = report();
    let mut strips = vec![];
    for (zone, shift) in [("A", 7), ("B", 0), ("C", 14)] {
        let mut strip = strip();
        strip.label = format!("zone {zone}");
        for band in strip.holidays.iter_mut().skip(2).take(2) {
            band.first = band.first - Days::new(shift);
            band.last = band.last - Days::new(shift);
        }
        for (index, band) in strip.periods.iter_mut().enumerate() {
            let moved = |wanted: &[usize]| if wanted.contains(&index) { shift } else { 0 };
            band.first = band.first - Days::new(moved(&[3, 4]));
            band.last = band.last - Days::new(moved(&[2, 3]));
        }
        strips.push(strip);
    }
    for section in &mut report.sections {
        match section {
            Section::Year(year) => year.strips.clone_from(&strips),
            Section::Agenda(agenda) => agenda.entries.iter_mut().for_each(by_zone),
            _ => {}
        }
    }
    report.subtitle = "2026-2027, sans zone, lundi 23 novembre 2026".to_owned();
    report.json = json(&report.sections);
    report
}

/// A page of results: charts alone.
pub fn charted() -> Report {
    let charts = charts::charts().into_iter();
    Report {
        title: "Bilan de la certification".to_owned(),
        sections: charts
            .map(|chart| Section::Chart(Box::new(chart)))
            .collect(),
        ..report()
    }
}

/// Every kind of section, with texts that try to break out of each format.
pub fn hostile() -> Report {
    let mut report = report();
    report.title = "<script>alert('titre')</script>".to_owned();
    let mut entry = tasks().swap_remove(9);
    entry.id = "t<i>|'\"`@1".to_owned();
    entry.title = "=HYPERLINK(\"x\";1) | <b>gras</b>, *a*; \\fin\nBEGIN:VEVENT".to_owned();
    entry.why = "«\u{a0}Élève\u{a0}» & 日本語 👩‍🏫 [lien](javascript:x) ".repeat(4);
    entry.reasons = vec!["fenetre.debut - 1m | 15/02/2027".to_owned()];
    entry.warnings = vec!["échéance pendant les vacances <de> printemps".to_owned()];
    entry.link = Some(("a\"b".to_owned(), "javascript:alert(1)".to_owned()));
    entry.command = Some("pixplan import \"é & <x>.zip\"".to_owned());
    let unknown = Entry {
        id: "inconnue".to_owned(),
        title: "Tâche sans date".to_owned(),
        when: When::Unknown("date non publiée".to_owned()),
        ..entry.clone()
    };
    report.sections.extend([
        Section::Heading("Titre <h1> & _suite_".to_owned()),
        Section::List(vec!["+1".to_owned(), "a | b <c>".to_owned()]),
        Section::Lines(vec!["\"a | <b>\" = { ine = \"1\" } # ```".to_owned()]),
        Section::Table(table()),
        Section::Findings(vec![finding()]),
        Section::Note(Tone::Bad, "- faux & <faux>".to_owned()),
        Section::Agenda(Agenda {
            title: "Pièges".to_owned(),
            entries: vec![entry, unknown],
        }),
    ]);
    let charts = charts::hostile().into_iter();
    let charts = charts.map(|chart| Section::Chart(Box::new(chart)));
    report.sections.extend(charts);
    report
}

fn tasks() -> Vec<Entry> {
    TASKS.lines().map(task).collect()
}

fn task(line: &str) -> Entry {
    let parts: Vec<&str> = line.split(" | ").collect();
    let words: Vec<&str> = parts[0].split(' ').collect();
    let id = (*words.last().unwrap()).to_owned();
    let (due, forecast) = date(words[2]);
    let state = match words[0] {
        "D" => State::Done(Some(due - Days::new(3))),
        "L" => State::Late,
        "N" => State::Due,
        _ => State::Upcoming,
    };
    let import = id.starts_with("siecle-import");
    let entry = Entry {
        roles: parts[1].split(", ").map(str::to_owned).collect(),
        period: words[3..words.len() - 1].join(" "),
        heading: "Préparer".to_owned(),
        why: "La tâche est demandée par le planning de l’académie : elle évite de découvrir trop \
              tard un élève sans accès."
            .to_owned(),
        link: import.then(|| ("Pix Orga".to_owned(), "https://orga.pix.fr".to_owned())),
        command: import.then(|| "pixplan import ElevesSansAdresses.zip".to_owned()),
        ..blank(EntryKind::Task, &id, parts[2])
    };
    let mut entry = Entry {
        when: When::Due {
            start: day(words[1]),
            due,
        },
        forecast,
        state,
        ..entry
    };
    if entry.forecast {
        entry.reasons = vec!["dates de 2025-2026 + 364 jours, décalées au lundi".to_owned()];
        entry.warnings = vec!["date calculée : elle peut changer à la publication".to_owned()];
    }
    entry
}

fn date(text: &str) -> (NaiveDate, bool) {
    let date = text.trim_end_matches('~');
    (day(date), date != text)
}

fn blank(kind: EntryKind, id: &str, title: &str) -> Entry {
    Entry {
        kind,
        id: id.to_owned(),
        title: title.to_owned(),
        roles: vec![],
        when: When::Unknown(String::new()),
        forecast: false,
        state: State::Upcoming,
        period: String::new(),
        heading: String::new(),
        why: String::new(),
        detail: String::new(),
        reasons: vec![],
        warnings: vec![],
        link: None,
        command: None,
        place: String::new(),
        sequence: 0,
    }
}

fn milestones() -> Vec<Entry> {
    let entry = |(index, line): (usize, &str)| {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        let (first, forecast) = date(words[0]);
        let last = day(words[1]);
        Entry {
            when: When::Days { first, last },
            forecast,
            ..blank(EntryKind::Milestone, &format!("repere-{index}"), words[2])
        }
    };
    DAYS.lines().enumerate().map(entry).collect()
}

fn session() -> Entry {
    let day = day("2027-03-15");
    let start = day.and_hms_opt(8, 30, 0).unwrap();
    let end = day.and_hms_opt(10, 30, 0).unwrap();
    Entry {
        roles: vec!["Mme Roux".to_owned()],
        when: When::Hours { start, end },
        place: "Salle Pix".to_owned(),
        ..blank(EntryKind::Session, "1", "Session de certification 1 : 3A")
    }
}

fn by_zone(entry: &mut Entry) {
    let When::Due { start, due } = entry.when else {
        return;
    };
    if due > day("2027-02-10") && due < day("2027-05-01") {
        let zones = [("A", 7), ("B", 0), ("C", 14)];
        entry.when = When::DueByZone(Vec::from(zones.map(|(zone, shift)| ZoneDue {
            zone: zone.to_owned(),
            start,
            due: due - Days::new(shift),
        })));
    }
}

/// The first day of an entry; the last for a task, which is its due day.
fn first_day(when: &When) -> Option<NaiveDate> {
    match when {
        When::Due { due, .. } => Some(*due),
        When::DueByZone(zones) => zones.first().map(|zone| zone.due),
        When::Days { first, .. } => Some(*first),
        When::Hours { start, .. } => Some(start.date()),
        When::Unknown(_) => None,
    }
}

/// A table with every kind of cell.
pub fn table() -> Table {
    let column = |title: &str, align| Column {
        title: title.to_owned(),
        align,
    };
    Table {
        caption: "Avancement | par classe".to_owned(),
        columns: vec![
            column("Classe", Align::Left),
            column("Inscrits", Align::Right),
            column("Moyenne", Align::Right),
            column("Certifiables", Align::Right),
            column("Dernier envoi", Align::Left),
        ],
        rows: vec![
            Row {
                tone: Tone::Plain,
                cells: vec![
                    Cell::Text("=3A;|<b>".to_owned()),
                    Cell::Count(1234),
                    Cell::Decimal(-1234.5, 1),
                    Cell::Share(0.714),
                    Cell::Date(day("2027-03-01")),
                ],
            },
            Row {
                tone: Tone::Bad,
                cells: vec![
                    Cell::Text("3e ULIS".to_owned()),
                    Cell::Count(0),
                    Cell::Empty,
                    Cell::Share(1.0),
                    Cell::ForecastDate(day("2027-06-18")),
                ],
            },
        ],
    }
}

fn finding() -> FindingGroup {
    FindingGroup {
        tone: Tone::Bad,
        code: "INE_UNIQUE".to_owned(),
        pix: true,
        title: "deux élèves ont le même INE".to_owned(),
        help: "Corrigez l’INE dans SIECLE, puis refaites l’export.".to_owned(),
        places: vec![Place {
            location: "eleves.xml, ligne 128".to_owned(),
            excerpt: "<ID_NATIONAL>0123456789A</ID_NATIONAL>\n             ^^^^^^^^^^^".to_owned(),
            message: "LE GOFF Anaïs, 3A, et <KERVELLA> Yann, 3B".to_owned(),
        }],
        brief: usize::MAX,
    }
}

fn json(sections: &[Section]) -> Value {
    let agendas = sections.iter().filter_map(|section| match section {
        Section::Agenda(agenda) => Some(&agenda.entries),
        _ => None,
    });
    let tasks = agendas.flatten().map(|entry| {
        let due = match &entry.when {
            When::Due { due, .. } => Some(due.to_string()),
            _ => None,
        };
        json!({"id": entry.id, "title": entry.title, "roles": entry.roles, "due": due, "forecast": entry.forecast})
    });
    let tasks: Vec<Value> = tasks.collect();
    json!({"schema": "pixplan/todo/1", "today": today().to_string(), "tasks": tasks})
}
