//! `pixplan purge`: kept data of pupils that nothing needs any more.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use chrono::NaiveDate;

use crate::calendar::{SchoolYear, Zone};
use crate::cli::args::{Global, Purge};
use crate::cli::situation::{dossier, settings};
use crate::cli::{Answer, Exit, Failure, years};
use crate::parse::dossier_toml::Settings;
use crate::render::{Options, terminal};
use crate::report::purge::{KeptFile, Removal, report};
use crate::store::{self, Dossier, Shelf, Snapshot};

/// Runs the command.
///
/// Shows what would go, asks at a terminal, and removes nothing elsewhere
/// without `--yes`.
///
/// # Errors
///
/// [`Failure`] when there is no dossier, or when a file cannot be removed.
pub fn run(args: &Purge, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let Some(dossier) = dossier(global)? else {
        let failure = Failure::usage("il n’y a pas de dossier ici\u{a0}: rien n’est gardé");
        return Err(failure.help("Allez dans votre dossier, ou indiquez-le avec --dossier."));
    };
    let before = match args.before {
        Some(date) => date,
        None => start_of_year(&settings(&dossier)?.0, today)?,
    };
    let mut all = Vec::new();
    for shelf in Shelf::ALL {
        all.extend(store::snapshots(&dossier, shelf)?);
    }
    all.sort_by(|a, b| (a.date, &a.path).cmp(&(b.date, &b.path)));
    let (old, left): (Vec<Snapshot>, Vec<Snapshot>) =
        all.into_iter().partition(|snapshot| snapshot.date < before);
    let page = |removal| {
        let names = |list: &[Snapshot]| list.iter().map(|it| kept(it, &dossier)).collect();
        let (old, left): (Vec<KeptFile>, Vec<KeptFile>) = (names(&old), names(&left));
        report(before, &old, &left, removal, today)
    };
    let is_agreed = args.yes || old.is_empty();
    let removal = if is_agreed {
        Removal::Done
    } else if io::stdin().is_terminal() && io::stderr().is_terminal() {
        let proposed = page(Removal::Asked);
        let shown = terminal::render(&proposed, &Options::default());
        confirmed(&shown)
    } else {
        Removal::Proposed
    };
    if removal == Removal::Done {
        store::remove(&dossier, &old)?;
    }
    let mut answer = Answer::report(page(removal));
    if removal == Removal::Proposed {
        answer.exit = Exit::Usage;
    }
    Ok(answer)
}

/// The first day of the school year of today, where the school is.
fn start_of_year(settings: &Settings, today: NaiveDate) -> Result<NaiveDate, Failure> {
    let place = years::chosen_place(&crate::cli::args::Place::default(), settings)?;
    let zone = place.map_or(Zone::A, |place| place.zone);
    Ok(SchoolYear::containing(today, zone).span(zone).first())
}

fn kept(snapshot: &Snapshot, dossier: &Dossier) -> KeptFile {
    let path: &Path = &snapshot.path;
    let name = path.strip_prefix(&dossier.folder).unwrap_or(path);
    KeptFile {
        name: name.display().to_string(),
        date: snapshot.date,
        bytes: snapshot.bytes,
    }
}

/// What the person at the terminal says, once she has seen the files.
fn confirmed(shown: &str) -> Removal {
    let mut screen = io::stderr();
    let _ = write!(
        screen,
        "{shown}\nSupprimer ces fichiers pour de bon\u{a0}? (oui/non) "
    );
    let _ = screen.flush();
    let mut line = String::new();
    let read = io::stdin().lock().read_line(&mut line);
    let said = crate::fr::fold(line.trim());
    match read {
        Ok(_) if matches!(said.as_str(), "oui" | "o") => Removal::Done,
        _ => Removal::Declined,
    }
}
