//! The page of a whole dossier: for its owner, and the one for others, which
//! names nobody and shows no count from 1 to 4.

use std::path::Path;
use std::process::Command;

/// The kept data of the example collège.
const DATA: &str = "tests/cmd/report.in";

const SESSIONS: &str = "[[session]]\nid = 1\ndate = 2027-06-28\ndebut = \"08:30\"\nfin = \"10:30\"\n\
                        salle = \"Salle Pix\"\ngroupes = { 3A = 16 }\nsurveillants = [\"Mme Rouxel-Secrète\"]\n";

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// A dossier after the certifications; the first pupil's name is a trap.
fn dossier() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    copy(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join(DATA),
        folder.path(),
    );
    std::fs::write(folder.path().join("sessions.toml"), SESSIONS).unwrap();
    let settings = folder.path().join("pixplan.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    let text = text.replace(
        "Collège des Embruns\"",
        "Collège <script>alert(1)</script>\"",
    );
    std::fs::write(settings, text).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
    command.args(arguments).args(["--today", "2027-06-25"]);
    let output = command.current_dir(folder).output().unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    String::from_utf8(output.stdout).unwrap()
}

/// Last names of the base that are no other word of the page.
fn last_names(folder: &Path) -> Vec<String> {
    let base = folder.join("donnees/eleves/2027-06-25.csv");
    let text = std::fs::read_to_string(base).unwrap();
    let mut lines = text.trim_start_matches('\u{feff}').lines();
    let cells = |line: &str| -> Vec<String> { line.split(';').map(str::to_owned).collect() };
    let header = cells(lines.next().unwrap());
    let column = header.iter().position(|title| title == "Nom").unwrap();
    lines.map(|line| cells(line)[column].clone()).collect()
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, start: &str, end: &str) -> Vec<&'t str> {
    let parts = text.split(start).skip(1);
    parts.map(|part| part.split_once(end).unwrap().0).collect()
}

#[test]
fn the_page_for_others_names_nobody_and_shows_no_small_count() {
    let dossier = dossier();
    let folder = dossier.path();
    run(folder, &["report", "--shared"]);
    let page = std::fs::read_to_string(folder.join("tableau-partage.html")).unwrap();
    let names = last_names(folder);
    assert!(names.len() > 100);
    for name in names {
        assert!(!page.contains(&name), "{name}");
    }
    assert!(!page.contains("Secrète") && page.contains("Session Pix 1"));
    let (_, charts) = page.split_once("<figure class=\"chart ").unwrap();
    // The level that pupils are expected to reach is nobody's.
    let mut tables = charts.to_owned();
    for row in between(charts, "<td class=\"left\">Attendu</td>", "</tr>") {
        tables = tables.replace(row, "");
    }
    let cells = between(&tables, "<td class=\"right\">", "</td>");
    assert!(cells.len() > 50 && cells.contains(&"masqué"));
    // Means of levels have a comma; a count has none.
    let small = |text: &str| ["1", "2", "3", "4"].contains(&text.trim());
    for cell in cells {
        assert!(!small(cell), "{cell}");
    }
    for part in between(charts, "<text class=\"inside", "</text>") {
        let (_, count) = part.split_once('>').unwrap();
        assert!(!small(count), "{count}");
    }
    let json = run(folder, &["report", "--shared", "--format", "json"]);
    let data: serde_json::Value = serde_json::from_str(&json).unwrap();
    for rows in [
        &data["progress"]["divisions"],
        &data["results"]["divisions"],
        &data["results"]["years"],
    ] {
        for row in rows.as_array().unwrap() {
            let counts = row.as_object().unwrap().iter();
            for (key, value) in counts.filter(|(key, _)| *key != "median") {
                assert!(
                    value.as_u64().is_none_or(|count| !(1..5).contains(&count)),
                    "{key}"
                );
            }
        }
    }
}

#[test]
fn a_school_that_is_a_script_is_only_a_name() {
    let dossier = dossier();
    run(dossier.path(), &["report"]);
    let page = std::fs::read_to_string(dossier.path().join("tableau.html")).unwrap();
    assert!(!page.contains("<script") && page.contains("&lt;script&gt;alert(1)"));
    assert!(page.contains("Secrète"));
}

#[cfg(unix)]
#[test]
fn the_page_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let dossier = dossier();
    run(dossier.path(), &["report"]);
    run(dossier.path(), &["report", "--shared"]);
    let mode = |name: &str| {
        let about = std::fs::metadata(dossier.path().join(name)).unwrap();
        about.permissions().mode() & 0o777
    };
    assert_eq!(mode("tableau.html"), 0o600);
    assert_eq!(mode("tableau-partage.html"), 0o644);
}
