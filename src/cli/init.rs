//! `pixplan init`: the school's folder and its commented settings.

use std::io::{self, BufRead, IsTerminal, Write};
use std::path::Path;

use chrono::NaiveDate;

use crate::calendar::SchoolYear;
use crate::cli::args::{Global, Init};
use crate::cli::years;
use crate::cli::{Answer, Exit, Failure};
use crate::fr;
use crate::parse::dossier_toml::{self, Draft};
use crate::school::{Level, Uai};
use crate::store::{self, Dossier, Privacy};

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when the folder already has its settings (they are left as they
/// are), when an answer is missing where nobody can be asked, or when the
/// folder cannot be written to.
pub fn run(args: &Init, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let here = Dossier::here().folder;
    let folder = args
        .folder
        .as_ref()
        .or(global.dossier.as_ref())
        .unwrap_or(&here);
    let dossier = Dossier {
        folder: folder.clone(),
    };
    if dossier.settings().exists() {
        let name = dossier.settings().display().to_string();
        let failure = Failure::usage(format!("{name} existe déjà\u{a0}: il n’a pas été touché"));
        return Err(failure.help("Ouvrez-le dans un éditeur de texte pour le compléter."));
    }
    let draft = draft(args, today)?;
    make_folder(folder)?;
    let text = dossier_toml::write(&draft);
    store::create(&dossier.settings(), text.as_bytes(), Privacy::Shared)?;
    Ok(Answer::text(done(&dossier, &draft, folder)))
}

fn draft(args: &Init, today: NaiveDate) -> Result<Draft, Failure> {
    let mut ask = Asker::new();
    let name = match &args.name {
        Some(name) => name.clone(),
        None => ask
            .question("Nom de l’établissement (facultatif)", Ok)?
            .unwrap_or_default(),
    };
    let uai = match &args.place.uai {
        Some(uai) => Some(
            uai.parse()
                .map_err(|error: crate::school::WrongUai| Failure::usage(error.to_string()))?,
        ),
        None if args.place.zone.is_some() || args.place.academie.is_some() => None,
        None => ask.question(
            "Numéro de l’établissement (UAI, par exemple 0350011X)",
            |text| text.parse::<Uai>().map_err(|error| error.to_string()),
        )?,
    };
    let level = match args.place.level.or(level_in(&name)) {
        Some(level) => Some(level),
        None => ask.question("Niveau (college ou lycee)", |text| {
            text.parse::<Level>().map_err(|error| error.to_string())
        })?,
    };
    let level = level.ok_or_else(|| {
        Failure::usage("collège ou lycée\u{a0}? Rien ne le dit ici").help(
            "Ajoutez par exemple --level college --uai 0350011X, ou lancez «\u{a0}pixplan init\u{a0}» \
             dans un terminal\u{a0}: il pose les questions.",
        )
    })?;
    let place = years::place_of(&args.place, uai.as_ref())?;
    let zone = place.as_ref().map(|place| place.zone);
    let year = args
        .place
        .year
        .unwrap_or_else(|| SchoolYear::containing(today, zone.unwrap_or(crate::calendar::Zone::A)));
    Ok(Draft {
        name,
        uai,
        level,
        year,
        zone,
    })
}

/// « Collège des Embruns » says its level.
fn level_in(name: &str) -> Option<Level> {
    let words = fr::fold(name);
    let mut levels = Level::ALL
        .into_iter()
        .filter(|level| words.contains(level.id()));
    match (levels.next(), levels.next()) {
        (Some(only), None) => Some(only),
        _ => None,
    }
}

fn make_folder(folder: &Path) -> Result<(), Failure> {
    if folder == Path::new("") {
        return Ok(());
    }
    std::fs::create_dir_all(folder).map_err(|error| {
        Failure::from(store::Trouble {
            action: "de créer",
            path: folder.to_owned(),
            error,
        })
    })
}

fn done(dossier: &Dossier, draft: &Draft, folder: &Path) -> String {
    let name = dossier.settings().display().to_string();
    let zone = match draft.zone {
        Some(zone) => zone.name().to_owned(),
        None => "zone à préciser dans le fichier".to_owned(),
    };
    let enter = if folder == Path::new("") {
        String::new()
    } else {
        format!("  cd {}\n", folder.display())
    };
    format!(
        "Créé\u{a0}: {name} ({}, {zone}, {}).\n\nEnsuite\u{a0}:\n{enter}  \
         pixplan        où vous en êtes\n  \
         pixplan todo   la liste d’aujourd’hui\n",
        draft.level,
        draft
            .year
            .label(draft.zone.unwrap_or(crate::calendar::Zone::A)),
    )
}

/// Asks a person at a terminal, and nobody elsewhere.
struct Asker {
    is_there: bool,
}

impl Asker {
    fn new() -> Self {
        Self {
            is_there: io::stdin().is_terminal() && io::stderr().is_terminal(),
        }
    }

    /// An answer; nothing when it is empty or when nobody is there. A wrong
    /// answer is explained and asked again.
    fn question<T>(
        &mut self,
        question: &str,
        read: impl Fn(String) -> Result<T, String>,
    ) -> Result<Option<T>, Failure> {
        if !self.is_there {
            return Ok(None);
        }
        loop {
            let _ = write!(io::stderr(), "{question}\u{a0}: ");
            let _ = io::stderr().flush();
            let mut line = String::new();
            let read_bytes = io::stdin().lock().read_line(&mut line);
            if read_bytes.is_err() || line.is_empty() {
                self.is_there = false;
                return Err(Failure::new(
                    Exit::Usage,
                    "questions interrompues\u{a0}: rien n’a été créé",
                ));
            }
            let line = line.trim();
            if line.is_empty() {
                return Ok(None);
            }
            match read(line.to_owned()) {
                Ok(answer) => return Ok(Some(answer)),
                Err(why) => {
                    let _ = writeln!(io::stderr(), "  {why}");
                }
            }
        }
    }
}
