//! Pix's verdict on a SIECLE file, record after record.
//!
//! Pix reads the file twice: once for the UAI, once for the pupils. One
//! reading is enough here, since what the second one finds is kept aside until
//! the first one's answer is known (pix-formats §1.1, §1.5).

use std::collections::hash_map::Entry as Slot;
use std::collections::{HashMap, HashSet};

use foldhash::fast::RandomState;

use crate::check::verdict::file_kinds::PIX_INTERNAL_ERROR;
use crate::check::verdict::seen::{
    Dropped, Entry, OddField, Placement, Seen, UaiCheck, WhyDropped,
};
use crate::check::verdict::siecle_pupil::{BirthPlaces, Names, name, spot, student};
use crate::diagnostic::{Diagnostic, Spot};
use crate::school::{
    Aside, GradeOverrides, Key, Oddity, Parameter, PupilField, PupilRecord, SiecleEvent,
    StructuresRecord, Student, Value,
};
use crate::source::Line;

/// `TYPE_STRUCTURE` of a division.
const DIVISION: &str = "D";
/// The division of those who are there no more; capitals count.
const INACTIVE: &str = "Inactifs";

/// Pix's verdict in the making.
#[derive(Debug)]
pub struct SiecleVerdict<'a> {
    pub(super) expected_uai: Option<&'a str>,
    pub(super) grades: &'a GradeOverrides,
    pub(super) uai: UaiCheck,
    pub(super) errors: Vec<Diagnostic>,
    pub(super) ines: HashMap<Box<str>, Line, RandomState>,
    pub(super) by_key: HashMap<Key, usize, RandomState>,
    /// Structures whose pupil was not met: those who left, or are further down.
    pub(super) too_early: HashSet<Key>,
    pub(super) seen: Seen,
    pub(super) birth_places: BirthPlaces,
}

impl<'a> SiecleVerdict<'a> {
    /// Before the first record. Without an expected UAI any will do.
    pub fn new(expected_uai: Option<&'a str>, grades: &'a GradeOverrides) -> Self {
        Self {
            expected_uai,
            grades,
            uai: UaiCheck::default(),
            errors: Vec::new(),
            ines: HashMap::default(),
            by_key: HashMap::default(),
            too_early: HashSet::new(),
            seen: Seen::default(),
            birth_places: BirthPlaces::Dropped,
        }
    }

    /// The same, with the birth places that an enrolment needs.
    #[must_use]
    pub fn keeping_birth_places(mut self) -> Self {
        self.birth_places = BirthPlaces::Kept;
        self
    }

    /// Takes the next thing that the file says.
    pub fn see(&mut self, event: SiecleEvent<'_>) {
        match event {
            SiecleEvent::Pupil(record) => self.see_pupil(record),
            SiecleEvent::Structures(record) => self.see_structures(record),
            SiecleEvent::Parameter(name, value) => self.see_parameter(name, value),
            SiecleEvent::Aside(Aside::Root(name), line) => {
                self.seen.root = Some((name.clone(), line));
            }
            SiecleEvent::Aside(Aside::Doctype, line) => self.seen.doctype = Some(line),
            SiecleEvent::Aside(Aside::Addresses, line) => self.seen.addresses = Some(line),
        }
    }

    fn see_parameter(&mut self, name: Parameter, value: &Value) {
        self.note_oddity(name.element(), value, || None);
        let first = match name {
            Parameter::Uaj => &mut self.seen.uaj,
            Parameter::AnneeScolaire => &mut self.seen.school_year,
            Parameter::DateExport => &mut self.seen.export_date,
        };
        if first.is_present() {
            return;
        }
        first.clone_from(value);
        if name == Parameter::Uaj {
            let found = value.pix_text().filter(|text| !text.is_empty());
            let right = match self.expected_uai {
                Some(expected) => found == Some(expected),
                None => found.is_some(),
            };
            self.uai = if right {
                UaiCheck::Right
            } else {
                UaiCheck::Wrong
            };
        }
    }

    fn see_pupil(&mut self, record: &PupilRecord) {
        let exit = record.value(PupilField::DateSortie);
        let ine = record.value(PupilField::IdNational);
        let why = if exit.is_present() {
            Some(WhyDropped::Left(exit.text.clone()))
        } else if ine.is_present() {
            None
        } else {
            let rnie = record.value(PupilField::IneRnie).readable();
            Some(WhyDropped::NoIne(rnie.map(str::to_owned)))
        };
        if let Some(why) = why {
            return self.seen.dropped.push(Dropped {
                student: student(record, BirthPlaces::Dropped),
                line: record.line,
                why,
            });
        }
        if record.key == Key::NoAttribute {
            let spot = spot(record).field("ELEVE");
            let what = "la fiche ELEVE n’a aucun attribut (ELEVE_ID manque)";
            let failure = Diagnostic::new(PIX_INTERNAL_ERROR, spot, what);
            return self.errors.push(failure);
        }
        for &field in PupilField::ALL {
            let value = record.value(field);
            self.note_oddity(field.element(), value, || Some(name(record)));
        }
        let names = self.check(record);
        self.keep(record, names);
    }

    /// Keeps a pupil under her key; the last of a key replaces the others.
    fn keep(&mut self, record: &PupilRecord, names: Names) {
        let student = student(record, self.birth_places);
        let sex = record.value(PupilField::CodeSexe);
        let entry = Entry {
            has_odd_sex: student.sex.is_none() && !sex.is_empty_for_pix(),
            has_refused_name: names == Names::Refused,
            student,
            line: record.line,
            placement: Placement::None,
            has_lost_structures: self.too_early.contains(&record.key),
        };
        match self.by_key.entry(record.key.clone()) {
            Slot::Occupied(known) => {
                if let Some(earlier) = self.seen.entries.get_mut(*known.get()) {
                    let earlier = std::mem::replace(earlier, entry);
                    self.seen.replaced.push(earlier);
                }
            }
            Slot::Vacant(free) => {
                free.insert(self.seen.entries.len());
                self.seen.entries.push(entry);
            }
        }
    }

    fn see_structures(&mut self, record: &StructuresRecord) {
        if record.key == Key::NoAttribute {
            if record.has_content {
                let what = "l’élément STRUCTURES_ELEVE n’a aucun attribut (ELEVE_ID manque)";
                self.fail(record.line, None, what);
            }
            return;
        }
        let Some(&index) = self.by_key.get(&record.key) else {
            self.too_early.insert(record.key.clone());
            return;
        };
        for structure in &record.structures {
            let owner = self.seen.entries.get(index);
            if !structure.kind.is_present() {
                let owner = owner.map(|entry| entry.student.clone());
                let what = "une STRUCTURE n’a pas de TYPE_STRUCTURE";
                return self.fail(record.line, owner, what);
            }
            if structure.kind.pix_text() != Some(DIVISION) {
                continue;
            }
            if !structure.code.is_present() {
                let owner = owner.map(|entry| entry.student.clone());
                let what = "une STRUCTURE de type D n’a pas de CODE_STRUCTURE";
                return self.fail(record.line, owner, what);
            }
            let Some(entry) = self.seen.entries.get_mut(index) else {
                return;
            };
            if structure.code.pix_text() == Some(INACTIVE) {
                if entry.placement == Placement::None {
                    entry.placement = Placement::Inactive;
                }
            } else {
                entry.placement = Placement::Division;
                entry.student.division.clone_from(&structure.code.text);
            }
        }
    }

    fn fail(&mut self, line: Line, owner: Option<Student>, what: &str) {
        let mut spot = Spot::line(line).field("STRUCTURES_ELEVE");
        spot.student = owner.as_ref().map(Student::full_name);
        spot.ine = owner.map(|owner| owner.ine);
        let failure = Diagnostic::new(PIX_INTERNAL_ERROR, spot, what);
        self.errors.push(failure);
    }

    fn note_oddity(
        &mut self,
        element: &'static str,
        value: &Value,
        student: impl FnOnce() -> Option<String>,
    ) {
        if value.oddity != Oddity::None {
            self.seen.odd_fields.push(OddField {
                element,
                line: value.line.unwrap_or(Line(1)),
                oddity: value.oddity,
                student: student(),
            });
        }
    }
}
