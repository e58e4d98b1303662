//! The papers of the certification days, as plain values.
//!
//! Knows who sits where and when, and what each paper says. Does not know how
//! the plan was found or kept, nor how a page looks: `render::papers` lays it
//! out with templates that a school can replace.
//!
//! Nothing here prints an accommodation: extra time is in a pupil's own
//! [`Seat::end`], and in nothing else.

mod grouping;
mod json;
mod kind;
mod selection;
mod tables;

pub use grouping::{Duty, RoomDay, RoomPlan, RoomWeek, duties, room_plans};
pub use kind::Paper;
pub use selection::{Selection, Unmatched, same};
pub use tables::report;

use chrono::{NaiveDate, NaiveTime};

use crate::fr;
use crate::school::username;

/// Everything that the papers of a school need.
#[derive(Debug, Clone, PartialEq)]
pub struct Papers {
    /// The school, as papers name it.
    pub school: School,
    /// The sessions, in order of time, then of room.
    pub sessions: Vec<Sitting>,
    /// The invigilators asked for; empty for all.
    pub invigilators: Vec<String>,
    /// The day after which a paper with names is to be destroyed: the last day
    /// of class of the school year.
    pub delete_after: NaiveDate,
}

/// A school, as papers and messages name it; what is not known is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct School {
    /// `Collège des Embruns`.
    pub name: String,
    /// `0350011X`.
    pub uai: String,
    /// « Nom du site » of Pix Certif: where to go.
    pub site: String,
    /// Who signs: `Mme Le Goff, principale`.
    pub signatory: String,
    /// `2026-2027`.
    pub year: String,
    /// `collège`, `lycée`.
    pub level: String,
    /// Whether pupils reach Pix through the school's portal (ENT).
    pub portal: Option<bool>,
}

/// One session: a room, a start, its invigilators, its pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitting {
    /// Its number in the plan, from 1.
    pub number: u32,
    /// The day.
    pub date: NaiveDate,
    /// When it starts, local time.
    pub start: NaiveTime,
    /// When its last pupil ends.
    pub end: NaiveTime,
    /// The room.
    pub room: String,
    /// « Nom du site » of Pix Certif.
    pub site: String,
    /// Who watches; may be empty.
    pub invigilators: Vec<String>,
    /// What Pix Certif gave when the session was created there.
    pub pix: PixCertif,
    /// The pupils, in the order in which they are to be listed.
    pub seats: Vec<Seat>,
}

/// What Pix Certif says of a session; empty until it is typed in (pix-formats §5.1).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PixCertif {
    /// Number of the session.
    pub number: String,
    /// Access code for candidates: `DFKV42`.
    pub access_code: String,
    /// Password of the invigilators, as they type it: `C-ab3de6`.
    pub password: String,
}

/// One pupil in a session.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seat {
    /// National number.
    pub ine: String,
    /// Family name, the one of birth.
    pub last_name: String,
    /// First name.
    pub first_name: String,
    /// Birth date, when the base has it.
    pub birthdate: Option<NaiveDate>,
    /// The class.
    pub division: String,
    /// When this pupil's own test ends; extra time is in it.
    pub end: NaiveTime,
    /// What the follow-up says; None where it says nothing.
    pub certifiable: Option<bool>,
}

impl Sitting {
    /// The classes of its pupils, each once, in the order of the list.
    pub fn divisions(&self) -> Vec<&str> {
        let mut found: Vec<&str> = Vec::new();
        for seat in &self.seats {
            if !found.contains(&seat.division.as_str()) {
                found.push(&seat.division);
            }
        }
        found
    }

    /// Its pupils by name, whatever their class.
    pub fn by_name(&self) -> Vec<&Seat> {
        let mut seats: Vec<&Seat> = self.seats.iter().collect();
        seats.sort_by_cached_key(|seat| seat.name_key());
        seats
    }

    /// Its pupils page by page of its attendance sheet: never more than
    /// [`ATTENDANCE_PAGE`], shared out evenly; one empty page when it has none.
    pub fn attendance_pages(&self) -> Vec<&[Seat]> {
        let pages = self.seats.len().div_ceil(ATTENDANCE_PAGE).max(1);
        let size = self.seats.len().div_ceil(pages).max(1);
        if self.seats.is_empty() {
            return vec![&[]];
        }
        self.seats.chunks(size).collect()
    }
}

/// Pupils on one page of an attendance sheet, each with room to sign.
pub const ATTENDANCE_PAGE: usize = 20;

impl Seat {
    /// The form of the Pix identifier that the school gave (pix-formats §6.4);
    /// empty without a birth date.
    pub fn username(&self) -> String {
        let birthdate = self.birthdate;
        birthdate.map_or_else(String::new, |date| {
            username(&self.first_name, &self.last_name, date)
        })
    }

    /// What pupils are sorted by: last name, then first name, as a person reads them.
    pub fn name_key(&self) -> (String, String) {
        (fr::fold(&self.last_name), fr::fold(&self.first_name))
    }
}
