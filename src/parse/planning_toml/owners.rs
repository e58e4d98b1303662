//! `[[salle]]`, `[[surveillant]]`, `[[division]]`.

use crate::fr;
use crate::parse::planning_toml::times::Times;
use crate::parse::planning_toml::{ClassSettings, NAME_TWICE, Planning, ROOM_WITHOUT_SEATS};
use crate::parse::toml_doc::{Node, Reading};
use crate::session::{Invigilator, Room};

/// Reads the rooms.
pub fn rooms(root: &Node<'_, '_>, times: Times, planning: &mut Planning, reading: &mut Reading) {
    for table in root.tables("salle", reading) {
        table.allow(&["nom", "places", "creneaux", "indisponible"], reading);
        let names = planning.rooms.iter().map(|room| room.name.as_str());
        let Some(name) = new_name(&table, names, reading) else {
            continue;
        };
        let seats = table.number("places", reading);
        if seats.unwrap_or(0) == 0 && !(table.has("places") && seats.is_none()) {
            let message = format!("{} n’a pas de place", fr::quoted(&name));
            let at = table.at_key("places");
            reading.note(ROOM_WITHOUT_SEATS, &at, &table.path_of("places"), message);
        }
        planning.rooms.push(Room {
            name,
            seats: seats.unwrap_or(0),
            availability: times.availability(&table, planning, reading),
        });
    }
}

/// Reads the invigilators.
pub fn invigilators(
    root: &Node<'_, '_>,
    times: Times,
    planning: &mut Planning,
    reading: &mut Reading,
) {
    for table in root.tables("surveillant", reading) {
        table.allow(
            &["nom", "creneaux", "max_sessions", "indisponible"],
            reading,
        );
        let names = planning.invigilators.iter().map(|one| one.name.as_str());
        let Some(name) = new_name(&table, names, reading) else {
            continue;
        };
        planning.invigilators.push(Invigilator {
            name,
            availability: times.availability(&table, planning, reading),
            max_sessions: table.number("max_sessions", reading),
        });
    }
}

/// Reads what is said of divisions.
pub fn classes(root: &Node<'_, '_>, times: Times, planning: &mut Planning, reading: &mut Reading) {
    for table in root.tables("division", reading) {
        table.allow(&["nom", "effectif", "indisponible", "ensemble"], reading);
        let names = planning.classes.iter().map(|class| class.name.as_str());
        let Some(name) = new_name(&table, names, reading) else {
            continue;
        };
        planning.classes.push(ClassSettings {
            name,
            line: reading.line(&table.at_key("nom")),
            students: table.number("effectif", reading),
            absences: times.absences(&table, planning, reading),
            keep_together: table.flag("ensemble", reading).unwrap_or(false),
        });
    }
}

/// The name of a table, which must have one that no other has.
fn new_name<'n>(
    table: &Node<'_, '_>,
    mut known: impl Iterator<Item = &'n str>,
    reading: &mut Reading,
) -> Option<String> {
    let name = match table.text("nom", reading) {
        Some(name) if !name.trim().is_empty() => name.trim(),
        _ => {
            let message = "il manque la clé «\u{a0}nom\u{a0}»";
            reading.missing(table.at(), &table.path_of("nom"), message);
            return None;
        }
    };
    if known.any(|other| fr::fold(other) == fr::fold(name)) {
        let message = format!("{} est déjà écrit plus haut", fr::quoted(name));
        let at = table.at_key("nom");
        reading.note(NAME_TWICE, &at, &table.path_of("nom"), message);
        return None;
    }
    Some(name.to_owned())
}
