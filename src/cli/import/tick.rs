//! The task that an import does, and the command that ticks it.

use chrono::NaiveDate;

use crate::checklist::Status;
use crate::cli::args::{Global, Place};
use crate::cli::situation::situation;
use crate::cli::todo;

/// How to tick the import of the moment, when it is in the list and not
/// ticked. A dossier that cannot tell has no hint: the import went well.
pub fn hint(kind: &str, global: &Global, today: NaiveDate) -> Option<String> {
    let place = Place::default();
    let list = todo::list(None, &place, global).ok()?;
    let situation = situation(&place, global, today, Some(&list)).ok()?;
    let year = todo::year(&list, &situation);
    let task = format!("{kind}-import");
    let open = year.iter().filter(|item| item.occurrence.task.id == task);
    let begun = open.filter(|item| item.dates().is_some_and(|(start, _)| start <= today));
    // The last one begun is that of today's period: earlier ones are past.
    let item = begun.max_by_key(|item| item.dates())?;
    if matches!(item.status, Status::Done(_)) {
        return None;
    }
    let id = &item.occurrence.id;
    Some(format!(
        "Une fois le fichier déposé dans Pix Orga, cochez la tâche\u{a0}: pixplan done {id}."
    ))
}
