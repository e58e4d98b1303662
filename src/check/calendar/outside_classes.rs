//! A holiday before the pupils' return or after the end of the year.

use crate::calendar::{Item, ZoneYear};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "HOLIDAY_OUTSIDE_CLASSES",
        severity: Severity::Error,
        pix: false,
        title: "vacances hors du temps de classe",
        why: "Des vacances commencent après la rentrée des élèves et finissent avant le dernier \
              jour de classe\u{a0}: sinon elles ne coupent rien, et une des dates est fausse.",
        help: "Comparez la rentrée, la fin et ces vacances avec le calendrier officiel.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    checked.file.zones.iter().flat_map(in_zone).collect()
}

fn in_zone(zone: &ZoneYear) -> Vec<Found> {
    let mut found = Vec::new();
    let start = zone.pupils_return.as_ref().map(|date| date.value);
    // The lycées may end first: the last of the two ends counts here.
    let ends = [&zone.last_day, &zone.last_day_lycee];
    let end = ends.into_iter().flatten().map(|date| date.value).max();
    for holiday in &zone.holidays {
        let item = Item::Holiday(zone.zone, holiday.key.clone());
        if let Some(start) = start
            && holiday.last_school_day < start
        {
            let (departure, start) = (fr::date(holiday.last_school_day), fr::date(start));
            let message = format!("départ le {departure}, avant la rentrée du {start}");
            found.push(Found { item, message });
        } else if let (Some(end), Some(back)) = (end, holiday.back_to_school)
            && end < back
        {
            let (back, end) = (fr::date(back), fr::date(end));
            let message = format!("reprise le {back}, après la fin des classes du {end}");
            found.push(Found { item, message });
        }
    }
    found
}
