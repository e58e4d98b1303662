//! `pixplan results`: what became of the certifications.

use chrono::NaiveDate;

use crate::cli::answer::Body;
use crate::cli::args::{Global, Results};
use crate::cli::exports::{Known, check_division, known};
use crate::cli::progress::without_base;
use crate::cli::{Answer, Exit, Failure, todo};
use crate::follow::{
    Around, Asked, Detail, Gathering, Matcher, Pupils, progress, published, results,
};
use crate::parse::matches_toml;
use crate::render::Format;
use crate::report::results::{View, Width, report};

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when there is nothing to count, when the division is unknown,
/// or when a file cannot be read.
pub fn run(args: &Results, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let known = known(&args.files, global, today)?;
    let has_base = !known.roster.students.is_empty();
    if !has_base && known.certifications.is_empty() {
        return Err(without_base(&known, "results"));
    }
    let pupils = Pupils::new(&known.roster);
    if has_base {
        check_division(args.division.as_deref(), &pupils)?;
    }
    let matcher = Matcher::new(&pupils, &known.decisions);
    let mut gathering = Gathering::new(&matcher);
    for export in &known.certifications {
        for row in &export.certifications {
            gathering.add(row, export.division.as_deref());
        }
    }
    let active = active(&matcher, &known);
    let found = results(
        &gathering,
        &Around {
            zone: known.zone,
            division: args.division.as_deref(),
            as_of: known.certifications.iter().filter_map(|it| it.as_of).max(),
            active: active.as_deref(),
        },
    );
    let detail = if args.aggregate {
        Detail::Aggregate
    } else {
        Detail::Full
    };
    let view = View {
        today,
        school: known.school.clone(),
        results: &found,
        published: &published(&found, detail),
        detail,
        width: match todo::wanted(global) {
            None | Some(Format::Terminal) if !global.verbose => Width::Narrow,
            _ => Width::Wide,
        },
        division: args.division.clone(),
        has_base,
        paste: matches_toml::line,
        findings: &known.findings,
        hints: hints(&known, &found),
    };
    let page = Box::new(report(&view));
    Ok(Answer {
        body: match detail {
            Detail::Full => Body::Private(page),
            Detail::Aggregate => Body::Report(page),
        },
        exit: Exit::Clean,
    })
}

/// Who is in a campaign of the school; none when no campaign is known.
fn active(matcher: &Matcher<'_>, known: &Known) -> Option<Vec<bool>> {
    if known.campaigns.is_empty() {
        return None;
    }
    let found = progress(matcher, &known.campaigns, &Asked::default(), &[]).ok()?;
    Some(found.pupils.iter().map(|pupil| !pupil.inactive).collect())
}

/// What is missing.
fn hints(known: &Known, found: &crate::follow::Results<'_>) -> Vec<String> {
    let mut hints = Vec::new();
    if known.certifications.is_empty() {
        hints.push(
            "Aucun résultat n’est connu. Dans Pix Orga, «\u{a0}Certifications\u{a0}», exportez les \
             résultats de chaque classe, puis importez-les avec «\u{a0}pixplan import FICHIER…\u{a0}»."
                .to_owned(),
        );
    }
    if known.roster.students.is_empty() {
        hints.push(
            "Sans base élèves, ni absents ni élèves attendus ne sont connus\u{a0}: donnez aussi \
             ElevesSansAdresses.xml."
                .to_owned(),
        );
    } else if found.total.enrolled == 0 {
        hints.push(
            "Aucun élève de la base n’est à un niveau certifié\u{a0}: dites le niveau de vos classes \
             dans [niveaux], dans pixplan.toml."
                .to_owned(),
        );
    }
    hints
}
