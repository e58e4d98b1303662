//! Gives a rule its date in a calendar, and the reasons one can read.

use chrono::{Days, Months, NaiveDate};

use crate::calendar::{Calendar, Part, Standing};
use crate::checklist::anchors::anchor_day;
use crate::checklist::date_rule::{DateRule, Offset, Snap, Unit};
use crate::fr;

/// What a rule gives in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A day, known or forecast.
    On(Resolved),
    /// *Non publié*: it depends on a date that nobody has published; says which.
    Unpublished(String),
    /// *Sans objet*: it depends on something that this year does not have; says what.
    NotApplicable(String),
}

/// The day of a rule and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The day.
    pub date: NaiveDate,
    /// The day before snapping, as a printed document would have it.
    pub raw: NaiveDate,
    /// The weakest standing of what it rests on.
    pub standing: Standing,
    /// The steps that lead to it, in French, one sentence each.
    pub reasons: Vec<String>,
}

impl Outcome {
    /// The day, when there is one.
    pub fn date(&self) -> Option<NaiveDate> {
        self.resolved().map(|resolved| resolved.date)
    }

    /// The day and its reasons, when there is one.
    pub fn resolved(&self) -> Option<&Resolved> {
        match self {
            Self::On(resolved) => Some(resolved),
            Self::Unpublished(_) | Self::NotApplicable(_) => None,
        }
    }
}

/// A period as it is printed: `période 3`, `période 7 bis`.
pub fn fr_period(number: u32, part: Part) -> String {
    match part {
        Part::Main => format!("période {number}"),
        Part::Bis => format!("période {number} bis"),
    }
}

/// What a rule may ask besides the calendar.
pub struct Surroundings<'a> {
    /// The school year of the school.
    pub calendar: &'a Calendar,
    /// The period of the occurrence, in a repeated task.
    pub period: Option<u32>,
    /// The due date of another task, by its name.
    pub task: &'a dyn Fn(&str) -> Option<Outcome>,
}

/// The date of a rule; `snap` is where a day without class goes when the rule
/// does not say.
pub fn resolve(rule: &DateRule, snap: Snap, around: &Surroundings<'_>) -> Outcome {
    let start = match anchor_day(&rule.anchor, around) {
        Outcome::On(resolved) => resolved,
        without_date => return without_date,
    };
    let mut found = start;
    for offset in &rule.offsets {
        let Some(date) = step(found.date, *offset, around.calendar) else {
            return Outcome::Unpublished("le calendrier s’arrête avant cette date".to_owned());
        };
        found.date = date;
    }
    if !rule.offsets.is_empty() {
        let steps: Vec<String> = rule.offsets.iter().map(Offset::to_string).collect();
        let date = fr::date(found.date);
        found
            .reasons
            .push(format!("{}\u{a0}: {date}", steps.join(" ")));
    }
    found.raw = found.date;
    snapped(&mut found, rule.snap.unwrap_or(snap), around.calendar);
    Outcome::On(found)
}

/// Moves a day without class, and says why.
fn snapped(found: &mut Resolved, snap: Snap, calendar: &Calendar) {
    let known = match snap {
        Snap::Raw => return,
        Snap::Before => calendar.snap_before(found.date),
        Snap::After => calendar.snap_after(found.date),
    };
    let date = known.unwrap_or_else(|| {
        found.standing = Standing::Forecast;
        found.reasons.push(format!(
            "vacances non publiées ({})\u{a0}: date à vérifier",
            calendar.zone.name()
        ));
        nearest_open_day(found.date, snap, calendar)
    });
    if date == found.date {
        return;
    }
    let why = calendar
        .day_off_reason(found.date)
        .unwrap_or_else(|| "jour sans classe".to_owned());
    let verb = if date < found.date {
        "ramené"
    } else {
        "reporté"
    };
    found.reasons.push(format!(
        "{why} ce jour-là\u{a0}: {verb} au {}",
        fr::date(date)
    ));
    found.date = date;
}

/// The nearest weekday that is not known to be off, where holidays are not
/// published: a guess, and said to be one.
fn nearest_open_day(date: NaiveDate, snap: Snap, calendar: &Calendar) -> NaiveDate {
    let mut day = date;
    while calendar.day_off_reason(day).is_some() {
        let next = match snap {
            Snap::After => day.succ_opt(),
            Snap::Before | Snap::Raw => day.pred_opt(),
        };
        match next {
            Some(next) if (next - date).num_days().abs() <= LONGEST_BREAK => day = next,
            _ => return date,
        }
    }
    day
}

/// Days after which no known break goes on: the southern summer's.
const LONGEST_BREAK: i64 = 70;

/// One step from a date; nothing when the calendar does not reach that far.
fn step(date: NaiveDate, offset: Offset, calendar: &Calendar) -> Option<NaiveDate> {
    let count = offset.count;
    let size = count.unsigned_abs();
    match offset.unit {
        Unit::Days => shifted(date, i64::from(count)),
        Unit::Weeks => shifted(date, i64::from(count) * 7),
        Unit::Months if count < 0 => date.checked_sub_months(Months::new(size)),
        Unit::Months => date.checked_add_months(Months::new(size)),
        Unit::SchoolDays if count < 0 => calendar.school_days_before(date, size),
        // « ± 0js » is the anchor itself, snapped.
        Unit::SchoolDays => calendar.school_days_after(date, size),
        Unit::SchoolWeeks => calendar.school_weeks_from(date, count),
    }
}

fn shifted(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let size = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(size)
    } else {
        date.checked_add_days(size)
    }
}
