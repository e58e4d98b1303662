//! The draft of a year that nobody has published yet.

use chrono::NaiveDate;

use crate::calendar::{DateRange, SchoolYear, YearFile, Zone, ZoneYear};
use crate::parse::calendar_text::{CONVENTIONS, key};
use crate::school::Level;

/// Fifty-two whole weeks: the same weekday a year later.
const ONE_YEAR_OF_WEEKS: u64 = 364;

/// A year file to complete: zones without dates, certification to be forecast.
///
/// The weeks of last year are proposed as comments, 364 days later; nothing
/// that is not published is stated.
pub fn draft(
    year: SchoolYear,
    zones: &[Zone],
    last_year: Option<&YearFile>,
    today: NaiveDate,
) -> String {
    let mut lines = vec![
        format!("# Année scolaire {year}, brouillon à compléter."),
        "#".to_owned(),
        CONVENTIONS.trim_end().to_owned(),
        String::new(),
        format!("annee = \"{year}\""),
        format!("verifie_le = {today}"),
    ];
    for zone in zones {
        lines.push(String::new());
        lines.push(format!("[zone.{}]", zone.id()));
        if zone.is_calendar_year() {
            lines.push(format!("annee = \"{}\"", year.label(*zone)));
        }
        lines.push("# À retirer quand toutes les dates sont publiées :".to_owned());
        lines.push("complet = false".to_owned());
        match last_year.and_then(|file| file.zone(*zone)) {
            Some(known) => lines.extend(proposals(known)),
            None => lines.push("# Rien n’est publié pour l’année précédente.".to_owned()),
        }
    }
    for level in Level::ALL {
        lines.push(format!(
            "\n# Calculé sur l’année précédente tant que rien n’est publié.\n[{}]\n\
             fenetre = \"prévisionnel\"\nouverture = \"prévisionnel\"\n\
             rattrapage = \"prévisionnel\"\nfermeture = \"prévisionnel\"",
            level.id()
        ));
    }
    lines.push(String::new());
    lines.join("\n")
}

/// Last year's dates so many weeks later, as comments.
fn proposals(zone: &ZoneYear) -> Vec<String> {
    let later = |date: NaiveDate| DateRange::day(date).shifted(ONE_YEAR_OF_WEEKS).first();
    let id = zone.zone.id();
    let mut lines =
        vec!["# Dates de l’année précédente décalées de 364 jours, à remplacer :".to_owned()];
    for (name, date) in [
        ("rentree_profs", &zone.teachers_return),
        ("rentree", &zone.pupils_return),
        ("fin", &zone.last_day),
    ] {
        let date = date.as_ref().map(|date| later(date.value));
        lines.extend(date.map(|date| format!("# {name} = {date}")));
    }
    lines.push(format!("[zone.{id}.vacances]"));
    for holiday in &zone.holidays {
        let back = holiday.back_to_school.map(later);
        let back = back.map_or(String::new(), |back| format!(", reprise = {back}"));
        let (name, departure) = (key(&holiday.key.0), later(holiday.last_school_day));
        lines.push(format!("# {name} = {{ depart = {departure}{back} }}"));
    }
    lines
}
