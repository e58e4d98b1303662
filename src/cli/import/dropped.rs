//! Files dropped on the program by a mouse: nobody reads its output, so the
//! report is a page beside the file, opened at once.
//!
//! No system says plainly how a program was started. The rule, for files
//! without a command word, a format or `-o`:
//!
//! - Linux and macOS: no standard stream is a terminal, and the output goes
//!   nowhere (`/dev/null`, or the journal of the desktop session). A script
//!   that reads the output through a pipe or a file gets plain text.
//! - Windows opens a console for a dropped file: there it is a terminal whose
//!   environment no shell has touched, and paths that are all absolute.

use std::env;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::cli::answer::Body;
use crate::cli::{Answer, Failure};
use crate::render::{Layout, html};
use crate::report::{Report, Section, Tone, check};
use crate::store::{self, Privacy};

/// Variables that shells of Windows set for the programs that they start.
const SHELLS: [&str; 4] = ["PROMPT", "TERM", "WT_SESSION", "MSYSTEM"];

/// How the program was started, as far as it can tell.
#[derive(Debug, Clone, Copy)]
struct Start {
    system: System,
    terminal: Presence,
    /// Somebody or something that reads the output.
    reader: Presence,
    /// A shell, by what it leaves in the environment.
    shell: Presence,
    paths: Paths,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    Windows,
    Other,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Presence {
    There,
    Absent,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Paths {
    Absolute,
    Mixed,
}

/// Whether these files were dropped on the program.
pub fn is_dropped(files: &[PathBuf]) -> bool {
    let there = |is_there: bool| {
        if is_there {
            Presence::There
        } else {
            Presence::Absent
        }
    };
    let terminals = [
        io::stdin().is_terminal(),
        io::stdout().is_terminal(),
        io::stderr().is_terminal(),
    ];
    by_a_mouse(Start {
        system: if cfg!(windows) {
            System::Windows
        } else {
            System::Other
        },
        terminal: there(terminals.contains(&true)),
        reader: there(has_reader()),
        shell: there(SHELLS.iter().any(|name| env::var_os(name).is_some())),
        paths: if files.iter().all(|file| file.is_absolute()) {
            Paths::Absolute
        } else {
            Paths::Mixed
        },
    })
}

fn by_a_mouse(start: Start) -> bool {
    match start.system {
        System::Windows => {
            start.terminal == Presence::There
                && start.shell == Presence::Absent
                && start.paths == Paths::Absolute
        }
        System::Other => start.terminal == Presence::Absent && start.reader == Presence::Absent,
    }
}

/// Whether the output goes to a pipe, a socket or a file.
#[cfg(unix)]
fn has_reader() -> bool {
    use std::fs::File;
    use std::os::fd::AsFd;
    use std::os::unix::fs::{FileTypeExt, MetadataExt};
    let output = io::stdout().as_fd().try_clone_to_owned();
    let about = output.and_then(|output| File::from(output).metadata());
    about.is_ok_and(|about| {
        // systemd names the socket of its journal: « device:inode ».
        let journal = env::var("JOURNAL_STREAM").unwrap_or_default();
        let is_journal = journal == format!("{}:{}", about.dev(), about.ino());
        !about.file_type().is_char_device() && !is_journal
    })
}

#[cfg(not(unix))]
fn has_reader() -> bool {
    true
}

/// Writes the page beside the first file and opens it.
///
/// What stops the command is on the page too: there is no other place for it.
///
/// # Errors
///
/// [`Failure`] when neither the folder of the file nor the one for temporary
/// files can be written to.
pub fn show(found: Result<Answer, Failure>, files: &[PathBuf]) -> Result<Answer, Failure> {
    let (report, exit) = match found {
        Ok(answer) => match answer.body {
            Body::Report(report) | Body::Private(report) => (*report, answer.exit),
            body => {
                return Ok(Answer {
                    body,
                    exit: answer.exit,
                });
            }
        },
        Err(failure) => (stopped(&failure), failure.exit),
    };
    let page = html::render(&report, Layout::Pages);
    let path = write(
        &page,
        files.first().map_or(Path::new("pixplan"), PathBuf::as_path),
    )?;
    open(&path);
    let text = format!("Rapport\u{a0}: {}\n", path.display());
    Ok(Answer {
        body: Body::Text(text),
        exit,
    })
}

fn stopped(failure: &Failure) -> Report {
    let mut report = check::failure(&failure.message, &failure.findings);
    let help = failure.help.iter().cloned();
    let notes = help.map(|help| Section::Note(Tone::Hint, help));
    report.sections.extend(notes);
    report
}

/// `ElevesSansAdresses-pixplan.html`, over the one of last time.
fn write(page: &str, file: &Path) -> Result<PathBuf, Failure> {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let name = format!("{stem}-pixplan.html");
    let beside = file.with_file_name(&name);
    if store::replace(&beside, page.as_bytes(), Privacy::Private).is_ok() {
        return Ok(beside);
    }
    // A key or a share that is read-only: the page has to be somewhere.
    let elsewhere = env::temp_dir().join(&name);
    store::replace(&elsewhere, page.as_bytes(), Privacy::Private)?;
    Ok(elsewhere)
}

/// Shows a page in the browser; without a screen there is nothing to open.
fn open(page: &Path) {
    let program = if cfg!(windows) {
        "explorer"
    } else if cfg!(target_os = "macos") {
        "open"
    } else if ["DISPLAY", "WAYLAND_DISPLAY"]
        .iter()
        .any(|name| env::var_os(name).is_some())
    {
        "xdg-open"
    } else {
        return;
    };
    let mut command = Command::new(program);
    command
        .arg(page)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let _ = command.spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mouse_is_told_from_a_shell_and_from_a_script() {
        use Presence::{Absent, There};
        #[track_caller]
        fn case(
            system: System,
            [terminal, reader, shell]: [Presence; 3],
            paths: Paths,
            expected: bool,
        ) {
            let start = Start {
                system,
                terminal,
                reader,
                shell,
                paths,
            };
            assert_eq!(by_a_mouse(start), expected, "{start:?}");
        }

        case(
            System::Other,
            [Absent, Absent, Absent],
            Paths::Absolute,
            true,
        ); // a desktop
        case(System::Other, [There, Absent, There], Paths::Mixed, false); // > /dev/null
        case(
            System::Other,
            [Absent, There, There],
            Paths::Absolute,
            false,
        ); // a script
        case(
            System::Windows,
            [There, There, Absent],
            Paths::Absolute,
            true,
        ); // Explorer
        case(
            System::Windows,
            [There, There, There],
            Paths::Absolute,
            false,
        ); // cmd
        case(System::Windows, [There, There, Absent], Paths::Mixed, false); // PowerShell
        case(
            System::Windows,
            [Absent, There, Absent],
            Paths::Absolute,
            false,
        ); // a script
    }

    #[test]
    fn what_stops_the_command_is_on_the_page_too() {
        let folder = tempfile::tempdir().unwrap();
        let failure = Failure::usage("impossible de lire eleves.xml").help("Vérifiez le nom.");
        let report = stopped(&failure);
        assert_eq!(report.title, "impossible de lire eleves.xml");
        assert_eq!(report.sections.len(), 2);
        let path = write("<p>", &folder.path().join("eleves.2026.xml")).unwrap();
        assert!(path.ends_with("eleves.2026-pixplan.html"));
        let nowhere = write("<p>", Path::new("/dev/null/eleves-xyz.xml")).unwrap();
        assert!(nowhere.starts_with(env::temp_dir()));
        std::fs::remove_file(nowhere).unwrap();
    }
}
