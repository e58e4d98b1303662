//! Which exports are asked about: the latest of each campaign, and those before.

use std::collections::BTreeMap;
use std::fmt;

use crate::fr;
use crate::pix::{Campaign, CampaignExport, CampaignKind};

/// What a follow-up is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Campaigns of one kind; all without it.
    pub kind: Option<CampaignKind>,
    /// One campaign, by its code, its number or its name.
    pub campaign: Option<String>,
    /// One division, as people write it.
    pub division: Option<String>,
}

impl Asked {
    /// Whether a campaign is asked about.
    pub fn wants(&self, campaign: &Campaign) -> bool {
        let is_of_kind = self.kind.is_none_or(|kind| kind == campaign.kind);
        let is_named = self.campaign.as_deref();
        is_of_kind && is_named.is_none_or(|word| is_called(campaign, word))
    }
}

fn is_called(campaign: &Campaign, word: &str) -> bool {
    let word = word.trim();
    let same = |text: &str| fr::fold(text.trim()) == fr::fold(word);
    let code = campaign.code.as_deref();
    let id = campaign.id.map(|id| id.to_string());
    code.is_some_and(same) || id.as_deref() == Some(word) || same(&campaign.name)
}

/// A word that names no campaign of those imported.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchCampaign(pub String);

impl fmt::Display for NoSuchCampaign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = fr::quoted(&self.0);
        write!(f, "aucune campagne importée ne s’appelle {word}")
    }
}

/// The exports of one campaign that count.
#[derive(Debug, Clone, Copy)]
pub struct Kept<'e> {
    /// The one with the most recent data.
    pub latest: &'e CampaignExport,
    /// The one before it.
    pub previous: Option<&'e CampaignExport>,
}

/// The exports, campaign by campaign: courses, then collections, by name.
///
/// Of two exports of the same day the one that comes last is the latest; an
/// export without a date is older than all others.
pub fn by_campaign(exports: &[CampaignExport]) -> Vec<Kept<'_>> {
    let mut groups: BTreeMap<String, Vec<&CampaignExport>> = BTreeMap::new();
    for export in exports {
        groups
            .entry(identity(&export.campaign))
            .or_default()
            .push(export);
    }
    let kept = groups.into_values().filter_map(|mut group| {
        group.sort_by_key(|export| export.as_of);
        let latest = group.pop()?;
        // The same day again is a correction, not a step.
        let previous = group
            .into_iter()
            .rfind(|export| export.as_of < latest.as_of);
        Some(Kept { latest, previous })
    });
    let mut kept: Vec<Kept<'_>> = kept.collect();
    let order = |kept: &Kept<'_>| {
        let campaign = &kept.latest.campaign;
        (campaign.kind, fr::fold(&campaign.name), identity(campaign))
    };
    kept.sort_by_cached_key(order);
    kept
}

/// What two exports of one campaign share: its number, which no other has.
fn identity(campaign: &Campaign) -> String {
    match (campaign.id, &campaign.code) {
        (Some(id), _) => format!("id {id}"),
        (None, Some(code)) => format!("code {code}"),
        (None, None) => format!("{:?} {}", campaign.kind, fr::fold(campaign.name.trim())),
    }
}
