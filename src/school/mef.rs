//! The course code of a pupil (MEF), and the class level that it tells.
//!
//! Eleven characters: three for the kind of course, five for the speciality,
//! two for its length and year, one variant. The table is data; a school
//! overrides it by the name of a division (`[niveaux]`), since CPGE and some
//! recent courses are not in it.

use crate::school::Grade;

/// A kind of class that a school may want to count apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Track {
    /// The common course.
    Common,
    /// SEGPA.
    Segpa,
    /// ULIS, relais, insertion: classes of 3e apart in the old nomenclature.
    Support,
    /// 3e prépa-métiers, which follows the collège calendar in a lycée.
    PrepaMetiers,
    /// Last year's class, in primary school: not a class of this school.
    Primary,
}

/// What a MEF tells of a pupil.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Course {
    /// The class level; none for primary school.
    pub grade: Option<Grade>,
    /// The kind of class.
    pub track: Track,
}

const fn common(grade: Grade) -> Course {
    apart(grade, Track::Common)
}

const fn apart(grade: Grade, track: Track) -> Course {
    let grade = Some(grade);
    Course { grade, track }
}

const PRIMARY: Course = Course {
    grade: None,
    track: Track::Primary,
};

/// Masks of the national nomenclature, `.` standing for any character
/// (pix-formats §1.8; the first that agrees wins).
const MASKS: &[(&str, Course)] = &[
    ("0031000222.", PRIMARY),
    ("100100..11.", common(Grade::Sixieme)),
    ("101100..11.", common(Grade::Cinquieme)),
    ("102100..11.", common(Grade::Quatrieme)),
    ("103100..11.", common(Grade::Troisieme)),
    ("104100..11.", apart(Grade::Troisieme, Track::Support)),
    ("105100..11.", apart(Grade::Troisieme, Track::Support)),
    ("106100..11.", apart(Grade::Troisieme, Track::Support)),
    ("110.....22.", apart(Grade::Troisieme, Track::PrepaMetiers)),
    ("1641000211.", apart(Grade::Sixieme, Track::Segpa)),
    ("1651000211.", apart(Grade::Cinquieme, Track::Segpa)),
    ("1661000211.", apart(Grade::Quatrieme, Track::Segpa)),
    ("167...9911.", apart(Grade::Troisieme, Track::Segpa)),
    ("20010...11.", common(Grade::Seconde)),
    ("2011....11.", common(Grade::Premiere)),
    ("2021....11.", common(Grade::Terminale)),
    ("210.....11.", common(Grade::Seconde)),
    ("220.....11.", common(Grade::Seconde)),
    ("211.....11.", common(Grade::Premiere)),
    ("213.....11.", common(Grade::Premiere)),
    ("212.....11.", common(Grade::Terminale)),
    ("214.....11.", common(Grade::Terminale)),
    ("240.....11.", common(Grade::CapLast)),
    ("241.....21.", common(Grade::Cap1)),
    ("241.....22.", common(Grade::CapLast)),
    ("242.....31.", common(Grade::Cap1)),
    ("242.....32.", common(Grade::Cap2)),
    ("242.....33.", common(Grade::CapLast)),
    ("245.....11.", common(Grade::TerminalePro)),
    ("246.....21.", common(Grade::PremierePro)),
    ("246.....22.", common(Grade::TerminalePro)),
    ("247.....31.", common(Grade::SecondePro)),
    ("247.....32.", common(Grade::PremierePro)),
    ("247.....33.", common(Grade::TerminalePro)),
    ("310.....11.", common(Grade::BtsLast)),
    ("311.....21.", common(Grade::Bts1)),
    ("311.....22.", common(Grade::BtsLast)),
    ("312.....31.", common(Grade::Bts1)),
    ("312.....32.", common(Grade::Bts1)),
    ("312.....33.", common(Grade::BtsLast)),
    ("370.....11.", common(Grade::BtsLast)),
    ("371.....21.", common(Grade::Bts1)),
    ("371.....22.", common(Grade::BtsLast)),
];

/// What a MEF code tells, or nothing when it is not in the table.
///
/// ```
/// # use pixplan::school::{Grade, course_of_mef};
/// let course = course_of_mef("10310019110").expect("a class of 3e");
/// assert_eq!(course.grade, Some(Grade::Troisieme));
/// ```
pub fn course_of_mef(mef: &str) -> Option<Course> {
    let found = MASKS.iter().find(|(mask, _)| agrees(mask, mef));
    found.map(|&(_, course)| course)
}

fn agrees(mask: &str, mef: &str) -> bool {
    let mut pairs = mask.bytes().zip(mef.bytes());
    mask.len() == mef.len() && pairs.all(|(wanted, found)| wanted == b'.' || wanted == found)
}

/// The class levels that a school gives to its divisions by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GradeOverrides(Vec<(String, Grade)>);

impl GradeOverrides {
    /// From pairs of a division and its level, as `[niveaux]` has them.
    pub fn new(pairs: impl IntoIterator<Item = (String, Grade)>) -> Self {
        Self(pairs.into_iter().collect())
    }

    /// The level given to a division, blanks around its name aside.
    pub fn of(&self, division: &str) -> Option<Grade> {
        let mut pairs = self.0.iter();
        let found = pairs.find(|(name, _)| name.trim() == division.trim());
        found.map(|&(_, grade)| grade)
    }

    /// The level of a pupil: the school's own word, else the MEF's.
    pub fn grade(&self, division: &str, mef: Option<&str>) -> Option<Grade> {
        let told = || mef.and_then(course_of_mef).and_then(|course| course.grade);
        self.of(division).or_else(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn real_codes_find_their_level() {
        #[track_caller]
        fn case(mef: &str, grade: Grade) {
            assert_eq!(course_of_mef(mef).and_then(|it| it.grade), Some(grade));
        }

        // Codes seen in open projects (pix-formats §1.8).
        case("10010012110", Grade::Sixieme);
        case("10110001110", Grade::Cinquieme);
        case("10210001110", Grade::Quatrieme);
        case("10310019110", Grade::Troisieme);
        case("20010015110", Grade::Seconde);
        case("20111010110", Grade::Premiere);
        case("20211010110", Grade::Terminale);
        case("16710099110", Grade::Troisieme); // SEGPA
        case("11099999222", Grade::Troisieme); // 3e prépa
        case("24122131220", Grade::CapLast);
        case("24733001310", Grade::SecondePro);
        case("31122001220", Grade::BtsLast);
    }

    #[test]
    fn other_codes_tell_nothing() {
        for mef in ["", "1031001911", "123456789", "30011101110", "103100191100"] {
            assert_eq!(course_of_mef(mef), None, "{mef}");
        }
        assert_eq!(
            course_of_mef("00310002221").map(|it| it.track),
            Some(Track::Primary)
        );
    }

    #[test]
    fn the_school_has_the_last_word() {
        let overrides = GradeOverrides::new([("3 ULIS".to_owned(), Grade::Troisieme)]);
        assert_eq!(overrides.grade("3 ULIS ", None), Some(Grade::Troisieme));
        assert_eq!(
            overrides.grade("6A", Some("10010012110")),
            Some(Grade::Sixieme)
        );
        assert_eq!(overrides.grade("6A", Some("?")), None);
    }

    #[test]
    fn every_mask_is_eleven_characters_long_and_unique() {
        for (index, (mask, _)) in MASKS.iter().enumerate() {
            assert_eq!(mask.len(), 11, "{mask}");
            let again = MASKS.iter().skip(index + 1);
            assert!(again.clone().all(|(other, _)| other != mask), "{mask}");
        }
    }
}
