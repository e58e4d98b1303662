//! From nested elements to the records that the checks want.
//!
//! Knows the paths that Pix reads (pix-formats §1.4): an element has a role by
//! the role of its parent and its own name, and most have none.

use crate::school::{
    Aside, Key, Oddity, Parameter, PupilField, PupilRecord, SiecleEvent, StructureRecord,
    StructuresRecord, Value,
};
use crate::source::Line;

/// What an open element is to Pix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    Ignored,
    Root,
    Parameters,
    Parameter(Parameter),
    Data,
    /// Any child of `DONNEES`: Pix does not ask for its name.
    Group,
    Pupil,
    PupilField(PupilField),
    Structures,
    Structure,
    StructureKind,
    StructureCode,
}

/// Whether a start tag carries attributes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Attributes {
    None,
    Some,
}

/// The records being filled.
#[derive(Default)]
pub struct Builder {
    parameter: Value,
    pupil: PupilRecord,
    structures: StructuresRecord,
    root_is_told: bool,
}

/// The role of an element, by its parent's and its name.
#[inline]
pub fn role(parent: Option<Role>, name: &[u8]) -> Role {
    match parent {
        None => match name {
            b"BEE_ELEVES" => Role::Root,
            _ => Role::Ignored,
        },
        Some(Role::Root) => match name {
            b"PARAMETRES" => Role::Parameters,
            b"DONNEES" => Role::Data,
            _ => Role::Ignored,
        },
        Some(Role::Parameters) => Parameter::of(name).map_or(Role::Ignored, Role::Parameter),
        Some(Role::Data) => Role::Group,
        Some(Role::Group) => match name {
            b"ELEVE" => Role::Pupil,
            b"STRUCTURES_ELEVE" => Role::Structures,
            _ => Role::Ignored,
        },
        Some(Role::Pupil) => PupilField::of(name).map_or(Role::Ignored, Role::PupilField),
        Some(Role::Structures) => match name {
            b"STRUCTURE" => Role::Structure,
            _ => Role::Ignored,
        },
        Some(Role::Structure) => match name {
            b"TYPE_STRUCTURE" => Role::StructureKind,
            b"CODE_STRUCTURE" => Role::StructureCode,
            _ => Role::Ignored,
        },
        Some(_) => Role::Ignored,
    }
}

impl Builder {
    /// An element opens under `parent`; returns the role that it keeps, since
    /// a repeated element is not read.
    pub fn open(
        &mut self,
        parent: Option<Role>,
        role: Role,
        attributes: Attributes,
        line: impl FnOnce() -> Line,
    ) -> Role {
        if let Some(value) = parent.and_then(|parent| self.value(parent)) {
            value.oddity = Oddity::Child;
            return Role::Ignored;
        }
        if parent == Some(Role::Structures) {
            self.structures.has_content = true;
        }
        match role {
            Role::Ignored | Role::Root | Role::Parameters | Role::Data | Role::Group => {}
            Role::Pupil => {
                self.pupil.clear();
                self.pupil.line = line();
            }
            Role::Structures => {
                self.structures.structures.clear();
                self.structures.has_content = false;
                self.structures.key = Key::NoAttribute;
                self.structures.line = line();
            }
            Role::Structure => {
                let fresh = StructureRecord::default();
                self.structures.structures.push(fresh);
            }
            Role::Parameter(_) => {
                self.parameter.clear();
                self.start_value(role, attributes, line());
            }
            Role::PupilField(_) | Role::StructureKind | Role::StructureCode => {
                let first = self.value(role).is_some_and(|value| !value.is_present());
                if !first {
                    return Role::Ignored;
                }
                self.start_value(role, attributes, line());
            }
        }
        role
    }

    fn start_value(&mut self, role: Role, attributes: Attributes, line: Line) {
        if let Some(value) = self.value(role) {
            value.line = Some(line);
            if attributes == Attributes::Some {
                value.oddity = Oddity::Attribute;
            }
        }
    }

    /// The value that an element's own text belongs to.
    #[inline]
    pub fn value(&mut self, role: Role) -> Option<&mut Value> {
        match role {
            Role::PupilField(field) => Some(self.pupil.value_mut(field)),
            Role::Parameter(_) => Some(&mut self.parameter),
            Role::StructureKind => self.structures.structures.last_mut().map(|it| &mut it.kind),
            Role::StructureCode => self.structures.structures.last_mut().map(|it| &mut it.code),
            _ => None,
        }
    }

    /// Gives the element that just opened its `ELEVE_ID`.
    pub fn set_key(&mut self, role: Role, key: Key) {
        match role {
            Role::Pupil => self.pupil.key = key,
            Role::Structures => self.structures.key = key,
            _ => {}
        }
    }

    /// Text stands in an element that is not a value.
    #[inline]
    pub fn see_text(&mut self, role: Role) {
        if role == Role::Structures {
            self.structures.has_content = true;
        }
    }

    /// An element closes: its record, if it is one, is complete.
    #[inline]
    pub fn close(&mut self, role: Role, sink: &mut impl FnMut(SiecleEvent<'_>)) {
        match role {
            Role::Parameter(name) => sink(SiecleEvent::Parameter(name, &self.parameter)),
            Role::Pupil => sink(SiecleEvent::Pupil(&self.pupil)),
            Role::Structures => sink(SiecleEvent::Structures(&self.structures)),
            _ => {}
        }
    }

    /// Says what is worth a word about an element that opens.
    #[inline]
    pub fn tell(
        &mut self,
        parent: Option<Role>,
        name: &[u8],
        line: impl FnOnce() -> Line,
        sink: &mut impl FnMut(SiecleEvent<'_>),
    ) {
        if parent.is_none() && !self.root_is_told {
            self.root_is_told = true;
            let name = String::from_utf8_lossy(name).into_owned();
            sink(SiecleEvent::Aside(&Aside::Root(name), line()));
        } else if parent == Some(Role::Data) && name == b"ADRESSES" {
            sink(SiecleEvent::Aside(&Aside::Addresses, line()));
        }
    }
}
