//! An export that is getting old.

use chrono::NaiveDate;

use crate::check::siecle::{Base, Rule};
use crate::diagnostic::{Diagnostic, Kind, Spot};
use crate::fr;

/// After that many days, pupils have come and gone.
const OLD: i64 = 30;

/// The rule.
pub const RULE: Rule = Rule {
    kind: Kind::info(
        "STALE_EXPORT",
        "export ancien",
        "La base a sans doute changé depuis : les élèves arrivés manqueront dans Pix, et ceux qui \
         sont partis y resteront.",
        "Refaites l’export dans SIECLE le jour de l’import.",
    ),
    find,
};

fn find(base: &Base<'_>) -> Vec<Diagnostic> {
    let value = &base.seen.export_date;
    let found = NaiveDate::parse_from_str(value.text.trim(), "%d/%m/%Y");
    let Ok(exported) = found else {
        return Vec::new();
    };
    let age = base
        .context
        .today
        .signed_duration_since(exported)
        .num_days();
    if age <= OLD {
        return Vec::new();
    }
    let days = usize::try_from(age).unwrap_or_default();
    let what = format!(
        "exporté le {}, il y a {}",
        fr::date(exported),
        fr::count(days, "jour", "jours")
    );
    let spot = Spot {
        line: value.line,
        ..Spot::default()
    };
    vec![Diagnostic::new(RULE.kind, spot.field("DATE_EXPORT"), what)]
}
