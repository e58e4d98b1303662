//! The page for programs; a hidden count is null.

use serde_json::{Map, Value, json};

use crate::checklist::Status;
use crate::follow::{Detail, LINE_COUNTS, Line, shared};
use crate::report::dashboard::Dashboard;

pub fn data(board: &Dashboard<'_>) -> Value {
    let calendar = board.calendar;
    let tasks = |wanted: fn(Status) -> bool| {
        let year = board.year.iter();
        year.filter(|item| wanted(item.status)).count()
    };
    json!({
        "schema": "pixplan/report/1",
        "today": board.today.to_string(),
        "school": board.school,
        "level": calendar.level.id(),
        "year": calendar.year.label(calendar.zone),
        "shared": board.detail == Detail::Aggregate,
        "tasks": {
            "late": tasks(|status| status == Status::Late),
            "due": tasks(|status| status == Status::Due),
            "upcoming": tasks(|status| status == Status::Upcoming),
            "done": tasks(|status| matches!(status, Status::Done(_))),
        },
        "sessions": sessions(board),
        "progress": progress(board),
        "results": results(board),
    })
}

fn sessions(board: &Dashboard<'_>) -> Vec<Value> {
    let sessions = board.sessions.iter().map(|session| {
        json!({
            "id": session.id,
            "date": session.date.to_string(),
            "room": session.room,
            "state": session.stage.english(),
        })
    });
    sessions.collect()
}

fn progress(board: &Dashboard<'_>) -> Value {
    let Some(progress) = board.progress else {
        return Value::Null;
    };
    let (divisions, _) = shared(progress, board.detail);
    let divisions = progress.divisions.iter().zip(divisions);
    let divisions = divisions.map(|(division, counts)| {
        json!({
            "division": division.division,
            "enrolled": counts.enrolled,
            "finished": counts.finished,
            "underway": counts.underway,
            "not_started": counts.not_started,
            "certifiable": counts.certifiable,
            "not_certifiable": counts.not_certifiable,
            "unknown": counts.unknown,
        })
    });
    json!({
        "as_of": progress.as_of.map(|day| day.to_string()),
        "divisions": divisions.collect::<Vec<Value>>(),
    })
}

fn results(board: &Dashboard<'_>) -> Value {
    let Some(published) = board.results else {
        return Value::Null;
    };
    let lines = |name: &str, lines: &[Line]| -> Vec<Value> {
        let lines = lines.iter().map(|line| {
            let mut row = Map::new();
            row.insert(name.to_owned(), json!(line.label));
            let counts = LINE_COUNTS.iter().zip(line.counts);
            row.extend(counts.map(|(key, count)| ((*key).to_owned(), json!(count))));
            row.insert("median".to_owned(), json!(line.pix.map(|pix| pix.median)));
            Value::Object(row)
        });
        lines.collect()
    };
    json!({
        "divisions": lines("division", &published.divisions),
        "years": lines("year", &published.years),
    })
}
