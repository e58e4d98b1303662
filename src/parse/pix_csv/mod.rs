//! Campaign exports of Pix Orga and certification results of Pix Orga and Pix
//! Certif: bytes in, participations and certifications out (pix-formats §3, §4).
//!
//! Files are known by their titles, never by their place or their name; a file
//! that a spreadsheet saved over is read as far as it can be. Lines are given
//! one at a time: nothing here grows with their number, nor knows the pupils.

mod campaign;
mod campaign_columns;
mod campaign_layout;
mod campaign_line;
mod certification;
mod certification_columns;
mod certification_layout;
mod certification_words;
mod dialect;
mod file_name;
mod in_memory;
mod kinds;
mod notes;
mod rows;
mod titles;
mod values;

mod width;

pub use campaign::CampaignReading;
pub use certification::CertificationReading;
pub use certification_words::{mesh, status, word_of};
pub use file_name::{Named, read as named};
pub use in_memory::{read_campaigns, read_certifications};
pub use kinds::KINDS;
pub use rows::Stop;
pub use values::{Cell, day, decimal, whole};

use std::io::{self, Read};

use crate::diagnostic::{Diagnostic, Spot};
use crate::parse::pix_csv::kinds::EXPORT_UNREADABLE;
use crate::parse::pix_csv::notes::Notes;
use crate::parse::pix_csv::rows::{Rows, Step};
use crate::pix::{Certification, Participation};

/// What an export turned out to be.
#[derive(Debug, Clone, PartialEq)]
pub enum Export {
    /// One of a campaign.
    Campaigns(CampaignReading),
    /// Results of certification.
    Certifications(CertificationReading),
    /// One whose titles are not enough to read anything.
    Unreadable(Vec<Diagnostic>),
}

/// Whether the start of a file looks like an export of Pix, rightly written or not.
pub fn looks_like_it(head: &[u8]) -> bool {
    dialect::guess(head).is_some()
}

/// What is done with each line.
pub trait Sink {
    /// A participation, with the rank of its campaign.
    fn participation(&mut self, campaign: usize, participation: Participation);

    /// A certification; the record is used again for the next one.
    fn certification(&mut self, certification: &Certification);
}

/// Reads an export and gives its lines to `sink`; none when the file is no
/// export of Pix. Its name tells the day, the class or the session.
///
/// # Errors
///
/// Those of the stream.
pub fn read<R: Read>(
    reader: R,
    name: &str,
    max_bytes: u64,
    sink: &mut impl Sink,
) -> io::Result<Option<Export>> {
    let Some(mut rows) = Rows::open(reader, max_bytes)? else {
        return Ok(None);
    };
    let named = file_name::read(name);
    let mut notes = Notes::default();
    let titles = match rows.next()? {
        Step::Row => rows.titles(),
        Step::End => Vec::new(),
        Step::Stopped(stop) => {
            notes.stopped(stop, rows.line());
            return Ok(Some(Export::Unreadable(notes.finish(&rows.dialect))));
        }
    };
    if is_certification(&titles) {
        if let Some(layout) = certification_layout::layout(&titles, &mut notes) {
            let each = |one: &Certification| sink.certification(one);
            let found = certification::read(&mut rows, &layout, named, notes, each)?;
            return Ok(Some(Export::Certifications(found)));
        }
    } else if let Some(layout) = campaign_layout::layout(&titles, &mut notes) {
        let each = |campaign, one| sink.participation(campaign, one);
        let found = campaign::read(&mut rows, &layout, named.day, notes, each)?;
        return Ok(Some(Export::Campaigns(found)));
    }
    let what = "il manque le nom, le prénom, ou ce que la personne a fait";
    notes.file(Diagnostic::new(EXPORT_UNREADABLE, Spot::default(), what));
    Ok(Some(Export::Unreadable(notes.finish(&rows.dialect))))
}

/// Which family most titles are of.
fn is_certification(titles: &[String]) -> bool {
    let certifications = titles.iter();
    let certifications = certifications.filter(|it| certification_columns::titled(it).1);
    let campaigns = titles.iter();
    let campaigns = campaigns.filter(|it| campaign_columns::titled(it).is_telling);
    certifications.count() > campaigns.count()
}
