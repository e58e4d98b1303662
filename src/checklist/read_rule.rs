//! Reads the anchor language, and says what to write when it cannot.

use std::ops::Range;
use std::str::FromStr;

use crate::checklist::cursor::Cursor;
use crate::checklist::date_rule::{DateRule, Offset, RuleError, Snap, Unit};
use crate::fr;

impl FromStr for DateRule {
    type Err = RuleError;

    fn from_str(text: &str) -> Result<Self, RuleError> {
        let mut reader = Reader {
            text,
            cursor: Cursor::new(text),
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

const SNAPS: [(&str, Snap); 3] = [
    ("avant", Snap::Before),
    ("apres", Snap::After),
    ("brut", Snap::Raw),
];

/// A rule being read.
pub struct Reader<'a> {
    text: &'a str,
    /// Where the reading is.
    pub cursor: Cursor,
}

impl Reader<'_> {
    fn offsets(&mut self) -> Result<Vec<Offset>, RuleError> {
        let mut offsets = Vec::new();
        loop {
            self.cursor.skip_blanks();
            let sign = match self.cursor.peek() {
                Some('+') => 1,
                Some('-' | '−' | '–') => -1,
                _ => return Ok(offsets),
            };
            self.cursor.at += 1;
            self.cursor.skip_blanks();
            let start = self.cursor.at;
            let digits = self.cursor.take(|letter| letter.is_ascii_digit());
            let Ok(count) = digits.parse::<u16>() else {
                let message = "écrivez un nombre après le signe, par exemple « + 2s »";
                return Err(self.error(start..self.cursor.at, message));
            };
            self.cursor.skip_blanks();
            let start = self.cursor.at;
            let letters = self.cursor.word();
            let Some((_, unit)) = Unit::ALL.iter().find(|(name, _)| *name == letters) else {
                let message = "unité inconnue : écrivez j (jours), s (semaines), m (mois), \
                               js (jours de classe) ou ss (semaines de classe)";
                return Err(self.error(start..self.cursor.at, message));
            };
            offsets.push(Offset {
                count: sign * i32::from(count),
                unit: *unit,
            });
        }
    }

    fn snap(&mut self) -> Result<Option<Snap>, RuleError> {
        self.cursor.skip_blanks();
        if self.cursor.is_at_end() {
            return Ok(None);
        }
        let start = self.cursor.at;
        let word = self.cursor.word();
        self.cursor.skip_blanks();
        let snap = SNAPS.iter().find(|(name, _)| *name == word);
        match snap {
            Some((_, snap)) if self.cursor.is_at_end() => Ok(Some(*snap)),
            _ => {
                let message = "après la date, écrivez un décalage comme « + 2s », \
                               ou l’un des mots avant, apres, brut";
                Err(self.error(start..self.cursor.end(), message))
            }
        }
    }

    /// A fault at a place, with its sentence.
    pub fn error(&self, place: Range<usize>, message: impl Into<String>) -> RuleError {
        RuleError {
            text: self.text.to_owned(),
            column: place.start,
            length: place.len().max(1),
            message: fr::spaced(&message.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::{HolidayKey, Part};
    use crate::checklist::date_rule::{Anchor, Edge, HolidayEdge, HolidayName, PeriodName};

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
