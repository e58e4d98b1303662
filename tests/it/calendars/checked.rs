//! The checks of year files: silent on the bundled years, and on each fixture
//! exactly what stands beside it.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use pixplan::calendar::BUNDLED_YEARS;
use pixplan::check::calendar::{RULES, check};
use pixplan::diagnostic::{Diagnostic, Severity};
use pixplan::parse::{calendar_toml, ics, public_holidays_toml, toml_doc};

/// Everything that is wrong in a year file of one's own.
fn findings(bytes: &[u8]) -> Vec<Diagnostic> {
    let read = calendar_toml::read_own(bytes, &|_| None);
    let mut all = read.findings;
    // What a broken line hides would look as if it were missing.
    let is_broken = all.iter().any(|finding| finding.kind == toml_doc::SYNTAX);
    if let Some(file) = read.file.as_ref().filter(|_| !is_broken) {
        let rules = public_holidays_toml::bundled();
        all.extend(check(file, &rules, &read.lines));
    }
    all.sort_by_key(|finding| finding.spot.line);
    all
}

fn printed(findings: &[Diagnostic]) -> String {
    let mut out = String::new();
    for finding in findings {
        let severity = match finding.kind.severity {
            Severity::Error => "erreur",
            Severity::Warning => "attention",
            Severity::Info => "à savoir",
        };
        let line = finding.spot.line.map_or(0, |line| line.0);
        let field = finding.spot.field.as_deref().unwrap_or("-");
        let (code, title) = (finding.kind.code, finding.kind.title);
        let (message, help) = (&finding.message, finding.help());
        writeln!(out, "ligne {line} · {severity} · {code} · {field}").unwrap();
        writeln!(out, "  {title} : {message}\n  {help}").unwrap();
    }
    out
}

fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/calendar");
    let files = std::fs::read_dir(root.join(folder)).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let mut paths: Vec<_> = paths
        .filter(|path| path.extension().is_some_and(|ext| ext == "toml"))
        .collect();
    paths.sort();
    paths
}

#[test]
fn the_bundled_years_are_silent() {
    let rules = public_holidays_toml::bundled();
    for known in BUNDLED_YEARS {
        let read = calendar_toml::read_bundled(known.text);
        let found = check(&read.file.unwrap(), &rules, &read.lines);
        assert_eq!(printed(&found), "", "{}", known.file_name);
    }
}

/// To write the expected outputs anew: `PIXPLAN_BLESS=1 cargo test --test it`.
#[test]
fn a_fixture_has_exactly_its_findings() {
    for path in fixtures(".") {
        let bytes = std::fs::read(&path).unwrap();
        let found = printed(&findings(&bytes));
        let beside = path.with_extension("out");
        if std::env::var_os("PIXPLAN_BLESS").is_some() {
            std::fs::write(&beside, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected.replace("\r\n", "\n"), "{}", path.display());
        assert!(!found.is_empty(), "{} finds nothing", path.display());
    }
}

#[test]
fn a_good_fixture_stays_silent() {
    for path in fixtures("ok") {
        let found = findings(&std::fs::read(&path).unwrap());
        assert_eq!(printed(&found), "", "{}", path.display());
    }
}

#[test]
fn every_rule_has_a_fixture_and_its_texts() {
    let mut met = BTreeSet::new();
    for path in fixtures(".") {
        let found = findings(&std::fs::read(&path).unwrap());
        met.extend(found.iter().map(|finding| finding.kind.code));
    }
    let rules = RULES.iter().map(|rule| rule.kind);
    let kinds: Vec<_> = rules.chain(toml_doc::KINDS).collect();
    let codes: BTreeSet<_> = kinds.iter().map(|kind| kind.code).collect();
    assert_eq!(codes.len(), kinds.len(), "codes are unique");
    assert_eq!(met, codes, "every code has a fixture");
    for kind in kinds.into_iter().chain(ics::KINDS) {
        for text in [kind.title, kind.why, kind.help] {
            assert!(!text.trim().is_empty(), "{}", kind.code);
            // A French colon has a no-break space before it.
            for sign in [" :", " ;", " !", " ?", "« ", " »"] {
                assert!(!text.contains(sign), "{}: {text}", kind.code);
            }
        }
        assert!(
            !kind.title.ends_with('.') && kind.why.ends_with('.'),
            "{}",
            kind.code
        );
    }
}
