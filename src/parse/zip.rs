//! The archive that SIECLE delivers, as Pix opens it.
//!
//! One entry is read, streamed; nothing is written anywhere and no name is
//! used as a path. The archive may lie about everything: what counts is what
//! really comes out, and how much (pix-formats §1.2).

use std::io::{self, Read, Seek, SeekFrom};

use zip::ZipArchive;

use crate::parse::siecle_xml::{self, Limits};
use crate::school::{Break, Ending, Limit, Reading, SiecleEvent};
use crate::source::Line;

mod entry_name;
mod inflate;

use entry_name::{is_malicious, is_office_mark, is_wanted};
use inflate::{Fault, Inflate};

/// More entries than this are no school's archive.
const MAX_ENTRIES: usize = 10_000;

/// How a file that Pix takes for an archive may start.
const MARKS: [&[u8]; 3] = [b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08"];

/// Whether the first bytes of a file are those of an archive.
pub fn is_archive(head: &[u8]) -> bool {
    MARKS.iter().any(|mark| head.starts_with(mark))
}

/// Reads the one XML file of an archive and gives what it says to `sink`.
///
/// [`Reading::file_bytes`] is the size of the archive, which is what Pix
/// weighs. When the entry turns out to be damaged, the reading ends by
/// [`Break::BadArchive`] whatever was said before: Pix unpacks first.
///
/// # Errors
///
/// Those of the stream. What is wrong in the archive is in [`Reading::ending`].
pub fn read<R: Read + Seek>(
    mut reader: R,
    limits: &Limits,
    sink: impl FnMut(SiecleEvent<'_>),
) -> io::Result<Reading> {
    let file_bytes = reader.seek(SeekFrom::End(0))?;
    let ended = |ending| Reading {
        ending,
        file_bytes,
        encoding: String::new(),
        declared_too_late: None,
    };
    if announced_entries(&mut reader, file_bytes)?.is_some_and(|count| count > MAX_ENTRIES) {
        return Ok(ended(stopped(Limit::Entries(MAX_ENTRIES))));
    }
    reader.seek(SeekFrom::Start(0))?;
    let Ok(mut archive) = ZipArchive::new(reader) else {
        return Ok(ended(bad("l’archive est abîmée ou incomplète")));
    };
    if archive.len() > MAX_ENTRIES {
        return Ok(ended(stopped(Limit::Entries(MAX_ENTRIES))));
    }
    let index = match wanted_entry(&archive) {
        Ok(index) => index,
        Err(why) => return Ok(ended(bad(&why))),
    };
    let Ok(entry) = archive.by_index(index) else {
        let why = "le fichier de l’archive est chiffré ou compressé d’une façon que Pix ne lit pas";
        return Ok(ended(bad(why)));
    };
    let mut inflate = Inflate::new(entry, limits.max_bytes);
    let mut reading = siecle_xml::read(&mut inflate, limits, sink)?;
    inflate.drain()?;
    reading.file_bytes = file_bytes;
    match inflate.fault() {
        Some(Fault::Damaged) => {
            reading.ending = bad("le fichier contenu dans l’archive est abîmé");
        }
        Some(Fault::OverRatio(times)) => reading.ending = stopped(Limit::Ratio(times)),
        Some(Fault::OverSize(bytes)) => reading.ending = stopped(Limit::Size(bytes)),
        None => {}
    }
    Ok(reading)
}

fn bad(why: &str) -> Ending {
    Ending::Broken(Break::BadArchive(why.to_owned()), Line(1))
}

fn stopped(limit: Limit) -> Ending {
    Ending::Stopped(limit, Line(1))
}

/// The entry that Pix reads, or why there is none.
fn wanted_entry<R: Read + Seek>(archive: &ZipArchive<R>) -> Result<usize, String> {
    let mut wanted: Vec<(String, usize)> = Vec::new();
    for index in 0..archive.len() {
        let name = match archive.name_for_index(index) {
            Some(Ok(name)) => name.into_owned(),
            Some(Err(_)) => return Err("un nom de l’archive est illisible".to_owned()),
            None => continue,
        };
        if is_malicious(&name) {
            return Err("un nom de l’archive sort de son dossier : elle est suspecte".to_owned());
        }
        if is_office_mark(&name) {
            return Err("c’est un document bureautique, pas une archive SIECLE".to_owned());
        }
        if is_wanted(&name) {
            // Two entries of one name count as one, and the last is read.
            wanted.retain(|(other, _)| *other != name);
            wanted.push((name, index));
        }
    }
    match wanted.as_slice() {
        [(_, index)] => Ok(*index),
        [] => Err("l’archive ne contient aucun fichier .xml (en minuscules)".to_owned()),
        several => Err(format!(
            "l’archive contient {} fichiers .xml, Pix en veut un seul",
            several.len()
        )),
    }
}

/// The number of entries that the end of the archive announces, so that an
/// endless list is not even read.
fn announced_entries<R: Read + Seek>(reader: &mut R, length: u64) -> io::Result<Option<usize>> {
    const END_MARK: &[u8] = b"PK\x05\x06";
    const END_LENGTH: u64 = 22;
    const LONGEST_COMMENT: u64 = 65_535;
    let start = length.saturating_sub(END_LENGTH + LONGEST_COMMENT);
    reader.seek(SeekFrom::Start(start))?;
    let mut tail = Vec::new();
    reader
        .take(END_LENGTH + LONGEST_COMMENT)
        .read_to_end(&mut tail)?;
    let end = memchr::memmem::rfind(&tail, END_MARK);
    let count = end.and_then(|at| tail.get(at + 10..at + 12));
    let count = count.and_then(|bytes| bytes.try_into().ok());
    Ok(count.map(|bytes| usize::from(u16::from_le_bytes(bytes))))
}

#[cfg(test)]
mod tests;
