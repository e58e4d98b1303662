//! For which zones an event is.

use crate::calendar::{Academies, Zone};
use crate::fr;
use crate::parse::ics::event::{Event, IcsCalendar};

/// The zones that an event names: in its title, its place or its number, else
/// in the name of the calendar.
pub fn zones(event: &Event, calendar: &IcsCalendar, academies: &Academies) -> Vec<Zone> {
    let titles = event.summary.split_once(" - ").map(|(_, tail)| tail);
    let number = event.uid.split_once('@').map(|(before, _)| before);
    let number = number
        .and_then(|uid| uid.split_once('-'))
        .map(|(_, tail)| tail);
    let name = calendar.name.split_once(" - ").map(|(_, tail)| tail);
    let places = [titles, Some(event.location.as_str()), name, number];
    let mut found = places
        .into_iter()
        .flatten()
        .map(|text| named(text, academies));
    found.find(|zones| !zones.is_empty()).unwrap_or_default()
}

/// `Zones A/B/C - Corse`, `Zone A`, `Zones A B C`, `Besançon, Bordeaux`,
/// `Zone-A-B-C-Corse`, `SaintPierreEtMiquelon`.
fn named(text: &str, academies: &Academies) -> Vec<Zone> {
    let mut zones = Vec::new();
    for part in text.split([',', '/']).flat_map(|part| part.split(" - ")) {
        let part = part.trim();
        match zone(part, academies) {
            Some(zone) => zones.push(zone),
            // `Zones A`, `Zone-A-B-C-Corse`: one word after the other.
            None => zones.extend(words(part).filter_map(|word| zone(word, academies))),
        }
    }
    zones.sort_unstable();
    zones.dedup();
    zones
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    let is_zone = fr::fold(text).starts_with("zone");
    let words = text.split([' ', '-']).skip(1);
    words.filter(move |_| is_zone)
}

fn zone(word: &str, academies: &Academies) -> Option<Zone> {
    if word.is_empty() {
        return None;
    }
    if let Ok(zone) = word.parse() {
        return Some(zone);
    }
    let same = |name: &str| letters(name) == letters(word);
    let mut all = Zone::ALL.into_iter();
    let written = all.find(|zone| same(zone.id()) || same(zone.name()));
    let academie = || academies.named(word).ok().map(|academie| academie.zone);
    written.or_else(academie)
}

fn letters(text: &str) -> String {
    let folded = fr::fold(text);
    folded
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect()
}
