//! One file of pupils, from its bytes to the judgement.
//!
//! The readers know nothing of the checks, nor the checks of the readers:
//! this is where they meet.

use std::io::{self, Read, Seek, SeekFrom};

use crate::check::verdict::{FregataVerdict, SiecleVerdict};
use crate::check::{Context, Judgement, fregata, siecle};
use crate::parse::siecle_xml::Limits;
use crate::parse::{FileKind, HEAD, fregata_csv, recognise, siecle_xml, zip};

/// Recognises and judges a file; no judgement when it is not one of pupils.
///
/// # Errors
///
/// Those of the stream itself.
pub fn judge<R: Read + Seek>(
    mut reader: R,
    name: &str,
    limits: &Limits,
    context: &Context<'_>,
) -> io::Result<(FileKind, Option<Judgement>)> {
    let kind = kind_of(&mut reader, name)?;
    let judgement = match kind {
        FileKind::SiecleXml => Some(judge_siecle(reader, limits, context)?),
        FileKind::Zip => Some(judge_archive(reader, limits, context)?),
        FileKind::Fregata => Some(judge_fregata(reader, limits, context)?),
        FileKind::PixCsv | FileKind::Unknown => None,
    };
    Ok((kind, judgement))
}

/// Recognises a file and goes back to its start.
fn kind_of<R: Read + Seek>(reader: &mut R, name: &str) -> io::Result<FileKind> {
    let mut head = Vec::with_capacity(HEAD);
    reader.take(HEAD as u64).read_to_end(&mut head)?;
    reader.seek(SeekFrom::Start(0))?;
    Ok(recognise(&head, name))
}

/// Judges SIECLE XML.
///
/// # Errors
///
/// Those of the stream itself.
pub fn judge_siecle<R: Read>(
    reader: R,
    limits: &Limits,
    context: &Context<'_>,
) -> io::Result<Judgement> {
    let mut verdict = SiecleVerdict::new(context.uai, context.grades);
    let reading = siecle_xml::read(reader, limits, |event| verdict.see(event))?;
    Ok(siecle::judge(verdict, &reading, context))
}

/// Judges SIECLE XML or an archive and keeps the birth places, which nothing
/// but an enrolment needs; no judgement when the file is neither.
///
/// # Errors
///
/// Those of the stream itself.
pub fn judge_for_enrolment<R: Read + Seek>(
    mut reader: R,
    name: &str,
    limits: &Limits,
    context: &Context<'_>,
) -> io::Result<Option<Judgement>> {
    let kind = kind_of(&mut reader, name)?;
    let verdict = SiecleVerdict::new(context.uai, context.grades);
    let mut verdict = verdict.keeping_birth_places();
    let reading = match kind {
        FileKind::SiecleXml => siecle_xml::read(reader, limits, |event| verdict.see(event))?,
        FileKind::Zip => zip::read(reader, limits, |event| verdict.see(event))?,
        FileKind::Fregata => return judge_fregata(reader, limits, context).map(Some),
        FileKind::PixCsv | FileKind::Unknown => return Ok(None),
    };
    Ok(Some(siecle::judge(verdict, &reading, context)))
}

/// Judges an archive of SIECLE.
///
/// # Errors
///
/// Those of the stream itself.
pub fn judge_archive<R: Read + Seek>(
    reader: R,
    limits: &Limits,
    context: &Context<'_>,
) -> io::Result<Judgement> {
    let mut verdict = SiecleVerdict::new(context.uai, context.grades);
    let reading = zip::read(reader, limits, |event| verdict.see(event))?;
    Ok(siecle::judge(verdict, &reading, context))
}

/// Judges a FREGATA file.
///
/// # Errors
///
/// Those of the stream itself.
pub fn judge_fregata<R: Read>(
    reader: R,
    limits: &Limits,
    context: &Context<'_>,
) -> io::Result<Judgement> {
    let mut verdict = FregataVerdict::new(context.today, context.grades);
    let reading = fregata_csv::read(reader, limits, |event| verdict.see(event))?;
    Ok(fregata::judge(verdict, &reading, context))
}
