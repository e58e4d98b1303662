//! Courses that the school recognises by name: those of the start of the year,
//! the attestation of 6e, Pix IA.

use crate::follow::name::key;
use crate::follow::standing::Standing;
use crate::follow::{CourseProgress, Pupils, Purpose};
use crate::pix::Campaign;
use crate::school::Grade;

/// Share of a course's skills that obtains the attestation of 6e, on both
/// courses or on the one that catches up (pix-formats §6.6).
const ATTESTATION_MASTERY: f64 = 0.5;

/// Courses of the attestation; the names after them are those that catch up.
const ATTESTATION_COURSES: usize = 2;

/// A campaign and where each pupil stands in it.
#[derive(Debug, Clone)]
pub struct Crossed<'e> {
    /// The campaign.
    pub campaign: &'e Campaign,
    /// By the pupil's place in the base.
    pub standings: Vec<Option<Standing>>,
}

/// Where the pupils stand in the courses of one purpose.
pub fn course<'a>(
    purpose: Purpose,
    names: &[String],
    crossed: &[Crossed<'_>],
    pupils: &Pupils<'a>,
    counted: &dyn Fn(usize) -> bool,
) -> CourseProgress<'a> {
    let n_pupils = pupils.students().len();
    let courses: Vec<Vec<Option<Standing>>> = names
        .iter()
        .map(|name| best_of(name, crossed, n_pupils))
        .collect();
    let at = |course: usize, pupil: usize| {
        let standings = courses.get(course)?;
        standings.get(pupil).copied().flatten()
    };
    let is_begun = |pupil: usize| (0..names.len()).any(|course| at(course, pupil).is_some());
    let grades_begun = |course: usize| -> Vec<Option<Grade>> {
        let begun = (0..n_pupils).filter(|&pupil| at(course, pupil).is_some());
        begun.map(|pupil| pupils.grade(pupil)).collect()
    };
    let by_course: Vec<Vec<Option<Grade>>> = (0..names.len()).map(grades_begun).collect();
    let is_concerned = |pupil: usize| {
        let grade = pupils.grade(pupil);
        match purpose {
            Purpose::SixiemeAttestation => grade.is_some_and(Grade::has_sixieme_attestation),
            Purpose::PixIa => grade.is_some_and(Grade::follows_pix_ia),
            Purpose::Entry => {
                let nobody = by_course.iter().all(Vec::is_empty);
                nobody || by_course.iter().any(|grades| grades.contains(&grade))
            }
        }
    };
    let is_finished =
        |course: usize, pupil: usize| at(course, pupil).is_some_and(|standing| standing.finished);
    let has_mastered = |course: usize, pupil: usize| {
        let mastery = at(course, pupil).and_then(|standing| standing.mastery);
        mastery.is_some_and(|mastery| mastery >= ATTESTATION_MASTERY)
    };
    let has_achieved = |pupil: usize| match purpose {
        Purpose::Entry => (0..names.len()).any(|course| is_finished(course, pupil)),
        Purpose::SixiemeAttestation => {
            let asked = names.len().min(ATTESTATION_COURSES);
            let both = (0..asked).all(|course| has_mastered(course, pupil));
            both || (asked..names.len()).any(|course| has_mastered(course, pupil))
        }
        // A lycée names the courses of several levels: those that hers follows.
        Purpose::PixIa => {
            let of_grade = |course: &usize| {
                let grades = by_course.get(*course);
                grades.is_some_and(|grades| grades.contains(&pupils.grade(pupil)))
            };
            let mut hers = (0..names.len()).filter(of_grade).peekable();
            hers.peek().is_some() && hers.all(|course| is_finished(course, pupil))
        }
    };
    let concerned: Vec<usize> = (0..n_pupils)
        .filter(|&pupil| counted(pupil) && is_concerned(pupil))
        .collect();
    let count =
        |keep: &dyn Fn(usize) -> bool| concerned.iter().filter(|&&pupil| keep(pupil)).count();
    let mut missing: Vec<usize> = concerned
        .iter()
        .copied()
        .filter(|&pupil| !has_achieved(pupil))
        .collect();
    missing.sort_by_cached_key(|&pupil| pupils.order(pupil));
    CourseProgress {
        purpose,
        courses: names
            .iter()
            .enumerate()
            .map(|(course, name)| (name.clone(), count(&|pupil| is_finished(course, pupil))))
            .collect(),
        concerned: concerned.len(),
        started: count(&is_begun),
        achieved: count(&has_achieved),
        missing: missing
            .into_iter()
            .map(|pupil| pupils.student(pupil))
            .collect(),
    }
}

/// The most advanced participation of each pupil in all campaigns of a course.
fn best_of(name: &str, crossed: &[Crossed<'_>], n_pupils: usize) -> Vec<Option<Standing>> {
    let name = key(name);
    let is_it = |crossed: &&Crossed<'_>| {
        let course = crossed.campaign.course.as_deref();
        course.is_some_and(|course| key(course) == name)
    };
    let mut best: Vec<Option<Standing>> = vec![None; n_pupils];
    for crossed in crossed.iter().filter(is_it) {
        for (best, standing) in best.iter_mut().zip(&crossed.standings) {
            *best = match (*best, *standing) {
                (Some(one), Some(other)) => Some(one.most_advanced(other)),
                (one, other) => one.or(other),
            };
        }
    }
    best
}
