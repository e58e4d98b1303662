//! Sessions as their readers want them: by invigilator, by room and week.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::report::papers::{Papers, Sitting, same};

/// The sessions of one invigilator.
#[derive(Debug, Clone, PartialEq)]
pub struct Duty<'a> {
    /// Who; empty for the sessions that nobody watches yet.
    pub name: &'a str,
    /// Her or his sessions, in order of time.
    pub sessions: Vec<&'a Sitting>,
}

/// The bookings of one room.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomPlan<'a> {
    /// Its name.
    pub room: &'a str,
    /// Its sessions, in order of time; never empty.
    pub sessions: Vec<&'a Sitting>,
    /// The weeks that have one.
    pub weeks: Vec<RoomWeek<'a>>,
}

/// One week of a room.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomWeek<'a> {
    /// Its Monday.
    pub monday: NaiveDate,
    /// Monday to Friday, and Saturday when there is a session.
    pub days: Vec<RoomDay<'a>>,
}

/// One day of a room.
#[derive(Debug, Clone, PartialEq)]
pub struct RoomDay<'a> {
    /// The day.
    pub date: NaiveDate,
    /// Its sessions; may be empty.
    pub sessions: Vec<&'a Sitting>,
}

/// Who watches what, in the order of the first session of each; the sessions
/// without an invigilator come last, each for somebody to be named. Only those
/// asked for, when some are.
pub fn duties(papers: &Papers) -> Vec<Duty<'_>> {
    let sessions = &papers.sessions;
    let asked = &papers.invigilators;
    let is_asked = |name: &str| asked.is_empty() || asked.iter().any(|one| same(one, name));
    let mut found: Vec<Duty<'_>> = Vec::new();
    for sitting in sessions {
        let names = sitting.invigilators.iter().filter(|name| is_asked(name));
        for name in names {
            match found.iter_mut().find(|duty| duty.name == name) {
                Some(duty) => duty.sessions.push(sitting),
                None => found.push(Duty {
                    name,
                    sessions: vec![sitting],
                }),
            }
        }
    }
    let nobody = sessions
        .iter()
        .filter(|it| it.invigilators.is_empty() && asked.is_empty());
    found.extend(nobody.map(|sitting| Duty {
        name: "",
        sessions: vec![sitting],
    }));
    found
}

/// The bookings of each room, in the order of the first session of each.
pub fn room_plans(sessions: &[Sitting]) -> Vec<RoomPlan<'_>> {
    let mut found: Vec<RoomPlan<'_>> = Vec::new();
    for sitting in sessions {
        match found.iter_mut().find(|plan| plan.room == sitting.room) {
            Some(plan) => plan.sessions.push(sitting),
            None => found.push(RoomPlan {
                room: &sitting.room,
                sessions: vec![sitting],
                weeks: Vec::new(),
            }),
        }
    }
    for plan in &mut found {
        plan.weeks = weeks(&plan.sessions);
    }
    found
}

fn weeks<'a>(sessions: &[&'a Sitting]) -> Vec<RoomWeek<'a>> {
    let monday = |date: NaiveDate| date.week(Weekday::Mon).first_day();
    let mut mondays: Vec<NaiveDate> = sessions.iter().map(|it| monday(it.date)).collect();
    mondays.sort_unstable();
    mondays.dedup();
    let week = |monday: NaiveDate| {
        let dates = (0..7).filter_map(|offset| monday.checked_add_days(Days::new(offset)));
        let days = dates.map(|date| RoomDay {
            date,
            sessions: sessions
                .iter()
                .filter(|it| it.date == date)
                .copied()
                .collect(),
        });
        let is_shown = |day: &RoomDay<'_>| {
            day.date.weekday().num_days_from_monday() < 5 || !day.sessions.is_empty()
        };
        RoomWeek {
            monday,
            days: days.filter(is_shown).collect(),
        }
    };
    mondays.into_iter().map(week).collect()
}
