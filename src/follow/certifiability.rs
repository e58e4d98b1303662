//! Whether a pupil may be enrolled, and what she lacks (pix-formats §6.1).

use chrono::NaiveDateTime;

use crate::follow::{Certifiability, Gap};
use crate::pix::{Competence, Participation, Profile};

/// Competences at level 1 that make a pupil certifiable.
const COMPETENCES: u32 = 5;

/// Pix of a competence that make level 1.
const PIX_OF_A_LEVEL: u32 = 8;

/// The profile that counts for a pupil: the latest that she sent.
#[derive(Debug, Clone, Copy)]
pub struct LatestProfile<'e> {
    /// When it was sent.
    pub on: Option<NaiveDateTime>,
    /// What it says.
    pub profile: &'e Profile,
}

impl<'e> LatestProfile<'e> {
    /// The profile of a participation, if it was sent.
    pub fn of(participation: &'e Participation) -> Option<Self> {
        let profile = participation.profile.as_ref();
        profile
            .filter(|_| participation.shared)
            .map(|profile| Self {
                on: participation.shared_on,
                profile,
            })
    }

    /// The one that counts of two. Of two sent in the same minute, the one that
    /// says more: the order of the rows does not count.
    pub fn later(self, other: Self) -> Self {
        let rank = |it: &Self| {
            let levels = it.profile.skills.map(|skill| (skill.level, skill.pix));
            (it.on, it.profile.certifiable, it.profile.pix, levels)
        };
        if rank(&other) > rank(&self) {
            other
        } else {
            self
        }
    }

    /// Pix's own word.
    pub fn certifiability(&self) -> Certifiability {
        match self.profile.certifiable {
            Some(true) => Certifiability::Yes,
            Some(false) => Certifiability::No,
            None => Certifiability::Unknown,
        }
    }

    /// What is lacking, when Pix says that it is not certifiable.
    pub fn gap(&self) -> Option<Gap> {
        if self.profile.certifiable != Some(false) {
            return None;
        }
        let levels = || Competence::ALL.into_iter().zip(self.profile.skills);
        let counted = levels().filter(|(_, skill)| skill.level.is_some_and(|level| level > 0));
        let counted = u32::try_from(counted.count()).unwrap_or(COMPETENCES);
        let reached = self.profile.certifiable_competences.unwrap_or(counted);
        let missing = COMPETENCES
            .checked_sub(reached)
            .filter(|&missing| missing > 0)?;
        let under = levels().filter(|(_, skill)| skill.level == Some(0));
        let mut nearest: Vec<(Competence, u32)> = under
            .map(|(competence, skill)| {
                let earned = skill.pix.unwrap_or_default().min(PIX_OF_A_LEVEL);
                (competence, PIX_OF_A_LEVEL - earned)
            })
            .collect();
        nearest.sort_by_key(|&(competence, lacking)| (lacking, competence));
        Some(Gap { missing, nearest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pix::Skill;

    fn profile(certifiable: bool, skills: &[(u8, u32)]) -> Profile {
        let mut all = [Skill::default(); Competence::COUNT];
        for (skill, &(level, pix)) in all.iter_mut().zip(skills) {
            *skill = Skill {
                level: Some(level),
                pix: Some(pix),
            };
        }
        Profile {
            pix: Some(skills.iter().map(|skill| skill.1).sum()),
            certifiable: Some(certifiable),
            certifiable_competences: None,
            skills: all,
        }
    }

    fn sent(on: &str, profile: &Profile) -> Participation {
        Participation {
            shared: true,
            shared_on: on.parse().ok(),
            profile: Some(profile.clone()),
            ..crate::follow::example::participation("", "")
        }
    }

    #[test]
    fn the_nearest_competences_come_first() {
        let not_yet = profile(false, &[(1, 8), (0, 3), (2, 17), (0, 7), (0, 0), (1, 9)]);
        let sent = sent("2026-11-18T10:00:00", &not_yet);
        let latest = LatestProfile::of(&sent).unwrap();
        let gap = latest.gap().unwrap();
        assert_eq!(gap.missing, 2);
        let nearest: Vec<_> = gap.nearest.iter().map(|it| (it.0.index(), it.1)).collect();
        assert_eq!(nearest, [("2.1", 1), ("1.2", 5), ("2.2", 8)]);
        assert_eq!(latest.certifiability(), Certifiability::No);
    }

    #[test]
    fn the_latest_sending_counts_whatever_the_order() {
        let (yes, no) = (profile(true, &[]), profile(false, &[]));
        let old = sent("2026-09-18T10:00:00", &yes);
        let new = sent("2026-11-18T10:00:00", &no);
        let again = sent("2026-11-18T10:00:00", &yes); // the same minute
        let all = [&old, &new, &again].map(|it| LatestProfile::of(it).unwrap());
        let [old, new, again] = all;
        assert_eq!(old.later(new).certifiability(), Certifiability::No);
        assert_eq!(new.later(old).certifiability(), Certifiability::No);
        assert_eq!(new.later(again).certifiability(), Certifiability::Yes);
        assert_eq!(again.later(new).certifiability(), Certifiability::Yes);
    }
}
