//! Which files to read: those named, and those of the folders named.

use std::path::{Path, PathBuf};

use crate::cli::Failure;
use crate::fr;

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

/// How far folders are looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Their own files.
    Folder,
    /// Those of their folders too.
    Whole,
}

/// The files that arguments name.
///
/// A folder that cannot be read stands among the files: its row says why, and
/// the others are read all the same.
///
/// # Errors
///
/// [`Failure`] when folders hold nothing of use.
pub fn collect(arguments: &[PathBuf], depth: Depth) -> Result<Given, Failure> {
    let mut given = Given {
        files: Vec::new(),
        others: 0,
    };
    for path in arguments {
        look_at(path, depth, &mut given);
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
        return Err(failure.help(match depth {
            Depth::Folder => {
                "Donnez les fichiers .xml, .zip ou .csv eux-mêmes, ou le dossier qui les contient\u{a0}: \
                 les sous-dossiers ne sont parcourus qu’avec --recursive."
            }
            Depth::Whole => "Donnez un dossier qui contient des fichiers .xml, .zip ou .csv.",
        }));
    }
    Ok(given)
}

fn look_at(path: &Path, depth: Depth, given: &mut Given) {
    if !path.is_dir() {
        given.files.push(path.to_owned());
        return;
    }
    let Ok(entries) = std::fs::read_dir(path) else {
        given.files.push(path.to_owned());
        return;
    };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with('.') {
            continue;
        }
        // A link to a folder may lead back here.
        if path.is_dir() && !path.is_symlink() && depth == Depth::Whole {
            look_at(&path, depth, given);
        }
        if !path.is_file() {
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
        std::fs::write(path("c.xml/d.csv"), b"").unwrap();
        let arguments = [path("b.zip"), folder.path().to_owned(), path("absent.xml")];
        let given = collect(&arguments, Depth::Folder).unwrap();
        assert_eq!(
            given.files,
            [path("a.XML"), path("absent.xml"), path("b.zip")]
        );
        assert_eq!(given.others, 1);
        let given = collect(&arguments[1..2], Depth::Whole).unwrap();
        assert_eq!(
            given.files,
            [path("a.XML"), path("b.zip"), path("c.xml/d.csv")]
        );
        std::fs::create_dir(path("vide")).unwrap();
        for depth in [Depth::Folder, Depth::Whole] {
            let empty = collect(&[path("vide")], depth).unwrap_err();
            assert!(empty.message.starts_with("aucun fichier"));
        }
    }
}
