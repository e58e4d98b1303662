//! Whole exports in memory, for those that need every line at once.

use crate::diagnostic::Diagnostic;
use crate::parse::pix_csv::{Export, Sink, read};
use crate::pix::{CampaignExport, Certification, CertificationExport, Participation};

/// Everything that a file says.
#[derive(Debug, Default)]
struct Whole {
    participations: Vec<Vec<Participation>>,
    certifications: Vec<Certification>,
}

impl Sink for Whole {
    fn participation(&mut self, campaign: usize, participation: Participation) {
        if self.participations.len() <= campaign {
            self.participations.resize_with(campaign + 1, Vec::new);
        }
        if let Some(list) = self.participations.get_mut(campaign) {
            list.push(participation);
        }
    }

    fn certification(&mut self, certification: &Certification) {
        self.certifications.push(certification.clone());
    }
}

fn whole(bytes: &[u8], name: &str) -> (Whole, Option<Export>) {
    let mut whole = Whole::default();
    let export = read(bytes, name, u64::MAX, &mut whole);
    let never = "bytes in memory are read without trouble";
    (whole, export.expect(never))
}

/// The campaigns of a file, none when it is no campaign export, and what was
/// found in it.
pub fn read_campaigns(bytes: &[u8], name: &str) -> (Vec<CampaignExport>, Vec<Diagnostic>) {
    match whole(bytes, name) {
        (whole, Some(Export::Campaigns(reading))) => {
            let pairs = reading.campaigns.into_iter().zip(whole.participations);
            let exports = pairs.map(|(campaign, participations)| CampaignExport {
                campaign,
                participations,
                as_of: reading.as_of,
            });
            (exports.collect(), reading.findings)
        }
        (_, Some(Export::Unreadable(findings))) => (Vec::new(), findings),
        _ => (Vec::new(), Vec::new()),
    }
}

/// The certifications of a file, none when it is no such export, and what was
/// found in it.
pub fn read_certifications(
    bytes: &[u8],
    name: &str,
) -> (Option<CertificationExport>, Vec<Diagnostic>) {
    match whole(bytes, name) {
        (whole, Some(Export::Certifications(reading))) => {
            let export = CertificationExport {
                division: reading.division,
                session: reading.session,
                certifications: whole.certifications,
                as_of: reading.as_of,
            };
            (Some(export), reading.findings)
        }
        (_, Some(Export::Unreadable(findings))) => (None, findings),
        _ => (None, Vec::new()),
    }
}
