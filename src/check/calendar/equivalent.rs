//! Two holidays that answer to one national name, or a name that no task uses.

use crate::calendar::{Item, ZoneYear};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// The names that tasks give to holidays.
const NATIONAL: [&str; 4] = ["toussaint", "noel", "hiver", "printemps"];

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "HOLIDAY_EQUIVALENT",
        severity: Severity::Warning,
        pix: false,
        title: "équivalence de vacances douteuse",
        why: "Les tâches parlent des vacances de la Toussaint, de Noël, d’hiver et de printemps. Un \
              territoire qui les nomme autrement dit lesquelles, une seule fois chacune, avec equivaut.",
        help: "Gardez une seule équivalence par nom\u{a0}: toussaint, noel, hiver ou printemps.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    checked.file.zones.iter().flat_map(in_zone).collect()
}

fn in_zone(zone: &ZoneYear) -> Vec<Found> {
    let mut found = Vec::new();
    for (index, holiday) in zone.holidays.iter().enumerate() {
        let Some(name) = &holiday.equivalent else {
            continue;
        };
        let item = Item::Holiday(zone.zone, holiday.key.clone());
        let quoted = fr::quoted(&name.0);
        if !NATIONAL.contains(&name.0.as_str()) {
            let list = fr::choice(&NATIONAL);
            let message = format!("{quoted} n’est le nom d’aucunes vacances nationales, {list}");
            found.push(Found { item, message });
            continue;
        }
        // Of two that answer to one name, the later says so; a holiday that
        // has the name itself comes first whatever its place.
        let mut others = zone.holidays.iter().enumerate().filter(|(other, one)| {
            let is_it = *other != index && one.key == *name;
            is_it || (*other < index && one.equivalent.as_ref() == Some(name))
        });
        if let Some((_, other)) = others.next() {
            let message = format!("{} répond aussi au nom {quoted}", other.name);
            found.push(Found { item, message });
        }
    }
    found
}
