//! Which sessions and pupils a paper is about.

use crate::fr;
use crate::report::papers::{Paper, Seat, Sitting};

/// What the user asked for; what is empty keeps everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Numbers of sessions.
    pub sessions: Vec<u32>,
    /// Classes.
    pub divisions: Vec<String>,
    /// Rooms.
    pub rooms: Vec<String>,
    /// Invigilators.
    pub invigilators: Vec<String>,
}

/// A name of the selection that is in no session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched {
    /// What it names, in French: `session`, `classe`, `salle`, `surveillant`.
    pub what: &'static str,
    /// What was asked for.
    pub asked: String,
    /// What there is.
    pub known: Vec<String>,
}

impl Selection {
    /// The sessions asked for, those with a pupil asked for. A paper about pupils
    /// keeps only those; a paper about sessions keeps them all, and counts right.
    ///
    /// # Errors
    ///
    /// [`Unmatched`] for the first name that no session has.
    pub fn of(&self, paper: Paper, sessions: &[Sitting]) -> Result<Vec<Sitting>, Unmatched> {
        let numbers = sessions.iter().map(|sitting| sitting.number.to_string());
        let asked = self.sessions.iter().map(ToString::to_string);
        all_known("session", asked, numbers)?;
        let divisions = sessions.iter().flat_map(Sitting::divisions);
        let asked = self.divisions.iter().cloned();
        all_known("classe", asked, divisions.map(str::to_owned))?;
        let rooms = sessions.iter().map(|sitting| sitting.room.clone());
        all_known("salle", self.rooms.iter().cloned(), rooms)?;
        let people = sessions.iter().flat_map(|it| it.invigilators.clone());
        all_known("surveillant", self.invigilators.iter().cloned(), people)?;

        let mut kept = Vec::new();
        for sitting in sessions {
            let is_asked = (self.sessions.is_empty() || self.sessions.contains(&sitting.number))
                && any(&self.rooms, std::iter::once(sitting.room.as_str()))
                && any(
                    &self.invigilators,
                    sitting.invigilators.iter().map(String::as_str),
                );
            if !is_asked {
                continue;
            }
            let is_kept =
                |seat: &Seat| any(&self.divisions, std::iter::once(seat.division.as_str()));
            if !self.divisions.is_empty() && !sitting.seats.iter().any(is_kept) {
                continue;
            }
            let mut sitting = sitting.clone();
            if !matches!(paper, Paper::Invigilators | Paper::Rooms) {
                sitting.seats.retain(is_kept);
            }
            kept.push(sitting);
        }
        Ok(kept)
    }
}

/// Whether one of the names is asked for; nothing asked for is everything.
fn any<'a>(asked: &[String], mut names: impl Iterator<Item = &'a str>) -> bool {
    asked.is_empty() || names.any(|name| asked.iter().any(|one| same(one, name)))
}

fn all_known(
    what: &'static str,
    asked: impl Iterator<Item = String>,
    known: impl Iterator<Item = String>,
) -> Result<(), Unmatched> {
    let mut names: Vec<String> = Vec::new();
    for name in known {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    for asked in asked {
        if !names.iter().any(|name| same(&asked, name)) {
            let known = names;
            return Err(Unmatched { what, asked, known });
        }
    }
    Ok(())
}

/// As a person compares names: `3a` is `3A`, `3 A` too.
pub fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| -> String {
        let folded = fr::fold(text);
        folded
            .chars()
            .filter(|letter| !letter.is_whitespace())
            .collect()
    };
    plain(one) == plain(other)
}
