//! Tasks as tasks, in a file of their own.
//!
//! Nextcloud Tasks, Thunderbird and Apple keep them, with their ticks; other
//! programs hide a calendar that mixes both, hence the second file.

use crate::render::ics::line::Lines;
use crate::render::ics::{Dated, alarm, body, closed, dated, day, entries, head, opened};
use crate::report::{Entry, EntryKind, Report, State, When};

/// Writes every task, one without a date too; sessions and days to know stay events.
pub fn todos(report: &Report) -> String {
    let mut out = opened(report);
    let tasks = entries(report).filter(|entry| entry.kind == EntryKind::Task);
    for entry in tasks {
        let mut found = dated(entry);
        if found.is_empty() {
            found.push(Dated {
                zone: String::new(),
                when: entry.when.clone(),
            });
        }
        for dated in found {
            todo(&mut out, report, entry, &dated);
        }
    }
    closed(out)
}

fn todo(out: &mut Lines, report: &Report, entry: &Entry, dated: &Dated) {
    out.raw("BEGIN", "VTODO");
    head(out, report, entry, ("todo", &dated.zone));
    if let When::Due { start, due } = dated.when {
        out.raw("DTSTART;VALUE=DATE", &day(start.min(due)));
        out.raw("DUE;VALUE=DATE", &day(due));
    }
    body(out, entry, dated);
    match entry.state {
        State::Done(ticked) => {
            out.raw("STATUS", "COMPLETED");
            out.raw("PERCENT-COMPLETE", "100");
            if let Some(ticked) = ticked {
                // The same day on every clock between Tahiti and Wallis.
                out.raw("COMPLETED", &format!("{}T110000Z", day(ticked)));
            }
        }
        State::Late | State::Due | State::Upcoming | State::Past => {
            out.raw("STATUS", "NEEDS-ACTION");
            out.raw("PERCENT-COMPLETE", "0");
        }
    }
    if let When::Due { .. } = dated.when {
        alarm(out, entry, "TRIGGER;RELATED=END");
    }
    out.raw("END", "VTODO");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::ics::strict::{self, Component};
    use crate::render::sample;

    fn todo<'a>(calendar: &'a Component, id: &str) -> &'a Component {
        let uid = format!("todo-2026-2027-college-{id}@pixplan.invalid");
        let mut parts = calendar.parts.iter();
        parts
            .find(|part| part.value("UID") == uid)
            .expect("a task of that name")
    }

    #[test]
    fn a_task_has_its_period_and_its_tick() {
        let calendar = strict::read(&todos(&sample::report()));
        assert_eq!(calendar.parts.len(), 52);
        let task = todo(&calendar, "certificabilite");
        assert_eq!(task.value("DTSTART;VALUE=DATE"), "20270118");
        assert_eq!(task.value("DUE;VALUE=DATE"), "20270215");
        assert_eq!(task.value("STATUS"), "NEEDS-ACTION");
        assert_eq!(task.parts[0].value("TRIGGER;RELATED=END"), "-P6DT16H");
        let done = todo(&calendar, "bilan-rentree");
        assert_eq!(done.value("STATUS"), "COMPLETED");
        assert_eq!(done.value("COMPLETED"), "20261013T110000Z");
        assert_eq!(done.value("PERCENT-COMPLETE"), "100");
    }

    #[test]
    fn a_task_without_a_date_is_still_a_task() {
        let calendar = strict::read(&todos(&sample::hostile()));
        let task = todo(&calendar, "inconnue");
        assert!(task.lines.iter().all(|(name, _)| !name.starts_with("DUE")));
        assert!(task.parts.is_empty());
    }

    #[test]
    fn dates_that_differ_make_a_task_per_zone() {
        let calendar = strict::read(&todos(&sample::without_zone()));
        assert_eq!(
            todo(&calendar, "certificabilite-C").value("DUE;VALUE=DATE"),
            "20270201"
        );
    }
}
