//! Pix as its own exports describe it: competences, campaigns, certifications.
//!
//! Knows the framework and what one line of an export says. Does not know a
//! file, a column's title, or which pupil of the base a participant is.

mod campaign;
mod certification;
mod competence;
mod courses;
mod decision;
mod mesh;

pub use campaign::{
    Campaign, CampaignExport, CampaignKind, Participant, Participation, Profile, Skill,
};
pub use certification::{
    Certification, CertificationExport, CertificationKind, CertificationStatus,
};
pub use competence::{Area, Competence};
pub use courses::Courses;
pub use decision::{Choice, Decision, Which};
pub use mesh::Mesh;
