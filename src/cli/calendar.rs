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
use crate::cli::{Answer, Exit, Failure, checklists, todo};
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::{calendar_toml, checklist_toml, public_holidays_toml};
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
        Some(CalendarCommand::New { year }) => draft(*year),
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

/// A sensible name for the file that a draft is to be written in.
fn told_to_write(text: String, year: SchoolYear) -> Answer {
    let _ = year;
    Answer::text(text)
}

fn draft(year: SchoolYear) -> Result<Answer, Failure> {
    let _ = (checklists::named, fr::date);
    todo!("{}", told_to_write(String::new(), year).exit as u8)
}

fn import(_file: &Path, _place: &Place, _today: NaiveDate) -> Result<Answer, Failure> {
    todo!()
}

/// A year file is read over the bundled year, as `--calendar` does.
fn year_findings(bytes: &[u8]) -> Vec<Diagnostic> {
    let read = calendar_toml::read_own(bytes, &calendar_toml::bundled);
    let mut findings = read.findings;
    if let Some(file) = &read.file {
        let rules = public_holidays_toml::bundled();
        findings.extend(check::calendar::check(file, &rules, &read.lines));
    }
    findings.sort_by_key(|finding| finding.spot.line);
    findings
}
