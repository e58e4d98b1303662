//! Where everybody stands.

use std::collections::BTreeMap;

use pixplan::follow::{
    Asked, Certifiability, Counts, Matcher, Progress, Pupils, Purpose, UnmatchedReason, progress,
};
use pixplan::pix::{CampaignExport, CampaignKind, Participation};
use pixplan::school::{Roster, Student};
use proptest::prelude::*;

use crate::follow::naive;
use crate::follow::school::{
    base, campaign, course_row, export, person, profile_row, pupil, row, typed,
};

/// `3A 4 3 2 1 | 1 1 2`, for each division.
fn shown(progress: &Progress<'_>) -> Vec<String> {
    let line = |name: &str, counts: &Counts| {
        format!(
            "{name} {} {} {} {} | {} {} {}",
            counts.enrolled,
            counts.started,
            counts.finished,
            counts.shared,
            counts.certifiable,
            counts.not_certifiable,
            counts.unknown
        )
    };
    let divisions = progress.divisions.iter();
    let divisions = divisions.map(|it| line(&it.division, &it.counts));
    divisions.chain([line("total", &progress.total)]).collect()
}

fn names(progress: &Progress<'_>, list: &[usize]) -> String {
    let names = list
        .iter()
        .map(|&at| progress.pupils[at].student.last_name.as_str());
    names.collect::<Vec<_>>().join(" ")
}

/// Two classes of 3e, a course and a collection exported twice.
fn school() -> (Roster, Vec<CampaignExport>) {
    let roster = base(&[
        "ABEL;Ana;3A",
        "BRUN;Bob;3A",
        "COLIN;Cleo;3A",
        "DENIS;Dan;3A",
        "EVEN;Eve;3B",
        "FAURE;Fay;3B",
        "GUY;Gil;6A",
    ]);
    let course = campaign(CampaignKind::Assessment, "Rentrée 3e");
    let collection = campaign(CampaignKind::ProfileCollection, "Profils 3e");
    let exports = vec![
        export(
            course,
            "2026-11-18",
            vec![
                course_row("abel;ana;3A", 1.0, Some(0.7)),
                course_row("Abel;Ana;3A", 0.2, None), // began again: the most advanced counts
                course_row("Brun;Bob;3A", 1.0, None),
                course_row("Colin;Cleo;3A", 0.5, None),
                course_row("Even;Eve;3B", 0.0, None),
                course_row("Prof;Test;3A", 1.0, Some(0.9)),
            ],
        ),
        export(
            collection.clone(),
            "2026-11-05",
            vec![profile_row("Abel;Ana;3A", "2026-11-04", false, &[(1, 8)])],
        ),
        export(
            collection,
            "2026-11-18",
            vec![
                profile_row("Abel;Ana;3A", "2026-11-17", true, &[(1, 8); 5]),
                profile_row("Abel;Ana;3A", "2026-11-04", false, &[(1, 8)]),
                profile_row(
                    "Brun;Bob;3A",
                    "2026-11-10",
                    false,
                    &[(1, 9), (0, 7), (1, 8), (0, 2)],
                ),
                row("Faure;Fay;3B"), // took part, sent nothing
            ],
        ),
    ];
    (roster, exports)
}

#[test]
fn a_name_that_is_nobody_is_told_once_with_its_campaigns() {
    let roster = base(&["ABEL;Ana;3A"]);
    let of = |name| campaign(CampaignKind::Assessment, name);
    let rows = |names: &[&str]| names.iter().map(|it| row(it)).collect::<Vec<_>>();
    let exports = [
        export(
            of("Rentrée"),
            "2026-10-01",
            rows(&["PROF;Test;3A", "Autre;Luc;"]),
        ),
        export(of("SOS"), "2026-10-02", rows(&["Prof;Test;3 A"])),
    ];
    let pupils = Pupils::new(&roster);
    let matcher = Matcher::new(&pupils, &[]);
    let found = progress(&matcher, &exports, &Asked::default(), &[]).unwrap();
    let unmatched = found.lists.unmatched.iter();
    let unmatched: Vec<_> = unmatched
        .map(|it| (&*it.last_name, it.campaigns.join(", ")))
        .collect();
    let expected = [("Autre", "Rentrée"), ("PROF", "Rentrée, SOS")];
    assert_eq!(
        unmatched,
        expected.map(|(name, all)| (name, all.to_owned()))
    );
}

#[test]
fn who_was_in_an_earlier_base_has_left() {
    let roster = base(&["ABEL;Ana;3A"]);
    let earlier = base(&["ABEL;Ana;3A", "Abeille;Ana;3A;2012-01-01"]);
    let rows = vec![row("Abeille;Ana;3A"), row("Autre;Luc;3A")];
    let exports = [export(
        campaign(CampaignKind::Assessment, "Rentrée"),
        "2026-10-01",
        rows,
    )];
    let pupils = Pupils::new(&roster);
    let matcher = Matcher::new(&pupils, &[]).with_former(&earlier.students);
    let found = progress(&matcher, &exports, &Asked::default(), &[]).unwrap();
    let unmatched = found.lists.unmatched.iter();
    let unmatched: Vec<_> = unmatched.map(|it| (&*it.last_name, it.reason)).collect();
    assert_eq!(
        unmatched,
        [
            ("Abeille", UnmatchedReason::Left),
            ("Autre", UnmatchedReason::Unknown)
        ]
    );
}

#[test]
fn who_is_in_an_older_export_only_was_active_all_the_same() {
    let roster = base(&["ABEL;Ana;3A", "BRUN;Bob;3A", "COLIN;Cleo;3A"]);
    let course = campaign(CampaignKind::Assessment, "Rentrée");
    let exports = [
        export(
            course.clone(),
            "2026-10-01",
            vec![row("Abel;Ana;3A"), row("Brun;Bob;3A")],
        ),
        export(course, "2026-11-01", vec![row("Brun;Bob;3A")]),
    ];
    let pupils = Pupils::new(&roster);
    let matcher = Matcher::new(&pupils, &[]);
    let found = progress(&matcher, &exports, &Asked::default(), &[]).unwrap();
    assert_eq!(names(&found, &found.lists.not_started), "ABEL COLIN");
    assert_eq!(names(&found, &found.lists.inactive), "COLIN");
}

#[test]
fn an_invented_school_is_counted_as_by_hand() {
    let (roster, exports) = school();
    let pupils = Pupils::new(&roster);
    let matcher = Matcher::new(&pupils, &[]);
    let of = |asked: &Asked| progress(&matcher, &exports, asked, &[]).unwrap();

    let all = of(&Asked::default());
    assert_eq!(
        shown(&all),
        [
            "6A 1 0 0 0 | 0 0 1",
            "3A 4 3 2 2 | 1 1 2",
            "3B 2 2 0 0 | 0 0 2",
            "total 7 5 2 2 | 1 1 5"
        ]
    );
    assert_eq!(names(&all, &all.lists.not_started), "GUY DENIS");
    assert_eq!(names(&all, &all.lists.unfinished), "COLIN EVEN FAURE");
    assert_eq!(names(&all, &all.lists.not_shared), "FAURE"); // BRUN sent his profile
    assert_eq!(names(&all, &all.lists.not_certifiable), "BRUN");
    assert_eq!(
        names(&all, &all.lists.unknown),
        "GUY COLIN DENIS EVEN FAURE"
    );
    assert_eq!(names(&all, &all.lists.inactive), "GUY DENIS");
    let unmatched = &all.lists.unmatched;
    assert_eq!(unmatched.len(), 1);
    assert_eq!(
        (&*unmatched[0].last_name, unmatched[0].campaigns.join(", ")),
        ("Prof", "Rentrée 3e".to_owned())
    );

    let courses = of(&Asked {
        kind: Some(CampaignKind::Assessment),
        ..Asked::default()
    });
    assert_eq!(shown(&courses)[1], "3A 4 3 2 1 | 1 1 2"); // certifiable whatever is asked
    assert_eq!(names(&courses, &courses.lists.not_shared), "BRUN");
    assert_eq!(names(&courses, &courses.lists.inactive), "GUY DENIS");

    let collections = of(&Asked {
        kind: Some(CampaignKind::ProfileCollection),
        division: Some("3 b".to_owned()),
        ..Asked::default()
    });
    assert_eq!(
        shown(&collections),
        ["3B 2 1 0 0 | 0 0 2", "total 2 1 0 0 | 0 0 2"]
    );
    assert_eq!(names(&collections, &collections.lists.not_shared), "FAURE");
    assert_eq!(names(&collections, &collections.lists.not_started), "EVEN");

    let one = of(&Asked {
        campaign: Some("rentree 3e".to_owned()),
        ..Asked::default()
    });
    assert_eq!(one.campaigns.len(), 1);
    assert_eq!(one.campaigns[0].counts.finished, 2);
    let missing = Asked {
        campaign: Some("Rentrée 4e".to_owned()),
        ..Asked::default()
    };
    assert!(progress(&matcher, &exports, &missing, &[]).is_err());
}

#[test]
fn what_is_lacking_and_what_changed() {
    let (roster, exports) = school();
    let pupils = Pupils::new(&roster);
    let matcher = Matcher::new(&pupils, &[]);
    let all = progress(&matcher, &exports, &Asked::default(), &[]).unwrap();
    let brun = &all.pupils[1];
    assert_eq!(brun.certifiability, Certifiability::No);
    let gap = brun.gap.as_ref().unwrap();
    let nearest: Vec<_> = gap
        .nearest
        .iter()
        .take(2)
        .map(|it| (it.0.index(), it.1))
        .collect();
    assert_eq!((gap.missing, nearest), (3, vec![("1.2", 1), ("2.1", 6)]));
    let change = all.change.unwrap();
    assert_eq!(change.since.to_string(), "2026-11-05");
    assert_eq!(
        (change.total.certifiable, change.total.not_certifiable),
        (0, 1)
    );
    assert_eq!(change.total.finished, 2); // the course has no earlier export: as it is
}

#[test]
fn the_attestation_wants_both_courses_or_the_one_that_catches_up() {
    let roster = base(&["A;a;6A", "B;b;6A", "C;c;6A", "D;d;6A", "E;e;3A"]);
    let of =
        |name: &str, rows| export(campaign(CampaignKind::Assessment, name), "2026-11-18", rows);
    let exports = [
        of(
            "Un",
            vec![
                course_row("A;a;6A", 1.0, Some(0.5)),
                course_row("B;b;6A", 1.0, Some(0.9)),
                course_row("C;c;6A", 1.0, Some(0.49)),
            ],
        ),
        of(
            "Deux",
            vec![
                course_row("A;a;6A", 1.0, Some(0.6)),
                course_row("C;c;6A", 1.0, Some(0.8)),
            ],
        ),
        of(
            "Rattrapage",
            vec![
                course_row("C;c;6A", 1.0, Some(0.5)),
                course_row("E;e;3A", 1.0, Some(1.0)),
            ],
        ),
    ];
    let pupils = Pupils::new(&roster);
    let matcher = Matcher::new(&pupils, &[]);
    let named = ["Un", "DEUX", "Rattrapage"].map(ToOwned::to_owned).to_vec();
    let purposes = [
        (Purpose::SixiemeAttestation, named),
        (Purpose::Entry, vec!["Deux".to_owned()]),
    ];
    let found = progress(&matcher, &exports, &Asked::default(), &purposes).unwrap();
    let attestation = &found.courses[0];
    assert_eq!(
        (
            attestation.concerned,
            attestation.started,
            attestation.achieved
        ),
        (4, 3, 2)
    );
    let missing: Vec<_> = attestation
        .missing
        .iter()
        .map(|it| &*it.last_name)
        .collect();
    assert_eq!(missing, ["B", "D"]);
    let entry = &found.courses[1];
    assert_eq!((entry.concerned, entry.achieved), (4, 2)); // 6e alone: where somebody began
}

/// A random row: who, how far, sent or not.
fn course_rows() -> impl Strategy<Value = Vec<Participation>> {
    let how_far = prop::sample::select(vec![0.0, 0.4, 1.0]);
    let one = (typed(), how_far, prop::option::of(0.0..1.0_f64));
    prop::collection::vec(
        one.prop_map(|(who, far, sent)| course_row(&who, far, sent)),
        0..12,
    )
}

fn profile_rows() -> impl Strategy<Value = Vec<Participation>> {
    let one = (typed(), 1..6_u32, any::<bool>(), prop::bool::weighted(0.8));
    let one = one.prop_map(|(who, on, certifiable, sent)| {
        if sent {
            profile_row(&who, &format!("2026-11-0{on}"), certifiable, &[])
        } else {
            row(&who)
        }
    });
    prop::collection::vec(one, 0..12)
}

/// The counts of one class, as the contract reads.
fn by_hand(
    students: &[Student],
    division: &str,
    rows: &[Participation],
    profiles: &[Participation],
) -> [usize; 6] {
    let typed = |it: &Participation| {
        let who = &it.participant;
        let division = who.division.clone().unwrap_or_default();
        format!("{};{};{division}", who.last_name, who.first_name)
    };
    let of = |ine: &str, all: &[Participation]| -> Vec<Participation> {
        let own = all
            .iter()
            .filter(|it| naive::who(students, &typed(it)) == Some(ine));
        own.cloned().collect()
    };
    let mut counts = [0; 6];
    for student in students.iter().filter(|it| it.division == division) {
        let rows = of(&student.ine, rows);
        let profiles = of(&student.ine, profiles);
        counts[0] += usize::from(!rows.is_empty());
        counts[1] += usize::from(
            rows.iter()
                .any(|it| it.progression == Some(1.0) || it.shared),
        );
        counts[2] += usize::from(rows.iter().any(|it| it.shared));
        let mut by_day: BTreeMap<_, bool> = BTreeMap::new();
        for sent in profiles.iter().filter(|it| it.shared) {
            let says = sent.profile.as_ref().unwrap().certifiable.unwrap();
            // The same day twice with two answers: the kinder one.
            *by_day.entry(sent.shared_on).or_default() |= says;
        }
        let at = match by_day.last_key_value() {
            Some((_, true)) => 3,
            Some((_, false)) => 4,
            None => 5,
        };
        counts[at] += 1;
    }
    counts
}

proptest! {
    #[test]
    fn random_schools_are_counted_as_the_contract_reads(
        people in prop::collection::vec(person(), 1..12),
        rows in course_rows(),
        profiles in profile_rows(),
    ) {
        let mut roster = Roster { students: people.iter().map(|text| pupil(text)).collect() };
        for (number, student) in roster.students.iter_mut().enumerate() {
            student.ine = number.to_string();
        }
        let exports = |rows: &[Participation], profiles: &[Participation]| [
            export(campaign(CampaignKind::Assessment, "Parcours"), "2026-11-18", rows.to_vec()),
            export(campaign(CampaignKind::ProfileCollection, "Profils"), "2026-11-18", profiles.to_vec()),
        ];
        let asked = Asked { kind: Some(CampaignKind::Assessment), ..Asked::default() };
        let pupils = Pupils::new(&roster);
        let matcher = Matcher::new(&pupils, &[]);
        let straight = exports(&rows, &profiles);
        let found = progress(&matcher, &straight, &asked, &[]).unwrap();
        for division in &found.divisions {
            let c = division.counts;
            let ours = [c.started, c.finished, c.shared, c.certifiable, c.not_certifiable, c.unknown];
            prop_assert_eq!(ours, by_hand(&roster.students, &division.division, &rows, &profiles));
            prop_assert_eq!(c.enrolled, c.certifiable + c.not_certifiable + c.unknown);
        }
        let sum: usize = found.divisions.iter().map(|it| it.counts.started).sum();
        prop_assert_eq!(sum, found.total.started);
        prop_assert_eq!(found.lists.not_started.len(), c_sum(&found, |c| c.enrolled - c.started));
        prop_assert_eq!(found.lists.unfinished.len(), c_sum(&found, |c| c.started - c.finished));

        let turned = |rows: &[Participation]| rows.iter().rev().cloned().collect::<Vec<_>>();
        let turned = exports(&turned(&rows), &turned(&profiles));
        let again = progress(&matcher, &turned, &asked, &[]).unwrap();
        prop_assert_eq!(found, again);
    }
}

fn c_sum(progress: &Progress<'_>, of: impl Fn(Counts) -> usize) -> usize {
    progress.divisions.iter().map(|it| of(it.counts)).sum()
}
