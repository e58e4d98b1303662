//! What is written comes back: Pix's exports through our readers, and what the
//! dossier keeps of them.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;

use pixplan::parse::kept_csv;
use pixplan::parse::pix_csv::{read_campaigns, read_certifications};
use pixplan::pix::{
    Campaign, CampaignExport, CampaignKind, Certification, CertificationExport, CertificationKind,
    CertificationStatus, Competence, Mesh, Participant, Participation, Profile, Skill,
};
use pixplan::source::Line;

use crate::pix_writer::{
    COURSE_MIDDLE, COURSE_START, MASTERY, RESULTS, Value, campaign_file, certification_file,
    number, text,
};

/// Texts without blanks at their ends; a `'` before a sign is Pix's own guard.
fn words() -> impl Strategy<Value = String> {
    "[A-Za-zÉéœ=+@\\-\";,.0-9’ ]{0,9}".prop_map(|it| it.trim().to_owned())
}

fn names() -> impl Strategy<Value = String> {
    "[A-Zé=+@\\-\"; 0-9]{1,9}".prop_map(|it| format!("{}x", it.trim_start()))
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (715_000_i32..745_000)
        .prop_map(|days| NaiveDate::from_num_days_from_ce_opt(days).expect("a day"))
}

fn instant() -> impl Strategy<Value = NaiveDateTime> {
    (day(), 0_u32..1440).prop_map(|(day, minute)| {
        day.and_hms_opt(minute / 60, minute % 60, 0)
            .expect("a minute of the day")
    })
}

fn rate() -> impl Strategy<Value = f64> {
    (0_u32..=1000).prop_map(|it| f64::from(it) / 1000.0)
}

fn small(number: usize) -> u8 {
    u8::try_from(number).expect("a small number")
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned()).filter(|it| !it.is_empty())
}

proptest! {
    #[test]
    fn a_course_as_pix_writes_it_comes_back(
        names in prop::collection::vec(names(), 2),
        texts in prop::collection::vec(words(), 4),
        progression in rate(),
        started in instant(),
        sent in prop::option::of((instant(), rate())),
    ) {
        let titles = [&COURSE_START[..], &["Classe", "email"], &COURSE_MIDDLE, &[MASTERY]].concat();
        let mut cells = vec![text(&texts[0]), number(12.0), text("EMBRUN234"), text(&texts[1]), text("P")];
        cells.extend([&names[0], &names[1], &texts[2], &texts[3]].map(|it| text(it)));
        let time = |it: NaiveDateTime| text(&it.format("%d/%m/%Y %H:%M").to_string());
        cells.extend([number(progression), time(started)]);
        cells.extend(match sent {
            Some((day, mastery)) => [text("Oui"), time(day), number(mastery)],
            None => [text("Non"), text("NA"), text("NA")],
        });
        let (exports, findings) = read_campaigns(&campaign_file(&titles, &[cells]), "x.csv");
        prop_assert_eq!(findings, []);
        let expected = Participation {
            line: Line(2),
            participant: Participant {
                last_name: names[0].clone(),
                first_name: names[1].clone(),
                division: some(&texts[2]),
                external_id: some(&texts[3]),
                ..Participant::default()
            },
            progression: Some(progression),
            started: Some(started),
            shared: sent.is_some(),
            shared_on: sent.map(|it| it.0),
            mastery: sent.map(|it| it.1),
            stage: None,
            badges: Vec::new(),
            competences: Vec::new(),
            profile: None,
        };
        prop_assert_eq!(&exports[0].campaign.organization, &texts[0]);
        prop_assert_eq!(&exports[0].campaign.name, &texts[1]);
        prop_assert_eq!(&exports[0].participations, &[expected]);
    }

    #[test]
    fn results_as_pix_writes_them_come_back(
        names in prop::collection::vec(names(), 2),
        comment in words(),
        status in 0_usize..5,
        mesh in prop::option::of(0_usize..8),
        pix in 0_u32..896,
        levels in prop::collection::vec(prop::option::of(0_u8..9), 16),
        days in prop::collection::vec(day(), 2),
    ) {
        let words = ["Validée", "Non obtenue", "Annulée", "En erreur", "Démarrée"];
        let date = |it: NaiveDate| text(&it.format("%d/%m/%Y").to_string());
        let dash = |it: Option<f64>| it.map_or(text("-"), number);
        let mesh = mesh.map(|at| Mesh::ALL[at]);
        let mut cells = vec![number(99.0), text(&names[1]), text(&names[0]), date(days[0])];
        cells.extend([text("SAINT-MALO"), text(""), text("Pix"), text(words[status])]);
        cells.push(text(mesh.map_or("-", Mesh::name)));
        cells.push(number(f64::from(pix)));
        cells.extend(levels.iter().map(|it| dash(it.map(f64::from))));
        cells.extend([text(&comment), number(7.0), date(days[1])]);
        let cells: Vec<Value> = cells;
        let (export, findings) = read_certifications(&certification_file(&RESULTS, &[cells]), "x.csv");
        prop_assert_eq!(findings, []);
        let one = export.unwrap().certifications.remove(0);
        prop_assert_eq!((&one.last_name, &one.first_name), (&names[0], &names[1]));
        prop_assert_eq!(one.comment, some(&comment));
        prop_assert_eq!((one.birthdate, one.date), (Some(days[0]), Some(days[1])));
        prop_assert_eq!((one.mesh, one.pix), (mesh, Some(pix)));
        prop_assert_eq!(one.levels.to_vec(), levels);
        prop_assert_eq!(one.status, STATUSES[status]);
    }

    #[test]
    fn a_kept_campaign_comes_back(
        texts in prop::collection::vec("[=+@'\t\"; a-é-]{0,6}", 6),
        as_of in prop::option::of(day()),
        lines in prop::collection::vec(participation(), 0..5),
        is_course in any::<bool>(),
    ) {
        let export = CampaignExport {
            campaign: Campaign {
                kind: if is_course { CampaignKind::Assessment } else { CampaignKind::ProfileCollection },
                organization: texts[0].clone(),
                id: Some(u64::MAX / 3),
                code: some(&texts[1]),
                name: texts[2].clone(),
                course: some(&texts[3]).filter(|_| is_course),
            },
            participations: lines.into_iter().map(|it| of_kind(it, is_course)).collect(),
            as_of,
        };
        let (back, findings) = kept_csv::read_campaign(&kept_csv::write_campaign(&export));
        prop_assert_eq!(findings, []);
        if export.participations.is_empty() {
            prop_assert_eq!(back, None);
        } else {
            let back = back.unwrap();
            prop_assert_eq!(&back.campaign, &export.campaign);
            prop_assert_eq!(back.as_of, export.as_of);
            prop_assert_eq!(sorted(&back.participations), sorted(&export.participations));
            // The order of the lines changes nothing in the file.
            let mut turned = export.clone();
            turned.participations.reverse();
            prop_assert_eq!(kept_csv::read_campaign(&kept_csv::write_campaign(&turned)).0, Some(back));
        }
    }

    #[test]
    fn kept_certifications_come_back(
        texts in prop::collection::vec("[=+@'\t\"; a-é-]{0,6}", 4),
        lines in prop::collection::vec((0_usize..5, any::<u64>(), 0_u32..1025, prop::option::of(day())), 1..5),
        session in prop::option::of(0_u64..100_000),
        label in "[a-zé+ ]{1,6}",
    ) {
        let certifications = lines.iter().map(|(status, number, pix, day)| Certification {
            line: Line(1),
            number: Some(number % 1_000_000_000_000),
            last_name: texts[0].clone(),
            first_name: texts[1].clone(),
            birthdate: *day,
            external_id: some(&texts[2]),
            kind: match some(&texts[3]) {
                Some(name) if pix % 2 == 0 => CertificationKind::Other(name),
                _ => CertificationKind::Core,
            },
            status: STATUSES[*status],
            mesh: Mesh::of_score(*pix),
            pix: Some(*pix),
            levels: std::array::from_fn(|at| (at % 3 > 0).then_some(small(at % 9))),
            comment: None,
            session,
            date: *day,
            complementary: vec![(label.clone(), "Validée".to_owned())],
        });
        let export = CertificationExport {
            division: some(&texts[2]),
            session,
            certifications: certifications.collect(),
            as_of: lines[0].3,
        };
        let (back, findings) = kept_csv::read_certifications(&kept_csv::write_certifications(&export));
        prop_assert_eq!(findings, []);
        let back = back.unwrap();
        prop_assert_eq!((&back.division, back.session, back.as_of), (&export.division, session, export.as_of));
        let sorted = |list: &[Certification]| {
            let list = list.iter().map(|one| Certification { line: Line(0), ..one.clone() });
            let mut list: Vec<String> = list.map(|it| format!("{it:?}")).collect();
            list.sort();
            list
        };
        prop_assert_eq!(sorted(&back.certifications), sorted(&export.certifications));
    }
}

const STATUSES: [CertificationStatus; 5] = [
    CertificationStatus::Validated,
    CertificationStatus::NotObtained,
    CertificationStatus::Cancelled,
    CertificationStatus::Error,
    CertificationStatus::Started,
];

fn participation() -> impl Strategy<Value = Participation> {
    let texts = prop::collection::vec("[=+@'\t\"; a-é-]{0,6}", 3);
    let times = (prop::option::of(instant()), prop::option::of(instant()));
    let rates = (
        prop::option::of(rate()),
        prop::option::of(rate()),
        prop::option::of(0_u32..9),
    );
    (texts, times, rates, any::<[bool; 3]>()).prop_map(|(texts, times, rates, flags)| {
        Participation {
            line: Line(0),
            participant: Participant {
                last_name: texts[0].clone(),
                first_name: texts[1].clone(),
                division: some(&texts[2]),
                ..Participant::default()
            },
            progression: rates.0,
            started: times.0,
            shared: flags[0],
            shared_on: times.1,
            mastery: rates.1,
            stage: rates.2,
            badges: vec![
                ("=Bien parti".to_owned(), Some(flags[1])),
                ("B".to_owned(), None),
            ],
            competences: rates
                .1
                .into_iter()
                .map(|it| (Competence::ALL[3], it))
                .collect(),
            profile: Some(Profile {
                pix: rates.2.map(|it| it * 100),
                certifiable: Some(flags[2]),
                certifiable_competences: rates.2,
                skills: std::array::from_fn(|at| Skill {
                    level: (at % 2 == 0).then_some(small(at % 9)),
                    pix: Some(u32::from(small(at))),
                }),
            }),
        }
    })
}

/// A profile is there when it was sent, and never in a course.
fn of_kind(one: Participation, is_course: bool) -> Participation {
    let profile = one.profile.filter(|_| one.shared && !is_course);
    Participation { profile, ..one }
}

/// Whatever the order and the lines.
fn sorted(list: &[Participation]) -> Vec<String> {
    let list = list.iter().map(|one| Participation {
        line: Line(0),
        ..one.clone()
    });
    let mut list: Vec<String> = list.map(|it| format!("{it:?}")).collect();
    list.sort();
    list
}
