//! The classes that a message is about, from the follow-up and the kept plan.

use std::collections::BTreeSet;

use crate::cli::Failure;
use crate::cli::follow_up::FollowUp;
use crate::cli::papers::clock;
use crate::cli::situation::Situation;
use crate::follow::{
    Around, Asked, Certifiability as Said, Gathering, Matcher, Progress, Pupils, Results, progress,
    results,
};
use crate::fr;
use crate::pix::Campaign;
use crate::report::messages::{
    Certifiability, ClassFacts, ClassSession, Course, Lacking, Message, Name, Outcome,
};
use crate::school::{DivisionSize, Grade, Student};
use crate::session::BookedSession;
use crate::store;

/// Competences that a text names as the nearest, at most.
const NEAREST: usize = 3;

/// The classes of the base in its order, each with what the message needs; with
/// the classes for which there is something to say.
///
/// # Errors
///
/// [`Failure`] when the kept plan cannot be read.
pub fn classes(
    message: Message,
    situation: &Situation,
    known: &FollowUp,
    campaign: Option<&Campaign>,
) -> Result<(Vec<ClassFacts>, BTreeSet<String>), Failure> {
    let sessions = match &situation.dossier {
        Some(dossier) => store::read_sessions(dossier)?.0,
        None => Vec::new(),
    };
    let pupils = Pupils::new(&known.base.roster);
    let matcher = Matcher::new(&pupils, &known.decisions);
    let asked = Asked {
        campaign: campaign.map(|it| it.code.clone().unwrap_or_else(|| it.name.clone())),
        ..Asked::default()
    };
    let found = progress(&matcher, &known.campaigns, &asked, &[]).ok();
    let mut gathering = Gathering::new(&matcher);
    for export in &known.certifications {
        for row in &export.certifications {
            gathering.add(row, export.division.as_deref());
        }
    }
    let around = Around {
        zone: situation.calendar().zone,
        division: None,
        as_of: known.certifications.iter().filter_map(|it| it.as_of).max(),
        active: None,
    };
    let outcome = results(&gathering, &around);
    let began = grades_that_began(found.as_ref());
    let mut all = Vec::new();
    let mut told = BTreeSet::new();
    for size in pupils.divisions() {
        let found = found.as_ref();
        let class = ClassFacts {
            division: size.division.trim().to_owned(),
            enrolled: size.students,
            course: found
                .filter(|_| campaign.is_some())
                .map(|found| course(found, &size.division)),
            certifiability: found
                .filter(|_| known.has_profiles())
                .map(|found| certifiability(found, &size.division)),
            results: (!known.certifications.is_empty())
                .then(|| results_of(&outcome, &size.division)),
            sessions: sessions_of(&sessions, size),
        };
        let is_told = match message {
            Message::Chase => size.grade.is_some_and(|it| began.contains(&it)) && lags(&class),
            Message::Sos => size.grade.is_some_and(Grade::is_certified) && lacks(&class),
            Message::Results => class
                .results
                .as_ref()
                .is_some_and(|it| it.passed > 0 || !it.absent.is_empty()),
            Message::Families | Message::TeachersCode | Message::Summons => false,
        };
        if is_told {
            told.insert(class.division.clone());
        }
        all.push(class);
    }
    Ok((all, told))
}

/// The levels where somebody began the campaign: it is meant for them.
fn grades_that_began(found: Option<&Progress<'_>>) -> BTreeSet<Grade> {
    let pupils = found.map_or(&[][..], |found| &found.pupils);
    let began = pupils.iter().filter(|pupil| pupil.started);
    began.filter_map(|pupil| pupil.grade).collect()
}

fn lags(class: &ClassFacts) -> bool {
    class.course.as_ref().is_some_and(|it| {
        !(it.not_started.is_empty() && it.unfinished.is_empty() && it.not_shared.is_empty())
    })
}

fn lacks(class: &ClassFacts) -> bool {
    let known = class.certifiability.as_ref();
    known.is_some_and(|it| !(it.not_certifiable.is_empty() && it.unknown.is_empty()))
}

fn course(found: &Progress<'_>, division: &str) -> Course {
    let names = |list: &[usize]| -> Vec<Name> {
        let pupils = list.iter().filter_map(|&at| found.pupils.get(at));
        let own = pupils.filter(|pupil| pupil.student.division == division);
        own.map(|pupil| name(pupil.student)).collect()
    };
    // Each pupil once: what is to be sent is not also to be finished.
    let unfinished: Vec<usize> = found
        .lists
        .unfinished
        .iter()
        .filter(|at| !found.lists.not_shared.contains(at))
        .copied()
        .collect();
    Course {
        as_of: found.as_of,
        not_started: names(&found.lists.not_started),
        unfinished: names(&unfinished),
        not_shared: names(&found.lists.not_shared),
    }
}

fn certifiability(found: &Progress<'_>, division: &str) -> Certifiability {
    let own = |list: &[usize]| {
        let pupils = list.iter().filter_map(|&at| found.pupils.get(at));
        let own = pupils.filter(|pupil| pupil.student.division == division);
        own.collect::<Vec<_>>()
    };
    let lacking = |pupil: &&crate::follow::PupilProgress<'_>| {
        let gap = pupil.gap.as_ref();
        let missing = gap.map(|gap| gap.missing as usize);
        let nearest = gap.map_or(&[][..], |gap| &gap.nearest);
        let count = missing.unwrap_or(NEAREST).min(NEAREST);
        let nearest = nearest.iter().take(count);
        Lacking {
            name: name(pupil.student),
            missing,
            nearest: nearest.map(|(it, _)| it.name().to_owned()).collect(),
        }
    };
    let in_class = found.pupils.iter();
    let in_class = in_class.filter(|pupil| pupil.student.division == division);
    Certifiability {
        as_of: found.profiles_as_of,
        certifiable: in_class
            .filter(|pupil| pupil.certifiability == Said::Yes)
            .count(),
        not_certifiable: own(&found.lists.not_certifiable)
            .iter()
            .map(lacking)
            .collect(),
        unknown: own(&found.lists.unknown)
            .iter()
            .map(|pupil| name(pupil.student))
            .collect(),
    }
}

fn results_of(outcome: &Results<'_>, division: &str) -> Outcome {
    let row = outcome.divisions.iter().find(|it| it.division == division);
    let own = |student: &Student| student.division == division;
    Outcome {
        as_of: outcome.as_of,
        passed: row.map_or(0, |row| row.tally.passed),
        validated: row.map_or(0, |row| row.tally.validated),
        not_obtained: row.map_or(0, |row| row.tally.not_obtained),
        open: outcome
            .pending
            .iter()
            .filter(|it| own(it.student))
            .map(|it| name(it.student))
            .collect(),
        absent: outcome
            .absent
            .iter()
            .filter(|student| own(student))
            .map(|student| name(student))
            .collect(),
    }
}

/// The sessions of a class in the kept plan, in order of time.
fn sessions_of(sessions: &[BookedSession], size: &DivisionSize) -> Vec<ClassSession> {
    let same = |name: &str| fr::fold(name.trim()) == fr::fold(size.division.trim());
    let mut own: Vec<ClassSession> = sessions
        .iter()
        .flat_map(|session| {
            let groups = session.groups.iter().filter(|group| same(&group.division));
            groups.map(move |group| ClassSession {
                date: session.date,
                start: clock(session.minute),
                room: session.room.clone(),
                part: (group.students as usize) < size.students,
            })
        })
        .collect();
    own.sort_by_key(|session| (session.date, session.start));
    own
}

fn name(student: &Student) -> Name {
    Name {
        last: student.last_name.trim().to_owned(),
        first: student.first_name.trim().to_owned(),
    }
}
