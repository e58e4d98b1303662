//! `--check`: a kept plan, rule by rule, each fault with its line.

use chrono::NaiveDate;

use crate::check::plan::{
    PLAN_COUNT, PLAN_LEFT, PLAN_TOO_LONG, PLAN_TOO_SHORT, PLAN_UNKNOWN_INVIGILATOR,
    PLAN_UNKNOWN_ROOM, kind,
};
use crate::cli::answer::Body;
use crate::cli::seats;
use crate::cli::sessions::classes::near_division;
use crate::cli::sessions::planned::school;
use crate::cli::sessions::setting::{Setting, written_slots};
use crate::cli::sessions::{absent, started};
use crate::cli::situation::nearest;
use crate::cli::{Answer, Exit, Failure};
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::planning_toml::UNKNOWN_DIVISION;
use crate::report::sessions::review::{self, Review};
use crate::session::{
    BookedSession, Clock, Plan, Problem, Rule, Session, SessionKind, Stage, Translated,
    UnknownName, check, translate,
};
use crate::source::Line;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when no plan is kept.
pub fn run(setting: &Setting) -> Result<Answer, Failure> {
    if setting.kept.is_empty() {
        let failure = Failure::usage("aucun plan n’est gardé\u{a0}: il n’y a rien à vérifier");
        return Err(failure.help("Faites-le\u{a0}: pixplan sessions --save."));
    }
    let mut findings = setting.findings.clone();
    findings.extend(faults(setting));
    let sessions: Vec<&BookedSession> = started::of_kind(&setting.kept, SessionKind::Ordinary)
        .into_iter()
        .chain(started::of_kind(&setting.kept, SessionKind::MakeUp))
        .collect();
    let report = review::report(&Review {
        today: setting.today(),
        school: school(setting),
        calendars: &setting.situation.calendars,
        sessions: &sessions,
        findings: &findings,
    });
    let is_broken = findings.iter().any(Diagnostic::is_error);
    Ok(Answer {
        body: Body::Private(Box::new(report)),
        exit: if is_broken {
            Exit::Findings
        } else {
            Exit::Clean
        },
    })
}

/// Every rule that the kept plan breaks, in the order of the file.
pub fn faults(setting: &Setting) -> Vec<Diagnostic> {
    let ordinary = started::ordinary(&setting.kept);
    let mut found = review_of(setting, &setting.problem, &ordinary, SessionKind::Ordinary);
    let make_up = started::of_kind(&setting.kept, SessionKind::MakeUp);
    if !make_up.is_empty() {
        let problem = absent::problem_of(setting, &make_up);
        let groups: Vec<BookedSession> = make_up
            .iter()
            .map(|session| absent::in_groups(setting, session))
            .collect();
        let groups: Vec<&BookedSession> = groups.iter().collect();
        found.extend(review_of(setting, &problem, &groups, SessionKind::MakeUp));
        found.extend(absent_twice(setting, &make_up));
        if let (Some(base), Some(dossier)) = (&setting.base, &setting.situation.dossier) {
            let file = dossier.sessions().display().to_string();
            let unknown = seats::unknown(make_up.iter().copied(), &base.roster).into_iter();
            found.extend(unknown.map(|one| one.in_file(&file)));
        }
    }
    found.sort_by_key(|finding| finding.spot.line);
    found
}

/// Absentees who stand in two make-up sessions to come. Who missed one that was
/// held may have another.
fn absent_twice(setting: &Setting, make_up: &[&BookedSession]) -> Vec<Diagnostic> {
    let to_come = make_up.iter();
    let to_come = to_come.filter(|it| it.stage < Stage::Started && it.date >= setting.today());
    let mut places: Vec<(&str, u32)> = Vec::new();
    let mut found = Vec::new();
    for session in to_come {
        for ine in &session.absentees {
            if let Some((_, other)) = places.iter().find(|(known, _)| known == ine) {
                let roster = setting.base.as_ref().map(|base| &base.roster);
                let student = roster.and_then(|roster| roster.by_ine(ine));
                let name = student.map_or_else(|| ine.clone(), ToString::to_string);
                let text = format!("{name} y est, et dans la session {other} aussi");
                let twice = finding(setting, PLAN_COUNT, Some(session), &text);
                found.push(twice.remedy("Retirez son INE de l’une des deux listes eleves."));
            }
            places.push((ine, session.id));
        }
    }
    found
}

fn review_of(
    setting: &Setting,
    problem: &Problem,
    sessions: &[&BookedSession],
    sort: SessionKind,
) -> Vec<Diagnostic> {
    let translated = translate(problem, sessions);
    let mut found: Vec<Diagnostic> = named_unknown(setting, problem, sessions, &translated)
        .into_iter()
        .map(|(_, finding)| finding)
        .collect();
    let plan = &translated.plan;
    for broken in check(problem, plan) {
        let unknown_room = broken.session.is_some_and(|index| {
            let mut unknown = translated.unknown.iter();
            unknown.any(|(at, name)| *at == index && matches!(name, UnknownName::Room(_)))
        });
        let unknown_name = broken
            .session
            .is_some_and(|index| translated.is_unknown(index));
        // An unknown name is said once, not with all that follows from it.
        let follows = match broken.rule {
            Rule::RoomAway | Rule::Seats { .. } => unknown_room,
            Rule::Empty | Rule::Invigilators { .. } => unknown_name,
            _ => false,
        };
        if follows {
            continue;
        }
        let mut text = broken.text(problem, plan);
        let session = broken.session.and_then(|index| sessions.get(index));
        if let (Rule::NotUsable, Some(session)) = (&broken.rule, session) {
            text = not_usable(setting, problem, session, sort);
        }
        let mut one = finding(setting, kind(&broken.rule), session.copied(), &text);
        one.spot.line = one
            .spot
            .line
            .or_else(|| whole_line(&broken.rule, plan, sessions));
        if !found.contains(&one) {
            found.push(one);
        }
    }
    for session in sessions {
        if session.end.saturating_sub(session.minute) < problem.duration_min {
            let text = format!(
                "elle dure {} minutes au lieu de {}",
                session.end.saturating_sub(session.minute),
                problem.duration_min
            );
            found.push(finding(setting, PLAN_TOO_SHORT, Some(session), &text));
        }
        found.extend(written_too_long(setting, problem, session, &found));
    }
    for left in &plan.unplaced {
        let class = problem.classes.get(left.class);
        let text = format!(
            "classe {}\u{a0}: {} sans session",
            class.map_or("", |class| class.name.as_str()),
            fr::count(left.students as usize, "élève", "élèves")
        );
        let mut one = finding(setting, PLAN_LEFT, None, &text);
        one.spot.line = last_of_class(left.class, plan, sessions);
        found.push(one);
    }
    found
}

/// A written end after the end of the slot, unless extra time says so already.
fn written_too_long(
    setting: &Setting,
    problem: &Problem,
    session: &BookedSession,
    found: &[Diagnostic],
) -> Option<Diagnostic> {
    let index = problem.start_index(session.date, session.minute)?;
    let limit = problem.starts.get(index)?.limit;
    let is_said = |one: &Diagnostic| one.kind == PLAN_TOO_LONG && one.spot.line == session.line;
    if session.end <= limit || found.iter().any(is_said) {
        return None;
    }
    let text = format!(
        "fin = \"{}\" vient après la fin du créneau ({})",
        Clock(session.end),
        Clock(limit)
    );
    let found = finding(setting, PLAN_TOO_LONG, Some(session), &text);
    Some(found.remedy("Avancez fin, ou déplacez la session vers un créneau plus long."))
}

/// Where a rule of the whole plan shows: the last session of the class or the
/// person, which is the one to look at first.
fn whole_line(rule: &Rule, plan: &Plan, sessions: &[&BookedSession]) -> Option<Line> {
    match *rule {
        Rule::Count { class, .. } | Rule::Split { class } | Rule::ExtraTime { class, .. } => {
            last_of_class(class, plan, sessions)
        }
        Rule::Overworked { person, .. } => {
            let here = |one: &Session| one.invigilators.contains(&person);
            last_line(plan, sessions, here)
        }
        _ => None,
    }
}

fn last_of_class(class: usize, plan: &Plan, sessions: &[&BookedSession]) -> Option<Line> {
    let here = |one: &Session| one.groups.iter().any(|group| group.class == class);
    last_line(plan, sessions, here)
}

fn last_line(
    plan: &Plan,
    sessions: &[&BookedSession],
    here: impl Fn(&Session) -> bool,
) -> Option<Line> {
    let pairs = plan.sessions.iter().zip(sessions);
    let lines = pairs
        .filter(|(one, _)| here(one))
        .map(|(_, booked)| booked.line);
    lines.flatten().max()
}

/// Names of kept sessions that the dossier does not have, with their session.
pub fn unknown_names(setting: &Setting, sessions: &[&BookedSession]) -> Vec<(usize, Diagnostic)> {
    let translated = translate(&setting.problem, sessions);
    named_unknown(setting, &setting.problem, sessions, &translated)
}

fn named_unknown(
    setting: &Setting,
    problem: &Problem,
    sessions: &[&BookedSession],
    translated: &Translated,
) -> Vec<(usize, Diagnostic)> {
    let rooms = || problem.rooms.iter().map(|room| room.name.clone());
    let people = || {
        let people = problem.invigilators.iter().flatten();
        people.map(|person| person.name.clone())
    };
    let classes = || problem.classes.iter().map(|class| class.name.clone());
    let unknown = translated.unknown.iter().map(|(index, name)| {
        let (kind, text, near) = match name {
            UnknownName::Room(name) => (
                PLAN_UNKNOWN_ROOM,
                format!("salle inconnue {}", fr::quoted(name)),
                nearest(name, rooms()),
            ),
            UnknownName::Invigilator(name) => (
                PLAN_UNKNOWN_INVIGILATOR,
                format!("surveillant inconnu {}", fr::quoted(name)),
                nearest(name, people()),
            ),
            UnknownName::Division(name) => (
                UNKNOWN_DIVISION,
                format!("classe inconnue {}", fr::quoted(name)),
                None,
            ),
        };
        let found = finding(setting, kind, sessions.get(*index).copied(), &text);
        let found = match near {
            None if kind == UNKNOWN_DIVISION => {
                let known: Vec<String> = classes().collect();
                let UnknownName::Division(division) = name else {
                    return (*index, found);
                };
                found.remedy(near_division(division, &known))
            }
            Some(near) => found.remedy(format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near))),
            None => found,
        };
        (*index, found)
    });
    unknown.collect()
}

fn finding(
    setting: &Setting,
    kind: crate::diagnostic::Kind,
    session: Option<&BookedSession>,
    text: &str,
) -> Diagnostic {
    let (line, text) = match session {
        Some(session) => (
            session.line,
            format!("session {}\u{a0}: {text}", session.id),
        ),
        None => (None, text.to_owned()),
    };
    let spot = Spot {
        line,
        ..Spot::default()
    };
    let found = Diagnostic::new(kind, spot, text);
    match &setting.situation.dossier {
        Some(dossier) => found.in_file(&dossier.sessions().display().to_string()),
        None => found,
    }
}

/// Why a day or an hour is no start, as precisely as it is known.
fn not_usable(
    setting: &Setting,
    problem: &Problem,
    session: &BookedSession,
    sort: SessionKind,
) -> String {
    let day = session.date;
    let date = fr::date(day);
    if problem.days.contains(&day) {
        return format!(
            "aucun créneau ne commence le {date} à {} (créneaux\u{a0}: {})",
            Clock(session.minute),
            written_slots(&setting.slots)
        );
    }
    if sort == SessionKind::Ordinary && setting.make_up_days.contains(&day) {
        return format!("le {date} est gardé pour le rattrapage");
    }
    format!("le {date} {}", closed(setting, day))
}

fn closed(setting: &Setting, day: NaiveDate) -> String {
    let calendar = setting.situation.calendar();
    let certification = &calendar.certification;
    if let Some(window) = certification.window.value()
        && !window.contains(day)
    {
        return format!(
            "est hors de la fenêtre, du {} au {}",
            fr::short_date(window.first()),
            fr::short_date(window.last())
        );
    }
    if let Some(opening) = certification.opening.value()
        && day < *opening
    {
        return format!(
            "vient avant l’ouverture de Pix Certif, le {}",
            fr::short_date(*opening)
        );
    }
    let planning = &setting.situation.settings.planning;
    if planning.closures.iter().any(|days| days.contains(day)) {
        return "est fermé par pixplan.toml (fermetures)".to_owned();
    }
    match calendar.day_off_reason(day) {
        Some(reason) => format!("est sans cours ({reason})"),
        None => "n’est pas un jour de session".to_owned(),
    }
}
