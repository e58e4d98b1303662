//! The two invented schools of examples/, against the truth that was written
//! while their files were made (`verites.txt`), from the pupils themselves.

use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use pixplan::calendar::Zone;
use pixplan::check::Context;
use pixplan::cli::judge_file::judge;
use pixplan::follow::{Around, Asked, Counts, Gathering, Matcher, Pupils, progress, results};
use pixplan::parse::dossier_toml;
use pixplan::parse::pix_csv::{read_campaigns, read_certifications};
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::Roster;

use crate::follow::school::day;

struct Example {
    roster: Roster,
    exports: PathBuf,
    truth: String,
}

fn example(name: &str) -> Example {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let settings = fs::read(folder.join("dossier/pixplan.toml")).unwrap();
    let (settings, _) = dossier_toml::read(&settings);
    let bytes = fs::read(folder.join("dossier/ElevesSansAdresses.xml")).unwrap();
    let context = Context {
        today: day("2026-11-23"),
        uai: None,
        previous: None,
        grades: &settings.grades,
    };
    let judged = judge(
        Cursor::new(bytes),
        "eleves.xml",
        &Limits::default(),
        &context,
    );
    let exports = folder.join("exports");
    Example {
        roster: judged.unwrap().1.unwrap().roster,
        truth: fs::read_to_string(exports.join("verites.txt")).unwrap(),
        exports,
    }
}

/// Parts of the truth: a title and the lines under it.
fn parts(truth: &str) -> Vec<(&str, Vec<&str>)> {
    let parts = truth.split("\n# ").skip(1);
    let parts = parts.map(|part| {
        let (title, rest) = part.split_once('\n').unwrap();
        (title, rest.lines().collect())
    });
    parts.collect()
}

fn check_progress(name: &str) -> usize {
    let example = example(name);
    let pupils = Pupils::new(&example.roster);
    let matcher = Matcher::new(&pupils, &[]);
    let mut checked = 0;
    for (title, lines) in parts(&example.truth) {
        // Classes of three years ago: names alone tell, and homonyms stay aside.
        if !title.starts_with("Resultats-") || title.contains(" 2023-") {
            continue;
        }
        let bytes = fs::read(example.exports.join(title)).unwrap();
        let (exports, _) = read_campaigns(&bytes, title);
        let found = progress(&matcher, &exports, &Asked::default(), &[]).unwrap();
        for division in &found.divisions {
            let start = format!("{}: inscrits", division.division);
            let Some(line) = lines.iter().find(|line| line.starts_with(&start)) else {
                assert_eq!(division.counts.started, 0, "{title}, {}", division.division);
                continue;
            };
            let Counts {
                enrolled,
                started,
                finished,
                shared,
                certifiable,
                not_certifiable,
                unknown,
            } = division.counts;
            let ours = if line.contains("commencé") {
                format!(
                    "{start} {enrolled}, commencé {started}, terminé {finished}, envoyé {shared}"
                )
            } else {
                format!(
                    "{start} {enrolled}, certifiables {certifiable}, non certifiables \
                     {not_certifiable}, inconnus {unknown}"
                )
            };
            assert_eq!(ours, *line, "{title}");
            checked += 1;
        }
    }
    checked
}

fn check_results(name: &str) -> usize {
    let example = example(name);
    let pupils = Pupils::new(&example.roster);
    let matcher = Matcher::new(&pupils, &[]);
    let mut gathering = Gathering::new(&matcher);
    let mut files: Vec<PathBuf> = fs::read_dir(&example.exports)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    for path in files {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        // Every export of certifications at once, the sessions' too.
        if let (Some(export), _) = read_certifications(&fs::read(&path).unwrap(), &name) {
            for row in &export.certifications {
                gathering.add(row, export.division.as_deref());
            }
        }
    }
    let around = Around {
        zone: Zone::B,
        division: None,
        as_of: None,
        active: None,
    };
    let found = results(&gathering, &around);
    let mut checked = 0;
    let lines: Vec<&str> = example.truth.lines().collect();
    for pair in lines.windows(2) {
        let Some((file, _)) = pair[0].split_once(": inscrits") else {
            continue;
        };
        let Some(division) = file
            .strip_suffix(".csv")
            .and_then(|it| it.split_once("_resultats_"))
        else {
            continue;
        };
        let it = found
            .divisions
            .iter()
            .find(|it| it.division == division.1)
            .unwrap();
        let t = &it.tally;
        let ours = format!(
            "{file}: inscrits {}, passés {}, validés {}, non obtenus {}, annulés {}, en erreur {}, \
             démarrés {}, absents {}",
            t.enrolled,
            t.passed,
            t.validated,
            t.not_obtained,
            t.cancelled,
            t.error,
            t.started,
            t.absent
        );
        assert_eq!(ours, pair[0]);
        let pix = t.pix().unwrap();
        let numbers = pair[1]
            .split([' ', ';', ','])
            .filter_map(|word| word.parse::<f64>().ok());
        for (ours, truth) in [pix.mean, pix.q1, pix.median, pix.q3]
            .into_iter()
            .zip(numbers)
        {
            assert!((ours - truth).abs() < 0.0001, "{file}: {ours} {truth}");
        }
        checked += 1;
    }
    checked
}

#[test]
fn the_example_schools_progress_as_they_were_made() {
    assert_eq!(check_progress("college"), 20);
    assert_eq!(check_progress("lycee"), 13);
}

#[test]
fn the_example_schools_results_are_as_they_were_made() {
    assert_eq!(check_results("college"), 4);
    assert_eq!(check_results("lycee"), 5);
}
