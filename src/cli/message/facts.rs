//! What a message may say: the school, its dates, its campaigns, its classes.

use chrono::NaiveDate;

use crate::calendar::{Calendar, DateRange, Publication, Standing};
use crate::cli::Failure;
use crate::cli::args::{self, Global};
use crate::cli::follow_up::{self, FollowUp};
use crate::cli::message::{campaign, classes as message_classes};
use crate::cli::papers::school;
use crate::cli::situation::{self, Situation};
use crate::fr;
use crate::parse::dossier_toml::Settings;
use crate::pix::Campaign;
use crate::report::messages::{ClassFacts, Day, Facts, Message};

/// What the texts of a command are filled with.
#[derive(Debug)]
pub struct Known {
    /// What all of them may say.
    pub facts: Facts,
    /// The classes, one text each; None for one text for all.
    pub classes: Option<Vec<ClassFacts>>,
    /// What to tell the user beside the text.
    pub remarks: Vec<String>,
}

/// Gathers what is known, with a dossier or without.
///
/// # Errors
///
/// [`Failure`] when a file on the way has wrong content, or a class is unknown.
pub fn load(
    message: Message,
    args: &args::Message,
    global: &Global,
    today: NaiveDate,
) -> Result<Known, Failure> {
    let dossier = situation::dossier(global)?;
    let settings = match &dossier {
        Some(dossier) => situation::settings(dossier)?.0,
        None => Settings::default(),
    };
    let has_level = args.place.level.or(settings.level).is_some();
    let situation = if has_level {
        Some(situation::situation(&args.place, global, today, None)?)
    } else {
        None
    };
    let mut facts = dated(situation.as_ref(), &settings, today);
    facts.school.portal = args.ent.or(facts.school.portal);
    if let Some(level) = args.place.level {
        facts.school.level = level.to_string();
    }
    let mut remarks = Vec::new();
    let mut classes = named_only(&args.division);
    let known = match &situation {
        Some(situation) => follow_up::load(situation)?,
        None => None,
    };
    if let (Some(situation), Some(known)) = (&situation, &known) {
        let found = campaign::of(
            message,
            args.code.as_deref(),
            &known.campaigns,
            &known.courses,
        );
        if let Some(campaign) = found {
            facts.code = campaign.code.clone().unwrap_or_default();
            campaign::title(campaign).clone_into(&mut facts.campaign);
            if args.code.is_none() {
                remarks.push(chosen(campaign));
            }
        }
        classes = self::classes(message, args, situation, known, found)?;
    }
    // What is typed wins over what is found.
    if let Some(code) = args.code.as_deref().filter(|_| facts.code.is_empty()) {
        if !is_code(code) {
            remarks.push(format!(
                "{} n’a pas la forme d’un code de campagne (six lettres puis trois chiffres, \
                 comme ABCDEF234)\u{a0}: vérifiez-le.",
                fr::quoted(code)
            ));
        }
        code.clone_into(&mut facts.code);
    }
    if let Some(course) = &args.course {
        facts.campaign.clone_from(course);
    }
    Ok(Known {
        facts,
        classes,
        remarks,
    })
}

/// Which campaign was taken, and how to take another.
fn chosen(campaign: &Campaign) -> String {
    let name = fr::quoted(&campaign.name);
    let code = campaign.code.as_ref();
    let code = code.map_or_else(String::new, |code| format!(", code {code}"));
    format!("Campagne\u{a0}: {name}{code}\u{a0}; --code en choisit une autre.")
}

/// Whether a text has the form of a campaign's code (pix-formats §6.5).
fn is_code(code: &str) -> bool {
    let is_known = |letter: char| letter.is_ascii_uppercase() || letter.is_ascii_digit();
    code.len() == 9 && code.chars().all(is_known)
}

/// The school and its calendar; a date on which zones differ stays a blank.
fn dated(situation: Option<&Situation>, settings: &Settings, today: NaiveDate) -> Facts {
    let Some(situation) = situation else {
        return Facts {
            school: school(settings, String::new()),
            today,
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
        today,
        school: school(settings, situation.year_label()),
        autumn: in_first.filter(|_| is_same),
        window_start: day(&certification.window.clone().map(DateRange::first)),
        window_end: day(&certification.window.clone().map(DateRange::last)),
        make_up_start: day(&certification.make_up.clone().map(DateRange::first)),
        make_up_end: day(&certification.make_up.clone().map(DateRange::last)),
        ..Facts::default()
    }
}

fn day(publication: &Publication<NaiveDate>) -> Option<Day> {
    publication.known().map(|published| Day {
        date: published.value,
        forecast: published.is_forecast(),
    })
}

/// The classes to write for: those asked for, else those for which the
/// follow-up has something to say; None for one text for all.
fn classes(
    message: Message,
    args: &args::Message,
    situation: &Situation,
    known: &FollowUp,
    campaign: Option<&Campaign>,
) -> Result<Option<Vec<ClassFacts>>, Failure> {
    let (all, told) = message_classes::classes(message, situation, known, campaign)?;
    if args.division.is_empty() {
        let has_data = match message {
            Message::Chase => campaign.is_some(),
            Message::Sos => known.has_profiles(),
            Message::Results => !known.certifications.is_empty(),
            Message::Families | Message::TeachersCode | Message::Summons => false,
        };
        let told = all.into_iter().filter(|it| told.contains(&it.division));
        return Ok(has_data.then(|| told.collect()));
    }
    let plain = |text: &str| fr::fold(text).replace(' ', "");
    let mut found = Vec::new();
    for asked in &args.division {
        let class = all.iter().find(|it| plain(&it.division) == plain(asked));
        let class = class.ok_or_else(|| {
            let names: Vec<&str> = all.iter().map(|it| it.division.as_str()).collect();
            let date = fr::short_date(known.base.date);
            Failure::usage(format!(
                "la classe {} n’est pas dans la base du {date}",
                fr::quoted(asked)
            ))
            .help(format!("Classes connues\u{a0}: {}.", names.join(", ")))
        })?;
        found.push(class.clone());
    }
    Ok(Some(found))
}

/// Classes of which nothing but their names is known.
fn named_only(divisions: &[String]) -> Option<Vec<ClassFacts>> {
    let classes = divisions.iter().map(|division| ClassFacts {
        division: division.clone(),
        ..ClassFacts::default()
    });
    (!divisions.is_empty()).then(|| classes.collect())
}
