//! The checks of files of pupils: silent on good files, and on each fixture
//! exactly what stands beside it. All of them are invented.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs::File;
use std::path::{Path, PathBuf};

use pixplan::check::siecle::RULES;
use pixplan::check::verdict::PIX_KINDS;
use pixplan::check::{Context, Judgement, kinds};
use pixplan::cli::judge_file::judge;
use pixplan::diagnostic::{Diagnostic, Severity};
use pixplan::parse::roster_csv;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::{GradeOverrides, Roster};

use crate::siecle_file::UAI;

/// The files of a folder, but the bases that stand for an earlier import.
fn fixtures(folder: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/pupils");
    let files = std::fs::read_dir(root.join(folder)).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    let is_file = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        let ends = [".xml", ".zip", ".csv"];
        ends.iter().any(|end| name.ends_with(end)) && !name.ends_with(".avant.csv")
    };
    let mut paths: Vec<_> = paths.filter(is_file).collect();
    paths.sort();
    paths
}

/// Judges a fixture on 23 November 2026, at the school of all of them unless
/// its name says that the school is not known.
fn judged(path: &Path) -> Judgement {
    let grades = GradeOverrides::default();
    let name = path.file_name().unwrap().to_str().unwrap();
    let before = std::fs::read(path.with_extension("avant.csv")).ok();
    let before: Option<Roster> = before.map(|bytes| roster_csv::read(&bytes, &grades).0);
    let context = Context {
        today: "2026-11-23".parse().unwrap(),
        uai: (!name.contains("etablissement-inconnu")).then_some(UAI),
        previous: before.as_ref(),
        grades: &grades,
    };
    let file = File::open(path).unwrap();
    judge(file, name, &Limits::default(), &context)
        .unwrap()
        .1
        .unwrap()
}

fn printed(judgement: &Judgement) -> String {
    let mut out = String::new();
    let count = judgement.roster.students.len();
    writeln!(out, "{} · {count} élèves", judgement.verdict.id()).unwrap();
    for finding in &judgement.diagnostics {
        let severity = match finding.kind.severity {
            Severity::Error => "erreur",
            Severity::Warning => "attention",
            Severity::Info => "à savoir",
        };
        let whose = if finding.kind.pix { "Pix" } else { "pixplan" };
        let spot = &finding.spot;
        let line = spot.line.map_or(0, |line| line.0);
        let text = |text: &Option<String>| text.clone().unwrap_or("-".to_owned());
        let (field, student) = (text(&spot.field), text(&spot.student));
        let (code, title) = (finding.kind.code, finding.kind.title);
        let (message, help) = (&finding.message, finding.help());
        writeln!(
            out,
            "ligne {line} · {severity} · {whose} · {code} · {field} · {student}"
        )
        .unwrap();
        writeln!(out, "  {title} : {message}\n  {help}").unwrap();
    }
    out
}

/// To write the expected outputs anew: `PIXPLAN_BLESS=1 cargo test --test it`.
#[test]
fn a_fixture_has_exactly_its_findings() {
    for path in fixtures(".") {
        let judgement = judged(&path);
        let found = printed(&judgement);
        let beside = path.with_extension("out");
        if std::env::var_os("PIXPLAN_BLESS").is_some() {
            std::fs::write(&beside, &found).unwrap();
        }
        let expected = std::fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected.replace("\r\n", "\n"), "{}", path.display());
        assert!(!judgement.diagnostics.is_empty(), "{}", path.display());
    }
}

#[test]
fn a_good_file_stays_silent() {
    let paths = fixtures("ok");
    assert_eq!(paths.len(), 3, "XML, archive and CSV");
    for path in paths {
        let judgement = judged(&path);
        assert_eq!(
            printed(&judgement),
            "accepted · 8 élèves\n",
            "{}",
            path.display()
        );
    }
}

/// Codes that the form gives before anything is read, a weight of 20 MiB,
/// and those of the other lists of Pix, which have the same parser.
const ELSEWHERE: [&str; 4] = [
    "INVALID_FILE_EXTENSION",
    "PAYLOAD_TOO_LARGE",
    "FIELD_MIN_LENGTH",
    "FIELD_EMAIL_FORMAT",
];

#[test]
fn every_check_has_a_fixture() {
    let all = fixtures(".");
    let found = all.iter().flat_map(|path| judged(path).diagnostics);
    let met: BTreeSet<_> = found.map(|finding: Diagnostic| finding.kind.code).collect();
    let rules = RULES.iter().map(|rule| rule.kind);
    let kinds = rules.chain(PIX_KINDS.iter().copied());
    let codes = kinds
        .map(|kind| kind.code)
        .filter(|code| !ELSEWHERE.contains(code));
    let without: Vec<_> = codes.filter(|code| !met.contains(code)).collect();
    assert_eq!(without, [""; 0]);
}

/// The codes of pix-formats §1.5 and §2.3, copied here by hand.
const CODES_OF_PIX: [&str; 27] = [
    "UAI_MISMATCHED",
    "BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT",
    "SEX_CODE_REQUIRED",
    "BIRTHDATE_REQUIRED",
    "INVALID_BIRTHDATE_FORMAT",
    "INE_REQUIRED",
    "INE_UNIQUE",
    "LAST_NAME_REQUIRED",
    "FIRST_NAME_REQUIRED",
    "INVALID_CHAR_DETECTED",
    "EMPTY",
    "INVALID_FILE",
    "ENCODING_NOT_SUPPORTED",
    "INVALID_FILE_EXTENSION",
    "PAYLOAD_TOO_LARGE",
    "BAD_CSV_FORMAT",
    "HEADER_REQUIRED",
    "HEADER_UNKNOWN",
    "FIELD_REQUIRED",
    "FIELD_MIN_LENGTH",
    "FIELD_MAX_LENGTH",
    "FIELD_LENGTH",
    "FIELD_DATE_FORMAT",
    "FIELD_BAD_VALUES",
    "FIELD_EMAIL_FORMAT",
    "IDENTIFIER_UNIQUE",
    "INSEE_CODE_INVALID",
];

#[test]
fn every_code_is_explained_once_and_in_french() {
    let all: Vec<_> = pixplan::parse::kinds().chain(kinds()).collect();
    let codes: BTreeSet<_> = all.iter().map(|kind| kind.code).collect();
    assert_eq!(codes.len(), all.len(), "codes are unique");
    for code in CODES_OF_PIX {
        let kind = all.iter().find(|kind| kind.code == code);
        assert!(kind.is_some_and(|kind| kind.pix), "{code}");
    }
    for kind in kinds() {
        for text in [kind.title, kind.why, kind.help] {
            // A French colon has a no-break space before it.
            for sign in [" :", " ;", " !", " ?", "« ", " »"] {
                assert!(!text.contains(sign), "{}: {text}", kind.code);
            }
        }
    }
    for kind in &all {
        let code = kind.code;
        let is_code = |letter: char| letter.is_ascii_uppercase() || "_0123456789".contains(letter);
        assert!(code.chars().all(is_code), "{code}");
        for text in [kind.title, kind.why, kind.help] {
            assert!(
                !text.trim().is_empty() && !text.contains("  "),
                "{code}: {text}"
            );
            // An apostrophe is curly, but where it is the very character that Pix wants.
            for sign in ["l'", "d'", "n'", "qu'"] {
                assert!(!text.contains(sign), "{code}: {text}");
            }
        }
        let is_title = !kind.title.ends_with('.') && !kind.title.ends_with('!');
        assert!(is_title && kind.why.ends_with('.'), "{code}");
        assert!(
            kind.help.ends_with(['.', '…', '}', ')']),
            "{code}: {}",
            kind.help
        );
    }
}
