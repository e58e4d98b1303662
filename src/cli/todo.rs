//! `pixplan todo`: the to-do list.

use chrono::NaiveDate;

use crate::checklist::{Checklist, Item, Selection, Span, items, select};
use crate::cli::args::{Global, PeriodChoice, Place, Todo};
use crate::cli::situation::{Situation, dossier, missing_level, settings, situation};
use crate::cli::{Answer, Failure, checklists, facts, sessions};
use crate::render::Format;
use crate::report::agenda::Reasons;
use crate::report::facts::annotate;
use crate::report::sessions::due;
use crate::report::{Report, todo};
use crate::session::sessions_due;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when the school or the list cannot be known.
pub fn run(args: &Todo, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let list = list(args.checklist.as_deref(), &args.place, global)?;
    let situation = situation(&args.place, global, today, Some(&list))?;
    let year = year(&list, &situation);
    let selection = selection(args, &list);
    let shown = select(year.clone(), &selection);
    let view = todo::Todo {
        today,
        list: &list,
        calendars: &situation.calendars,
        year: &year,
        shown: &shown,
        findings: &situation.findings,
        reasons: if args.why {
            Reasons::Shown
        } else {
            Reasons::Hidden
        },
        hints: hints(&situation, &selection, &list, global),
    };
    let format = wanted(global);
    let mut page = match format {
        Some(Format::Ics | Format::IcsTodo) => todo::with_milestones(&view),
        Some(Format::Html) => todo::with_picture(&view),
        Some(Format::Json | Format::JsonLines) => Report {
            json: todo::data(&view),
            ..todo::report(&view)
        },
        _ => todo::report(&view),
    };
    if let Some(facts) = facts::of(&situation)? {
        annotate(&mut page, &facts);
    }
    // Calendar programs get the sessions from « pixplan sessions », with their hours.
    let is_calendar = matches!(format, Some(Format::Ics | Format::IcsTodo));
    if !is_calendar && list.document.is_none() && args.role.is_empty() {
        let kept = sessions::kept(&situation)?;
        due::add(&mut page, &sessions_due(&kept, today, None), today);
    }
    Ok(Answer::report(page))
}

/// The list of a command: the one it names, else the national one of the level
/// that options or the dossier give.
///
/// # Errors
///
/// [`Failure`] when nothing says the level, or when no list has that name.
pub fn list(name: Option<&str>, place: &Place, global: &Global) -> Result<Checklist, Failure> {
    if let Some(name) = name {
        return checklists::named(name);
    }
    let level = match place.level {
        Some(level) => Some(level),
        None => match dossier(global)? {
            Some(dossier) => settings(&dossier)?.0.level,
            None => None,
        },
    };
    level.map_or_else(
        || Err(missing_level()),
        |level| Ok(checklists::national(level)),
    )
}

/// The whole year's tasks of a list, in a situation.
pub fn year<'a>(list: &'a Checklist, situation: &Situation) -> Vec<Item<'a>> {
    items(
        list,
        &situation.calendars,
        situation.traits(),
        situation.kept_ticks(),
        situation.today,
    )
}

fn selection(args: &Todo, list: &Checklist) -> Selection {
    let span = match args.period {
        _ if args.all => Span::Year,
        _ if args.late => Span::Late,
        Some(PeriodChoice::All) => Span::Year,
        Some(PeriodChoice::Current) => Span::CurrentPeriod,
        Some(PeriodChoice::Number(number)) => Span::Period(number),
        // A printed document is shown as printed: whole.
        None if list.document.is_some() => Span::Year,
        None => Span::Now,
    };
    Selection {
        roles: args.role.clone(),
        span,
        from: args.from,
        to: args.to,
    }
}

fn hints(
    situation: &Situation,
    selection: &Selection,
    list: &Checklist,
    global: &Global,
) -> Vec<String> {
    let is_document = list.document.is_some();
    if global.quiet || is_document {
        return Vec::new();
    }
    let mut hints = Vec::new();
    if situation.calendars.len() > 1 {
        hints.push(
            "Les dates changent selon la zone\u{a0}: précisez --zone A, B ou C, \
             --academie rennes ou --uai 0350011X."
                .to_owned(),
        );
    }
    match &situation.dossier {
        None => hints.push(
            "Pour cocher ce qui est fait et voir les retards, créez votre dossier\u{a0}: \
             pixplan init."
                .to_owned(),
        ),
        Some(_) => hints.push("Cochez ce qui est fait\u{a0}: pixplan done TÂCHE.".to_owned()),
    }
    if selection.span == Span::Now {
        hints.push("Toute l’année\u{a0}: --all. D’où vient une date\u{a0}: --why.".to_owned());
    }
    hints
}

/// The format that a command will be written in, when it is not the terminal’s.
pub fn wanted(global: &Global) -> Option<Format> {
    let path = global.output.as_ref();
    let extension = path.and_then(|path| path.extension()?.to_str());
    match (global.format, extension) {
        (Some(format), _) => Some(format),
        (None, Some(end)) if end.eq_ignore_ascii_case("pdf") => Some(Format::Html),
        (None, Some(end)) => Format::from_extension(end),
        (None, None) => None,
    }
}

/// Whether a glance must do: at a terminal, and `-v` was not asked.
pub fn is_brief(global: &Global) -> bool {
    matches!(wanted(global), None | Some(Format::Terminal)) && !global.verbose
}
