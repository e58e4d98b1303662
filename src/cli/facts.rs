//! The few numbers of the dossier that other commands speak of.

use crate::cli::Failure;
use crate::cli::situation::Situation;
use crate::follow::{Around, Asked, Facts, Gathering, Matcher, Pupils, progress, results};
use crate::school::Roster;
use crate::store::{self, Dossier, Shelf};

/// The numbers of a situation; none without a dossier, a base or an export.
///
/// # Errors
///
/// [`Failure`] when what the dossier keeps cannot be read.
pub fn of(situation: &Situation) -> Result<Option<Facts>, Failure> {
    let Some(dossier) = &situation.dossier else {
        return Ok(None);
    };
    if !has_exports(dossier) {
        return Ok(None);
    }
    match store::last_base(dossier, &situation.settings.grades)? {
        Some(base) => of_base(dossier, situation, &base.roster),
        None => Ok(None),
    }
}

/// The numbers of a base that is read already.
///
/// # Errors
///
/// As [`of`].
pub fn of_base(
    dossier: &Dossier,
    situation: &Situation,
    roster: &Roster,
) -> Result<Option<Facts>, Failure> {
    if !has_exports(dossier) {
        return Ok(None);
    }
    let exports: Vec<_> = store::campaigns(dossier)?
        .into_iter()
        .map(|kept| kept.export)
        .collect();
    let certifications = store::certifications(dossier)?;
    // Decisions that do not read are said by the commands that are about them.
    let (decisions, _) = store::decisions(dossier)?;
    let pupils = Pupils::new(roster);
    let matcher = Matcher::new(&pupils, &decisions);
    let courses = crate::cli::exports::courses(&situation.settings);
    let Ok(found) = progress(&matcher, &exports, &Asked::default(), &courses) else {
        return Ok(None);
    };
    if certifications.is_empty() {
        return Ok(Some(Facts::of(&found, None)));
    }
    let mut gathering = Gathering::new(&matcher);
    for kept in &certifications {
        for row in &kept.export.certifications {
            gathering.add(row, kept.export.division.as_deref());
        }
    }
    let around = Around {
        zone: situation.calendar().zone,
        division: None,
        as_of: certifications
            .iter()
            .filter_map(|kept| kept.export.as_of)
            .max(),
        active: None,
    };
    Ok(Some(Facts::of(&found, Some(&results(&gathering, &around)))))
}

/// Whether imports kept something: most runs stop at this look at a folder.
fn has_exports(dossier: &Dossier) -> bool {
    let shelves = [Shelf::Campaigns, Shelf::Certifications];
    let folders = shelves.map(|shelf| dossier.data().join(shelf.folder()));
    folders.iter().any(|folder| folder.is_dir())
}
