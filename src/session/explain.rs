//! Why pupils are left without a session, and why a session is not earlier.

use crate::session::{Plan, Problem, Session, Start};

/// What keeps pupils of a class out of every session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Limit {
    /// There is no usable start at all, or none when the class is there.
    Dates,
    /// No slot lasts long enough for its pupils with extra time.
    ExtraTime,
    /// The class stays together and no room holds it.
    RoomSize,
    /// There is a room, but nobody left to watch.
    Invigilators,
    /// Every room is taken or full whenever the class could come.
    Seats,
}

impl Limit {
    /// The limit in French, to follow « parce que ».
    pub fn text(self) -> &'static str {
        match self {
            Self::Dates => "aucun créneau utilisable ne convient à cette classe",
            Self::ExtraTime => "aucun créneau libre n’est assez long pour le temps majoré",
            Self::RoomSize => {
                "aucune salle libre ne tient toute la classe, qui doit rester ensemble"
            }
            Self::Invigilators => "il manque des surveillants",
            Self::Seats => "il manque des places dans les salles",
        }
    }
}

/// The limit that keeps the pupils of a class out of a plan.
pub fn because(problem: &Problem, plan: &Plan, class: usize) -> Limit {
    let Some(known) = problem.classes.get(class) else {
        return Limit::Dates;
    };
    let is_there = |start: &&Start| !known.absences.iter().any(|one| one.covers(start));
    let starts: Vec<&Start> = problem.starts.iter().filter(is_there).collect();
    if starts.is_empty() {
        return Limit::Dates;
    }
    let longest = known.extra_time.iter().map(|extra| extra.percent).max();
    let minutes = problem.duration(longest.unwrap_or(0));
    if !starts.iter().any(|start| start.longest() >= minutes) {
        return Limit::ExtraTime;
    }
    let largest = problem
        .rooms
        .iter()
        .map(|room| room.seats)
        .max()
        .unwrap_or(0);
    if known.keep_together && largest < known.students {
        return Limit::RoomSize;
    }
    let mut free = starts.iter().filter(|start| start.longest() >= minutes);
    if free.any(|start| has_free_room(problem, plan, start)) {
        return Limit::Invigilators;
    }
    Limit::Seats
}

fn has_free_room(problem: &Problem, plan: &Plan, start: &Start) -> bool {
    let mut rooms = problem.rooms.iter().enumerate();
    rooms.any(|(room, known)| {
        known.seats > 0 && known.availability.allows(start) && !is_taken(problem, plan, room, start)
    })
}

fn is_taken(problem: &Problem, plan: &Plan, room: usize, start: &Start) -> bool {
    let mut there = plan.sessions.iter().filter(|session| session.room == room);
    there.any(|session| session.slot(problem).overlaps(start))
}

/// Why a session does not start at an earlier usable start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NotEarlier {
    /// A class of the session is away.
    ClassAway,
    /// The slot is too short for extra time.
    TooShort,
    /// No room with enough seats can be had.
    NoRoom,
    /// The rooms with enough seats hold other sessions.
    RoomTaken,
    /// Not enough invigilators can come or are left.
    NoInvigilator,
    /// The session could move there, and another would have to give way.
    Possible,
}

impl NotEarlier {
    /// The reason in French.
    pub fn text(self) -> &'static str {
        match self {
            Self::ClassAway => "une classe est absente",
            Self::TooShort => "le créneau est trop court pour le temps majoré",
            Self::NoRoom => "aucune salle assez grande n’est disponible",
            Self::RoomTaken => "les salles assez grandes sont prises",
            Self::NoInvigilator => "les surveillants sont pris ou absents",
            Self::Possible => "ce créneau est libre",
        }
    }
}

/// For each usable start before a session, why it is not there.
pub fn why(problem: &Problem, plan: &Plan, session: usize) -> Vec<(Start, NotEarlier)> {
    let Some(session) = plan.sessions.get(session) else {
        return Vec::new();
    };
    let before = |start: &&Start| (start.date, start.minute) < (session.date, session.minute);
    let earlier = problem.starts.iter().filter(before);
    earlier
        .map(|start| (*start, not_earlier(problem, plan, session, start)))
        .collect()
}

fn not_earlier(problem: &Problem, plan: &Plan, session: &Session, start: &Start) -> NotEarlier {
    let away = session.groups.iter().any(|group| {
        let class = problem.classes.get(group.class);
        let mut absences = class.iter().flat_map(|class| &class.absences);
        absences.any(|absence| absence.covers(start))
    });
    if away {
        return NotEarlier::ClassAway;
    }
    if session.end(problem) - session.minute > start.longest() {
        return NotEarlier::TooShort;
    }
    let rooms = problem.rooms.iter().enumerate();
    let large: Vec<usize> = rooms
        .filter(|(_, room)| room.seats >= session.students() && room.availability.allows(start))
        .map(|(room, _)| room)
        .collect();
    if large.is_empty() {
        return NotEarlier::NoRoom;
    }
    if large
        .iter()
        .all(|&room| is_taken(problem, plan, room, start))
    {
        return NotEarlier::RoomTaken;
    }
    let needed = problem.invigilators_for(session.students()) as usize;
    let people = problem.invigilators.iter().flatten().enumerate();
    let free = people.filter(|(person, known)| {
        let theirs = |one: &&Session| one.invigilators.contains(person);
        let here = plan.sessions.iter().filter(theirs);
        let load = here.clone().count();
        let is_mine = session.invigilators.contains(person);
        let most = known.max_sessions.map_or(usize::MAX, |most| most as usize);
        let mut others = here.filter(|one| *one != session);
        known.availability.allows(start)
            && (is_mine || load < most)
            && !others.any(|one| one.slot(problem).overlaps(start))
    });
    if problem.invigilators.is_some() && free.count() < needed {
        return NotEarlier::NoInvigilator;
    }
    NotEarlier::Possible
}
