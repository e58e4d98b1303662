//! The smallest change after which everybody has a session, tried for real.

use chrono::{Datelike, NaiveDate};

use crate::fr;
use crate::session::rule::moment;
use crate::session::search::places_everybody;
use crate::session::{
    Availability, Clock, Invigilator, Problem, Room, Settings, Start, WeeklyStart,
};

/// Percent of the usual search that a repair is tried with.
const QUICK: u32 = 20;

/// How late a session may start when a slot is proposed, in minutes after midnight.
const USUAL_STARTS: [u32; 3] = [8 * 60 + 30, 10 * 60 + 30, 13 * 60 + 30];

/// A change of the school's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repair {
    /// So much more sessions for everybody who has a maximum.
    MoreSessions(u32),
    /// One more invigilator on one day.
    InvigilatorOn(NaiveDate),
    /// One more start, one day.
    OneStart(NaiveDate, u32),
    /// The slots that start then last until this minute.
    LongerSlot(WeeklyStart, u32),
    /// One more slot every week.
    WeeklySlot(WeeklyStart),
    /// One more invigilator, always there.
    Invigilator,
    /// One more room with so many seats, always free.
    Room(u32),
    /// A class, by its index, may be split.
    Split(usize),
    /// One more slot every day.
    DailySlot(u32),
    /// One more room with so many seats, and one more invigilator, always free.
    RoomWatched(u32),
}

impl Repair {
    /// The change in French, to follow « il suffit de ».
    pub fn text(&self, problem: &Problem) -> String {
        match *self {
            Self::MoreSessions(more) => format!(
                "permettre {} de plus à chaque surveillant",
                fr::count(more as usize, "session", "sessions")
            ),
            Self::InvigilatorOn(date) => {
                format!("trouver un surveillant de plus le {}", fr::date(date))
            }
            Self::OneStart(date, minute) => {
                format!("ouvrir un créneau le {}", moment(date, minute))
            }
            Self::LongerSlot(slot, end) => format!(
                "prolonger jusqu’à {} le créneau du {} à {}",
                Clock(end),
                weekday(slot),
                Clock(slot.minute)
            ),
            Self::WeeklySlot(slot) => format!(
                "ouvrir chaque semaine un créneau le {} à {}",
                weekday(slot),
                Clock(slot.minute)
            ),
            Self::Invigilator => "trouver un surveillant de plus".to_owned(),
            Self::Room(seats) => format!("ajouter une salle de {}", places(seats)),
            Self::RoomWatched(seats) => format!(
                "ajouter une salle de {}, et de trouver un surveillant de plus",
                places(seats)
            ),
            Self::DailySlot(minute) => {
                format!("ouvrir chaque jour un créneau à {}", Clock(minute))
            }
            Self::Split(class) => {
                let class = problem.classes.get(class);
                let name = class.map_or("", |class| class.name.as_str());
                format!("accepter de partager la classe {name}")
            }
        }
    }

    /// How much it asks of the school, from one person on one day to one more
    /// room: of two changes that do, the one that asks less is proposed.
    fn size(&self) -> u32 {
        match self {
            Self::InvigilatorOn(_) => 0,
            Self::OneStart(..) => 1,
            Self::MoreSessions(more) => 1 + more,
            Self::LongerSlot(..) => 3,
            Self::Split(_) => 4,
            Self::WeeklySlot(_) => 5,
            Self::Invigilator => 6,
            Self::Room(_) => 7,
            Self::DailySlot(_) => 8,
            Self::RoomWatched(_) => 9,
        }
    }

    /// The problem after the change.
    pub fn apply(&self, problem: &Problem) -> Problem {
        let mut changed = problem.clone();
        let free = |name: &str, weekly| Invigilator {
            name: name.to_owned(),
            availability: Availability {
                weekly,
                except: Vec::new(),
            },
            max_sessions: None,
        };
        match *self {
            Self::MoreSessions(more) => {
                for person in changed.invigilators.iter_mut().flatten() {
                    person.max_sessions = person.max_sessions.map(|most| most + more);
                }
            }
            Self::InvigilatorOn(date) => {
                let mut person = free("", None);
                person.availability.except = other_days(problem, date);
                changed.invigilators.get_or_insert_default().push(person);
            }
            Self::Invigilator => {
                changed
                    .invigilators
                    .get_or_insert_default()
                    .push(free("", None));
            }
            Self::OneStart(date, minute) => add_start(&mut changed, date, minute),
            Self::WeeklySlot(slot) => {
                for &date in &problem.days {
                    if date.weekday() == slot.weekday {
                        add_start(&mut changed, date, slot.minute);
                    }
                }
            }
            Self::LongerSlot(slot, end) => {
                let starts = changed.starts.iter_mut();
                for start in starts.filter(|start| start.weekly() == slot) {
                    start.end = end;
                    start.limit = end;
                }
            }
            Self::DailySlot(minute) => {
                let new = problem.days.iter();
                let new = new.filter(|&&date| problem.start_index(date, minute).is_none());
                for &date in new {
                    add_start(&mut changed, date, minute);
                }
            }
            Self::Room(seats) => changed.rooms.push(free_room(seats)),
            Self::RoomWatched(seats) => {
                changed.rooms.push(free_room(seats));
                changed
                    .invigilators
                    .get_or_insert_default()
                    .push(free("", None));
            }
            Self::Split(class) => {
                if let Some(class) = changed.classes.get_mut(class) {
                    class.keep_together = false;
                }
            }
        }
        changed
    }
}

/// The first change, the smallest ones first, after which a plan places everybody.
pub fn smallest_repair(
    problem: &Problem,
    seed: u64,
    keep_going: &mut dyn FnMut() -> bool,
) -> Option<Repair> {
    let settings = Settings {
        seed,
        effort: QUICK,
    };
    candidates(problem).into_iter().find(|repair| {
        let changed = repair.apply(problem);
        keep_going() && places_everybody(&changed, settings, keep_going)
    })
}

/// Changes in order of how much they ask of the school.
fn candidates(problem: &Problem) -> Vec<Repair> {
    let mut found = possible(problem);
    found.sort_by_key(Repair::size);
    found
}

/// The changes that may help, those of one kind in order of time or amount.
fn possible(problem: &Problem) -> Vec<Repair> {
    let mut found = Vec::new();
    let people = problem.invigilators.iter().flatten();
    if people.clone().any(|person| person.max_sessions.is_some()) {
        found.push(Repair::MoreSessions(1));
    }
    if problem.invigilators.is_some() {
        found.extend(thinned(&problem.days, 4).map(Repair::InvigilatorOn));
    }
    let free = |date: NaiveDate, minute: u32| {
        let new = a_start(problem, date, minute);
        !problem.starts.iter().any(|start| start.overlaps(&new))
    };
    for date in thinned(&problem.days, 6) {
        let usual = USUAL_STARTS.into_iter().find(|&minute| free(date, minute));
        found.extend(usual.map(|minute| Repair::OneStart(date, minute)));
    }
    let mut weekly: Vec<WeeklyStart> = Vec::new();
    for start in &problem.starts {
        if !weekly.contains(&start.weekly()) {
            weekly.push(start.weekly());
            let end = start.minute + longest(problem);
            if end > start.limit {
                found.push(Repair::LongerSlot(start.weekly(), end));
            }
        }
    }
    let together = problem.classes.iter().enumerate();
    let together = together.filter(|(_, class)| class.keep_together);
    found.extend(together.map(|(class, _)| Repair::Split(class)));
    found.extend((2..=3).map(Repair::MoreSessions));
    if problem.invigilators.is_some() {
        found.push(Repair::Invigilator);
    }
    for (index, date) in problem.days.iter().enumerate() {
        let is_new = |minute: &u32| free(*date, *minute);
        let first = problem
            .days
            .iter()
            .position(|day| day.weekday() == date.weekday());
        let Some(minute) = USUAL_STARTS
            .into_iter()
            .find(is_new)
            .filter(|_| first == Some(index))
        else {
            continue;
        };
        found.push(Repair::WeeklySlot(WeeklyStart {
            weekday: date.weekday(),
            minute,
        }));
    }
    let largest = problem
        .rooms
        .iter()
        .map(|room| room.seats)
        .max()
        .unwrap_or(0);
    let class = problem.classes.iter().map(|class| class.students).max();
    found.push(Repair::Room(largest.max(1)));
    found.extend(class.filter(|&class| class > largest).map(Repair::Room));
    let daily = USUAL_STARTS.into_iter();
    let is_daily = |date, minute| free(date, minute) || problem.start_index(date, minute).is_some();
    let daily = daily.filter(|&minute| problem.days.iter().all(|&date| is_daily(date, minute)));
    found.extend(daily.map(Repair::DailySlot));
    if problem.invigilators.is_some() {
        found.push(Repair::RoomWatched(largest.max(1)));
    }
    found
}

fn free_room(seats: u32) -> Room {
    Room {
        name: String::new(),
        seats,
        availability: Availability::default(),
    }
}

fn places(seats: u32) -> String {
    fr::count(seats as usize, "place", "places")
}

/// At most so many days, spread evenly.
fn thinned(days: &[NaiveDate], most: usize) -> impl Iterator<Item = NaiveDate> {
    days.iter()
        .copied()
        .step_by(days.len().div_ceil(most).max(1))
}

fn a_start(problem: &Problem, date: NaiveDate, minute: u32) -> Start {
    let end = minute + problem.duration(0);
    Start {
        date,
        minute,
        end,
        limit: minute + longest(problem),
    }
}

/// Minutes of the longest test.
fn longest(problem: &Problem) -> u32 {
    let extra = problem.classes.iter().flat_map(|class| &class.extra_time);
    let longest = extra.map(|extra| problem.duration(extra.percent)).max();
    longest.unwrap_or(0).max(problem.duration(0))
}

fn add_start(problem: &mut Problem, date: NaiveDate, minute: u32) {
    let mut start = a_start(problem, date, minute);
    // No session runs into the next start of the day, extra time included.
    for known in problem.starts.iter_mut().filter(|known| known.date == date) {
        if known.end <= minute {
            known.limit = known.limit.min(minute);
        } else if start.end <= known.minute {
            start.limit = start.limit.min(known.minute);
        }
    }
    problem.starts.push(start);
    problem.starts.sort_unstable();
}

fn other_days(problem: &Problem, date: NaiveDate) -> Vec<crate::session::Unavailable> {
    let days = problem.days.iter().filter(|&&day| day != date);
    days.map(|&day| crate::session::Unavailable::Days(crate::calendar::DateRange::day(day)))
        .collect()
}

fn weekday(slot: WeeklyStart) -> &'static str {
    match slot.weekday {
        chrono::Weekday::Mon => "lundi",
        chrono::Weekday::Tue => "mardi",
        chrono::Weekday::Wed => "mercredi",
        chrono::Weekday::Thu => "jeudi",
        chrono::Weekday::Fri => "vendredi",
        chrono::Weekday::Sat => "samedi",
        chrono::Weekday::Sun => "dimanche",
    }
}
