//! `pixplan progress`: who is where in the campaigns.

use chrono::NaiveDate;

use crate::cli::answer::Body;
use crate::cli::args::{Global, Progress};
use crate::cli::exports::{Known, check_division, known};
use crate::cli::{Answer, Failure, pictures};
use crate::follow::{Asked, Detail, Matcher, Pupils, progress};
use crate::fr;
use crate::parse::matches_toml;
use crate::report::progress::{View, report};

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when there is no base, when a name is unknown, or when a file
/// cannot be read.
pub fn run(args: &Progress, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let mut known = known(&args.files, global, today)?;
    known.exports.read(|_, _| {})?;
    if known.roster.students.is_empty() {
        return Err(without_base(&known, "progress"));
    }
    let pupils = Pupils::new(&known.roster);
    check_division(args.division.as_deref(), &pupils)?;
    let asked = Asked {
        kind: args.kind,
        campaign: args.campaign.clone(),
        division: args.division.clone(),
    };
    let matcher = Matcher::new(&pupils, &known.decisions).with_former(&known.former);
    let found = progress(&matcher, &known.exports.campaigns, &asked, &known.courses);
    let found = found.map_err(|missing| {
        let failure = Failure::usage(missing.to_string());
        let names = known.exports.campaigns.iter().map(|export| {
            let campaign = &export.campaign;
            campaign
                .code
                .clone()
                .unwrap_or_else(|| fr::quoted(&campaign.name))
        });
        let mut names: Vec<String> = names.collect();
        names.sort();
        names.dedup();
        failure.help(match names.as_slice() {
            [] => import_campaigns(&known),
            names => format!("Écrivez {}.", fr::choice(names)),
        })
    })?;
    let hints = if known.exports.campaigns.is_empty() {
        vec![import_campaigns(&known)]
    } else {
        Vec::new()
    };
    let view = View {
        today,
        school: known.school.clone(),
        progress: &found,
        asked: &asked,
        list: args.list,
        paste: matches_toml::line,
        findings: &known.exports.findings,
        hints,
    };
    let mut page = report(&view);
    if args.list.is_none() {
        pictures::draw(&mut page, global, pictures::progress(&found, Detail::Full));
    }
    Ok(Answer {
        body: Body::Private(Box::new(page)),
        exit: known.exports.exit(),
    })
}

fn import_campaigns(known: &Known) -> String {
    let how = if known.has_dossier {
        "importez-les avec «\u{a0}pixplan import FICHIER…\u{a0}»"
    } else {
        "donnez-les avec la base\u{a0}: «\u{a0}pixplan progress BASE.xml Resultats-….csv\u{a0}»"
    };
    format!(
        "Aucune campagne n’est connue. Dans Pix Orga, ouvrez chaque campagne, «\u{a0}Exporter les \
         résultats\u{a0}», puis {how}."
    )
}

/// There is nobody to count.
pub fn without_base(known: &Known, command: &str) -> Failure {
    let failure = Failure::usage("pas de base élèves\u{a0}: personne à compter");
    failure.help(if known.has_dossier {
        "Importez-la d’abord\u{a0}: «\u{a0}pixplan import ElevesSansAdresses.xml\u{a0}».".to_owned()
    } else {
        format!(
            "Donnez-la avec les exports\u{a0}: «\u{a0}pixplan {command} ElevesSansAdresses.xml \
             export.csv…\u{a0}», ou créez votre dossier\u{a0}: «\u{a0}pixplan init\u{a0}»."
        )
    })
}
