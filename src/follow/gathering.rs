//! Certifications as they come, one by one, pupil by pupil.
//!
//! Memory follows the number of people, not of rows: the same certification in
//! two exports is one, and the later export says what became of it.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use foldhash::fast::RandomState;

use crate::follow::name::full_key;
use crate::follow::passing::Passing;
use crate::follow::unmatched::Collected;
use crate::follow::{Found, Matcher, Person, UnmatchedReason};
use crate::pix::{Certification, CertificationKind, CertificationStatus};

/// Everything that was certified, by person.
#[derive(Debug)]
pub struct Gathering<'a> {
    /// The base.
    pub(crate) matcher: &'a Matcher<'a>,
    /// By pupil's place in the base.
    pub(crate) pupils: Vec<Vec<Taken>>,
    /// People who are nobody of the base for sure.
    pub(crate) strangers: Vec<Stranger>,
    by_name: HashMap<(String, Option<NaiveDate>), usize, RandomState>,
    /// Names of the certifications that are not the core one.
    pub(crate) kinds: Vec<String>,
    /// The most recent day among the rows.
    pub(crate) last_day: Option<NaiveDate>,
}

/// One certification of a person and which one it is: none is the core.
#[derive(Debug, Clone, Copy)]
pub struct Taken {
    /// Place of its name among those that are not the core.
    pub kind: Option<usize>,
    /// What it says.
    pub passing: Passing,
}

/// Whose a certification is, by place.
#[derive(Debug, Clone, Copy)]
enum Owner {
    Pupil(usize),
    Stranger(usize),
}

/// Someone of an export who is nobody of the base for sure.
#[derive(Debug)]
pub struct Stranger {
    /// Family name, as written.
    pub last_name: String,
    /// First name, as written.
    pub first_name: String,
    /// Birth date.
    pub birthdate: Option<NaiveDate>,
    /// Division of the export.
    pub division: Option<String>,
    reason: UnmatchedReason,
    homonyms: Vec<usize>,
    /// What was passed.
    pub taken: Vec<Taken>,
}

impl<'a> Gathering<'a> {
    /// Nothing yet.
    pub fn new(matcher: &'a Matcher<'a>) -> Self {
        Self {
            matcher,
            pupils: vec![Vec::new(); matcher.pupils().students().len()],
            strangers: Vec::new(),
            by_name: HashMap::default(),
            kinds: Vec::new(),
            last_day: None,
        }
    }

    /// Takes a row of an export in; the division is the export's. Exports come
    /// with the oldest data first.
    pub fn add(&mut self, row: &Certification, division: Option<&str>) {
        let person = Person {
            last_name: &row.last_name,
            first_name: &row.first_name,
            division,
            birthdate: row.birthdate,
        };
        let owner = match self.matcher.find(&person) {
            Found::Ignored => return,
            Found::Pupil(pupil) => Owner::Pupil(pupil),
            Found::Nobody(reason, homonyms) => {
                Owner::Stranger(self.stranger(&person, reason, homonyms))
            }
        };
        self.last_day = self.last_day.max(row.date);
        let passing = Passing::of(row);
        match &row.kind {
            CertificationKind::Core => {
                self.take(owner, None, passing);
                for (label, word) in &row.complementary {
                    if let Some(status) = CertificationStatus::of_complementary(word) {
                        let kind = self.kind(label);
                        self.take(owner, Some(kind), passing.complementary(status));
                    }
                }
            }
            CertificationKind::Other(name) => {
                let kind = self.kind(name);
                self.take(owner, Some(kind), passing);
            }
        }
    }

    /// Notes a certification; of two exports the later one counts, but for a
    /// session that it does not know to be over.
    fn take(&mut self, owner: Owner, kind: Option<usize>, passing: Passing) {
        let all = match owner {
            Owner::Pupil(pupil) => self.pupils.get_mut(pupil),
            Owner::Stranger(at) => self.strangers.get_mut(at).map(|it| &mut it.taken),
        };
        let Some(all) = all else { return };
        let same = |it: &&mut Taken| it.kind == kind && it.passing.is_same(&passing);
        let is_started = |it: &Passing| it.status == CertificationStatus::Started;
        match all.iter_mut().find(same) {
            Some(known) if is_started(&passing) && !is_started(&known.passing) => {}
            Some(known) => known.passing = passing,
            None => all.push(Taken { kind, passing }),
        }
    }

    fn kind(&mut self, name: &str) -> usize {
        let known = self.kinds.iter().position(|known| known == name);
        known.unwrap_or_else(|| {
            self.kinds.push(name.to_owned());
            self.kinds.len() - 1
        })
    }

    /// Someone's certifications of the core. `CléA` is the core test with a
    /// certificate of its own: it counts for who has no other.
    pub(crate) fn core<'t>(&self, taken: &'t [Taken]) -> Vec<&'t Passing> {
        let of = |keep: &dyn Fn(&Taken) -> bool| -> Vec<&'t Passing> {
            let kept = taken.iter().filter(|it| keep(it));
            kept.map(|it| &it.passing).collect()
        };
        let core = of(&|it| it.kind.is_none());
        if !core.is_empty() || self.kinds.is_empty() {
            return core;
        }
        of(&|it| {
            let name = it.kind.and_then(|kind| self.kinds.get(kind));
            name.is_some_and(|name| CertificationKind::has_core_test(name))
        })
    }

    /// Numbers of the certifications of pupils of the base. Another export may
    /// name the same certification so that it is nobody's: it is not one more.
    pub(crate) fn known_numbers(&self) -> HashSet<u64, RandomState> {
        if self.strangers.is_empty() {
            return HashSet::default();
        }
        let taken = self.pupils.iter().flatten();
        taken.filter_map(|it| it.passing.number).collect()
    }

    fn stranger(
        &mut self,
        person: &Person<'_>,
        reason: UnmatchedReason,
        homonyms: Vec<usize>,
    ) -> usize {
        let names = full_key(person.last_name, person.first_name);
        let next = self.strangers.len();
        let at = *self
            .by_name
            .entry((names, person.birthdate))
            .or_insert(next);
        match self.strangers.get_mut(at) {
            Some(known) => {
                // Of several spellings one stays, whatever the order of the rows; an
                // export of a session says no division, that of a class does.
                let written = (person.last_name, person.first_name);
                if written < (&*known.last_name, &*known.first_name) {
                    person.last_name.clone_into(&mut known.last_name);
                    person.first_name.clone_into(&mut known.first_name);
                }
                let own = known.division.as_deref();
                if person
                    .division
                    .is_some_and(|text| own.is_none_or(|own| text < own))
                {
                    known.division = person.division.map(ToOwned::to_owned);
                }
            }
            None => self.strangers.push(Stranger {
                last_name: person.last_name.to_owned(),
                first_name: person.first_name.to_owned(),
                birthdate: person.birthdate,
                division: person.division.map(ToOwned::to_owned),
                reason,
                homonyms,
                taken: Vec::new(),
            }),
        }
        at
    }

    /// The strangers of a selection, with their candidates.
    pub(crate) fn unmatched(
        &self,
        keep: impl Fn(&Stranger) -> bool,
    ) -> Vec<crate::follow::Unmatched<'a>> {
        let mut collected = Collected::default();
        for stranger in self.strangers.iter().filter(|it| keep(it)) {
            let person = Person {
                last_name: &stranger.last_name,
                first_name: &stranger.first_name,
                division: stranger.division.as_deref(),
                birthdate: stranger.birthdate,
            };
            collected.note("", &person, stranger.reason, stranger.homonyms.clone());
        }
        collected.finish(self.matcher)
    }
}
