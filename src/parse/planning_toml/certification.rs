//! `[certification]`: how long, when, for whom.

use crate::fr;
use crate::parse::moments;
use crate::parse::planning_toml::times::Times;
use crate::parse::planning_toml::{Planning, SLOT_TOO_SHORT, SLOTS_OVERLAP};
use crate::parse::toml_doc::{At, Node, Reading};
use crate::session::{Clock, WeeklySlot};

const KEYS: [&str; 7] = [
    "par_surveillant",
    "duree_min",
    "creneaux",
    "fermetures",
    "ouvertures",
    "rattrapage_jours",
    "divisions",
];

/// The longest session that makes sense, in minutes.
const LONGEST_MIN: u32 = 12 * 60;

/// Reads the table.
pub fn read(table: &Node<'_, '_>, times: Times, reading: &mut Reading) -> Planning {
    table.allow(&KEYS, reading);
    let per_invigilator = positive(table, "par_surveillant", u32::MAX, reading);
    let duration_min = positive(table, "duree_min", LONGEST_MIN, reading);
    let mut slots: Vec<(WeeklySlot, At)> = Vec::new();
    for (text, at) in table.texts("creneaux", reading) {
        match moments::weekly_slot(text) {
            Ok(slot) => slots.push((slot, at)),
            Err(error) => reading.refuse(&at, &table.path_of("creneaux"), error),
        }
    }
    check_slots(table, &slots, duration_min.unwrap_or(DURATION_MIN), reading);
    let closures = times.days(table, "fermetures", reading);
    let divisions = table.has("divisions").then(|| {
        let texts = table.texts("divisions", reading);
        let named = texts.into_iter();
        named
            .map(|(text, at)| (text.to_owned(), reading.line(&at)))
            .collect()
    });
    Planning {
        per_invigilator,
        duration_min,
        slots: slots.into_iter().map(|(slot, _)| slot).collect(),
        closures: closures.into_iter().map(|(days, _)| days).collect(),
        openings: times.days(table, "ouvertures", reading),
        make_up_days: table.number("rattrapage_jours", reading).map(u64::from),
        divisions,
        ..Planning::default()
    }
}

/// Minutes to plan for a session: 1 h 45 of test and the time to settle
/// (year.md §5).
pub const DURATION_MIN: u32 = 120;

fn positive(table: &Node<'_, '_>, key: &str, most: u32, reading: &mut Reading) -> Option<u32> {
    let number = table.number(key, reading)?;
    if number > 0 && number <= most {
        return Some(number);
    }
    let message = format!("«\u{a0}{key}\u{a0}» ne peut pas valoir {number}");
    reading.refuse(&table.at_key(key), &table.path_of(key), message);
    None
}

fn check_slots(
    table: &Node<'_, '_>,
    slots: &[(WeeklySlot, At)],
    duration: u32,
    reading: &mut Reading,
) {
    let field = table.path_of("creneaux");
    for (index, (slot, at)) in slots.iter().enumerate() {
        let written = |slot: &WeeklySlot| {
            let start = moments::write_weekly(slot.start);
            match slot.end {
                Some(end) => format!("{start}-{}", Clock(end)),
                None => start,
            }
        };
        let end = slot.end.unwrap_or(slot.start.minute + duration);
        if end - slot.start.minute < duration {
            let message = format!(
                "{} dure {} minutes, pour des sessions de {duration}",
                fr::quoted(&written(slot)),
                end - slot.start.minute
            );
            reading.note(SLOT_TOO_SHORT, at, &field, message);
        }
        let earlier = slots.iter().take(index).find(|(other, _)| {
            let other_end = other.end.unwrap_or(other.start.minute + duration);
            other.start.weekday == slot.start.weekday
                && other.start.minute < end
                && slot.start.minute < other_end
        });
        if let Some((other, _)) = earlier {
            let message = format!(
                "{} et {} se chevauchent",
                fr::quoted(&written(other)),
                fr::quoted(&written(slot))
            );
            reading.note(SLOTS_OVERLAP, at, &field, message);
        }
    }
}
