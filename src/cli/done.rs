//! `pixplan done` and `pixplan undo`: ticks.

use chrono::NaiveDate;

use crate::checklist::{Item, Status, Tick};
use crate::cli::args::{Done, Global, Place, Undo};
use crate::cli::situation::{dossier, nearest, situation};
use crate::cli::{Answer, Exit, Failure, sessions, todo};
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::session::Stage;
use crate::store::{self, Dossier};

/// Names that an ambiguous word shows at most.
const MOST_NAMES: usize = 6;

/// Ticks tasks.
///
/// # Errors
///
/// [`Failure`] when a name is unknown or fits several tasks (nothing is then
/// ticked), or when the file cannot be written.
pub fn tick(args: &Done, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let (sessions, ids) = parted(&args.ids);
    if args.state.is_some() && sessions.is_empty() {
        let message = "--state ne va qu’avec une session, comme session-3";
        return Err(Failure::usage(message));
    }
    if ids.is_empty() {
        return Ok(Answer::text(set_stage(global, &sessions, args.state)?));
    }
    let dossier = dossier(global)?.ok_or_else(no_dossier)?;
    let list = todo::list(None, &Place::default(), global)?;
    let situation = situation(&Place::default(), global, today, Some(&list))?;
    let year = todo::year(&list, &situation);
    let chosen = chosen(&ids, &year)?;
    let staged = set_stage(global, &sessions, args.state)?;
    let date = args.date.unwrap_or(today);
    let ticks: Vec<Tick> = chosen
        .iter()
        .map(|item| Tick {
            id: item.occurrence.id.clone(),
            date,
            by: args.by.clone(),
            note: args.note.clone(),
        })
        .collect();
    let found = store::tick(&dossier, &situation.year_label(), &ticks)?;
    refuse_unreadable(&dossier, found)?;
    let lines = chosen.iter().map(|item| {
        let again = matches!(item.status, Status::Done(_));
        let verb = if again { "Corrigé" } else { "Fait" };
        let date = fr::short_date(date);
        format!("{verb} le {date}\u{a0}: {}\n", named(item))
    });
    let mut text: String = lines.collect();
    text.push_str(&staged);
    if !global.quiet {
        text.push_str(&next(&year, &ticks, today));
    }
    Ok(Answer::text(text))
}

/// Takes ticks back.
///
/// # Errors
///
/// As [`tick`].
pub fn untick(args: &Undo, global: &Global, today: NaiveDate) -> Result<Answer, Failure> {
    let (sessions, ids) = parted(&args.ids);
    if ids.is_empty() {
        let text = set_stage(global, &sessions, Some(Stage::Planned))?;
        return Ok(Answer::text(text));
    }
    let dossier = dossier(global)?.ok_or_else(no_dossier)?;
    let list = todo::list(None, &Place::default(), global)?;
    let situation = situation(&Place::default(), global, today, Some(&list))?;
    let year = todo::year(&list, &situation);
    let chosen = chosen(&ids, &year)?;
    let staged = set_stage(global, &sessions, Some(Stage::Planned))?;
    let ids: Vec<String> = chosen
        .iter()
        .map(|item| item.occurrence.id.clone())
        .collect();
    let found = store::untick(&dossier, &situation.year_label(), &ids)?;
    refuse_unreadable(&dossier, found)?;
    let lines = chosen.iter().map(|item| {
        let was = matches!(item.status, Status::Done(_));
        let verb = if was { "Décoché" } else { "Déjà à faire" };
        format!("{verb}\u{a0}: {}\n", named(item))
    });
    Ok(Answer::text(lines.collect::<String>() + &staged))
}

/// The sessions among the words, and the tasks.
fn parted(words: &[String]) -> (Vec<String>, Vec<String>) {
    let is_session = |word: &&String| sessions::is_session(word);
    words.iter().cloned().partition(|word| is_session(&word))
}

/// Writes how far sessions have come; nothing when none is named.
fn set_stage(global: &Global, words: &[String], stage: Option<Stage>) -> Result<String, Failure> {
    if words.is_empty() {
        return Ok(String::new());
    }
    let dossier = dossier(global)?.ok_or_else(no_dossier)?;
    sessions::set_stage(&dossier, words, stage)
}

fn named(item: &Item<'_>) -> String {
    let occurrence = &item.occurrence;
    format!("{} ({})", occurrence.task.title, occurrence.id)
}

/// The next task due, so that one tick leads to the next.
fn next(year: &[Item<'_>], just: &[Tick], today: NaiveDate) -> String {
    let open = |item: &&Item<'_>| {
        let is_open = matches!(item.status, Status::Late | Status::Due | Status::Upcoming);
        is_open && !just.iter().any(|tick| tick.id == item.occurrence.id)
    };
    let Some(item) = year.iter().filter(|item| item.dates().is_some()).find(open) else {
        return "Plus rien à faire cette année\u{a0}: soufflez.\n".to_owned();
    };
    let due = item.dates().map_or(today, |(_, due)| due);
    let when = if due < today {
        format!("en retard depuis le {}", fr::short_date(due))
    } else {
        format!("avant le {}", fr::short_date(due))
    };
    format!("Ensuite, {when}\u{a0}: {}\n", named(item))
}

fn no_dossier() -> Failure {
    Failure::usage("il n’y a pas de dossier ici\u{a0}: rien ne peut être coché")
        .help("Créez-le avec «\u{a0}pixplan init\u{a0}», ou indiquez-le avec --dossier.")
}

fn refuse_unreadable(dossier: &Dossier, found: Vec<Diagnostic>) -> Result<(), Failure> {
    if !found.iter().any(Diagnostic::is_error) {
        return Ok(());
    }
    let name = dossier.ticks().display().to_string();
    let message = format!("{name} est à corriger\u{a0}: rien n’y a été écrit");
    Err(Failure::content(message, found))
}

/// The tasks that words name: in full, or by a beginning that only one has.
fn chosen<'a, 'b>(ids: &[String], year: &'b [Item<'a>]) -> Result<Vec<&'b Item<'a>>, Failure> {
    ids.iter().map(|id| one(id, year)).collect()
}

fn one<'a, 'b>(word: &str, year: &'b [Item<'a>]) -> Result<&'b Item<'a>, Failure> {
    let word = fr::fold(word);
    if let Some(item) = year.iter().find(|item| item.occurrence.id == word) {
        return Ok(item);
    }
    let (start, period) = match word.split_once('@') {
        Some((start, period)) => (start, Some(period)),
        None => (word.as_str(), None),
    };
    let fits = |item: &&Item<'_>| {
        let id = &item.occurrence.id;
        let (name, its_period) = id.split_once('@').unwrap_or((id, ""));
        name.starts_with(start) && period.is_none_or(|period| period == its_period)
    };
    let found: Vec<&Item<'a>> = year.iter().filter(fits).collect();
    // « siecle-import » alone is the occurrence at hand, when there is one.
    let exact = |item: &&&Item<'_>| item.occurrence.task.id == start;
    let at_hand = |item: &&&Item<'_>| matches!(item.status, Status::Late | Status::Due);
    let open: Vec<&&Item<'a>> = found.iter().filter(exact).filter(at_hand).collect();
    match (found.as_slice(), open.as_slice()) {
        ([only], _) => Ok(only),
        (_, [only]) => Ok(only),
        ([], _) => Err(unknown(&word, year)),
        (several, _) => {
            let names = several.iter().map(|item| item.occurrence.id.clone());
            let mut shown: Vec<String> = names.take(MOST_NAMES).collect();
            if several.len() > MOST_NAMES {
                shown.push(format!("{} autres", several.len() - MOST_NAMES));
            }
            let message = format!("{} désigne plusieurs tâches", fr::quoted(&word));
            let help = format!("Précisez\u{a0}: {}.", fr::choice(&shown));
            Err(Failure::new(Exit::Usage, message).help(help))
        }
    }
}

fn unknown(word: &str, year: &[Item<'_>]) -> Failure {
    let names = year.iter().map(|item| item.occurrence.id.clone());
    let failure = Failure::usage(format!("tâche inconnue\u{a0}: {}", fr::quoted(word)));
    failure.help(match nearest(word, names) {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => {
            "Les noms sont à droite de chaque ligne de «\u{a0}pixplan todo --all\u{a0}».".to_owned()
        }
    })
}
