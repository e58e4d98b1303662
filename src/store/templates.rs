//! `messages/` and `modeles/`: the school's own templates.

use std::ffi::OsStr;
use std::path::PathBuf;

use crate::store::trouble::entries;
use crate::store::{Dossier, Trouble, read};

/// What a template's name ends with; the other files of the folder are not ours to read.
const ENDINGS: [&str; 3] = ["txt", "html", "css"];

/// Each file of a folder of templates with its name and its bytes, sorted by
/// name; none when there is no such folder.
///
/// # Errors
///
/// [`Trouble`] when the folder or a file of it cannot be read.
pub fn own_templates(
    dossier: &Dossier,
    family: &str,
) -> Result<Vec<(String, PathBuf, Vec<u8>)>, Trouble> {
    let mut found = Vec::new();
    for entry in entries(&dossier.templates(family))? {
        let path = entry.path();
        let ending = path.extension().and_then(OsStr::to_str).unwrap_or_default();
        let Some(name) = path.file_name().and_then(OsStr::to_str) else {
            continue;
        };
        if ENDINGS.contains(&ending) && path.is_file() {
            let bytes = read(&path)?;
            found.push((name.to_owned(), path.clone(), bytes));
        }
    }
    found.sort();
    Ok(found)
}
