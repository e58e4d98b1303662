//! Which pupil of the base a name of an export is (cli.md, « Progress counts »).
//!
//! Decisions of the school come first; then, for certifications, the names and
//! the birth date; then names and division; names alone where one pupil of the
//! school has them; a compound name shortened to one of its parts, in its
//! division. A name in use counts at each step where no family name fits.
//! What fits nobody, or several, is never guessed.

use std::collections::HashMap;

use chrono::NaiveDate;
use foldhash::fast::RandomState;

use crate::follow::name::{full_key, is_shortened, key};
use crate::follow::{Pupils, UnmatchedReason};
use crate::pix::{Choice, Decision, Which};
use crate::school::Student;

/// Someone whom an export names.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Person<'p> {
    /// Family name, as written.
    pub last_name: &'p str,
    /// First name, as written.
    pub first_name: &'p str,
    /// Division, where the export tells it.
    pub division: Option<&'p str>,
    /// Birth date; certifications only.
    pub birthdate: Option<NaiveDate>,
}

/// Who it is; pupils by their place in the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// This pupil.
    Pupil(usize),
    /// Nobody, the school says: not to be spoken of again.
    Ignored,
    /// Nobody for sure: why, and the pupils who have the very name.
    Nobody(UnmatchedReason, Vec<usize>),
}

/// The base, ready to be asked.
#[derive(Debug, Clone)]
pub struct Matcher<'a> {
    pupils: &'a Pupils<'a>,
    by_name: Index,
    by_usage: Index,
    /// Pupils by first name, for names that are shortened.
    by_first: Index,
    by_ine: HashMap<&'a str, usize, RandomState>,
    decisions: HashMap<String, Vec<Decision>, RandomState>,
    /// Birth dates of those who are no longer in the base, by names.
    former: HashMap<String, Vec<Option<NaiveDate>>, RandomState>,
}

type Index = HashMap<String, Vec<usize>, RandomState>;

/// The steps that need no decision, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    BirthDate,
    Division,
    School,
    Shortened,
}

const STEPS: [Step; 4] = [
    Step::BirthDate,
    Step::Division,
    Step::School,
    Step::Shortened,
];

/// Which last name of a pupil is compared.
#[derive(Debug, Clone, Copy)]
enum Of {
    Family,
    Usage,
}

impl<'a> Matcher<'a> {
    /// Reads the names of the base once.
    pub fn new(pupils: &'a Pupils<'a>, decisions: &[Decision]) -> Self {
        let mut matcher = Self {
            pupils,
            by_name: Index::default(),
            by_usage: Index::default(),
            by_first: Index::default(),
            by_ine: HashMap::default(),
            decisions: HashMap::default(),
            former: HashMap::default(),
        };
        for (pupil, student) in pupils.students().iter().enumerate() {
            let first = key(&student.first_name);
            let names = full_key(&student.last_name, &student.first_name);
            if let Some(usage) = &student.preferred_last_name {
                let usage = full_key(usage, &student.first_name);
                if usage != names {
                    matcher.by_usage.entry(usage).or_default().push(pupil);
                }
            }
            matcher.by_name.entry(names).or_default().push(pupil);
            matcher.by_first.entry(first).or_default().push(pupil);
            matcher.by_ine.insert(student.ine.trim(), pupil);
        }
        for decision in decisions {
            let names = full_key(&decision.last_name, &decision.first_name);
            let same = matcher.decisions.entry(names).or_default();
            same.push(decision.clone());
        }
        matcher
    }

    /// With pupils of earlier bases: a name of theirs is nobody's, and why is known.
    #[must_use]
    pub fn with_former(mut self, former: &[Student]) -> Self {
        let gone = former
            .iter()
            .filter(|it| !self.by_ine.contains_key(it.ine.trim()));
        for student in gone {
            let names = full_key(&student.last_name, &student.first_name);
            self.former
                .entry(names)
                .or_default()
                .push(student.birthdate);
        }
        self
    }

    /// Whether a person was in an earlier base.
    pub fn has_left(&self, person: &Person<'_>) -> bool {
        let names = full_key(person.last_name, person.first_name);
        let born = |day: &Option<NaiveDate>| day.is_none() || *day == person.birthdate;
        self.former
            .get(&names)
            .is_some_and(|days| person.birthdate.is_none() || days.iter().any(born))
    }

    /// The base that is asked.
    pub fn pupils(&self) -> &'a Pupils<'a> {
        self.pupils
    }

    /// Who a person is.
    pub fn find(&self, person: &Person<'_>) -> Found {
        let names = full_key(person.last_name, person.first_name);
        if let Some(decided) = self.decided(&names, person) {
            return decided;
        }
        if names.starts_with('|') || names.ends_with('|') {
            return Found::Nobody(UnmatchedReason::Unknown, Vec::new());
        }
        let division = person
            .division
            .and_then(|text| self.pupils.division_named(text));
        let first_fit = |of| {
            STEPS.into_iter().find_map(|step| {
                let fits = self.fits(step, of, &names, division, person);
                (!fits.is_empty()).then_some((step, fits))
            })
        };
        match (first_fit(Of::Family), first_fit(Of::Usage)) {
            (None, None) => Found::Nobody(UnmatchedReason::Unknown, Vec::new()),
            (Some((_, fits)), None) | (None, Some((_, fits))) => only(fits),
            (Some((step, fits)), Some((usage_step, _))) if step <= usage_step => only(fits),
            // A name in use fits better than a family name: both are possible.
            (Some((_, mut fits)), Some((_, more))) => {
                fits.extend(more);
                fits.sort_unstable();
                fits.dedup();
                only(fits)
            }
        }
    }

    fn fits(
        &self,
        step: Step,
        of: Of,
        names: &str,
        division: Option<usize>,
        person: &Person<'_>,
    ) -> Vec<usize> {
        let index = match of {
            Of::Family => &self.by_name,
            Of::Usage => &self.by_usage,
        };
        let same = index.get(names).map_or(&[][..], Vec::as_slice);
        let of_division = |pupil: &usize| Some(self.pupils.division(*pupil)) == division;
        let those = |keep: &dyn Fn(&usize) -> bool| same.iter().copied().filter(keep).collect();
        match step {
            Step::BirthDate => those(&|pupil| {
                let born = self.pupils.student(*pupil).birthdate;
                born.is_some() && born == person.birthdate
            }),
            Step::Division => those(&of_division),
            Step::School => same.to_vec(),
            Step::Shortened if division.is_none() => Vec::new(),
            Step::Shortened => {
                let first = self.by_first.get(&key(person.first_name));
                let first = first.into_iter().flatten().copied();
                let mates = first.filter(of_division);
                mates
                    .filter(|&pupil| self.is_shortened(pupil, of, person))
                    .collect()
            }
        }
    }

    fn is_shortened(&self, pupil: usize, of: Of, person: &Person<'_>) -> bool {
        let student = self.pupils.student(pupil);
        let last_name = match of {
            Of::Family => Some(&student.last_name),
            Of::Usage => student.preferred_last_name.as_ref(),
        };
        last_name.is_some_and(|last_name| is_shortened(last_name, person.last_name))
    }

    /// Whether the division or the birth date is that of one of several pupils of
    /// these names: a decision on the names alone was about another of them.
    fn is_told_apart(&self, names: &str, person: &Person<'_>) -> bool {
        let several = self.by_name.get(names).is_some_and(|same| same.len() > 1);
        let division = person
            .division
            .and_then(|text| self.pupils.division_named(text));
        several
            && [Step::BirthDate, Step::Division].into_iter().any(|step| {
                !self
                    .fits(step, Of::Family, names, division, person)
                    .is_empty()
            })
    }

    /// What the school decided of this person, the most precise decision first.
    fn decided(&self, names: &str, person: &Person<'_>) -> Option<Found> {
        let decisions = self.decisions.get(names)?;
        let concerns = |decision: &&Decision| match &decision.which {
            Which::All => true,
            Which::Division(division) => person
                .division
                .is_some_and(|text| key(text) == key(division)),
            Which::Born(day) => person.birthdate == Some(*day),
        };
        let precise = |decision: &&Decision| decision.which != Which::All;
        let all = || decisions.iter().filter(concerns);
        let general = || all().next().filter(|_| !self.is_told_apart(names, person));
        let decision = all().find(precise).or_else(general)?;
        Some(match &decision.choice {
            Choice::Ignored => Found::Ignored,
            Choice::Ine(ine) => match self.by_ine.get(ine.trim()) {
                Some(&pupil) => Found::Pupil(pupil),
                None => Found::Nobody(UnmatchedReason::DecidedElsewhere, Vec::new()),
            },
        })
    }
}

fn only(fits: Vec<usize>) -> Found {
    match fits.as_slice() {
        [pupil] => Found::Pupil(*pupil),
        _ => Found::Nobody(UnmatchedReason::Homonyms, fits),
    }
}
