//! The tasks of a list in one school's year: each with its dates.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Part};
use crate::checklist::date_rule::Snap;
use crate::checklist::resolve::{Outcome, Surroundings, resolve};
use crate::checklist::{Checklist, Task, Traits};
use crate::fr;

/// A task at its place in the year; a repeated task has one per period.
#[derive(Debug, Clone)]
pub struct Occurrence<'a> {
    /// The task.
    pub task: &'a Task,
    /// `equipe-a-jour`, or `siecle-import@3` for the third period's.
    pub id: String,
    /// First day on which it can be done.
    pub start: Outcome,
    /// Last day.
    pub due: Outcome,
    /// Day after which it no longer counts, when the task has one.
    pub limit: Option<Outcome>,
    /// The teaching period of its due date, or the one before the holiday in
    /// which that date falls; its own when it is repeated.
    pub period: Option<(u32, Part)>,
}

impl Occurrence<'_> {
    /// Its dates, when both are known or forecast.
    pub fn dates(&self) -> Option<(NaiveDate, NaiveDate)> {
        let due = self.due.date()?;
        let start = self.start.date().unwrap_or(due);
        Some((start.min(due), due))
    }
}

/// How many tasks may follow each other through `tache(…)` before it is a circle.
const LONGEST_CHAIN: usize = 16;

/// The tasks of a list that concern a school, in the order of the list.
///
/// A task is left out when its school years do not hold this one, or when a
/// condition of it is not met by the school. A repeated task comes once per
/// period; once in all, without a date, while the periods are not published.
pub fn occurrences<'a>(
    list: &'a Checklist,
    calendar: &Calendar,
    school: &Traits,
) -> Vec<Occurrence<'a>> {
    let tasks: Vec<&Task> = list
        .tasks
        .iter()
        .filter(|task| task.years.contains(calendar.year))
        .filter(|task| school.satisfy(&task.conditions))
        .collect();
    let year = Year {
        tasks: &tasks,
        calendar,
    };
    tasks
        .iter()
        .flat_map(|task| {
            let year = &year;
            let periods = year.periods_of(task).into_iter();
            periods.map(move |period| year.place(task, period))
        })
        .collect()
}

struct Year<'a, 'c> {
    tasks: &'c [&'a Task],
    calendar: &'c Calendar,
}

impl<'a> Year<'a, '_> {
    /// The periods in which a task comes: one without a number when it is not
    /// repeated, or when nobody knows the periods yet.
    fn periods_of(&self, task: &Task) -> Vec<Option<u32>> {
        match task.repeats {
            Some((first, last)) if !self.calendar.periods.is_empty() => {
                let periods = self.calendar.periods.iter();
                let main = periods.filter(|period| period.part == Part::Main);
                let wanted = main.filter(|period| (first..=last).contains(&period.number));
                wanted.map(|period| Some(period.number)).collect()
            }
            _ => vec![None],
        }
    }

    fn place(&self, task: &'a Task, period: Option<u32>) -> Occurrence<'a> {
        let task_due = |id: &str| self.due_of(id, period, LONGEST_CHAIN);
        let around = Surroundings {
            calendar: self.calendar,
            period,
            task: &task_due,
        };
        let start = task.start.as_ref();
        let start = start.map(|rule| resolve(rule, Snap::After, &around));
        let due = match &start {
            // What can never start has no end either.
            Some(Outcome::NotApplicable(why)) => Outcome::NotApplicable(why.clone()),
            _ => self.due(task, period, LONGEST_CHAIN),
        };
        let in_period = match (period, due.date()) {
            (Some(number), _) => Some((number, Part::Main)),
            (None, Some(date)) => self.period_of(date),
            (None, None) => None,
        };
        let limit = task.limit.as_ref();
        Occurrence {
            task,
            id: match period {
                Some(number) => format!("{}@{number}", task.id),
                None => task.id.clone(),
            },
            start: start.unwrap_or_else(|| self.period_start(in_period, &due)),
            limit: limit.map(|rule| resolve(rule, Snap::Before, &around)),
            due,
            period: in_period,
        }
    }

    /// The period in which a day is prepared: its own, or the one that the
    /// holiday follows.
    fn period_of(&self, date: NaiveDate) -> Option<(u32, Part)> {
        let day = self.calendar.period_containing(date).or_else(|| {
            let class = self.calendar.snap_before(date)?;
            self.calendar.period_containing(class)
        });
        day.map(|period| (period.number, period.part))
    }

    /// The due date of a task by its name, which `tache(…)` asks for; in the
    /// same period when both are repeated.
    fn due_of(&self, id: &str, period: Option<u32>, left: usize) -> Option<Outcome> {
        let task = self.tasks.iter().find(|task| task.id == id)?;
        let Some(left) = left.checked_sub(1) else {
            let message = format!("la tâche {} s’attend elle-même", fr::quoted(id));
            return Some(Outcome::NotApplicable(message));
        };
        let periods = self.periods_of(task);
        let same = periods.iter().find(|known| **known == period);
        let period = *same.or(periods.first())?;
        Some(self.due(task, period, left))
    }

    fn due(&self, task: &Task, period: Option<u32>, left: usize) -> Outcome {
        let task_due = |id: &str| self.due_of(id, period, left);
        let around = Surroundings {
            calendar: self.calendar,
            period,
            task: &task_due,
        };
        match &task.due {
            Some(rule) => resolve(rule, Snap::Before, &around),
            None => Outcome::NotApplicable("aucune échéance n’est imprimée".to_owned()),
        }
    }

    fn period_start(&self, period: Option<(u32, Part)>, due: &Outcome) -> Outcome {
        let mut periods = self.calendar.periods.iter();
        let found = periods.find(|found| Some((found.number, found.part)) == period);
        match (found, due) {
            (Some(found), Outcome::On(due)) => {
                let mut start = due.clone();
                start.date = found.days.first();
                start.raw = start.date;
                start.reasons = vec!["début de la période".to_owned()];
                Outcome::On(start)
            }
            _ => due.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::ZoneYear;
    use crate::calendar::example::{day, polynesie_2023};
    use crate::checklist::example::{list, task, zone_b};
    use crate::checklist::{Condition, Trait, YearSpan};

    /// `id start..due`, with the reason instead of a date that is not there.
    fn told(tasks: Vec<Task>, calendar: &Calendar) -> Vec<String> {
        let list = list(tasks);
        let found = occurrences(&list, calendar, &Traits::default());
        let date = |outcome: &Outcome| match outcome {
            Outcome::On(found) => found.date.to_string(),
            Outcome::Unpublished(what) => format!("non publié, {what}"),
            Outcome::NotApplicable(what) => format!("sans objet, {what}"),
        };
        let line = |one: &Occurrence<'_>| {
            let line = format!("{} {} → {}", one.id, date(&one.start), date(&one.due));
            line.replace('\u{a0}', " ")
        };
        found.iter().map(line).collect()
    }

    fn repeated(id: &str, start: &str, due: &str, periods: (u32, u32)) -> Task {
        Task {
            repeats: Some(periods),
            ..task(id, start, due)
        }
    }

    #[test]
    fn a_repeated_task_comes_once_per_period() {
        let import = repeated("a", "periode.debut", "periode.debut + 1s", (2, 99));
        let expected = [
            "a@2 2026-11-02 → 2026-11-09",
            "a@3 2027-01-04 → 2027-01-11",
            "a@4 2027-03-08 → 2027-03-15",
            "a@5 2027-05-03 → 2027-05-10", // and not in the part after the window
        ];
        assert_eq!(told(vec![import.clone()], &zone_b()), expected);

        let mut open = polynesie_2023();
        open.days.holidays[5].back_to_school = None;
        open.periods.clear();
        let unpublished = "a non publié, périodes, Polynésie française → \
                           non publié, périodes, Polynésie française";
        assert_eq!(told(vec![import], &open), [unpublished]);
    }

    #[test]
    fn a_task_that_does_not_concern_the_school_is_left_out() {
        let past = Task {
            years: YearSpan {
                first: None,
                last: Some(crate::calendar::SchoolYear(2025)),
            },
            ..task("passee", "rentree", "rentree")
        };
        let private = Task {
            conditions: vec![Condition {
                of: Trait::Private,
                wanted: true,
            }],
            ..task("privee", "rentree", "rentree")
        };
        assert_eq!(told(vec![past, private], &zone_b()), [""; 0]);
    }

    #[test]
    fn a_task_without_a_start_starts_with_its_period() {
        let tasks = vec![
            task("a", "", "fin_mois(11)"),
            task("b", "", "fenetre.fin - 1s"),
        ];
        let expected = ["a 2026-11-02 → 2026-11-30", "b 2027-05-03 → 2027-06-04"];
        assert_eq!(told(tasks, &zone_b()), expected);
        let silent = told(vec![task("c", "rentree", "")], &zone_b());
        assert_eq!(
            silent,
            ["c 2026-09-01 → sans objet, aucune échéance n’est imprimée"]
        );
    }

    #[test]
    fn what_can_never_start_has_no_due_date() {
        let tasks = vec![task("a", "vacances(9).reprise", "annee.fin")];
        let why = "sans objet, pas de vacances n° 9 dans le calendrier (zone B)";
        assert_eq!(told(tasks, &zone_b()), [format!("a {why} → {why}")]);
        // Nobody knows the start yet: the due date still holds.
        let mut corse = zone_b();
        corse.days = ZoneYear {
            pupils_return: None,
            ..corse.days
        };
        let tasks = vec![task("a", "rentree", "date(12-30) brut")];
        let expected = "a non publié, rentrée des élèves → 2026-12-30";
        assert_eq!(told(tasks, &corse), [expected]);
    }

    #[test]
    fn a_task_can_wait_for_the_due_date_of_another() {
        let tasks = vec![
            task("c", "rentree", "tache(b) + 1j"),
            task("b", "tache(a)", "tache(a) + 1s"),
            task("a", "rentree", "fin_mois(09)"),
        ];
        let expected = [
            "c 2026-09-01 → 2026-10-08",
            "b 2026-09-30 → 2026-10-07",
            "a 2026-09-01 → 2026-09-30",
        ];
        assert_eq!(told(tasks, &zone_b()), expected);
    }

    #[test]
    fn a_repeated_task_waits_for_the_other_of_its_period() {
        let tasks = vec![
            repeated("a", "periode.debut", "periode.debut + 1s", (1, 2)),
            repeated("b", "tache(a)", "tache(a) + 1s", (2, 3)),
            task("c", "rentree", "tache(a)"),
        ];
        let found = told(tasks, &zone_b());
        let expected = [
            "b@2 2026-11-09 → 2026-11-16",
            "b@3 2026-09-08 → 2026-09-15", // no « a » in period 3: the first one
            "c 2026-09-01 → 2026-09-08",
        ];
        assert_eq!(found[2..], expected);
    }

    #[test]
    fn tasks_that_wait_for_each_other_have_no_date() {
        let tasks = vec![
            task("a", "rentree", "tache(b)"),
            task("b", "rentree", "tache(a)"),
            task("c", "rentree", "tache(c) - 1j"),
        ];
        for line in told(tasks, &zone_b()) {
            assert!(line.contains("s’attend elle-même"), "{line}");
        }
    }

    #[test]
    fn a_due_date_in_a_holiday_belongs_to_the_period_before_it() {
        #[track_caller]
        fn case(due: &str, period: Option<(u32, Part)>) {
            let list = list(vec![task("a", "rentree", due)]);
            let calendar = zone_b();
            let found = occurrences(&list, &calendar, &Traits::default());
            assert_eq!(found[0].period, period, "{due}");
        }

        case("fin_mois(11)", Some((2, Part::Main)));
        case("vacances(toussaint).depart brut", Some((1, Part::Main))); // a Saturday
        case("date(12-30) brut", Some((2, Part::Main)));
        case("fenetre.fin", Some((5, Part::Main)));
        case("fenetre.fin + 1j brut", Some((5, Part::Bis)));
        case("date(07-31) brut", Some((5, Part::Bis)));
        case("date(08-20) brut", Some((1, Part::Main))); // before the return
        case("vacances(9).depart", None);
    }

    #[test]
    fn dates_are_never_back_to_front() {
        let list = list(vec![task("a", "fin_mois(11)", "fin_mois(09)")]);
        let calendar = zone_b();
        let found = occurrences(&list, &calendar, &Traits::default());
        let september = day("2026-09-30");
        assert_eq!(found[0].dates(), Some((september, september)));
    }
}
