//! The papers for programs: `pixplan/print/1`.
//!
//! As on paper, a pupil's own end is only in what is hers alone, and a list
//! that many people see has no end at all.

use chrono::NaiveTime;
use serde_json::{Map, Value, json};

use crate::report::papers::{Paper, Papers, Seat, Sitting};

/// A paper.
pub fn of(paper: Paper, papers: &Papers) -> Value {
    let sessions = papers.sessions.iter();
    json!({
        "schema": "pixplan/print/1",
        "paper": paper.id(),
        "delete_after": papers.delete_after.to_string(),
        "sessions": sessions.map(|it| session(it, paper)).collect::<Vec<_>>(),
    })
}

fn session(sitting: &Sitting, paper: Paper) -> Value {
    let mut value = Map::new();
    let mut add = |key: &str, known: Value| value.insert(key.to_owned(), known);
    add("id", json!(sitting.number));
    add("date", json!(sitting.date.to_string()));
    add("start", json!(hour(sitting.start)));
    if !is_shared(paper) {
        add("end", json!(hour(sitting.end)));
    }
    add("room", json!(sitting.room));
    add("site", json!(sitting.site));
    add("supervisors", json!(sitting.invigilators));
    add("divisions", json!(sitting.divisions()));
    if paper == Paper::Invigilators {
        let pix = &sitting.pix;
        let known = json!({
            "number": pix.number, "access_code": pix.access_code, "password": pix.password,
        });
        add("pix", known);
    }
    if is_shared(paper) || is_own(paper) {
        let seats = sitting.seats.iter();
        add("students", seats.map(|it| seat(it, paper)).collect());
    }
    Value::Object(value)
}

fn seat(seat: &Seat, paper: Paper) -> Value {
    let mut value = Map::new();
    let mut add = |key: &str, known: Value| value.insert(key.to_owned(), known);
    add("last_name", json!(seat.last_name));
    add("first_name", json!(seat.first_name));
    add("division", json!(seat.division));
    if paper != Paper::DoorLists {
        let birthdate = seat.birthdate.map(|date| date.to_string());
        add("birthdate", json!(birthdate));
    }
    if is_own(paper) {
        add("ine", json!(seat.ine));
        add("end", json!(hour(seat.end)));
        add("username", json!(seat.username()));
        add("certifiable", json!(seat.certifiable));
    }
    Value::Object(value)
}

/// A paper that each pupil has for herself.
fn is_own(paper: Paper) -> bool {
    matches!(paper, Paper::Summons | Paper::MailMerge)
}

/// A list of pupils that many people see.
fn is_shared(paper: Paper) -> bool {
    matches!(paper, Paper::Attendance | Paper::DoorLists)
}

fn hour(time: NaiveTime) -> String {
    time.format("%H:%M").to_string()
}
