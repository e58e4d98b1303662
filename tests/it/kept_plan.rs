//! A kept plan says the same as the plan it was made from, and stays when
//! nothing changes.

use pixplan::parse::sessions_toml;
use pixplan::session::{
    BookedSession, Move, Plan, Problem, Settings, Stage, book, check, moves, plan, translate,
};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use crate::plan_checker::broken_rules;
use crate::planner::problems;

fn planned(problem: &Problem) -> Plan {
    let settings = Settings { seed: 1, effort: 5 };
    plan(problem, settings, &mut || true).plan
}

/// Written in a file and read again.
fn through_a_file(text: &str, sessions: &[BookedSession]) -> (String, Vec<BookedSession>) {
    let text = sessions_toml::write(text, sessions).unwrap();
    let (read, findings) = sessions_toml::read(text.as_bytes());
    assert_eq!(findings, [], "{text}");
    (text, read)
}

fn without_lines(sessions: &[BookedSession]) -> Vec<BookedSession> {
    let mut sessions = sessions.to_vec();
    for session in &mut sessions {
        session.line = None;
    }
    sessions
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60,
        rng_seed: RngSeed::Fixed(20_270_315),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_kept_plan_comes_back(problem in problems(5, 4, 3, 14)) {
        let plan = planned(&problem);
        let booked = book(&problem, &plan, &[]);
        let (text, read) = through_a_file("", &booked);
        prop_assert_eq!(&without_lines(&read), &booked);

        // Read as a plan, it keeps every rule and places the same pupils.
        let sessions: Vec<&BookedSession> = read.iter().collect();
        let found = translate(&problem, &sessions);
        prop_assert_eq!(&found.unknown, &[]);
        prop_assert_eq!(check(&problem, &found.plan), []);
        prop_assert_eq!(broken_rules(&problem, &found.plan), Vec::<String>::new());
        let place = |plan: &Plan| -> Vec<_> {
            let sessions = plan.sessions.iter();
            sessions.map(|it| (it.date, it.minute, it.room, it.students())).collect()
        };
        prop_assert_eq!(place(&found.plan), place(&plan));

        // Kept again, nothing moves and not a byte of the file changes.
        let again = book(&problem, &found.plan, &read);
        prop_assert_eq!(moves(&read, &again), []);
        prop_assert_eq!(sessions_toml::write(&text, &again).unwrap(), text);
    }

    #[test]
    fn numbers_stages_and_codes_survive_a_new_plan(problem in problems(5, 4, 3, 14), seed in 2u64..50) {
        let mut kept = book(&problem, &planned(&problem), &[]);
        for session in &mut kept {
            session.stage = Stage::Created;
            session.pix.number = format!("{}", 1000 + session.id);
        }
        let settings = Settings { seed, effort: 5 };
        let other = plan(&problem, settings, &mut || true).plan;
        let booked = book(&problem, &other, &kept);
        let mut ids: Vec<u32> = booked.iter().map(|it| it.id).collect();
        ids.sort_unstable();
        let n_ids = ids.len();
        ids.dedup();
        prop_assert_eq!(ids.len(), n_ids, "a number twice");
        for session in &booked {
            match kept.iter().find(|old| old.id == session.id) {
                Some(old) => prop_assert_eq!((&session.pix, session.stage), (&old.pix, old.stage)),
                None => prop_assert_eq!(session.stage, Stage::Planned),
            }
        }
        // As many sessions as before keep their number as can.
        let survivors = booked.iter().filter(|it| kept.iter().any(|old| old.id == it.id));
        let stands = |old: &BookedSession| booked.iter().any(|it| {
            (it.date, it.minute, &it.room) == (old.date, old.minute, &old.room)
        });
        prop_assert!(survivors.count() >= kept.iter().filter(|old| stands(old)).count());
        // What is said to move is what differs.
        for one in moves(&kept, &booked) {
            if let Move::Changed { from, to } = one {
                prop_assert_ne!(without_lines(&[*from]), without_lines(&[*to]));
            }
        }
    }
}
