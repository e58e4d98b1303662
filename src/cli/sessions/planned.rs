//! A new plan, or the kept one made again.

use std::time::{Duration, Instant};

use crate::cli::answer::Body;
use crate::cli::args::Sessions;
use crate::cli::sessions::setting::{Setting, written_slots};
use crate::cli::sessions::{options, started};
use crate::cli::{Answer, Exit, Failure};
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::report::sessions::{self, Keeping, Planned, Repaired};
use crate::session::{
    BookedSession, Outcome, Problem, SessionKind, Settings, book, moves, plan, smallest_repair, why,
};
use crate::store::{self, Saved};

/// How many times the time of the plan is given to look for a repair.
const REPAIR_TIMES: f64 = 5.0;

/// A clock that says when to stop, and whether it did.
pub struct Deadline {
    end: Instant,
    /// Whether the time was over when it was asked.
    pub is_over: bool,
}

impl Deadline {
    /// So many seconds from now.
    pub fn seconds(seconds: f64) -> Self {
        Self {
            end: Instant::now() + Duration::from_secs_f64(seconds),
            is_over: false,
        }
    }

    /// Whether there is time left.
    pub fn goes_on(&mut self) -> bool {
        self.is_over |= Instant::now() >= self.end;
        !self.is_over
    }
}

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when there is no start or no room at all, when a session asked
/// about does not exist, or when the plan cannot be kept.
pub fn run(args: &Sessions, setting: &Setting) -> Result<Answer, Failure> {
    refuse_unknown(setting)?;
    let today = setting.today();
    let kept = started::ordinary(&setting.kept);
    let problem = started::after(&setting.problem, &kept, today);
    let nothing = nothing_usable(&problem, setting);
    if let (true, Some((message, help))) = (args.save, &nothing) {
        return Err(Failure::new(Exit::Findings, message.as_str()).help(help.as_str()));
    }
    let outcome = search(args, &problem);
    let kept_all: Vec<BookedSession> = setting.kept.clone();
    let booked = book(&problem, &outcome.plan, &kept_all);
    let why = match args.why {
        None => None,
        Some(number) => {
            let index = booked.iter().position(|session| session.id == number);
            let index = index.ok_or_else(|| unknown_session(number, &booked))?;
            Some((number, why(&problem, &outcome.plan, index)))
        }
    };
    let repair = repair(args, &problem, &outcome);
    let old: Vec<BookedSession> = kept.iter().map(|&session| session.clone()).collect();
    let moves = (!old.is_empty()).then(|| moves(&old, &booked));
    let keeping = if args.save {
        keep(setting, &booked)?
    } else {
        Keeping::Shown
    };
    let make_up = setting.kept.iter();
    let make_up = make_up.filter(|session| session.kind == SessionKind::MakeUp);
    let make_up: Vec<BookedSession> = make_up.cloned().collect();
    let has_moves = moves.as_ref().is_none_or(|moves| !moves.is_empty());
    let planned = Planned {
        today,
        school: school(setting),
        calendars: &setting.situation.calendars,
        problem: &problem,
        outcome: &outcome,
        sessions: &booked,
        make_up: &make_up,
        repair,
        nothing_usable: nothing
            .map(|(message, help)| format!("{}. {help}", fr::capitalised(&message))),
        moves,
        keeping,
        why,
        assumptions: &setting.assumptions,
        findings: &setting.findings,
        hints: hints(args, setting, &outcome, keeping, has_moves),
    };
    let report = sessions::report(&planned);
    Ok(Answer {
        body: Body::Private(Box::new(report)),
        exit: if outcome.is_complete() {
            Exit::Clean
        } else {
            Exit::Findings
        },
    })
}

/// The name of the school on the page; empty without a dossier.
pub fn school(setting: &Setting) -> String {
    match &setting.situation.dossier {
        Some(_) => setting.situation.settings.title(),
        None => String::new(),
    }
}

/// The search, with the seed and the time of the options.
pub fn search(args: &Sessions, problem: &Problem) -> Outcome {
    let settings = Settings {
        seed: args.seed,
        ..Settings::default()
    };
    let mut deadline = Deadline::seconds(args.time_limit);
    plan(problem, settings, &mut || deadline.goes_on())
}

/// What would place everybody, tried for real.
pub fn repair(args: &Sessions, problem: &Problem, outcome: &Outcome) -> Repaired {
    if outcome.is_complete() {
        return Repaired::NotNeeded;
    }
    if problem.starts.is_empty() {
        return Repaired::Nothing;
    }
    let mut deadline = Deadline::seconds(args.time_limit * REPAIR_TIMES);
    let found = smallest_repair(problem, args.seed, &mut || deadline.goes_on());
    match found {
        Some(repair) => Repaired::By(repair.text(problem)),
        None if deadline.is_over => Repaired::OutOfTime,
        None => Repaired::Nothing,
    }
}

/// A pinned session that names something unknown cannot stand.
fn refuse_unknown(setting: &Setting) -> Result<(), Failure> {
    let kept = started::ordinary(&setting.kept);
    let findings: Vec<Diagnostic> = crate::cli::sessions::checked::unknown_names(setting, &kept)
        .into_iter()
        .filter(|(index, _)| {
            let session = kept.get(*index);
            session.is_some_and(|session| started::stays(session, setting.today()))
        })
        .map(|(_, finding)| finding)
        .collect();
    if findings.is_empty() {
        return Ok(());
    }
    let message = "une session fixe, commencée ou passée nomme ce que pixplan.toml n’a plus";
    Err(Failure::content(message, findings))
}

/// Why there is no start at all, and what to do; None when there is one.
fn nothing_usable(problem: &Problem, setting: &Setting) -> Option<(String, String)> {
    if !problem.starts.is_empty() {
        return None;
    }
    let settings =
        "Vérifiez creneaux, fermetures, ouvertures et rattrapage_jours dans pixplan.toml.";
    if !setting.problem.days.is_empty() {
        let message = format!(
            "aucun créneau ne tombe un jour utilisable\u{a0}: {}",
            written_slots(&setting.slots)
        );
        return Some((message, settings.to_owned()));
    }
    let calendar = setting.situation.calendar();
    if calendar.days.complete {
        let message = "aucun jour ne reste pour les sessions dans la fenêtre";
        return Some((message.to_owned(), settings.to_owned()));
    }
    let message = format!(
        "le calendrier {} de {} n’est pas entièrement publié\u{a0}: aucun jour de classe n’y est connu dans la fenêtre",
        calendar.year.label(calendar.zone),
        calendar.zone.name()
    );
    let help = "Complétez-le avec --calendar FICHIER, ou donnez les jours dans ouvertures de \
                [certification], dans pixplan.toml.";
    Some((message, help.to_owned()))
}

fn unknown_session(number: u32, booked: &[BookedSession]) -> Failure {
    let known: Vec<String> = booked.iter().map(|one| one.id.to_string()).collect();
    Failure::usage(format!("il n’y a pas de session {number}")).help(format!(
        "Les sessions de ce plan\u{a0}: {}.",
        fr::list(&known)
    ))
}

/// Writes the plan, over the ordinary sessions of the file as it is now.
fn keep(setting: &Setting, booked: &[BookedSession]) -> Result<Keeping, Failure> {
    let dossier = setting.situation.dossier.as_ref().ok_or_else(|| {
        Failure::usage("il n’y a pas de dossier ici\u{a0}: le plan ne peut pas être gardé")
            .help("Créez-le avec «\u{a0}pixplan init\u{a0}», ou indiquez-le avec --dossier.")
    })?;
    let saved = store::replan_sessions(dossier, |file| {
        let others = file.into_iter();
        let make_up = others.filter(|session| session.kind == SessionKind::MakeUp);
        let mut all = booked.to_vec();
        all.extend(make_up);
        all
    })?;
    match saved {
        Ok(Saved::Written) => Ok(Keeping::Written),
        Ok(Saved::Unchanged) => Ok(Keeping::Unchanged),
        Err(found) => Err(Failure::content(
            "sessions.toml est à corriger\u{a0}: rien n’y a été écrit",
            found,
        )),
    }
}

fn hints(
    args: &Sessions,
    setting: &Setting,
    outcome: &Outcome,
    keeping: Keeping,
    has_moves: bool,
) -> Vec<String> {
    let has_dossier = setting.situation.dossier.is_some();
    let mut hints = Vec::new();
    match keeping {
        Keeping::Written => {
            hints.push(
                "Gardé dans sessions.toml. Après une correction à la main\u{a0}: pixplan sessions --check."
                    .to_owned(),
            );
            if !setting.kept.is_empty() {
                hints.push("Le plan précédent reste dans sessions.avant.toml.".to_owned());
            }
        }
        Keeping::Unchanged => hints.push("sessions.toml dit déjà tout cela.".to_owned()),
        Keeping::Shown if has_dossier && has_moves => {
            hints.push("Pour garder ce plan\u{a0}: pixplan sessions --save.".to_owned());
        }
        Keeping::Shown if has_dossier => {}
        Keeping::Shown => hints.push(
            "Pour garder un plan et suivre ses sessions, créez votre dossier\u{a0}: pixplan init."
                .to_owned(),
        ),
    }
    if keeping != Keeping::Shown {
        hints.extend(options::only_in_options(args, setting));
    }
    if outcome.is_complete() && keeping != Keeping::Shown {
        hints.push(
            "Pour créer les sessions\u{a0}: --format autosessions ou pix-certif\u{a0}; pour les agendas\u{a0}: \
             -o sessions.ics."
                .to_owned(),
        );
    }
    if outcome.is_complete() && keeping == Keeping::Shown {
        hints.push("Pourquoi une session n’est pas plus tôt\u{a0}: --why N.".to_owned());
    }
    hints
}
