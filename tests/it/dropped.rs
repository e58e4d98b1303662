//! Files without a command word: plain text for whoever reads the output, a
//! page beside the file when nobody can.

#![cfg(target_os = "linux")]

use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Stdio};

use crate::siecle_file::{file, pupil};

#[test]
fn a_file_dropped_by_a_mouse_gets_its_page_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ElevesSansAdresses.xml");
    let page = folder.path().join("ElevesSansAdresses-pixplan.html");
    std::fs::write(&path, file(&[pupil()])).unwrap();
    let command = |output: Stdio| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
        command.arg(&path).current_dir(folder.path());
        // No browser of the person who runs the tests is opened.
        command
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("JOURNAL_STREAM");
        command
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .stdout(output);
        command
    };

    let piped = command(Stdio::piped()).output().unwrap();
    let text = String::from_utf8(piped.stdout).unwrap();
    assert!(text.starts_with("Pix Orga acceptera ce fichier"), "{text}");
    assert!(!page.exists());

    let written = std::fs::File::create(folder.path().join("sortie.txt")).unwrap();
    command(Stdio::from(written)).status().unwrap();
    assert!(!page.exists());

    let dropped = command(Stdio::null()).status().unwrap();
    assert_eq!(dropped.code(), Some(0));
    let text = std::fs::read_to_string(&page).unwrap();
    assert!(text.contains("Pix Orga acceptera ce fichier"));
    let mode = std::fs::metadata(&page).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn an_explicit_command_never_writes_a_page_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("eleves.xml");
    std::fs::write(&path, file(&[pupil()])).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
    command.arg("import").arg(&path).current_dir(folder.path());
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    assert_eq!(command.status().unwrap().code(), Some(0));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
