//! Mistakes in a year file, of the kinds that have really been published.
//!
//! Ministry pages and data sets have printed returns before departures,
//! holidays a month too early and pupils back before their teachers: each of
//! these rules would have caught one.

mod back_to_front;
mod certification_order;
mod days_of_class;
mod equivalent;
mod half_window;
mod missing_edge;
mod odd_weekday;
mod outside_classes;
mod outside_year;
mod overlap;
mod period_length;
mod teachers_first;

use crate::calendar::{Calendar, Item, PublicHolidayRule, Setting, Territory, YearFile, Zone};
use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::school::Level;
use crate::source::Line;

/// What a rule looks at.
#[derive(Debug, Clone, Copy)]
pub struct Checked<'a> {
    /// The year.
    pub file: &'a YearFile,
    /// The public holidays of every territory.
    pub public_holidays: &'a [PublicHolidayRule],
}

/// What a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The statement that cannot be right.
    pub item: Item,
    /// The sentence for this very case.
    pub message: String,
}

/// One rule: its texts and its search.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Code, severity, title, why, help.
    pub kind: Kind,
    /// Where it is broken.
    pub find: fn(Checked<'_>) -> Vec<Found>,
}

/// Every rule, in the order in which `explain` lists them.
pub const RULES: [Rule; 12] = [
    back_to_front::RULE,
    overlap::RULE,
    outside_year::RULE,
    outside_classes::RULE,
    missing_edge::RULE,
    teachers_first::RULE,
    odd_weekday::RULE,
    period_length::RULE,
    days_of_class::RULE,
    equivalent::RULE,
    half_window::RULE,
    certification_order::RULE,
];

/// Everything that is wrong in a year, in the order of its lines.
///
/// `lines` tells where each statement stands, as the reader gave it.
pub fn check(
    file: &YearFile,
    public_holidays: &[PublicHolidayRule],
    lines: &[(Item, Line)],
) -> Vec<Diagnostic> {
    let checked = Checked {
        file,
        public_holidays,
    };
    let line_of = |item: &Item| {
        let mut known = lines.iter().filter(|(known, _)| known == item);
        known.next_back().map(|(_, line)| *line)
    };
    let found = RULES.iter().flat_map(|rule| {
        let found = (rule.find)(checked).into_iter();
        found.map(|found| (rule.kind, found))
    });
    let found: Vec<(Kind, Found)> = found.collect();
    let wrong = found
        .iter()
        .filter(|(kind, _)| kind.severity == Severity::Error);
    let wrong: Vec<Zone> = wrong.filter_map(|(_, found)| zone(&found.item)).collect();
    let mut findings: Vec<Diagnostic> = Vec::new();
    for (kind, found) in found {
        // A wrong date makes wrong periods: it is enough to say the date.
        let is_wrong = zone(&found.item).is_some_and(|zone| wrong.contains(&zone));
        if is_wrong && kind == period_length::RULE.kind {
            continue;
        }
        let spot = Spot {
            line: line_of(&found.item),
            field: Some(name(&found.item)),
            ..Spot::default()
        };
        findings.push(Diagnostic::new(kind, spot, found.message));
    }
    findings.sort_by_key(|finding| (finding.spot.line, finding.kind.severity));
    findings
}

/// The zone that a statement is about.
fn zone(item: &Item) -> Option<Zone> {
    match item {
        Item::Zone(zone)
        | Item::TeachersReturn(zone)
        | Item::PupilsReturn(zone)
        | Item::LastDay(zone)
        | Item::Holiday(zone, _)
        | Item::DayOff(zone, _) => Some(*zone),
        Item::Year | Item::Opening(_) | Item::Window(_) | Item::MakeUp(_) | Item::Closing(_) => {
            None
        }
    }
}

/// A statement as messages call it.
fn name(item: &Item) -> String {
    match item {
        Item::Year => "année".to_owned(),
        Item::Zone(zone) => zone.to_string(),
        Item::TeachersReturn(zone) => format!("rentrée des enseignants, {zone}"),
        Item::PupilsReturn(zone) => format!("rentrée, {zone}"),
        Item::LastDay(zone) => format!("fin de l’année, {zone}"),
        Item::Holiday(zone, key) | Item::DayOff(zone, key) => format!("{}, {zone}", key.0),
        Item::Opening(level) => format!("ouverture de Pix Certif, {level}"),
        Item::Window(level) => format!("fenêtre de certification, {level}"),
        Item::MakeUp(level) => format!("rattrapage, {level}"),
        Item::Closing(level) => format!("fermeture de Pix Certif, {level}"),
    }
}

impl Checked<'_> {
    /// The calendars that the file's zones make, for every level and territory.
    fn calendars(self) -> Vec<Calendar> {
        let mut all = Vec::new();
        for zone in self.file.zones.iter().map(|known| known.zone) {
            let territories = Territory::ALL.into_iter();
            let own = territories.filter(|territory| territory.zone() == Some(zone));
            let mut own: Vec<Territory> = own.collect();
            if !own.contains(&zone.territory()) {
                own.insert(0, zone.territory());
            }
            for territory in own {
                for level in Level::ALL {
                    let setting = Setting {
                        zone,
                        territory,
                        level,
                    };
                    let rules = self.public_holidays;
                    all.push(Calendar::without_windows(self.file, setting, rules));
                }
            }
        }
        all
    }
}
