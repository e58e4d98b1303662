//! `pixplan results`: what became of the certifications.

use chrono::NaiveDate;

use crate::cli::answer::Body;
use crate::cli::args::{Global, Results};
use crate::cli::exports::{Known, check_division, known};
use crate::cli::progress::without_base;
use crate::cli::{Answer, Failure, pictures, schools, todo};
use crate::follow::{
    Around, Asked, Detail, Gathering, Matcher, PupilProgress, Pupils, progress, published, results,
};
use crate::parse::matches_toml;
use crate::report::results::{View, Width, report};

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when there is nothing to count, when the division is unknown,
/// or when a file cannot be read.
pub fn run(args: &Results, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    if schools::are_dossiers(&args.files) {
        return many(args, global, today);
    }
    let mut known = known(&args.files, global, today)?;
    let has_base = !known.roster.students.is_empty();
    let pupils = Pupils::new(&known.roster);
    if has_base {
        check_division(args.division.as_deref(), &pupils)?;
    }
    let matcher = Matcher::new(&pupils, &known.decisions);
    let mut gathering = Gathering::new(&matcher);
    let exports = &mut known.exports;
    exports.read(|row, division| gathering.add(row, division))?;
    if !has_base && !known.exports.has_certifications {
        return Err(without_base(&known, "results"));
    }
    let active = active(&matcher, &known);
    let found = results(
        &gathering,
        &Around {
            zone: known.zone,
            division: args.division.as_deref(),
            as_of: known.exports.certified_on,
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
        width: if todo::is_brief(global) {
            Width::Narrow
        } else {
            Width::Wide
        },
        division: args.division.clone(),
        has_base,
        paste: matches_toml::line,
        findings: &known.exports.findings,
        hints: hints(&known, &found),
    };
    let mut page = report(&view);
    pictures::draw(&mut page, global, pictures::results(view.published));
    let page = Box::new(page);
    Ok(Answer {
        body: match detail {
            Detail::Full => Body::Private(page),
            Detail::Aggregate => Body::Report(page),
        },
        exit: known.exports.exit(),
    })
}

/// The dossiers of several schools: their numbers alone, side by side.
fn many(args: &Results, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    if !args.aggregate || args.division.is_some() {
        let failure = Failure::usage("un dossier d’établissement est donné à la place de fichiers");
        return Err(failure.help(
            "Le bilan d’un établissement\u{a0}: pixplan results --dossier DOSSIER. Le tableau de \
             plusieurs, sans noms\u{a0}: pixplan results --aggregate DOSSIER…",
        ));
    }
    schools::run(&args.files, global, today)
}

/// Who is in a campaign of the school, or may be (her homonym could be her);
/// none when no campaign is known.
fn active(matcher: &Matcher<'_>, known: &Known) -> Option<Vec<bool>> {
    if known.exports.campaigns.is_empty() {
        return None;
    }
    let found = progress(matcher, &known.exports.campaigns, &Asked::default(), &[]).ok()?;
    let doubtful = found.lists.unmatched.iter();
    let doubtful: Vec<&str> = doubtful
        .flat_map(|it| it.candidates.iter().map(|student| student.ine.as_str()))
        .collect();
    let is_active = |pupil: &PupilProgress<'_>| {
        !pupil.inactive || doubtful.contains(&pupil.student.ine.as_str())
    };
    Some(found.pupils.iter().map(is_active).collect())
}

/// What is missing.
fn hints(known: &Known, found: &crate::follow::Results<'_>) -> Vec<String> {
    let mut hints = Vec::new();
    if !known.exports.has_certifications {
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
