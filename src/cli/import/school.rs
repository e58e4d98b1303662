//! Whose files they are: the school, what it kept, what it says of its classes.

use chrono::NaiveDate;

use crate::check::Context;
use crate::cli::Failure;
use crate::cli::args::{Global, Import};
use crate::cli::situation::{dossier, settings};
use crate::diagnostic::Diagnostic;
use crate::parse::dossier_toml::Settings;
use crate::parse::siecle_xml::Limits;
use crate::school::Uai;
use crate::store::{self, Dossier, KeptBase};

/// What is known around the files.
#[derive(Debug)]
pub struct School {
    /// The day of the run.
    pub today: NaiveDate,
    /// The dossier, when there is one.
    pub dossier: Option<Dossier>,
    /// What it says of the school.
    pub settings: Settings,
    /// The number that Pix wants: the option's, else the dossier's.
    pub uai: Option<String>,
    /// Whether the option names another school than the dossier.
    pub is_elsewhere: Option<String>,
    /// The base imported before.
    pub previous: Option<KeptBase>,
    /// Where the reading of a file stops.
    pub limits: Limits,
    /// Whether the files are only to be checked.
    pub is_check: bool,
    /// What is wrong in the dossier, none of it blocking.
    pub findings: Vec<Diagnostic>,
}

impl School {
    /// Reads what options and the dossier say.
    ///
    /// # Errors
    ///
    /// [`Failure`] when the dossier cannot be read or has wrong content.
    pub fn read(args: &Import, global: &Global, today: NaiveDate) -> Result<Self, Failure> {
        let dossier = dossier(global)?;
        let (settings, mut findings) = match &dossier {
            Some(dossier) => settings(dossier)?,
            None => (Settings::default(), Vec::new()),
        };
        let previous = match &dossier {
            Some(dossier) => store::last_base(dossier, &settings.grades)?,
            None => None,
        };
        findings.extend(
            previous
                .iter()
                .flat_map(|base| base.findings.iter().cloned()),
        );
        let own = settings.uai.as_ref().map(ToString::to_string);
        // Pix compares texts: a number that is badly formed is still compared.
        let asked = args.uai.as_ref().map(|text| match text.parse::<Uai>() {
            Ok(uai) => uai.to_string(),
            Err(_) => text.clone(),
        });
        let is_elsewhere = own
            .clone()
            .filter(|own| asked.as_ref().is_some_and(|it| it != own));
        Ok(Self {
            today,
            dossier,
            uai: asked.or(own),
            // An empty base says that nothing reads in it, not that everybody left;
            // that of another school says nothing of this one.
            previous: previous
                .filter(|base| !base.roster.students.is_empty() && is_elsewhere.is_none()),
            is_elsewhere,
            settings,
            limits: Limits {
                max_bytes: args.max_size * 1024 * 1024,
                ..Limits::default()
            },
            is_check: args.check,
            findings,
        })
    }

    /// The dossier in which to keep files, when there is one, it is that of
    /// the school, and they are not only to be checked.
    pub fn keeps(&self) -> Option<&Dossier> {
        let is_kept = !self.is_check && self.is_elsewhere.is_none();
        self.dossier.as_ref().filter(|_| is_kept)
    }

    /// What the checks want to know.
    pub fn context(&self) -> Context<'_> {
        Context {
            today: self.today,
            uai: self.uai.as_deref(),
            previous: self.previous.as_ref().map(|base| &base.roster),
            grades: &self.settings.grades,
        }
    }
}
