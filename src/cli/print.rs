//! `pixplan print`: papers, ready to print.

use chrono::NaiveDate;

use crate::cli::answer::Body;
use crate::cli::args::{Global, Print};
use crate::cli::situation::{nearest, situation};
use crate::cli::{Answer, Exit, Failure, papers, todo};
use crate::fr;
use crate::report::agenda::Reasons;
use crate::report::papers::Paper;
use crate::report::todo as list_report;

/// The year on one page, beside the papers of the certification days.
const YEAR: &str = "annee";

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when no paper has that name.
pub fn run(args: &Print, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    if let Some(paper) = Paper::named(&args.paper) {
        return papers::run(paper, args, global, today);
    }
    if fr::fold(&args.paper) != YEAR {
        let names = [&[YEAR], &Paper::ALL.map(Paper::id)[..]].concat();
        let names: Vec<String> = names.into_iter().map(ToOwned::to_owned).collect();
        let message = format!("document inconnu\u{a0}: {}", fr::quoted(&args.paper));
        return Err(
            Failure::usage(message).help(match nearest(&args.paper, names.clone()) {
                Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
                None => format!("Écrivez {}.", fr::choice(&names)),
            }),
        );
    }
    let list = todo::list(args.checklist.as_deref(), &args.place, global)?;
    let situation = situation(&args.place, global, today, Some(&list))?;
    let year = todo::year(&list, &situation);
    let page = list_report::sheet(&list_report::Todo {
        today,
        list: &list,
        calendars: &situation.calendars,
        year: &year,
        shown: &year,
        findings: &situation.findings,
        reasons: Reasons::Hidden,
        hints: Vec::new(),
    });
    Ok(Answer {
        body: Body::Sheet(Box::new(page), args.sheet),
        exit: Exit::Clean,
    })
}
