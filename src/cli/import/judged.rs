//! Files read and judged: one, or many at once.

use std::collections::HashMap;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::check::{Judgement, Verdict, file};
use crate::cli::args::Global;
use crate::cli::bar::bar;
use crate::cli::import::exports::{self, Held, Lines};
use crate::cli::import::school::School;
use crate::cli::judge_file::judge;
use crate::diagnostic::{Diagnostic, Spot};
use crate::parse::FileKind;
use crate::report::import::{Detail, ImportedFile, Outcome, Since, Skipped};
use crate::school::{Roster, Student, changes};
use crate::store::Trouble;

/// Bytes read at a time, as many as the readers ask for.
const BUFFER: usize = 64 * 1024;

/// A file, what is said of it, and its pupils where they are still needed.
#[derive(Debug)]
pub struct Judged {
    /// Where it is.
    pub path: PathBuf,
    /// What is said of it.
    pub file: ImportedFile,
    /// Its pupils; not there when files are many, so that memory does not
    /// grow with their number.
    pub roster: Option<Roster>,
    /// What it holds, when it is an export to be kept; as its pupils, not
    /// there when files are many.
    pub held: Option<Held>,
}

/// What a file turned out to be.
enum Found {
    Pupils(FileKind, Box<Judgement>),
    Export(Box<ImportedFile>, Option<Held>),
    Nothing,
}

/// Judges one file.
///
/// # Errors
///
/// [`Trouble`] when the system does not let it be read.
pub fn judge_one(path: &Path, school: &School, detail: Detail) -> Result<Judged, Trouble> {
    let found = read(path, school).map_err(|error| Trouble {
        action: "de lire",
        path: path.to_owned(),
        error,
    })?;
    let name = path.display().to_string();
    let without_pupils = |file, held| Judged {
        path: path.to_owned(),
        file,
        roster: None,
        held,
    };
    Ok(match found {
        Found::Pupils(kind, judgement) => judged(path, name, kind, *judgement, school, detail),
        Found::Export(file, held) => without_pupils(*file, held),
        Found::Nothing => without_pupils(unrecognised(name), None),
    })
}

/// Judges files in parallel; the answers come in the order of the files.
pub fn judge_all(
    files: &[PathBuf],
    school: &School,
    detail: Detail,
    global: &Global,
) -> Vec<Judged> {
    let bar = bar(files.len(), "fichiers", global);
    let all = files.par_iter().map(|path| {
        let mut judged = judge_one(path, school, detail).unwrap_or_else(|trouble| {
            let finding =
                Diagnostic::new(file::FILE_UNREADABLE, Spot::default(), trouble.to_string());
            let finding = match trouble.remedy() {
                Some(remedy) => finding.remedy(remedy),
                None => finding,
            };
            let name = path.display().to_string();
            let file = ImportedFile::named(name, Outcome::Unreadable).with(vec![finding]);
            Judged {
                path: path.clone(),
                file,
                roster: None,
                held: None,
            }
        });
        judged.roster = None;
        judged.held = None;
        if matches!(detail, Detail::Summary | Detail::Troubles | Detail::Sheet) {
            judged.file.findings = Vec::new();
        }
        bar.inc(1);
        judged
    });
    let all = all.collect();
    bar.finish_and_clear();
    all
}

fn read(path: &Path, school: &School) -> io::Result<Found> {
    let file = File::open(path)?;
    if file.metadata()?.is_file() {
        let reader = BufReader::with_capacity(BUFFER, file);
        return read_stream(reader, path, school);
    }
    // A pipe cannot be read twice; one byte more tells that it is too long.
    let mut bytes = Vec::new();
    file.take(school.limits.max_bytes + 1)
        .read_to_end(&mut bytes)?;
    read_stream(Cursor::new(bytes), path, school)
}

fn read_stream<R: Read + Seek>(mut reader: R, path: &Path, school: &School) -> io::Result<Found> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let (kind, judgement) = judge(&mut reader, &name, &school.limits, &school.context())?;
    if let Some(judgement) = judgement {
        return Ok(Found::Pupils(kind, Box::new(judgement)));
    }
    if kind != FileKind::PixCsv {
        return Ok(Found::Nothing);
    }
    reader.seek(SeekFrom::Start(0))?;
    let lines = match school.keeps() {
        Some(_) => Lines::Held,
        None => Lines::Counted,
    };
    let name = path.display().to_string();
    let limit = school.limits.max_bytes;
    let found = exports::look(reader, name, limit, lines, school.today)?;
    Ok(found.map_or(Found::Nothing, |(file, held)| {
        Found::Export(Box::new(file), held)
    }))
}

fn unrecognised(name: String) -> ImportedFile {
    // A .csv may be right for another kind of school: nobody can tell.
    let extension = file::extension(&name, &["xml", "zip", "csv"]);
    let outcome = match extension {
        Some(_) => Outcome::Refused,
        None => Outcome::Unrecognised,
    };
    let findings = extension.into_iter().chain([file::unrecognised()]);
    ImportedFile::named(name, outcome).with(findings.collect())
}

fn judged(
    path: &Path,
    name: String,
    kind: FileKind,
    judgement: Judgement,
    school: &School,
    detail: Detail,
) -> Judged {
    let (id, extensions): (_, &[&str]) = match kind {
        FileKind::Fregata => ("fregata", &["csv"]),
        FileKind::SiecleXml | FileKind::Zip | FileKind::PixCsv | FileKind::Unknown => {
            ("siecle", &["xml", "zip"])
        }
    };
    let wrong_name = file::extension(&name, extensions);
    let outcome = match judgement.verdict {
        Verdict::Unjudged => Outcome::Unjudged,
        Verdict::Accepted if wrong_name.is_none() => Outcome::Accepted,
        Verdict::Accepted | Verdict::Refused => Outcome::Refused,
    };
    let mut findings: Vec<Diagnostic> = wrong_name.into_iter().collect();
    findings.extend(judgement.diagnostics);
    let uai = judgement.uai.filter(|uai| !uai.is_empty());
    findings.extend(uai.as_deref().and_then(file::uai_letter));
    name_divisions(&mut findings, &judgement.roster);
    let changes = match (&school.previous, outcome) {
        (Some(base), Outcome::Accepted) => {
            let found = changes(&base.roster, &judgement.roster);
            Some(Since {
                date: base.date,
                arrived: found.arrived.len(),
                left: found.left.len(),
                moved: found.moved.len(),
                renamed: found.renamed.len(),
                who: matches!(detail, Detail::Brief | Detail::Full).then(|| Box::new(found)),
            })
        }
        _ => None,
    };
    let skipped = judgement.skipped;
    let file = ImportedFile {
        kind: Some(id),
        uai,
        school_year: judgement
            .first_year
            .map(|year| format!("{year}-{}", year.saturating_add(1))),
        students: judgement.roster.students.len(),
        skipped: Skipped {
            left: skipped.left,
            no_ine: skipped.no_ine,
            no_division: skipped.no_division,
        },
        divisions: judgement.roster.divisions(),
        changes,
        ..ImportedFile::named(name, outcome).with(findings)
    };
    Judged {
        path: path.to_owned(),
        file,
        roster: Some(judgement.roster),
        held: None,
    }
}

/// Pix's checks look at a pupil before her division is known: it is added to
/// the places where a person will look for her.
fn name_divisions(findings: &mut [Diagnostic], roster: &Roster) {
    let is_bare = |finding: &Diagnostic| finding.kind.pix && finding.spot.student.is_some();
    if !findings.iter().any(is_bare) {
        return;
    }
    let mut by_name: HashMap<(String, &str), &Student> = HashMap::new();
    for student in &roster.students {
        by_name.insert((student.full_name(), student.ine.as_str()), student);
    }
    for finding in findings.iter_mut().filter(|finding| is_bare(finding)) {
        let spot = &mut finding.spot;
        let ine = spot.ine.clone().unwrap_or_default();
        if let Some(name) = &spot.student
            && let Some(student) = by_name.get(&(name.clone(), ine.as_str()))
        {
            spot.student = Some(student.to_string());
        }
    }
}
