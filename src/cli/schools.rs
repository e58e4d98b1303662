//! `pixplan results --aggregate` over the dossiers of many schools.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use crate::cli::answer::Body;
use crate::cli::args::Global;
use crate::cli::bar::bar;
use crate::cli::exports::known;
use crate::cli::{Answer, Exit, Failure, todo};
use crate::follow::{Around, Gathering, Matcher, Pupils, Tally, results};
use crate::report::results::{School, Width, schools_report};
use crate::store::Dossier;

/// Whether one of the arguments is the dossier of a school, or holds some.
pub fn are_dossiers(arguments: &[PathBuf]) -> bool {
    arguments.iter().any(|it| !dossiers(it).is_empty())
}

/// Runs the command. A school that cannot be counted never stops the others:
/// its row says why.
///
/// # Errors
///
/// [`Failure`] when an argument is no dossier and holds none.
pub fn run(arguments: &[PathBuf], global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let mut folders = Vec::new();
    for argument in arguments {
        let found = dossiers(argument);
        if found.is_empty() {
            let name = argument.display();
            let failure = Failure::usage(format!("pas de dossier d’établissement dans {name}"));
            return Err(failure.help(
                "Donnez les dossiers des établissements (chacun a son pixplan.toml), ou le dossier \
                 qui les contient.",
            ));
        }
        folders.extend(found);
    }
    folders.sort();
    folders.dedup();
    let bar = bar(folders.len(), "établissements", global);
    let all = folders.par_iter().map(|folder| {
        let school = school(folder, global, today);
        bar.inc(1);
        school
    });
    let (schools, exits): (Vec<School>, Vec<Exit>) = all.collect::<Vec<_>>().into_iter().unzip();
    bar.finish_and_clear();
    let width = if todo::is_brief(global) {
        Width::Narrow
    } else {
        Width::Wide
    };
    Ok(Answer {
        body: Body::Report(Box::new(schools_report(&schools, width, today))),
        exit: exits.into_iter().max().unwrap_or(Exit::Clean),
    })
}

/// The dossiers in a folder, itself included; what cannot be read holds none.
fn dossiers(folder: &Path) -> Vec<PathBuf> {
    let own = Dossier {
        folder: folder.to_owned(),
    };
    if own.settings().is_file() {
        return vec![own.folder];
    }
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let folders = entries.filter_map(|entry| Some(entry.ok()?.path()));
    // A link to a folder may lead back here.
    let folders = folders.filter(|path| path.is_dir() && !path.is_symlink());
    folders.flat_map(|path| dossiers(&path)).collect()
}

fn school(folder: &Path, global: &Global, today: NaiveDate) -> (School, Exit) {
    let name = folder.display().to_string();
    counted(folder, global, today).unwrap_or_else(|failure| {
        let more = failure.findings.iter().map(|it| it.message.clone());
        let trouble: Vec<String> = std::iter::once(failure.message).chain(more).collect();
        let school = School {
            folder: name.clone(),
            name,
            uai: None,
            as_of: None,
            found: Err(trouble.join("\u{a0}; ")),
        };
        (school, failure.exit)
    })
}

fn counted(folder: &Path, global: &Global, today: NaiveDate) -> Result<(School, Exit), Failure> {
    let mut own = global.clone();
    own.dossier = Some(folder.to_owned());
    let mut known = known(&[], &own, today)?;
    let pupils = Pupils::new(&known.roster);
    let matcher = Matcher::new(&pupils, &known.decisions);
    let mut gathering = Gathering::new(&matcher);
    let exports = &mut known.exports;
    exports.read(|row, division| gathering.add(row, division))?;
    let around = Around {
        zone: known.zone,
        division: None,
        as_of: known.exports.certified_on,
        active: None,
    };
    let total = results(&gathering, &around).total;
    let is_known = known.exports.has_certifications || total != Tally::default();
    let school = School {
        folder: folder.display().to_string(),
        name: known.school.clone(),
        uai: known.uai.clone(),
        as_of: known.exports.certified_on,
        found: if is_known {
            Ok(total)
        } else {
            Err("ni base élèves ni résultats dans ce dossier".to_owned())
        },
    };
    let exit = match &school.found {
        Ok(_) => known.exports.exit(),
        Err(_) => Exit::Findings,
    };
    Ok((school, exit))
}
