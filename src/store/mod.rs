//! Files: the only code that opens, locks and writes them.
//!
//! Knows where things are in a dossier and how to write without ever losing
//! what was there. Does not know what the contents mean: it hands bytes to
//! `parse` and takes finished text to write.

mod atomic;
mod dossier;
mod exports;
mod lock;
mod matches;
mod sessions;
mod snapshots;
mod templates;
mod ticks;
mod trouble;

pub use atomic::{Privacy, create, replace};
pub use dossier::{Dossier, find};
pub use exports::{
    KeptCampaign, KeptCertifications, campaigns, certifications, keep_campaign, keep_certifications,
};
pub use lock::{Lock, hold};
pub use matches::decisions;
pub use sessions::{Saved, change_sessions, read_accommodations, read_sessions, replan_sessions};
pub use snapshots::{
    Kept, KeptBase, Shelf, Snapshot, former_pupils, keep, last_base, remove, snapshots,
};
pub use templates::own_templates;
pub use ticks::{read_ticks, tick, untick};
pub use trouble::{Trouble, read};
