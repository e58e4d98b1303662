//! What a dossier keeps of Pix's exports: campaigns and certifications.
//!
//! One file for one campaign, one division or one session, whose name says
//! which. The day in the name is that of the import; that of the data is inside.

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::parse::kept_csv;
use crate::pix::{CampaignExport, CertificationExport};
use crate::store::snapshots::{shelf_folder, shelve};
use crate::store::{Dossier, Kept, Shelf, Trouble, hold, read, snapshots};

/// Letters of a file's name after its day.
const LONGEST_LABEL: usize = 40;

/// A kept export of one campaign.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptCampaign {
    /// The day on which it was imported; the day of its data is
    /// [`CampaignExport::as_of`].
    pub date: NaiveDate,
    /// The campaign and its participations.
    pub export: CampaignExport,
    /// What does not read in it.
    pub findings: Vec<Diagnostic>,
}

/// A kept export of certifications.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptCertifications {
    /// The day on which it was imported; the day of its data is
    /// [`CertificationExport::as_of`].
    pub date: NaiveDate,
    /// The certifications.
    pub export: CertificationExport,
    /// What does not read in it.
    pub findings: Vec<Diagnostic>,
}

/// Reads every kept export of campaigns, the oldest data first. A file of
/// which nothing reads has no place here, and is in the findings of the next.
///
/// # Errors
///
/// [`Trouble`] when one is there and cannot be read.
pub fn campaigns(dossier: &Dossier) -> Result<Vec<KeptCampaign>, Trouble> {
    let found = load(dossier, Shelf::Campaigns, kept_csv::read_campaign)?;
    let mut all: Vec<KeptCampaign> = found
        .into_iter()
        .map(|(date, export, findings)| KeptCampaign {
            date,
            export,
            findings,
        })
        .collect();
    all.sort_by_key(|one| one.export.as_of.unwrap_or(one.date));
    Ok(all)
}

/// Reads every kept export of certifications, the oldest data first. A file of
/// which nothing reads has no place here, and is in the findings of the next.
///
/// # Errors
///
/// [`Trouble`] when one is there and cannot be read.
pub fn certifications(dossier: &Dossier) -> Result<Vec<KeptCertifications>, Trouble> {
    let found = load(
        dossier,
        Shelf::Certifications,
        kept_csv::read_certifications,
    )?;
    let mut all: Vec<KeptCertifications> = found
        .into_iter()
        .map(|(date, export, findings)| KeptCertifications {
            date,
            export,
            findings,
        })
        .collect();
    all.sort_by_key(|one| one.export.as_of.unwrap_or(one.date));
    Ok(all)
}

type Loaded<T> = Vec<(NaiveDate, T, Vec<Diagnostic>)>;

/// The kept files of a shelf in the order of their import.
fn load<T>(
    dossier: &Dossier,
    shelf: Shelf,
    parse: impl Fn(&[u8]) -> (Option<T>, Vec<Diagnostic>),
) -> Result<Loaded<T>, Trouble> {
    let mut found: Loaded<T> = Vec::new();
    let mut lost: Vec<Diagnostic> = Vec::new();
    for snapshot in snapshots(dossier, shelf)? {
        let name = snapshot.path.display().to_string();
        let (export, findings) = parse(&read(&snapshot.path)?);
        lost.extend(findings.into_iter().map(|one| one.in_file(&name)));
        if let Some(export) = export {
            found.push((snapshot.date, export, std::mem::take(&mut lost)));
        }
    }
    if let Some((_, _, findings)) = found.last_mut() {
        findings.append(&mut lost);
    }
    Ok(found)
}

/// Keeps an export of one campaign, unless the dossier has the same
/// participations with data as recent.
///
/// # Errors
///
/// [`Trouble`] when the dossier cannot be locked, read or written to; nothing
/// that was there before is touched.
pub fn keep_campaign(
    dossier: &Dossier,
    date: NaiveDate,
    export: &CampaignExport,
) -> Result<Kept, Trouble> {
    let campaign = &export.campaign;
    let name = match (&campaign.code, campaign.id) {
        (Some(code), _) => code.clone(),
        (None, Some(id)) => id.to_string(),
        (None, None) => campaign.name.clone(),
    };
    let undated = |export: &CampaignExport| {
        let as_of = None;
        kept_csv::write_campaign(&CampaignExport {
            as_of,
            ..export.clone()
        })
    };
    let same = undated(export);
    let has_same = |bytes: &[u8]| match kept_csv::read_campaign(bytes).0 {
        Some(known) => known.as_of >= export.as_of && undated(&known) == same,
        None => false,
    };
    let bytes = kept_csv::write_campaign(export);
    let label = format!("campagne-{}", slug(&name));
    keep(dossier, Shelf::Campaigns, date, &label, &bytes, has_same)
}

/// Keeps an export of certifications, unless the dossier has the same ones
/// with data as recent.
///
/// # Errors
///
/// [`Trouble`] when the dossier cannot be locked, read or written to; nothing
/// that was there before is touched.
pub fn keep_certifications(
    dossier: &Dossier,
    date: NaiveDate,
    export: &CertificationExport,
) -> Result<Kept, Trouble> {
    let label = match (&export.division, export.session) {
        (Some(division), _) => format!("classe-{}", slug(division)),
        (None, Some(session)) => format!("session-{session}"),
        (None, None) => "certifications".to_owned(),
    };
    let undated = |export: &CertificationExport| {
        let as_of = None;
        kept_csv::write_certifications(&CertificationExport {
            as_of,
            ..export.clone()
        })
    };
    let same = undated(export);
    let has_same = |bytes: &[u8]| match kept_csv::read_certifications(bytes).0 {
        Some(known) => known.as_of >= export.as_of && undated(&known) == same,
        None => false,
    };
    let bytes = kept_csv::write_certifications(export);
    keep(
        dossier,
        Shelf::Certifications,
        date,
        &label,
        &bytes,
        has_same,
    )
}

fn keep(
    dossier: &Dossier,
    shelf: Shelf,
    date: NaiveDate,
    label: &str,
    bytes: &[u8],
    has_same: impl Fn(&[u8]) -> bool,
) -> Result<Kept, Trouble> {
    let _lock = hold(&dossier.folder)?;
    for known in snapshots(dossier, shelf)?.into_iter().rev() {
        if has_same(&read(&known.path)?) {
            return Ok(Kept::Same(known));
        }
    }
    let folder = shelf_folder(dossier, shelf)?;
    shelve(&folder, date, 1, bytes, |number| match number {
        1 => format!("{date}-{label}.csv"),
        _ => format!("{date}-{label}_{number}.csv"),
    })
}

/// A text that any system takes in the name of a file.
fn slug(text: &str) -> String {
    let folded = fr::fold(text);
    let plain = folded.chars().map(|letter| {
        if letter.is_ascii_alphanumeric() {
            letter
        } else {
            '-'
        }
    });
    let plain: String = plain.take(LONGEST_LABEL).collect();
    let parts: Vec<&str> = plain.split('-').filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [] => "sans-nom".to_owned(),
        parts => parts.join("-"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pix::{Campaign, CampaignKind, Participant, Participation};
    use crate::source::Line;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn export(as_of: &str, names: &[&str]) -> CampaignExport {
        let participations = names.iter().map(|name| Participation {
            line: Line(2),
            participant: Participant {
                last_name: (*name).to_owned(),
                ..Participant::default()
            },
            progression: Some(1.0),
            started: None,
            shared: true,
            shared_on: None,
            mastery: None,
            stage: None,
            badges: Vec::new(),
            competences: Vec::new(),
            profile: None,
        });
        CampaignExport {
            campaign: Campaign {
                kind: CampaignKind::Assessment,
                organization: String::new(),
                id: Some(7),
                code: Some("EMBRUN234".to_owned()),
                name: "Rentrée".to_owned(),
                course: None,
            },
            participations: participations.collect(),
            as_of: Some(day(as_of)),
        }
    }

    #[test]
    fn the_same_data_is_kept_once_and_the_oldest_comes_first() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Dossier {
            folder: folder.path().to_owned(),
        };
        let mut outcomes = Vec::new();
        for (date, as_of, names) in [
            ("2026-11-18", "2026-11-18", vec!["A", "B"]),
            ("2026-11-19", "2026-11-18", vec!["B", "A"]), // Pix promises no order
            ("2026-11-19", "2026-11-02", vec!["A"]),      // an older export
            ("2026-11-19", "2026-11-19", vec!["A", "B"]), // the same, known to hold one day more
            ("2026-11-19", "2026-11-19", vec!["A", "B", "C"]),
        ] {
            let kept = keep_campaign(&dossier, day(date), &export(as_of, &names)).unwrap();
            outcomes.push(match kept {
                Kept::New(new) => new.path.file_name().unwrap().to_str().unwrap().to_owned(),
                Kept::Same(_) => "=".to_owned(),
            });
        }
        let expected = [
            "2026-11-18-campagne-embrun234.csv",
            "=",
            "2026-11-19-campagne-embrun234.csv",
            "2026-11-19-campagne-embrun234_2.csv",
            "2026-11-19-campagne-embrun234_3.csv",
        ];
        assert_eq!(outcomes, expected);
        let known = campaigns(&dossier).unwrap();
        let known: Vec<_> = known
            .iter()
            .map(|one| (one.export.as_of.unwrap(), one.export.participations.len()))
            .collect();
        let expected = [
            (day("2026-11-02"), 1),
            (day("2026-11-18"), 2),
            (day("2026-11-19"), 2),
            (day("2026-11-19"), 3),
        ];
        assert_eq!(known, expected);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let path = dossier.data().join("campagnes").join(&outcomes[0]);
            let mode = std::fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn names_of_files_suit_any_system() {
        assert_eq!(slug("3 ULIS"), "3-ulis");
        assert_eq!(slug("3°A/b"), "3-a-b");
        assert_eq!(slug("..\\é"), "e");
        assert_eq!(slug("***"), "sans-nom");
    }

    #[test]
    fn a_kept_file_that_was_spoilt_hides_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Dossier {
            folder: folder.path().to_owned(),
        };
        let first = export("2026-11-18", &["A"]);
        keep_campaign(&dossier, day("2026-11-18"), &first).unwrap();
        let shelf = dossier.data().join("campagnes");
        std::fs::write(shelf.join("2026-11-19.csv"), "n'importe quoi").unwrap();
        let known = campaigns(&dossier).unwrap();
        assert_eq!(known.len(), 1);
        assert_eq!(known[0].findings.len(), 1);
        assert!(certifications(&dossier).unwrap().is_empty());
    }
}
