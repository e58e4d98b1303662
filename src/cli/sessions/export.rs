//! Calendars and tables made from the kept plan, else from a new one.

use crate::cli::answer::Body;
use crate::cli::args::Sessions;
use crate::cli::sessions::planned::{school, search};
use crate::cli::sessions::setting::Setting;
use crate::cli::sessions::started;
use crate::cli::situation::nearest;
use crate::cli::{Answer, Exit, Failure};
use crate::fr;
use crate::render::Format;
use crate::report::sessions::{autosessions, calendar, title};
use crate::report::todo::{scope, subtitle};
use crate::report::{Agenda, Report, Section, Table};
use crate::session::{BookedSession, SessionKind, book};

/// Runs the command for calendars and for the seven-column table.
///
/// # Errors
///
/// [`Failure`] when a name is unknown.
pub fn run(args: &Sessions, setting: &Setting, format: Option<Format>) -> Result<Answer, Failure> {
    let (sessions, exit) = sessions(args, setting);
    let settings = &setting.situation.settings;
    let site = match settings.site.trim() {
        "" => &settings.name,
        _ => &settings.site,
    };
    let all: Vec<&BookedSession> = sessions.iter().collect();
    if format == Some(Format::AutoSessions) {
        let report = sheet(setting, autosessions::table(site, &all));
        return Ok(Answer {
            body: Body::Private(Box::new(report)),
            exit,
        });
    }
    let chosen = chosen(args, &all)?;
    let entries = chosen.iter();
    let entries = entries.map(|session| calendar::entry(session, site, setting.today()));
    let agenda = Agenda {
        title: "Sessions".to_owned(),
        entries: entries.collect(),
    };
    let mut report = page(setting, vec![Section::Agenda(agenda)]);
    // Two schools may be in one calendar: the names of the entries differ.
    if let Some(uai) = &setting.situation.settings.uai {
        report.scope = format!("{}-{uai}", report.scope);
    }
    Ok(Answer {
        body: Body::Report(Box::new(report)),
        exit,
    })
}

/// The kept sessions, make-up ones last; a new plan where none is kept.
pub fn sessions(args: &Sessions, setting: &Setting) -> (Vec<BookedSession>, Exit) {
    if !setting.kept.is_empty() {
        let ordinary = started::of_kind(&setting.kept, SessionKind::Ordinary);
        let make_up = started::of_kind(&setting.kept, SessionKind::MakeUp);
        let all = ordinary.into_iter().chain(make_up);
        return (all.cloned().collect(), Exit::Clean);
    }
    let problem = started::after(&setting.problem, &[], setting.today());
    let outcome = search(args, &problem);
    let exit = if outcome.is_complete() {
        Exit::Clean
    } else {
        Exit::Findings
    };
    (book(&problem, &outcome.plan, &[]), exit)
}

/// The sessions of one person or one room.
fn chosen<'s>(
    args: &Sessions,
    all: &[&'s BookedSession],
) -> Result<Vec<&'s BookedSession>, Failure> {
    let same = |a: &str, b: &str| fr::fold(a.trim()) == fr::fold(b.trim());
    let mut chosen = all.to_vec();
    if let Some(name) = &args.surveillant {
        chosen.retain(|session| session.invigilators.iter().any(|one| same(one, name)));
        if chosen.is_empty() {
            let names = all.iter().flat_map(|session| session.invigilators.clone());
            return Err(unknown("--surveillant", name, names));
        }
    }
    if let Some(name) = &args.salle {
        chosen.retain(|session| same(&session.room, name));
        if chosen.is_empty() {
            let names = all.iter().map(|session| session.room.clone());
            return Err(unknown("--salle", name, names));
        }
    }
    Ok(chosen)
}

fn unknown(option: &str, name: &str, names: impl Iterator<Item = String>) -> Failure {
    let mut names: Vec<String> = names.collect();
    names.sort();
    names.dedup();
    let message = format!("{option}\u{a0}: aucune session pour {}", fr::quoted(name));
    Failure::usage(message).help(match nearest(name, names.iter().cloned()) {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => format!("Les noms du plan\u{a0}: {}.", fr::list(&names)),
    })
}

/// A report that holds data alone.
pub fn page(setting: &Setting, sections: Vec<Section>) -> Report {
    let calendars = &setting.situation.calendars;
    let calendar = setting.situation.calendar();
    Report {
        title: title(&school(setting)),
        subtitle: subtitle(setting.today(), calendars),
        sections,
        json: serde_json::Value::Null,
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

/// A report that is one table.
pub fn sheet(setting: &Setting, table: Table) -> Report {
    page(setting, vec![Section::Table(table)])
}
