//! Why a session is not earlier.

use crate::fr;
use crate::report::{Section, Tone};
use crate::session::{Clock, NotEarlier, Start};

/// Reasons that the page shows one by one.
const MOST: usize = 12;

/// The starts before a session, the nearest first, and what is in the way.
pub fn sections(number: u32, reasons: &[(Start, NotEarlier)]) -> Vec<Section> {
    let heading = Section::Heading(format!("Pourquoi la session {number} n’est pas plus tôt"));
    if reasons.is_empty() {
        let text = "Elle est au premier créneau utilisable.".to_owned();
        return vec![heading, Section::Note(Tone::Good, text)];
    }
    let nearest = reasons.iter().rev().take(MOST);
    let lines = nearest.map(|(start, reason)| {
        format!(
            "{} à {}\u{a0}: {}",
            fr::date(start.date),
            Clock(start.minute),
            reason.text()
        )
    });
    let mut sections = vec![heading, Section::List(lines.collect())];
    if reasons.len() > MOST {
        let text = format!(
            "Et {} auparavant.",
            fr::count(reasons.len() - MOST, "autre créneau", "autres créneaux")
        );
        sections.push(Section::Note(Tone::Faint, text));
    }
    if reasons
        .iter()
        .any(|(_, reason)| *reason == NotEarlier::Possible)
    {
        let text = "Un créneau libre n’est pas pris quand le plan entier y perdrait\u{a0}: une session ou un \
                    partage de plus, ou d’autres sessions plus tardives."
            .to_owned();
        sections.push(Section::Note(Tone::Hint, text));
    }
    sections
}
