//! What LSU and LSL will find when they fetch certifications by INE (pix-formats §7).

use crate::school::Student;

/// Whether each pupil of a concerned level will get her result in the livret.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Livret<'a> {
    /// Pupils whose result will come.
    pub ready: usize,
    /// Pupils whose result will not come, or may not, and why; by division and name.
    pub troubles: Vec<(&'a Student, LivretTrouble)>,
}

/// Why a result will not come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LivretTrouble {
    /// No certification.
    NotPassed,
    /// `Démarrée`: the session is not finalised or not published.
    Pending,
    /// `En erreur`: Pix has to look at it.
    InError,
    /// All cancelled.
    Cancelled,
    /// Passed, and in no campaign of the school: her account may not be linked
    /// to her name in Pix Orga.
    AccountDoubtful,
}
