//! One writer at a time in a dossier.
//!
//! An advisory lock on a file of its own: the system lets go of it when the
//! program ends, however it ends.

use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use crate::store::atomic::sweep;
use crate::store::{Dossier, Shelf, Trouble};

/// How long to wait for another command, in steps of [`STEP`].
const PATIENCE: u32 = 400;

/// The time between two tries.
const STEP: Duration = Duration::from_millis(25);

/// No command takes an hour to write a file: what is older was left by a killed one.
const LONG_AGO: Duration = Duration::from_hours(1);

/// The right to write in a dossier; dropped, it is given back.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Takes the lock of a dossier, waiting up to ten seconds for another command, and
/// removes what killed commands left half written there.
///
/// # Errors
///
/// [`Trouble`] when the folder cannot be written to, or when another command
/// still works there after that time ([`std::io::ErrorKind::WouldBlock`]).
pub fn hold(folder: &Path) -> Result<Lock, Trouble> {
    let path = folder.join(".pixplan.verrou");
    let trouble = |error| Trouble {
        action: "de verrouiller",
        path: folder.to_owned(),
        error,
    };
    let mut options = File::options();
    let file = options.create(true).append(true).open(&path);
    let file = file.map_err(trouble)?;
    for _ in 0..PATIENCE {
        match file.try_lock() {
            Ok(()) => {
                tidy(folder);
                return Ok(Lock { _file: file });
            }
            Err(TryLockError::WouldBlock) => sleep(STEP),
            Err(TryLockError::Error(error)) => return Err(trouble(error)),
        }
    }
    Err(trouble(std::io::ErrorKind::WouldBlock.into()))
}

/// In `donnees`, whoever writes holds the lock: nobody else is at work there. Beside
/// the settings, a list that `-o` writes takes no lock: only old files are removed.
fn tidy(folder: &Path) {
    sweep(folder, LONG_AGO);
    let dossier = Dossier {
        folder: folder.to_owned(),
    };
    for shelf in Shelf::ALL {
        sweep(&dossier.data().join(shelf.folder()), Duration::ZERO);
    }
}
