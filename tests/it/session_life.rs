//! The kept plan on a real folder: what a person wrote stays, what is held is
//! said, and a fault never costs the plan.

use std::path::Path;
use std::process::{Command, Output};

const SETTINGS: &str = "[etablissement]\nnom = \"Collège des Embruns\"\nuai = \"0350011X\"\n\
                        niveau = \"college\"\nannee = \"2026-2027\"\n\
                        [certification]\ncreneaux = [\"lun 08:30\"]\n\
                        [[salle]]\nnom = \"Salle Pix\"\nplaces = 16\n\
                        [[surveillant]]\nnom = \"Mme Roux\"\n\
                        [[division]]\nnom = \"3A\"\neffectif = 28\n";

fn dossier() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("pixplan.toml"), SETTINGS).unwrap();
    folder
}

fn run(folder: &Path, line: &str, today: &str) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
    command.current_dir(folder).args(line.split(' '));
    command.args(["--today", today]).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).replace('\u{a0}', " ")
}

fn plan(folder: &Path) -> String {
    std::fs::read_to_string(folder.join("sessions.toml")).unwrap()
}

#[test]
fn a_plan_is_kept_corrected_and_made_again_without_losing_a_word() {
    let folder = dossier();
    let folder = folder.path();
    let save = || run(folder, "sessions --save --time-limit 60", "2027-01-18");
    assert_eq!(save().status.code(), Some(0));
    let first = plan(folder);
    save();
    assert_eq!(plan(folder), first, "nothing changed");

    // A person pins a session elsewhere, and copies what Pix Certif gave.
    let mine = first.replacen(
        "date = 2027-03-15",
        "date = 2027-04-12 # vu avec la direction",
        1,
    );
    let mine = mine.replacen(
        "fin = ",
        "fixe = true\nnumero = \"1234\" # Pix Certif\nfin = ",
        1,
    );
    std::fs::write(folder.join("sessions.toml"), &mine).unwrap();
    assert_eq!(
        run(folder, "sessions --check", "2027-01-18").status.code(),
        Some(0)
    );
    save();
    let again = plan(folder);
    for kept in [
        "# vu avec la direction",
        "numero = \"1234\" # Pix Certif",
        "fixe = true",
    ] {
        assert!(again.contains(kept), "{kept}\n{again}");
    }
    assert!(again.contains("date = 2027-04-12"), "{again}");
    // The plan as it was stays beside it.
    let former = std::fs::read_to_string(folder.join("sessions.avant.toml"));
    assert!(again == mine || former.unwrap() == mine);

    // A fault is said with its line, and the file stays as it is.
    let broken = again.replacen("salle = ", "sale = ", 1);
    std::fs::write(folder.join("sessions.toml"), &broken).unwrap();
    let refused = save();
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("sessions.toml"));
    assert_eq!(plan(folder), broken);
    for line in ["done session-1", "todo", "remind", "sessions --check"] {
        let output = run(folder, line, "2027-03-16");
        assert_eq!(output.status.code(), Some(1), "{line}");
        assert_eq!(plan(folder), broken, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_plan_with_passwords_is_for_its_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = dossier();
    run(
        folder.path(),
        "sessions --save --time-limit 60",
        "2027-01-18",
    );
    let about = std::fs::metadata(folder.path().join("sessions.toml")).unwrap();
    assert_eq!(about.permissions().mode() & 0o777, 0o600);
}

#[test]
fn reminders_name_the_sessions_to_finalise_until_they_are() {
    let folder = dossier();
    let folder = folder.path();
    run(folder, "sessions --save --time-limit 60", "2027-01-18");
    let reminded = said(&run(folder, "remind", "2027-03-16"));
    assert!(reminded.contains("1 session à finaliser"), "{reminded}");
    assert!(
        reminded.contains("pixplan done session-1 --state finalisee"),
        "{reminded}"
    );
    let done = run(folder, "done session-1 --etat finalisee", "2027-03-16");
    assert_eq!(
        said(&done),
        "Session 1 (15/03/2027, Salle Pix) : finalisée\n"
    );
    assert!(plan(folder).contains("etat = \"finalisee\""));
    let reminded = said(&run(folder, "remind", "2027-03-16"));
    assert!(!reminded.contains("à finaliser"), "{reminded}");
    assert!(reminded.contains("1 session à venir"), "{reminded}");
}

#[test]
fn the_same_problem_gives_the_same_bytes() {
    let folder = dossier();
    for format in ["json", "ics", "csv", "markdown", "html", "autosessions"] {
        let line = format!("sessions --time-limit 60 --format {format}");
        let export = || run(folder.path(), &line, "2027-01-18").stdout;
        let first = export();
        assert!(!first.is_empty());
        assert_eq!(first, export(), "{format}");
    }
}

#[test]
fn a_3e_prepa_metiers_follows_the_window_of_the_college() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let settings = "[etablissement]\nnom = \"Lycée du Port\"\nzone = \"B\"\nniveau = \"lycee\"\n\
                    annee = \"2026-2027\"\nprepa_metiers = true\n\
                    [niveaux]\n\"3P\" = \"3e\"\n\"TA\" = \"Tle\"\n\"2A\" = \"2de\"\n";
    std::fs::write(folder.join("pixplan.toml"), settings).unwrap();
    std::fs::create_dir_all(folder.join("donnees/eleves")).unwrap();
    let mut base =
        "\u{feff}INE;Nom;Nom d'usage;Prénom;Date de naissance;Division;MEF;Statut\r\n".to_owned();
    for (number, division) in ["3P", "3P", "TA", "TA", "TA", "2A"].iter().enumerate() {
        base += &format!("01234560{number}AB;NOM;;Zoé;01/02/2010;{division};;ST\r\n");
    }
    std::fs::write(folder.join("donnees/eleves/2026-09-20.csv"), base).unwrap();
    let output = run(
        folder,
        "sessions --format json --time-limit 60",
        "2026-10-01",
    );
    let plan: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let sessions = plan["sessions"].as_array().unwrap().iter();
    let found: Vec<String> = sessions
        .map(|it| {
            format!(
                "{} {}",
                it["groups"][0]["division"].as_str().unwrap(),
                it["date"].as_str().unwrap()
            )
        })
        .collect();
    // The window of the lycée is forecast from 2 November on; that of the collège opens in March.
    assert_eq!(found, ["TA 2026-11-02", "3P 2027-03-15"]);
    assert!(said(&output).contains("(prévisionnel)"));
}

#[test]
fn an_absentee_is_in_one_session_to_come() {
    let folder = dossier();
    let folder = folder.path();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd/sessions.in/petit/donnees");
    let kept = std::fs::read_dir(from.join("eleves")).unwrap().next();
    let kept = kept.unwrap().unwrap().path();
    std::fs::create_dir_all(folder.join("donnees/eleves")).unwrap();
    let target = folder
        .join("donnees/eleves")
        .join(kept.file_name().unwrap());
    std::fs::copy(kept, target).unwrap();
    let session = |id: u32, date: &str| {
        format!(
            "[[session]]\nid = {id}\ndate = {date}\ndebut = \"08:30\"\nfin = \"10:30\"\n\
             salle = \"Salle Pix\"\nsurveillants = [\"Mme Roux\"]\ngenre = \"rattrapage\"\n\
             eleves = [\"012345611AB\"]\n"
        )
    };
    let settings = SETTINGS.replace("\"lun 08:30\"", "\"lun 08:30\", \"mar 08:30\"");
    let settings = settings.replace("3A", "3 A").replace("effectif = 28", "");
    std::fs::write(folder.join("pixplan.toml"), settings).unwrap();
    let twice = session(1, "2027-06-14") + &session(2, "2027-06-15");
    std::fs::write(folder.join("sessions.toml"), twice).unwrap();
    let checked = said(&run(folder, "sessions --check", "2027-06-10"));
    assert!(
        checked.contains("session 2 : ROUX Zoé-Rose, 3 A y est, et dans la session 1 aussi"),
        "{checked}"
    );
    // Who missed the first one, held since, may be in a second one.
    let checked = said(&run(folder, "sessions --check", "2027-06-15"));
    assert!(!checked.contains("y est, et"), "{checked}");
}
