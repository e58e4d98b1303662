//! What a code means, why it happens, what to do.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::checklist::Task;
use crate::diagnostic::{Kind, Severity};
use crate::fr;
use crate::report::{Align, Cell, Column, Report, Row, Section, Table, Tone};

/// The page of one code.
pub fn code(kind: &Kind, today: NaiveDate) -> Report {
    let weight = match (kind.pix, kind.severity) {
        (true, _) => "Pix Orga refuse le fichier avec ce code.",
        (false, Severity::Error) => "Erreur\u{a0}: à corriger avant de continuer.",
        (false, Severity::Warning) => "Avertissement\u{a0}: ne bloque pas.",
        (false, Severity::Info) => "Remarque\u{a0}: bon à savoir.",
    };
    let help = format!("Que faire\u{a0}: {}", fr::spaced(kind.help));
    Report {
        title: kind.code.to_owned(),
        subtitle: fr::spaced(kind.title),
        sections: vec![
            Section::Note(Tone::Plain, weight.to_owned()),
            Section::Note(Tone::Plain, fr::spaced(kind.why)),
            Section::Note(Tone::Hint, help),
        ],
        json: json!({"schema": "pixplan/explain/1", "codes": [to_json(kind)]}),
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

/// The list of codes.
pub fn list(kinds: &[Kind], today: NaiveDate) -> Report {
    let rows = kinds.iter().map(|kind| Row {
        tone: Tone::Plain,
        cells: vec![
            Cell::Text(kind.code.to_owned()),
            Cell::Text(fr::spaced(kind.title)),
            Cell::Text(if kind.pix { "Pix" } else { "pixplan" }.to_owned()),
        ],
    });
    let columns = ["Code", "Ce que c’est", "Qui le dit"].map(|title| Column {
        title: title.to_owned(),
        align: Align::Left,
    });
    let table = Table {
        caption: String::new(),
        columns: columns.to_vec(),
        rows: rows.collect(),
    };
    Report {
        title: "Les codes de pixplan et de Pix Orga".to_owned(),
        subtitle: fr::count(kinds.len(), "code", "codes"),
        sections: vec![
            Section::Table(table),
            Section::Note(
                Tone::Hint,
                "Un code en détail\u{a0}: pixplan explain CODE.".to_owned(),
            ),
        ],
        json: json!({
            "schema": "pixplan/explain/1",
            "codes": kinds.iter().map(to_json).collect::<Vec<Value>>(),
        }),
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

/// The page of a task, from its name.
pub fn task(task: &Task, today: NaiveDate) -> Report {
    let rule = |name: &str, rule: &Option<crate::checklist::DateRule>| {
        rule.as_ref()
            .map(|rule| format!("{name}\u{a0}: {}", rule.text))
    };
    let roles: Vec<String> = task.roles.iter().map(ToString::to_string).collect();
    let facts = [
        Some(format!("Pour\u{a0}: {}", fr::list(&roles))),
        rule("Début", &task.start),
        rule("Échéance", &task.due),
        task.command
            .as_ref()
            .map(|command| format!("Commande\u{a0}: {command}")),
        task.link
            .as_ref()
            .map(|(name, address)| format!("{name}\u{a0}: {address}")),
        (!task.after.is_empty()).then(|| format!("Après\u{a0}: {}", task.after.join(", "))),
    ];
    let mut sections = vec![Section::Note(Tone::Plain, task.why.clone())];
    if !task.detail.is_empty() {
        sections.push(Section::Note(Tone::Plain, task.detail.clone()));
    }
    sections.push(Section::List(facts.into_iter().flatten().collect()));
    Report {
        title: task.title.clone(),
        subtitle: task.id.clone(),
        sections,
        json: json!({"schema": "pixplan/explain/1", "task": {
            "id": task.id, "title": task.title, "why": task.why, "detail": task.detail,
            "start": task.start.as_ref().map(|rule| &rule.text),
            "due": task.due.as_ref().map(|rule| &rule.text),
        }}),
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

fn to_json(kind: &Kind) -> Value {
    json!({
        "code": kind.code,
        "pix": kind.pix,
        "severity": match kind.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Info => "info",
        },
        "title": kind.title,
        "why": kind.why,
        "help": kind.help,
    })
}
