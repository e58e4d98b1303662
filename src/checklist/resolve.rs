//! Gives a rule its date in a calendar, and the reasons one can read.

use chrono::{Days, Months, NaiveDate};

use crate::calendar::{Calendar, Holiday, Publication, Published, Standing};
use crate::checklist::date_rule::{
    Anchor, DateRule, Edge, HolidayEdge, HolidayName, Offset, PeriodName, Snap, Unit,
};
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
    let start = match anchor(&rule.anchor, around) {
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

fn anchor(anchor: &Anchor, around: &Surroundings<'_>) -> Outcome {
    let calendar = around.calendar;
    let windows = &calendar.certification;
    match anchor {
        Anchor::TeachersReturn => day(
            "prérentrée des enseignants",
            calendar.days.teachers_return.as_ref(),
        ),
        Anchor::PupilsReturn => day("rentrée des élèves", calendar.days.pupils_return.as_ref()),
        Anchor::YearEnd => day("fin de l’année", calendar.days.last_day.as_ref()),
        Anchor::Opening => publication("ouverture de Pix Certif", &windows.opening, |day| *day),
        Anchor::Closing => publication("fermeture de Pix Certif", &windows.closing, |day| *day),
        Anchor::Window(Edge::Start) => publication(
            "début de la fenêtre de certification",
            &windows.window,
            |days| days.first(),
        ),
        Anchor::Window(Edge::End) => with_earlier(
            publication(
                "fin de la fenêtre de certification",
                &windows.window,
                |days| days.last(),
            ),
            calendar,
        ),
        Anchor::MakeUp(edge) => {
            publication(
                "semaine de rattrapage",
                &windows.make_up,
                |days| match edge {
                    Edge::Start => days.first(),
                    Edge::End => days.last(),
                },
            )
        }
        Anchor::Holiday(name, edge) => holiday(name, *edge, calendar),
        Anchor::Period(name, edge) => period(*name, *edge, around),
        Anchor::MonthDay(month, day) => month_day(*month, *day, calendar),
        Anchor::MonthEnd(month) => month_end(*month, calendar),
        Anchor::Task(id) => match (around.task)(id) {
            Some(Outcome::On(found)) => {
                let reason = format!("échéance de la tâche {id}\u{a0}: {}", fr::date(found.date));
                Outcome::On(Resolved {
                    raw: found.date,
                    reasons: vec![reason],
                    ..found
                })
            }
            Some(without_date) => without_date,
            None => Outcome::NotApplicable(format!(
                "la tâche {} n’est pas dans la liste de cette année",
                fr::quoted(id)
            )),
        },
    }
}

/// Adds what the end of the window was before an amendment.
fn with_earlier(outcome: Outcome, calendar: &Calendar) -> Outcome {
    let Outcome::On(mut found) = outcome else {
        return outcome;
    };
    for earlier in &calendar.certification.earlier {
        if let Some(end) = earlier.end {
            let end = fr::date(end);
            let source = &earlier.source;
            found
                .reasons
                .push(format!("auparavant\u{a0}: {end} ({source})"));
        }
    }
    Outcome::On(found)
}

fn day(name: &str, known: Option<&Published<NaiveDate>>) -> Outcome {
    match known {
        Some(known) => on(name, known.value, known),
        None => Outcome::Unpublished(name.to_owned()),
    }
}

fn publication<T>(name: &str, of: &Publication<T>, edge: impl Fn(&T) -> NaiveDate) -> Outcome {
    match of {
        Publication::Known(known) => on(name, edge(&known.value), known),
        Publication::Unpublished => Outcome::Unpublished(name.to_owned()),
        Publication::NotApplicable => {
            Outcome::NotApplicable("pas de certification cette année-là".to_owned())
        }
    }
}

fn on<T>(name: &str, date: NaiveDate, known: &Published<T>) -> Outcome {
    let standing = match known.standing {
        Standing::Official => "",
        Standing::Secondary => "source secondaire, ",
        // The source of a forecast says that it is one.
        Standing::Forecast => "",
    };
    let mut reasons = vec![format!(
        "{name}\u{a0}: {} ({standing}{})",
        fr::date(date),
        known.source
    )];
    reasons.extend(known.note.clone());
    Outcome::On(Resolved {
        date,
        raw: date,
        standing: known.standing,
        reasons,
    })
}

fn holiday(name: &HolidayName, edge: HolidayEdge, calendar: &Calendar) -> Outcome {
    let found = match name {
        HolidayName::Key(key) => calendar.holiday(&key.0),
        HolidayName::Ordinal(rank) => calendar.holiday_number(*rank as usize),
    };
    let Some(found) = found else {
        let wanted = match name {
            HolidayName::Key(key) => format!("vacances «\u{a0}{}\u{a0}»", key.0),
            HolidayName::Ordinal(rank) => format!("vacances n°\u{a0}{rank}"),
        };
        let zone = calendar.zone.name();
        return if calendar.days.complete {
            Outcome::NotApplicable(format!("pas de {wanted} dans le calendrier de {zone}"))
        } else {
            Outcome::Unpublished(format!("{wanted}, {zone}"))
        };
    };
    let date = match edge {
        HolidayEdge::Departure => Some(found.last_school_day),
        HolidayEdge::FirstDayOff => found.first_weekday_off(),
        HolidayEdge::LastDayOff => found.days_off().map(|days| days.last()),
        HolidayEdge::Return => found.back_to_school,
    };
    let Some(date) = date else {
        return Outcome::Unpublished(format!("reprise des {}", found.name));
    };
    Outcome::On(Resolved {
        date,
        raw: date,
        standing: found.standing,
        reasons: vec![holiday_reason(found, edge, date)],
    })
}

fn holiday_reason(holiday: &Holiday, edge: HolidayEdge, date: NaiveDate) -> String {
    let edge = match edge {
        HolidayEdge::Departure => "départ en",
        HolidayEdge::FirstDayOff => "premier jour des",
        HolidayEdge::LastDayOff => "dernier jour des",
        HolidayEdge::Return => "reprise après les",
    };
    let note = holiday
        .note
        .as_ref()
        .map_or(String::new(), |note| format!("\u{a0}; {note}"));
    let source = &holiday.source;
    format!(
        "{edge} {}\u{a0}: {} ({source}{note})",
        holiday.name,
        fr::date(date)
    )
}

fn period(name: PeriodName, edge: Edge, around: &Surroundings<'_>) -> Outcome {
    let calendar = around.calendar;
    let (number, part) = match (name, around.period) {
        (PeriodName::Number(number, part), _) => (number, part),
        (PeriodName::Current, Some(number)) => (number, crate::calendar::Part::Main),
        (PeriodName::Current, None) => {
            return Outcome::NotApplicable("tâche sans période".to_owned());
        }
    };
    let label = fr_period(number, part);
    let Some(found) = calendar.period(number, part) else {
        return if calendar.days.complete {
            Outcome::NotApplicable(format!("pas de {label} cette année-là"))
        } else {
            Outcome::Unpublished(format!("{label}, {}", calendar.zone.name()))
        };
    };
    let (word, date) = match edge {
        Edge::Start => ("début", found.days.first()),
        Edge::End => ("fin", found.days.last()),
    };
    Outcome::On(Resolved {
        date,
        raw: date,
        standing: Standing::Official,
        reasons: vec![format!("{word} de la {label}\u{a0}: {}", fr::date(date))],
    })
}

/// A period as it is printed: `période 3`, `période 7 bis`.
pub fn fr_period(number: u32, part: crate::calendar::Part) -> String {
    match part {
        crate::calendar::Part::Main => format!("période {number}"),
        crate::calendar::Part::Bis => format!("période {number} bis"),
    }
}

/// The civil year of a month of the school year, which starts in August.
fn civil_year(month: u32, calendar: &Calendar) -> i32 {
    let is_second = !calendar.zone.is_calendar_year() && month < 8;
    calendar.year.0 + i32::from(is_second)
}

fn month_day(month: u32, day: u32, calendar: &Calendar) -> Outcome {
    let year = civil_year(month, calendar);
    // 29 February of a common year is its 28th, as months clamp.
    let date = NaiveDate::from_ymd_opt(year, month, day)
        .or_else(|| NaiveDate::from_ymd_opt(year, month, day - 1));
    match date {
        Some(date) => fixed(date),
        None => Outcome::NotApplicable("cette date n’existe pas".to_owned()),
    }
}

fn month_end(month: u32, calendar: &Calendar) -> Outcome {
    let year = civil_year(month, calendar);
    let next = NaiveDate::from_ymd_opt(year, month, 1)
        .and_then(|first| first.checked_add_months(Months::new(1)))
        .and_then(|next| next.pred_opt());
    match next {
        Some(date) => fixed(date),
        None => Outcome::NotApplicable("cette date n’existe pas".to_owned()),
    }
}

fn fixed(date: NaiveDate) -> Outcome {
    Outcome::On(Resolved {
        date,
        raw: date,
        standing: Standing::Official,
        reasons: vec![format!("date fixe\u{a0}: {}", fr::date(date))],
    })
}

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
