//! What moves when a kept plan is made again.

use crate::fr;
use crate::report::sessions::{Keeping, groups_text, hours};
use crate::report::{Section, Tone};
use crate::session::{BookedSession, Move, Stage};

/// The differences with the kept plan, session by session.
pub fn sections(moves: &[Move], keeping: Keeping) -> Vec<Section> {
    if moves.is_empty() {
        let text = "Rien ne bouge par rapport au plan gardé.".to_owned();
        return vec![Section::Note(Tone::Good, text)];
    }
    let title = match keeping {
        Keeping::Shown => "Ce qui bougerait par rapport au plan gardé",
        Keeping::Written | Keeping::Unchanged => "Ce qui a bougé",
    };
    let mut sections = vec![
        Section::Heading(title.to_owned()),
        Section::List(moves.iter().map(line).collect()),
    ];
    let in_pix = moves.iter().filter_map(|one| match one {
        Move::Changed { to, .. } if to.stage > Stage::Planned => Some(to.id),
        Move::Removed(session) if session.stage > Stage::Planned => Some(session.id),
        _ => None,
    });
    let in_pix: Vec<String> = in_pix.map(|id| id.to_string()).collect();
    if !in_pix.is_empty() {
        let text = format!(
            "Déjà créées dans Pix Certif, à y modifier aussi\u{a0}: {}.",
            fr::list(&in_pix)
        );
        sections.push(Section::Note(Tone::Warning, text));
    }
    sections
}

fn line(one: &Move) -> String {
    match one {
        Move::Added(session) => {
            format!("n°\u{a0}{}, ajoutée\u{a0}: {}", session.id, whole(session))
        }
        Move::Removed(session) => {
            format!(
                "n°\u{a0}{}, supprimée\u{a0}: {}",
                session.id,
                whole(session)
            )
        }
        Move::Changed { from, to } => {
            let mut parts = Vec::new();
            let place = |session: &BookedSession| {
                format!(
                    "{} {} {}",
                    fr::narrow_date(session.date),
                    hours(session),
                    session.room
                )
            };
            let pairs = [
                (place(from), place(to)),
                (groups_text(from), groups_text(to)),
                (people(from), people(to)),
            ];
            for (before, after) in pairs {
                if before != after {
                    parts.push(format!("{before} → {after}"));
                }
            }
            format!("n°\u{a0}{}\u{a0}: {}", to.id, parts.join("\u{a0}; "))
        }
    }
}

fn whole(session: &BookedSession) -> String {
    let place = format!(
        "{} {} {}",
        fr::narrow_date(session.date),
        hours(session),
        session.room
    );
    format!("{place}, {}", groups_text(session))
}

fn people(session: &BookedSession) -> String {
    match session.invigilators.as_slice() {
        [] => "personne".to_owned(),
        names => names.join(", "),
    }
}
