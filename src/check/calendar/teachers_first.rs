//! Pupils back before their teachers, as a data set printed for
//! Nouvelle-Calédonie in 2020 and 2021.

use crate::calendar::Item;
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "PUPILS_BEFORE_TEACHERS",
        severity: Severity::Error,
        pix: false,
        title: "élèves rentrés avant les enseignants",
        why: "La prérentrée des enseignants précède toujours la rentrée des élèves\u{a0}: quand elle \
              la suit, les deux dates ont été échangées.",
        help: "Échangez rentree_profs et rentree, ou corrigez celle qui est fausse.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let zones = checked.file.zones.iter();
    let swapped = zones.filter_map(|zone| {
        let teachers = zone.teachers_return.as_ref()?.value;
        let pupils = zone.pupils_return.as_ref()?.value;
        let (first, last) = (fr::date(pupils), fr::date(teachers));
        (pupils < teachers).then(|| Found {
            item: Item::TeachersReturn(zone.zone),
            message: format!("élèves le {first}, enseignants le {last}"),
        })
    });
    swapped.collect()
}
