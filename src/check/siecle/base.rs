//! What a rule may look at.

use crate::check::judgement::Context;
use crate::check::verdict::{Dropped, Entry, Placement, Seen};
use crate::diagnostic::Spot;
use crate::school::{Reading, Student};
use crate::source::Line;

/// A file that was read to its end, or to where it breaks.
#[derive(Debug, Clone, Copy)]
pub struct Base<'a> {
    /// What was seen in it.
    pub seen: &'a Seen,
    /// How the reading went.
    pub reading: &'a Reading,
    /// What is known around it.
    pub context: &'a Context<'a>,
}

impl<'a> Base<'a> {
    /// The pupils that Pix will have.
    pub fn kept(self) -> impl Iterator<Item = &'a Entry> {
        self.placed(Placement::Division)
    }

    /// The pupils that Pix examines, by what division they have.
    pub fn placed(self, placement: Placement) -> impl Iterator<Item = &'a Entry> {
        let entries = self.seen.entries.iter();
        entries.filter(move |entry| entry.placement == placement)
    }
}

/// Where a pupil that Pix examines stands.
pub fn spot(entry: &Entry) -> Spot {
    of(&entry.student, entry.line)
}

/// Where a pupil that Pix passes over stands.
pub fn dropped_spot(dropped: &Dropped) -> Spot {
    of(&dropped.student, dropped.line)
}

fn of(student: &Student, line: Line) -> Spot {
    let known = |text: String| Some(text).filter(|text| !text.trim().is_empty());
    Spot {
        ine: known(student.ine.clone()),
        student: known(student.to_string()),
        ..Spot::line(line)
    }
}
