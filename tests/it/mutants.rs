//! Mutated files: the program against the oracle.
//!
//! `cargo test` tries a sample; `PIXPLAN_MUTANTS=20000 cargo test --test it mutants`
//! tries as many as you say.

use std::fmt::Write as _;

use crate::oracle_fregata;
use crate::oracle_siecle::{self, Answer};
use crate::siecle_file::{UAI, file, judged, pupil, structure, told};
use crate::{fregata_checks, mutation_values as values};

/// A small generator of numbers: the same seed, the same mutants.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let roll = self.0 % u64::try_from(sides.max(1)).expect("a few sides");
        usize::try_from(roll).expect("a few sides")
    }

    fn pick<'a, T: ?Sized>(&mut self, choices: &[&'a T]) -> &'a T {
        choices[self.roll(choices.len())]
    }
}

fn mutants() -> u64 {
    let asked = std::env::var("PIXPLAN_MUTANTS").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(2_000)
}

#[test]
fn siecle_mutants_get_the_oracle_s_answer() {
    let base = siecle_base();
    let mut accepted = 0;
    for seed in 1..=mutants() {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let mut text = base.clone();
        for _ in 0..=dice.roll(3) {
            text = mutated_xml(text, &mut dice);
        }
        let bytes = encoded(&text, &mut dice);
        let found = judged(&bytes);
        let (expected, learners) = match oracle_siecle::judge(&bytes, UAI) {
            Answer::Codes(codes) => (codes.join(" "), None),
            Answer::Learners(names) => (format!("{} learners", names.len()), Some(names)),
        };
        assert_eq!(told(&found), expected, "seed {seed}:\n{text}");
        if let Some(names) = learners {
            let students = found.roster.students.iter();
            let kept: Vec<String> = students
                .map(|it| format!("{}/{}", it.ine, it.division))
                .collect();
            assert_eq!(kept, names, "seed {seed}:\n{text}");
            accepted += 1;
        }
    }
    assert!(
        accepted * 10 > mutants(),
        "too few mutants are accepted: {accepted}"
    );
}

fn siecle_base() -> String {
    let abroad = pupil()
        .number(3)
        .with("CODE_PAYS", "132")
        .with("CODE_COMMUNE_INSEE_NAISS", "");
    let pupils = [
        pupil(),
        pupil()
            .number(2)
            .with("NOM_DE_FAMILLE", "D'ARVOR")
            .in_structures(&(structure("GR1", "G") + &structure("3B", "D"))),
        abroad.in_structures(&(structure("Inactifs", "D") + &structure("3A", "D"))),
        pupil().number(4).with("DATE_SORTIE", "01/10/2025"),
        pupil().number(5).without("ID_NATIONAL"),
    ];
    file(&pupils).replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-15\"")
}

/// The start of every thing of a kind in a text, and its end.
fn spans(text: &str, open: &str, close: &str) -> Vec<(usize, usize)> {
    let starts = text.match_indices(open).map(|(at, _)| at);
    let span = |at: usize| Some((at, at + text[at..].find(close)? + close.len()));
    starts.filter_map(span).collect()
}

fn mutated_xml(mut text: String, dice: &mut Dice) -> String {
    let at = dice.roll(text.len() + 1);
    let at = (0..=at)
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0);
    let element = dice.pick(values::ELEMENTS);
    let fields = spans(&text, &format!("<{element}"), &format!("</{element}>"));
    let field = (!fields.is_empty()).then(|| fields[dice.roll(fields.len())]);
    match (dice.roll(12), field) {
        (0..=3, Some((start, end))) => {
            let inside = dice.pick(values::INSIDES);
            text.replace_range(start..end, &format!("<{element}>{inside}</{element}>"));
        }
        (4, Some((start, end))) => text.replace_range(start..end, ""),
        (5, Some((start, end))) => {
            let twice = text[start..end].repeat(2);
            text.replace_range(start..end, &twice);
        }
        (6, Some((start, end))) => {
            let other = dice.pick(values::ELEMENTS);
            let renamed = text[start..end].replace(element, other);
            text.replace_range(start..end, &renamed);
        }
        (7, Some((start, _))) => {
            let end = start + text[start..].find('>').unwrap_or(0);
            let known = text[start..end]
                .find(' ')
                .map_or(end, |blank| start + blank);
            let from = if dice.roll(2) == 0 { known } else { end };
            text.replace_range(from..end, dice.pick(values::ATTRIBUTES));
        }
        (8, _) => text = text.replacen("encoding=\"ISO-8859-15\"", dice.pick(values::ENCODINGS), 1),
        (9, _) => text.truncate(at),
        (10, Some((start, end))) => {
            let moved = text[start..end].to_owned();
            text.replace_range(start..end, "");
            let at = text.find(dice.pick(values::PLACES)).unwrap_or(0);
            text.insert_str(at, &moved);
        }
        _ => text.insert_str(at, dice.pick(values::BITS)),
    }
    text
}

fn encoded(text: &str, dice: &mut Dice) -> Vec<u8> {
    let latin = |letter: char| u8::try_from(u32::from(letter)).unwrap_or(b'?');
    let mut bytes: Vec<u8> = match dice.roll(16) {
        0 => text.as_bytes().to_vec(),
        1 => format!("\u{feff}{text}").into_bytes(),
        2 => "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_le_bytes)
            .collect(),
        3 => "\u{feff}"
            .encode_utf16()
            .chain(text.encode_utf16())
            .flat_map(u16::to_be_bytes)
            .collect(),
        _ => text.chars().map(latin).collect(),
    };
    let at = dice.roll(bytes.len().max(1));
    if dice.roll(20) == 0 && at > 4 && at < bytes.len() {
        bytes[at] = u8::try_from(dice.roll(256)).expect("a byte");
    }
    bytes
}

#[test]
fn fregata_mutants_get_the_oracle_s_answer() {
    for seed in 1..=mutants() {
        let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let bytes = mutated_csv(&mut dice);
        let expected = oracle_fregata::judge(&bytes, 2026);
        let found = told(&fregata_checks::judged(&bytes));
        let shown = String::from_utf8_lossy(&bytes);
        assert_eq!(found, expected, "seed {seed}: {shown:?}");
    }
}

fn mutated_csv(dice: &mut Dice) -> Vec<u8> {
    let mut rows = vec![values::TITLES.to_vec()];
    for number in 0..dice.roll(4) {
        let mut row = values::ROW.to_vec();
        row[0] = ["012345678AA", "012345678AB", "012345678AC"][number];
        for _ in 0..dice.roll(4) {
            row[dice.roll(15)] = dice.pick(values::CELLS);
        }
        rows.push(row);
    }
    match dice.roll(8) {
        0 => {
            let column = dice.roll(15);
            for row in &mut rows {
                row.remove(column);
            }
        }
        1 => rows[0][dice.roll(15)] = dice.pick(values::OTHER_TITLES),
        2 => rows.iter_mut().for_each(|row| row.swap(2, 13)),
        _ => {}
    }
    let separator = dice.pick(&[";", ";", ";", ",", "\t", "|"]);
    let newline = dice.pick(&["\n", "\r\n", "\r"]);
    let tail = dice
        .pick(&["", "", separator, &separator.repeat(2)])
        .to_owned();
    let mut text = String::new();
    for row in &rows {
        write!(text, "{}{tail}{newline}", row.join(separator)).expect("memory takes it");
        if dice.roll(6) == 0 {
            text += dice.pick(&[" ", "", "  "]);
            text += newline;
        }
    }
    for _ in 0..dice.roll(3) {
        let at = dice.roll(text.len() + 1);
        let at = (0..=at)
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0);
        text.insert_str(at, dice.pick(values::CSV_BITS));
    }
    if dice.roll(25) == 0 {
        let at = dice.roll(text.len() + 1);
        text.truncate(
            (0..=at)
                .rev()
                .find(|&at| text.is_char_boundary(at))
                .unwrap_or(0),
        );
    }
    match dice.roll(3) {
        0 => text
            .chars()
            .map(|it| u8::try_from(u32::from(it)).unwrap_or(b'?'))
            .collect(),
        1 => format!("\u{feff}{text}").into_bytes(),
        _ => text.into_bytes(),
    }
}
