//! A date of another year, the commonest slip in January.

use chrono::NaiveDate;

use crate::calendar::{Announced, DateRange, Item, SchoolYear, Zone};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "DATE_OUTSIDE_YEAR",
        severity: Severity::Error,
        pix: false,
        title: "date hors de l’année scolaire",
        why: "Une année scolaire va d’août à août (l’année civile en Nouvelle-Calédonie et à \
              Wallis-et-Futuna). Une date ailleurs vient d’une année mal recopiée.",
        help: "Vérifiez l’année de cette date.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let year = checked.file.year;
    let dates = zone_dates(checked).into_iter().chain(window_dates(checked));
    let wrong = dates.filter(|(_, zone, date)| !year.span(*zone).contains(*date));
    let found = wrong.map(|(item, zone, date)| Found {
        item,
        message: message(year, zone, date),
    });
    found.collect()
}

fn message(year: SchoolYear, zone: Zone, date: NaiveDate) -> String {
    let date = fr::date(date);
    format!("le {date} n’est pas dans l’année {}", year.label(zone))
}

fn zone_dates(checked: Checked<'_>) -> Vec<(Item, Zone, NaiveDate)> {
    let mut dates = Vec::new();
    for known in &checked.file.zones {
        let zone = known.zone;
        let edges = [
            (Item::TeachersReturn(zone), &known.teachers_return),
            (Item::PupilsReturn(zone), &known.pupils_return),
            (Item::LastDay(zone), &known.last_day),
            (Item::LastDay(zone), &known.last_day_lycee),
        ];
        for (item, date) in edges {
            dates.extend(date.as_ref().map(|date| (item, zone, date.value)));
        }
        for holiday in &known.holidays {
            let item = Item::Holiday(zone, holiday.key.clone());
            dates.push((item.clone(), zone, holiday.last_school_day));
            dates.extend(holiday.back_to_school.map(|back| (item, zone, back)));
        }
        for day_off in &known.days_off {
            let item = Item::DayOff(zone, day_off.key.clone());
            dates.push((item.clone(), zone, day_off.days.first()));
            dates.push((item, zone, day_off.days.last()));
        }
    }
    dates
}

fn window_dates(checked: Checked<'_>) -> Vec<(Item, Zone, NaiveDate)> {
    let mut dates = Vec::new();
    // A school of the civil year gives its dates in the file of that year.
    let zones = &checked.file.zones;
    let is_civil = !zones.is_empty() && zones.iter().all(|known| known.zone.is_calendar_year());
    let zone = if is_civil {
        Zone::NouvelleCaledonie
    } else {
        Zone::A
    };
    let all = checked.file.windows.iter().chain(&checked.file.own_windows);
    for windows in all {
        let level = windows.level;
        let ends = |range: &Announced<DateRange>| {
            let range = range.published().map(|range| range.value);
            range
                .into_iter()
                .flat_map(|range| [range.first(), range.last()])
        };
        let day = |date: &Announced<NaiveDate>| date.published().map(|date| date.value);
        let window = ends(&windows.window).map(|date| (Item::Window(level), zone, date));
        let make_up = ends(&windows.make_up).map(|date| (Item::MakeUp(level), zone, date));
        let opening = day(&windows.opening).map(|date| (Item::Opening(level), zone, date));
        let closing = day(&windows.closing).map(|date| (Item::Closing(level), zone, date));
        dates.extend(window.chain(make_up).chain(opening).chain(closing));
    }
    dates
}
