//! Certification results: every case of the specification, §8.7.

use pixplan::diagnostic::Diagnostic;
use pixplan::parse::pix_csv::read_certifications;
use pixplan::pix::{Certification, CertificationExport, CertificationKind, CertificationStatus};

use crate::pix_writer::{RESULTS, Value, certification_file, number, text};

fn codes(findings: &[Diagnostic]) -> String {
    let codes: Vec<_> = findings.iter().map(|it| it.kind.code).collect();
    codes.join(" ")
}

#[track_caller]
fn read(bytes: &[u8], name: &str) -> CertificationExport {
    let (export, findings) = read_certifications(bytes, name);
    assert_eq!(codes(&findings), "");
    export.expect("results")
}

/// The line of §8.7, under [`RESULTS`], with some cells changed.
fn line(changes: &[(&str, Value)]) -> Vec<Value> {
    let mut cells = vec![number(123.0)];
    cells.extend(
        [
            "Louis",
            "BERNARD",
            "01/01/2000",
            "Paris",
            "L0u1s",
            "Pix",
            "Validée",
            "Novice 2",
        ]
        .map(text),
    );
    cells.push(number(55.0));
    cells.extend([0.0, 1.0, 5.0].map(number));
    cells.extend(vec![text("-"); 11]);
    cells.extend([
        number(0.0),
        number(0.0),
        text("RAS"),
        number(777.0),
        text("01/01/2020"),
    ]);
    for (title, value) in changes {
        let at = RESULTS.iter().position(|it| it == title).expect("a title");
        cells[at] = value.clone();
    }
    cells
}

fn without_marks(status: &str, score: Value) -> Vec<Value> {
    let mut cells = line(&[
        ("Statut", text(status)),
        ("Niveau", text("-")),
        ("Score en Pix", score),
    ]);
    cells[10..26].fill(text("-"));
    cells
}

#[track_caller]
fn one(line: Vec<Value>) -> Certification {
    let export = read(
        &certification_file(&RESULTS, &[line]),
        "20270621_resultats_777.csv",
    );
    export.certifications.into_iter().next().expect("one line")
}

#[test]
fn a_validated_certification_is_read() {
    let file = certification_file(&RESULTS, &[line(&[])]);
    assert!(!file.ends_with(b"\n"));
    let export = read(&file, "20270621_resultats_777.csv");
    assert_eq!(export.division.as_deref(), Some("777"));
    assert_eq!(
        (export.session, export.as_of.unwrap().to_string().as_str()),
        (None, "2027-06-21")
    );
    let one = &export.certifications[0];
    assert_eq!((one.number, one.session), (Some(123), Some(777)));
    assert_eq!(
        (one.last_name.as_str(), one.first_name.as_str()),
        ("BERNARD", "Louis")
    );
    assert_eq!(one.birthdate.unwrap().to_string(), "2000-01-01");
    assert_eq!(one.date.unwrap().to_string(), "2020-01-01");
    assert_eq!(one.status, CertificationStatus::Validated);
    assert_eq!((one.mesh.unwrap().name(), one.pix), ("Novice 2", Some(55)));
    let mut levels = [None; 16];
    for (at, level) in [(0, 0), (1, 1), (2, 5), (14, 0), (15, 0)] {
        levels[at] = Some(level);
    }
    assert_eq!(one.levels, levels);
    assert_eq!(
        (one.comment.as_deref(), one.external_id.as_deref()),
        (Some("RAS"), Some("L0u1s"))
    );
}

#[test]
fn each_status_has_its_score() {
    #[track_caller]
    fn case(status: &str, score: Value, expected: CertificationStatus, pix: Option<u32>) {
        let one = one(without_marks(status, score));
        assert_eq!(
            (one.status, one.pix, one.mesh),
            (expected, pix, None),
            "{status}"
        );
        assert_eq!(one.levels, [None; 16]);
    }

    case(
        "Non obtenue",
        number(0.0),
        CertificationStatus::NotObtained,
        Some(0),
    );
    case("Annulée", text("-"), CertificationStatus::Cancelled, None);
    case("En erreur", text("-"), CertificationStatus::Error, None);
    case(
        "Démarrée",
        Value::Nothing,
        CertificationStatus::Started,
        None,
    );
    case(
        "Démarrée",
        number(12.0),
        CertificationStatus::Started,
        Some(12),
    );
}

#[test]
fn each_mesh_of_the_core_is_known_and_v2_has_none() {
    let names = [
        "-",
        "Novice 1",
        "Novice 2",
        "Indépendant 1",
        "Indépendant 2",
        "Avancé 1",
        "Avancé 2",
        "Expert 1",
        "Expert 2",
    ];
    for (number, name) in names.iter().enumerate() {
        let found = one(line(&[("Niveau", text(name))]));
        let found = found.mesh.map_or(0, |mesh| usize::from(mesh.number()));
        assert_eq!(found, number, "{name}");
    }
    let v2 = one(line(&[("Niveau", text("-"))]));
    assert_eq!((v2.mesh, v2.pix, v2.levels[2]), (None, Some(55), Some(5)));
}

/// The titles of a session: the centre, and what is complementary.
fn session_titles<'a>(labels: &[&'a str]) -> Vec<&'a str> {
    let mut titles = RESULTS.to_vec();
    titles.insert(28, "Centre de certification");
    for (at, label) in labels.iter().enumerate() {
        titles.insert(8 + at, label);
    }
    titles
}

fn session_line(values: &[&str], changes: &[(&str, Value)]) -> Vec<Value> {
    let mut cells = line(changes);
    cells.insert(28, text("Centre des Embruns"));
    for (at, value) in values.iter().enumerate() {
        cells.insert(8 + at, text(value));
    }
    cells
}

#[test]
fn a_session_has_its_centre_and_what_is_complementary() {
    let titles = session_titles(&[
        "Certification CléA Numérique by Pix",
        "Certification Pix+ Droit",
    ]);
    let file = certification_file(&titles, &[session_line(&["Non obtenue", "Validée"], &[])]);
    let export = read(&file, "20210101_1430_resultats_session_777.csv");
    assert_eq!((export.division, export.session), (None, Some(777)));
    assert_eq!(export.as_of.unwrap().to_string(), "2021-01-01");
    let found = &export.certifications[0].complementary;
    let expected = [
        ("CléA Numérique by Pix", "Non obtenue"),
        ("Pix+ Droit", "Validée"),
    ];
    assert_eq!(
        *found,
        expected.map(|(label, value)| (label.to_owned(), value.to_owned()))
    );
    let renamed = read(&file, "x.csv");
    assert_eq!(
        (renamed.session, renamed.as_of.unwrap().to_string().as_str()),
        (Some(777), "2020-01-01")
    );
}

#[test]
fn clea_is_another_certification() {
    let titles = session_titles(&["Certification CléA"]);
    let kind = [("Type de certification", text("CléA Numérique by Pix"))];
    let file = certification_file(&titles, &[session_line(&["Validée"], &kind)]);
    let export = read(&file, "20210101_1430_resultats_session_7.csv");
    let one = &export.certifications[0];
    assert_eq!(
        one.kind,
        CertificationKind::Other("CléA Numérique by Pix".to_owned())
    );
    assert_eq!(
        one.complementary[0],
        ("CléA".to_owned(), "Validée".to_owned())
    );
}

/// Sessions of Pix+ have neither score nor competences.
#[test]
fn sessions_of_pix_plus_have_levels_of_their_own() {
    let titles: Vec<&str> = [
        &RESULTS[..9],
        &["Commentaire jury pour l’organisation", "Session"],
        &["Centre de certification"],
        &RESULTS[28..],
    ]
    .concat();
    for (kind, status, level) in [
        ("Pix+ Droit", "Validée", "Indépendant"),
        ("Pix+ Droit", "Validée", "Confirmé"),
        ("Pix+ Droit", "Validée", "Avancé"),
        ("Pix+ Droit", "Validée", "Expert"),
        ("Pix+ Droit", "Non obtenue", "-"),
        ("Pix+ Édu 1er degré", "Validée", "Admissible"),
        ("Pix+ Édu 1er degré", "Non obtenue", "Non admissible"),
        ("Pix+ Édu 1er degré", "Annulée", "-"),
    ] {
        let changes = [
            ("Type de certification", text(kind)),
            ("Statut", text(status)),
            ("Niveau", text(level)),
        ];
        let whole = line(&changes);
        let cells = [&whole[..9], &whole[26..28], &[text("Centre")], &whole[28..]].concat();
        let export = read(
            &certification_file(&titles, &[cells]),
            "20210101_1430_resultats_session_7.csv",
        );
        let one = &export.certifications[0];
        assert_eq!(one.kind, CertificationKind::Other(kind.to_owned()));
        assert_eq!((one.mesh, one.pix), (None, None));
        let kept = one
            .complementary
            .first()
            .map_or("-", |(_, level)| level.as_str());
        assert_eq!(kept, level);
    }
}

#[test]
fn older_results_are_read_as_the_new_ones() {
    let is_new = |at: &usize| *at == 6 || *at == 8;
    let titles = (0..29)
        .filter(|at| !is_new(at))
        .map(|at| match RESULTS[at] {
            "Score en Pix" => "Nombre de Pix",
            title => title,
        });
    let titles: Vec<&str> = titles.collect();
    assert_eq!(titles.len(), 27);
    let mut rejected = without_marks("Rejetée", number(0.0));
    rejected.remove(8);
    rejected.remove(6);
    let mut validated = line(&[]);
    validated.remove(8);
    validated.remove(6);
    let file = certification_file(&titles, &[rejected, validated]);
    let found = read(&file, "20250620_resultats_3 A.csv");
    assert_eq!(found.division.as_deref(), Some("3 A"));
    let [rejected, validated] = found.certifications.as_slice() else {
        panic!("two lines");
    };
    assert_eq!(
        (rejected.status, rejected.pix),
        (CertificationStatus::NotObtained, Some(0))
    );
    assert_eq!(
        (validated.kind.clone(), validated.mesh, validated.pix),
        (CertificationKind::Core, None, Some(55))
    );
}

#[test]
fn nothing_is_unguarded_in_results() {
    let found = one(line(&[("Nom", text("'-TEST"))]));
    assert_eq!(found.last_name, "'-TEST");
}
