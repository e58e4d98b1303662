//! What a message may say: the school, its dates, its campaigns, its classes.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Publication, Standing};
use crate::cli::Failure;
use crate::cli::args::{self, Global};
use crate::cli::papers::{clock, school};
use crate::cli::situation::{self, Situation};
use crate::fr;
use crate::parse::dossier_toml::Settings;
use crate::report::messages::{ClassFacts, ClassSession, Day, Facts};
use crate::store::{self, Dossier};

/// What the texts of a command are filled with.
#[derive(Debug)]
pub struct Known {
    /// What all of them may say.
    pub facts: Facts,
    /// The classes, one text each; empty for one text for all.
    pub classes: Vec<ClassFacts>,
    /// What to tell the user beside the text.
    pub remarks: Vec<String>,
}

/// Gathers what is known, with a dossier or without.
///
/// # Errors
///
/// [`Failure`] when a file on the way has wrong content, or a class is unknown.
pub fn load(args: &args::Message, global: &Global, today: NaiveDate) -> Result<Known, Failure> {
    let dossier = situation::dossier(global)?;
    let settings = match &dossier {
        Some(dossier) => situation::settings(dossier)?.0,
        None => Settings::default(),
    };
    let has_level = args.place.level.or(settings.level).is_some();
    let situation = match has_level {
        true => Some(situation::situation(&args.place, global, today, None)?),
        false => None,
    };
    let mut facts = dated(situation.as_ref(), &settings);
    facts.school.portal = args.ent.or(facts.school.portal);
    if let Some(level) = args.place.level {
        facts.school.level = level.to_string();
    }
    facts.code = args.code.clone().unwrap_or_default();
    facts.campaign = args.course.clone().unwrap_or_default();
    let mut remarks = Vec::new();
    if let Some(code) = args.code.as_deref().filter(|code| !is_code(code)) {
        remarks.push(format!(
            "{} n’a pas la forme d’un code de campagne (six lettres puis trois chiffres, \
             comme ABCDEF234)\u{a0}: vérifiez-le.",
            fr::quoted(code)
        ));
    }
    let classes = classes(args, situation.as_ref())?;
    Ok(Known {
        facts,
        classes,
        remarks,
    })
}

/// Whether a text has the form of a campaign's code (pix-formats §6.5).
fn is_code(code: &str) -> bool {
    let is_known = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    code.len() == 9 && code.chars().all(is_known)
}

/// The school and its calendar; a date on which zones differ stays a blank.
fn dated(situation: Option<&Situation>, settings: &Settings) -> Facts {
    let Some(situation) = situation else {
        return Facts {
            school: school(settings, String::new()),
            ..Facts::default()
        };
    };
    let first = situation.calendar();
    let certification = &first.certification;
    let autumn = |calendar: &Calendar| {
        calendar.holiday("toussaint").map(|holiday| Day {
            date: holiday.last_school_day,
            forecast: holiday.standing == Standing::Forecast,
        })
    };
    let in_first = autumn(first);
    let is_same = situation.calendars.iter().all(|it| autumn(it) == in_first);
    Facts {
        school: school(settings, situation.year_label()),
        autumn: in_first.filter(|_| is_same),
        window_start: day(&certification.window.clone().map(|range| range.first())),
        window_end: day(&certification.window.clone().map(|range| range.last())),
        make_up_start: day(&certification.make_up.clone().map(|range| range.first())),
        make_up_end: day(&certification.make_up.clone().map(|range| range.last())),
        ..Facts::default()
    }
}

fn day(publication: &Publication<NaiveDate>) -> Option<Day> {
    publication.known().map(|published| Day {
        date: published.value,
        forecast: published.is_forecast(),
    })
}

/// The classes to write for: those asked for, else those of which the
/// follow-up says something; none for a text for all.
fn classes(
    args: &args::Message,
    situation: Option<&Situation>,
) -> Result<Vec<ClassFacts>, Failure> {
    if args.division.is_empty() {
        return Ok(Vec::new());
    }
    let (known, name) = match situation.and_then(|it| Some((it, it.dossier.as_ref()?))) {
        Some((situation, dossier)) => known_classes(situation, dossier)?,
        None => (Vec::new(), String::new()),
    };
    let plain = |text: &str| fr::fold(text).replace(' ', "");
    let mut found = Vec::new();
    for asked in &args.division {
        let class = known.iter().find(|it| plain(&it.division) == plain(asked));
        match class {
            Some(class) => found.push(class.clone()),
            None if known.is_empty() => found.push(ClassFacts {
                division: asked.clone(),
                ..ClassFacts::default()
            }),
            None => {
                let names: Vec<&str> = known.iter().map(|it| it.division.as_str()).collect();
                let message = format!("la classe {} n’est pas dans {name}", fr::quoted(asked));
                let help = format!("Classes connues\u{a0}: {}.", names.join(", "));
                return Err(Failure::usage(message).help(help));
            }
        }
    }
    Ok(found)
}

/// The classes of the last base, with their sessions in the kept plan; and
/// where they come from.
fn known_classes(
    situation: &Situation,
    dossier: &Dossier,
) -> Result<(Vec<ClassFacts>, String), Failure> {
    let base = store::last_base(dossier, &situation.settings.grades)?;
    let (sessions, _) = store::read_sessions(dossier)?;
    let Some(base) = base else {
        return Ok((Vec::new(), String::new()));
    };
    let divisions = base.roster.divisions().into_iter();
    let classes = divisions.map(|size| {
        let mut own: Vec<ClassSession> = sessions
            .iter()
            .flat_map(|session| {
                let groups = session.groups.iter();
                let groups = groups.filter(|group| group.division.trim() == size.division.trim());
                groups.map(move |group| ClassSession {
                    date: session.date,
                    start: clock(session.minute),
                    room: session.room.clone(),
                    part: (group.students as usize) < size.students,
                })
            })
            .collect();
        own.sort_by_key(|session| (session.date, session.start));
        ClassFacts {
            division: size.division.trim().to_owned(),
            enrolled: size.students,
            sessions: own,
            ..ClassFacts::default()
        }
    });
    let name = format!("la base du {}", fr::short_date(base.date));
    Ok((classes.collect(), name))
}
