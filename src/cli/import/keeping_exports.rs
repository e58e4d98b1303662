//! What an import of Pix's exports leaves in the dossier.

use crate::cli::args::{Global, Import};
use crate::cli::import::exports::Held;
use crate::cli::import::judged::{Judged, judge_one};
use crate::cli::import::keeping::Keeping;
use crate::cli::import::school::School;
use crate::cli::{Exit, Failure};
use crate::fr;
use crate::report::Tone;
use crate::report::import::{Content, Detail, ImportedFile, Outcome};
use crate::store::{self, Dossier, Kept};

/// Exports of which each says where it is kept; of more, only their number.
const FEW: usize = 3;

/// Keeps every export that was read, when there is a dossier to keep it in.
pub fn keep(judged: &mut [Judged], school: &School, args: &Import, global: &Global) -> Keeping {
    let mut keeping = Keeping {
        notes: Vec::new(),
        exit: Exit::Clean,
    };
    let is_base = |one: &Judged| one.file.outcome == Outcome::Accepted && one.file.export.is_none();
    let has_base = judged.iter().any(is_base);
    let mut exports: Vec<&mut Judged> = judged
        .iter_mut()
        .filter(|one| is_worth_keeping(&one.file))
        .collect();
    if exports.is_empty() {
        return keeping;
    }
    let Some(dossier) = school.keeps() else {
        // What is said of the base is said of them too.
        keeping.notes.extend(match &school.is_elsewhere {
            _ if has_base => None,
            _ if school.dossier.is_none() && (args.check || global.quiet) => None,
            _ if school.dossier.is_none() => Some((
                Tone::Hint,
                "Pour garder vos exports et suivre vos classes, créez votre dossier\u{a0}: pixplan \
                 init."
                    .to_owned(),
            )),
            _ if args.check => Some((Tone::Faint, "Rien n’a été gardé (--check).".to_owned())),
            Some(own) => Some((
                Tone::Warning,
                format!("Rien n’a été gardé\u{a0}: ce dossier est celui de l’établissement {own}."),
            )),
            None => None,
        });
        return keeping;
    };
    let is_few = exports.len() <= FEW;
    let mut counts = (0, 0);
    for export in &mut exports {
        match keep_one(export, dossier, school) {
            Ok(all) => {
                for kept in all {
                    match &kept {
                        Kept::New(_) => counts.0 += 1,
                        Kept::Same(_) => counts.1 += 1,
                    }
                    if is_few {
                        export.file.notes.push(told(&kept, dossier));
                    }
                }
            }
            Err(failure) => {
                let help = failure
                    .help
                    .map_or(String::new(), |help| format!(" {help}"));
                let text = format!(
                    "L’export n’a pas été gardé\u{a0}: {}.{help}",
                    failure.message
                );
                export.file.notes.push((Tone::Bad, text));
                keeping.exit = keeping.exit.max(failure.exit);
            }
        }
    }
    if !is_few {
        keeping.notes.extend(tally(counts));
    }
    keeping
}

/// A part of an export is worth keeping too; an empty one says nothing.
fn is_worth_keeping(file: &ImportedFile) -> bool {
    let facts = file.export.as_ref();
    facts.is_some_and(|facts| facts.lines > 0 && facts.content != Content::Nothing)
}

fn keep_one(export: &mut Judged, dossier: &Dossier, school: &School) -> Result<Vec<Kept>, Failure> {
    // The lines of many files are not held in memory: one is read again.
    let held = match export.held.take() {
        Some(held) => Some(held),
        None => judge_one(&export.path, school, Detail::Summary)?.held,
    };
    let today = school.today;
    let mut kept = Vec::new();
    match held {
        Some(Held::Campaigns(campaigns)) => {
            for campaign in &campaigns {
                kept.push(store::keep_campaign(dossier, today, campaign)?);
            }
        }
        Some(Held::Certifications(certifications)) => {
            kept.push(store::keep_certifications(dossier, today, &certifications)?);
        }
        None => {}
    }
    Ok(kept)
}

fn told(kept: &Kept, dossier: &Dossier) -> (Tone, String) {
    match kept {
        Kept::New(new) => {
            let path = new.path.strip_prefix(&dossier.folder).unwrap_or(&new.path);
            (Tone::Good, format!("Export gardé dans {}.", path.display()))
        }
        Kept::Same(old) => {
            let date = fr::short_date(old.date);
            let text = format!(
                "Le dossier a déjà ces données, depuis le {date}\u{a0}: rien de plus à garder."
            );
            (Tone::Faint, text)
        }
    }
}

fn tally((new, same): (usize, usize)) -> Vec<(Tone, String)> {
    let mut notes = Vec::new();
    if new > 0 {
        let count = fr::count(new, "export gardé", "exports gardés");
        notes.push((Tone::Good, format!("{count} dans donnees.")));
    }
    if same > 0 {
        let count = fr::count(same, "export était déjà", "exports étaient déjà");
        notes.push((
            Tone::Faint,
            format!("{count} dans le dossier, avec les mêmes données."),
        ));
    }
    notes
}
