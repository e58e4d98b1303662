//! The first word of a rule: what a date starts from.

use std::ops::Range;

use chrono::NaiveDate;

use crate::calendar::{HolidayKey, Part};
use crate::checklist::date_rule::{Anchor, Edge, HolidayEdge, HolidayName, PeriodName, RuleError};
use crate::checklist::read_rule::Reader;
use crate::fr;

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

impl Reader<'_> {
    /// Reads the anchor and its edge.
    pub fn anchor(&mut self) -> Result<Anchor, RuleError> {
        self.cursor.skip_blanks();
        let start = self.cursor.at;
        let word = self.cursor.word();
        let Some(&(name, argument, edges, example)) = ANCHORS.iter().find(|row| row.0 == word)
        else {
            return Err(self.unknown_anchor(start..self.cursor.at, &word));
        };
        let between = self.parentheses(argument, name, example)?;
        let edge_start = self.cursor.at;
        let edge = if self.cursor.eat('.') {
            self.cursor.word()
        } else {
            String::new()
        };
        if !edges.contains(&edge.as_str()) {
            return Err(self.bad_edge(edge_start..self.cursor.at, name, edges, example));
        }
        match name {
            "rentree" if edge == "profs" => Ok(Anchor::TeachersReturn),
            "rentree" => Ok(Anchor::PupilsReturn),
            "vacances" => Ok(Anchor::Holiday(
                holiday_name(&between.text),
                holiday_edge(&edge),
            )),
            "periode" => Ok(Anchor::Period(self.period(&between)?, plain_edge(&edge))),
            "certif" if edge == "ouverture" => Ok(Anchor::Opening),
            "certif" => Ok(Anchor::Closing),
            "fenetre" => Ok(Anchor::Window(plain_edge(&edge))),
            "rattrapage" => Ok(Anchor::MakeUp(plain_edge(&edge))),
            "annee" => Ok(Anchor::YearEnd),
            "date" => self.month_day(&between),
            "fin_mois" => self.month_end(&between),
            _ => Ok(Anchor::Task(between.text)),
        }
    }

    /// The text between parentheses, checked against what the anchor takes.
    fn parentheses(
        &mut self,
        argument: Argument,
        name: &str,
        example: &str,
    ) -> Result<Between, RuleError> {
        let start = self.cursor.at;
        if self.cursor.peek() != Some('(') {
            if argument == Argument::Required {
                let message = format!("précisez entre parenthèses, par exemple « {example} »");
                return Err(self.error(start..start, message));
            }
            return Ok(Between::default());
        }
        self.cursor.at += 1;
        let inside = self.cursor.at;
        let text = self.cursor.take(|letter| letter != ')');
        let between = Between {
            text: text.trim().to_owned(),
            place: inside..self.cursor.at,
        };
        if self.cursor.peek() != Some(')') {
            return Err(self.error(start..self.cursor.at, "il manque la parenthèse « ) »"));
        }
        self.cursor.at += 1;
        if argument == Argument::None {
            let message = format!("« {name} » s’écrit sans parenthèses, par exemple « {example} »");
            return Err(self.error(start..self.cursor.at, message));
        }
        if between.text.is_empty() {
            let message = format!("rien entre les parenthèses : écrivez par exemple « {example} »");
            return Err(self.error(start..self.cursor.at, message));
        }
        Ok(between)
    }

    fn period(&self, between: &Between) -> Result<PeriodName, RuleError> {
        let text = between.text.as_str();
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
                Err(self.error(between.place.clone(), message))
            }
        }
    }

    fn month_day(&self, between: &Between) -> Result<Anchor, RuleError> {
        // A leap year, so that 29 February can be written.
        let day = format!("2028-{}", between.text).parse::<NaiveDate>();
        let parts = between.text.split_once('-');
        let numbers = parts.and_then(|(m, d)| Some((m.parse().ok()?, d.parse().ok()?)));
        match (day, numbers) {
            (Ok(_), Some((month, day))) => Ok(Anchor::MonthDay(month, day)),
            _ => {
                let message = "écrivez le mois puis le jour : « date(12-30) » est le 30 décembre";
                Err(self.error(between.place.clone(), message))
            }
        }
    }

    fn month_end(&self, between: &Between) -> Result<Anchor, RuleError> {
        match between.text.parse() {
            Ok(month @ 1..=12) => Ok(Anchor::MonthEnd(month)),
            _ => {
                let message = "écrivez un mois de 01 à 12 : « fin_mois(09) » est fin septembre";
                Err(self.error(between.place.clone(), message))
            }
        }
    }

    fn unknown_anchor(&self, place: Range<usize>, word: &str) -> RuleError {
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
        self.error(place, message)
    }

    fn bad_edge(
        &self,
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
        self.error(place, message)
    }
}

#[derive(Default)]
struct Between {
    text: String,
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
