//! The days that rules start from, each with its source.

use chrono::{Months, NaiveDate};

use crate::calendar::{Calendar, Holiday, Part, Publication, Published, Standing};
use crate::checklist::date_rule::{Anchor, Edge, HolidayEdge, HolidayName, PeriodName};
use crate::checklist::resolve::{Outcome, Resolved, Surroundings, fr_period};
use crate::fr;

/// The day of an anchor, before any step.
pub fn anchor_day(anchor: &Anchor, around: &Surroundings<'_>) -> Outcome {
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
        (PeriodName::Current, Some(number)) => (number, Part::Main),
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
