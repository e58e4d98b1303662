//! The tasks of a list in one school's year: each with its dates.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Part};
use crate::checklist::date_rule::Snap;
use crate::checklist::resolve::{Outcome, Surroundings, resolve};
use crate::checklist::{Checklist, Task, Traits};

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
    /// The teaching period of its due date; its own when it is repeated.
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
/// condition of it is not met by the school.
pub fn occurrences<'a>(
    list: &'a Checklist,
    calendar: &Calendar,
    school: &Traits,
) -> Vec<Occurrence<'a>> {
    let concerned: Vec<&Task> = list
        .tasks
        .iter()
        .filter(|task| task.years.contains(calendar.year))
        .filter(|task| school.satisfy(&task.conditions))
        .collect();
    let year = Year {
        tasks: &concerned,
        calendar,
    };
    concerned
        .iter()
        .flat_map(|task| {
            let periods: Vec<Option<u32>> = match task.repeats {
                None => vec![None],
                Some((first, last)) => main_periods(calendar)
                    .filter(|number| (first..=last).contains(number))
                    .map(Some)
                    .collect(),
            };
            let year = &year;
            periods
                .into_iter()
                .map(move |period| year.place(task, period))
        })
        .collect()
}

fn main_periods(calendar: &Calendar) -> impl Iterator<Item = u32> + '_ {
    let main = calendar
        .periods
        .iter()
        .filter(|period| period.part == Part::Main);
    main.map(|period| period.number)
}

struct Year<'a, 'c> {
    tasks: &'c [&'a Task],
    calendar: &'c Calendar,
}

impl<'a> Year<'a, '_> {
    fn place(&self, task: &'a Task, period: Option<u32>) -> Occurrence<'a> {
        let due = self.due(task, period, LONGEST_CHAIN);
        let in_period = match (period, due.date()) {
            (Some(number), _) => Some((number, Part::Main)),
            (None, Some(date)) => self
                .calendar
                .period_containing(date)
                .map(|p| (p.number, p.part)),
            (None, None) => None,
        };
        let task_due = |id: &str| self.due_of(id, LONGEST_CHAIN);
        let around = Surroundings {
            calendar: self.calendar,
            period,
            task: &task_due,
        };
        let start = match &task.start {
            Some(rule) => resolve(rule, Snap::After, &around),
            None => self.period_start(in_period, &due),
        };
        let limit = task.limit.as_ref();
        Occurrence {
            task,
            id: match period {
                Some(number) => format!("{}@{number}", task.id),
                None => task.id.clone(),
            },
            start,
            limit: limit.map(|rule| resolve(rule, Snap::Before, &around)),
            due,
            period: in_period,
        }
    }

    /// The due date of the first task of that name, which `tache(…)` asks for.
    fn due_of(&self, id: &str, left: usize) -> Option<Outcome> {
        let task = self.tasks.iter().find(|task| task.id == id)?;
        let left = left.checked_sub(1)?;
        Some(self.due(task, task.repeats.map(|(first, _)| first), left))
    }

    fn due(&self, task: &Task, period: Option<u32>, left: usize) -> Outcome {
        let task_due = |id: &str| self.due_of(id, left);
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
