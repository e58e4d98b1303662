//! An export of another school year.

use chrono::{Datelike, NaiveDate};

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};

/// From this month on, the base of the new year is the one to import.
const FIRST_MONTH: u32 = 8;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::warning(
        "WRONG_SCHOOL_YEAR",
        "export d’une autre année scolaire",
        "Le fichier annonce une autre année scolaire que celle en cours. Pix l’accepte, mais \
         désactive alors les élèves d’aujourd’hui et réactive ceux d’hier.",
        "Dans SIECLE, vérifiez l’année affichée en haut de l’écran, puis refaites l’export.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let value = &base.seen.school_year;
    let Some(found) = value.text.trim().parse::<i32>().ok() else {
        return Vec::new();
    };
    let current = first_year(base.context.today);
    // In the summer both the year that ends and the one that comes are exported.
    let months_ahead = (base.context.today.month(), found - current);
    if found == current || matches!(months_ahead, (6..=7, 1) | (8, -1)) {
        return Vec::new();
    }
    let what = format!(
        "le fichier est de l’année {found}-{}, nous sommes en {current}-{}",
        found.saturating_add(1),
        current + 1
    );
    let spot = Spot {
        line: value.line,
        ..Spot::default()
    };
    let spot = spot.field("ANNEE_SCOLAIRE");
    vec![Diagnostic::new(RULE.kind, spot, what)]
}

/// The first year of the school year of a day.
fn first_year(day: NaiveDate) -> i32 {
    day.year() - i32::from(day.month() < FIRST_MONTH)
}
