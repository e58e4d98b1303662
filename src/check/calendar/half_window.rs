//! One end of a window, where nobody gives the other.

use crate::calendar::{Announced, Item, LevelWindows};
use crate::check::calendar::{Checked, Found, Rule};
use crate::diagnostic::{Kind, Severity};

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind {
        code: "WINDOW_WITHOUT_EDGE",
        severity: Severity::Error,
        pix: false,
        title: "fenêtre de certification à moitié donnée",
        why: "Une seule borne remplace celle de la fenêtre nationale. Quand celle-ci n’est ni \
              publiée ni prévue, il n’y a rien à remplacer, et la borne serait ignorée.",
        help: "Donnez les deux bornes\u{a0}: fenetre = { debut = …, fin = … }.",
    },
    find,
};

fn find(checked: Checked<'_>) -> Vec<Found> {
    let half = checked.file.own_windows.iter().filter(|own| {
        let has_edge = own.edges.start.is_some() || own.edges.end.is_some();
        let mut national = checked.file.windows.iter();
        let is_national = |known: &&LevelWindows| known.level == own.level;
        let national = national.find(is_national).map(|known| &known.window);
        let stands = matches!(
            national,
            Some(Announced::Published(_) | Announced::Forecast)
        );
        has_edge && !stands
    });
    let found = half.map(|own| Found {
        item: Item::Window(own.level),
        message: match own.edges.start {
            Some(_) => "le dernier jour manque".to_owned(),
            None => "le premier jour manque".to_owned(),
        },
    });
    found.collect()
}
