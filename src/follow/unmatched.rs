//! Names that are nobody of the base for sure, and whom they may be.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use crate::follow::candidates::near;
use crate::follow::name::{full_key, key};
use crate::follow::{Matcher, Person};
use crate::pix::{Choice, Decision, Which};
use crate::school::Student;

/// A name of an export that is nobody of the base for sure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmatched<'a> {
    /// Family name, as written there.
    pub last_name: String,
    /// First name, as written there.
    pub first_name: String,
    /// Division, as written there.
    pub division: Option<String>,
    /// Birth date; certifications only.
    pub birthdate: Option<NaiveDate>,
    /// Names of the campaigns where it stands; none for a certification.
    pub campaigns: Vec<String>,
    /// Why.
    pub reason: UnmatchedReason,
    /// Pupils whom it may be, the likeliest first.
    pub candidates: Vec<&'a Student>,
}

/// Why a name is nobody for sure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UnmatchedReason {
    /// Several pupils have it.
    Homonyms,
    /// No pupil has it; some have a near one.
    NearNames,
    /// Nobody has it any more: a pupil of an earlier base had.
    Left,
    /// No pupil has it or a near one.
    Unknown,
    /// `rapprochements.toml` names an INE that is not in the base.
    DecidedElsewhere,
}

impl Unmatched<'_> {
    /// The decision that says who it is.
    pub fn decision(&self, choice: Choice) -> Decision {
        Decision {
            last_name: self.last_name.trim().to_owned(),
            first_name: self.first_name.trim().to_owned(),
            which: match (&self.division, self.birthdate) {
                (_, Some(day)) => Which::Born(day),
                (Some(division), None) => Which::Division(division.trim().to_owned()),
                (None, None) => Which::All,
            },
            choice,
        }
    }
}

/// Names with near ones are looked for among so many unmatched at most: when
/// there are more, the base is not the right one.
const MOST_COMPARED: usize = 1000;

/// Unmatched names as they come: each once, whatever its spellings and campaigns.
#[derive(Debug, Default)]
pub struct Collected {
    names: BTreeMap<Key, Written>,
}

/// Names, division and birth date, folded.
type Key = (String, String, Option<NaiveDate>);

#[derive(Debug, Clone)]
struct Written {
    last_name: String,
    first_name: String,
    division: Option<String>,
    reason: UnmatchedReason,
    homonyms: Vec<usize>,
    campaigns: BTreeSet<String>,
}

impl Collected {
    /// Notes a name; of several spellings the first one by the alphabet stays,
    /// so that the order of the rows does not count.
    pub fn note(
        &mut self,
        campaign: &str,
        person: &Person<'_>,
        reason: UnmatchedReason,
        homonyms: Vec<usize>,
    ) {
        let division = person
            .division
            .map(str::trim)
            .filter(|text| !text.is_empty());
        let key = (
            full_key(person.last_name, person.first_name),
            division.map(key).unwrap_or_default(),
            person.birthdate,
        );
        let written = Written {
            last_name: person.last_name.trim().to_owned(),
            first_name: person.first_name.trim().to_owned(),
            division: division.map(ToOwned::to_owned),
            reason,
            homonyms,
            campaigns: BTreeSet::new(),
        };
        let spelling = |it: &Written| {
            (
                it.last_name.clone(),
                it.first_name.clone(),
                it.division.clone(),
            )
        };
        let known = self.names.entry(key).or_insert_with(|| written.clone());
        if spelling(&written) < spelling(known) {
            let campaigns = std::mem::take(&mut known.campaigns);
            *known = Written {
                campaigns,
                ..written
            };
        }
        if !campaign.is_empty() && !known.campaigns.contains(campaign) {
            known.campaigns.insert(campaign.to_owned());
        }
    }

    /// The names with their candidates, by name.
    pub fn finish<'a>(self, matcher: &Matcher<'a>) -> Vec<Unmatched<'a>> {
        let pupils = matcher.pupils();
        let names = self.names.into_iter().enumerate();
        let unmatched = names.map(|(rank, ((_, _, birthdate), it))| {
            let person = Person {
                last_name: &it.last_name,
                first_name: &it.first_name,
                division: it.division.as_deref(),
                birthdate,
            };
            let has_left = matcher.has_left(&person);
            let candidates = match it.reason {
                UnmatchedReason::Homonyms => it.homonyms,
                _ if rank < MOST_COMPARED && !has_left => near(pupils, &person),
                _ => Vec::new(),
            };
            let reason = match it.reason {
                UnmatchedReason::Unknown if has_left => UnmatchedReason::Left,
                UnmatchedReason::Unknown if !candidates.is_empty() => UnmatchedReason::NearNames,
                other => other,
            };
            let candidates = candidates.into_iter().map(|pupil| pupils.student(pupil));
            Unmatched {
                last_name: it.last_name,
                first_name: it.first_name,
                division: it.division,
                birthdate,
                campaigns: it.campaigns.into_iter().collect(),
                reason,
                candidates: candidates.collect(),
            }
        });
        unmatched.collect()
    }
}
