//! Who asks, when and where: the school, its calendar, its ticks.

use chrono::NaiveDate;

use crate::calendar::{Calendar, SchoolYear, Zone};
use crate::checklist::{Checklist, Tick, Ticks, Traits};
use crate::cli::args::{Global, Place};
use crate::cli::failure::{Exit, Failure};
use crate::cli::years;
use crate::diagnostic::Diagnostic;
use crate::parse::dossier_toml::{self, Settings};
use crate::school::Level;
use crate::store::{self, Dossier};

/// Everything a command needs to know before it starts.
#[derive(Debug)]
pub struct Situation {
    /// The day of the run.
    pub today: NaiveDate,
    /// The school's folder, when there is one.
    pub dossier: Option<Dossier>,
    /// What `pixplan.toml` says; empty without a dossier.
    pub settings: Settings,
    /// One calendar; or those of zones A, B and C when nothing gives the zone.
    pub calendars: Vec<Calendar>,
    /// What is ticked; nothing without a dossier.
    pub ticks: Option<Vec<Tick>>,
    /// What was found in the files read on the way, none of it blocking.
    pub findings: Vec<Diagnostic>,
}

impl Situation {
    /// The calendar to speak of when one is enough.
    pub fn calendar(&self) -> &Calendar {
        self.calendars.first().expect("there is one zone at least")
    }

    /// The name of the year in `suivi.toml`.
    pub fn year_label(&self) -> String {
        let calendar = self.calendar();
        calendar.year.label(calendar.zone)
    }

    /// The ticks as the checklist wants them.
    pub fn kept_ticks(&self) -> Ticks<'_> {
        self.ticks.as_deref().map_or(Ticks::NotKept, Ticks::Kept)
    }

    /// What is known of the school.
    pub fn traits(&self) -> &Traits {
        &self.settings.traits
    }
}

/// The dossier of a command: the one it names, else the nearest one upwards.
///
/// # Errors
///
/// [`Failure`] when the folder named has no `pixplan.toml`.
pub fn dossier(global: &Global) -> Result<Option<Dossier>, Failure> {
    let Some(folder) = &global.dossier else {
        let Ok(here) = std::env::current_dir() else {
            return Ok(None);
        };
        let found = store::find(&here);
        // In the dossier itself, messages say `pixplan.toml` and no more.
        return Ok(found.map(|found| {
            if found.folder == here {
                Dossier::here()
            } else {
                found
            }
        }));
    };
    let named = Dossier {
        folder: folder.clone(),
    };
    if named.settings().is_file() {
        return Ok(Some(named));
    }
    let name = folder.display();
    let failure = Failure::new(
        Exit::Files,
        format!("pas de pixplan.toml dans {name}\u{a0}: ce n’est pas un dossier pixplan"),
    );
    Err(failure.help(format!(
        "Créez-le avec «\u{a0}pixplan init {name}\u{a0}», ou corrigez --dossier."
    )))
}

/// The settings of a dossier, and what was found in them that does not block.
///
/// # Errors
///
/// [`Failure`] when the file cannot be read, or has wrong content.
pub fn settings(dossier: &Dossier) -> Result<(Settings, Vec<Diagnostic>), Failure> {
    let path = dossier.settings();
    let bytes = store::read(&path)?;
    let (settings, findings) = dossier_toml::read(&bytes);
    let name = path.display().to_string();
    let findings: Vec<Diagnostic> = findings.into_iter().map(|one| one.in_file(&name)).collect();
    if findings.iter().any(Diagnostic::is_error) {
        return Err(Failure::content(format!("{name} est à corriger"), findings));
    }
    Ok((settings, findings))
}

/// The situation of a command on a list of tasks.
///
/// Options win; then the printed document, when the list reproduces one; then
/// the dossier; then, for the year, the day.
///
/// # Errors
///
/// [`Failure`] when nothing says the level, when a name is unknown, or when a
/// file on the way has wrong content.
pub fn situation(
    place: &Place,
    global: &Global,
    today: NaiveDate,
    list: Option<&Checklist>,
) -> Result<Situation, Failure> {
    let document = list.and_then(|list| list.document.as_ref());
    let dossier = if document.is_some() {
        None
    } else {
        dossier(global)?
    };
    let (settings, mut findings) = match &dossier {
        Some(dossier) => settings(dossier)?,
        None => (Settings::default(), Vec::new()),
    };
    let level = place
        .level
        .or(settings.level)
        .or(list.and_then(|list| list.level))
        .ok_or_else(missing_level)?;
    let chosen = years::chosen_place(place, &settings)?;
    let printed_zone = document.and_then(|document| document.zone);
    let zones: Vec<years::Where> = match chosen.or(printed_zone.map(years::Where::zone)) {
        Some(only) => vec![only],
        None => Zone::METROPOLE.map(years::Where::zone).to_vec(),
    };
    let year = place
        .year
        .or(document.and_then(|document| document.year))
        .or(settings.year)
        .unwrap_or_else(|| current_year(today, &zones));
    let overrides = years::Overrides::read(global, &settings)?;
    let calendars = years::calendars(year, &zones, level, &overrides)?;
    let ticks = match &dossier {
        None => None,
        Some(dossier) => {
            let label = calendars.first().map(|c| c.year.label(c.zone));
            let (ticks, found) = store::read_ticks(dossier, &label.unwrap_or_default())?;
            if found.iter().any(Diagnostic::is_error) {
                let message = format!("{} est à corriger", dossier.ticks().display());
                return Err(Failure::content(message, found));
            }
            findings.extend(found);
            Some(ticks)
        }
    };
    Ok(Situation {
        today,
        dossier,
        settings,
        calendars,
        ticks,
        findings,
    })
}

fn current_year(today: NaiveDate, zones: &[years::Where]) -> SchoolYear {
    let zone = zones.first().map_or(Zone::A, |place| place.zone);
    SchoolYear::containing(today, zone)
}

/// Nothing says whether the school is a collège or a lycée.
pub fn missing_level() -> Failure {
    Failure::usage("collège ou lycée\u{a0}? Rien ne le dit ici").help(format!(
        "Ajoutez --level {} ou --level {}, ou créez votre dossier avec «\u{a0}pixplan init\u{a0}».",
        Level::College.id(),
        Level::Lycee.id()
    ))
}

/// The nearest of several words, when one is near enough to be a slip.
pub fn nearest(word: &str, names: impl IntoIterator<Item = String>) -> Option<String> {
    let word = crate::fr::fold(word);
    let limit = (word.chars().count() / 3).max(1);
    let near = names.into_iter().map(|name| {
        let distance = strsim::damerau_levenshtein(&crate::fr::fold(&name), &word);
        (distance, name)
    });
    let best = near.min().filter(|(distance, _)| *distance <= limit);
    best.map(|(_, name)| name)
}
