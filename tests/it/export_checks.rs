//! What is found in exports of Pix: nothing in good files, and on each fixture
//! exactly what stands beside it. All of them are invented.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use pixplan::diagnostic::{Diagnostic, Severity};
use pixplan::parse::pix_csv::{Export, KINDS, Sink, read};
use pixplan::pix::{Certification, Participation};

/// The lines are of no use here.
struct Nothing;

impl Sink for Nothing {
    fn participation(&mut self, _: usize, _: Participation) {}
    fn certification(&mut self, _: &Certification) {}
}

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/exports");
    let files = std::fs::read_dir(root.join(folder)).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let is_csv = |path: &PathBuf| path.extension().is_some_and(|it| it == "csv");
    let mut paths: Vec<_> = paths.filter(is_csv).collect();
    paths.sort();
    paths
}

fn printed(path: &Path) -> (String, Vec<Diagnostic>) {
    let bytes = std::fs::read(path).unwrap();
    let name = path.file_name().unwrap().to_str().unwrap();
    let export = read(bytes.as_slice(), name, u64::MAX, &mut Nothing).unwrap();
    let day = |it: Option<chrono::NaiveDate>| it.map_or("-".to_owned(), |it| it.to_string());
    let (what, findings) = match export.expect("an export of Pix") {
        Export::Campaigns(it) => (
            format!(
                "{:?} · {} lignes · données du {}",
                it.kind,
                it.lines,
                day(it.as_of)
            ),
            it.findings,
        ),
        Export::Certifications(it) => (
            format!(
                "Certifications · {} lignes · données du {}",
                it.lines,
                day(it.as_of)
            ),
            it.findings,
        ),
        Export::Unreadable(findings) => ("illisible".to_owned(), findings),
    };
    let mut out = what + "\n";
    for finding in &findings {
        let severity = match finding.kind.severity {
            Severity::Error => "erreur",
            Severity::Warning => "attention",
            Severity::Info => "à savoir",
        };
        let spot = &finding.spot;
        let line = spot.line.map_or(0, |line| line.0);
        let student = spot.student.as_deref().unwrap_or("-");
        writeln!(
            out,
            "ligne {line} · {severity} · {} · {student}",
            finding.kind.code
        )
        .unwrap();
        writeln!(out, "  {}", finding.message).unwrap();
    }
    (out, findings)
}

/// To write the expected outputs anew: `PIXPLAN_BLESS=1 cargo test --test it`.
#[test]
fn an_export_has_exactly_its_findings() {
    for path in fixtures(".") {
        let (found, findings) = printed(&path);
        let beside = path.with_extension("out");
        if std::env::var_os("PIXPLAN_BLESS").is_some() {
            std::fs::write(&beside, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected.replace("\r\n", "\n"), "{}", path.display());
        assert!(!findings.is_empty(), "{}", path.display());
    }
}

#[test]
fn a_good_export_stays_silent() {
    let paths = fixtures("ok");
    assert_eq!(
        paths.len(),
        5,
        "course, older course, profiles, division, session"
    );
    for path in paths {
        let (found, findings) = printed(&path);
        assert!(findings.is_empty(), "{}: {found}", path.display());
        assert!(found.contains(" · 2 lignes"), "{}: {found}", path.display());
    }
}

/// It takes a line of 4 MiB: `hostile_exports` has it.
const ELSEWHERE: [&str; 1] = ["EXPORT_STOPPED"];

#[test]
fn every_finding_about_exports_has_a_fixture() {
    let all = fixtures(".");
    let found = all.iter().flat_map(|path| printed(path).1);
    let met: BTreeSet<_> = found.map(|finding| finding.kind.code).collect();
    let codes = KINDS.map(|kind| kind.code);
    let codes = codes.into_iter().filter(|code| !ELSEWHERE.contains(code));
    let without: Vec<_> = codes.filter(|code| !met.contains(code)).collect();
    assert_eq!(without, [""; 0]);
}

/// The invented schools of the examples, against counts told beside them by
/// the script that wrote them.
#[test]
fn the_examples_hold_the_lines_that_their_script_says() {
    for school in ["college", "lycee"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples")
            .join(school);
        let folder = folder.join("exports");
        let truths = std::fs::read_to_string(folder.join("verites.txt")).unwrap();
        let mut seen = 0;
        let mut name = None;
        for line in truths.lines() {
            if let Some(title) = line.strip_prefix("# Resultats-") {
                name = Some(format!("Resultats-{title}"));
            } else if let Some((file, _)) = line.split_once(".csv: ") {
                name = Some(format!("{file}.csv"));
            }
            let told = line
                .rsplit_once("lignes")
                .map(|(_, count)| count.trim_matches([':', ' ']));
            let (Some(file), Some(Ok(lines))) = (&name, told.map(str::parse::<usize>)) else {
                continue;
            };
            let (found, findings) = printed(&folder.join(file));
            assert!(
                found.contains(&format!(" · {lines} lignes ")),
                "{file}: {found}"
            );
            assert!(findings.is_empty(), "{file}: {found}");
            seen += 1;
        }
        assert!(seen >= 10, "{school}: {seen}");
    }
}
