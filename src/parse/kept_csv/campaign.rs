//! A kept campaign: one line per participation.
//!
//! Groups, student numbers and the identifiers that campaigns ask for are not
//! kept: nothing later needs them.

use crate::diagnostic::Diagnostic;
use crate::parse::kept_csv::table::{Row, Table, day, instant, number, write as write_table, yes};
use crate::pix::{
    Campaign, CampaignExport, CampaignKind, Competence, Participant, Participation, Profile, Skill,
};

const AS_OF: &str = "Données du";
const KIND: &str = "Type";
const ORGANIZATION: &str = "Organisation";
const ID: &str = "ID Campagne";
const CODE: &str = "Code";
const NAME: &str = "Campagne";
const COURSE: &str = "Parcours";
const LAST_NAME: &str = "Nom";
const FIRST_NAME: &str = "Prénom";
const DIVISION: &str = "Classe";
const PROGRESSION: &str = "Progression";
const STARTED: &str = "Début";
const SHARED: &str = "Envoi";
const SHARED_ON: &str = "Date d'envoi";
const MASTERY: &str = "Maîtrise";
const STAGE: &str = "Palier";
const PIX: &str = "Pix";
const CERTIFIABLE: &str = "Certifiable";
const CERTIFIABLE_COMPETENCES: &str = "Compétences certifiables";

/// Columns without which a line says nothing of use.
const NEEDED: [&str; 4] = [KIND, LAST_NAME, FIRST_NAME, SHARED];

const BADGE: &str = "Badge : ";
const COMPETENCE_MASTERY: &str = "Maîtrise ";
const COMPETENCE_LEVEL: &str = "Niveau ";
const COMPETENCE_PIX: &str = "Pix ";

/// (kind, its word)
const KINDS: [(CampaignKind, &str); 2] = [
    (CampaignKind::Assessment, "parcours"),
    (CampaignKind::ProfileCollection, "collecte de profils"),
];

/// A campaign as a file.
pub fn write(export: &CampaignExport) -> Vec<u8> {
    let is_course = export.campaign.kind == CampaignKind::Assessment;
    let mut badges: Vec<&str> = Vec::new();
    let mut competences: Vec<Competence> = Vec::new();
    for participation in &export.participations {
        for (name, _) in &participation.badges {
            if !badges.contains(&name.as_str()) {
                badges.push(name);
            }
        }
        competences.extend(participation.competences.iter().map(|(one, _)| *one));
        competences.sort_unstable();
        competences.dedup();
    }
    let titles = [
        AS_OF,
        KIND,
        ORGANIZATION,
        ID,
        CODE,
        NAME,
        COURSE,
        LAST_NAME,
        FIRST_NAME,
        DIVISION,
        PROGRESSION,
        STARTED,
        SHARED,
        SHARED_ON,
        MASTERY,
        STAGE,
    ];
    let mut titles: Vec<String> = titles.map(str::to_owned).to_vec();
    titles.extend(badges.iter().map(|name| format!("{BADGE}{name}")));
    titles.extend(
        competences
            .iter()
            .map(|one| title(COMPETENCE_MASTERY, *one)),
    );
    if !is_course {
        titles.extend([PIX, CERTIFIABLE, CERTIFIABLE_COMPETENCES].map(str::to_owned));
        for one in Competence::ALL {
            titles.push(title(COMPETENCE_LEVEL, one));
            titles.push(title(COMPETENCE_PIX, one));
        }
    }
    let lines = export.participations.iter().map(|participation| {
        let mut cells = common(export, participation);
        for name in &badges {
            let badge = participation.badges.iter().find(|(known, _)| known == name);
            cells.push(yes(badge.and_then(|(_, obtained)| *obtained)));
        }
        for one in &competences {
            let mastery = participation.competences.iter();
            let mastery = mastery.into_iter().find(|(known, _)| known == one);
            cells.push(number(mastery.map(|(_, rate)| *rate)));
        }
        if !is_course {
            cells.extend(profile_cells(participation.profile.as_ref()));
        }
        cells
    });
    write_table(&titles, lines.collect())
}

fn title(what: &str, competence: Competence) -> String {
    format!("{what}{}", competence.index())
}

fn common(export: &CampaignExport, participation: &Participation) -> Vec<String> {
    let campaign = &export.campaign;
    let participant = &participation.participant;
    let kind = KINDS.iter().find(|(kind, _)| *kind == campaign.kind);
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        day(export.as_of),
        kind.map_or(String::new(), |(_, word)| (*word).to_owned()),
        campaign.organization.clone(),
        number(campaign.id),
        text(&campaign.code),
        campaign.name.clone(),
        text(&campaign.course),
        participant.last_name.clone(),
        participant.first_name.clone(),
        text(&participant.division),
        number(participation.progression),
        instant(participation.started),
        yes(Some(participation.shared)),
        instant(participation.shared_on),
        number(participation.mastery),
        number(participation.stage),
    ]
}

fn profile_cells(profile: Option<&Profile>) -> Vec<String> {
    let mut cells = vec![
        number(profile.and_then(|it| it.pix)),
        yes(profile.and_then(|it| it.certifiable)),
        number(profile.and_then(|it| it.certifiable_competences)),
    ];
    for one in Competence::ALL {
        let skill = profile.and_then(|it| it.skills.get(one.position()));
        cells.push(number(skill.and_then(|it| it.level)));
        cells.push(number(skill.and_then(|it| it.pix)));
    }
    cells
}

/// Reads a kept campaign; none when the file has no line of ours.
///
/// What does not read is said; the rest is kept.
pub fn read(bytes: &[u8]) -> (Option<CampaignExport>, Vec<Diagnostic>) {
    let mut table = Table::read(bytes, &NEEDED);
    let mut export: Option<CampaignExport> = None;
    for record in table.take_records() {
        let badges = table.titles().iter();
        let badges = badges.filter_map(|title| title.strip_prefix(BADGE));
        let badges: Vec<String> = badges.map(str::to_owned).collect();
        let mut row = table.row(&record);
        let known = export.get_or_insert_with(|| CampaignExport {
            campaign: campaign(&mut row),
            participations: Vec::new(),
            as_of: row.day(AS_OF),
        });
        let kind = known.campaign.kind;
        known
            .participations
            .push(participation(&mut row, kind, badges));
    }
    (export, table.findings)
}

fn campaign(row: &mut Row<'_>) -> Campaign {
    let kind = row.value(KIND, |text| {
        let found = KINDS.iter().find(|(_, word)| *word == text);
        found.map(|(kind, _)| *kind)
    });
    Campaign {
        kind: kind.unwrap_or(CampaignKind::Assessment),
        organization: row.text(ORGANIZATION).to_owned(),
        id: row.whole(ID),
        code: row.optional(CODE),
        name: row.text(NAME).to_owned(),
        course: row.optional(COURSE),
    }
}

fn participation(row: &mut Row<'_>, kind: CampaignKind, badges: Vec<String>) -> Participation {
    let shared = row.yes(SHARED).unwrap_or_default();
    let badges = badges.into_iter().map(|name| {
        let obtained = row.yes(&format!("{BADGE}{name}"));
        (name, obtained)
    });
    let badges = badges.collect();
    let competences = Competence::ALL.into_iter().filter_map(|one| {
        let rate = row.rate(&title(COMPETENCE_MASTERY, one))?;
        Some((one, rate))
    });
    let competences = competences.collect();
    let is_profile = shared && kind == CampaignKind::ProfileCollection;
    Participation {
        line: row.line(),
        participant: Participant {
            last_name: row.text(LAST_NAME).to_owned(),
            first_name: row.text(FIRST_NAME).to_owned(),
            division: row.optional(DIVISION),
            ..Participant::default()
        },
        progression: row.rate(PROGRESSION),
        started: row.instant(STARTED),
        shared,
        shared_on: row.instant(SHARED_ON),
        mastery: row.rate(MASTERY),
        stage: row.whole(STAGE),
        badges,
        competences,
        profile: is_profile.then(|| profile(row)),
    }
}

fn profile(row: &mut Row<'_>) -> Profile {
    Profile {
        pix: row.whole(PIX),
        certifiable: row.yes(CERTIFIABLE),
        certifiable_competences: row.whole(CERTIFIABLE_COMPETENCES),
        skills: Competence::ALL.map(|one| Skill {
            level: row.whole(&title(COMPETENCE_LEVEL, one)),
            pix: row.whole(&title(COMPETENCE_PIX, one)),
        }),
    }
}
