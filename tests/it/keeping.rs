//! What imports leave in a dossier: accepted bases, for their owner alone.

use std::path::Path;
use std::process::{Command, Output};

use crate::pix_writer::{RESULTS, certification_file, number, text};
use crate::siecle_file::{file, pupil};

const SETTINGS: &str = "[etablissement]\nnom = \"Collège des Embruns\"\nuai = \"0350011X\"\n\
                        niveau = \"college\"\nannee = \"2026-2027\"\n";

fn run(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
    command.args(arguments).current_dir(folder);
    let Output { status, stdout, .. } = command.output().unwrap();
    (status.code(), String::from_utf8(stdout).unwrap())
}

fn kept(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder.join("donnees/eleves")) else {
        return Vec::new();
    };
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.collect();
    names.sort();
    names
}

#[test]
fn accepted_bases_are_kept_one_file_each_and_nothing_else_is() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let write = |name: &str, text: &str| std::fs::write(folder.join(name), text).unwrap();
    write("pixplan.toml", SETTINGS);
    write("a.xml", &file(&[pupil()]));
    write("b.xml", &file(&[pupil(), pupil().number(2)]));
    write("refuse.xml", &file(&[pupil().with("PRENOM", "J. Paul")]));
    write(
        "ailleurs.xml",
        &file(&[pupil()]).replace("0350011X", "0350028R"),
    );
    write("coupe.xml", &file(&[pupil()])[..300]);

    let import = |file: &str, day: &str| run(folder, &["import", file, "--today", day]).0;
    for file in ["refuse.xml", "ailleurs.xml", "coupe.xml"] {
        assert_eq!(import(file, "2026-11-23"), Some(1), "{file}");
    }
    assert_eq!(
        run(
            folder,
            &["import", "a.xml", "--check", "--today", "2026-11-23"]
        )
        .0,
        Some(0)
    );
    let elsewhere = [
        "import",
        "ailleurs.xml",
        "--uai",
        "0350028R",
        "--today",
        "2026-11-23",
    ];
    let (code, text) = run(folder, &elsewhere);
    assert_eq!(code, Some(0));
    assert!(text.contains("Rien n’a été gardé"), "{text}");
    let several = run(
        folder,
        &["import", "a.xml", "b.xml", "--today", "2026-11-23"],
    );
    assert!(several.1.contains("aucune n’a été gardée"), "{}", several.1);
    assert_eq!(kept(folder), [""; 0]);

    assert_eq!(import("a.xml", "2026-11-23"), Some(0));
    assert_eq!(import("a.xml", "2026-11-24"), Some(0)); // the same: not written twice
    assert_eq!(import("b.xml", "2026-11-23"), Some(0));
    assert_eq!(kept(folder), ["2026-11-23-2.csv", "2026-11-23.csv"]);
    let first = std::fs::read(folder.join("donnees/eleves/2026-11-23.csv")).unwrap();
    assert_eq!(String::from_utf8(first).unwrap().lines().count(), 2);

    // One good base among other files is still the one.
    let (code, _) = run(
        folder,
        &["import", "a.xml", "refuse.xml", "--today", "2026-12-01"],
    );
    assert_eq!(code, Some(1));
    assert_eq!(
        kept(folder).last().map(String::as_str),
        Some("2026-12-01.csv")
    );

    let status = run(folder, &["--today", "2026-12-03"]).1;
    let age = "Base élèves\u{a0}: 1 élève, importée le 01/12/2026, il y a 2 jours";
    assert!(status.contains(age), "{status}");

    // A kept file that was spoilt by hand is said, and blocks nothing.
    write("donnees/eleves/2026-12-02.csv", "n'importe quoi");
    let (code, text) = run(
        folder,
        &["import", "a.xml", "--check", "--today", "2026-12-03"],
    );
    assert_eq!(code, Some(0));
    assert!(text.contains("SNAPSHOT_UNREADABLE"), "{text}");
}

#[test]
fn purge_removes_what_is_before_a_date_only_when_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("pixplan.toml"), SETTINGS).unwrap();
    std::fs::write(folder.join("a.xml"), file(&[pupil()])).unwrap();
    std::fs::write(folder.join("b.xml"), file(&[pupil(), pupil().number(2)])).unwrap();
    for (file, day) in [("a.xml", "2026-06-12"), ("b.xml", "2026-09-02")] {
        assert_eq!(run(folder, &["import", file, "--today", day]).0, Some(0));
    }
    assert_eq!(run(folder, &["purge", "--today", "2026-11-23"]).0, Some(2));
    assert_eq!(kept(folder).len(), 2);
    let (code, text) = run(folder, &["purge", "--yes", "--today", "2026-11-23"]);
    assert_eq!(code, Some(0));
    assert!(
        text.starts_with("Supprimé\u{a0}: 1 fichier gardé d’avant le 01/08/2026"),
        "{text}"
    );
    assert_eq!(kept(folder), ["2026-09-02.csv"]);
    assert_eq!(
        run(folder, &["purge", "--yes", "--today", "2026-11-23"]).0,
        Some(0)
    );
    let nowhere = tempfile::tempdir().unwrap();
    assert_eq!(run(nowhere.path(), &["purge", "--yes"]).0, Some(2));
}

#[test]
fn an_older_export_given_beside_the_dossier_changes_nothing_that_is_known_since() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    std::fs::write(folder.join("pixplan.toml"), SETTINGS).unwrap();
    let export = |name: &str, status: &str| {
        let who = [
            "Ana",
            "ABEL",
            "01/01/2012",
            "Rennes",
            "",
            "Pix",
            status,
            "-",
            "-",
        ];
        let mut line = vec![number(1.0)];
        line.extend(who.map(text));
        line.extend((0..16).map(|_| text("-")));
        line.extend([text(""), number(7.0), text("17/03/2027")]);
        std::fs::write(folder.join(name), certification_file(&RESULTS, &[line])).unwrap();
    };
    export("20270621_resultats_3A.csv", "Annulée");
    export("20270401_resultats_3A.csv", "En erreur");
    let import = [
        "import",
        "20270621_resultats_3A.csv",
        "--today",
        "2027-06-22",
    ];
    assert_eq!(run(folder, &import).0, Some(0));
    let results = |files: &[&str]| {
        let options = ["results", "--format", "json", "--today", "2027-06-22"];
        let (_, out) = run(folder, &[&options, files].concat());
        let found: serde_json::Value = serde_json::from_str(&out).unwrap();
        [&found["total"]["cancelled"], &found["total"]["error"]].map(|it| it.as_u64().unwrap())
    };
    assert_eq!(results(&[]), [1, 0]);
    assert_eq!(results(&["20270401_resultats_3A.csv"]), [1, 0]);
}
