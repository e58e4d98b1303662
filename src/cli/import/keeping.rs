//! What an import leaves in the dossier.

use crate::cli::args::{Global, Import};
use crate::cli::import::judged::{Judged, judge_one};
use crate::cli::import::school::School;
use crate::cli::import::tick;
use crate::cli::{Exit, Failure};
use crate::fr;
use crate::parse::roster_csv;
use crate::report::Tone;
use crate::report::import::{Detail, Outcome};
use crate::store::{self, Dossier, Kept, Shelf};

/// What became of the bases.
#[derive(Debug)]
pub struct Keeping {
    /// What to say of it, about the files as a whole.
    pub notes: Vec<(Tone, String)>,
    /// Whether the dossier could be written to.
    pub exit: Exit,
}

/// Keeps the accepted base, when there is one and a dossier to keep it in.
///
/// Several accepted bases are none: nothing tells which one is the school's.
pub fn keep(judged: &mut [Judged], school: &School, args: &Import, global: &Global) -> Keeping {
    let mut keeping = Keeping {
        notes: Vec::new(),
        exit: Exit::Clean,
    };
    let is_base =
        |one: &&mut Judged| one.file.outcome == Outcome::Accepted && one.file.export.is_none();
    let mut bases: Vec<&mut Judged> = judged.iter_mut().filter(is_base).collect();
    if bases.is_empty() {
        return keeping;
    }
    let mut say = |tone, text: String| keeping.notes.push((tone, text));
    let Some(dossier) = &school.dossier else {
        if !args.check && !global.quiet {
            let hint = "Pour garder votre base et voir ce qui change d’un import à l’autre, créez \
                        votre dossier\u{a0}: pixplan init.";
            say(Tone::Hint, hint.to_owned());
        }
        return keeping;
    };
    if args.check {
        say(Tone::Faint, "Rien n’a été gardé (--check).".to_owned());
        return keeping;
    }
    if let Some(own) = &school.is_elsewhere {
        let text =
            format!("Rien n’a été gardé\u{a0}: ce dossier est celui de l’établissement {own}.");
        say(Tone::Warning, text);
        return keeping;
    }
    let [base] = bases.as_mut_slice() else {
        let text = "Plusieurs bases sont acceptées\u{a0}: aucune n’a été gardée. Pour garder la \
                    bonne, donnez-la seule.";
        say(Tone::Warning, text.to_owned());
        return keeping;
    };
    match keep_base(base, dossier, school) {
        Ok(Kept::New(new)) => {
            let path = new.path.strip_prefix(&dossier.folder).unwrap_or(&new.path);
            let path = path.display();
            base.file
                .notes
                .push((Tone::Good, format!("Base gardée dans {path}.")));
            let hint = base
                .file
                .kind
                .and_then(|kind| tick::hint(kind, global, school.today));
            base.file.notes.extend(hint.map(|text| (Tone::Hint, text)));
        }
        Ok(Kept::Same(old)) => {
            let date = fr::short_date(old.date);
            let text = format!("C’est la base gardée le {date}\u{a0}: rien de plus à garder.");
            base.file.notes.push((Tone::Faint, text));
            let hint = base
                .file
                .kind
                .and_then(|kind| tick::hint(kind, global, school.today));
            base.file.notes.extend(hint.map(|text| (Tone::Hint, text)));
        }
        Err(failure) => {
            let help = failure
                .help
                .map_or(String::new(), |help| format!(" {help}"));
            let text = format!(
                "La base n’a pas été gardée\u{a0}: {}.{help}",
                failure.message
            );
            base.file.notes.push((Tone::Bad, text));
            keeping.exit = failure.exit;
        }
    }
    keeping
}

fn keep_base(base: &mut Judged, dossier: &Dossier, school: &School) -> Result<Kept, Failure> {
    // The pupils of many files are not held in memory: one is read again.
    let roster = match base.roster.take() {
        Some(roster) => Some(roster),
        None => judge_one(&base.path, school, Detail::Summary)?.roster,
    };
    let bytes = roster_csv::write(&roster.unwrap_or_default());
    Ok(store::keep(dossier, Shelf::Pupils, school.today, &bytes)?)
}
