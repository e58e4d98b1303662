//! `pixplan report`: the whole dossier on one page.

use std::path::PathBuf;

use chrono::NaiveDate;

use crate::cli::answer::Body;
use crate::cli::args::{Global, Place, Report};
use crate::cli::exports::{Exports, known};
use crate::cli::situation::{dossier, situation};
use crate::cli::{Answer, Exit, Failure, facts, sessions, todo};
use crate::follow::{
    Around, Asked, Detail, Gathering, Matcher, Pupils, progress, published, results,
};
use crate::report::dashboard::{self, Dashboard};
use crate::report::status::Base;
use crate::store::{self, Privacy};

/// Where the page is written when nothing says otherwise.
const FILE: &str = "tableau.html";

/// Where the one for others is: neither replaces the other.
const SHARED_FILE: &str = "tableau-partage.html";

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] without a dossier, or when one of its files cannot be read.
pub fn run(args: &Report, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let Some(dossier) = dossier(global)? else {
        let failure =
            Failure::usage("le tableau de bord montre un dossier, et il n’y en a pas ici");
        return Err(failure.help(
            "Créez-le avec «\u{a0}pixplan init\u{a0}», ou donnez-le avec --dossier DOSSIER.",
        ));
    };
    let detail = if args.shared {
        Detail::Aggregate
    } else {
        Detail::Full
    };
    let list = todo::list(None, &Place::default(), global)?;
    let situation = situation(&Place::default(), global, today, Some(&list))?;
    let year = todo::year(&list, &situation);
    let mut known = known(&[], global, today)?;
    let base = store::last_base(&dossier, &situation.settings.grades)?;
    let facts = match &base {
        Some(base) => facts::of_base(&dossier, &situation, &base.roster)?,
        None => None,
    };
    let kept = sessions::kept(&situation)?;
    let pupils = Pupils::new(&known.roster);
    let matcher = Matcher::new(&pupils, &known.decisions);
    let mut gathering = Gathering::new(&matcher);
    let exports = &mut known.exports;
    exports.read(|row, division| gathering.add(row, division))?;
    let exports = &known.exports;
    let follow_up = progress(
        &matcher,
        &exports.campaigns,
        &Asked::default(),
        &known.courses,
    );
    let follow_up = follow_up.ok().filter(|_| !exports.campaigns.is_empty());
    let around = Around {
        zone: known.zone,
        division: None,
        as_of: exports.certified_on,
        active: None,
    };
    let counted = results(&gathering, &around);
    let published = published(&counted, detail);
    let page = dashboard::report(&Dashboard {
        today,
        school: situation.settings.title(),
        calendar: situation.calendar(),
        year: &year,
        base: base.map(|base| Base {
            students: base.roster.students.len(),
            imported: base.date,
        }),
        facts,
        sessions: &kept,
        progress: follow_up.as_ref(),
        results: Some(&published).filter(|_| exports.has_certifications),
        detail,
        hints: hints(exports),
    });
    let (privacy, file) = match detail {
        Detail::Full => (Privacy::Private, FILE),
        Detail::Aggregate => (Privacy::Shared, SHARED_FILE),
    };
    Ok(Answer {
        body: Body::Page(Box::new(page), privacy, PathBuf::from(file)),
        exit: Exit::Clean,
    })
}

/// What is missing for the page to be whole, and what does not read.
fn hints(exports: &Exports) -> Vec<String> {
    let mut hints = Vec::new();
    if exports.campaigns.is_empty() || !exports.has_certifications {
        hints.push(
            "Importez les exports de Pix Orga (campagnes, certifications) pour voir où en sont les \
             élèves\u{a0}: pixplan import FICHIER…"
                .to_owned(),
        );
    }
    if !exports.findings.is_empty() {
        hints.push(
            "Des données gardées ne se lisent pas toutes\u{a0}: pixplan progress dit lesquelles."
                .to_owned(),
        );
    }
    hints
}
