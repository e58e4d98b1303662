//! Which imported campaign a message speaks of.

use crate::follow::{Asked, Purpose};
use crate::fr;
use crate::pix::{Campaign, CampaignExport, CampaignKind};
use crate::report::messages::Message;

/// The campaign of a message: the one asked for by its code, its number or its
/// name; else, of the courses imported, the one with the most recent data.
///
/// A SOS message takes the courses with « SOS » in their name, the others those
/// without; the courses of the start of the year win where `[parcours]` names
/// them. The summons and the results speak of no campaign.
pub fn of<'e>(
    message: Message,
    asked: Option<&str>,
    exports: &'e [CampaignExport],
    courses: &[(Purpose, Vec<String>)],
) -> Option<&'e Campaign> {
    if let Some(word) = asked {
        let asked = Asked {
            campaign: Some(word.to_owned()),
            ..Asked::default()
        };
        let mut found = exports.iter().map(|export| &export.campaign);
        return found.rfind(|campaign| asked.wants(campaign));
    }
    let wants_sos = match message {
        Message::Sos => true,
        Message::Families | Message::TeachersCode | Message::Chase => false,
        Message::Summons | Message::Results => return None,
    };
    let is_of_message = |campaign: &Campaign| {
        campaign.kind == CampaignKind::Assessment && is_sos(campaign) == wants_sos
    };
    let of_message = || {
        exports
            .iter()
            .filter(|export| is_of_message(&export.campaign))
    };
    let entry = of_message().filter(|export| is_entry(&export.campaign, courses));
    let found = entry
        .max_by_key(|export| export.as_of)
        .or_else(|| of_message().max_by_key(|export| export.as_of));
    found.map(|export| &export.campaign)
}

fn is_sos(campaign: &Campaign) -> bool {
    let names = [Some(&campaign.name), campaign.course.as_ref()];
    let mut words = names
        .into_iter()
        .flatten()
        .flat_map(|name| name.split_whitespace());
    words.any(|word| fr::fold(word) == "sos")
}

fn is_entry(campaign: &Campaign, courses: &[(Purpose, Vec<String>)]) -> bool {
    let Some(course) = &campaign.course else {
        return false;
    };
    let entry = courses
        .iter()
        .filter(|(purpose, _)| *purpose == Purpose::Entry);
    let mut names = entry.flat_map(|(_, names)| names);
    names.any(|name| fr::fold(name.trim()) == fr::fold(course.trim()))
}

/// How a message calls it: by its course, which pupils see, else by its name.
pub fn title(campaign: &Campaign) -> &str {
    campaign.course.as_deref().unwrap_or(&campaign.name).trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn export(name: &str, kind: CampaignKind, as_of: &str) -> CampaignExport {
        CampaignExport {
            campaign: Campaign {
                kind,
                organization: String::new(),
                id: None,
                code: Some(format!("CODE {name}")),
                name: name.to_owned(),
                course: Some(format!("Parcours {name}")),
            },
            participations: Vec::new(),
            as_of: as_of.parse().ok(),
        }
    }

    #[test]
    fn a_message_speaks_of_the_course_that_suits_it() {
        let exports = [
            export("Rentrée 3e", CampaignKind::Assessment, "2026-11-10"),
            export("Pix IA", CampaignKind::Assessment, "2026-11-18"),
            export("SOS 3e", CampaignKind::Assessment, "2026-11-19"),
            export("Profils", CampaignKind::ProfileCollection, "2026-11-20"),
        ];
        let entry = [(Purpose::Entry, vec!["parcours rentrée 3E".to_owned()])];
        let name = |message, asked, courses: &[_]| {
            of(message, asked, &exports, courses).map(|it| it.name.as_str())
        };
        assert_eq!(name(Message::Chase, None, &[]), Some("Pix IA"));
        assert_eq!(name(Message::Families, None, &entry), Some("Rentrée 3e"));
        assert_eq!(name(Message::Sos, None, &entry), Some("SOS 3e"));
        assert_eq!(name(Message::Results, None, &entry), None);
        let asked = Some("code profils");
        assert_eq!(name(Message::Chase, asked, &entry), Some("Profils"));
        assert_eq!(name(Message::Chase, Some("ailleurs"), &entry), None);
    }
}
