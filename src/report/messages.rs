//! Ready texts to paste into the ENT or Pronote, as plain values.
//!
//! Knows which texts there are, who may read them and what they need to say.
//! A text for families never has a pupil's name: only [`Audience::Teacher`]
//! texts do, and then those of one class.

use chrono::{NaiveDate, NaiveTime};

use crate::fr;
use crate::report::papers::School;

/// One of the ready texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Message {
    /// Families: what Pix is, the code of the first course, how to log in.
    Families,
    /// Teachers: the code and how to help.
    TeachersCode,
    /// The form teacher: who has not started, finished or sent.
    Chase,
    /// The form teacher: who is not certifiable, and what is missing.
    Sos,
    /// Families and pupils: when and where the certification is.
    Summons,
    /// The form teacher: what came of the certification, and what pupils do next.
    Results,
}

/// Who reads a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Families, pupils, all the teachers: no pupil is named.
    Everybody,
    /// The form teacher of a class, who knows its pupils.
    Teacher,
}

impl Message {
    /// All of them, in the order of the year.
    pub const ALL: [Self; 6] = [
        Self::Families,
        Self::TeachersCode,
        Self::Chase,
        Self::Sos,
        Self::Summons,
        Self::Results,
    ];

    /// Its name in `message`: `familles-rentree`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Families => "familles-rentree",
            Self::TeachersCode => "enseignants-code",
            Self::Chase => "relance",
            Self::Sos => "sos",
            Self::Summons => "convocation",
            Self::Results => "resultats",
        }
    }

    /// What it is for, in a few words.
    pub fn purpose(self) -> &'static str {
        match self {
            Self::Families => "aux familles\u{a0}: Pix, le code du parcours, la connexion",
            Self::TeachersCode => "aux enseignants\u{a0}: le code du parcours, comment aider",
            Self::Chase => "au professeur principal\u{a0}: qui n’a pas commencé, fini ou envoyé",
            Self::Sos => "au professeur principal\u{a0}: qui n’est pas encore certifiable",
            Self::Summons => "aux familles et aux élèves\u{a0}: la certification, quand et où",
            Self::Results => "au professeur principal\u{a0}: les résultats, et la suite",
        }
    }

    /// Who reads it.
    pub fn audience(self) -> Audience {
        match self {
            Self::Families | Self::TeachersCode | Self::Summons => Audience::Everybody,
            Self::Chase | Self::Sos | Self::Results => Audience::Teacher,
        }
    }

    /// The text of a name, in any case, with or without accents.
    pub fn named(word: &str) -> Option<Self> {
        let word = fr::fold(word.trim()).replace([' ', '_'], "-");
        Self::ALL.into_iter().find(|message| message.id() == word)
    }
}

/// A day that a text gives, published or computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub date: NaiveDate,
    /// Whether it is computed, not published.
    pub forecast: bool,
}

/// What all the texts may say; what is not known is empty, and shows as a blank.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The day of the run: what is past is not announced.
    pub today: NaiveDate,
    /// The school.
    pub school: School,
    /// The campaign's code: `ABCDEF234`.
    pub code: String,
    /// The campaign's name, or its course's.
    pub campaign: String,
    /// The last day of class before the autumn holiday.
    pub autumn: Option<Day>,
    /// First day of the certification window.
    pub window_start: Option<Day>,
    /// Its last day.
    pub window_end: Option<Day>,
    /// First day of the make-up week.
    pub make_up_start: Option<Day>,
    /// Its last day.
    pub make_up_end: Option<Day>,
}

/// What the follow-up says of one class.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ClassFacts {
    /// Its name: `3A`.
    pub division: String,
    /// Its pupils in the base.
    pub enrolled: usize,
    /// Where it is in the course; None where no export says.
    pub course: Option<Course>,
    /// Who is certifiable; None where no export says.
    pub certifiability: Option<Certifiability>,
    /// What came of the certification; None where no export says.
    pub results: Option<Outcome>,
    /// The sessions of the class, in order of time; empty without a plan.
    pub sessions: Vec<ClassSession>,
}

/// A pupil's name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name {
    /// Family name.
    pub last: String,
    /// First name.
    pub first: String,
}

/// Where a class is in a course.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Course {
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
    /// Who has not started.
    pub not_started: Vec<Name>,
    /// Who has started and not finished.
    pub unfinished: Vec<Name>,
    /// Who has finished and not sent.
    pub not_shared: Vec<Name>,
}

/// Who of a class is certifiable.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Certifiability {
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
    /// How many are.
    pub certifiable: usize,
    /// Who is not, and what is missing.
    pub not_certifiable: Vec<Lacking>,
    /// Of whom nothing is known.
    pub unknown: Vec<Name>,
}

/// A pupil who is not certifiable yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Lacking {
    /// Who.
    pub name: Name,
    /// How many competences are missing to reach five at level 1.
    pub missing: Option<usize>,
    /// The competences that are nearest to level 1, by name.
    pub nearest: Vec<String>,
}

/// What came of the certification in a class.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// The day of the data.
    pub as_of: Option<NaiveDate>,
    /// How many came.
    pub passed: usize,
    /// How many are certified.
    pub validated: usize,
    /// How many are not.
    pub not_obtained: usize,
    /// Whose certification was cancelled, is in error or still open.
    pub open: Vec<Name>,
    /// Who was in no session.
    pub absent: Vec<Name>,
}

/// A session in which pupils of a class sit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassSession {
    /// The day.
    pub date: NaiveDate,
    /// When it starts.
    pub start: NaiveTime,
    /// The room.
    pub room: String,
    /// Whether it holds only a part of the class.
    pub part: bool,
}

/// A text filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Letter {
    /// The class it is about; None when it is for all.
    pub division: Option<String>,
    /// Who it goes to, when the text says.
    pub to: String,
    /// Its subject, when the text says.
    pub subject: String,
    /// The text itself.
    pub body: String,
}

impl Letter {
    /// A letter from its text: lines `À :` and `Objet :` first, a blank line,
    /// then the body.
    pub fn of(division: Option<String>, text: &str) -> Self {
        let mut letter = Self {
            division,
            ..Self::default()
        };
        let mut rest = text.trim();
        while let Some((line, after)) = rest.split_once('\n') {
            let Some((key, value)) = line.split_once(':') else {
                break;
            };
            match &*fr::fold(key.trim()) {
                "a" => value.trim().clone_into(&mut letter.to),
                "objet" => value.trim().clone_into(&mut letter.subject),
                _ => break,
            }
            rest = after.trim_start_matches('\n');
        }
        rest.trim_end().clone_into(&mut letter.body);
        letter
    }

    /// What is left to fill in, each once: `[code de la campagne]`.
    pub fn blanks(&self) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for text in [&self.to, &self.subject, &self.body] {
            let pieces = text.split('[').skip(1);
            for blank in pieces.filter_map(|piece| piece.split_once(']')) {
                let blank = format!("[{}]", blank.0);
                if !found.contains(&blank) {
                    found.push(blank);
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_its_header_and_its_body() {
        let letter = Letter::of(
            None,
            "À\u{a0}: familles\nObjet : Pix\u{a0}: la rentrée\n\nBonjour,\n\nCode : [code].\nÀ : demain\n",
        );
        assert_eq!(letter.to, "familles");
        assert_eq!(letter.subject, "Pix\u{a0}: la rentrée");
        assert_eq!(letter.body, "Bonjour,\n\nCode : [code].\nÀ : demain");
        assert_eq!(letter.blanks(), ["[code]"]);
        let plain = Letter::of(None, "Bonjour : voici");
        assert_eq!(
            (plain.subject.as_str(), plain.body.as_str()),
            ("", "Bonjour : voici")
        );
    }

    #[test]
    fn a_text_answers_to_its_name() {
        for message in Message::ALL {
            assert_eq!(Message::named(message.id()), Some(message));
        }
        assert_eq!(Message::named("Résultats"), Some(Message::Results));
        assert_eq!(Message::named("rappel"), None);
    }
}
