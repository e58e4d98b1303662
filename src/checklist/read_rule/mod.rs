//! Reads the anchor language, and says what to write when it cannot.

mod scanner;
#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::calendar::{HolidayKey, Part};
use crate::checklist::date_rule::{
    Anchor, DateRule, Edge, HolidayEdge, HolidayName, Offset, PeriodName, RuleError, Snap, Unit,
};
use crate::checklist::read_rule::scanner::RuleScanner;
use crate::fr;

impl FromStr for DateRule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        let mut scanner = RuleScanner::new(text);
        let anchor = anchor(&mut scanner)?;
        let offsets = offsets(&mut scanner)?;
        let snap = snap(&mut scanner)?;
        Ok(Self {
            text: text.trim().to_owned(),
            anchor,
            offsets,
            snap,
        })
    }
}

/// What may stand between the parentheses of an anchor.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Argument {
    None,
    Optional,
    Required,
}

/// The words that start a rule: their argument, their edges, an example.
const ANCHORS: [(&str, Argument, &[&str], &str); 10] = [
    ("rentree", Argument::None, &["", "profs"], "rentree + 1s"),
    (
        "vacances",
        Argument::Required,
        &["depart", "premier", "dernier", "reprise"],
        "vacances(toussaint).depart",
    ),
    (
        "periode",
        Argument::Optional,
        &["debut", "fin"],
        "periode(2).debut",
    ),
    (
        "certif",
        Argument::None,
        &["ouverture", "fermeture"],
        "certif.ouverture",
    ),
    (
        "fenetre",
        Argument::None,
        &["debut", "fin"],
        "fenetre.debut - 1m",
    ),
    (
        "rattrapage",
        Argument::None,
        &["debut", "fin"],
        "rattrapage.fin + 1s",
    ),
    ("annee", Argument::None, &["fin"], "annee.fin - 2s"),
    ("date", Argument::Required, &[""], "date(12-30)"),
    ("fin_mois", Argument::Required, &[""], "fin_mois(09)"),
    ("tache", Argument::Required, &[""], "tache(siecle-import)"),
];

const SNAPS: [(&str, Snap); 3] = [
    ("avant", Snap::Before),
    ("apres", Snap::After),
    ("brut", Snap::Raw),
];

fn anchor(scanner: &mut RuleScanner<'_>) -> Result<Anchor, RuleError> {
    scanner.skip_blanks();
    let start = scanner.at();
    let word = scanner.word();
    let Some(&(name, argument, edges, example)) = ANCHORS.iter().find(|row| row.0 == word) else {
        return Err(unknown_anchor(scanner, start..scanner.at(), &word));
    };
    let between = parentheses(scanner, argument, name, example)?;
    let edge_start = scanner.at();
    let edge = match scanner.pass(&['.']) {
        Some(_) => scanner.word(),
        None => Cow::default(),
    };
    if !edges.contains(&edge.as_ref()) {
        return Err(bad_edge(
            scanner,
            edge_start..scanner.at(),
            name,
            edges,
            example,
        ));
    }
    match name {
        "rentree" if edge == "profs" => Ok(Anchor::TeachersReturn),
        "rentree" => Ok(Anchor::PupilsReturn),
        "vacances" => Ok(Anchor::Holiday(
            holiday_name(between.text),
            holiday_edge(&edge),
        )),
        "periode" => Ok(Anchor::Period(
            period(scanner, &between)?,
            plain_edge(&edge),
        )),
        "certif" if edge == "ouverture" => Ok(Anchor::Opening),
        "certif" => Ok(Anchor::Closing),
        "fenetre" => Ok(Anchor::Window(plain_edge(&edge))),
        "rattrapage" => Ok(Anchor::MakeUp(plain_edge(&edge))),
        "annee" => Ok(Anchor::YearEnd),
        "date" => month_day(scanner, &between),
        "fin_mois" => month_end(scanner, &between),
        _ => Ok(Anchor::Task(between.text.to_owned())),
    }
}

fn offsets(scanner: &mut RuleScanner<'_>) -> Result<Vec<Offset>, RuleError> {
    let mut offsets = Vec::new();
    loop {
        scanner.skip_blanks();
        let sign = match scanner.pass(&['+', '-', '−', '–']) {
            Some('+') => 1,
            Some(_) => -1,
            None => return Ok(offsets),
        };
        scanner.skip_blanks();
        let start = scanner.at();
        let digits = scanner.take(|letter| letter.is_ascii_digit());
        let Ok(count) = digits.parse::<u16>() else {
            let message = "écrivez un nombre après le signe, par exemple « + 2s »";
            return Err(scanner.error(start..scanner.at(), message));
        };
        scanner.skip_blanks();
        let start = scanner.at();
        let letters = scanner.word();
        let Some((_, unit)) = Unit::ALL.iter().find(|(name, _)| *name == letters) else {
            let message = "unité inconnue : écrivez j (jours), s (semaines), m (mois), \
                           js (jours de classe) ou ss (semaines de classe)";
            return Err(scanner.error(start..scanner.at(), message));
        };
        offsets.push(Offset {
            count: sign * i32::from(count),
            unit: *unit,
        });
    }
}

fn snap(scanner: &mut RuleScanner<'_>) -> Result<Option<Snap>, RuleError> {
    scanner.skip_blanks();
    if scanner.is_at_end() {
        return Ok(None);
    }
    let start = scanner.at();
    let word = scanner.word();
    scanner.skip_blanks();
    let snap = SNAPS.iter().find(|(name, _)| *name == word);
    match snap {
        Some((_, snap)) if scanner.is_at_end() => Ok(Some(*snap)),
        _ => {
            let message = "après la date, écrivez un décalage comme « + 2s », \
                           ou l’un des mots avant, apres, brut";
            scanner.take(|_| true);
            Err(scanner.error(start..scanner.at(), message))
        }
    }
}

/// The text between parentheses, checked against what the anchor takes.
fn parentheses<'a>(
    scanner: &mut RuleScanner<'a>,
    argument: Argument,
    name: &str,
    example: &str,
) -> Result<Between<'a>, RuleError> {
    let start = scanner.at();
    if scanner.pass(&['(']).is_none() {
        if argument == Argument::Required {
            let message = format!("précisez entre parenthèses, par exemple « {example} »");
            return Err(scanner.error(start..start, message));
        }
        return Ok(Between::default());
    }
    let inside = scanner.at();
    let text = scanner.take(|letter| letter != ')');
    let between = Between {
        text: text.trim(),
        place: inside..scanner.at(),
    };
    if scanner.pass(&[')']).is_none() {
        return Err(scanner.error(start..scanner.at(), "il manque la parenthèse « ) »"));
    }
    if argument == Argument::None {
        let message = format!("« {name} » s’écrit sans parenthèses, par exemple « {example} »");
        return Err(scanner.error(start..scanner.at(), message));
    }
    if between.text.is_empty() {
        let message = format!("rien entre les parenthèses : écrivez par exemple « {example} »");
        return Err(scanner.error(start..scanner.at(), message));
    }
    Ok(between)
}

fn period(scanner: &RuleScanner<'_>, between: &Between<'_>) -> Result<PeriodName, RuleError> {
    let text = between.text;
    if text.is_empty() {
        return Ok(PeriodName::Current);
    }
    let (digits, part) = match text.strip_suffix("bis") {
        Some(digits) => (digits.trim(), Part::Bis),
        None => (text, Part::Main),
    };
    match digits.parse() {
        Ok(number) if number > 0 => Ok(PeriodName::Number(number, part)),
        _ => {
            let message = "une période se nomme par son numéro : « periode(2).debut », \
                           ou « periode(7bis).debut » pour la suite après la fenêtre";
            Err(scanner.error(between.place.clone(), message))
        }
    }
}

fn month_day(scanner: &RuleScanner<'_>, between: &Between<'_>) -> Result<Anchor, RuleError> {
    // A leap year, so that 29 February can be written.
    let day = format!("2028-{}", between.text).parse::<NaiveDate>();
    let parts = between.text.split_once('-');
    let numbers = parts.and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
    if let (Ok(_), Some((month, day))) = (day, numbers) {
        return Ok(Anchor::MonthDay(month, day));
    }
    let message = "écrivez le mois puis le jour : « date(12-30) » est le 30 décembre";
    Err(scanner.error(between.place.clone(), message))
}

fn month_end(scanner: &RuleScanner<'_>, between: &Between<'_>) -> Result<Anchor, RuleError> {
    if let Ok(month @ 1..=12) = between.text.parse() {
        return Ok(Anchor::MonthEnd(month));
    }
    let message = "écrivez un mois de 01 à 12 : « fin_mois(09) » est fin septembre";
    Err(scanner.error(between.place.clone(), message))
}

fn unknown_anchor(scanner: &RuleScanner<'_>, place: Range<usize>, word: &str) -> RuleError {
    let names = ANCHORS.map(|row| row.0);
    let nearest = names
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(name, word), name))
        .min()
        .filter(|(distance, _)| *distance <= 2);
    let message = match nearest {
        Some((_, name)) => format!("repère inconnu : vouliez-vous écrire « {name} » ?"),
        None => format!(
            "une date commence par l’un des repères {}",
            fr::list(&names)
        ),
    };
    scanner.error(place, message)
}

fn bad_edge(
    scanner: &RuleScanner<'_>,
    place: Range<usize>,
    name: &str,
    edges: &[&str],
    example: &str,
) -> RuleError {
    let written: Vec<String> = edges
        .iter()
        .filter(|edge| !edge.is_empty())
        .map(|edge| format!("« .{edge} »"))
        .collect();
    let message = if written.is_empty() {
        format!("rien ne suit « {name}(…) » : écrivez par exemple « {example} »")
    } else {
        format!(
            "après « {name} », écrivez {}, par exemple « {example} »",
            fr::choice(&written)
        )
    };
    scanner.error(place, message)
}

#[derive(Default)]
struct Between<'a> {
    text: &'a str,
    place: Range<usize>,
}

fn holiday_name(text: &str) -> HolidayName {
    match text.parse() {
        Ok(number) if number > 0 => HolidayName::Ordinal(number),
        _ => HolidayName::Key(HolidayKey(fr::fold(text).replace(' ', "-"))),
    }
}

fn holiday_edge(word: &str) -> HolidayEdge {
    match word {
        "premier" => HolidayEdge::FirstDayOff,
        "dernier" => HolidayEdge::LastDayOff,
        "reprise" => HolidayEdge::Return,
        _ => HolidayEdge::Departure,
    }
}

fn plain_edge(word: &str) -> Edge {
    if word == "fin" {
        Edge::End
    } else {
        Edge::Start
    }
}
