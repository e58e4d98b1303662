//! Which tasks to show today.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Part};
use crate::checklist::{Item, Role, Status};

/// What a person asks to see.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only the tasks of these roles; empty: of all.
    pub roles: Vec<Role>,
    /// Which part of the year.
    pub span: Span,
    /// Only what is due from this day on.
    pub from: Option<NaiveDate>,
    /// Only what is due up to this day.
    pub to: Option<NaiveDate>,
}

/// Which part of the year to show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Span {
    /// What is late, what is due now, then the rest of the current period.
    #[default]
    Now,
    /// Only what is late.
    Late,
    /// Everything of the current period, done or not.
    CurrentPeriod,
    /// Everything of a period, done or not.
    Period(u32),
    /// The whole year.
    Year,
}

/// The period of a day: the one that holds it, else the next one, since in
/// holidays people look ahead.
pub fn current_period(calendar: &Calendar, today: NaiveDate) -> Option<(u32, Part)> {
    let mut periods = calendar.periods.iter();
    let found = periods.find(|period| today <= period.days.last());
    found.map(|period| (period.number, period.part))
}

/// The items that a person asks to see, in the same order.
pub fn select<'a>(items: Vec<Item<'a>>, selection: &Selection) -> Vec<Item<'a>> {
    let wanted = |item: &Item<'a>| {
        let roles = &item.occurrence.task.roles;
        let role = selection.roles.is_empty() || roles.iter().any(|r| selection.roles.contains(r));
        role && in_span(item, selection) && in_days(item, selection)
    };
    items.into_iter().filter(wanted).collect()
}

fn in_span(item: &Item<'_>, selection: &Selection) -> bool {
    match selection.span {
        Span::Year => true,
        Span::Late => item.status == Status::Late,
        Span::CurrentPeriod => item.in_current_period,
        Span::Period(number) => item.periods.iter().any(|period| period.0 == number),
        // Days asked for replace the default selection.
        Span::Now if selection.from.is_some() || selection.to.is_some() => true,
        Span::Now => match item.status {
            Status::Late | Status::Due => true,
            Status::Upcoming => item.in_current_period,
            Status::Past | Status::Done(_) => false,
        },
    }
}

fn in_days(item: &Item<'_>, selection: &Selection) -> bool {
    if selection.from.is_none() && selection.to.is_none() {
        return true;
    }
    let Some((_, due)) = item.dates() else {
        return false;
    };
    selection.from.is_none_or(|from| from <= due) && selection.to.is_none_or(|to| due <= to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::calendar::example::{calendar_2026, day};
    use crate::checklist::example::{list, task, zone_b};
    use crate::checklist::{Checklist, Task, Tick, Ticks, Traits, items};
    use crate::school::Level;

    const TODAY: &str = "2026-11-22";

    /// One task of each kind on 22 November 2026, in period 2 of zone B.
    fn year() -> Checklist {
        let heads = Task {
            roles: vec![Role::Head, Role::Invigilators],
            ..task("direction", "rentree", "fenetre.debut - 3s")
        };
        list(vec![
            task("faite", "rentree", "fin_mois(09)"),
            task("en-retard", "rentree", "vacances(toussaint).depart"),
            task("en-cours", "vacances(toussaint).reprise", "fin_mois(11)"),
            task("bientot", "date(12-01)", "vacances(noel).depart"),
            task("plus-tard", "vacances(noel).reprise", "fenetre.debut"),
            heads,
            task("sans-date", "rentree", "vacances(9).depart"),
        ])
    }

    fn shown(selection: &Selection, today: &str) -> String {
        let tick = Tick {
            id: "faite".to_owned(),
            date: day("2026-09-15"),
            by: None,
            note: None,
        };
        let ticks = [tick];
        let (list, calendars) = (year(), [zone_b()]);
        let all = items(
            &list,
            &calendars,
            &Traits::default(),
            Ticks::Kept(&ticks),
            day(today),
        );
        let chosen = select(all, selection);
        let ids: Vec<&str> = chosen
            .iter()
            .map(|item| item.occurrence.id.as_str())
            .collect();
        ids.join(" ")
    }

    #[test]
    fn the_default_is_late_then_due_then_the_rest_of_the_period() {
        let found = shown(&Selection::default(), TODAY);
        assert_eq!(found, "en-retard en-cours bientot direction");
    }

    #[test]
    fn a_span_is_a_part_of_the_year() {
        #[track_caller]
        fn case(span: Span, expected: &str) {
            let selection = Selection {
                span,
                ..Selection::default()
            };
            assert_eq!(shown(&selection, TODAY), expected, "{span:?}");
        }

        case(Span::Late, "en-retard");
        case(Span::CurrentPeriod, "en-cours bientot");
        case(Span::Period(1), "faite en-retard"); // done or not
        case(Span::Period(3), "direction");
        case(Span::Period(9), "");
        case(
            Span::Year,
            "faite en-retard en-cours bientot direction plus-tard sans-date",
        );
    }

    #[test]
    fn days_asked_for_replace_the_default_selection() {
        #[track_caller]
        fn case(from: Option<&str>, to: Option<&str>, expected: &str) {
            let selection = Selection {
                from: from.map(day),
                to: to.map(day),
                ..Selection::default()
            };
            assert_eq!(shown(&selection, TODAY), expected);
        }

        case(Some("2026-11-30"), Some("2026-12-18"), "en-cours bientot"); // both included
        case(Some("2026-12-01"), None, "bientot direction plus-tard");
        case(None, Some("2026-09-30"), "faite");
        case(Some("2026-12-19"), Some("2026-12-18"), "");
    }

    #[test]
    fn a_role_keeps_the_tasks_that_it_shares() {
        let of = |roles: &[Role]| Selection {
            roles: roles.to_vec(),
            span: Span::Year,
            ..Selection::default()
        };
        assert_eq!(shown(&of(&[Role::Invigilators]), TODAY), "direction");
        assert_eq!(shown(&of(&[Role::Families]), TODAY), "");
        let two = shown(&of(&[Role::Families, Role::Head]), TODAY);
        assert_eq!(two, "direction");
    }

    #[test]
    fn in_holidays_people_look_ahead() {
        #[track_caller]
        fn case(today: &str, expected: Option<(u32, Part)>) {
            assert_eq!(current_period(&zone_b(), day(today)), expected, "{today}");
        }

        case("2026-08-20", Some((1, Part::Main)));
        case("2026-10-16", Some((1, Part::Main))); // its last day of class
        case("2026-10-17", Some((2, Part::Main)));
        case("2026-11-22", Some((2, Part::Main))); // a Sunday
        case("2027-06-11", Some((5, Part::Main)));
        case("2027-06-12", Some((5, Part::Bis)));
        case("2027-07-02", Some((5, Part::Bis)));
        case("2027-07-03", None); // the year is over
    }

    #[test]
    fn a_period_is_searched_in_every_zone() {
        let list = list(vec![task("a", "fenetre.debut", "fenetre.fin")]);
        let calendars = Zone::METROPOLE.map(|zone| calendar_2026(zone, Level::Lycee));
        let all = items(
            &list,
            &calendars,
            &Traits::default(),
            Ticks::NotKept,
            day(TODAY),
        );
        let count = |number: u32| {
            let selection = Selection {
                span: Span::Period(number),
                ..Selection::default()
            };
            select(all.clone(), &selection).len()
        };
        // 5 March 2027 in A and C, 19 February in B.
        assert_eq!([count(2), count(3), count(4)], [0, 1, 1]);
    }
}
