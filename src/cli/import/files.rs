//! Which files to read: those named, and those of the folders named.

use std::path::{Path, PathBuf};

use crate::cli::Failure;
use crate::fr;
use crate::store::Trouble;

/// What a folder is looked through for.
const EXTENSIONS: [&str; 3] = ["xml", "zip", "csv"];

/// The files of a command.
#[derive(Debug, PartialEq, Eq)]
pub struct Given {
    /// Those to read, sorted, each once.
    pub files: Vec<PathBuf>,
    /// How many files of the folders have another extension.
    pub others: usize,
}

/// The files that arguments name.
///
/// # Errors
///
/// [`Failure`] when a folder cannot be read, or when folders hold nothing of use.
pub fn collect(arguments: &[PathBuf]) -> Result<Given, Failure> {
    let mut given = Given {
        files: Vec::new(),
        others: 0,
    };
    for path in arguments {
        if path.is_dir() {
            look_through(path, &mut given)?;
        } else {
            given.files.push(path.clone());
        }
    }
    given.files.sort();
    given.files.dedup();
    if given.files.is_empty() {
        let folders: Vec<String> = arguments
            .iter()
            .map(|it| it.display().to_string())
            .collect();
        let failure = Failure::usage(format!(
            "aucun fichier à vérifier dans {}",
            fr::list(&folders)
        ));
        return Err(failure.help(
            "Donnez les fichiers .xml, .zip ou .csv eux-mêmes, ou le dossier qui les contient\u{a0}: \
             les sous-dossiers ne sont pas parcourus.",
        ));
    }
    Ok(given)
}

fn look_through(folder: &Path, given: &mut Given) -> Result<(), Failure> {
    let trouble = |error| Trouble {
        action: "lire",
        path: folder.to_owned(),
        error,
    };
    for entry in std::fs::read_dir(folder).map_err(trouble)? {
        let path = entry.map_err(trouble)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') || !path.is_file() {
            continue;
        }
        let extension = path.extension().unwrap_or_default();
        if EXTENSIONS
            .iter()
            .any(|known| extension.eq_ignore_ascii_case(known))
        {
            given.files.push(path);
        } else {
            given.others += 1;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_gives_its_files_sorted_and_each_once() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in ["b.zip", "a.XML", "lettre.odt", ".cache.xml"] {
            std::fs::write(path(name), b"").unwrap();
        }
        std::fs::create_dir(path("c.xml")).unwrap();
        let given =
            collect(&[path("b.zip"), folder.path().to_owned(), path("absent.xml")]).unwrap();
        assert_eq!(
            given.files,
            [path("a.XML"), path("absent.xml"), path("b.zip")]
        );
        assert_eq!(given.others, 1);
        let empty = collect(&[path("c.xml")]).unwrap_err();
        assert!(empty.message.starts_with("aucun fichier"));
    }
}
