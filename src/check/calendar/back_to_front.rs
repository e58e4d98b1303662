//! A return before its departure, as the ministry's page printed for
//! Saint-Pierre-et-Miquelon in spring 2027.

use crate::calendar::{DateRange, Item};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "HOLIDAY_BACK_TO_FRONT",
        severity: Severity::Error,
        pix: false,
        title: "vacances sans aucun jour",
        why: "La reprise vient avant le départ, ou le lendemain\u{a0}: il ne reste aucun jour sans \
              cours. C’est presque toujours un mois ou une année mal recopiés.",
        help: "Comparez le départ et la reprise avec le calendrier officiel.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let zones = checked.file.zones.iter();
    let holidays = zones.flat_map(|zone| zone.holidays.iter().map(|one| (zone.zone, one)));
    let wrong = holidays.filter_map(|(zone, holiday)| {
        let back = holiday.back_to_school?;
        let wrong = DateRange::between_lessons(holiday.last_school_day, back).err()?;
        Some(Found {
            item: Item::Holiday(zone, holiday.key.clone()),
            message: wrong.to_string(),
        })
    });
    wrong.collect()
}
