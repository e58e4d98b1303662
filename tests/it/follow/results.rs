//! What came of the certifications.

use pixplan::calendar::Zone;
use pixplan::follow::{
    Around, Detail, Gathering, LivretTrouble, Matcher, Pupils, Results, published, results,
};
use pixplan::pix::CertificationStatus::{self, Cancelled, Error, NotObtained, Started, Validated};
use pixplan::pix::{Certification, CertificationKind};
use pixplan::school::Roster;
use proptest::prelude::*;
use proptest::sample::select;

use crate::follow::school::{STATUSES, base, certification, day};

const AROUND: Around<'_> = Around {
    zone: Zone::B,
    division: None,
    as_of: None,
    active: None,
};

/// Counts rows of one export and looks at what is found.
fn counted<T>(
    roster: &Roster,
    rows: &[Certification],
    around: &Around<'_>,
    look: impl FnOnce(&Results<'_>) -> T,
) -> T {
    let pupils = Pupils::new(roster);
    let matcher = Matcher::new(&pupils, &[]);
    let mut gathering = Gathering::new(&matcher);
    for row in rows {
        gathering.add(row, Some("3A"));
    }
    look(&results(&gathering, around))
}

fn school() -> (Roster, Vec<Certification>) {
    let roster = base(&[
        "ABEL;Ana;3A;2012-01-01",
        "BRUN;Bob;3A;2012-01-02",
        "COLIN;Cleo;3A;2012-01-03",
        "DENIS;Dan;3A;2012-01-04",
        "EVEN;Eve;3A;2012-01-05",
        "FAURE;Fay;3B;2012-01-06",
        "GUY;Gil;6A;2015-01-07",
    ]);
    let row =
        |who: &str, number, on: &str, status, pix| certification(who, number, on, status, pix);
    let mut rows = vec![
        row("Abel;Ana;2012-01-01", 1, "2027-03-17", Validated, Some(100)),
        row("Abel;Ana;2012-01-01", 9, "2027-05-03", Cancelled, None), // the first one counts
        row("Brun;Bob;2012-01-02", 3, "2027-03-17", NotObtained, Some(0)),
        row("Brun;Bob;2012-01-02", 2, "2027-03-17", Validated, Some(500)), // the same day: by number
        row("Colin;Cleo;2012-01-03", 4, "2027-03-17", Cancelled, None),
        row("Colin;Cleo;2012-01-03", 5, "2027-03-18", Cancelled, None),
        row("Denis;Dan;2012-01-04", 6, "2027-03-17", Started, None),
        row(
            "Faure;Fay;2012-01-06",
            7,
            "2027-03-17",
            Validated,
            Some(301),
        ),
        row(
            "Parti;Paul;2012-02-02",
            8,
            "2027-03-17",
            Validated,
            Some(700),
        ),
        row(
            "Ancien;Luc;2011-02-02",
            10,
            "2026-03-17",
            Validated,
            Some(600),
        ), // last year's
    ];
    rows[0].levels[0] = Some(2);
    rows[0].levels[1] = Some(3);
    rows[7].levels[0] = Some(4);
    (roster, rows)
}

#[test]
fn an_invented_school_is_counted_as_by_hand() {
    let (roster, rows) = school();
    let active = [true, true, true, true, true, false, false];
    let around = Around {
        active: Some(&active),
        ..AROUND
    };
    counted(&roster, &rows, &around, |results| {
        let lines: Vec<String> = results
            .divisions
            .iter()
            .map(|it| {
                let t = &it.tally;
                format!(
                    "{} {}: {} = {} {} {} {} {}, {}",
                    it.division,
                    t.enrolled,
                    t.passed,
                    t.validated,
                    t.not_obtained,
                    t.cancelled,
                    t.error,
                    t.started,
                    t.absent
                )
            })
            .collect();
        assert_eq!(lines, ["3A 5: 4 = 1 1 1 0 1, 1", "3B 1: 1 = 1 0 0 0 0, 0"]);
        assert_eq!(results.total.scores, [100, 301]);
        let pix = results.total.pix().unwrap();
        assert_eq!(
            (pix.mean, pix.q1, pix.median, pix.q3),
            (200.5, 150.25, 200.5, 250.75)
        );
        assert_eq!(results.total.meshes, [0, 1, 0, 1, 0, 0, 0, 0, 0]);
        let levels = results.total.competences;
        assert_eq!(
            (levels[0].mean(), levels[0].share_reached()),
            (Some(3.0), Some(0.5))
        );
        assert_eq!((levels[1].mean(), levels[2].mean()), (Some(3.0), None));
        let area = results.total.areas[0];
        assert_eq!((area.mean(), area.rows, area.reached), (Some(3.0), 3, 2));
        let names = |all: &[&str], found: Vec<&str>| assert_eq!(found, all);
        names(
            &["EVEN"],
            results.absent.iter().map(|it| &*it.last_name).collect(),
        );
        names(
            &["COLIN", "DENIS"],
            results
                .pending
                .iter()
                .map(|it| &*it.student.last_name)
                .collect(),
        );
        names(
            &["ABEL", "BRUN", "COLIN"],
            results
                .duplicates
                .iter()
                .map(|it| &*it.student.last_name)
                .collect(),
        );
        assert_eq!(results.duplicates[1].counted.number, Some(3));
        names(
            &["Parti"],
            results.unmatched.iter().map(|it| &*it.last_name).collect(),
        );
        let years: Vec<_> = results
            .years
            .iter()
            .map(|it| (it.year.0, it.tally.passed, it.tally.validated))
            .collect();
        assert_eq!(years, [(2025, 1, 1), (2026, 6, 3)]);
        let livret: Vec<_> = results
            .livret
            .troubles
            .iter()
            .map(|(student, why)| (&*student.last_name, *why))
            .collect();
        assert_eq!(
            livret,
            [
                ("COLIN", LivretTrouble::Cancelled),
                ("DENIS", LivretTrouble::Pending),
                ("EVEN", LivretTrouble::NotPassed),
                ("FAURE", LivretTrouble::AccountDoubtful),
            ]
        );
        assert_eq!(results.livret.ready, 2);
    });
}

#[test]
fn the_same_certification_in_two_exports_is_one_and_the_later_export_wins() {
    let roster = base(&["ABEL;Ana;3A;2012-01-01"]);
    let started = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Started, None);
    let validated = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Validated, Some(300));
    counted(&roster, &[started, validated], &AROUND, |results| {
        assert_eq!((results.total.started, results.total.validated), (0, 1));
        assert!(results.duplicates.is_empty());
    });
}

#[test]
fn an_export_that_does_not_know_that_a_session_is_over_changes_nothing() {
    let roster = base(&["ABEL;Ana;3A;2012-01-01"]);
    let validated = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Validated, Some(300));
    let started = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Started, None);
    let cancelled = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Cancelled, None);
    let rows = [validated.clone(), started];
    counted(&roster, &rows, &AROUND, |results| {
        assert_eq!((results.total.started, results.total.validated), (0, 1));
    });
    counted(&roster, &[validated, cancelled], &AROUND, |results| {
        assert_eq!((results.total.cancelled, results.total.validated), (1, 0));
    });
}

#[test]
fn a_certification_known_by_its_number_is_nobody_else_s() {
    let roster = base(&["ABEL;Ana;3A;2012-01-01"]);
    let own = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Validated, Some(300));
    // The export of the session writes another name.
    let misspelt = certification(
        "Abbel;Ana;2012-01-02",
        1,
        "2027-03-17",
        Validated,
        Some(300),
    );
    counted(&roster, &[own, misspelt], &AROUND, |results| {
        assert!(results.unmatched.is_empty());
        assert_eq!(results.years[0].tally.passed, 1);
    });
}

#[test]
fn other_certifications_are_apart_from_the_core() {
    #[track_caller]
    fn case(
        kind: &str,
        complementary: &[(&str, &str)],
        core: usize,
        others: &[(&str, [usize; 3])],
    ) {
        let roster = base(&["ABEL;Ana;3A;2012-01-01"]);
        let mut row = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Validated, Some(300));
        if kind != "Pix" {
            row.kind = CertificationKind::Other(kind.to_owned());
        }
        let columns = complementary.iter();
        row.complementary = columns
            .map(|it| (it.0.to_owned(), it.1.to_owned()))
            .collect();
        counted(&roster, &[row], &AROUND, |results| {
            assert_eq!(
                (results.total.passed, results.total.absent),
                (core, 1 - core)
            );
            let found: Vec<(&str, [usize; 3])> = results
                .others
                .iter()
                .map(|(name, t)| (&**name, [t.passed, t.validated, t.not_obtained]))
                .collect();
            assert_eq!(found, others, "{kind} {complementary:?}");
        });
    }

    case("Pix", &[], 1, &[]);
    case(
        "Pix+ Droit",
        &[("Niveau", "Avancé")],
        0,
        &[("Pix+ Droit", [1, 1, 0])],
    );
    // CléA is the core test with one more certificate: it counts for who has no other.
    let clea = "CléA Numérique by Pix";
    case(
        clea,
        &[("CléA Numérique", "Validée")],
        1,
        &[(clea, [1, 1, 0])],
    );
    let both = [("CléA Numérique", "Non obtenue"), ("Pix+ Droit", "Validée")];
    case(
        "Pix",
        &both,
        1,
        &[("CléA Numérique", [1, 0, 1]), ("Pix+ Droit", [1, 1, 0])],
    );
    case("Pix", &[("CléA Numérique", "Non passée")], 1, &[]);

    let roster = base(&["ABEL;Ana;3A;2012-01-01"]);
    let core = certification("Abel;Ana;2012-01-01", 1, "2027-03-17", Validated, Some(300));
    let mut later = certification("Abel;Ana;2012-01-01", 2, "2027-04-17", NotObtained, Some(0));
    later.kind = CertificationKind::Other(clea.to_owned());
    counted(&roster, &[core, later], &AROUND, |results| {
        assert_eq!((results.total.validated, results.total.passed), (1, 1));
        assert!(results.duplicates.is_empty());
    });
}

#[test]
fn without_a_base_the_classes_are_those_of_the_exports() {
    let (_, rows) = school();
    counted(&Roster::default(), &rows, &AROUND, |results| {
        assert_eq!(results.divisions[0].division, "3A");
        assert_eq!((results.total.passed, results.total.absent), (7, 0));
        assert!(results.unmatched.is_empty());
    });
}

#[test]
fn an_aggregate_names_nobody() {
    let (roster, rows) = school();
    counted(&roster, &rows, &AROUND, |results| {
        let shown = published(results, Detail::Aggregate);
        let small = |count: &Option<usize>| count.is_some_and(|count| (1..5).contains(&count));
        for line in shown
            .divisions
            .iter()
            .chain(&shown.years)
            .chain([&shown.total])
        {
            assert!(
                !line.counts.iter().chain(&line.meshes).any(small),
                "{line:?}"
            );
            assert!(line.pix.is_none() && line.scores.is_empty());
            assert!(line.competences.iter().all(Option::is_none));
        }
        assert_eq!(shown.total.count("error"), Some(0)); // 0 names nobody
        let full = published(results, Detail::Full);
        assert_eq!(full.total.count("validated"), Some(2));
    });
}

/// Pupils by number, one class; a date, a certification number, a status, a score.
type Row = (usize, u32, u64, CertificationStatus, u32);

fn rows() -> impl Strategy<Value = Vec<Row>> {
    let status = select(&STATUSES[..]);
    let row = (0..8_usize, 1..4_u32, 1..40_u64, status, 0..900_u32);
    prop::collection::vec(row, 0..25).prop_map(|mut rows| {
        // A number is of one certification.
        let mut seen = std::collections::BTreeSet::new();
        rows.retain(|row| seen.insert(row.2));
        rows
    })
}

/// The contract once more: sort, take the last, count; quartiles by the formula
/// of spreadsheets (CENTILE.INCLURE).
fn by_hand(rows: &[Row]) -> ([usize; 7], Option<[f64; 4]>) {
    let mut counts = [0; 7];
    let mut scores: Vec<f64> = Vec::new();
    for pupil in 0..6 {
        let mut own: Vec<&Row> = rows.iter().filter(|row| row.0 == pupil).collect();
        own.sort_by_key(|row| (row.1, row.2));
        let open: Vec<&&Row> = own.iter().filter(|row| row.3 != Cancelled).collect();
        let last = open.last().map(|row| **row).or(own.last().copied());
        let Some(row) = last else {
            counts[6] += 1;
            continue;
        };
        counts[0] += 1;
        counts[match row.3 {
            Validated => 1,
            NotObtained => 2,
            Cancelled => 3,
            Error => 4,
            Started => 5,
        }] += 1;
        if row.3 == Validated {
            scores.push(f64::from(row.4));
        }
    }
    scores.sort_by(f64::total_cmp);
    // Between two scores in a row, three more at equal steps: a quarter of the
    // way along the scores is then a quarter of the way along these.
    let mut steps: Vec<f64> = Vec::new();
    for pair in scores.windows(2) {
        let step = (pair[1] - pair[0]) / 4.0;
        steps.extend([0.0, 1.0, 2.0, 3.0].map(|times| pair[0] + step * times));
    }
    steps.extend(scores.last());
    let sum: f64 = scores.iter().sum();
    let number: f64 = scores.iter().map(|_| 1.0).sum();
    let pix = scores
        .len()
        .checked_sub(1)
        .map(|last| [sum / number, steps[last], steps[2 * last], steps[3 * last]]);
    (counts, pix)
}

proptest! {
    #[test]
    fn random_results_are_counted_as_the_contract_reads(rows in rows()) {
        let roster = base(&["A;a;3A;2012-01-01", "B;b;3A", "C;c;3A", "D;d;3A", "E;e;3A", "F;f;3A"]);
        let names = ["a;A", "B;b", "c;c", "D;D", "e;E", "F;f", "X;x", "Y;y"];
        let made: Vec<Certification> = rows
            .iter()
            .map(|row| {
                let on = format!("2027-03-0{}", row.1);
                let who = format!("{};2012-01-01", names[row.0]);
                certification(&who, row.2, &on, row.3, Some(row.4))
            })
            .collect();
        let tally = |made: &[Certification]| counted(&roster, made, &AROUND, |it| it.total.clone());
        let t = tally(&made);
        let (counts, pix) = by_hand(&rows);
        let ours = [t.passed, t.validated, t.not_obtained, t.cancelled, t.error, t.started, t.absent];
        prop_assert_eq!(ours, counts);
        prop_assert_eq!(t.pix().is_some(), pix.is_some());
        if let (Some(ours), Some(naive)) = (t.pix(), pix) {
            for (one, other) in [ours.mean, ours.q1, ours.median, ours.q3].iter().zip(naive) {
                prop_assert!((one - other).abs() < 1e-9, "{} {}", one, other);
            }
        }
        let turned: Vec<Certification> = made.iter().rev().cloned().collect();
        prop_assert_eq!(t, tally(&turned));
    }
}

#[test]
fn a_day_is_in_its_school_year() {
    let roster = base(&["ABEL;Ana;3A;2012-01-01"]);
    let old = certification("Abel;Ana;2012-01-01", 1, "2026-06-10", Validated, Some(300));
    let new = certification(
        "Autre;Luc;2012-05-05",
        2,
        "2027-03-17",
        Validated,
        Some(300),
    );
    counted(&roster, &[old, new], &AROUND, |results| {
        assert_eq!(results.total.validated, 1); // the last one she has
        let earlier: Vec<_> = results.earlier.iter().map(|it| it.1.date).collect();
        assert_eq!(earlier, [Some(day("2026-06-10"))]);
    });
}
