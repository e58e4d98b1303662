//! `pixplan sessions`: the plan of the certification sessions, and its life.
//!
//! Knows where classes, rooms, people and days come from. Does not know how a
//! plan is found or checked: that is [`crate::session`].

mod absent;
mod checked;
mod classes;
mod days;
mod due;
mod enrolment;
mod export;
mod options;
mod planned;
mod setting;
mod stage;
mod started;

pub use due::kept;
pub use stage::{is_session, set_stage};

use chrono::NaiveDate;

use crate::cli::args::{Global, Sessions};
use crate::cli::todo::wanted;
use crate::cli::{Answer, Failure};
use crate::render::Format;

use setting::Setting;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when the school cannot be known, when a file or an option is
/// wrong, or when the plan cannot be kept.
pub fn run(args: &Sessions, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let format = wanted(global);
    if args.siecle.is_some() && format != Some(Format::PixCertif) {
        return Err(Failure::usage("--siecle ne va qu’avec --format pix-certif"));
    }
    let setting = Setting::read(args, global, today)?;
    if args.check {
        return checked::run(&setting);
    }
    if !args.absent.is_empty() {
        return absent::run(args, &setting, format);
    }
    match format {
        Some(Format::PixCertif) => enrolment::run(args, &setting, global),
        Some(Format::AutoSessions | Format::Ics) => export::run(args, &setting, format),
        _ => planned::run(args, &setting),
    }
}
