//! The kept sessions with their pupils by name, for papers and enrolments.

use std::collections::HashSet;

use chrono::NaiveDate;

use crate::cli::Failure;
use crate::cli::args::{Global, Place};
use crate::cli::situation::{Situation, situation};
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::planning_toml::{DURATION_MIN, EXTRA_TIME_UNNAMED, UNKNOWN_STUDENT};
use crate::school::{Roster, Student};
use crate::session::{Accommodation, Beneficiary, BookedSession, Seat, Seating, seat};
use crate::store;

/// A pupil in a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedStudent {
    /// The pupil, as the last base has her.
    pub student: Student,
    /// Her extra time in percent, when `amenagements.toml` names her. Private:
    /// never on a shared paper.
    pub extra_percent: Option<u32>,
}

/// A session and its pupils, class by class, alphabetical inside a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatedSession {
    /// The session, with its room, its hours, its invigilators and its codes.
    pub session: BookedSession,
    /// Its pupils.
    pub students: Vec<SeatedStudent>,
}

/// The kept plan, by name.
#[derive(Debug)]
pub struct Seats {
    /// The school, its calendar, its settings, its dossier.
    pub situation: Situation,
    /// The sessions in order of time, then of room.
    pub sessions: Vec<SeatedSession>,
    /// Pupils of the planned divisions who have no place.
    pub left: Vec<SeatedStudent>,
    /// The day of the base that gave the names.
    pub base_date: NaiveDate,
    /// What is to be known, none of it blocking.
    pub findings: Vec<Diagnostic>,
}

/// Reads the kept plan and gives each session its pupils.
///
/// `not_certifiable` are the INE of the pupils known not to be, who sit last.
///
/// # Errors
///
/// [`Failure`] when there is no dossier, no kept plan or no base, or when a
/// file has wrong content.
#[expect(
    clippy::implicit_hasher,
    reason = "every set of names here has the usual hasher"
)]
pub fn load(
    global: &Global,
    today: NaiveDate,
    not_certifiable: Option<&HashSet<String>>,
) -> Result<Seats, Failure> {
    let situation = situation(&Place::default(), global, today, None)?;
    let dossier = situation.dossier.clone().ok_or_else(|| {
        Failure::usage("il n’y a pas de dossier ici\u{a0}: aucune session n’y est gardée")
            .help("Créez-le avec «\u{a0}pixplan init\u{a0}», ou indiquez-le avec --dossier.")
    })?;
    let (mut sessions, mut findings) = store::read_sessions(&dossier)?;
    let (accommodations, found) = store::read_accommodations(&dossier)?;
    findings.extend(found);
    let file = dossier
        .folder
        .join("amenagements.toml")
        .display()
        .to_string();
    findings.extend(unnamed(&accommodations).map(|found| found.in_file(&file)));
    refuse(&findings)?;
    if sessions.is_empty() {
        let failure = Failure::usage("aucune session n’est gardée dans ce dossier");
        return Err(failure.help("Faites le plan\u{a0}: pixplan sessions --save."));
    }
    sessions.sort_by(|a, b| (a.date, a.minute, &a.room).cmp(&(b.date, b.minute, &b.room)));
    let base = store::last_base(&dossier, &situation.settings.grades)?;
    let base = base.ok_or_else(|| {
        Failure::usage("aucune base élèves n’est gardée\u{a0}: pixplan ne connaît pas les noms")
            .help("Importez-la\u{a0}: pixplan import ExportXML_ElevesSansAdresses.zip.")
    })?;
    let seated = seat(&Seating {
        sessions: &sessions,
        roster: &base.roster,
        accommodations: &accommodations,
        not_certifiable,
        duration_min: situation
            .settings
            .planning
            .duration_min
            .unwrap_or(DURATION_MIN),
    });
    let file = dossier.sessions().display().to_string();
    let unknown = unknown(&sessions, &base.roster).into_iter();
    findings.extend(unknown.map(|found| found.in_file(&file)));
    let named = |seats: &[Seat]| -> Vec<SeatedStudent> {
        let known = seats.iter().filter_map(|seat| {
            Some(SeatedStudent {
                student: base.roster.students.get(seat.student)?.clone(),
                extra_percent: seat.extra_percent,
            })
        });
        known.collect()
    };
    let left = named(&seated.left);
    let rows = sessions.into_iter().zip(&seated.sessions);
    let sessions = rows.map(|(session, seats)| SeatedSession {
        students: named(seats),
        session,
    });
    Ok(Seats {
        sessions: sessions.collect(),
        left,
        base_date: base.date,
        situation,
        findings,
    })
}

/// Absentees of make-up sessions whom the base does not have.
pub fn unknown<'a>(
    sessions: impl IntoIterator<Item = &'a BookedSession>,
    roster: &Roster,
) -> Vec<Diagnostic> {
    let sessions = sessions.into_iter();
    let absentees =
        sessions.flat_map(|session| session.absentees.iter().map(move |it| (session, it)));
    let unknown = absentees.filter(|(_, ine)| roster.by_ine(ine).is_none());
    let finding = unknown.map(|(session, ine)| {
        let spot = Spot {
            line: session.line,
            ..Spot::default()
        };
        let message = format!(
            "session {}\u{a0}: la base n’a pas d’élève {}",
            session.id,
            fr::quoted(ine)
        );
        Diagnostic::new(UNKNOWN_STUDENT, spot, message)
    });
    finding.collect()
}

/// Accommodations that name a class: nobody can be seated by them.
fn unnamed(accommodations: &[Accommodation]) -> impl Iterator<Item = Diagnostic> {
    accommodations.iter().filter_map(|one| match &one.who {
        Beneficiary::Student(_) => None,
        Beneficiary::Division(division, students) => {
            let spot = Spot::line(one.line).field("amenagement.division");
            let count = fr::count(*students as usize, "élève", "élèves");
            let message = format!("classe {division}\u{a0}: {count} avec temps majoré, sans nom");
            Some(Diagnostic::new(EXTRA_TIME_UNNAMED, spot, message))
        }
    })
}

/// What was found on the way, a sentence each: where, what, and what to do.
pub fn remarks(seats: &Seats) -> Vec<String> {
    let sentence = |found: &Diagnostic| {
        let spot = &found.spot;
        let line = spot.line.map(|line| format!("ligne {line}"));
        let place: Vec<String> = spot.file.clone().into_iter().chain(line).collect();
        let (place, message) = (place.join(", "), &found.message);
        format!("{place}\u{a0}: {message}. {}", found.help())
    };
    seats.findings.iter().map(sentence).collect()
}

fn refuse(findings: &[Diagnostic]) -> Result<(), Failure> {
    let mut errors = findings.iter().filter(|finding| finding.is_error());
    let Some(first) = errors.next() else {
        return Ok(());
    };
    let file = first.spot.file.clone().unwrap_or_default();
    let message = format!("{file} est à corriger");
    Err(Failure::content(message, findings.to_vec()))
}

/// The pupils left without a session, in one sentence; None when there is none.
pub fn left_sentence(seats: &Seats) -> Option<String> {
    let names: Vec<String> = seats
        .left
        .iter()
        .map(|seated| seated.student.to_string())
        .collect();
    (!names.is_empty()).then(|| {
        format!(
            "{} sans place dans le plan gardé ({}). Refaites-le\u{a0}: pixplan sessions --save.",
            fr::count(names.len(), "élève", "élèves"),
            fr::list(&names)
        )
    })
}
