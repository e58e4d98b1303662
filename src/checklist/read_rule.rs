//! Reads the anchor language, and says what to write when it cannot.

use std::ops::Range;
use std::str::FromStr;

use chrono::NaiveDate;

use crate::calendar::{HolidayKey, Part};
use crate::checklist::date_rule::{
    Anchor, DateRule, Edge, HolidayEdge, HolidayName, Offset, PeriodName, RuleError, Snap, Unit,
};
use crate::fr;

impl FromStr for DateRule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        let mut reader = Reader {
            text,
            letters: text.chars().collect(),
            at: 0,
        };
        let anchor = reader.anchor()?;
        let offsets = reader.offsets()?;
        let snap = reader.snap()?;
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

struct Reader<'a> {
    text: &'a str,
    letters: Vec<char>,
    at: usize,
}

impl Reader<'_> {
    fn anchor(&mut self) -> Result<Anchor, RuleError> {
        self.skip_blanks();
        let start = self.at;
        let word = self.word();
        let Some(&(name, argument, edges, example)) = ANCHORS.iter().find(|row| row.0 == word)
        else {
            return Err(self.unknown_anchor(start..self.at, &word));
        };
        let between = self.parentheses(argument, name, example)?;
        let edge_start = self.at;
        let edge = if self.peek() == Some('.') {
            self.at += 1;
            self.word()
        } else {
            String::new()
        };
        if !edges.contains(&edge.as_str()) {
            return Err(self.bad_edge(edge_start..self.at, name, edges, example));
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

    fn offsets(&mut self) -> Result<Vec<Offset>, RuleError> {
        let mut offsets = Vec::new();
        loop {
            self.skip_blanks();
            let sign = match self.peek() {
                Some('+') => 1,
                Some('-' | '−' | '–') => -1,
                _ => return Ok(offsets),
            };
            self.at += 1;
            self.skip_blanks();
            let start = self.at;
            let digits = self.take(|letter| letter.is_ascii_digit());
            let Ok(count) = digits.parse::<u16>() else {
                let message = "écrivez un nombre après le signe, par exemple « + 2s »";
                return Err(self.error(start..self.at, message));
            };
            self.skip_blanks();
            let start = self.at;
            let letters = self.word();
            let Some((_, unit)) = Unit::ALL.iter().find(|(name, _)| *name == letters) else {
                let message = "unité inconnue : écrivez j (jours), s (semaines), m (mois), \
                               js (jours de classe) ou ss (semaines de classe)";
                return Err(self.error(start..self.at, message));
            };
            offsets.push(Offset {
                count: sign * i32::from(count),
                unit: *unit,
            });
        }
    }

    fn snap(&mut self) -> Result<Option<Snap>, RuleError> {
        self.skip_blanks();
        if self.at == self.letters.len() {
            return Ok(None);
        }
        let start = self.at;
        let word = self.word();
        self.skip_blanks();
        let snap = SNAPS.iter().find(|(name, _)| *name == word);
        match snap {
            Some((_, snap)) if self.at == self.letters.len() => Ok(Some(*snap)),
            _ => {
                let message = "après la date, écrivez un décalage comme « + 2s », \
                               ou l’un des mots avant, apres, brut";
                Err(self.error(start..self.letters.len(), message))
            }
        }
    }

    /// The text between parentheses, checked against what the anchor takes.
    fn parentheses(
        &mut self,
        argument: Argument,
        name: &str,
        example: &str,
    ) -> Result<Between, RuleError> {
        let start = self.at;
        if self.peek() != Some('(') {
            if argument == Argument::Required {
                let message = format!("précisez entre parenthèses, par exemple « {example} »");
                return Err(self.error(start..start, message));
            }
            return Ok(Between::default());
        }
        self.at += 1;
        let inside = self.at;
        let text = self.take(|letter| letter != ')');
        let between = Between {
            text: text.trim().to_owned(),
            place: inside..self.at,
        };
        if self.peek() != Some(')') {
            return Err(self.error(start..self.at, "il manque la parenthèse « ) »"));
        }
        self.at += 1;
        if argument == Argument::None {
            let message = format!("« {name} » s’écrit sans parenthèses, par exemple « {example} »");
            return Err(self.error(start..self.at, message));
        }
        if between.text.is_empty() {
            let message = format!("rien entre les parenthèses : écrivez par exemple « {example} »");
            return Err(self.error(start..self.at, message));
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

    fn error(&self, place: Range<usize>, message: impl Into<String>) -> RuleError {
        RuleError {
            text: self.text.to_owned(),
            column: place.start,
            length: place.len().max(1),
            message: fr::spaced(&message.into()),
        }
    }

    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> String {
        let rest = self.letters.iter().skip(self.at);
        let text: String = rest.take_while(|letter| wanted(**letter)).collect();
        self.at += text.chars().count();
        text
    }

    /// A word in lower case without accents: `Fenêtre` reads as `fenetre`.
    fn word(&mut self) -> String {
        fr::fold(&self.take(|letter| letter.is_alphabetic() || letter == '_'))
    }

    fn skip_blanks(&mut self) {
        self.take(char::is_whitespace);
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_an_anchor_then_steps_then_a_snap() {
        let rule: DateRule = "rentree + 2s − 1j brut".parse().unwrap();
        assert_eq!(rule.anchor, Anchor::PupilsReturn);
        let steps: Vec<String> = rule.offsets.iter().map(Offset::to_string).collect();
        assert_eq!(steps, ["+ 2s", "- 1j"]);
        assert_eq!(rule.snap, Some(Snap::Raw));
    }

    #[test]
    fn every_anchor_reads() {
        #[track_caller]
        fn case(text: &str, anchor: &Anchor) {
            assert_eq!(&text.parse::<DateRule>().unwrap().anchor, anchor, "{text}");
        }
        let key = |key: &str| HolidayName::Key(HolidayKey(key.to_owned()));
        let number = |n, part| PeriodName::Number(n, part);
        case("rentree.profs", &Anchor::TeachersReturn);
        case(
            "vacances(noel).depart",
            &Anchor::Holiday(key("noel"), HolidayEdge::Departure),
        );
        case(
            "vacances(Noël).reprise",
            &Anchor::Holiday(key("noel"), HolidayEdge::Return),
        );
        case(
            "vacances(3).premier",
            &Anchor::Holiday(HolidayName::Ordinal(3), HolidayEdge::FirstDayOff),
        );
        case(
            "periode(2).debut",
            &Anchor::Period(number(2, Part::Main), Edge::Start),
        );
        case(
            "periode(7bis).fin",
            &Anchor::Period(number(7, Part::Bis), Edge::End),
        );
        case(
            "periode.debut+1s",
            &Anchor::Period(PeriodName::Current, Edge::Start),
        );
        case("certif.ouverture", &Anchor::Opening);
        case("certif.fermeture", &Anchor::Closing);
        case("fenêtre.début - 1m", &Anchor::Window(Edge::Start));
        case("rattrapage.fin", &Anchor::MakeUp(Edge::End));
        case("annee.fin", &Anchor::YearEnd);
        case("date(12-30)", &Anchor::MonthDay(12, 30));
        case("fin_mois(09)", &Anchor::MonthEnd(9));
        case(
            "tache(siecle-import)",
            &Anchor::Task("siecle-import".to_owned()),
        );
    }

    #[test]
    fn a_fault_is_shown_where_it_stands() {
        #[track_caller]
        fn case(text: &str, mark: &str, message: &str) {
            let error = text.parse::<DateRule>().unwrap_err();
            assert_eq!(error.excerpt(), format!("{text}\n{mark}"));
            let found = error.message.replace('\u{a0}', " ");
            assert!(found.contains(message), "{found}");
        }
        case("fenetr.debut", "^^^^^^", "vouliez-vous écrire « fenetre »");
        case("fenetre", "       ^", "écrivez « .debut » ou « .fin »");
        case("fenetre.milieu", "       ^^^^^^^", "« .debut » ou « .fin »");
        case("vacances.depart", "        ^", "vacances(toussaint).depart");
        case("periode(x).debut", "        ^", "numéro");
        case("date(30-12)", "     ^^^^^", "le mois puis le jour");
        case("rentree + s", "          ^", "un nombre après le signe");
        case("rentree + 2 k", "            ^", "unité inconnue");
        case(
            "rentree plus tard",
            "        ^^^^^^^^^",
            "avant, apres, brut",
        );
        case("vacances(noel", "        ^^^^^", "parenthèse");
        case("", "^", "commence par l’un des repères");
    }
}
