//! The days of the sessions: those of the window, and those kept for absentees.

use chrono::NaiveDate;

use crate::calendar::{Calendar, DateRange, Publication};
use crate::cli::Failure;
use crate::fr;
use crate::session::{DayChoices, Unavailable, open_days};

/// The days on which sessions can be held.
#[derive(Debug, Clone, Default)]
pub struct Days {
    /// Ordinary sessions, in order.
    pub ordinary: Vec<NaiveDate>,
    /// Days kept for make-up sessions, in order.
    pub make_up: Vec<NaiveDate>,
}

/// The days of one level, common to all its calendars.
///
/// # Errors
///
/// [`Failure`] when no window is known.
pub fn days(calendars: &[Calendar], choices: &DayChoices) -> Result<Days, Failure> {
    let mut found: Option<Days> = None;
    for calendar in calendars {
        let Some(&window) = calendar.certification.window.value() else {
            return Err(no_window(calendar));
        };
        let one = Days {
            ordinary: open_days(calendar, choices),
            make_up: make_up_days(calendar, window, choices),
        };
        found = Some(match found {
            None => one,
            Some(mut both) => {
                both.ordinary.retain(|day| one.ordinary.contains(day));
                both.make_up.retain(|day| one.make_up.contains(day));
                both
            }
        });
    }
    Ok(found.unwrap_or_default())
}

/// The open days of the make-up week; those kept at the end of the window
/// where no week is known.
fn make_up_days(calendar: &Calendar, window: DateRange, choices: &DayChoices) -> Vec<NaiveDate> {
    if let Publication::Known(week) = &calendar.certification.make_up {
        let mut shifted = calendar.clone();
        shifted.certification.window = Publication::Known(week.clone());
        shifted.certification.make_up = Publication::NotApplicable;
        let none = DayChoices {
            make_up_days: 0,
            ..choices.clone()
        };
        return open_days(&shifted, &none);
    }
    let all = DayChoices {
        make_up_days: 0,
        ..choices.clone()
    };
    let used = open_days(calendar, choices);
    let all = open_days(calendar, &all).into_iter();
    all.filter(|day| window.contains(*day) && !used.contains(day))
        .collect()
}

/// The days of `all` on which a class of another window is away.
pub fn away(all: &[NaiveDate], own: &[NaiveDate]) -> Vec<Unavailable> {
    let others = all.iter().filter(|day| !own.contains(day));
    others
        .map(|&day| Unavailable::Days(DateRange::day(day)))
        .collect()
}

fn no_window(calendar: &Calendar) -> Failure {
    let level = calendar.level;
    let failure = match calendar.certification.window {
        Publication::NotApplicable => Failure::usage(format!(
            "il n’y a pas de certification {level} cette année-là"
        )),
        _ => Failure::usage(format!(
            "la fenêtre de certification {level} n’est pas publiée"
        )),
    };
    failure.help(format!(
        "Donnez-la dans pixplan.toml\u{a0}: {} fenetre = {{ debut = 2027-03-15, fin = 2027-06-11 }}",
        fr::quoted(&format!("[calendrier.{}]", level.id()))
    ))
}
