//! The answer of `import` for programs: `pixplan/import/1`.

use serde_json::{Map, Value, json};

use crate::report::findings;
use crate::report::import::{ImportedFile, Outcome, Since, export};
use crate::school::{Change, Changes, Grade, Student};

pub fn answer(files: &[ImportedFile]) -> Value {
    let files: Vec<Value> = files.iter().map(file).collect();
    json!({"schema": "pixplan/import/1", "files": files})
}

fn file(file: &ImportedFile) -> Value {
    if let Some(facts) = &file.export {
        return export_file(file, export::to_json(facts));
    }
    let divisions = file.divisions.iter().map(|size| {
        json!({
            "division": size.division,
            "level": size.grade.map(Grade::label),
            "students": size.students,
        })
    });
    json!({
        "file": file.name,
        "kind": file.kind,
        "verdict": verdict(file.outcome),
        "uai": file.uai,
        "school_year": file.school_year,
        "students": file.students,
        "skipped": {
            "left": file.skipped.left,
            "no_ine": file.skipped.no_ine,
            "no_division": file.skipped.no_division,
        },
        "divisions": divisions.collect::<Vec<Value>>(),
        "changes": file.changes.as_ref().map(changes),
        "diagnostics": file.findings.iter().map(findings::to_json).collect::<Vec<Value>>(),
    })
}

fn verdict(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => "accepted",
        Outcome::Refused => "refused",
        Outcome::Unjudged | Outcome::Unrecognised | Outcome::Unreadable => "unjudged",
    }
}

/// An export of Pix has no base of pupils to speak of.
fn export_file(file: &ImportedFile, facts: Vec<(&'static str, Value)>) -> Value {
    let mut map = Map::new();
    let mut put = |key: &str, value: Value| map.insert(key.to_owned(), value);
    put("file", json!(file.name));
    put("kind", json!(file.kind));
    put("verdict", json!(verdict(file.outcome)));
    for (key, value) in facts {
        put(key, value);
    }
    let findings = file.findings.iter().map(findings::to_json);
    put("diagnostics", json!(findings.collect::<Vec<Value>>()));
    Value::Object(map)
}

fn changes(since: &Since) -> Value {
    let mut counts = json!({
        "since": since.date.to_string(),
        "arrived": since.arrived,
        "left": since.left,
        "moved": since.moved,
        "renamed": since.renamed,
    });
    if let (Some(who), Some(counts)) = (&since.who, counts.as_object_mut()) {
        counts.insert("lists".to_owned(), lists(who));
    }
    counts
}

fn lists(changes: &Changes) -> Value {
    let students = |list: &[Student]| -> Vec<Value> {
        list.iter().map(|one| Value::Object(student(one))).collect()
    };
    let pairs = |list: &[Change]| -> Vec<Value> { list.iter().map(change).collect() };
    json!({
        "arrived": students(&changes.arrived),
        "left": students(&changes.left),
        "moved": pairs(&changes.moved),
        "renamed": pairs(&changes.renamed),
    })
}

fn change(change: &Change) -> Value {
    let mut after = student(&change.after);
    after.insert("before".to_owned(), Value::Object(student(&change.before)));
    Value::Object(after)
}

fn student(student: &Student) -> Map<String, Value> {
    let pairs = [
        ("ine", &student.ine),
        ("last_name", &student.last_name),
        ("first_name", &student.first_name),
        ("division", &student.division),
    ];
    let pairs = pairs.map(|(key, text)| (key.to_owned(), Value::String(text.clone())));
    pairs.into_iter().collect()
}
