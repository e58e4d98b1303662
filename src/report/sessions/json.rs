//! `pixplan/sessions/1`.

use serde_json::{Map, Value, json};

use crate::report::findings;
use crate::report::sessions::{Keeping, Planned, Repaired};
use crate::session::{BookedSession, Clock, Move, SessionKind, because};

/// The plan for programs.
pub fn planned(planned: &Planned<'_>) -> Value {
    let outcome = planned.outcome;
    let status = if !outcome.is_complete() {
        "incomplete"
    } else if outcome.is_optimal() {
        "optimal"
    } else {
        "feasible"
    };
    let unplaced = outcome.plan.unplaced.iter().map(|left| {
        let class = planned.problem.classes.get(left.class);
        json!({
            "division": class.map(|class| &class.name),
            "students": left.students,
            "because": because(planned.problem, &outcome.plan, left.class).text(),
        })
    });
    let unplaced: Vec<Value> = unplaced.collect();
    let repair = match &planned.repair {
        Repaired::By(change) => json!(change),
        Repaired::NotNeeded | Repaired::Nothing | Repaired::OutOfTime => Value::Null,
    };
    let all = planned.sessions.iter().chain(planned.make_up);
    json!({
        "schema": "pixplan/sessions/1",
        "today": planned.today.to_string(),
        "status": status,
        "interrupted": outcome.interrupted,
        "sessions_bound": outcome.sessions_bound,
        "splits_bound": outcome.splits_bound,
        "objective": {
            "sessions": outcome.objective.sessions,
            "splits": outcome.objective.splits,
            "lateness": outcome.objective.lateness,
        },
        "sessions": all.map(session).collect::<Vec<Value>>(),
        "unplaced": unplaced,
        "repair": repair,
        "saved": planned.keeping != Keeping::Shown,
        "moves": planned.moves.as_ref().map(|moves| moves.iter().map(moved).collect::<Vec<Value>>()),
        "why": planned.why.as_ref().map(|(number, reasons)| {
            let reasons = reasons.iter().map(|(start, reason)| json!({
                "date": start.date.to_string(),
                "start": Clock(start.minute).to_string(),
                "because": reason.text(),
            }));
            json!({ "session": number, "starts": reasons.collect::<Vec<Value>>() })
        }),
        "assumptions": planned.assumptions,
        "diagnostics": planned.findings.iter().map(findings::to_json).collect::<Vec<Value>>(),
    })
}

/// One session for programs.
pub fn session(session: &BookedSession) -> Value {
    let groups = session
        .groups
        .iter()
        .map(|group| json!({ "division": group.division, "students": group.students }));
    let mut row = Map::new();
    let mut set = |key: &str, value: Value| {
        row.insert(key.to_owned(), value);
    };
    set("id", json!(session.id));
    set("date", json!(session.date.to_string()));
    set("start", json!(Clock(session.minute).to_string()));
    set("end", json!(Clock(session.end).to_string()));
    set("room", json!(session.room));
    set("supervisors", json!(session.invigilators));
    set("groups", groups.collect());
    set("stage", json!(session.stage.english()));
    set("fixed", json!(session.pinned));
    if session.kind == SessionKind::MakeUp {
        set("kind", json!("make-up"));
        set("absentees", json!(session.absentees));
    }
    Value::Object(row)
}

fn moved(one: &Move) -> Value {
    match one {
        Move::Added(new) => json!({ "id": new.id, "from": null, "to": session(new) }),
        Move::Removed(old) => json!({ "id": old.id, "from": session(old), "to": null }),
        Move::Changed { from, to } => {
            json!({ "id": to.id, "from": session(from), "to": session(to) })
        }
    }
}
