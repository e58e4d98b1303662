//! What is said of an export of Pix: what it is, how many, how old.

use chrono::NaiveDate;
use serde_json::{Value, json};

use crate::fr;
use crate::pix::CampaignKind;
use crate::report::import::{ImportedFile, Outcome};
use crate::report::{Align, Cell, Column, Row, Section, Table, Tone};

/// An export and what its lines say, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportFacts {
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
    /// How many days ago that was; none when it is not in the past.
    pub age: Option<i64>,
    /// Lines read.
    pub lines: usize,
    /// What they are.
    pub content: Content,
}

/// What an export holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// Campaigns, nearly always one.
    Campaigns(Vec<CampaignFacts>),
    /// Certifications.
    Certifications(CertificationFacts),
    /// Nothing that reads.
    Nothing,
}

/// One campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignFacts {
    /// What it asks.
    pub kind: CampaignKind,
    /// Its number.
    pub id: Option<u64>,
    /// Its code.
    pub code: Option<String>,
    /// Its name.
    pub name: String,
    /// Its course.
    pub course: Option<String>,
    /// All its lines.
    pub total: Counts,
    /// By division, in their order; empty names last.
    pub divisions: Vec<(String, Counts)>,
}

/// Participations counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Lines.
    pub lines: usize,
    /// People, each once.
    pub participants: usize,
    /// Lines finished: progression 1, or sent.
    pub finished: usize,
    /// Lines sent.
    pub shared: usize,
    /// Profiles sent that are certifiable.
    pub certifiable: usize,
}

/// Certifications counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CertificationFacts {
    /// The division, when the name says it.
    pub division: Option<String>,
    /// The session, when there is one only.
    pub session: Option<u64>,
    /// People, each once.
    pub candidates: usize,
    /// Lines by status: validated, not obtained, cancelled, in error, begun.
    pub statuses: [usize; 5],
}

/// (JSON key, words for one and for many), in the order of
/// [`CertificationFacts::statuses`].
const STATUSES: [(&str, &str, &str); 5] = [
    ("validated", "validée", "validées"),
    ("not_obtained", "non obtenue", "non obtenues"),
    ("cancelled", "annulée", "annulées"),
    ("error", "en erreur", "en erreur"),
    ("started", "démarrée", "démarrées"),
];

/// An age is told in days up to here, then in months.
const MANY_DAYS: i64 = 61;

/// What was read of it, in one line.
pub fn verdict(file: &ImportedFile, facts: &ExportFacts) -> String {
    let read = match &facts.content {
        Content::Campaigns(campaigns) => match campaigns.as_slice() {
            [only] => campaign(only),
            several => format!(
                "{}\u{a0}: {}",
                fr::count(several.len(), "campagne", "campagnes"),
                fr::count(facts.lines, "participation", "participations")
            ),
        },
        Content::Certifications(facts) => certifications(facts),
        Content::Nothing => return "Rien ne peut être lu de cet export de Pix.".to_owned(),
    };
    match file.outcome {
        Outcome::Unjudged => format!("{read}. La suite du fichier n’a pas été lue."),
        _ => format!("{read}."),
    }
}

fn campaign(facts: &CampaignFacts) -> String {
    let total = facts.total;
    let (what, sent, certifiable) = match facts.kind {
        CampaignKind::Assessment => (
            "Campagne",
            fr::count(total.shared, "envoyée", "envoyées"),
            String::new(),
        ),
        CampaignKind::ProfileCollection => (
            "Collecte de profils",
            fr::count(total.shared, "profil envoyé", "profils envoyés"),
            format!(
                ", dont {}",
                fr::count(total.certifiable, "certifiable", "certifiables")
            ),
        ),
    };
    let name = match facts.name.as_str() {
        "" => "sans nom".to_owned(),
        name => fr::quoted(name),
    };
    let lines = fr::count(total.lines, "participation", "participations");
    let people = fr::count(total.participants, "personne", "personnes");
    format!("{what} {name}\u{a0}: {lines} de {people}, {sent}{certifiable}")
}

fn certifications(facts: &CertificationFacts) -> String {
    let whose = match (&facts.division, facts.session) {
        (Some(division), _) => format!("Certifications de la classe {division}"),
        (None, Some(session)) => format!("Certifications de la session {session}"),
        (None, None) => "Certifications".to_owned(),
    };
    let people = fr::count(facts.candidates, "personne", "personnes");
    let counts = facts.statuses.into_iter().zip(STATUSES);
    let counts = counts.filter(|(count, _)| *count > 0);
    let counts: Vec<String> = counts
        .map(|(count, (_, one, many))| fr::count(count, one, many))
        .collect();
    if counts.is_empty() {
        return format!("{whose}\u{a0}: aucune ligne");
    }
    format!("{whose}\u{a0}: {people}\u{a0}; {}", fr::list(&counts))
}

/// Its code and its age, after its name.
pub fn facts(facts: &ExportFacts) -> Vec<String> {
    let mut parts = Vec::new();
    if let Content::Campaigns(campaigns) = &facts.content
        && let [only] = campaigns.as_slice()
    {
        parts.extend(only.code.clone());
        let course = only.course.iter().filter(|course| **course != only.name);
        parts.extend(course.map(|course| format!("parcours {}", fr::quoted(course))));
    }
    parts.extend(facts.as_of.map(|day| {
        let day = fr::short_date(day);
        match facts.age {
            Some(0) => format!("données du {day}, aujourd’hui"),
            Some(1) => format!("données du {day}, hier"),
            Some(days) if days < MANY_DAYS => {
                format!("données du {day}, il y a {days}\u{a0}jours")
            }
            // Thirty days and a half a month.
            Some(days) => format!("données du {day}, il y a {}\u{a0}mois", days * 2 / 61),
            None => format!("données du {day}"),
        }
    }));
    parts
}

/// The campaigns by division.
pub fn sections(facts: &ExportFacts) -> Vec<Section> {
    let Content::Campaigns(campaigns) = &facts.content else {
        return Vec::new();
    };
    let mut sections = Vec::new();
    for one in campaigns {
        let caption = match campaigns.len() {
            1 => String::new(),
            _ => campaign(one),
        };
        if one.divisions.len() > 1 || campaigns.len() > 1 {
            sections.push(Section::Table(divisions(one, caption)));
        }
    }
    sections
}

fn divisions(facts: &CampaignFacts, caption: String) -> Table {
    let is_course = facts.kind == CampaignKind::Assessment;
    let middle = if is_course {
        "Terminées"
    } else {
        "Certifiables"
    };
    let titles = ["Classe", "Participations", "Personnes", "Envoyées", middle];
    let columns = titles.iter().enumerate().map(|(at, title)| Column {
        title: (*title).to_owned(),
        align: if at == 0 { Align::Left } else { Align::Right },
    });
    let row = |name: &str, counts: &Counts| Row {
        tone: Tone::Plain,
        cells: vec![
            Cell::Text(name.to_owned()),
            Cell::Count(counts.lines),
            Cell::Count(counts.participants),
            Cell::Count(counts.shared),
            Cell::Count(if is_course {
                counts.finished
            } else {
                counts.certifiable
            }),
        ],
    };
    let rows = facts
        .divisions
        .iter()
        .map(|(name, counts)| match name.as_str() {
            "" => row("sans classe", counts),
            name => row(name, counts),
        });
    Table {
        caption,
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// The same for programs.
pub fn to_json(facts: &ExportFacts) -> Vec<(&'static str, Value)> {
    let mut pairs = vec![
        ("as_of", json!(facts.as_of.map(|day| day.to_string()))),
        ("age_days", json!(facts.age)),
        ("lines", json!(facts.lines)),
    ];
    match &facts.content {
        Content::Campaigns(campaigns) => {
            let all: Vec<Value> = campaigns.iter().map(campaign_json).collect();
            pairs.push(("campaigns", json!(all)));
        }
        Content::Certifications(facts) => {
            pairs.push(("division", json!(facts.division)));
            pairs.push(("session", json!(facts.session)));
            pairs.push(("candidates", json!(facts.candidates)));
            let counts = STATUSES.iter().zip(facts.statuses);
            pairs.extend(counts.map(|((key, _, _), count)| (*key, json!(count))));
        }
        Content::Nothing => {}
    }
    pairs
}

fn campaign_json(facts: &CampaignFacts) -> Value {
    let counts = |counts: &Counts| {
        let mut known = json!({
            "lines": counts.lines,
            "participants": counts.participants,
            "finished": counts.finished,
            "shared": counts.shared,
        });
        if facts.kind == CampaignKind::ProfileCollection {
            known = json!({
                "lines": counts.lines,
                "participants": counts.participants,
                "shared": counts.shared,
                "certifiable": counts.certifiable,
            });
        }
        known
    };
    let divisions = facts.divisions.iter().map(|(name, of)| {
        let mut value = json!({ "division": name });
        if let (Some(map), Some(counts)) = (value.as_object_mut(), counts(of).as_object()) {
            map.extend(counts.clone());
        }
        value
    });
    let mut value = json!({
        "id": facts.id,
        "code": facts.code,
        "name": facts.name,
        "course": facts.course,
    });
    if let (Some(map), Some(counts)) = (value.as_object_mut(), counts(&facts.total).as_object()) {
        map.extend(counts.clone());
        map.insert(
            "divisions".to_owned(),
            json!(divisions.collect::<Vec<Value>>()),
        );
    }
    value
}
