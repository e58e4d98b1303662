//! Pupils who count in their level and whom a school may look at apart.

use crate::fr;
use crate::school::{Student, Track, course_of_mef};

/// A kind of class inside a level (rules.md, « `progress`, `results` »).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Apart {
    /// SEGPA.
    Segpa,
    /// ULIS; also « relais » and « insertion », which share its course codes.
    Ulis,
    /// UPE2A, which no course code tells.
    Upe2a,
}

impl Apart {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Segpa, Self::Ulis, Self::Upe2a];

    /// Its printed name.
    pub fn label(self) -> &'static str {
        match self {
            Self::Segpa => "SEGPA",
            Self::Ulis => "ULIS",
            Self::Upe2a => "UPE2A",
        }
    }

    /// Of a pupil: by the name of her class, else by her course.
    pub fn of(student: &Student) -> Option<Self> {
        let division = fr::fold(&student.division);
        let mut all = Self::ALL.into_iter();
        let named = all.find(|it| division.contains(&fr::fold(it.label())));
        named.or_else(|| {
            let course = course_of_mef(student.mef.as_deref()?)?;
            match course.track {
                Track::Segpa => Some(Self::Segpa),
                Track::Support => Some(Self::Ulis),
                Track::Common | Track::PrepaMetiers | Track::Primary => None,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_apart_by_its_name_or_by_its_course() {
        #[track_caller]
        fn case(division: &str, mef: &str, expected: Option<Apart>) {
            let student = Student {
                division: division.to_owned(),
                mef: Some(mef.to_owned()),
                ..Student::default()
            };
            assert_eq!(Apart::of(&student), expected, "{division} {mef}");
        }

        case("3A", "10310019110", None);
        case("3D", "16710099110", Some(Apart::Segpa));
        case("3 segpa", "", Some(Apart::Segpa));
        case("3A", "10610010110", Some(Apart::Ulis));
        case("3 ULIS", "10310019110", Some(Apart::Ulis));
        case("UPE2A", "10210001110", Some(Apart::Upe2a));
    }
}
