//! How many days of class the three national zones have: they never differ by
//! more than two, and a typing error shows at once.

use crate::calendar::{Calendar, Item, Setting, Zone};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;
use crate::school::Level;

/// Largest difference seen between two zones, 2019 to 2027 (year.md §1.3).
const LARGEST_DIFFERENCE: usize = 2;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "ZONES_FAR_APART",
        severity: Severity::Warning,
        pix: false,
        title: "zones qui n’ont pas le même nombre de jours de classe",
        why: "Les zones A, B et C ont chaque année le même nombre de jours de classe, à deux jours \
              près. Un écart plus grand vient d’une date mal recopiée dans l’une d’elles.",
        help: "Relisez les vacances de la zone qui s’écarte des deux autres.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let counts: Vec<(Zone, usize)> = Zone::METROPOLE
        .into_iter()
        .filter_map(|zone| Some((zone, days_of_class(checked, zone)?)))
        .collect();
    let fewest = counts.iter().min_by_key(|(_, days)| days);
    let most = counts.iter().max_by_key(|(_, days)| days);
    let (Some((low, fewest)), Some((high, most))) = (fewest, most) else {
        return Vec::new();
    };
    if most - fewest <= LARGEST_DIFFERENCE {
        return Vec::new();
    }
    let message = format!(
        "{high} a {}, {low} {fewest}",
        fr::count(*most, "jour de classe", "jours de classe")
    );
    vec![Found {
        item: Item::Zone(*low),
        message,
    }]
}

fn days_of_class(checked: Checked<'_>, zone: Zone) -> Option<usize> {
    let known = checked.file.zone(zone)?;
    let has_edges = known.pupils_return.is_some() && known.last_day.is_some();
    if !(known.is_complete() && has_edges) {
        return None;
    }
    let setting = Setting::new(zone, Level::College);
    let calendar = Calendar::without_windows(checked.file, setting, checked.public_holidays);
    let year = checked.file.year.span(zone);
    Some(calendar.school_days_in(year).count())
}
