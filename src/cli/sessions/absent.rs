//! `--absent`: absentees in make-up sessions, with the same rules.

use std::collections::{BTreeMap, HashMap};

use crate::cli::answer::Body;
use crate::cli::args::Sessions;
use crate::cli::sessions::planned::{repair, school, search};
use crate::cli::sessions::setting::Setting;
use crate::cli::sessions::started;
use crate::cli::situation::nearest;
use crate::cli::{Answer, Exit, Failure};
use crate::fr;
use crate::render::Format;
use crate::report::sessions::absent::{Absent, report};
use crate::report::sessions::{Keeping, Repaired};
use crate::school::{Roster, Student};
use crate::session::{
    Beneficiary, BookedGroup, BookedSession, Class, ExtraTime, Plan, Problem, SessionKind,
    alphabetical, because, named, usable_starts,
};
use crate::store;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when a name is unknown or fits several pupils (nothing is then
/// done), when no day is kept for make-up sessions, or when the sessions cannot
/// be kept.
pub fn run(args: &Sessions, setting: &Setting, _: Option<Format>) -> Result<Answer, Failure> {
    let roster = &setting
        .base
        .as_ref()
        .ok_or_else(|| {
            Failure::usage("aucune base élèves\u{a0}: pixplan ne connaît pas les noms")
                .help("Importez-la dans le dossier\u{a0}: pixplan import FICHIER.")
        })?
        .roster;
    let mut pupils: Vec<&Student> = Vec::new();
    let words = args.absent.iter().flat_map(|text| text.split(','));
    for word in words.map(str::trim).filter(|word| !word.is_empty()) {
        let found = student(word, roster, &setting.problem)?;
        if !pupils.iter().any(|known| known.ine == found.ine) {
            pupils.push(found);
        }
    }
    let before = started::of_kind(&setting.kept, SessionKind::MakeUp);
    let (fixed, open): (Vec<&BookedSession>, Vec<&BookedSession>) = before
        .iter()
        .partition(|session| started::stays(session, setting.today()));
    // Who is in a session already, not yet held, is planned again with the others.
    let open_ines = open.iter().flat_map(|session| &session.absentees);
    for ine in open_ines {
        if let Some(known) = roster.by_ine(ine)
            && !pupils.iter().any(|other| other.ine == known.ine)
        {
            pupils.push(known);
        }
    }
    pupils.sort_by_cached_key(|student| (fr::fold(&student.division), alphabetical(student)));
    if setting.make_up_days.is_empty() {
        let failure = Failure::usage("aucun jour n’est gardé pour le rattrapage");
        return Err(failure.help(
            "Donnez la semaine dans pixplan.toml\u{a0}: rattrapage = { debut = …, fin = … }, ou rattrapage_jours = 15.",
        ));
    }
    let problem = problem(setting, &pupils, &fixed, &open);
    let outcome = search(args, &problem);
    let found = repair(args, &problem, &outcome);
    let (sessions, left) = seated(&problem, &outcome.plan, &pupils, setting);
    let keeping = if args.save {
        keep(setting, &fixed, &sessions)?
    } else {
        Keeping::Shown
    };
    let names = |session: &BookedSession| -> Vec<String> {
        let ines = session.absentees.iter();
        let known = ines.filter_map(|ine| roster.by_ine(ine));
        known.map(ToString::to_string).collect()
    };
    let because = |student: &&Student| {
        let mut classes = problem.classes.iter();
        let class = classes.position(|class| class.name == student.division);
        because(&problem, &outcome.plan, class.unwrap_or(usize::MAX)).text()
    };
    let page = report(&Absent {
        today: setting.today(),
        school: school(setting),
        calendars: &setting.situation.calendars,
        sessions: sessions.iter().map(|one| (one, names(one))).collect(),
        left: left
            .iter()
            .map(|one| (one.to_string(), because(one)))
            .collect(),
        repair: match found {
            Repaired::By(change) => Some(change),
            Repaired::NotNeeded | Repaired::Nothing | Repaired::OutOfTime => None,
        },
        keeping,
        hints: vec![match keeping {
            Keeping::Shown => "Pour garder ces sessions\u{a0}: ajoutez --save.".to_owned(),
            Keeping::Written | Keeping::Unchanged => {
                "Gardé dans sessions.toml, avec genre = \"rattrapage\".".to_owned()
            }
        }],
    });
    Ok(Answer {
        body: Body::Private(Box::new(page)),
        exit: if outcome.is_complete() {
            Exit::Clean
        } else {
            Exit::Findings
        },
    })
}

/// The pupil whom a word names: an INE, or a name that only one has.
fn student<'r>(word: &str, roster: &'r Roster, planned: &Problem) -> Result<&'r Student, Failure> {
    if let Some(found) = roster.by_ine(word) {
        return Ok(found);
    }
    let folded = |text: &str| fr::fold(text).replace(['-', '\''], " ");
    let word_folded = folded(word);
    let names = |student: &Student| {
        let (last, first) = (student.last_name.trim(), student.first_name.trim());
        let full = format!("{last} {first}");
        let inverse = format!("{first} {last}");
        let with_class = format!("{full} {}", student.division.trim());
        [full, inverse, last.to_owned(), with_class]
    };
    let fits = |student: &&Student| {
        names(student)
            .iter()
            .any(|name| folded(name) == word_folded)
    };
    let found: Vec<&Student> = roster.students.iter().filter(fits).collect();
    // A namesake who is not to be certified is not meant.
    let is_planned = |student: &&&Student| {
        let mut classes = planned.classes.iter();
        classes.any(|class| class.name == student.division)
    };
    let concerned: Vec<&Student> = found.iter().filter(is_planned).copied().collect();
    let found = if concerned.is_empty() {
        found
    } else {
        concerned
    };
    match found.as_slice() {
        [only] => Ok(only),
        [] => {
            let known = roster.students.iter().map(Student::full_name);
            let failure = Failure::usage(format!("élève inconnu\u{a0}: {}", fr::quoted(word)));
            Err(failure.help(match nearest(word, known) {
                Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
                None => "Écrivez son nom et son prénom comme dans la base, ou son INE.".to_owned(),
            }))
        }
        several => {
            let names = several.iter().map(|it| format!("{it} ({})", it.ine));
            let names: Vec<String> = names.collect();
            let failure = Failure::usage(format!("{} désigne plusieurs élèves", fr::quoted(word)));
            Err(failure.help(format!("Donnez l’INE\u{a0}: {}.", fr::choice(&names))))
        }
    }
}

/// The problem of these pupils on the days kept for them; invigilators have
/// watched the ordinary sessions already.
fn problem(
    setting: &Setting,
    pupils: &[&Student],
    fixed: &[&BookedSession],
    open: &[&BookedSession],
) -> Problem {
    let base = &setting.problem;
    let mut sizes: BTreeMap<&str, Class> = BTreeMap::new();
    let extra: HashMap<&str, u32> = setting
        .accommodations
        .iter()
        .filter_map(|one| match &one.who {
            Beneficiary::Student(ine) => Some((ine.as_str(), one.percent)),
            Beneficiary::Division(..) => None,
        })
        .collect();
    for student in pupils {
        let class = sizes.entry(&student.division).or_insert_with(|| {
            let known = setting.situation.settings.planning.classes.iter();
            let mut known = known.filter(|class| class.name == student.division);
            Class {
                name: student.division.clone(),
                students: 0,
                keep_together: false,
                absences: known.next().map_or_else(Vec::new, |it| it.absences.clone()),
                extra_time: Vec::new(),
            }
        });
        class.students += 1;
        if let Some(&percent) = extra.get(student.ine.as_str()) {
            let mut same = class.extra_time.iter_mut();
            match same.find(|one| one.percent == percent) {
                Some(one) => one.students += 1,
                None => class.extra_time.push(ExtraTime {
                    students: 1,
                    percent,
                }),
            }
        }
    }
    let ordinary = started::ordinary(&setting.kept);
    let invigilators = base.invigilators.clone().map(|mut people| {
        for person in &mut people {
            let watched = ordinary.iter().chain(fixed);
            let watched = watched.filter(|it| it.invigilators.contains(&person.name));
            let watched = u32::try_from(watched.count()).unwrap_or(u32::MAX);
            person.max_sessions = person.max_sessions.map(|most| most.saturating_sub(watched));
        }
        people
    });
    let mut problem = Problem {
        classes: sizes.into_values().collect(),
        rooms: base.rooms.clone(),
        invigilators,
        starts: usable_starts(&setting.make_up_days, &setting.slots, base.duration_min),
        days: setting.make_up_days.clone(),
        per_invigilator: base.per_invigilator,
        duration_min: base.duration_min,
        fixed: Vec::new(),
        previous: None,
    };
    let groups: Vec<BookedSession> = open.iter().map(|it| in_groups(setting, it)).collect();
    let groups: Vec<&BookedSession> = groups.iter().collect();
    problem = started::after(&problem, &groups, setting.today());
    // A held session takes its room and its people at its hour.
    for session in fixed {
        let away = crate::session::Unavailable::Once(session.date, session.minute);
        for room in problem
            .rooms
            .iter_mut()
            .filter(|it| it.name == session.room)
        {
            room.availability.except.push(away);
        }
        for person in problem.invigilators.iter_mut().flatten() {
            if session.invigilators.contains(&person.name) {
                person.availability.except.push(away);
            }
        }
    }
    problem
}

/// The problem that kept make-up sessions answer.
pub fn problem_of(setting: &Setting, sessions: &[&BookedSession]) -> Problem {
    let roster = setting.base.as_ref().map(|base| &base.roster);
    let ines = sessions.iter().flat_map(|session| &session.absentees);
    let mut pupils: Vec<&Student> = Vec::new();
    for ine in ines {
        pupils.extend(roster.and_then(|roster| roster.by_ine(ine)));
    }
    let mut problem = problem(setting, &pupils, &[], &[]);
    // What is past is checked as the rest.
    problem.days.clone_from(&setting.make_up_days);
    problem.rooms.clone_from(&setting.problem.rooms);
    problem.previous = None;
    problem
}

/// A make-up session with its absentees counted by division.
pub fn in_groups(setting: &Setting, session: &BookedSession) -> BookedSession {
    let roster = setting.base.as_ref().map(|base| &base.roster);
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for ine in &session.absentees {
        if let Some(student) = roster.and_then(|roster| roster.by_ine(ine)) {
            *counts.entry(&student.division).or_default() += 1;
        }
    }
    let groups = counts.into_iter().map(|(division, students)| BookedGroup {
        division: division.to_owned(),
        students,
    });
    BookedSession {
        groups: groups.collect(),
        ..session.clone()
    }
}

/// The sessions of a plan with its pupils by INE, and the pupils left.
fn seated<'s>(
    problem: &Problem,
    plan: &Plan,
    pupils: &[&'s Student],
    setting: &Setting,
) -> (Vec<BookedSession>, Vec<&'s Student>) {
    let roster = Roster {
        students: pupils.iter().map(|&student| student.clone()).collect(),
    };
    let mut booked: Vec<BookedSession> = plan
        .sessions
        .iter()
        .map(|session| named(problem, session))
        .collect();
    let seats = crate::session::seat(&crate::session::Seating {
        sessions: &booked,
        roster: &roster,
        accommodations: &setting.accommodations,
        not_certifiable: None,
        duration_min: problem.duration_min,
    });
    let ine = |seat: &crate::session::Seat| {
        let student = roster.students.get(seat.student);
        student.map(|student| student.ine.clone())
    };
    for (session, seats) in booked.iter_mut().zip(&seats.sessions) {
        session.kind = SessionKind::MakeUp;
        session.absentees = seats.iter().filter_map(ine).collect();
        session.groups = Vec::new();
    }
    number(&mut booked, &setting.kept);
    let placed: Vec<&String> = booked
        .iter()
        .flat_map(|session| &session.absentees)
        .collect();
    let left = pupils
        .iter()
        .filter(|student| !placed.contains(&&student.ine));
    let left = left.copied().collect();
    (booked, left)
}

/// Gives each make-up session the number of the kept one that stands there,
/// else a new one.
fn number(booked: &mut [BookedSession], kept: &[BookedSession]) {
    let mut last = kept.iter().map(|session| session.id).max().unwrap_or(0);
    for session in booked {
        let there = kept.iter().find(|old| {
            old.kind == SessionKind::MakeUp
                && (old.date, old.minute, &old.room)
                    == (session.date, session.minute, &session.room)
        });
        if let Some(old) = there {
            session.id = old.id;
            session.stage = old.stage;
            session.pix = old.pix.clone();
            session.revision = old.revision;
        } else {
            last += 1;
            session.id = last;
        }
    }
}

fn keep(
    setting: &Setting,
    fixed: &[&BookedSession],
    sessions: &[BookedSession],
) -> Result<Keeping, Failure> {
    let dossier = setting
        .situation
        .dossier
        .as_ref()
        .expect("a base comes from a dossier");
    let stays: Vec<u32> = fixed.iter().map(|session| session.id).collect();
    let saved = store::change_sessions(dossier, |file| {
        let kept = file.into_iter();
        let kept = kept.filter(|it| it.kind == SessionKind::Ordinary || stays.contains(&it.id));
        kept.chain(sessions.iter().cloned()).collect()
    })?;
    match saved {
        Ok(store::Saved::Written) => Ok(Keeping::Written),
        Ok(store::Saved::Unchanged) => Ok(Keeping::Unchanged),
        Err(found) => Err(Failure::content(
            "sessions.toml est à corriger\u{a0}: rien n’y a été écrit",
            found,
        )),
    }
}
