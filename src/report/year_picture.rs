//! The school year as a picture: what to draw, not how.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Calendar, DateRange, Part, Publication, Published, Standing};
use crate::checklist::Item;
use crate::report::agenda::{Reasons, is_forecast, task_entry};
use crate::report::{Band, Mark, Strip, TaskMark, YearPicture};

/// The picture of one calendar, or of several zones one above the other.
pub fn draw(today: NaiveDate, calendars: &[Calendar], items: &[Item<'_>]) -> YearPicture {
    let calendar = calendars
        .first()
        .expect("a year is drawn in one zone at least");
    let (first, last) = bounds(calendar);
    let windows = &calendar.certification;
    YearPicture {
        first,
        last,
        today,
        strips: calendars.iter().map(strip).collect(),
        window: band("fenêtre de certification", &windows.window),
        make_up: band("rattrapage", &windows.make_up),
        marks: marks(calendar),
        tasks: items.iter().filter_map(task_mark).collect(),
    }
}

/// Whole months, from the teachers' return to the month of the last day.
fn bounds(calendar: &Calendar) -> (NaiveDate, NaiveDate) {
    let span = calendar.year.span(calendar.zone);
    let known = |date: &Option<Published<NaiveDate>>| date.as_ref().map(|date| date.value);
    let returns = known(&calendar.days.teachers_return).or(known(&calendar.days.pupils_return));
    let first = returns.unwrap_or(span.first());
    let last = known(&calendar.days.last_day).unwrap_or(span.last());
    let start = first.with_day(1).unwrap_or(first);
    let end = last
        .with_day(1)
        .and_then(|day| day.checked_add_months(chrono::Months::new(1)))
        .and_then(|day| day.pred_opt());
    (start, end.unwrap_or(last))
}

fn strip(calendar: &Calendar) -> Strip {
    let holidays = calendar
        .days
        .holidays
        .iter()
        .filter_map(|holiday| Some((holiday.name.clone(), holiday.days_off()?)));
    let bridges = calendar.days.days_off.iter();
    let bridges = bridges.map(|bridge| (bridge.name.clone(), bridge.days));
    let days_off = holidays
        .chain(bridges)
        .map(|(label, days)| known_band(label, days));
    let public = calendar.public_holidays.iter().map(|day| Mark {
        label: day.name.clone(),
        day: day.days.first(),
        forecast: false,
    });
    let periods = calendar.periods.iter().map(|period| {
        let bis = if period.part == Part::Bis { " bis" } else { "" };
        Band {
            forecast: calendar.has_forecast_cut(period),
            ..known_band(format!("{}{bis}", period.number), period.days)
        }
    });
    Strip {
        label: calendar.zone.name().to_owned(),
        holidays: days_off.collect(),
        days_off: public.collect(),
        periods: periods.collect(),
    }
}

fn known_band(label: String, days: DateRange) -> Band {
    Band {
        label,
        first: days.first(),
        last: days.last(),
        forecast: false,
    }
}

fn band(label: &str, of: &Publication<DateRange>) -> Option<Band> {
    let Publication::Known(known) = of else {
        return None;
    };
    Some(Band {
        forecast: known.standing == Standing::Forecast,
        ..known_band(label.to_owned(), known.value)
    })
}

fn marks(calendar: &Calendar) -> Vec<Mark> {
    let days = &calendar.days;
    let mark = |label: &str, known: Option<&Published<NaiveDate>>| {
        known.map(|known| Mark {
            label: label.to_owned(),
            day: known.value,
            forecast: known.is_forecast(),
        })
    };
    let published = |of: &Publication<NaiveDate>| match of {
        Publication::Known(known) => Some(known.clone()),
        Publication::Unpublished | Publication::NotApplicable => None,
    };
    let opening = published(&calendar.certification.opening);
    let closing = published(&calendar.certification.closing);
    [
        mark("prérentrée", days.teachers_return.as_ref()),
        mark("rentrée", days.pupils_return.as_ref()),
        mark("ouverture de Pix Certif", opening.as_ref()),
        mark("fin de l’année", days.last_day.as_ref()),
        mark("fermeture de Pix Certif", closing.as_ref()),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn task_mark(item: &Item<'_>) -> Option<TaskMark> {
    let (_, day) = item.dates()?;
    let entry = task_entry(item, Reasons::Hidden);
    Some(TaskMark {
        id: entry.id,
        title: entry.title,
        role: entry.roles.into_iter().next().unwrap_or_default(),
        day,
        state: entry.state,
        forecast: is_forecast(item),
    })
}
