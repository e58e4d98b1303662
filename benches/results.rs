//! Certification results read by pixplan, beside the csv crate reading the
//! same file as string records.
//!
//! - `generate ROWS FILE` writes invented results;
//! - `compare FILE [RUNS]` prints the two medians and their ratio, turn by turn
//!   in one process;
//! - `read FILE` reads it once, for whoever measures memory.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a program for developers, whose inputs are its own"
)]

use std::fs::File;
use std::io::{BufWriter, Write};
use std::time::{Duration, Instant};

use pixplan::parse::pix_csv::{Sink, read};
use pixplan::pix::{Certification, Participation};

const TITLES: &str = "\"Numéro de certification\";\"Prénom\";\"Nom\";\"Date de naissance\";\
    \"Lieu de naissance\";\"Identifiant Externe\";\"Type de certification\";\"Statut\";\"Niveau\";\
    \"Score en Pix\";\"1.1\";\"1.2\";\"1.3\";\"2.1\";\"2.2\";\"2.3\";\"2.4\";\"3.1\";\"3.2\";\"3.3\";\"3.4\";\
    \"4.1\";\"4.2\";\"4.3\";\"5.1\";\"5.2\";\"Commentaire jury pour l’organisation\";\"Session\";\
    \"Date de passage de la certification\"";

fn main() {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|it| it != "--bench")
        .collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["generate", rows, path] => generate(rows.parse().unwrap(), path),
        ["compare", path] => compare(path, 9),
        ["compare", path, runs] => compare(path, runs.parse().unwrap()),
        ["read", path] => println!("{}", ours(path)),
        _ => eprintln!("generate ROWS FILE | compare FILE [RUNS] | read FILE"),
    }
}

fn generate(rows: usize, path: &str) {
    let last = ["LE GOFF", "PÉRON", "D'ARVOR", "NÉDÉLEC", "DUPONT-MOREAU"];
    let first = ["Anaïs", "Loïc", "Zoé", "Jean-Baptiste"];
    let levels = ["Novice 2", "Indépendant 1", "Avancé 1"];
    let mut out = BufWriter::new(File::create(path).unwrap());
    write!(out, "\u{feff}{TITLES}").unwrap();
    for row in 0..rows {
        let (last, first) = (last[row % last.len()], first[row % first.len()]);
        let (day, month) = (1 + row % 28, 1 + row % 12);
        write!(
            out,
            "\n{};\"{first}\";\"{last}\";\"{day:02}/{month:02}/2012\"",
            7_000_000 + row
        )
        .unwrap();
        write!(out, ";\"SAINT-MALO\";\"\";\"Pix\";").unwrap();
        if row % 10 == 0 {
            let comment = "Le candidat n’a pas assez de bonnes réponses ; il peut repasser.";
            write!(
                out,
                "\"Non obtenue\";\"-\";0{};\"{comment}\"",
                ";\"-\"".repeat(16)
            )
            .unwrap();
        } else {
            write!(
                out,
                "\"Validée\";\"{}\";{}",
                levels[row % 3],
                128 + row % 500
            )
            .unwrap();
            for at in 0..16 {
                match (row + at) % 8 {
                    7 => write!(out, ";\"-\"").unwrap(),
                    level => write!(out, ";{level}").unwrap(),
                }
            }
            write!(out, ";\"\"").unwrap();
        }
        write!(out, ";{};\"{day:02}/03/2027\"", 40_000 + row % 50).unwrap();
    }
}

/// A sum that needs every line.
#[derive(Default)]
struct Sum(u64);

impl Sink for Sum {
    fn participation(&mut self, _: usize, _: Participation) {}
    fn certification(&mut self, one: &Certification) {
        let levels: u32 = one
            .levels
            .iter()
            .flatten()
            .map(|level| u32::from(*level))
            .sum();
        self.0 += u64::from(one.pix.unwrap_or(0) + levels) + one.last_name.len() as u64;
    }
}

fn ours(path: &str) -> u64 {
    let mut sum = Sum::default();
    read(File::open(path).unwrap(), path, u64::MAX, &mut sum).unwrap();
    sum.0
}

fn theirs(path: &str) -> u64 {
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.delimiter(b';').from_path(path).unwrap();
    let mut record = csv::StringRecord::new();
    let mut sum = 0;
    while reader.read_record(&mut record).unwrap() {
        sum += record.get(2).map_or(0, str::len) as u64;
    }
    sum
}

fn compare(path: &str, runs: usize) {
    let timed = |read: fn(&str) -> u64| {
        let begun = Instant::now();
        assert!(read(path) > 0);
        begun.elapsed()
    };
    timed(ours);
    timed(theirs);
    let (mut a, mut b): (Vec<Duration>, Vec<Duration>) =
        (0..runs).map(|_| (timed(ours), timed(theirs))).unzip();
    a.sort();
    b.sort();
    let (a, b) = (a[runs / 2].as_secs_f64(), b[runs / 2].as_secs_f64());
    println!(
        "pixplan {:.0} ms, csv crate {:.0} ms, ratio {:.2}",
        a * 1e3,
        b * 1e3,
        a / b
    );
}
