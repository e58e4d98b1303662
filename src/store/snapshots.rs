//! `donnees/`: what imports kept, dated, never changed once written.

use std::collections::HashSet;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::parse::roster_csv;
use crate::school::{GradeOverrides, Roster, Student};
use crate::store::atomic::private_folder;
use crate::store::trouble::entries;
use crate::store::{Dossier, Privacy, Trouble, create, hold, read};

/// A kind of kept data, in a folder of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shelf {
    /// Bases of pupils.
    Pupils,
    /// Exports of campaigns.
    Campaigns,
    /// Results of certification.
    Certifications,
}

impl Shelf {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Pupils, Self::Campaigns, Self::Certifications];

    /// Its folder inside `donnees`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Pupils => "eleves",
            Self::Campaigns => "campagnes",
            Self::Certifications => "certifications",
        }
    }
}

/// One kept file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// Where it is.
    pub path: PathBuf,
    /// The day on which it was kept.
    pub date: NaiveDate,
    /// Which one of that day, from 1.
    pub number: u32,
    /// Its size.
    pub bytes: u64,
}

/// What became of data to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// It is in a new file.
    New(Snapshot),
    /// It is what the last file already says: nothing was written.
    Same(Snapshot),
}

/// The kept files of a shelf, the oldest first. Files whose name does not
/// begin with a date are not ours: they are left out.
///
/// # Errors
///
/// [`Trouble`] when the folder is there and cannot be read.
pub fn snapshots(dossier: &Dossier, shelf: Shelf) -> Result<Vec<Snapshot>, Trouble> {
    let folder = dossier.data().join(shelf.folder());
    let mut found = Vec::new();
    for entry in entries(&folder)? {
        let Some((date, number)) = entry.file_name().to_str().and_then(dated) else {
            continue;
        };
        let about = entry.metadata().map_err(|error| Trouble {
            action: "de lire",
            path: entry.path(),
            error,
        })?;
        if about.is_file() {
            found.push(Snapshot {
                path: entry.path(),
                date,
                number,
                bytes: about.len(),
            });
        }
    }
    found.sort_by(|a, b| (a.date, a.number, &a.path).cmp(&(b.date, b.number, &b.path)));
    Ok(found)
}

/// The day and the number of a file's name: `2026-11-18-2.csv`,
/// `2026-11-18-classe-3a_2.csv`.
fn dated(name: &str) -> Option<(NaiveDate, u32)> {
    let (date, rest) = name.split_at_checked(10)?;
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok()?;
    let stem = rest.strip_suffix(".csv")?;
    let number = match stem.rsplit_once('_') {
        Some((_, number)) => Some(number),
        None => stem.strip_prefix('-'),
    };
    let number = number.and_then(|text| text.parse().ok());
    Some((date, number.unwrap_or(1)))
}

/// Keeps data of a day in a file of its own, unless the last one says the same.
///
/// # Errors
///
/// [`Trouble`] when the dossier cannot be locked or written to; nothing that
/// was there before is touched.
pub fn keep(
    dossier: &Dossier,
    shelf: Shelf,
    date: NaiveDate,
    bytes: &[u8],
) -> Result<Kept, Trouble> {
    let _lock = hold(&dossier.folder)?;
    let known = snapshots(dossier, shelf)?;
    if let Some(last) = known.last()
        && last.bytes == bytes.len() as u64
        && read(&last.path)? == bytes
    {
        return Ok(Kept::Same(last.clone()));
    }
    let folder = shelf_folder(dossier, shelf)?;
    let of_the_day = known.iter().filter(|one| one.date == date);
    let first = of_the_day.map(|one| one.number).max().unwrap_or_default() + 1;
    shelve(&folder, date, first, bytes, |number| match number {
        1 => format!("{date}.csv"),
        _ => format!("{date}-{number}.csv"),
    })
}

/// Writes a snapshot of a day under the first number that is free: one that is
/// there is never changed.
///
/// # Errors
///
/// [`Trouble`] when the system does not let it be written.
pub fn shelve(
    folder: &Path,
    date: NaiveDate,
    first: u32,
    bytes: &[u8],
    name: impl Fn(u32) -> String,
) -> Result<Kept, Trouble> {
    let mut number = first;
    loop {
        let path = folder.join(name(number));
        match create(&path, bytes, Privacy::Private) {
            Ok(()) => {
                return Ok(Kept::New(Snapshot {
                    path,
                    date,
                    number,
                    bytes: bytes.len() as u64,
                }));
            }
            Err(trouble) if trouble.error.kind() == ErrorKind::AlreadyExists => number += 1,
            Err(trouble) => return Err(trouble),
        }
    }
}

/// The folder of a shelf, made when it is not there.
///
/// # Errors
///
/// [`Trouble`] when it cannot be made.
pub(in crate::store) fn shelf_folder(dossier: &Dossier, shelf: Shelf) -> Result<PathBuf, Trouble> {
    let folder = dossier.data().join(shelf.folder());
    make_private(&dossier.data())?;
    make_private(&folder)?;
    Ok(folder)
}

/// Makes a folder that its owner alone may open, on systems that know it.
fn make_private(folder: &Path) -> Result<(), Trouble> {
    match private_folder().create(folder) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => Err(Trouble {
            action: "de créer",
            path: folder.to_owned(),
            error,
        }),
        _ => Ok(()),
    }
}

/// Removes kept files, one after the other. Under the lock of the dossier, whose
/// holder also removes whatever killed commands left.
///
/// # Errors
///
/// [`Trouble`] for the first one that cannot be removed; those before it are gone.
pub fn remove(dossier: &Dossier, snapshots: &[Snapshot]) -> Result<(), Trouble> {
    let _lock = hold(&dossier.folder)?;
    for snapshot in snapshots {
        match fs::remove_file(&snapshot.path) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                return Err(Trouble {
                    action: "de supprimer",
                    path: snapshot.path.clone(),
                    error,
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// The last base of pupils that a dossier keeps.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptBase {
    /// The day on which it was imported.
    pub date: NaiveDate,
    /// Its pupils.
    pub roster: Roster,
    /// What does not read in it.
    pub findings: Vec<Diagnostic>,
}

/// Reads the last base of pupils, if there is one.
///
/// # Errors
///
/// [`Trouble`] when it is there and cannot be read.
pub fn last_base(dossier: &Dossier, grades: &GradeOverrides) -> Result<Option<KeptBase>, Trouble> {
    let Some(last) = snapshots(dossier, Shelf::Pupils)?.pop() else {
        return Ok(None);
    };
    let (roster, findings) = roster_csv::read(&read(&last.path)?, grades);
    let name = last.path.display().to_string();
    Ok(Some(KeptBase {
        date: last.date,
        roster,
        findings: findings.into_iter().map(|one| one.in_file(&name)).collect(),
    }))
}

/// Pupils of earlier bases who are no longer in the last one.
///
/// # Errors
///
/// [`Trouble`] when a base is there and cannot be read.
pub fn former_pupils(dossier: &Dossier) -> Result<Vec<Student>, Trouble> {
    let mut seen = HashSet::new();
    let mut former = Vec::new();
    let bases = snapshots(dossier, Shelf::Pupils)?;
    for (rank, base) in bases.iter().rev().enumerate() {
        let (roster, _) = roster_csv::read(&read(&base.path)?, &GradeOverrides::default());
        for student in roster.students {
            if seen.insert(student.ine.clone()) && rank > 0 {
                former.push(student);
            }
        }
    }
    Ok(former)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_kept_file_is_never_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Dossier {
            folder: folder.path().to_owned(),
        };
        let mut names = Vec::new();
        for (date, bytes) in [
            ("2026-11-18", "un"),
            ("2026-11-18", "un"), // the same: not written again
            ("2026-11-18", "deux"),
            ("2026-11-20", "deux"),
            ("2026-11-18", "un"), // as before the last: written
        ] {
            names.push(
                match keep(&dossier, Shelf::Pupils, day(date), bytes.as_bytes()).unwrap() {
                    Kept::New(new) => new.path.file_name().unwrap().to_str().unwrap().to_owned(),
                    Kept::Same(old) => format!("= {}", old.date),
                },
            );
        }
        let expected = [
            "2026-11-18.csv",
            "= 2026-11-18",
            "2026-11-18-2.csv",
            "= 2026-11-18",
        ];
        assert_eq!(names[..4], expected);
        assert_eq!(names[4], "2026-11-18-3.csv");
        let shelf = dossier.data().join("eleves");
        assert_eq!(fs::read(shelf.join("2026-11-18.csv")).unwrap(), b"un");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!(mode(&dossier.data()), 0o700);
            assert_eq!(mode(&shelf), 0o700);
            assert_eq!(mode(&shelf.join("2026-11-18.csv")), 0o600);
        }
    }

    #[test]
    fn snapshots_come_in_the_order_of_their_days() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Dossier {
            folder: folder.path().to_owned(),
        };
        assert_eq!(snapshots(&dossier, Shelf::Pupils).unwrap(), []);
        assert_eq!(
            last_base(&dossier, &GradeOverrides::default()).unwrap(),
            None
        );
        let shelf = dossier.data().join("eleves");
        fs::create_dir_all(&shelf).unwrap();
        for name in [
            "2026-11-18-10.csv",
            "2026-11-18-2.csv",
            "2026-11-18.csv",
            "2025-09-02.csv",
            "2026-13-01.csv",
            "notes.txt",
            "ééééé.csv",
        ] {
            fs::write(shelf.join(name), b"").unwrap();
        }
        let found = snapshots(&dossier, Shelf::Pupils).unwrap();
        let found: Vec<_> = found
            .iter()
            .map(|one| (one.date.to_string(), one.number))
            .collect();
        let expected = [
            ("2025-09-02".to_owned(), 1),
            ("2026-11-18".to_owned(), 1),
            ("2026-11-18".to_owned(), 2),
            ("2026-11-18".to_owned(), 10),
        ];
        assert_eq!(found, expected);
    }
}
