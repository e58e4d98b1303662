//! Who is where, and what came of it: the base of pupils crossed with what
//! Pix exports.
//!
//! Knows names, participations, certifications and how they are counted
//! (rules.md). Does not know a file, an option or how a page looks.

mod campaigns;
mod candidates;
mod certifiability;
mod counting;
mod courses;
#[cfg(test)]
mod example;
mod facts;
mod gathering;
mod hiding;
mod livret;
mod matching;
mod name;
mod passing;
mod progress;
mod progressing;
mod published;
mod pupils;
mod results;
mod shared;
mod standing;
mod tally;
mod unmatched;

pub use campaigns::{Asked, NoSuchCampaign};
pub use counting::{Around, results};
pub use facts::{CampaignFacts, CertifiedFacts, Facts, ProfileFacts};
pub use gathering::Gathering;
pub use livret::{Livret, LivretTrouble};
pub use matching::{Found, Matcher, Person};
pub use passing::Passing;
pub use progress::{
    CampaignProgress, Certifiability, Change, Counts, CourseProgress, DivisionProgress, Gap,
    GradeProgress, Lists, Progress, PupilProgress, Purpose,
};
pub use progressing::progress;
pub use published::{Detail, LINE_COUNTS, Line, Published, published, published_schools};
pub use pupils::Pupils;
pub use results::{DivisionResults, Duplicate, GradeResults, Pending, Results, YearResults};
pub use shared::{SharedCounts, shared};
pub use tally::{MeanLevel, PixStatistics, Tally, expected_level};
pub use unmatched::{Unmatched, UnmatchedReason};
