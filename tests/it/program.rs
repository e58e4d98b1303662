//! The real program, run in a folder.

use std::path::Path;
use std::process::Command;

/// What a command that ends well prints.
#[track_caller]
pub fn answer(folder: &Path, arguments: &[&str]) -> Vec<u8> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pixplan"));
    let output = command
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap();
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{complaint}");
    output.stdout
}
