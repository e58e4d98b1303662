//! Lists of times, each text with its line when it does not read.

use crate::calendar::DateRange;
use crate::fr;
use crate::parse::moments;
use crate::parse::planning_toml::{DATE_OUT_OF_YEAR, Planning, UNKNOWN_SLOT};
use crate::parse::toml_doc::{At, Node, Reading};
use crate::session::{Availability, Unavailable, WeeklyStart};
use crate::source::Line;

/// How times are read: the year that dates must be in, when it is known.
#[derive(Debug, Clone, Copy)]
pub struct Times {
    /// First and last day of the school year.
    pub year: Option<DateRange>,
}

impl Times {
    /// A list of days or ranges, with the line of each.
    pub fn days(
        self,
        node: &Node<'_, '_>,
        key: &str,
        reading: &mut Reading,
    ) -> Vec<(DateRange, Line)> {
        let mut found = Vec::new();
        for (text, at) in node.texts(key, reading) {
            match moments::days(text) {
                Ok(days) => {
                    self.check_year(days, (&at, &node.path_of(key)), reading);
                    found.push((days, reading.line(&at)));
                }
                Err(error) => reading.refuse(&at, &node.path_of(key), error),
            }
        }
        found
    }

    /// When something can be had: its `creneaux` but its `indisponible`.
    pub fn availability(
        self,
        node: &Node<'_, '_>,
        planning: &Planning,
        reading: &mut Reading,
    ) -> Availability {
        let weekly = node.has("creneaux").then(|| {
            let texts = node.texts("creneaux", reading);
            let starts = texts
                .into_iter()
                .filter_map(|(text, at)| known_start(node, text, &at, planning, reading));
            starts.collect::<Vec<WeeklyStart>>()
        });
        Availability {
            weekly,
            except: self.absences(node, planning, reading),
        }
    }

    /// When something cannot be had: its `indisponible`.
    pub fn absences(
        self,
        node: &Node<'_, '_>,
        planning: &Planning,
        reading: &mut Reading,
    ) -> Vec<Unavailable> {
        const KEY: &str = "indisponible";
        let mut found = Vec::new();
        for (text, at) in node.texts(KEY, reading) {
            match moments::unavailable(text) {
                Ok(one) => {
                    match one {
                        Unavailable::Days(days) => {
                            self.check_year(days, (&at, &node.path_of(KEY)), reading);
                        }
                        Unavailable::Once(day, _) => {
                            let days = DateRange::day(day);
                            self.check_year(days, (&at, &node.path_of(KEY)), reading);
                        }
                        Unavailable::Weekly(start) => {
                            check_start(node, KEY, start, &at, planning, reading);
                        }
                    }
                    found.push(one);
                }
                Err(error) => reading.refuse(&at, &node.path_of(KEY), error),
            }
        }
        found
    }

    fn check_year(self, days: DateRange, (at, field): (&At, &str), reading: &mut Reading) {
        let Some(year) = self.year else {
            return;
        };
        if year.contains(days.first()) && year.contains(days.last()) {
            return;
        }
        let (first, last) = (days.first(), days.last());
        let what = if first == last {
            format!("le {}", fr::short_date(first))
        } else {
            format!("du {} au {}", fr::short_date(first), fr::short_date(last))
        };
        let message = format!(
            "{what}\u{a0}: l’année scolaire va du {} au {}",
            fr::short_date(year.first()),
            fr::short_date(year.last())
        );
        reading.note(DATE_OUT_OF_YEAR, at, field, message);
    }
}

/// One of the `creneaux` of a room or a person; an end, if there is one, is
/// that of the slot.
fn known_start(
    node: &Node<'_, '_>,
    text: &str,
    at: &At,
    planning: &Planning,
    reading: &mut Reading,
) -> Option<WeeklyStart> {
    match moments::weekly_slot(text) {
        Ok(slot) => {
            check_start(node, "creneaux", slot.start, at, planning, reading);
            Some(slot.start)
        }
        Err(error) => {
            reading.refuse(at, &node.path_of("creneaux"), error);
            None
        }
    }
}

fn check_start(
    node: &Node<'_, '_>,
    key: &str,
    start: WeeklyStart,
    at: &At,
    planning: &Planning,
    reading: &mut Reading,
) {
    let mut slots = planning.slots.iter();
    if planning.slots.is_empty() || slots.any(|slot| slot.start == start) {
        return;
    }
    let known = planning.slots.iter();
    let known: Vec<String> = known
        .map(|slot| moments::write_weekly(slot.start))
        .collect();
    let message = format!(
        "{} n’est pas un créneau de [certification]\u{a0}: {}",
        fr::quoted(&moments::write_weekly(start)),
        fr::list(&known)
    );
    reading.note(UNKNOWN_SLOT, at, &node.path_of(key), message);
}
