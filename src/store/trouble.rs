//! What the system refuses, said in French.

use std::fmt;
use std::fs::DirEntry;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

/// A file that could not be read or written.
#[derive(Debug)]
pub struct Trouble {
    /// What was being done: `de lire`, `d’écrire`, `de verrouiller`.
    pub action: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub error: io::Error,
}

impl Trouble {
    /// The remedy, when the cause is a common one.
    pub fn remedy(&self) -> Option<&'static str> {
        match self.error.kind() {
            ErrorKind::NotFound => Some("Vérifiez le nom et le dossier."),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
                Some("Vérifiez vos droits sur ce dossier, ou travaillez dans un autre.")
            }
            ErrorKind::StorageFull => {
                Some("Libérez de la place, puis recommencez\u{a0}: le fichier d’avant est intact.")
            }
            ErrorKind::WouldBlock => Some(
                "Une autre commande pixplan travaille dans ce dossier\u{a0}: attendez qu’elle finisse, puis recommencez.",
            ),
            ErrorKind::IsADirectory => Some("Donnez un fichier, pas un dossier."),
            _ => None,
        }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path.display();
        let cause = match self.error.kind() {
            // What is to be written need not be there; its folder must.
            ErrorKind::NotFound if matches!(self.action, "d’écrire" | "de créer") => {
                "le dossier n’existe pas".to_owned()
            }
            ErrorKind::NotFound => "il n’existe pas".to_owned(),
            ErrorKind::PermissionDenied => "l’accès est refusé".to_owned(),
            ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule".to_owned(),
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "le disque est plein".to_owned(),
            ErrorKind::WouldBlock => "il est occupé".to_owned(),
            ErrorKind::AlreadyExists => "il existe déjà".to_owned(),
            ErrorKind::IsADirectory => "c’est un dossier".to_owned(),
            ErrorKind::InvalidData => "ce n’est pas du texte UTF-8".to_owned(),
            _ => match self.error.raw_os_error() {
                Some(code) => format!("erreur du système n°\u{a0}{code}"),
                None => "le système a refusé".to_owned(),
            },
        };
        write!(f, "impossible {} {path}\u{a0}: {cause}", self.action)
    }
}

impl std::error::Error for Trouble {}

/// The bytes of a file.
///
/// # Errors
///
/// [`Trouble`] when the system does not let it be read.
pub fn read(path: &Path) -> Result<Vec<u8>, Trouble> {
    std::fs::read(path).map_err(|error| Trouble {
        action: "de lire",
        path: path.to_owned(),
        error,
    })
}

/// What is in a folder; nothing when it is not there.
///
/// # Errors
///
/// [`Trouble`] when the system does not let it be read.
pub fn entries(folder: &Path) -> Result<Vec<DirEntry>, Trouble> {
    let all = match std::fs::read_dir(folder) {
        Ok(entries) => entries.collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => Err(error),
    };
    all.map_err(|error| Trouble {
        action: "de lire",
        path: folder.to_owned(),
        error,
    })
}
