//! The days that rules start from, each with its source.

#[cfg(test)]
mod tests;

use chrono::{Months, NaiveDate};

use crate::calendar::{Calendar, Holiday, Part, Publication, Published, Standing};
use crate::checklist::date_rule::{Anchor, Edge, HolidayEdge, HolidayName, PeriodName};
use crate::checklist::resolve::{Outcome, Resolved, Surroundings, fr_period};
use crate::fr;

/// The day of an anchor, before any step.
pub fn anchor_day(anchor: &Anchor, around: &Surroundings<'_>) -> Outcome {
    let calendar = around.calendar;
    let days = &calendar.days;
    let windows = &calendar.certification;
    match anchor {
        Anchor::TeachersReturn => {
            published("prérentrée des enseignants", days.teachers_return.as_ref())
        }
        Anchor::PupilsReturn => published("rentrée des élèves", days.pupils_return.as_ref()),
        Anchor::YearEnd => published("fin de l’année", days.last_day.as_ref()),
        Anchor::Opening => announced(
            "ouverture de Pix Certif",
            &windows.opening,
            |day| *day,
            calendar,
        ),
        Anchor::Closing => announced(
            "fermeture de Pix Certif",
            &windows.closing,
            |day| *day,
            calendar,
        ),
        Anchor::Window(edge) => window_edge(*edge, calendar),
        Anchor::MakeUp(edge) => announced(
            &format!("{} de la semaine de rattrapage", word(*edge)),
            &windows.make_up,
            |days| edge.of(*days),
            calendar,
        ),
        Anchor::Holiday(name, edge) => holiday(name, *edge, calendar),
        Anchor::Period(name, edge) => period(*name, *edge, around),
        Anchor::MonthDay(month, day) => month_day(*month, *day, calendar),
        Anchor::MonthEnd(month) => month_end(*month, calendar),
        Anchor::Task(id) => task(id, around),
    }
}

/// A day with who says it; a note says what should be known about it.
fn on(name: &str, date: NaiveDate, origin: Origin<'_>) -> Outcome {
    let standing = match origin.standing {
        Standing::Official => "",
        Standing::Secondary => "source secondaire, ",
        // The source of a forecast says that it is one.
        Standing::Forecast => "",
    };
    let day = fr::date(date);
    let mut reasons = vec![format!("{name}\u{a0}: {day} ({standing}{})", origin.source)];
    reasons.extend(origin.note.map(ToOwned::to_owned));
    Outcome::On(Resolved {
        date,
        raw: date,
        standing: origin.standing,
        reasons,
    })
}

/// Who says a date.
#[derive(Clone, Copy)]
struct Origin<'a> {
    standing: Standing,
    source: &'a str,
    note: Option<&'a str>,
}

impl<'a> Origin<'a> {
    fn of<T>(known: &'a Published<T>) -> Self {
        Self {
            standing: known.standing,
            source: &known.source,
            note: known.note.as_deref(),
        }
    }

    fn of_holiday(holiday: &'a Holiday) -> Self {
        Self {
            standing: holiday.standing,
            source: &holiday.source,
            note: holiday.note.as_deref(),
        }
    }
}

fn published(name: &str, known: Option<&Published<NaiveDate>>) -> Outcome {
    match known {
        Some(known) => on(name, known.value, Origin::of(known)),
        None => Outcome::Unpublished(name.to_owned()),
    }
}

fn announced<T>(
    name: &str,
    of: &Publication<T>,
    day: impl Fn(&T) -> NaiveDate,
    calendar: &Calendar,
) -> Outcome {
    match of {
        Publication::Known(known) => on(name, day(&known.value), Origin::of(known)),
        Publication::Unpublished => Outcome::Unpublished(name.to_owned()),
        Publication::NotApplicable if calendar.zone.is_calendar_year() => {
            let zone = calendar.zone.name();
            Outcome::NotApplicable(format!(
                "pas de fenêtre nationale pour le territoire ({zone})\u{a0}: \
                 donnez celle de l’établissement"
            ))
        }
        Publication::NotApplicable => {
            Outcome::NotApplicable("pas de certification cette année-là".to_owned())
        }
    }
}

/// An edge of the window, and what it was before an amendment.
fn window_edge(edge: Edge, calendar: &Calendar) -> Outcome {
    let name = format!("{} de la fenêtre de certification", word(edge));
    let window = &calendar.certification.window;
    let mut found = match announced(&name, window, |days| edge.of(*days), calendar) {
        Outcome::On(found) => found,
        without_date => return without_date,
    };
    for earlier in &calendar.certification.earlier {
        let was = match edge {
            Edge::Start => earlier.start,
            Edge::End => earlier.end,
        };
        if let Some(was) = was.filter(|was| *was != found.date) {
            let source = &earlier.source;
            let was = fr::date(was);
            let reason = format!("auparavant\u{a0}: {was} ({source})");
            found.reasons.push(reason);
        }
    }
    Outcome::On(found)
}

fn holiday(name: &HolidayName, edge: HolidayEdge, calendar: &Calendar) -> Outcome {
    let days = &calendar.days;
    let zone = calendar.zone.name();
    let (found, wanted, all_known) = match name {
        HolidayName::Key(key) => {
            let wanted = format!("vacances {}", fr::quoted(&key.0));
            (calendar.holiday(&key.0), wanted, days.complete)
        }
        HolidayName::Ordinal(rank) => {
            let wanted = format!("vacances n°\u{a0}{rank}");
            let found = calendar.holiday_number(*rank as usize);
            (found, wanted, days.is_complete())
        }
    };
    let Some(found) = found else {
        return if all_known {
            Outcome::NotApplicable(format!("pas de {wanted} dans le calendrier ({zone})"))
        } else {
            Outcome::Unpublished(format!("{wanted}, {zone}"))
        };
    };
    let (word, date) = match edge {
        HolidayEdge::Departure => ("départ en", Some(found.last_school_day)),
        HolidayEdge::FirstDayOff => ("premier jour de semaine des", found.first_weekday_off()),
        HolidayEdge::LastDayOff => ("dernier jour des", found.last_day_off()),
        HolidayEdge::Return => ("reprise après les", found.back_to_school),
    };
    match date {
        Some(date) => {
            let name = format!("{word} {}", found.name);
            on(&name, date, Origin::of_holiday(found))
        }
        None => Outcome::Unpublished(format!("reprise des {}", found.name)),
    }
}

fn period(name: PeriodName, edge: Edge, around: &Surroundings<'_>) -> Outcome {
    let calendar = around.calendar;
    let wanted = match (name, around.period) {
        (PeriodName::Number(number, part), _) => Some((number, part)),
        (PeriodName::Current, Some(number)) => Some((number, Part::Main)),
        (PeriodName::Current, None) => None,
    };
    let known = !calendar.periods.is_empty();
    let zone = calendar.zone.name();
    let Some((number, part)) = wanted else {
        return if known {
            let message = "un repère «\u{a0}periode\u{a0}» sans numéro ne vaut que dans une tâche \
                           répétée à chaque période";
            Outcome::NotApplicable(message.to_owned())
        } else {
            Outcome::Unpublished(format!("périodes, {zone}"))
        };
    };
    let label = fr_period(number, part);
    match calendar.period(number, part) {
        Some(found) => {
            let name = format!("{} de la {label}", word(edge));
            let origin = period_origin(number, part, edge, calendar);
            on(&name, edge.of(found.days), origin)
        }
        None if known => Outcome::NotApplicable(format!("pas de {label} cette année-là")),
        None => Outcome::Unpublished(format!("{label}, {zone}")),
    }
}

/// What makes the edge of a period: a return, a departure, or the end of the
/// window that cuts it.
fn period_origin(number: u32, part: Part, edge: Edge, calendar: &Calendar) -> Origin<'_> {
    let is_cut = calendar.period(number, Part::Bis).is_some();
    let rank = number as usize;
    let days = &calendar.days;
    let found = match (edge, part) {
        (Edge::Start, Part::Bis) | (Edge::End, Part::Main) if is_cut => {
            calendar.certification.window.known().map(Origin::of)
        }
        (Edge::Start, _) if number == 1 => days.pupils_return.as_ref().map(Origin::of),
        (Edge::Start, _) => calendar.holiday_number(rank - 1).map(Origin::of_holiday),
        (Edge::End, _) => {
            let next = calendar.holiday_number(rank).map(Origin::of_holiday);
            next.or_else(|| days.last_day.as_ref().map(Origin::of))
        }
    };
    found.expect("a period lies between two known dates")
}

fn task(id: &str, around: &Surroundings<'_>) -> Outcome {
    match (around.task)(id) {
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
    fixed(date)
}

fn month_end(month: u32, calendar: &Calendar) -> Outcome {
    let first = NaiveDate::from_ymd_opt(civil_year(month, calendar), month, 1);
    let next = first.and_then(|first| first.checked_add_months(Months::new(1)));
    fixed(next.and_then(|next| next.pred_opt()))
}

fn fixed(date: Option<NaiveDate>) -> Outcome {
    let Some(date) = date else {
        return Outcome::NotApplicable("cette date n’existe pas".to_owned());
    };
    Outcome::On(Resolved {
        date,
        raw: date,
        standing: Standing::Official,
        reasons: vec![format!("date fixe\u{a0}: {}", fr::date(date))],
    })
}

fn word(edge: Edge) -> &'static str {
    match edge {
        Edge::Start => "début",
        Edge::End => "fin",
    }
}
