//! The real program on a real folder: two at once, and folders that refuse.

use std::path::Path;
use std::process::{Command, Output};

const SETTINGS: &str =
    "[etablissement]\nuai = \"0350011X\"\nniveau = \"college\"\nannee = \"2026-2027\"\n";

fn pixplan(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
    command.current_dir(folder).args(arguments);
    command.args(["--today", "2026-11-23"]).output().unwrap()
}

fn dossier() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pixplan.toml"), SETTINGS).unwrap();
    folder
}

fn ids(folder: &Path) -> Vec<String> {
    let answer = pixplan(folder, &["todo", "--all", "--format", "json"]);
    let list: serde_json::Value = serde_json::from_slice(&answer.stdout).unwrap();
    let tasks = list["tasks"].as_array().unwrap().iter();
    tasks
        .map(|task| task["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn ticks_of_several_commands_at_once_are_all_kept() {
    let folder = dossier();
    let ids: Vec<String> = ids(folder.path()).into_iter().take(24).collect();
    std::thread::scope(|scope| {
        for part in ids.chunks(4) {
            let folder = folder.path();
            scope.spawn(move || {
                for id in part {
                    let answer = pixplan(folder, &["done", id]);
                    let said = String::from_utf8_lossy(&answer.stderr).into_owned();
                    assert!(answer.status.success(), "{id}: {said}");
                }
            });
        }
    });
    let kept = std::fs::read_to_string(folder.path().join("suivi.toml")).unwrap();
    for id in &ids {
        assert!(kept.contains(id.as_str()), "{id} is lost:\n{kept}");
    }
}

#[test]
fn a_bare_folder_is_left_bare_by_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let answer = pixplan(folder.path(), &["todo", "--level", "college"]);
    assert!(answer.status.success());
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A folder cannot be taken where a file stands: the one refusal that even an
/// administrator meets, so that the test holds for every user.
#[test]
fn a_place_that_refuses_is_said_and_nothing_is_lost() {
    let folder = dossier();
    std::fs::create_dir(folder.path().join("suivi.toml")).unwrap();
    let answer = pixplan(folder.path(), &["done", "sites-autorises"]);
    assert_eq!(answer.status.code(), Some(3));
    let said = String::from_utf8_lossy(&answer.stderr);
    assert!(said.contains("suivi.toml"), "{said}");
    assert!(!said.contains("os error"), "{said}");
    let settings = std::fs::read_to_string(folder.path().join("pixplan.toml")).unwrap();
    assert_eq!(settings, SETTINGS);
}

#[test]
fn a_list_written_to_a_file_is_what_the_screen_shows() {
    let folder = dossier();
    let shown = pixplan(folder.path(), &["todo", "--format", "csv"]);
    let written = pixplan(folder.path(), &["todo", "-o", "liste.csv", "--quiet"]);
    assert!(written.status.success());
    assert!(written.stdout.is_empty() && written.stderr.is_empty());
    let file = std::fs::read(folder.path().join("liste.csv")).unwrap();
    assert_eq!(file, shown.stdout);
}

#[test]
fn two_exports_of_the_same_data_are_the_same_bytes() {
    let folder = dossier();
    for format in ["ics", "taches", "html", "json", "markdown"] {
        let export = || pixplan(folder.path(), &["todo", "--all", "--format", format]).stdout;
        assert_eq!(export(), export(), "{format}");
    }
}
