//! `pixplan calendar`: the school year itself.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::calendar::{BUNDLED_YEARS, Calendar, SchoolYear, Setting, Zone};
use crate::check;
use crate::checklist::date_rule::DateRule;
use crate::checklist::resolve::{Surroundings, resolve};
use crate::checklist::{Outcome, Snap, occurrences};
use crate::cli::answer::Body;
use crate::cli::args::{Calendar as Args, CalendarCommand, Global, Place};
use crate::cli::situation::situation;
use crate::cli::{Answer, Exit, Failure, todo, years};
use crate::diagnostic::{Diagnostic, Spot};
use crate::parse::{
    academies_toml, calendar_text, calendar_toml, checklist_toml, ics, public_holidays_toml,
    toml_doc,
};
use crate::render::Format;
use crate::report::{self, date, school_year};
use crate::school::Level;
use crate::store;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when a name is unknown, a rule cannot be read, or a file on the
/// way cannot be used.
pub fn run(args: &Args, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    match &args.command {
        None => show(&Place::default(), global, today),
        Some(CalendarCommand::List) => Ok(list(today)),
        Some(CalendarCommand::Show { place }) => show(place, global, today),
        Some(CalendarCommand::Check { files }) => check(files, today),
        Some(CalendarCommand::New { year }) => Ok(draft(*year, today)),
        Some(CalendarCommand::Import { file, place }) => import(file, place, today),
        Some(CalendarCommand::Explain { rule, place }) => explain(rule, place, global, today),
    }
}

fn list(today: NaiveDate) -> Answer {
    let rules = public_holidays_toml::bundled();
    let known = BUNDLED_YEARS.iter().filter_map(|bundled| {
        let file = calendar_toml::bundled(bundled.year)?;
        let windows = Level::ALL.map(|level| {
            let setting = Setting::new(Zone::A, level);
            let calendar = Calendar::new(&file, setting, &rules, &calendar_toml::bundled);
            school_year::window_words(&calendar.certification.window)
        });
        let complete = file.zones.iter().filter(|zone| zone.complete).count();
        Some(school_year::KnownYear {
            year: file.year.to_string(),
            checked_on: file.checked_on,
            windows: windows.to_vec(),
            complete,
        })
    });
    let known: Vec<school_year::KnownYear> = known.collect();
    Answer::report(school_year::list(&known, today))
}

fn show(place: &Place, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let place = with_level(place, global)?;
    let situation = situation(&place, global, today, None)?;
    let report = match todo::wanted(global) {
        Some(Format::Ics | Format::IcsTodo) => school_year::agenda(&situation.calendars, today),
        _ => school_year::report(&situation.calendars, today),
    };
    Ok(Answer::report(report))
}

/// The level matters for the window alone: without one, the collège's is shown.
fn with_level(place: &Place, global: &Global) -> Result<Place, Failure> {
    let mut place = place.clone();
    if place.level.is_none() && crate::cli::situation::dossier(global)?.is_none() {
        place.level = Some(Level::College);
    }
    Ok(place)
}

fn explain(
    rule: &str,
    place: &Place,
    global: &Global,
    today: NaiveDate,
) -> Result<Answer, Failure> {
    let parsed = rule.parse::<DateRule>().map_err(|error| {
        let spot = Spot {
            excerpt: Some(error.excerpt()),
            ..Spot::default()
        };
        let finding = Diagnostic::new(checklist_toml::RULE_SYNTAX, spot, error.message.clone());
        Failure {
            exit: Exit::Usage,
            ..Failure::content("règle de date incomprise", vec![finding])
        }
    })?;
    let place = with_level(place, global)?;
    let list = todo::list(None, &place, global)?;
    let situation = situation(&place, global, today, Some(&list))?;
    let outcomes = situation.calendars.iter().map(|calendar| {
        let all = occurrences(&list, calendar, situation.traits());
        let task = |id: &str| -> Option<Outcome> {
            let found = all
                .iter()
                .find(|other| other.id == id || other.task.id == id);
            found.map(|found| found.due.clone())
        };
        let around = Surroundings {
            calendar,
            period: None,
            task: &task,
        };
        (calendar, resolve(&parsed, Snap::Before, &around))
    });
    let outcomes: Vec<(&Calendar, Outcome)> = outcomes.collect();
    Ok(Answer::report(date::report(rule, &outcomes, today)))
}

/// Checks year files and checklists, told apart by their tables.
fn check(files: &[PathBuf], today: NaiveDate) -> Result<Answer, Failure> {
    let mut checked = Vec::new();
    for path in files {
        let bytes = store::read(path)?;
        let name = path.display().to_string();
        let findings = if is_checklist(&bytes) {
            checklist_toml::read(&bytes).1
        } else {
            year_findings(&bytes)
        };
        let findings = findings.into_iter().map(|one| one.in_file(&name)).collect();
        checked.push((name, findings));
    }
    let mut all = checked
        .iter()
        .flat_map(|(_, found): &(String, Vec<Diagnostic>)| found);
    let refused = all.any(Diagnostic::is_error);
    Ok(Answer {
        body: Body::Report(Box::new(report::check::report(&checked, today))),
        exit: if refused { Exit::Findings } else { Exit::Clean },
    })
}

fn is_checklist(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.lines()
        .any(|line| line.trim_start().starts_with("[[tache]]"))
}

/// The draft of a year: what is not published is prévisionnel or left to fill in.
fn draft(year: SchoolYear, today: NaiveDate) -> Answer {
    let last_year = calendar_toml::bundled(year.previous());
    let zones = Zone::ALL;
    Answer::text(calendar_text::draft(
        year,
        &zones,
        last_year.as_ref(),
        today,
    ))
}

/// The ministry's file as a year file; what could be read in two ways is said
/// in its first lines.
fn import(file: &Path, place: &Place, today: NaiveDate) -> Result<Answer, Failure> {
    let bytes = store::read(file)?;
    let name = file.display().to_string();
    let academies = academies_toml::bundled();
    let zone = years::place_of(place, None)?.map(|place| place.zone);
    let imported = ics::read(
        &bytes,
        ics::Context {
            zone,
            academies: &academies,
            today,
        },
    );
    let findings: Vec<Diagnostic> = imported
        .findings
        .into_iter()
        .map(|one| one.in_file(&name))
        .collect();
    let wanted = place
        .year
        .unwrap_or(SchoolYear::containing(today, zone.unwrap_or(Zone::A)));
    let mut known = imported.years.iter();
    let chosen = known.find(|year| year.year == wanted);
    let chosen = chosen.or(imported.years.last().filter(|_| place.year.is_none()));
    let Some(chosen) = chosen else {
        let message = format!("{name}\u{a0}: aucune date de l’année {wanted} n’a été trouvée");
        return Err(Failure::content(message, findings)
            .help("Donnez un fichier .ics de vacances scolaires, ou précisez --year et --zone."));
    };
    let remarks = findings.iter().map(|one| {
        let line = one
            .spot
            .line
            .map_or(String::new(), |line| format!("ligne {line}, "));
        format!("# À vérifier\u{a0}: {line}{}\n", one.message)
    });
    let title = format!("Année scolaire {}, d’après {name}", chosen.year);
    let text = calendar_text::write(chosen, &title);
    Ok(Answer::text(remarks.collect::<String>() + &text))
}

/// A year file is read over the bundled year, as `--calendar` does.
fn year_findings(bytes: &[u8]) -> Vec<Diagnostic> {
    let read = calendar_toml::read_own(bytes, &calendar_toml::bundled);
    let mut findings = read.findings;
    // What a broken line hides would look as if it were missing.
    let is_broken = findings.iter().any(|one| one.kind == toml_doc::SYNTAX);
    if let Some(file) = read.file.as_ref().filter(|_| !is_broken) {
        let rules = public_holidays_toml::bundled();
        findings.extend(check::calendar::check(file, &rules, &read.lines));
    }
    findings.sort_by_key(|finding| finding.spot.line);
    findings
}
