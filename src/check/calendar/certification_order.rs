//! Certification dates that do not follow one another.

use crate::calendar::{Item, LevelWindows};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};
use crate::fr;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "CERTIFICATION_ORDER",
        severity: Severity::Error,
        pix: false,
        title: "dates de certification dans le désordre",
        why: "Pix Certif ouvre avant la fenêtre ou le même jour, le rattrapage vient après son \
              début, et la fermeture après sa fin.",
        help: "Comparez ces dates avec le bandeau de Pix Certif ou la note de service.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let all = checked.file.windows.iter().chain(&checked.file.own_windows);
    all.flat_map(in_level).collect()
}

fn in_level(dates: &LevelWindows) -> Vec<Found> {
    let level = dates.level;
    let Some(window) = dates.window.published().map(|window| window.value) else {
        return Vec::new();
    };
    let mut found = Vec::new();
    let mut say = |item, message| found.push(Found { item, message });
    if let Some(opening) = dates.opening.published()
        && opening.value > window.first()
    {
        let (day, first) = (fr::date(opening.value), fr::date(window.first()));
        let message = format!("ouverture le {day}, après le début de la fenêtre, {first}");
        say(Item::Opening(level), message);
    }
    if let Some(make_up) = dates.make_up.published()
        && make_up.value.first() <= window.first()
    {
        let (day, first) = (fr::date(make_up.value.first()), fr::date(window.first()));
        let message = format!("rattrapage le {day}, avant le début de la fenêtre, {first}");
        say(Item::MakeUp(level), message);
    }
    if let Some(closing) = dates.closing.published()
        && closing.value < window.last()
    {
        let (day, last) = (fr::date(closing.value), fr::date(window.last()));
        let message = format!("fermeture le {day}, avant la fin de la fenêtre, {last}");
        say(Item::Closing(level), message);
    }
    found
}
