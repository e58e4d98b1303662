//! Invented pupils, campaigns and certifications, and random ones.

use chrono::NaiveDate;
use pixplan::pix::{
    Campaign, CampaignExport, CampaignKind, Certification, CertificationKind, CertificationStatus,
    Competence, Participant, Participation, Profile, Skill,
};
use pixplan::school::{Grade, Roster, Student};
use pixplan::source::Line;
use proptest::prelude::*;
use proptest::sample::select;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// `"LE GOFF;Anaïs;3A"`, of 3e unless the class begins with another figure; a
/// fourth part is the birth date, a fifth one the name in use.
pub fn pupil(text: &str) -> Student {
    let parts: Vec<&str> = text.split(';').collect();
    let at = |part: usize| parts.get(part).copied().unwrap_or_default();
    Student {
        ine: format!("INE {text}"),
        last_name: at(0).to_owned(),
        first_name: at(1).to_owned(),
        division: at(2).to_owned(),
        birthdate: at(3).parse().ok(),
        preferred_last_name: Some(at(4).to_owned()).filter(|name| !name.is_empty()),
        grade: Some(match at(2).chars().next() {
            Some('6') => Grade::Sixieme,
            Some('4') => Grade::Quatrieme,
            Some('T') => Grade::Terminale,
            _ => Grade::Troisieme,
        }),
        ..Student::default()
    }
}

pub fn base(pupils: &[&str]) -> Roster {
    Roster {
        students: pupils.iter().map(|text| pupil(text)).collect(),
    }
}

pub fn campaign(kind: CampaignKind, name: &str) -> Campaign {
    Campaign {
        kind,
        organization: "Collège inventé".to_owned(),
        id: None,
        code: None,
        name: name.to_owned(),
        course: (kind == CampaignKind::Assessment).then(|| name.to_owned()),
    }
}

/// A row that is only begun: `"Le Goff;Anais;3A"`.
pub fn row(text: &str) -> Participation {
    let parts: Vec<&str> = text.split(';').collect();
    let at = |part: usize| parts.get(part).copied().unwrap_or_default();
    Participation {
        line: Line(2),
        participant: Participant {
            last_name: at(0).to_owned(),
            first_name: at(1).to_owned(),
            division: Some(at(2).to_owned()).filter(|text| !text.is_empty()),
            ..Participant::default()
        },
        progression: None,
        started: None,
        shared: false,
        shared_on: None,
        mastery: None,
        stage: None,
        badges: Vec::new(),
        competences: Vec::new(),
        profile: None,
    }
}

/// A row of a course: how far, sent with which mastery.
pub fn course_row(text: &str, progression: f64, mastery: Option<f64>) -> Participation {
    Participation {
        progression: Some(progression),
        shared: mastery.is_some(),
        mastery,
        ..row(text)
    }
}

/// A profile sent on a day, with the level and the pix of its first competences.
pub fn profile_row(text: &str, on: &str, certifiable: bool, skills: &[(u8, u32)]) -> Participation {
    let mut all = [Skill {
        level: Some(0),
        pix: Some(0),
    }; Competence::COUNT];
    for (skill, &(level, pix)) in all.iter_mut().zip(skills) {
        *skill = Skill {
            level: Some(level),
            pix: Some(pix),
        };
    }
    let count = skills.iter().filter(|skill| skill.0 > 0).count();
    Participation {
        shared: true,
        shared_on: day(on).and_hms_opt(10, 0, 0),
        profile: Some(Profile {
            pix: Some(skills.iter().map(|skill| skill.1).sum()),
            certifiable: Some(certifiable),
            certifiable_competences: Some(u32::try_from(count).unwrap()),
            skills: all,
        }),
        ..row(text)
    }
}

pub fn export(campaign: Campaign, as_of: &str, rows: Vec<Participation>) -> CampaignExport {
    CampaignExport {
        campaign,
        participations: rows,
        as_of: as_of.parse().ok(),
    }
}

/// A certification: `"Le Goff;Anais;2012-03-14"`, its number, its day.
pub fn certification(
    text: &str,
    number: u64,
    on: &str,
    status: CertificationStatus,
    pix: Option<u32>,
) -> Certification {
    let parts: Vec<&str> = text.split(';').collect();
    let at = |part: usize| parts.get(part).copied().unwrap_or_default();
    Certification {
        line: Line(2),
        number: Some(number),
        last_name: at(0).to_owned(),
        first_name: at(1).to_owned(),
        birthdate: at(2).parse().ok(),
        external_id: None,
        kind: CertificationKind::Core,
        status,
        mesh: None,
        pix,
        levels: [None; Competence::COUNT],
        comment: None,
        session: None,
        date: on.parse().ok(),
        complementary: Vec::new(),
    }
}

pub const STATUSES: [CertificationStatus; 5] = [
    CertificationStatus::Validated,
    CertificationStatus::NotObtained,
    CertificationStatus::Cancelled,
    CertificationStatus::Error,
    CertificationStatus::Started,
];

/// Names near each other: homonyms, compound names and their parts.
const LAST_NAMES: [&str; 8] = [
    "MARTIN",
    "DUPONT",
    "MARTIN-DUPONT",
    "DUPONT MARTIN",
    "LE GOFF",
    "D’ARC",
    "CŒUR",
    "MARTIN LE GOFF",
];
const FIRST_NAMES: [&str; 4] = ["Léa", "Jean-Paul", "Noé", "Anaïs"];
const DIVISIONS: [&str; 3] = ["3A", "3B", "4 A"];

prop_compose! {
    /// A person of the pools: names and division.
    pub fn person()(
        last_name in select(&LAST_NAMES[..]),
        first_name in select(&FIRST_NAMES[..]),
        division in select(&DIVISIONS[..]),
    ) -> String {
        format!("{last_name};{first_name};{division}")
    }
}

prop_compose! {
    /// The same as people type it: capitals, accents, hyphens, blanks; or no class.
    pub fn typed()(text in person(), how in 0..6_u8, classless in prop::bool::weighted(0.2)) -> String {
        let mut parts: Vec<String> = text.split(';').map(ToOwned::to_owned).collect();
        for name in &mut parts[..2] {
            *name = match how {
                0 => name.to_lowercase(),
                1 => name.to_uppercase().replace('-', " "),
                2 => format!("  {} ", name.replace(' ', "  ")),
                3 => name.replace('’', "'").replace(['é', 'ï'], "e").replace('e', "é"),
                4 => name.replace('Œ', "OE").replace('-', "\u{2011}"),
                _ => name.clone(),
            };
        }
        if classless {
            parts[2].clear();
        }
        parts.join(";")
    }
}
