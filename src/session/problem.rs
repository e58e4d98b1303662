//! What there is to plan: classes, rooms, invigilators, starts.

use chrono::NaiveDate;

use crate::session::{Availability, Plan, Session, Start, Unavailable};

/// Extra time is rounded up to so many minutes (rules.md, « sessions »).
const ROUNDING_MIN: u32 = 5;

/// Pupils of a class who have the same extra time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ExtraTime {
    /// How many they are.
    pub students: u32,
    /// How much longer their test lasts, in percent: 33 for a third.
    pub percent: u32,
}

/// A division whose pupils are to be certified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Its name: `3A`.
    pub name: String,
    /// All its pupils, those with extra time included.
    pub students: u32,
    /// Whether it must stay in one session.
    pub keep_together: bool,
    /// When it is away: work placement, trip, mock exam.
    pub absences: Vec<Unavailable>,
    /// Those of its pupils who have extra time, by amount.
    pub extra_time: Vec<ExtraTime>,
}

impl Class {
    /// Its pupils with extra time, each amount once, the longest first.
    pub fn extra_by_length(&self) -> Vec<ExtraTime> {
        let mut extra = self.extra_time.clone();
        extra.sort_by_key(|one| std::cmp::Reverse(one.percent));
        extra.dedup_by(|next, kept| {
            let same = next.percent == kept.percent;
            kept.students += if same { next.students } else { 0 };
            same
        });
        extra
    }
}

/// A room with its seats.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Room {
    /// Its name.
    pub name: String,
    /// Pupils it holds.
    pub seats: u32,
    /// When it can be used.
    pub availability: Availability,
}

/// A person who watches sessions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invigilator {
    /// Her or his name.
    pub name: String,
    /// When she or he can come.
    pub availability: Availability,
    /// The most sessions she or he takes; None for no limit.
    pub max_sessions: Option<u32>,
}

/// Everything a plan depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The classes; a plan names them by their index here.
    pub classes: Vec<Class>,
    /// The rooms; a plan names them by their index here.
    pub rooms: Vec<Room>,
    /// The invigilators, by index too; None when nobody is named: then there
    /// are always enough of them, and a plan names none.
    pub invigilators: Option<Vec<Invigilator>>,
    /// The usable starts, in order of time: the index is the lateness.
    pub starts: Vec<Start>,
    /// The days on which a start could be added, to propose repairs.
    pub days: Vec<NaiveDate>,
    /// Pupils for one invigilator, 1 or more.
    pub per_invigilator: u32,
    /// Minutes of a session without extra time.
    pub duration_min: u32,
    /// Sessions that are pinned as they stand, pupils and invigilators included.
    pub fixed: Vec<Session>,
    /// The plan that was published before, if any.
    pub previous: Option<Plan>,
}

impl Problem {
    /// Minutes that the test lasts for a pupil with so much extra time,
    /// rounded up to 5 minutes: 33 % on 120 minutes gives 160.
    pub fn duration(&self, percent: u32) -> u32 {
        extended(self.duration_min, percent)
    }

    /// Invigilators that so many pupils need: one at least.
    pub fn invigilators_for(&self, students: u32) -> u32 {
        students.div_ceil(self.per_invigilator.max(1)).max(1)
    }

    /// All the pupils of all the classes.
    pub fn students(&self) -> u32 {
        self.classes.iter().map(|class| class.students).sum()
    }

    /// The index of the usable start of a moment: its lateness.
    pub fn start_index(&self, date: NaiveDate, minute: u32) -> Option<usize> {
        let key = |start: &Start| (start.date, start.minute);
        self.starts.binary_search_by_key(&(date, minute), key).ok()
    }
}

/// A duration in minutes with extra time in percent, rounded up to 5 minutes.
pub fn extended(duration_min: u32, percent: u32) -> u32 {
    if percent == 0 {
        return duration_min;
    }
    let hundredths = duration_min.saturating_mul(percent.saturating_add(100));
    hundredths.div_ceil(100 * ROUNDING_MIN) * ROUNDING_MIN
}
