//! A return on a weekend, a departure on a Sunday: dates that a slip of one
//! day explains best.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::{Item, ZoneYear, is_weekday};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "ODD_WEEKDAY",
        severity: Severity::Warning,
        pix: false,
        title: "jour de la semaine inattendu",
        why: "On reprend du lundi au vendredi, et on ne part pas un dimanche. Certains fichiers \
              donnent le dernier jour des vacances au lieu de la reprise, ou décalent une date d’un \
              jour (minuit à Paris s’écrit la veille en temps universel).",
        help: "Vérifiez cette date\u{a0}: c’est peut-être la veille ou le lendemain.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let mut found: Vec<Found> = checked.file.zones.iter().flat_map(in_zone).collect();
    let all = checked.file.windows.iter().chain(&checked.file.own_windows);
    for windows in all {
        if let Some(window) = windows.window.published()
            && !is_weekday(window.value.first())
        {
            let first = fr::date(window.value.first());
            found.push(Found {
                item: Item::Window(windows.level),
                message: format!("la fenêtre s’ouvre le {first}, un jour sans classe"),
            });
        }
    }
    found
}

fn in_zone(zone: &ZoneYear) -> Vec<Found> {
    let mut found = Vec::new();
    let returns = [
        (Item::TeachersReturn(zone.zone), &zone.teachers_return),
        (Item::PupilsReturn(zone.zone), &zone.pupils_return),
    ];
    for (item, date) in returns {
        let date = date.as_ref().map(|date| date.value);
        found.extend(date.and_then(|date| on_a_weekend(item, date)));
    }
    for holiday in &zone.holidays {
        let item = Item::Holiday(zone.zone, holiday.key.clone());
        let back = holiday.back_to_school;
        found.extend(back.and_then(|back| on_a_weekend(item.clone(), back)));
        found.extend(on_a_sunday(item, holiday.last_school_day));
    }
    let ends = [&zone.last_day, &zone.last_day_lycee].into_iter().flatten();
    found.extend(ends.filter_map(|end| on_a_sunday(Item::LastDay(zone.zone), end.value)));
    found
}

fn on_a_weekend(item: Item, date: NaiveDate) -> Option<Found> {
    let message = format!("reprise le {}, un week-end", fr::date(date));
    (!is_weekday(date)).then_some(Found { item, message })
}

fn on_a_sunday(item: Item, date: NaiveDate) -> Option<Found> {
    let message = format!("départ le {}", fr::date(date));
    (date.weekday() == Weekday::Sun).then_some(Found { item, message })
}
