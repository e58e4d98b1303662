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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::calendar::example::{calendar_2026, day};
    use crate::checklist::example::{list, task, zone_b};
    use crate::checklist::{Task, Traits, occurrences};
    use crate::school::Level;

    /// The remarks on the first task of a list.
    fn told(tasks: Vec<Task>) -> Vec<String> {
        let calendar = zone_b();
        let list = list(tasks);
        let all = occurrences(&list, &calendar, &Traits::default());
        let found = warnings(&all[0], &all, &calendar).into_iter();
        found.map(|text| text.replace('\u{a0}', " ")).collect()
    }

    #[test]
    fn a_printed_date_without_class_is_remarked_and_a_snapped_one_is_not() {
        let printed = told(vec![task("a", "rentree", "date(12-30) brut")]);
        let expected =
            "échéance un jour sans classe : mercredi 30 décembre 2026 (vacances de Noël)";
        assert_eq!(printed, [expected]);
        assert_eq!(told(vec![task("a", "rentree", "date(12-30)")]), [""; 0]);
        assert_eq!(
            told(vec![task("a", "rentree", "vacances(9).depart")]),
            [""; 0]
        );
    }

    #[test]
    fn a_date_after_its_limit_is_useless() {
        #[track_caller]
        fn case(limit: &str, expected: &[&str]) {
            let task = Task {
                limit: Some(limit.parse().unwrap()),
                ..task("a", "rentree", "fenetre.debut + 1j")
            };
            assert_eq!(told(vec![task]), expected);
        }

        case(
            "fenetre.debut",
            &["échéance trop tardive : cela n’est utile que jusqu’au lundi 15 mars 2027"],
        );
        case("fenetre.debut + 1j", &[]); // the limit itself is still useful
    }

    #[test]
    fn a_date_before_its_prerequisite_is_remarked() {
        let after = |id: &str, due: &str, wanted: &str| Task {
            after: vec![wanted.to_owned()],
            ..task(id, "", due)
        };
        let tasks = vec![
            after("a", "fin_mois(09)", "b"),
            task("b", "rentree", "fin_mois(11)"),
        ];
        let expected = "échéance avant celle de la tâche dont elle dépend, \
                        « Faire b » (30/11/2026)";
        assert_eq!(told(tasks), [expected]);
        let same_day = vec![
            after("a", "fin_mois(09)", "b"),
            task("b", "rentree", "fin_mois(09)"),
        ];
        assert_eq!(told(same_day), [""; 0]);
    }

    #[test]
    fn repeated_tasks_are_compared_in_their_period() {
        let each = |id: &str, due: &str, after: &[&str]| Task {
            repeats: Some((1, 2)),
            after: after.iter().map(|id| (*id).to_owned()).collect(),
            ..task(id, "periode.debut", due)
        };
        let tasks = vec![
            each("a", "periode.debut + 1j", &["b"]),
            each("b", "periode.debut + 1s", &[]),
        ];
        let told = told(tasks);
        assert!(
            told[0].contains("(08/09/2026)"),
            "the first period's: {told:?}"
        );
    }

    #[test]
    fn few_school_days_left_are_counted_with_today() {
        #[track_caller]
        fn case(today: &str, due: &str, expected: Option<&str>) {
            let found = few_days_left(day(due), day(today), &zone_b());
            assert_eq!(found.as_deref(), expected, "{today}, {due}");
        }

        case("2026-12-15", "2026-12-18", None); // four days
        case(
            "2026-12-16",
            "2026-12-18",
            Some("plus que 3 jours de classe"),
        );
        case(
            "2026-12-18",
            "2026-12-18",
            Some("plus qu’un jour de classe"),
        );
        case(
            "2026-12-19",
            "2027-01-04",
            Some("plus qu’un jour de classe"),
        ); // the holiday does not count
        case(
            "2026-12-19",
            "2026-12-30",
            Some("plus aucun jour de classe d’ici là"),
        );
        case("2026-12-19", "2026-12-18", None); // past
    }

    #[test]
    fn a_window_that_ends_in_a_holiday_gives_the_last_usable_day() {
        let lycee = |zone| window_end(&calendar_2026(zone, Level::Lycee));
        let told = lycee(Zone::B).expect("a remark").replace('\u{a0}', " ");
        let expected = "La fenêtre se termine le vendredi 5 mars 2027, un jour sans classe \
                        (vacances d’hiver) : le dernier jour utilisable est le \
                        vendredi 19 février 2027.";
        assert_eq!(told, expected);
        assert_eq!(lycee(Zone::A), None);
        assert_eq!(window_end(&zone_b()), None);
    }
}
