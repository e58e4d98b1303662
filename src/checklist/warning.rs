//! What to watch in a task's dates: remarks that help, never errors.

use chrono::NaiveDate;

use crate::calendar::{Calendar, DateRange, Publication};
use crate::checklist::{Occurrence, Outcome};
use crate::fr;

/// School days under which a task due now deserves a word.
const FEW_SCHOOL_DAYS: usize = 3;

/// What to watch in an occurrence, whatever the day.
///
/// Its due date stands as printed on a day without class; it comes after the
/// limit that makes it useful; it comes before the task it depends on.
pub fn warnings(of: &Occurrence<'_>, all: &[Occurrence<'_>], calendar: &Calendar) -> Vec<String> {
    let mut found = Vec::new();
    let Some((_, due)) = of.dates() else {
        return found;
    };
    if let Some(reason) = calendar.day_off_reason(due) {
        let date = fr::date(due);
        found.push(format!(
            "échéance un jour sans classe\u{a0}: {date} ({reason})"
        ));
    }
    if let Some(limit) = of.limit.as_ref().and_then(Outcome::date)
        && due > limit
    {
        let limit = fr::date(limit);
        found.push(format!(
            "échéance trop tardive\u{a0}: cela n’est utile que jusqu’au {limit}"
        ));
    }
    for id in &of.task.after {
        let same_period = of.id.replacen(&of.task.id, id, 1);
        let before = all.iter().find(|other| other.id == same_period);
        let before = before.or_else(|| all.iter().find(|other| other.task.id == *id));
        if let Some(before) = before
            && let Some((_, needed)) = before.dates()
            && needed > due
        {
            found.push(format!(
                "échéance avant celle de la tâche dont elle dépend, {} ({})",
                fr::quoted(&before.task.title),
                fr::short_date(needed)
            ));
        }
    }
    found
}

/// A word when few school days are left before a due date that is near.
pub fn few_days_left(due: NaiveDate, today: NaiveDate, calendar: &Calendar) -> Option<String> {
    let left = school_days(today, due, calendar)?;
    match left {
        _ if left > FEW_SCHOOL_DAYS => None,
        0 => Some("plus aucun jour de classe d’ici là".to_owned()),
        1 => Some("plus qu’un jour de classe".to_owned()),
        _ => Some(format!("plus que {left} jours de classe")),
    }
}

/// School days from today to a due date, both included.
fn school_days(today: NaiveDate, due: NaiveDate, calendar: &Calendar) -> Option<usize> {
    let days = DateRange::new(today, due).ok()?;
    Some(calendar.school_days_in(days).count())
}

/// A word on the window when it ends on a day without class in this zone.
pub fn window_end(calendar: &Calendar) -> Option<String> {
    let Publication::Known(window) = &calendar.certification.window else {
        return None;
    };
    let end = window.value.last();
    let reason = calendar.day_off_reason(end)?;
    let usable = calendar.snap_before(end)?;
    Some(format!(
        "La fenêtre se termine le {}, un jour sans classe ({reason})\u{a0}: \
         le dernier jour utilisable est le {}.",
        fr::date(end),
        fr::date(usable)
    ))
}
