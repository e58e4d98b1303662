//! Writing a whole file or nothing.
//!
//! A temporary file in the same folder, written, flushed to the disk, renamed
//! over the old one, then the folder itself flushed: after a kill or a full
//! disk the file is the old one or the new one, never a part of it.

use std::fs::DirBuilder;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::NamedTempFile;

use crate::store::Trouble;

/// How the name of a temporary file begins and ends.
const PREFIX: &str = ".pixplan-";
const SUFFIX: &str = ".tmp";

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Privacy {
    /// Its owner alone, on systems that know it: the file holds names.
    Private,
    /// Whoever may read the folder.
    Shared,
}

/// Writes a file that must not exist yet.
///
/// # Errors
///
/// [`Trouble`], with [`io::ErrorKind::AlreadyExists`] when it is there: it is
/// left as it is.
pub fn create(path: &Path, bytes: &[u8], privacy: Privacy) -> Result<(), Trouble> {
    let written = prepare(path, bytes, privacy)
        .and_then(|file| file.persist_noclobber(path).map_err(|failed| failed.error))
        .and_then(|_| flush_folder(path));
    written.map_err(|error| trouble(path, error))
}

/// Writes a file, over the old one if there is one.
///
/// # Errors
///
/// [`Trouble`] when the system refuses; the old file is then intact.
pub fn replace(path: &Path, bytes: &[u8], privacy: Privacy) -> Result<(), Trouble> {
    let written = prepare(path, bytes, privacy)
        .and_then(|file| file.persist(path).map_err(|failed| failed.error))
        .and_then(|_| flush_folder(path));
    written.map_err(|error| trouble(path, error))
}

fn prepare(path: &Path, bytes: &[u8], privacy: Privacy) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    set_mode(&mut builder, path, privacy);
    let mut file = builder.tempfile_in(folder(path))?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// Removes the temporary files of a folder that killed commands left there, when
/// they are old enough not to be those of a command at work.
pub fn sweep(folder: &Path, age: Duration) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(PREFIX) || !name.ends_with(SUFFIX) {
            continue;
        }
        let written = entry.metadata().and_then(|about| about.modified());
        let is_old = written.is_ok_and(|at| at.elapsed().is_ok_and(|since| since >= age));
        if is_old || age.is_zero() {
            // One that cannot be removed harms nothing, and is tried again next time.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// A shared file keeps the mode of the one it replaces, else the usual 0644.
#[cfg(unix)]
fn set_mode(builder: &mut tempfile::Builder<'_, '_>, path: &Path, privacy: Privacy) {
    use std::os::unix::fs::PermissionsExt;
    let mode = match privacy {
        Privacy::Private => 0o600,
        Privacy::Shared => {
            std::fs::metadata(path).map_or(0o644, |known| known.permissions().mode() & 0o777)
        }
    };
    builder.permissions(std::fs::Permissions::from_mode(mode));
}

#[cfg(not(unix))]
fn set_mode(_: &mut tempfile::Builder<'_, '_>, _: &Path, _: Privacy) {}

/// Makes folders that their owner alone may open, on systems that know it.
#[cfg(unix)]
pub fn private_folder() -> DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
pub fn private_folder() -> DirBuilder {
    DirBuilder::new()
}

/// The rename itself must reach the disk; Windows has no such call.
fn flush_folder(path: &Path) -> io::Result<()> {
    if cfg!(unix) {
        std::fs::File::open(folder(path))?.sync_all()?;
    }
    Ok(())
}

fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

fn trouble(path: &Path, error: io::Error) -> Trouble {
    Trouble {
        action: "d’écrire",
        path: path.to_owned(),
        error,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_created_once_and_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("suivi.toml");
        create(&path, b"un", Privacy::Shared).unwrap();
        let again = create(&path, b"deux", Privacy::Shared).unwrap_err();
        assert_eq!(again.error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(std::fs::read(&path).unwrap(), b"un");
        replace(&path, b"trois", Privacy::Shared).unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"trois");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_a_killed_command_left_goes_away_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            ".pixplan-abc.tmp",
            ".pixplan.verrou",
            "notes.tmp",
            "eleves.csv",
        ];
        for name in names {
            std::fs::write(folder.path().join(name), b"").unwrap();
        }
        let left = || std::fs::read_dir(folder.path()).unwrap().count();
        sweep(folder.path(), Duration::from_hours(1)); // perhaps at work still
        assert_eq!(left(), 4);
        sweep(folder.path(), Duration::ZERO);
        assert_eq!(left(), 3);
        assert!(!folder.path().join(names[0]).exists());
        sweep(&folder.path().join("absent"), Duration::ZERO);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_with_names_is_for_its_owner_alone() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("eleves.csv");
        replace(&path, b"INE", Privacy::Private).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
