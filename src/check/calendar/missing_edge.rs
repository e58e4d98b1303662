//! A year said to be complete, without its first or its last day.

use crate::calendar::Item;
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "YEAR_WITHOUT_EDGE",
        severity: Severity::Warning,
        pix: false,
        title: "année sans rentrée ou sans fin",
        why: "Sans la rentrée des élèves et le dernier jour de classe, les périodes ne peuvent pas \
              être calculées, et les échéances qui en dépendent restent «\u{a0}non publiées\u{a0}».",
        help: "Ajoutez rentree et fin, ou écrivez complet = false si rien n’est publié.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let zones = checked.file.zones.iter().filter(|zone| zone.complete);
    let lacking = zones.filter_map(|zone| {
        let message = match (&zone.pupils_return, &zone.last_day) {
            (None, None) => "ni rentrée des élèves, ni dernier jour de classe",
            (None, Some(_)) => "la rentrée des élèves manque",
            (Some(_), None) => "le dernier jour de classe manque",
            (Some(_), Some(_)) => return None,
        };
        Some(Found {
            item: Item::Zone(zone.zone),
            message: message.to_owned(),
        })
    });
    lacking.collect()
}
