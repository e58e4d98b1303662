//! Two holidays that share a day, as when a data set prints a start one month
//! too early (Polynésie, November 2023).

use crate::calendar::{Holiday, Item};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;
use crate::school::Level;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "HOLIDAYS_OVERLAP",
        severity: Severity::Error,
        pix: false,
        title: "vacances qui se chevauchent",
        why: "Deux vacances de la même zone ont un jour en commun\u{a0}: une de leurs dates est \
              fausse, souvent d’un mois.",
        help: "Comparez les deux lignes avec le calendrier officiel.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let mut found = Vec::new();
    for zone in &checked.file.zones {
        for (index, later) in zone.holidays.iter().enumerate() {
            let mut before = zone.holidays.iter().take(index);
            let Some(earlier) = before.find(|earlier| share_a_day(earlier, later)) else {
                continue;
            };
            let nbsp = fr::NBSP;
            let message = format!(
                "{} et {} ont des jours en commun{nbsp}: {} commence le {}",
                earlier.name,
                later.name,
                fr::quoted(&later.key.0),
                fr::date(later.last_school_day)
            );
            let item = Item::Holiday(zone.zone, later.key.clone());
            found.push(Found { item, message });
        }
    }
    found
}

fn share_a_day(one: &Holiday, other: &Holiday) -> bool {
    let days = (one.days_off(), other.days_off());
    let (Some(days), Some(other_days)) = days else {
        return false;
    };
    days.overlaps(other_days) && share_a_pupil(one, other)
}

fn share_a_pupil(one: &Holiday, other: &Holiday) -> bool {
    let (one, other) = (&one.audience, &other.audience);
    let is_free = one.territories.is_empty() || other.territories.is_empty();
    let share = |territory| other.territories.contains(territory);
    let here = is_free || one.territories.iter().any(share);
    let has = |levels: &[Level], level| levels.is_empty() || levels.contains(&level);
    let mut levels = Level::ALL.into_iter();
    here && levels.any(|level| has(&one.levels, level) && has(&other.levels, level))
}
