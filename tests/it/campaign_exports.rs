//! Campaign exports: every case of the specification, §8.5 and §8.6.

use std::fmt::Write as _;

use pixplan::diagnostic::Diagnostic;
use pixplan::parse::pix_csv::read_campaigns;
use pixplan::pix::{Campaign, CampaignExport, CampaignKind, Competence, Participation};

use crate::pix_writer::{COURSE_MIDDLE, COURSE_START, MASTERY, Value, campaign_file, number, text};

const NAME: &str = "Resultats-Rentrée 3e-10234-2026-11-18-1015.csv";

fn codes(findings: &[Diagnostic]) -> String {
    let codes: Vec<_> = findings.iter().map(|it| it.kind.code).collect();
    codes.join(" ")
}

#[track_caller]
fn one(bytes: &[u8]) -> (Campaign, Participation) {
    let (exports, findings) = read_campaigns(bytes, NAME);
    assert_eq!(codes(&findings), "");
    let [
        CampaignExport {
            campaign,
            participations,
            ..
        },
    ] = exports.as_slice()
    else {
        panic!("one campaign, not {}", exports.len());
    };
    let [participation] = participations.as_slice() else {
        panic!("one participation, not {}", participations.len());
    };
    (campaign.clone(), participation.clone())
}

/// The cells under [`COURSE_START`].
fn start() -> Vec<Value> {
    let cells = [
        "Observatoire de Pix",
        "777",
        "QWERTY789",
        "Campagne de Test",
        "Profil A",
        "Bono",
        "Jean",
    ];
    let mut cells: Vec<Value> = cells.map(text).to_vec();
    cells[1] = number(777.0);
    cells
}

fn shared() -> [Value; 4] {
    [
        number(1.0),
        text("01/03/2020 11:00"),
        text("Oui"),
        text("01/04/2020 12:00"),
    ]
}

fn unshared(progression: f64) -> [Value; 4] {
    [
        number(progression),
        text("01/03/2020 11:00"),
        text("Non"),
        text("NA"),
    ]
}

/// A line: the start, what identifies the participant, the four middle cells, the end.
fn line(who: &[Value], middle: &[Value; 4], end: &[Value]) -> Vec<Value> {
    [start().as_slice(), who, middle, end].concat()
}

fn titles<'a>(who: &[&'a str], end: &[&'a str]) -> Vec<&'a str> {
    [&COURSE_START[..], who, &COURSE_MIDDLE, end].concat()
}

fn statistics(of: &str, name: &str) -> [String; 3] {
    match of {
        "compétence" => [
            format!("% de maitrise des acquis de la compétence {name}"),
            format!("Nombre d'acquis du profil cible dans la compétence {name}"),
            format!("Acquis maitrisés dans la compétence {name}"),
        ],
        _ => [
            format!("% de maitrise des acquis du domaine {name}"),
            format!("Nombre d'acquis du profil cible du domaine {name}"),
            format!("Acquis maitrisés du domaine {name}"),
        ],
    }
}

/// What was read of a participation, in one line.
fn told(one: &Participation) -> String {
    let mut out = String::new();
    let time = |it: Option<chrono::NaiveDateTime>| {
        it.map_or("-".to_owned(), |it| it.format("%F %R").to_string())
    };
    let rate = |it: Option<f64>| it.map_or("-".to_owned(), |it| it.to_string());
    write!(
        out,
        "{} {}",
        one.participant.last_name, one.participant.first_name
    )
    .unwrap();
    write!(out, " | {} | {}", rate(one.progression), time(one.started)).unwrap();
    write!(out, " | {} {}", one.shared, time(one.shared_on)).unwrap();
    write!(out, " | {}", rate(one.mastery)).unwrap();
    for (competence, mastery) in &one.competences {
        write!(out, " {}={mastery}", competence.index()).unwrap();
    }
    out
}

#[test]
fn the_twelve_common_columns_are_read() {
    let file = campaign_file(
        &titles(&[], &[MASTERY]),
        &[line(&[], &shared(), &[number(1.0)])],
    );
    let (campaign, found) = one(&file);
    assert_eq!(campaign.kind, CampaignKind::Assessment);
    assert_eq!(campaign.organization, "Observatoire de Pix");
    assert_eq!(
        (campaign.id, campaign.code.as_deref()),
        (Some(777), Some("QWERTY789"))
    );
    assert_eq!(
        (campaign.name.as_str(), campaign.course.as_deref()),
        ("Campagne de Test", Some("Profil A"))
    );
    assert_eq!(
        told(&found),
        "Bono Jean | 1 | 2020-03-01 11:00 | true 2020-04-01 12:00 | 1"
    );
    assert_eq!(found.participant.division, None);
    assert_eq!((found.stage, found.badges.len()), (None, 0));
}

#[test]
fn who_took_part_is_read_whatever_the_kind_of_school() {
    #[track_caller]
    fn case(who: &[&str], cells: &[&str], expected: [Option<&str>; 4]) {
        let cells: Vec<Value> = cells.iter().map(|it| text(it)).collect();
        let file = campaign_file(
            &titles(who, &[MASTERY]),
            &[line(&cells, &shared(), &[number(0.5)])],
        );
        let found = one(&file).1.participant;
        let found = [
            &found.division,
            &found.group,
            &found.student_number,
            &found.external_id,
        ];
        assert_eq!(found.map(Option::as_deref), expected, "{who:?}");
    }

    case(&["Classe"], &["3A"], [Some("3A"), None, None, None]);
    case(&["Classe"], &[""], [None; 4]); // not known
    case(
        &["Groupe", "Numéro Étudiant"],
        &["G1", "0012"],
        [None, Some("G1"), Some("0012"), None],
    );
    case(&["email"], &["a@b.fr"], [None, None, None, Some("a@b.fr")]);
    case(
        &["Classe", "email"],
        &["3A", "-a@b.fr"],
        [Some("3A"), None, None, Some("-a@b.fr")],
    );
    case(
        &["Groupe", "Numéro Étudiant", "x"],
        &["G", "1", "y"],
        [None, Some("G"), Some("1"), Some("y")],
    );
}

#[test]
fn columns_of_an_import_are_passed_over_and_said() {
    for end in [vec![], vec!["Classe"]] {
        let who = [vec!["hobby", "sleep"], end.clone()].concat();
        let cells = vec![text("échecs"); who.len()];
        let file = campaign_file(
            &titles(&who, &[MASTERY]),
            &[line(&cells, &shared(), &[number(0.5)])],
        );
        let (exports, findings) = read_campaigns(&file, NAME);
        assert_eq!(codes(&findings), "EXPORT_COLUMN_UNKNOWN");
        assert!(
            findings[0].message.contains("hobby"),
            "{}",
            findings[0].message
        );
        let found = &exports[0].participations[0];
        assert_eq!(found.mastery, Some(0.5));
        assert_eq!(found.participant.external_id, None);
    }
}

#[test]
fn stages_and_badges_are_read() {
    #[track_caller]
    fn case(middle: &[Value; 4], cells: [&str; 2], mastery: Value, expected: &str) {
        let end = ["Palier obtenu (/2)", "Bien parti obtenu (O/N)", MASTERY];
        let stage = cells[0].parse().map_or(text(cells[0]), number);
        let file = campaign_file(
            &titles(&[], &end),
            &[line(&[], middle, &[stage, text(cells[1]), mastery])],
        );
        let found = one(&file).1;
        assert_eq!(format!("{:?} {:?}", found.stage, found.badges), expected);
    }

    case(
        &shared(),
        ["2", "Oui"],
        number(0.7),
        "Some(2) [(\"Bien parti\", Some(true))]",
    );
    case(
        &shared(),
        ["3", "Non"],
        number(0.67),
        "Some(3) [(\"Bien parti\", Some(false))]",
    );
    case(
        &unshared(1.0),
        ["NA", "NA"],
        text("NA"),
        "None [(\"Bien parti\", None)]",
    );
    let three = [
        "A obtenu (O/N)",
        "B obtenu (O/N)",
        "C obtenu (O/N)",
        MASTERY,
    ];
    let cells = vec![text("Oui"), text("Non"), text("Oui"), number(1.0)];
    let file = campaign_file(&titles(&[], &three), &[line(&[], &shared(), &cells)]);
    assert_eq!(one(&file).1.badges.len(), 3);
}

#[test]
fn mastery_is_read_by_competence_and_the_rest_is_passed_over() {
    let competences = [
        "Mener une recherche et une veille d’information",
        "Gérer des données",
        "Interagir",
    ];
    let areas = ["Information et données", "Communication et collaboration"];
    let all = competences
        .iter()
        .flat_map(|it| statistics("compétence", it));
    let all = all.chain(areas.iter().flat_map(|it| statistics("domaine", it)));
    let skills = ["@web1", "@web2", "@don1", "@int1", "@int2"];
    let mut end: Vec<String> = vec![MASTERY.to_owned()];
    end.extend(all.chain(skills.map(str::to_owned)));
    let end: Vec<&str> = end.iter().map(String::as_str).collect();
    let rates = [
        0.5, 2.0, 1.0, 0.0, 1.0, 0.0, 1.0, 2.0, 2.0, 0.33, 3.0, 1.0, 1.0, 2.0, 2.0,
    ];
    let mut cells = vec![number(0.6)];
    cells.extend(rates.map(number));
    cells.extend(["OK", "Non testé", "KO", "OK", "OK"].map(text));
    let file = campaign_file(&titles(&[], &end), &[line(&[], &shared(), &cells)]);
    let text_of = String::from_utf8(file.clone()).unwrap();
    assert!(
        text_of.contains("0,5;2;1;0;1;0;1;2;2;0,33;3;1;1;2;2;\"OK\";\"Non testé\""),
        "{text_of}"
    );
    let expected =
        "Bono Jean | 1 | 2020-03-01 11:00 | true 2020-04-01 12:00 | 0.6 1.1=0.5 1.2=0 2.1=1";
    assert_eq!(told(&one(&file).1), expected);

    let absent = vec![text("NA"); end.len()];
    let file = campaign_file(&titles(&[], &end), &[line(&[], &unshared(0.0), &absent)]);
    assert_eq!(
        told(&one(&file).1),
        "Bono Jean | 0 | 2020-03-01 11:00 | false - | -"
    );
    let file = campaign_file(&titles(&[], &end), &[line(&[], &unshared(1.0), &absent)]);
    assert_eq!(
        told(&one(&file).1),
        "Bono Jean | 1 | 2020-03-01 11:00 | false - | -"
    );
}

#[test]
fn older_exports_are_read_as_the_new_ones() {
    let titles = [
        "Nom de l'organisation",
        "ID Campagne",
        "Nom de la campagne",
        "Nom du Profil Cible",
        "Nom du Participant",
        "Prénom du Participant",
        "Classe",
        "Date de début",
        "Partage (O/N)",
        "Date du partage",
        MASTERY,
    ];
    let cells = [
        "O",
        "12",
        "Rentrée",
        "Profil A",
        "LE GOFF",
        "Anaïs",
        "6A",
        "2023-09-14",
        "Oui",
        "2023-09-15",
    ];
    let mut cells: Vec<Value> = cells.map(text).to_vec();
    cells.push(number(0.42));
    let (campaign, found) = one(&campaign_file(&titles, &[cells]));
    assert_eq!(
        (campaign.code, campaign.course.as_deref()),
        (None, Some("Profil A"))
    );
    let expected = "LE GOFF Anaïs | - | 2023-09-14 00:00 | true 2023-09-15 00:00 | 0.42";
    assert_eq!(told(&found), expected);
}

const PROFILE_START: [&str; 6] = [
    "Nom de l'organisation",
    "ID Campagne",
    "Code",
    "Nom de la campagne",
    "Nom du Participant",
    "Prénom du Participant",
];

const PROFILE_MIDDLE: [&str; 5] = [
    "Envoi (O/N)",
    "Date et heure de l'envoi (Europe/Paris)",
    "Nombre de pix total",
    "Certifiable (O/N)",
    "Nombre de compétences certifiables",
];

/// A profile collection with all sixteen competences.
fn profile(who: &[(&str, &str)], middle: [Value; 5], levels: &[(f64, f64)]) -> Vec<u8> {
    let skills = Competence::ALL.map(|one| {
        let name = one.name();
        [
            format!("Niveau pour la compétence {name}"),
            format!("Nombre de pix pour la compétence {name}"),
        ]
    });
    let mut titles = PROFILE_START.to_vec();
    titles.extend(who.iter().map(|(title, _)| *title));
    titles.extend(PROFILE_MIDDLE);
    titles.extend(skills.iter().flatten().map(String::as_str));
    let mut cells = start();
    cells.remove(4);
    cells.extend(who.iter().map(|(_, cell)| text(cell)));
    let is_shared = middle[0] == text("Oui");
    cells.extend(middle);
    for at in 0..Competence::COUNT {
        let (level, pix) = levels.get(at).copied().unwrap_or_default();
        let value = |it| if is_shared { number(it) } else { text("NA") };
        cells.extend([value(level), value(pix)]);
    }
    campaign_file(&titles, &[cells])
}

#[test]
fn profiles_are_read_when_they_were_sent() {
    let sent = |certifiable: &str, count: f64| {
        [
            text("Oui"),
            text("02/03/2019 00:04"),
            number(13.0),
            text(certifiable),
            number(count),
        ]
    };
    for (word, count, expected) in [("Non", 0_u32, false), ("Oui", 5, true)] {
        let file = profile(&[], sent(word, f64::from(count)), &[(1.0, 9.0), (0.0, 4.0)]);
        let (campaign, found) = one(&file);
        assert_eq!(campaign.kind, CampaignKind::ProfileCollection);
        assert_eq!(campaign.course, None);
        assert_eq!(found.shared_on.unwrap().to_string(), "2019-03-02 00:04:00");
        let profile = found.profile.unwrap();
        assert_eq!(
            (profile.pix, profile.certifiable),
            (Some(13), Some(expected))
        );
        assert_eq!(profile.certifiable_competences, Some(count));
        assert_eq!(
            (profile.skills[0].level, profile.skills[0].pix),
            (Some(1), Some(9))
        );
        assert_eq!(
            (profile.skills[1].level, profile.skills[1].pix),
            (Some(0), Some(4))
        );
    }
    let unsent = [text("Non"), text("NA"), text("NA"), text("NA"), text("NA")];
    let (_, found) = one(&profile(&[], unsent, &[]));
    assert_eq!(
        (found.shared, found.shared_on, found.profile),
        (false, None, None)
    );
}

#[test]
fn participants_of_a_collection_are_read_whatever_the_kind_of_school() {
    #[track_caller]
    fn case(who: &[(&str, &str)], expected: [Option<&str>; 4]) {
        let unsent = [text("Non"), text("NA"), text("NA"), text("NA"), text("NA")];
        let found = one(&profile(who, unsent, &[])).1.participant;
        let found = [
            &found.division,
            &found.group,
            &found.student_number,
            &found.external_id,
        ];
        assert_eq!(found.map(Option::as_deref), expected, "{who:?}");
    }

    case(&[("Classe", "3A")], [Some("3A"), None, None, None]);
    case(&[("Classe", "")], [None; 4]);
    case(&[("Groupe", ""), ("Numéro Étudiant", "")], [None; 4]);
    case(
        &[("Groupe", "G"), ("Numéro Étudiant", "0012")],
        [None, Some("G"), Some("0012"), None],
    );
    case(
        &[("Classe", "3A"), ("Mail pro", "=a")],
        [Some("3A"), None, None, Some("=a")],
    );
    case(&[], [None; 4]);
}

#[test]
fn the_day_of_the_data_is_in_the_name_else_inside() {
    let file = campaign_file(
        &titles(&[], &[MASTERY]),
        &[line(&[], &shared(), &[number(1.0)])],
    );
    let day = |name: &str| read_campaigns(&file, name).0[0].as_of.unwrap().to_string();
    assert_eq!(day(NAME), "2026-11-18");
    assert_eq!(day("x.csv"), "2020-04-01");
}

#[test]
fn several_campaigns_in_a_file_are_counted_apart() {
    let mut other = line(&[], &shared(), &[number(1.0)]);
    other[1] = number(778.0);
    other[2] = text("QWERTY799");
    let lines = [line(&[], &shared(), &[number(1.0)]), other.clone(), other];
    let (exports, findings) =
        read_campaigns(&campaign_file(&titles(&[], &[MASTERY]), &lines), NAME);
    assert_eq!(codes(&findings), "SEVERAL_CAMPAIGNS");
    let counts: Vec<_> = exports.iter().map(|it| it.participations.len()).collect();
    assert_eq!(counts, [1, 2]);
}
