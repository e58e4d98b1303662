//! Exports of Pix: read, counted, and kept in memory when they are to be kept.

use std::collections::{BTreeMap, HashSet};
use std::io::{self, Read};

use chrono::NaiveDate;

use crate::fr;
use crate::parse::pix_csv::{self, CampaignReading, CertificationReading, Export, Sink};
use crate::pix::{
    CampaignExport, CampaignKind, Certification, CertificationExport, CertificationStatus,
    Participation,
};
use crate::report::import::{
    CampaignFacts, CertificationFacts, Content, Counts, ExportFacts, ImportedFile, Outcome,
};

/// What an export holds, to be kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Held {
    /// Campaigns.
    Campaigns(Vec<CampaignExport>),
    /// Certifications.
    Certifications(CertificationExport),
}

/// Whether the lines themselves are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// To be kept.
    Held,
    /// Counted only: memory does not grow with them.
    Counted,
}

/// Reads an export; none when the file is none after all.
///
/// # Errors
///
/// Those of the stream.
pub fn look<R: Read>(
    reader: R,
    name: String,
    max_bytes: u64,
    lines: Lines,
    today: NaiveDate,
) -> io::Result<Option<(ImportedFile, Option<Held>)>> {
    let mut tally = Tally::new(lines);
    let Some(export) = pix_csv::read(reader, &name, max_bytes, &mut tally)? else {
        return Ok(None);
    };
    let is_whole = |stopped: bool| {
        if stopped {
            Outcome::Unjudged
        } else {
            Outcome::Accepted
        }
    };
    Ok(Some(match export {
        Export::Campaigns(reading) => {
            let kind = match reading.kind {
                CampaignKind::Assessment => "campaign-assessment",
                CampaignKind::ProfileCollection => "campaign-profiles",
            };
            let outcome = is_whole(reading.stop.is_some());
            let facts = facts(
                reading.as_of,
                reading.lines,
                tally.campaigns(&reading),
                today,
            );
            let held = (lines == Lines::Held).then(|| tally.held_campaigns(&reading));
            (file(name, kind, outcome, facts, reading.findings), held)
        }
        Export::Certifications(reading) => {
            let kind = if reading.is_session {
                "certifications-session"
            } else {
                "certifications-division"
            };
            let outcome = is_whole(reading.stop.is_some());
            let content = Content::Certifications(tally.certifications(&reading));
            let facts = facts(reading.as_of, reading.lines, content, today);
            let held = (lines == Lines::Held).then(|| tally.held_certifications(&reading));
            (file(name, kind, outcome, facts, reading.findings), held)
        }
        Export::Unreadable(findings) => {
            let facts = facts(None, 0, Content::Nothing, today);
            let file = ImportedFile {
                export: Some(Box::new(facts)),
                ..ImportedFile::named(name, Outcome::Refused).with(findings)
            };
            (file, None)
        }
    }))
}

fn facts(
    as_of: Option<NaiveDate>,
    lines: usize,
    content: Content,
    today: NaiveDate,
) -> ExportFacts {
    let age = as_of.map(|day| (today - day).num_days());
    ExportFacts {
        as_of,
        age: age.filter(|days| *days >= 0),
        lines,
        content,
    }
}

fn file(
    name: String,
    kind: &'static str,
    outcome: Outcome,
    facts: ExportFacts,
    findings: Vec<crate::diagnostic::Diagnostic>,
) -> ImportedFile {
    ImportedFile {
        kind: Some(kind),
        export: Some(Box::new(facts)),
        ..ImportedFile::named(name, outcome).with(findings)
    }
}

/// A person, as far as a line tells.
type Person = (String, String, String);

/// The lines of one division of a campaign.
#[derive(Debug, Default)]
struct Group {
    counts: Counts,
    people: HashSet<Person>,
}

impl Group {
    fn see(&mut self, participation: &Participation, person: &Person) {
        let counts = &mut self.counts;
        counts.lines += 1;
        let is_over = participation.progression.is_some_and(|it| it >= 1.0);
        counts.finished += usize::from(is_over || participation.shared);
        counts.shared += usize::from(participation.shared);
        let profile = participation.profile.as_ref();
        let is_certifiable = profile.is_some_and(|it| it.certifiable == Some(true));
        counts.certifiable += usize::from(is_certifiable);
        if !self.people.contains(person) {
            self.people.insert(person.clone());
        }
    }

    fn counts(&self) -> Counts {
        Counts {
            participants: self.people.len(),
            ..self.counts
        }
    }
}

/// What is counted line by line.
#[derive(Debug)]
struct Tally {
    lines: Lines,
    campaigns: Vec<BTreeMap<(bool, String), Group>>,
    participations: Vec<Vec<Participation>>,
    statuses: [usize; 5],
    candidates: HashSet<(String, String, Option<NaiveDate>)>,
    certifications: Vec<Certification>,
}

impl Tally {
    fn new(lines: Lines) -> Self {
        Self {
            lines,
            campaigns: Vec::new(),
            participations: Vec::new(),
            statuses: [0; 5],
            candidates: HashSet::new(),
            certifications: Vec::new(),
        }
    }

    fn campaigns(&self, reading: &CampaignReading) -> Content {
        let pairs = reading.campaigns.iter().zip(&self.campaigns);
        let facts = pairs.map(|(campaign, groups)| {
            let mut total = Counts::default();
            let mut people: HashSet<&Person> = HashSet::new();
            for group in groups.values() {
                total.lines += group.counts.lines;
                total.finished += group.counts.finished;
                total.shared += group.counts.shared;
                total.certifiable += group.counts.certifiable;
                people.extend(&group.people);
            }
            total.participants = people.len();
            let divisions = groups.iter();
            CampaignFacts {
                kind: campaign.kind,
                id: campaign.id,
                code: campaign.code.clone(),
                name: campaign.name.clone(),
                course: campaign.course.clone(),
                total,
                divisions: divisions
                    .map(|((_, name), group)| (name.clone(), group.counts()))
                    .collect(),
            }
        });
        Content::Campaigns(facts.collect())
    }

    fn certifications(&self, reading: &CertificationReading) -> CertificationFacts {
        CertificationFacts {
            division: reading.division.clone(),
            session: reading.session,
            candidates: self.candidates.len(),
            statuses: self.statuses,
        }
    }

    fn held_campaigns(self, reading: &CampaignReading) -> Held {
        let campaigns = reading.campaigns.iter().cloned();
        let exports = campaigns.zip(self.participations);
        let exports = exports.map(|(campaign, participations)| CampaignExport {
            campaign,
            participations,
            as_of: reading.as_of,
        });
        Held::Campaigns(exports.collect())
    }

    fn held_certifications(self, reading: &CertificationReading) -> Held {
        Held::Certifications(CertificationExport {
            division: reading.division.clone(),
            session: reading.session,
            certifications: self.certifications,
            as_of: reading.as_of,
        })
    }
}

impl Sink for Tally {
    fn participation(&mut self, campaign: usize, participation: Participation) {
        if self.campaigns.len() <= campaign {
            self.campaigns.resize_with(campaign + 1, BTreeMap::new);
            self.participations.resize_with(campaign + 1, Vec::new);
        }
        let who = &participation.participant;
        let division = who.division.clone().unwrap_or_default();
        let person = (
            fr::fold(&division),
            fr::fold(&who.last_name),
            fr::fold(&who.first_name),
        );
        if let Some(groups) = self.campaigns.get_mut(campaign) {
            let key = (division.is_empty(), division);
            groups.entry(key).or_default().see(&participation, &person);
        }
        if self.lines == Lines::Held
            && let Some(list) = self.participations.get_mut(campaign)
        {
            list.push(participation);
        }
    }

    fn certification(&mut self, one: &Certification) {
        let at = match one.status {
            CertificationStatus::Validated => 0,
            CertificationStatus::NotObtained => 1,
            CertificationStatus::Cancelled => 2,
            CertificationStatus::Error => 3,
            CertificationStatus::Started => 4,
        };
        if let Some(count) = self.statuses.get_mut(at) {
            *count += 1;
        }
        let names = (fr::fold(&one.last_name), fr::fold(&one.first_name));
        self.candidates.insert((names.0, names.1, one.birthdate));
        if self.lines == Lines::Held {
            self.certifications.push(one.clone());
        }
    }
}
