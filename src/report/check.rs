//! What was found in files: one verdict line each, then the findings.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::report::findings::{groups, tally, to_json};
use crate::report::{Report, Section, Tone};

/// Why a command stops, when it is for what was found in a file.
pub fn failure(message: &str, findings: &[Diagnostic]) -> Report {
    Report {
        title: message.to_owned(),
        subtitle: tally(findings),
        sections: vec![Section::Findings(groups(findings))],
        json: Value::Null,
        stamp: NaiveDate::MIN,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

/// Files by name, each with what was found in it.
pub fn report(files: &[(String, Vec<Diagnostic>)], today: NaiveDate) -> Report {
    let mut sections = Vec::new();
    for (name, findings) in files {
        let refused = findings.iter().any(Diagnostic::is_error);
        let (tone, verdict) = match (refused, findings.is_empty()) {
            (true, _) => (
                Tone::Bad,
                format!("{name}\u{a0}: à corriger, {}", tally(findings)),
            ),
            (false, true) => (Tone::Good, format!("{name}\u{a0}: rien à signaler")),
            (false, false) => (
                Tone::Warning,
                format!("{name}\u{a0}: utilisable, {}", tally(findings)),
            ),
        };
        sections.push(Section::Note(tone, verdict));
        if !findings.is_empty() {
            sections.push(Section::Findings(groups(findings)));
        }
    }
    let rows = files.iter().map(|(name, findings)| {
        json!({
            "file": name,
            "valid": !findings.iter().any(Diagnostic::is_error),
            "diagnostics": findings.iter().map(to_json).collect::<Vec<Value>>(),
        })
    });
    Report {
        title: "Vérification".to_owned(),
        subtitle: fr::count(files.len(), "fichier", "fichiers"),
        json: json!({"schema": "pixplan/check/1", "files": rows.collect::<Vec<Value>>()}),
        sections,
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}
