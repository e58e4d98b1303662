//! What the imports of a dossier say of its pupils, for texts and papers.

use std::collections::HashMap;

use crate::cli::situation::Situation;
use crate::cli::{Failure, exports};
use crate::follow::{Asked, Certifiability, Matcher, Pupils, Purpose, progress};
use crate::pix::{CampaignExport, CampaignKind, CertificationExport, Decision};
use crate::store::{self, KeptBase};

/// The last base and every export kept.
#[derive(Debug)]
pub struct FollowUp {
    /// The base.
    pub base: KeptBase,
    /// Exports of campaigns, the oldest data first.
    pub campaigns: Vec<CampaignExport>,
    /// Results of certification, the oldest data first.
    pub certifications: Vec<CertificationExport>,
    /// Who participants are, as the school decided.
    pub decisions: Vec<Decision>,
    /// Courses that `[parcours]` names.
    pub courses: Vec<(Purpose, Vec<String>)>,
}

/// Reads the dossier; none without a dossier or a base.
///
/// # Errors
///
/// [`Failure`] when what it keeps cannot be read.
pub fn load(situation: &Situation) -> Result<Option<FollowUp>, Failure> {
    let Some(dossier) = &situation.dossier else {
        return Ok(None);
    };
    let Some(base) = store::last_base(dossier, &situation.settings.grades)? else {
        return Ok(None);
    };
    let campaigns = store::campaigns(dossier)?.into_iter();
    let certifications = store::certifications(dossier)?.into_iter();
    // Decisions that do not read are said by the commands that are about them.
    let (decisions, _) = store::decisions(dossier)?;
    Ok(Some(FollowUp {
        base,
        campaigns: campaigns.map(|kept| kept.export).collect(),
        certifications: certifications.map(|kept| kept.export).collect(),
        decisions,
        courses: exports::courses(&situation.settings),
    }))
}

impl FollowUp {
    /// Whether a profile collection was imported: without one nothing is known
    /// of anybody's certifiability.
    pub fn has_profiles(&self) -> bool {
        let mut campaigns = self.campaigns.iter();
        campaigns.any(|export| export.campaign.kind == CampaignKind::ProfileCollection)
    }

    /// Whether pupils are certifiable, by INE; those of whom nothing is known are left out.
    pub fn certifiable(&self) -> HashMap<String, bool> {
        let pupils = Pupils::new(&self.base.roster);
        let matcher = Matcher::new(&pupils, &self.decisions);
        let found = progress(&matcher, &self.campaigns, &Asked::default(), &[]);
        let Ok(found) = found else {
            return HashMap::new();
        };
        let known = found.pupils.iter().filter_map(|pupil| {
            let ine = pupil.student.ine.clone();
            match pupil.certifiability {
                Certifiability::Yes => Some((ine, true)),
                Certifiability::No => Some((ine, false)),
                Certifiability::Unknown => None,
            }
        });
        known.collect()
    }
}
