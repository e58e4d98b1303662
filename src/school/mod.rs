//! The school itself: its level, its number, its pupils.
//!
//! Knows what a UAI, an INE or a MEF looks like. Does not know a calendar, a
//! file or what Pix makes of them.

mod changes;
mod country;
mod fregata;
mod grade;
mod ine;
mod level;
mod mef;
mod roster;
mod siecle;
mod student;
mod uai;
mod username;

pub use changes::{Change, Changes, changes};
pub use country::{FRANCE, country_name};
pub use fregata::{FregataColumn, FregataEnding, FregataEvent, FregataReading, FregataRow, Need};
pub use grade::{Grade, UnknownGrade};
pub use ine::IneForm;
pub use level::{Level, UnknownLevel};
pub use mef::{Course, GradeOverrides, Track, course_of_mef};
pub use roster::{DivisionSize, Roster};
pub use siecle::{
    Aside, Break, Ending, Key, Limit, Oddity, Parameter, PupilField, PupilRecord, Reading,
    SiecleEvent, StructureRecord, StructuresRecord, Value,
};
pub use student::{BirthPlace, Sex, Student};
pub use uai::{Uai, WrongUai};
pub use username::username;
