//! Small lists for the tests of this library.

use crate::calendar::example::calendar_2026;
use crate::calendar::{Calendar, Zone};
use crate::checklist::{Checklist, Role, Task, YearSpan};
use crate::school::Level;

/// A collège of zone B in 2026-2027.
pub fn zone_b() -> Calendar {
    calendar_2026(Zone::B, Level::College)
}

/// A task of the référent's, from its id and its two rules; an empty rule is
/// none.
pub fn task(id: &str, start: &str, due: &str) -> Task {
    let rule = |text: &str| (!text.is_empty()).then(|| text.parse().unwrap());
    Task {
        id: id.to_owned(),
        title: format!("Faire {id}"),
        roles: vec![Role::PixLead],
        heading: String::new(),
        start: rule(start),
        due: rule(due),
        limit: None,
        why: String::new(),
        detail: String::new(),
        link: None,
        command: None,
        years: YearSpan::default(),
        conditions: Vec::new(),
        repeats: None,
        after: Vec::new(),
        sources: Vec::new(),
    }
}

/// A list of tasks, for both levels.
pub fn list(tasks: Vec<Task>) -> Checklist {
    Checklist {
        title: "Liste".to_owned(),
        level: None,
        source: String::new(),
        document: None,
        tasks,
    }
}
