//! A task of the year: what, who, why, and the rules of its dates.

use std::fmt;
use std::str::FromStr;

use crate::calendar::{SchoolYear, Zone};
use crate::checklist::DateRule;
use crate::fr;
use crate::school::Level;

/// A list of tasks for a school year, without a single absolute date.
#[derive(Debug, Clone, PartialEq)]
pub struct Checklist {
    /// Its title.
    pub title: String,
    /// The level it is for; none for both.
    pub level: Option<Level>,
    /// Where it comes from, in words.
    pub source: String,
    /// What it reproduces, when it is a printed document's own list.
    pub document: Option<Document>,
    /// The tasks, in reading order.
    pub tasks: Vec<Task>,
}

/// The printed document that a list reproduces.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Who printed it, and its title.
    pub name: String,
    /// The year of its dates.
    pub year: Option<SchoolYear>,
    /// The zone of its dates.
    pub zone: Option<Zone>,
}

/// Something to do.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Stable name: `siecle-import`.
    pub id: String,
    /// What to do, in the infinitive.
    pub title: String,
    /// Who does it; the first one leads.
    pub roles: Vec<Role>,
    /// Phase of the year, or printed heading.
    pub heading: String,
    /// First day on which it makes sense; the period's first day when silent.
    pub start: Option<DateRule>,
    /// Last day.
    pub due: Option<DateRule>,
    /// Day after which it no longer counts, whatever the due date says.
    pub limit: Option<DateRule>,
    /// Why it is to be done.
    pub why: String,
    /// How to do it; may be empty.
    pub detail: String,
    /// A page that helps: its name and address.
    pub link: Option<(String, String)>,
    /// The pixplan command that helps.
    pub command: Option<String>,
    /// School years for which it holds.
    pub years: YearSpan,
    /// What must be true of the school.
    pub conditions: Vec<Condition>,
    /// When the task comes back in every period: the first and last of them.
    pub repeats: Option<(u32, u32)>,
    /// Tasks to do before this one.
    pub after: Vec<String>,
    /// Documents that ask for it.
    pub sources: Vec<String>,
}

/// School years from one to another, both included; open when one is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct YearSpan {
    /// First year.
    pub first: Option<SchoolYear>,
    /// Last year.
    pub last: Option<SchoolYear>,
}

impl YearSpan {
    /// Whether a year is in the span.
    pub fn contains(self, year: SchoolYear) -> bool {
        self.first.is_none_or(|first| first <= year) && self.last.is_none_or(|last| year <= last)
    }

    /// Whether two spans share a year.
    pub fn overlaps(self, other: Self) -> bool {
        let starts_before_end = |a: Self, b: Self| match (a.first, b.last) {
            (Some(first), Some(last)) => first <= last,
            _ => true,
        };
        starts_before_end(self, other) && starts_before_end(other, self)
    }
}

/// Who does a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Référent Pix.
    PixLead,
    /// Head teacher and deputies.
    Head,
    /// Secretariat, which keeps the SIECLE base.
    Secretariat,
    /// The person who gives access to resources in the GAR.
    GarLead,
    /// Form teachers.
    FormTeachers,
    /// Teachers.
    Teachers,
    /// Invigilators.
    Invigilators,
    /// Pupils.
    Students,
    /// Families.
    Families,
}

impl Role {
    /// Every role: its name in files and options, and as printed.
    pub const ALL: [(Self, &'static str, &'static str); 9] = [
        (Self::PixLead, "referent", "référent Pix"),
        (Self::Head, "direction", "direction"),
        (Self::Secretariat, "secretariat", "secrétariat"),
        (Self::GarLead, "referent-gar", "référent GAR"),
        (
            Self::FormTeachers,
            "professeurs-principaux",
            "professeurs principaux",
        ),
        (Self::Teachers, "enseignants", "enseignants"),
        (Self::Invigilators, "surveillants", "surveillants"),
        (Self::Students, "eleves", "élèves"),
        (Self::Families, "familles", "familles"),
    ];

    /// Its name in files and options.
    pub fn id(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|row| row.0 == self)
            .map_or("", |row| row.1)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let row = Self::ALL.iter().find(|row| row.0 == *self);
        f.write_str(row.map_or("", |row| row.2))
    }
}

/// A word that names no role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownRole(pub String);

impl fmt::Display for UnknownRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Role::ALL.map(|row| row.1);
        let found = fr::quoted(&self.0);
        write!(
            f,
            "rôle inconnu {found}\u{a0}: écrivez {}",
            fr::choice(&known)
        )
    }
}

impl FromStr for Role {
    type Err = UnknownRole;

    fn from_str(text: &str) -> Result<Self, UnknownRole> {
        // Files write the exact name; only people write it otherwise.
        if let Some(row) = Self::ALL.iter().find(|row| row.1 == text) {
            return Ok(row.0);
        }
        let word = fr::fold(text.trim()).replace([' ', '_'], "-");
        let plural = format!("{word}s");
        let is_meant = |row: &&(Self, &str, &str)| {
            [row.1, &fr::fold(row.2).replace(' ', "-")]
                .iter()
                .any(|name| *name == word || *name == plural)
        };
        let row = Self::ALL.iter().find(is_meant);
        row.map(|row| row.0)
            .ok_or_else(|| UnknownRole(text.to_owned()))
    }
}

/// A trait of the school on which tasks depend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trait {
    /// Pupils reach Pix through the ENT and the GAR.
    Ent,
    /// Private school.
    Private,
    /// Agricultural school: FREGATA instead of SIECLE.
    Agricultural,
    /// Work placements (PFMP) take classes away.
    WorkPlacements,
    /// A lycée professionnel with a « 3e prépa-métiers ».
    PrepaMetiers,
}

impl Trait {
    /// Every trait: its name in files, as printed, and what is supposed of a
    /// school that says nothing.
    pub const ALL: [(Self, &'static str, &'static str, bool); 5] = [
        (Self::Ent, "ent", "avec ENT", true),
        (Self::Private, "prive", "établissement privé", false),
        (
            Self::Agricultural,
            "agricole",
            "enseignement agricole",
            false,
        ),
        (Self::WorkPlacements, "pfmp", "avec PFMP", false),
        (
            Self::PrepaMetiers,
            "prepa_metiers",
            "avec 3e prépa-métiers",
            false,
        ),
    ];
}

/// What a task asks of the school.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Condition {
    /// The trait.
    pub of: Trait,
    /// Whether it must be there or absent.
    pub wanted: bool,
}

/// What is known of the school.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Traits(pub Vec<(Trait, bool)>);

impl Traits {
    /// Whether the school has a trait: as it says, else as is usual.
    pub fn has(&self, of: Trait) -> bool {
        let said = self.0.iter().find(|(known, _)| *known == of);
        let usual = Trait::ALL.iter().find(|row| row.0 == of);
        said.map_or(usual.is_some_and(|row| row.3), |(_, value)| *value)
    }

    /// Whether every condition of a task holds.
    pub fn satisfy(&self, conditions: &[Condition]) -> bool {
        conditions
            .iter()
            .all(|condition| self.has(condition.of) == condition.wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn roles_read_as_people_write_them() {
        #[track_caller]
        fn case(text: &str, id: &str) {
            assert_eq!(text.parse::<Role>().map(Role::id), Ok(id));
        }
        case("referent", "referent");
        case("Référent Pix", "referent");
        case("enseignant", "enseignants");
        case("référent GAR", "referent-gar");
        case("Professeurs principaux", "professeurs-principaux");
        assert!("concierge".parse::<Role>().is_err());
    }

    #[test]
    fn what_a_school_does_not_say_is_the_usual() {
        let silent = Traits::default();
        assert!(silent.has(Trait::Ent));
        assert!(!silent.has(Trait::Private));
        let without_ent = Traits(vec![(Trait::Ent, false)]);
        let needs_ent = Condition {
            of: Trait::Ent,
            wanted: true,
        };
        assert!(!without_ent.satisfy(&[needs_ent]));
    }
}
