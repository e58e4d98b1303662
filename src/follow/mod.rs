//! Who is where, and what came of it: the base of pupils crossed with what
//! Pix exports.
//!
//! Knows names, participations, certifications and how they are counted
//! (rules.md). Does not know a file, an option or how a page looks.

mod decision;
mod livret;
mod progress;
mod results;
mod tally;

pub use decision::{Choice, Decision, Which};
pub use livret::{Livret, LivretTrouble};
pub use progress::{
    CampaignProgress, Certifiability, Change, Counts, CourseProgress, DivisionProgress, Gap,
    GradeProgress, Lists, Progress, PupilProgress, Purpose,
};
pub use results::{
    Candidate, DivisionResults, Duplicate, GradeResults, Pending, Results, Unmatched,
    UnmatchedReason, YearResults,
};
pub use tally::{MeanLevel, PixStatistics, Tally};
