//! What a plan edited by hand may break, in words.

use crate::fr;
use crate::session::{Clock, Plan, Problem};

/// One rule of a plan that is not kept. Classes, rooms and invigilators are
/// indices in the problem, sessions are indices in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// The start is none of the usable starts.
    NotUsable,
    /// The session ends after its slot.
    TooLong {
        /// End of its longest test, in minutes after midnight.
        end: u32,
        /// Latest end in its slot, in minutes after midnight.
        limit: u32,
    },
    /// Nobody is in the session.
    Empty,
    /// The same class stands twice in the session.
    Repeated {
        /// The class.
        class: usize,
    },
    /// More pupils than seats.
    Seats {
        /// Pupils counted.
        students: u32,
        /// Seats of the room.
        seats: u32,
    },
    /// The room cannot be had then.
    RoomAway,
    /// Another session is in the room at that time.
    RoomTaken {
        /// The other session.
        other: usize,
    },
    /// Fewer invigilators than the pupils need.
    Invigilators {
        /// Those named.
        present: usize,
        /// Those needed.
        needed: u32,
    },
    /// The invigilator cannot come then.
    InvigilatorAway {
        /// The invigilator.
        person: usize,
    },
    /// The invigilator is in another session at that time.
    InvigilatorTaken {
        /// The invigilator.
        person: usize,
        /// The other session.
        other: usize,
    },
    /// The invigilator is named twice.
    InvigilatorRepeated {
        /// The invigilator.
        person: usize,
    },
    /// The invigilator has more sessions than her or his maximum.
    Overworked {
        /// The invigilator.
        person: usize,
        /// Sessions counted.
        sessions: u32,
        /// The maximum.
        most: u32,
    },
    /// The class is away that day.
    ClassAway {
        /// The class.
        class: usize,
    },
    /// A class that must stay together is in several sessions.
    Split {
        /// The class.
        class: usize,
    },
    /// Pupils of the class are missing, or counted twice.
    Count {
        /// The class.
        class: usize,
        /// Pupils found in the sessions.
        placed: u32,
        /// Pupils counted.
        students: u32,
    },
    /// Pupils with this extra time are not all in sessions that give it.
    ExtraTime {
        /// The class.
        class: usize,
        /// The extra time, in percent.
        percent: u32,
        /// Pupils who get it.
        given: u32,
        /// Pupils entitled to it.
        asked: u32,
    },
    /// A pinned session is not in the plan as it stands.
    Unpinned {
        /// The session, by its index among the pinned ones.
        fixed: usize,
    },
}

/// A rule that is not kept, and the session where it shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Broken {
    /// The session, by its index in the plan; None for a rule of the whole plan.
    pub session: Option<usize>,
    /// The rule.
    pub rule: Rule,
}

impl Broken {
    /// The fault in a French sentence, without the name of the session.
    pub fn text(&self, problem: &Problem, plan: &Plan) -> String {
        let class = |index: usize| name(problem.classes.get(index).map(|class| &*class.name));
        let people = problem.invigilators.as_deref().unwrap_or_default();
        let person = |index: usize| name(people.get(index).map(|person| &*person.name));
        let other = |index: usize| {
            let session = plan.sessions.get(index);
            session.map_or(String::new(), |session| {
                moment(session.date, session.minute)
            })
        };
        let students = |count: u32| fr::count(count as usize, "élève", "élèves");
        match self.rule {
            Rule::NotUsable => {
                "ce jour et cette heure ne sont pas des créneaux utilisables".to_owned()
            }
            Rule::TooLong { end, limit } => format!(
                "la session finit à {}, après la fin du créneau ({})",
                Clock(end),
                Clock(limit)
            ),
            Rule::Empty => "aucun élève dans cette session".to_owned(),
            Rule::Repeated { class: index } => {
                format!("la classe {} y figure deux fois", class(index))
            }
            Rule::Seats {
                students: count,
                seats,
            } => format!(
                "{} pour {}",
                students(count),
                fr::count(seats as usize, "place", "places")
            ),
            Rule::RoomAway => "la salle n’est pas disponible à ce moment".to_owned(),
            Rule::RoomTaken { other: index } => {
                format!("la salle est déjà prise par la session du {}", other(index))
            }
            Rule::Invigilators { present, needed } => format!(
                "{} au lieu de {needed}",
                fr::count(present, "surveillant", "surveillants")
            ),
            Rule::InvigilatorAway { person: index } => {
                format!("{} n’est pas disponible à ce moment", person(index))
            }
            Rule::InvigilatorTaken {
                person: index,
                other: session,
            } => format!(
                "{} surveille déjà la session du {}",
                person(index),
                other(session)
            ),
            Rule::InvigilatorRepeated { person: index } => {
                format!("{} y figure deux fois", person(index))
            }
            Rule::Overworked {
                person: index,
                sessions,
                most,
            } => format!(
                "{} surveille {}, pour {most} au plus",
                person(index),
                fr::count(sessions as usize, "session", "sessions")
            ),
            Rule::ClassAway { class: index } => {
                format!("la classe {} est absente ce jour-là", class(index))
            }
            Rule::Split { class: index } => {
                format!("la classe {} doit rester ensemble", class(index))
            }
            Rule::Count {
                class: index,
                placed,
                students: all,
            } => format!(
                "classe {}\u{a0}: {} dans les sessions pour {all} à placer",
                class(index),
                students(placed)
            ),
            Rule::ExtraTime {
                class: index,
                percent,
                given,
                asked,
            } => format!(
                "classe {}\u{a0}: {} avec {percent}\u{a0}% de temps majoré pour {asked} à placer",
                class(index),
                students(given)
            ),
            Rule::Unpinned { fixed } => {
                let session = problem.fixed.get(fixed);
                let when = session.map_or(String::new(), |one| moment(one.date, one.minute));
                format!("la session fixe du {when} n’est plus telle qu’elle était")
            }
        }
    }
}

/// A moment as a sentence names it: `lundi 15 mars 2027 à 08:30`.
pub fn moment(date: chrono::NaiveDate, minute: u32) -> String {
    format!("{} à {}", fr::date(date), Clock(minute))
}

fn name(known: Option<&str>) -> String {
    known.unwrap_or("?").to_owned()
}
