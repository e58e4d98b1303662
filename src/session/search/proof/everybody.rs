//! Whether there is a seat for each pupil, were every session open.

use crate::session::search::instance::{Instance, Item};
use crate::session::search::proof::flow::Net;

/// False only when some pupils have no seat even if every session is open.
pub fn everybody_could_sit(instance: &Instance) -> bool {
    let suits = |item: &Item, start: usize, minutes: u32| {
        item.can[start] && instance.longest[start] >= minutes
    };
    let is_housed = |item: &Item| {
        let minutes = item.long.first().map_or(0, |&(minutes, _)| minutes);
        let mut openings = instance.openings.iter();
        openings.any(|opening| opening.cap >= item.size && suits(item, opening.start, minutes))
    };
    let mut wholes = instance.items.iter().filter(|item| item.together);
    if !wholes.all(is_housed) {
        return false;
    }
    // Source, drain, the starts, then the pupils of one class and one length.
    let n_starts = instance.longest.len();
    let mut parts = Vec::new();
    for item in &instance.items {
        let mut before = 0;
        for &(minutes, students) in &item.long {
            parts.push((item, minutes, students - before));
            before = students;
        }
        parts.push((item, 0, item.size - before));
    }
    let mut net = Net::new(2 + n_starts + parts.len());
    for start in 0..n_starts {
        net.pipe(2 + start, 1, instance.seats_at(start));
    }
    for (at, &(item, minutes, students)) in parts.iter().enumerate() {
        let node = 2 + n_starts + at;
        net.pipe(0, node, students);
        for start in (0..n_starts).filter(|&start| suits(item, start, minutes)) {
            net.pipe(node, 2 + start, u32::MAX);
        }
    }
    net.fill(0, 1) >= instance.students()
}
