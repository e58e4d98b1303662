//! The planner on random problems: its plans keep the rules, and its proofs hold.
#![allow(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::panic,
    reason = "helpers of tests: what is wrong here must stop the test"
)]

use chrono::NaiveDate;
use pixplan::session::{
    Availability, Class, ExtraTime, Group, Invigilator, Plan, Problem, Room, Settings, Standing,
    Unavailable, WeeklySlot, WeeklyStart, check, plan, smallest_repair, usable_starts,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::plan_brute_force::best;
use crate::plan_checker::broken_rules;

/// 15 March 2027, a Monday.
fn monday() -> NaiveDate {
    "2027-03-15".parse().unwrap()
}

fn starts_of(slots: &[(u32, u32, u32)]) -> Vec<WeeklySlot> {
    let slot = |&(day, minute, length): &(u32, u32, u32)| WeeklySlot {
        start: WeeklyStart {
            weekday: chrono::Weekday::try_from(u8::try_from(day).unwrap()).unwrap(),
            minute,
        },
        end: (length > 0).then_some(minute + length),
    };
    slots.iter().map(slot).collect()
}

prop_compose! {
    fn slots(most: usize)(
        slots in prop::collection::vec((0u32..3, 0usize..4, prop::sample::select(vec![0u32, 0, 90, 120, 160, 180])), 1..=most)
    ) -> Vec<(u32, u32, u32)> {
        // Starts an hour and a half apart: some slots overlap.
        slots.into_iter().map(|(day, at, length)| (day, 480 + 90 * u32::try_from(at).unwrap(), length)).collect()
    }
}

fn absences(slots: &[(u32, u32, u32)], chosen: &[usize]) -> Vec<Unavailable> {
    let all = starts_of(slots);
    chosen
        .iter()
        .map(|&index| match index % 3 {
            0 => Unavailable::Weekly(all[index % all.len()].start),
            1 => Unavailable::Once(monday(), all[index % all.len()].start.minute),
            _ => Unavailable::Days(pixplan::calendar::DateRange::day(
                monday() + chrono::Days::new(index as u64 % 5),
            )),
        })
        .collect()
}

/// Problems with so many classes, slots and rooms at most, feasible or not.
pub fn problems(
    classes: usize,
    n_slots: usize,
    rooms: usize,
    size: u32,
) -> impl Strategy<Value = Problem> {
    let some = || prop::collection::vec(0usize..30, 0..2);
    let class = (
        1..=size,
        prop::bool::weighted(0.2),
        some(),
        prop::collection::vec((0u32..3, prop::sample::select(vec![33u32, 50])), 0..3),
    );
    let listed = || prop::option::weighted(0.3, prop::collection::vec(0usize..5, 1..4));
    let room = (1..=size, listed(), some());
    let person = (prop::option::of(1u32..4), listed(), some());
    (
        slots(n_slots),
        prop::collection::vec(class, 1..=classes),
        prop::collection::vec(room, 1..=rooms),
        prop::option::weighted(0.8, prop::collection::vec(person, 1..5)),
        2u32..=size,
        1u64..12,
    )
        .prop_map(|(slots, classes, rooms, people, per_invigilator, n_days)| {
            let all = starts_of(&slots);
            let availability = |listed: &Option<Vec<usize>>, except: &[usize]| Availability {
                weekly: listed.as_ref().map(|listed| {
                    let listed = listed.iter();
                    listed.map(|&index| all[index % all.len()].start).collect()
                }),
                except: absences(&slots, except),
            };
            let days: Vec<NaiveDate> = (0..n_days)
                .map(|day| monday() + chrono::Days::new(day))
                .collect();
            Problem {
                classes: classes
                    .iter()
                    .enumerate()
                    .map(|(index, (students, keep_together, away, extra))| Class {
                        name: format!("3{index}"),
                        students: *students,
                        keep_together: *keep_together,
                        absences: absences(&slots, away),
                        extra_time: extra
                            .iter()
                            .scan(*students, |rest, &(students, percent)| {
                                let students = students.min(*rest);
                                *rest -= students;
                                Some(ExtraTime { students, percent })
                            })
                            .collect(),
                    })
                    .collect(),
                rooms: rooms
                    .iter()
                    .enumerate()
                    .map(|(index, (seats, listed, away))| Room {
                        name: format!("Salle {index}"),
                        seats: *seats,
                        availability: availability(listed, away),
                    })
                    .collect(),
                invigilators: people.map(|people| {
                    let people = people.iter().enumerate();
                    people
                        .map(|(index, (max_sessions, listed, away))| Invigilator {
                            name: format!("M. {index}"),
                            availability: availability(listed, away),
                            max_sessions: *max_sessions,
                        })
                        .collect()
                }),
                starts: usable_starts(&days, &starts_of(&slots), 120),
                days,
                per_invigilator,
                duration_min: 120,
                fixed: Vec::new(),
                previous: None,
            }
        })
}

fn planned(problem: &Problem) -> pixplan::session::Outcome {
    let settings = Settings {
        seed: 1,
        effort: 10,
    };
    plan(problem, settings, &mut || true)
}

/// So many random problems, always the same ones; `PROPTEST_CASES` and
/// `PROPTEST_RNG_SEED` ask for more and for others.
fn cases(usual: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    let seed = ProptestConfig::default().rng_seed;
    ProptestConfig {
        cases: asked.map_or(usual, |cases| cases.parse().unwrap()),
        failure_persistence: None,
        rng_seed: match seed {
            RngSeed::Random => RngSeed::Fixed(20_270_315),
            asked @ RngSeed::Fixed(_) => asked,
        },
        ..ProptestConfig::default()
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn every_plan_keeps_the_rules_and_both_checkers_agree(problem in problems(8, 5, 3, 30)) {
        let outcome = planned(&problem);
        prop_assert_eq!(broken_rules(&problem, &outcome.plan), Vec::<String>::new());
        prop_assert_eq!(check(&problem, &outcome.plan), Vec::new());
        prop_assert_eq!(planned(&problem), outcome.clone(), "the same inputs, the same plan");
        let objective = outcome.objective;
        prop_assert!(!outcome.is_complete() || outcome.splits_bound <= objective.splits);
        prop_assert!(!outcome.is_complete() || outcome.sessions_bound.is_some_and(|bound| bound <= objective.sessions));
    }

    #[test]
    fn no_plan_of_a_small_problem_beats_the_bounds(problem in problems(3, 3, 2, 6)) {
        let Some(best) = best(&problem) else {
            return Ok(());
        };
        let outcome = plan(&problem, Settings::default(), &mut || true);
        let objective = outcome.objective;
        let Some(best) = best.plan else {
            prop_assert!(!outcome.is_complete(), "{objective:?}");
            return Ok(());
        };
        prop_assert!(outcome.sessions_bound.is_some_and(|bound| bound <= best.0));
        prop_assert!(outcome.is_optimal(), "{outcome:?}");
        prop_assert_eq!((objective.unplaced, objective.sessions, objective.splits, objective.lateness), (0, best.0, best.1, best.2));
    }

    #[test]
    fn what_pinned_sessions_leave_is_planned_best(problem in problems(3, 3, 2, 6), pinned in 0usize..4) {
        let mut problem = problem;
        let first = planned(&problem).plan;
        problem.fixed = first.sessions.iter().skip(pinned).take(1).cloned().collect();
        let Some(best) = best(&problem) else {
            return Ok(());
        };
        let outcome = planned(&problem);
        let objective = outcome.objective;
        prop_assert_eq!(broken_rules(&problem, &outcome.plan), Vec::<String>::new());
        prop_assert_eq!(outcome.is_complete(), best.plan.is_some());
        if let Some(best) = best.plan {
            prop_assert_eq!((objective.sessions, objective.splits, objective.lateness), best);
            prop_assert!(outcome.is_optimal(), "{outcome:?}");
        }
    }

    #[test]
    fn a_plan_edited_by_hand_is_judged_alike_by_both_checkers(
        problem in problems(5, 4, 2, 20),
        edits in prop::collection::vec((0usize..8, 0usize..20, 0usize..20), 1..3),
    ) {
        let mut edited = planned(&problem).plan;
        for (kind, one, other) in edits {
            edit(&problem, &mut edited, kind, one, other);
        }
        let independent = broken_rules(&problem, &edited);
        let ours = check(&problem, &edited);
        prop_assert_eq!(independent.is_empty(), ours.is_empty(), "{:?} / {:?}", independent, ours);
    }

    #[test]
    fn pinned_sessions_stay_and_an_unchanged_problem_changes_nothing(problem in problems(6, 4, 2, 24), pinned in 0usize..6) {
        let first = planned(&problem).plan;
        let mut again = problem.clone();
        again.previous = Some(first.clone());
        prop_assert_eq!(&planned(&again).plan, &first, "nothing changed, nothing moves");
        again.fixed = first.sessions.iter().skip(pinned).take(1).cloned().collect();
        again.previous = Some(first);
        let outcome = planned(&again);
        prop_assert_eq!(broken_rules(&again, &outcome.plan), Vec::<String>::new());
        let same = again.previous.as_ref().unwrap();
        let before = pixplan::session::objective(&again, same);
        prop_assert!(outcome.objective <= before);
    }
}

/// One change of a plan such as a person may type.
fn edit(problem: &Problem, plan: &mut Plan, kind: usize, one: usize, other: usize) {
    let n_sessions = plan.sessions.len();
    if n_sessions == 0 {
        return;
    }
    let people = problem.invigilators.as_ref().map_or(0, Vec::len);
    let session = &mut plan.sessions[one % n_sessions];
    match kind {
        0 => session.room = other % problem.rooms.len(),
        1 => session.minute += 30,
        2 => session.date = monday() + chrono::Days::new(other as u64),
        3 => session.groups[0].students += 1,
        4 if people > 0 => session.invigilators = vec![other % people],
        5 if people > 0 => session.invigilators.push(other % people),
        6 => session.groups.push(Group {
            class: other % problem.classes.len(),
            students: 1,
            extra: Vec::new(),
        }),
        _ => {
            let moved = plan.sessions[other % n_sessions].clone();
            plan.sessions[one % n_sessions].date = moved.date;
            plan.sessions[one % n_sessions].minute = moved.minute;
        }
    }
}

#[test]
fn the_proposed_repair_places_everybody() {
    let mut problem = small();
    problem.rooms[0].availability.except = vec![Unavailable::Days(
        pixplan::calendar::DateRange::day(monday()),
    )];
    let outcome = planned(&problem);
    assert!(!outcome.is_complete());
    let repair = smallest_repair(&problem, 1, &mut || true).unwrap();
    assert_eq!(
        repair.text(&problem),
        "ouvrir un créneau le lundi 22 mars 2027 à 10:30"
    );
    assert!(planned(&repair.apply(&problem)).is_complete());
}

#[test]
fn an_outcome_says_what_is_proven() {
    #[track_caller]
    fn case(change: impl Fn(&mut Problem), standing: Standing) {
        let mut problem = small();
        change(&mut problem);
        assert_eq!(planned(&problem).standing(), standing);
    }

    case(|_| {}, Standing::Optimal);
    case(
        |problem| problem.classes[0].students = 29,
        Standing::Impossible,
    );
    case(
        |problem| problem.classes[0].keep_together = true,
        Standing::Impossible,
    );
    // Forty classes do not end a search that may not begin: what bounds say at
    // once is said all the same.
    let mut many = small();
    many.classes = vec![many.classes[0].clone(); 40];
    many.days = (0..200)
        .map(|day| monday() + chrono::Days::new(day))
        .collect();
    many.starts = usable_starts(
        &many.days,
        &starts_of(&[(0, 510, 0), (2, 510, 0), (3, 510, 0)]),
        120,
    );
    many.rooms[0].seats = 21;
    let stopped = plan(&many, Settings::default(), &mut || false);
    assert_eq!(
        (stopped.standing(), stopped.interrupted),
        (Standing::Optimal, true)
    );
    for (class, students) in many.classes.iter_mut().zip((20..29).cycle()) {
        class.students = students;
    }
    let stopped = plan(&many, Settings::default(), &mut || false);
    assert_eq!(
        (stopped.standing(), stopped.interrupted),
        (Standing::Complete, true)
    );
}

#[test]
fn a_search_that_is_stopped_still_gives_a_plan_and_says_so() {
    let problem = small();
    let outcome = plan(&problem, Settings::default(), &mut || false);
    assert!(outcome.interrupted);
    assert_eq!(broken_rules(&problem, &outcome.plan), Vec::<String>::new());
}

/// 28 pupils, 14 seats, two Mondays.
fn small() -> Problem {
    let days = vec![monday(), monday() + chrono::Days::new(7)];
    Problem {
        classes: vec![Class {
            name: "3A".to_owned(),
            students: 28,
            keep_together: false,
            absences: Vec::new(),
            extra_time: Vec::new(),
        }],
        rooms: vec![Room {
            name: "Pix".to_owned(),
            seats: 14,
            availability: Availability::default(),
        }],
        invigilators: None,
        starts: usable_starts(&days, &starts_of(&[(0, 510, 0)]), 120),
        days,
        per_invigilator: 20,
        duration_min: 120,
        fixed: Vec::new(),
        previous: None,
    }
}
