//! What is known of the pupils: the base, campaigns and certifications of the
//! dossier, and those of files given beside.

use std::fs::File;
use std::io::{BufReader, Cursor, Read};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::calendar::Zone;
use crate::check::Verdict;
use crate::cli::args::{Global, Import, Place};
use crate::cli::import::files::{Depth, collect};
use crate::cli::import::school::School;
use crate::cli::situation::nearest;
use crate::cli::{Exit, Failure, judge_file, years};
use crate::diagnostic::Diagnostic;
use crate::follow::{Pupils, Purpose};
use crate::fr;
use crate::parse::dossier_toml::Settings;
use crate::parse::pix_csv::{self, Export, Sink};
use crate::parse::{FileKind, HEAD, recognise};
use crate::pix::{CampaignExport, Certification, CertificationExport, Decision, Participation};
use crate::school::Roster;
use crate::store::{self, Trouble};

/// The school and what was exported of it.
#[derive(Debug)]
pub struct Known {
    /// The school's name; empty without a dossier.
    pub school: String,
    /// Its number, where the dossier says it.
    pub uai: Option<String>,
    /// Its zone; A when nothing says it.
    pub zone: Zone,
    /// The base of pupils; empty when there is none.
    pub roster: Roster,
    /// Who participants are, as the school decided.
    pub decisions: Vec<Decision>,
    /// Courses that the school recognises.
    pub courses: Vec<(Purpose, Vec<String>)>,
    /// Whether there is a dossier.
    pub has_dossier: bool,
    /// Campaigns and certifications.
    pub exports: Exports,
}

/// Campaigns and certifications, those of files given once they are read.
#[derive(Debug)]
pub struct Exports {
    /// Exports of campaigns, those that are kept with the oldest data first.
    pub campaigns: Vec<CampaignExport>,
    /// Whether there is an export of certifications.
    pub has_certifications: bool,
    /// The day of the most recent certifications.
    pub certified_on: Option<NaiveDate>,
    /// What does not read.
    pub findings: Vec<Diagnostic>,
    kept: Vec<CertificationExport>,
    files: Vec<PathBuf>,
    max_bytes: u64,
}

/// Reads the dossier, then the bases among the files given; their exports wait
/// for [`Exports::read`].
///
/// # Errors
///
/// [`Failure`] when a file cannot be read, is not recognised, or when the
/// dossier has wrong content.
pub fn known(files: &[PathBuf], global: &Global, today: NaiveDate) -> Result<Known, Failure> {
    let school = School::read(&Import::of(files.to_vec()), global, today)?;
    let place = years::chosen_place(&Place::default(), &school.settings)?;
    let mut known = Known {
        school: match &school.dossier {
            Some(_) => school.settings.title(),
            None => String::new(),
        },
        uai: school.settings.uai.as_ref().map(ToString::to_string),
        zone: place.map_or(Zone::A, |place| place.zone),
        roster: Roster::default(),
        decisions: Vec::new(),
        courses: courses(&school.settings),
        has_dossier: school.dossier.is_some(),
        exports: Exports {
            campaigns: Vec::new(),
            has_certifications: false,
            certified_on: None,
            findings: school.findings.clone(),
            kept: Vec::new(),
            files: Vec::new(),
            max_bytes: school.limits.max_bytes,
        },
    };
    if let Some(dossier) = &school.dossier {
        for kept in store::campaigns(dossier)? {
            known.exports.campaigns.push(kept.export);
            known.exports.findings.extend(kept.findings);
        }
        for kept in store::certifications(dossier)? {
            known.exports.kept.push(kept.export);
            known.exports.findings.extend(kept.findings);
        }
        let (decisions, found) = store::decisions(dossier)?;
        if found.iter().any(Diagnostic::is_error) {
            let message = format!("{} est à corriger", dossier.matches().display());
            return Err(Failure::content(message, found));
        }
        known.decisions = decisions;
    }
    let mut bases = Vec::new();
    if !files.is_empty() {
        for path in collect(files, Depth::Whole)?.files {
            known.exports.take(path, &school, &mut bases)?;
        }
    }
    known.roster = match (bases.pop(), bases.as_slice()) {
        (Some(base), []) => base,
        (Some(_), _) => {
            let failure = Failure::usage("plusieurs bases élèves sont données");
            return Err(failure.help("Donnez une seule base, celle de l’établissement."));
        }
        (None, _) => school.previous.map(|base| base.roster).unwrap_or_default(),
    };
    Ok(known)
}

impl Exports {
    /// Takes a file: a base is read at once, an export is put aside.
    fn take(
        &mut self,
        path: PathBuf,
        school: &School,
        bases: &mut Vec<Roster>,
    ) -> Result<(), Failure> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let trouble = |error| trouble(&path, error);
        let mut head = Vec::new();
        let file = File::open(&path).map_err(trouble)?;
        (&file)
            .take(HEAD as u64)
            .read_to_end(&mut head)
            .map_err(trouble)?;
        if recognise(&head, &name) == FileKind::PixCsv {
            drop(name);
            self.files.push(path);
            return Ok(());
        }
        let reader = Cursor::new(store::read(&path)?);
        let judged = judge_file::judge(reader, &name, &school.limits, &school.context());
        let Some(base) = judged.map_err(trouble)?.1 else {
            let message = format!("{}\u{a0}: fichier non reconnu", path.display());
            return Err(Failure::new(Exit::Findings, message).help(
                "Donnez une base SIECLE ou FREGATA, des exports de campagnes de Pix Orga ou des \
                 résultats de certification.",
            ));
        };
        if base.verdict != Verdict::Accepted {
            let errors = base.diagnostics.into_iter().filter(Diagnostic::is_error);
            let file = path.display().to_string();
            self.findings.extend(errors.map(|one| one.in_file(&file)));
        }
        bases.push(base.roster);
        Ok(())
    }

    /// Reads the exports given, and gives each certification, kept ones first,
    /// with the division of its export.
    ///
    /// # Errors
    ///
    /// [`Failure`] when a file cannot be read.
    pub fn read(
        &mut self,
        mut certification: impl FnMut(&Certification, Option<&str>),
    ) -> Result<(), Failure> {
        for export in &self.kept {
            self.has_certifications = true;
            self.certified_on = self.certified_on.max(export.as_of);
            for one in &export.certifications {
                certification(one, export.division.as_deref());
            }
        }
        for path in &self.files {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|error| trouble(path, error))?;
            let mut lines = Lines {
                division: pix_csv::named(&name).division,
                participations: Vec::new(),
                certification: &mut certification,
            };
            let reader = BufReader::with_capacity(64 * 1024, file);
            let export = pix_csv::read(reader, &name, self.max_bytes, &mut lines)
                .map_err(|error| trouble(path, error))?;
            let findings = match export {
                None => Vec::new(),
                Some(Export::Unreadable(findings)) => findings,
                Some(Export::Certifications(reading)) => {
                    self.has_certifications = true;
                    self.certified_on = self.certified_on.max(reading.as_of);
                    reading.findings
                }
                Some(Export::Campaigns(reading)) => {
                    let campaigns = reading.campaigns.into_iter().zip(lines.participations);
                    self.campaigns
                        .extend(campaigns.map(|(campaign, participations)| CampaignExport {
                            campaign,
                            participations,
                            as_of: reading.as_of,
                        }));
                    reading.findings
                }
            };
            self.findings
                .extend(findings.into_iter().map(|one| one.in_file(&name)));
        }
        Ok(())
    }

    /// How a command that read them ends.
    pub fn exit(&self) -> Exit {
        if self.findings.iter().any(Diagnostic::is_error) {
            Exit::Findings
        } else {
            Exit::Clean
        }
    }
}

fn trouble(path: &Path, error: std::io::Error) -> Trouble {
    Trouble {
        action: "de lire",
        path: path.to_owned(),
        error,
    }
}

/// The lines of one export: participations are held, certifications go on.
struct Lines<'c> {
    division: Option<String>,
    participations: Vec<Vec<Participation>>,
    certification: &'c mut dyn FnMut(&Certification, Option<&str>),
}

impl Sink for Lines<'_> {
    fn participation(&mut self, campaign: usize, participation: Participation) {
        if self.participations.len() <= campaign {
            self.participations.resize_with(campaign + 1, Vec::new);
        }
        if let Some(list) = self.participations.get_mut(campaign) {
            list.push(participation);
        }
    }

    fn certification(&mut self, certification: &Certification) {
        (self.certification)(certification, self.division.as_deref());
    }
}

/// Refuses a division that the base does not have.
///
/// # Errors
///
/// [`Failure`] with the nearest name.
pub fn check_division(asked: Option<&str>, pupils: &Pupils<'_>) -> Result<(), Failure> {
    let Some(text) = asked else { return Ok(()) };
    if pupils.division_named(text).is_some() {
        return Ok(());
    }
    let names = || pupils.divisions().iter().map(|size| size.division.clone());
    let failure = Failure::usage(format!("pas de classe {} dans la base", fr::quoted(text)));
    Err(failure.help(match nearest(text, names()) {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => {
            let names: Vec<String> = names().collect();
            format!("Les classes sont {}.", fr::list(&names))
        }
    }))
}

/// Courses that `[parcours]` names, by what they are for.
pub fn courses(settings: &Settings) -> Vec<(Purpose, Vec<String>)> {
    let courses = &settings.courses;
    vec![
        (Purpose::Entry, courses.entry.clone()),
        (
            Purpose::SixiemeAttestation,
            courses.sixieme_attestation.clone(),
        ),
        (Purpose::PixIa, courses.pix_ia.clone()),
    ]
}
