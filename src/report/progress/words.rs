//! Titles, ages and kinds in French.

use chrono::NaiveDate;

use crate::fr;
use crate::pix::{Campaign, CampaignKind};
use crate::report::progress::View;

/// `Collège des Embruns : suivi de 133 élèves`.
pub fn title(view: &View<'_>) -> String {
    let pupils = fr::count(view.progress.total.enrolled, "élève", "élèves");
    match view.school.as_str() {
        "" => format!("Suivi de {pupils}"),
        school => format!("{school}\u{a0}: suivi de {pupils}"),
    }
}

/// Which campaigns, which division, data of which day.
pub fn subtitle(view: &View<'_>) -> String {
    let campaigns = view.progress.campaigns.as_slice();
    let what = match (campaigns, view.asked.kind) {
        ([], _) => "aucune campagne".to_owned(),
        ([only], _) => format!("campagne {}", fr::quoted(&only.campaign.name)),
        (several, None) => fr::count(several.len(), "campagne", "campagnes"),
        (several, Some(CampaignKind::Assessment)) => fr::count(
            several.len(),
            "campagne de parcours",
            "campagnes de parcours",
        ),
        (several, Some(CampaignKind::ProfileCollection)) => {
            fr::count(several.len(), "collecte de profils", "collectes de profils")
        }
    };
    let division = view.asked.division.as_ref();
    let division = division.map(|division| format!("classe {}", division.trim()));
    let age = view.progress.as_of.map(|day| dated(day, view.today));
    let parts: Vec<String> = [Some(what), division, age].into_iter().flatten().collect();
    parts.join(" · ")
}

/// `données du 18/11/2026, il y a 5 jours`.
pub fn dated(day: NaiveDate, today: NaiveDate) -> String {
    let date = fr::short_date(day);
    match usize::try_from((today - day).num_days()) {
        Err(_) => format!("données du {date}"),
        Ok(0) => format!("données du {date}, aujourd’hui"),
        Ok(1) => format!("données du {date}, hier"),
        Ok(days) => format!(
            "données du {date}, il y a {}",
            fr::count(days, "jour", "jours")
        ),
    }
}

/// `parcours` or `collecte`.
pub fn kind(campaign: &Campaign) -> &'static str {
    match campaign.kind {
        CampaignKind::Assessment => "parcours",
        CampaignKind::ProfileCollection => "collecte",
    }
}
