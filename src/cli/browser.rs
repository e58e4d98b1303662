//! A PDF from a page, by the browser that is already on the computer.
//!
//! The page is the one layout of every paper: a browser prints it, without a
//! window, without the user's own profile and without the network.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use crate::cli::{Exit, Failure};
use crate::fr;
use crate::store::{self, Privacy};

/// Programs that print a page, as Linux names them.
const NAMES: [&str; 8] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "microsoft-edge-stable",
    "brave-browser",
    "vivaldi",
];

/// Where macOS keeps them.
const MAC: [&str; 4] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Brave Browser.app/Contents/MacOS/Brave Browser",
];

/// Where Windows keeps them, under each of its program folders; Edge is always there.
const WINDOWS: [&[&str]; 4] = [
    &["Microsoft", "Edge", "Application", "msedge.exe"],
    &["Google", "Chrome", "Application", "chrome.exe"],
    &["Chromium", "Application", "chrome.exe"],
    &["BraveSoftware", "Brave-Browser", "Application", "brave.exe"],
];

/// Windows' program folders, by the variables that name them.
const PROGRAM_FOLDERS: [&str; 3] = ["ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA"];

/// No window, no first-run question, nothing fetched: not even a name is resolved.
const FLAGS: [&str; 13] = [
    "--headless",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--hide-scrollbars",
    "--no-pdf-header-footer",
    // The same, for browsers of before 2023.
    "--print-to-pdf-no-header",
];

/// Time between two looks at a browser at work.
const LOOK: Duration = Duration::from_millis(20);

/// Looks before a browser is given up: one minute.
const LOOKS: u32 = 3000;

/// Why there is no PDF.
#[derive(Debug)]
pub enum NoPdf {
    /// No browser that prints was found.
    NoBrowser,
    /// The browser ended, or was ended after a minute, without a PDF.
    Failed(PathBuf),
    /// A temporary file could not be written, or the browser not started.
    Io(io::Error),
}

/// What anybody can do without us.
const BY_HAND: &str = "Écrivez la page avec «\u{a0}-o page.html\u{a0}», ouvrez-la dans un \
                       navigateur, puis imprimez-la (Ctrl+P) en choisissant «\u{a0}Enregistrer au \
                       format PDF\u{a0}».";

impl fmt::Display for NoPdf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoBrowser => {
                f.write_str("aucun navigateur trouvé pour écrire le PDF (Edge, Chrome ou Chromium)")
            }
            Self::Failed(browser) => {
                let name = browser.file_stem().unwrap_or_default().to_string_lossy();
                write!(
                    f,
                    "le navigateur {} n’a pas écrit le PDF",
                    fr::quoted(&name)
                )
            }
            Self::Io(error) => write!(f, "le PDF n’a pas pu être préparé\u{a0}: {error}"),
        }
    }
}

impl From<io::Error> for NoPdf {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<NoPdf> for Failure {
    fn from(error: NoPdf) -> Self {
        Self::new(Exit::Files, error.to_string()).help(BY_HAND)
    }
}

/// Writes a page as a PDF where the user wants it.
///
/// # Errors
///
/// [`Failure`], with how to print the page by hand, or when the file cannot be written.
pub fn print_to_pdf(page: &str, path: &Path, privacy: Privacy) -> Result<(), Failure> {
    let beside = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let bytes = pdf(page, beside.unwrap_or(Path::new(".")))?;
    store::replace(path, &bytes, privacy)?;
    Ok(())
}

/// The page as a PDF, printed on the paper that its own style names.
///
/// Temporary files go into a new folder inside `beside`, and are gone
/// afterwards. A browser that fails is followed by the next one.
///
/// # Errors
///
/// [`NoPdf`] of the last browser tried, or of their absence.
fn pdf(page: &str, beside: &Path) -> Result<Vec<u8>, NoPdf> {
    let mut failure = NoPdf::NoBrowser;
    for browser in browsers() {
        match print(&browser, page, beside) {
            Ok(bytes) => return Ok(bytes),
            Err(error) => failure = error,
        }
    }
    Err(failure)
}

/// The browsers of this computer, the likeliest first.
fn browsers() -> Vec<PathBuf> {
    let paths = env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = env::split_paths(&paths).collect();
    let programs = PROGRAM_FOLDERS.iter().filter_map(env::var_os);
    let programs: Vec<PathBuf> = programs.map(PathBuf::from).collect();
    let found = candidates(&folders, &programs);
    found.into_iter().filter(|path| path.is_file()).collect()
}

/// Every place where a browser may be.
fn candidates(path: &[PathBuf], programs: &[PathBuf]) -> Vec<PathBuf> {
    let on_path = NAMES
        .iter()
        .flat_map(|name| path.iter().map(move |folder| folder.join(name)));
    let windows = WINDOWS.iter().flat_map(|parts| {
        let below: PathBuf = parts.iter().collect();
        programs.iter().map(move |folder| folder.join(&below))
    });
    on_path
        .chain(MAC.iter().map(PathBuf::from))
        .chain(windows)
        .collect()
}

/// Prints a page by one browser.
fn print(browser: &Path, page: &str, beside: &Path) -> Result<Vec<u8>, NoPdf> {
    let folder = tempfile::Builder::new()
        .prefix("pixplan-")
        .tempdir_in(beside)?;
    let folder_path = fs::canonicalize(folder.path())?;
    let (source, target) = (folder_path.join("page.html"), folder_path.join("page.pdf"));
    fs::write(&source, page)?;
    let mut command = Command::new(browser);
    command.args(FLAGS);
    if needs_no_sandbox(&source) {
        command.arg("--no-sandbox");
    }
    command.arg(option("--user-data-dir=", &folder_path.join("profil")));
    command.arg(option("--print-to-pdf=", &target));
    command.arg(file_url(&source));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let ended = wait(&mut command.spawn()?)?;
    let bytes = fs::read(&target).unwrap_or_default();
    if ended && bytes.starts_with(b"%PDF") {
        return Ok(bytes);
    }
    Err(NoPdf::Failed(browser.to_owned()))
}

/// Waits for a browser; after a minute it is ended. Whether it ended by itself.
fn wait(child: &mut Child) -> io::Result<bool> {
    for _ in 0..LOOKS {
        if child.try_wait()?.is_some() {
            return Ok(true);
        }
        thread::sleep(LOOK);
    }
    child.kill()?;
    child.wait()?;
    Ok(false)
}

fn option(name: &str, path: &Path) -> OsString {
    let mut option = OsString::from(name);
    option.push(path);
    option
}

/// Whether the program runs as root, for whom Chromium has no sandbox.
///
/// Whoever writes a file owns it: that tells without asking the system.
#[cfg(unix)]
fn needs_no_sandbox(written: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    fs::metadata(written).is_ok_and(|file| file.uid() == 0)
}

#[cfg(not(unix))]
fn needs_no_sandbox(_written: &Path) -> bool {
    false
}

/// The address of a file, every special character encoded.
fn file_url(path: &Path) -> String {
    // Windows writes a canonical path `\\?\C:\…`.
    let path = path.to_string_lossy().replace('\\', "/");
    let path = path.trim_start_matches("//?/").trim_start_matches('/');
    let mut url = "file:///".to_owned();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b':' | b'-' | b'_' | b'.' | b'~' => {
                url.push(char::from(byte));
            }
            other => url += &format!("%{other:02X}"),
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        #[track_caller]
        fn case(path: &str, url: &str) {
            assert_eq!(file_url(Path::new(path)), url);
        }

        case(
            "/tmp/a b#é/page.html",
            "file:///tmp/a%20b%23%C3%A9/page.html",
        );
        case(
            "\\\\?\\C:\\Users\\Le Goff\\page.html",
            "file:///C:/Users/Le%20Goff/page.html",
        );
    }

    #[test]
    fn browsers_are_looked_for_where_each_system_keeps_them() {
        let folders = [PathBuf::from("/usr/bin"), PathBuf::from("/snap/bin")];
        let found = candidates(&folders, &[PathBuf::from("programs")]);
        assert_eq!(
            found[..2],
            [
                Path::new("/usr/bin/chromium"),
                Path::new("/snap/bin/chromium")
            ]
        );
        assert!(found.contains(&PathBuf::from(MAC[0])));
        let edge: PathBuf = ["programs", "Microsoft", "Edge", "Application", "msedge.exe"]
            .iter()
            .collect();
        assert!(found.contains(&edge));
    }

    #[test]
    fn without_a_browser_the_page_is_printed_by_hand() {
        for error in [
            NoPdf::NoBrowser,
            NoPdf::Failed(PathBuf::from("/usr/bin/chromium")),
        ] {
            let failure = Failure::from(error);
            assert_eq!(failure.exit, Exit::Files);
            assert!(failure.help.unwrap().contains("Ctrl+P"));
        }
    }

    /// A browser that is a shell script, in a folder of its own.
    #[cfg(unix)]
    fn browser(script: &str) -> (tempfile::TempDir, PathBuf) {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("chromium");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
        (folder, path)
    }

    #[cfg(unix)]
    #[test]
    fn a_browser_that_prints_leaves_nothing_but_its_pdf() {
        let script = "for arg; do case $arg in --print-to-pdf=*) printf '%%PDF-1.4' > \"${arg#*=}\";; esac; done";
        let (folder, path) = browser(script);
        assert_eq!(
            print(&path, "<p>page</p>", folder.path()).unwrap(),
            b"%PDF-1.4"
        );
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_browser_that_fails_is_named() {
        for script in ["exit 0", "exit 3"] {
            let (folder, path) = browser(script);
            let error = print(&path, "<p>page</p>", folder.path()).unwrap_err();
            assert!(
                error
                    .to_string()
                    .starts_with("le navigateur «\u{a0}chromium\u{a0}» n’a pas")
            );
        }
        let folder = tempfile::tempdir().unwrap();
        let error = print(Path::new("/nulle/part"), "", folder.path()).unwrap_err();
        assert!(matches!(error, NoPdf::Io(_)));
    }
}
