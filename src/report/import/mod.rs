//! What Pix Orga will do with files of pupils, why, and what changed; what
//! exports of Pix say.
//!
//! The verdict comes first, in one line; then what was found, the classes,
//! the pupils that Pix passes over, and the changes since the last base.

mod export;
mod json;
mod page;
mod summary;

pub use export::{CampaignFacts, CertificationFacts, Content, Counts, ExportFacts};

use chrono::NaiveDate;
use serde_json::Value;

use crate::diagnostic::{Diagnostic, Kind, Severity};
use crate::report::{Report, Section, Tone};
use crate::school::{Changes, DivisionSize};

/// What Pix will do with a file, as far as it can be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It takes it.
    Accepted,
    /// It refuses it.
    Refused,
    /// One of our limits stopped the reading.
    Unjudged,
    /// The file is none that we know.
    Unrecognised,
    /// The system did not let it be read.
    Unreadable,
}

/// Pupils that Pix passes over without a word.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Skipped {
    /// Those with a `DATE_SORTIE`.
    pub left: usize,
    /// Those without an INE.
    pub no_ine: usize,
    /// Those without a division.
    pub no_division: usize,
}

/// What changed since the base imported before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Since {
    /// The day of that base.
    pub date: NaiveDate,
    /// Pupils who came.
    pub arrived: usize,
    /// Pupils who are gone.
    pub left: usize,
    /// Pupils who changed class.
    pub moved: usize,
    /// Pupils who changed name.
    pub renamed: usize,
    /// Who they are, when the page has room for it.
    pub who: Option<Box<Changes>>,
}

/// One file and what is said of it.
#[derive(Debug, Clone)]
pub struct ImportedFile {
    /// Its name, as the user gave it.
    pub name: String,
    /// What it is, for programs: `siecle`, `fregata`, `campaign-assessment`,
    /// `certifications-division`; none when unknown.
    pub kind: Option<&'static str>,
    /// What Pix will do.
    pub outcome: Outcome,
    /// The school's number in the file.
    pub uai: Option<String>,
    /// `2026-2027`, as the file says.
    pub school_year: Option<String>,
    /// Pupils that Pix will have, or would have had nothing been wrong.
    pub students: usize,
    /// Pupils that it passes over.
    pub skipped: Skipped,
    /// The classes, by level then by name.
    pub divisions: Vec<DivisionSize>,
    /// What an export of Pix says; none for files of pupils.
    pub export: Option<Box<ExportFacts>>,
    /// What changed, when there was a base before.
    pub changes: Option<Since>,
    /// How many errors were found.
    pub errors: usize,
    /// How many warnings were found.
    pub warnings: usize,
    /// How often each cause was found, the heaviest first.
    pub causes: Vec<(Kind, usize)>,
    /// What was found: Pix's errors in its order, then our warnings. Empty,
    /// like the classes, when only the table of the files is wanted.
    pub findings: Vec<Diagnostic>,
    /// What was done with the file, and what to do next.
    pub notes: Vec<(Tone, String)>,
}

impl ImportedFile {
    /// A file of which nothing is known but its name.
    pub fn named(name: String, outcome: Outcome) -> Self {
        Self {
            name,
            kind: None,
            outcome,
            uai: None,
            school_year: None,
            students: 0,
            skipped: Skipped::default(),
            divisions: Vec::new(),
            export: None,
            changes: None,
            errors: 0,
            warnings: 0,
            causes: Vec::new(),
            findings: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The same with what was found in it.
    #[must_use]
    pub fn with(mut self, findings: Vec<Diagnostic>) -> Self {
        let count = |severity| {
            let of = findings.iter();
            of.filter(|finding| finding.kind.severity == severity)
                .count()
        };
        self.errors = count(Severity::Error);
        self.warnings = count(Severity::Warning);
        self.causes = causes(&findings);
        self.findings = findings;
        self
    }
}

fn causes(findings: &[Diagnostic]) -> Vec<(Kind, usize)> {
    let mut causes: Vec<(Kind, usize)> = Vec::new();
    for finding in findings {
        match causes.iter_mut().find(|(kind, _)| *kind == finding.kind) {
            Some((_, count)) => *count += 1,
            None => causes.push((finding.kind, 1)),
        }
    }
    causes.sort_by_key(|(kind, _)| kind.severity);
    causes
}

/// How much is said of each file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// The table of the files, and what comes back most.
    Summary,
    /// The same of the files where something is wrong, and nothing else.
    Troubles,
    /// One row per file, with all that a spreadsheet may sort by.
    Sheet,
    /// Everything, long lists of names cut short.
    Brief,
    /// Everything.
    Full,
}

/// The page of one or several files; `notes` are about them all.
pub fn report(
    files: &[ImportedFile],
    notes: Vec<(Tone, String)>,
    detail: Detail,
    today: NaiveDate,
) -> Report {
    let (title, subtitle, mut sections) = match files {
        [only] => (
            page::verdict(only),
            page::facts(only),
            page::sections(only, detail),
        ),
        several => summary::page(several, detail),
    };
    let notes = notes.into_iter();
    sections.extend(notes.map(|(tone, text)| Section::Note(tone, text)));
    Report {
        title,
        subtitle,
        sections,
        json: match detail {
            // No program asks for a summary, and it may be long.
            Detail::Summary | Detail::Troubles | Detail::Sheet | Detail::Brief => Value::Null,
            Detail::Full => json::answer(files),
        },
        stamp: today,
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}
