//! Where a dossier is, and where things are in it.

use std::path::{Path, PathBuf};

/// The name of the file that makes a folder a dossier.
const SETTINGS: &str = "pixplan.toml";

/// A school's folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The folder itself.
    pub folder: PathBuf,
}

impl Dossier {
    /// The current folder.
    pub fn here() -> Self {
        Self {
            folder: PathBuf::new(),
        }
    }

    /// `pixplan.toml`: who we are.
    pub fn settings(&self) -> PathBuf {
        self.folder.join(SETTINGS)
    }

    /// `suivi.toml`: what is done.
    pub fn ticks(&self) -> PathBuf {
        self.folder.join("suivi.toml")
    }

    /// `rapprochements.toml`: who participants are.
    pub fn matches(&self) -> PathBuf {
        self.folder.join("rapprochements.toml")
    }

    /// `sessions.toml`: the plan of sessions.
    pub fn sessions(&self) -> PathBuf {
        self.folder.join("sessions.toml")
    }

    /// A folder of the school's own templates: `messages`, `modeles`.
    pub fn templates(&self, family: &str) -> PathBuf {
        self.folder.join(family)
    }

    /// `donnees`: what imports kept.
    pub fn data(&self) -> PathBuf {
        self.folder.join("donnees")
    }
}

/// The dossier that holds a folder: the nearest one upwards.
pub fn find(from: &Path) -> Option<Dossier> {
    let folders = from.ancestors();
    let found = folders
        .into_iter()
        .find(|folder| folder.join(SETTINGS).is_file());
    found.map(|folder| Dossier {
        folder: folder.to_owned(),
    })
}
