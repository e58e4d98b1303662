//! A teaching period too short or too long to be one: a holiday is missing,
//! or one of its dates is a month away.

use std::collections::BTreeSet;

use crate::calendar::{Calendar, Item, Period};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// Weeks of the shortest period seen as such (rules.md, « Days and periods »).
const SHORTEST: i64 = 3;
/// Weeks of the longest one.
const LONGEST: i64 = 13;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "PERIOD_LENGTH",
        severity: Severity::Warning,
        pix: false,
        title: "période de cours trop courte ou trop longue",
        why: "Entre deux vacances, on compte de trois à treize semaines de cours. En dehors, il \
              manque souvent des vacances, ou une date est fausse d’un mois\u{a0}; quelques territoires \
              ont pourtant eu une période plus courte.",
        help: "Comparez les vacances qui bordent cette période avec le calendrier officiel.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    // The territories and levels of a zone mostly share their periods.
    let mut told = BTreeSet::new();
    let calendars = checked.calendars();
    let mut found: Vec<Found> = calendars.iter().flat_map(in_calendar).collect();
    found.retain(|one| told.insert(one.message.clone()));
    found
}

fn in_calendar(calendar: &Calendar) -> Vec<Found> {
    let odd = calendar.periods.iter().filter_map(|period| {
        // A week is counted as soon as it begins: Monday to Friday makes one.
        let weeks = (period.days.days() + 6) / 7;
        if (SHORTEST..=LONGEST).contains(&weeks) {
            return None;
        }
        let n_weeks = fr::count(usize::try_from(weeks).ok()?, "semaine", "semaines");
        let (number, nbsp) = (period.number, fr::NBSP);
        Some(Found {
            item: closing(calendar, period),
            message: format!("la période {number}, {}, dure {n_weeks}{nbsp}: on en attend de {SHORTEST} à {LONGEST}", period.days),
        })
    });
    odd.collect()
}

/// What ends a period: a holiday, or the end of the year.
fn closing(calendar: &Calendar, period: &Period) -> Item {
    let holiday = usize::try_from(period.number).ok();
    let holiday = holiday.and_then(|number| calendar.holiday_number(number));
    match holiday {
        Some(holiday) => Item::Holiday(calendar.zone, holiday.key.clone()),
        None => Item::LastDay(calendar.zone),
    }
}
