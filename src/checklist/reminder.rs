//! What deserves a reminder: late, due soon, or a day of the year to know.

use chrono::{Days, NaiveDate};

use crate::calendar::DateRange;
use crate::checklist::{Item, Milestone, Status};

/// What to remind on a day.
#[derive(Debug, Clone)]
pub struct Reminders<'a> {
    /// Tasks whose day is past.
    pub late: Vec<&'a Item<'a>>,
    /// Tasks due from today to the end of the notice.
    pub soon: Vec<&'a Item<'a>>,
    /// Days of the year that start within the notice.
    pub milestones: Vec<&'a Milestone>,
}

impl Reminders<'_> {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.late.is_empty() && self.soon.is_empty() && self.milestones.is_empty()
    }
}

/// The reminders of a day, with a notice in days (7: up to the same weekday of
/// next week, included).
pub fn reminders<'a>(
    items: &'a [Item<'a>],
    milestones: &'a [Milestone],
    today: NaiveDate,
    notice: u32,
) -> Reminders<'a> {
    let end = today.checked_add_days(Days::new(notice.into()));
    let days = end.and_then(|end| DateRange::new(today, end).ok());
    let is_near = |day: NaiveDate| days.is_some_and(|days| days.contains(day));
    let is_open = |item: &Item<'_>| matches!(item.status, Status::Due | Status::Upcoming);
    let due_soon = |item: &Item<'_>| {
        let mut zones = item.by_zone.iter();
        zones.any(|dates| is_near(dates.due)) || item.dates().is_some_and(|(_, due)| is_near(due))
    };
    Reminders {
        late: items
            .iter()
            .filter(|item| item.status == Status::Late)
            .collect(),
        soon: items
            .iter()
            .filter(|item| is_open(item) && due_soon(item))
            .collect(),
        milestones: milestones
            .iter()
            .filter(|milestone| is_near(milestone.days.first()))
            .collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::calendar::example::{calendar_2026, day};
    use crate::checklist::example::{list, task, zone_b};
    use crate::checklist::{Tick, Ticks, Traits, items, milestones};
    use crate::school::Level;

    /// `late ids / soon ids / milestone ids` of a day.
    fn told(today: &str, notice: u32, ticks: Ticks<'_>) -> String {
        let list = list(vec![
            task("bilan", "rentree", "vacances(toussaint).depart"),
            task("relance", "vacances(toussaint).reprise", "date(11-09)"),
            task("bientot", "date(11-16)", "date(11-16)"), // starts that very day
        ]);
        let calendars = [zone_b()];
        let today = day(today);
        let all = items(&list, &calendars, &Traits::default(), ticks, today);
        let days = milestones(&calendars[0]);
        let found = reminders(&all, &days, today, notice);
        let ids = |items: &[&Item<'_>]| {
            let ids: Vec<&str> = items
                .iter()
                .map(|item| item.occurrence.id.as_str())
                .collect();
            ids.join(" ")
        };
        let known: Vec<&str> = found.milestones.iter().map(|one| one.id.as_str()).collect();
        let told = format!(
            "{}/{}/{}",
            ids(&found.late),
            ids(&found.soon),
            known.join(" ")
        );
        assert_eq!(found.is_empty(), told == "//");
        told
    }

    #[test]
    fn a_notice_of_seven_days_goes_up_to_the_same_weekday() {
        #[track_caller]
        fn case(today: &str, notice: u32, expected: &str) {
            assert_eq!(told(today, notice, Ticks::NotKept), expected, "{today}");
        }

        case("2026-11-01", 7, "//"); // a Sunday: the 9th is eight days away
        case("2026-11-02", 7, "/relance/");
        case("2026-11-09", 7, "/relance bientot/"); // today, and in a week
        case("2026-11-10", 5, "//");
        case("2026-11-10", 6, "/bientot/");
        case("2026-11-16", 0, "/bientot/"); // today alone
        case("2026-10-09", 7, "/bilan/"); // the departure, on the 17th, is eight days away
        case("2026-10-10", 7, "/bilan/vacances-toussaint");
    }

    #[test]
    fn what_is_late_comes_back_until_it_is_ticked() {
        assert_eq!(told("2026-11-02", 7, Ticks::Kept(&[])), "bilan/relance/");
        let ticks = ["bilan", "relance"].map(|id| Tick {
            id: id.to_owned(),
            date: day("2026-10-16"),
            by: None,
            note: None,
        });
        assert_eq!(told("2026-11-02", 7, Ticks::Kept(&ticks)), "//");
    }

    #[test]
    fn without_a_zone_the_day_of_each_zone_counts() {
        let list = list(vec![task("a", "rentree", "fenetre.debut - 1m")]);
        let calendars = Zone::METROPOLE.map(|zone| calendar_2026(zone, Level::College));
        let soon = |today: &str| {
            let all = items(
                &list,
                &calendars,
                &Traits::default(),
                Ticks::NotKept,
                day(today),
            );
            !reminders(&all, &[], day(today), 0).soon.is_empty()
        };
        // C on the 5th, A on the 12th, B on the 15th of February.
        let days = [
            "2027-02-04",
            "2027-02-05",
            "2027-02-08",
            "2027-02-12",
            "2027-02-15",
        ];
        assert_eq!(days.map(soon), [false, true, false, true, true]);
    }
}
