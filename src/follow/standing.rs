//! Where one pupil stands in one campaign, from all her rows.

use std::cmp::Ordering;

use crate::pix::{CampaignKind, Participation};

/// The participation that counts in one campaign.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Standing {
    /// Sent.
    pub shared: bool,
    /// At the end, or sent.
    pub finished: bool,
    /// Share of the course done, 0 to 1.
    pub progression: f64,
    /// Share of its skills that are mastered, 0 to 1; none when not sent.
    pub mastery: Option<f64>,
    /// Has something to send: a course at its end, a profile.
    pub to_send: bool,
}

impl Standing {
    /// Of one row.
    pub fn of(kind: CampaignKind, row: &Participation) -> Self {
        let progression = row.progression.unwrap_or_default();
        let is_at_the_end = progression >= 1.0;
        Self {
            shared: row.shared,
            finished: is_at_the_end || row.shared,
            progression: if row.shared { 1.0 } else { progression },
            mastery: row.mastery.filter(|_| row.shared),
            to_send: !row.shared && (is_at_the_end || kind == CampaignKind::ProfileCollection),
        }
    }

    /// The one that counts of two: the most advanced. For a collection that is
    /// one that was sent; which of them is told by its profile.
    pub fn most_advanced(self, other: Self) -> Self {
        if other.advance(&self) == Ordering::Greater {
            other
        } else {
            self
        }
    }

    fn advance(&self, other: &Self) -> Ordering {
        let mastery = |it: &Self| it.mastery.unwrap_or(-1.0);
        self.shared
            .cmp(&other.shared)
            .then(self.progression.total_cmp(&other.progression))
            .then(mastery(self).total_cmp(&mastery(other)))
    }
}
