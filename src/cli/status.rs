//! `pixplan` alone: where we are.

use chrono::NaiveDate;

use crate::cli::args::{Global, Place};
use crate::cli::situation::{dossier, situation};
use crate::cli::{Answer, Failure, facts, sessions, todo};
use crate::report::agenda::{Others, shorten};
use crate::report::facts::{annotate, lines};
use crate::report::status;
use crate::session::sessions_due;
use crate::store;

/// Tasks of each list, where a glance must do.
const FEW: usize = 7;

/// What to do first, where there is no dossier yet.
const WELCOME: &str = "\
Bienvenue dans pixplan, le compagnon du référent Pix.

Il n’y a pas encore de dossier ici. Pour commencer :

  pixplan init                   crée le dossier de votre établissement
  pixplan todo --level college   montre la liste d’aujourd’hui, sans rien créer
  pixplan todo --level lycee     la même, pour un lycée
  pixplan --help                 tout ce que pixplan sait faire

Aucune donnée ne quitte votre ordinateur.
";

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when the dossier cannot be read.
pub fn run(global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let Some(dossier) = dossier(global)? else {
        return Ok(Answer::text(WELCOME.replace(" :\n", "\u{a0}:\n")));
    };
    let list = todo::list(None, &Place::default(), global)?;
    let situation = situation(&Place::default(), global, today, Some(&list))?;
    let year = todo::year(&list, &situation);
    let base = store::last_base(&dossier, &situation.settings.grades)?;
    let facts = match &base {
        Some(base) => facts::of_base(&dossier, &situation, &base.roster)?,
        None => None,
    };
    let follow_up = facts.as_ref().map(lines).unwrap_or_default();
    let base = base.map(|base| status::Base {
        students: base.roster.students.len(),
        imported: base.date,
    });
    let kept = sessions::kept(&situation)?;
    let hints = [
        "La liste complète\u{a0}: pixplan todo.",
        "Cochez ce qui est fait\u{a0}: pixplan done TÂCHE.",
    ];
    let mut page = status::report(&status::Overview {
        today,
        school: situation.settings.title(),
        calendar: situation.calendar(),
        year: &year,
        base,
        follow_up,
        sessions: sessions_due(&kept, today, None),
        hints: hints.map(ToOwned::to_owned).to_vec(),
    });
    if let Some(facts) = &facts {
        annotate(&mut page, facts);
    }
    if todo::is_brief(global) {
        shorten(&mut page, FEW, Others::Asked);
    }
    Ok(Answer::report(page))
}
