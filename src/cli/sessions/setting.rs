//! Everything that a plan is made from, and what was supposed on the way.

use std::collections::HashSet;

use chrono::{NaiveDate, Weekday};

use crate::calendar::{Calendar, Publication, Standing};
use crate::cli::Failure;
use crate::cli::args::{Global, Place, Sessions};
use crate::cli::sessions::classes::{self, Classes, Origin, Sources};
use crate::cli::sessions::days::{self, Days};
use crate::cli::sessions::options;
use crate::cli::situation::{Situation, dossier, situation};
use crate::cli::years;
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::moments::write_weekly;
use crate::parse::planning_toml::{DATE_OUT_OF_WINDOW, DURATION_MIN, Planning};
use crate::school::Level;
use crate::session::{
    Accommodation, BookedSession, Clock, DayChoices, Problem, Room, WeeklySlot, WeeklyStart,
    usable_starts,
};
use crate::store::{self, KeptBase};

/// Pupils for one invigilator where nobody says otherwise (year.md §5).
pub const PER_INVIGILATOR: u32 = 20;

/// Days kept at the end of the window where no make-up week is known (cli.md).
const MAKE_UP_DAYS: u64 = 15;

/// The days of a week of classes.
const WEEK: [Weekday; 5] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
];

/// What a plan is made from.
#[derive(Debug)]
pub struct Setting {
    /// The school, its calendar, its dossier.
    pub situation: Situation,
    /// The last base.
    pub base: Option<KeptBase>,
    /// Extra time.
    pub accommodations: Vec<Accommodation>,
    /// The kept plan, in order of its file.
    pub kept: Vec<BookedSession>,
    /// What there is to plan, nothing pinned.
    pub problem: Problem,
    /// The weekly slots.
    pub slots: Vec<WeeklySlot>,
    /// Open days kept for make-up sessions.
    pub make_up_days: Vec<NaiveDate>,
    /// What was supposed, in sentences.
    pub assumptions: Vec<String>,
    /// What was found in the files, none of it blocking.
    pub findings: Vec<Diagnostic>,
}

impl Setting {
    /// Reads the options and the dossier.
    ///
    /// # Errors
    ///
    /// [`Failure`] when an option or a file is wrong.
    pub fn read(args: &Sessions, global: &Global, today: NaiveDate) -> Result<Self, Failure> {
        let mut supposed = Vec::new();
        let place = place(args, global, &mut supposed)?;
        let situation = situation(&place, global, today, None)?;
        if situation.calendars.len() > 1 {
            supposed.push(
                "seuls les jours communs aux zones A, B et C servent\u{a0}; précisez --zone"
                    .to_owned(),
            );
        }
        let mut findings = situation.findings.clone();
        let (base, accommodations, kept) = match &situation.dossier {
            None => (None, Vec::new(), Vec::new()),
            Some(dossier) => {
                let base = store::last_base(dossier, &situation.settings.grades)?;
                let (accommodations, found) = store::read_accommodations(dossier)?;
                findings.extend(found);
                let (kept, found) = store::read_sessions(dossier)?;
                findings.extend(found);
                (base, accommodations, kept)
            }
        };
        let folder = situation.dossier.as_ref().map(|it| it.folder.clone());
        let named = |file: &str| {
            let path = folder.clone().unwrap_or_default().join(file);
            path.display().to_string()
        };
        let (settings_name, accommodations_name) =
            (named("pixplan.toml"), named("amenagements.toml"));
        let level = situation.calendar().level;
        let classes = classes::find(
            &Sources {
                options: &args.division,
                settings: &situation.settings,
                roster: base.as_ref().map(|base| &base.roster),
                accommodations: &accommodations,
                level,
                has_dossier: situation.dossier.is_some(),
                settings_name: &settings_name,
                accommodations_name: &accommodations_name,
            },
            &mut findings,
        );
        let planning = &situation.settings.planning;
        check_openings(
            planning,
            &situation.calendars,
            &settings_name,
            &mut findings,
        );
        if findings.iter().any(Diagnostic::is_error) {
            return Err(to_correct(findings));
        }
        let mut classes = classes?;
        say_origin(&classes, base.as_ref(), &mut supposed);
        let days = all_days(&situation, global, &mut classes)?;
        supposed.extend(unpublished(&situation));
        window_facts(&situation, &days, &mut supposed);
        let slots = slots(planning, &mut supposed);
        let problem = problem(
            args,
            planning,
            classes,
            days.ordinary,
            &slots,
            &mut supposed,
        )?;
        Ok(Self {
            base,
            accommodations,
            kept,
            problem,
            slots,
            make_up_days: days.make_up,
            assumptions: supposed,
            findings,
            situation,
        })
    }

    /// The day of the run.
    pub fn today(&self) -> NaiveDate {
        self.situation.today
    }
}

/// The place of the options; a collège where nothing says the level.
fn place(args: &Sessions, global: &Global, supposed: &mut Vec<String>) -> Result<Place, Failure> {
    let mut place = args.place.clone();
    if place.level.is_none() && dossier(global)?.is_none() {
        place.level = Some(Level::College);
        supposed.push("un collège\u{a0}; précisez --level".to_owned());
    }
    Ok(place)
}

fn to_correct(findings: Vec<Diagnostic>) -> Failure {
    let errors = findings.iter().filter(|one| one.is_error());
    let mut files: Vec<String> = errors.filter_map(|one| one.spot.file.clone()).collect();
    files.sort();
    files.dedup();
    let message = match files.as_slice() {
        [only] => format!("{only} est à corriger"),
        several => format!("{} sont à corriger", fr::list(several)),
    };
    Failure::content(message, findings)
}

/// A day to open that the window does not have is a mistake worth a word.
fn check_openings(
    planning: &Planning,
    calendars: &[Calendar],
    name: &str,
    findings: &mut Vec<Diagnostic>,
) {
    let windows = calendars.iter().filter_map(|calendar| {
        let certification = &calendar.certification;
        Some((certification.window.value()?, certification.make_up.value()))
    });
    let windows: Vec<_> = windows.collect();
    for (range, line) in &planning.openings {
        let is_inside = |days: &crate::calendar::DateRange| {
            days.contains(range.first()) && days.contains(range.last())
        };
        let known = windows
            .iter()
            .any(|(window, make_up)| is_inside(window) || make_up.is_some_and(is_inside));
        if !known && let Some((window, _)) = windows.first() {
            let message = format!(
                "le {} est hors de la fenêtre, du {} au {}",
                fr::short_date(range.first()),
                fr::short_date(window.first()),
                fr::short_date(window.last())
            );
            let spot = Spot::line(*line).field("certification.ouvertures");
            findings.push(Diagnostic::new(DATE_OUT_OF_WINDOW, spot, message).in_file(name));
        }
    }
}

fn choices(planning: &Planning) -> DayChoices {
    DayChoices {
        closures: planning.closures.clone(),
        openings: planning.openings.iter().map(|(days, _)| *days).collect(),
        make_up_days: planning.make_up_days.unwrap_or(MAKE_UP_DAYS),
    }
}

/// The days of the level; those of the collège too where a lycée has a 3e,
/// each class being away outside its own window.
fn all_days(
    situation: &Situation,
    global: &Global,
    classes: &mut Classes,
) -> Result<Days, Failure> {
    let choices = choices(&situation.settings.planning);
    if classes.of_college.is_empty() {
        return days::days(&situation.calendars, &choices);
    }
    let calendar = situation.calendar();
    let place = years::Where {
        zone: calendar.zone,
        territory: calendar.territory,
    };
    let overrides = years::Overrides::read(global, &situation.settings)?;
    let college = years::calendars(calendar.year, &[place], Level::College, &overrides)?;
    let college = days::days(&college, &choices)?;
    if classes.of_college.len() == classes.all.len() {
        return Ok(college);
    }
    let lycee = days::days(&situation.calendars, &choices)?;
    let union = |a: &[NaiveDate], b: &[NaiveDate]| -> Vec<NaiveDate> {
        let days: std::collections::BTreeSet<NaiveDate> = a.iter().chain(b).copied().collect();
        days.into_iter().collect()
    };
    let ordinary = union(&lycee.ordinary, &college.ordinary);
    let of_college: HashSet<usize> = classes.of_college.iter().copied().collect();
    for (index, class) in classes.all.iter_mut().enumerate() {
        let own = if of_college.contains(&index) {
            &college.ordinary
        } else {
            &lycee.ordinary
        };
        class.absences.extend(days::away(&ordinary, own));
    }
    Ok(Days {
        make_up: union(&lycee.make_up, &college.make_up),
        ordinary,
    })
}

fn say_origin(classes: &Classes, base: Option<&KeptBase>, supposed: &mut Vec<String>) {
    let listed = classes.all.iter();
    let listed: Vec<String> = listed
        .map(|class| format!("{} ({})", class.name, class.students))
        .collect();
    let listed = fr::list(&listed);
    match (classes.origin, base) {
        (Origin::Options, _) => {}
        (Origin::Base, Some(base)) => supposed.push(format!(
            "les classes de la base du {}\u{a0}: {listed}",
            fr::short_date(base.date)
        )),
        (Origin::Base | Origin::Dossier, _) => {
            supposed.push(format!("les classes de pixplan.toml\u{a0}: {listed}"));
        }
        (Origin::Supposed, _) => supposed.push(format!(
            "quatre classes inventées, {listed}\u{a0}; donnez les vôtres avec --division 3A=28,3B=27"
        )),
    }
}

/// The window and the days kept free, with their standing.
fn window_facts(situation: &Situation, days: &Days, supposed: &mut Vec<String>) {
    let certification = &situation.calendar().certification;
    let standing = |standing: Standing| match standing {
        Standing::Forecast => " (prévisionnel)",
        Standing::Official | Standing::Secondary => "",
    };
    if let Publication::Known(window) = &certification.window {
        supposed.push(format!(
            "la fenêtre du {} au {}{}",
            fr::short_date(window.value.first()),
            fr::short_date(window.value.last()),
            standing(window.standing)
        ));
    }
    match (&certification.make_up, days.make_up.first(), days.make_up.last()) {
        (Publication::Known(week), _, _) => supposed.push(format!(
            "du {} au {}{}, rien\u{a0}: ces jours restent aux absents",
            fr::short_date(week.value.first()),
            fr::short_date(week.value.last()),
            standing(week.standing)
        )),
        (_, Some(first), Some(last)) => supposed.push(format!(
            "du {} au {}, rien\u{a0}: ces jours restent aux absents, faute de semaine de rattrapage publiée",
            fr::short_date(*first),
            fr::short_date(*last)
        )),
        _ => {}
    }
}

/// A territory whose calendar is not all known: other days may be off, or open.
pub fn unpublished(situation: &Situation) -> Option<String> {
    let calendar = situation.calendar();
    (!calendar.days.complete).then(|| {
        format!(
            "le calendrier {} de {}, qui n’est pas entièrement publié\u{a0}; complétez-le avec --calendar FICHIER",
            calendar.year.label(calendar.zone),
            calendar.zone.name()
        )
    })
}

fn slots(planning: &Planning, supposed: &mut Vec<String>) -> Vec<WeeklySlot> {
    if !planning.slots.is_empty() {
        return planning.slots.clone();
    }
    let slot = |(weekday, minute)| WeeklySlot {
        start: WeeklyStart { weekday, minute },
        end: None,
    };
    let (morning, afternoon) = (8 * 60 + 30, 13 * 60 + 30);
    let mornings = WEEK.map(|day| slot((day, morning)));
    let afternoons = WEEK.into_iter().filter(|&day| day != Weekday::Wed);
    let afternoons = afternoons.map(|day| slot((day, afternoon)));
    supposed.push(format!(
        "un créneau chaque matin à {}, et à {} sauf le mercredi",
        Clock(morning),
        Clock(afternoon)
    ));
    let all = mornings.into_iter().chain(afternoons);
    all.collect()
}

fn problem(
    args: &Sessions,
    planning: &Planning,
    classes: Classes,
    days: Vec<NaiveDate>,
    slots: &[WeeklySlot],
    supposed: &mut Vec<String>,
) -> Result<Problem, Failure> {
    let per_invigilator = args.per_invigilator.or(planning.per_invigilator);
    let per_invigilator = per_invigilator.unwrap_or_else(|| {
        supposed.push(format!("un surveillant pour {PER_INVIGILATOR} élèves"));
        PER_INVIGILATOR
    });
    let duration_min = planning.duration_min.unwrap_or_else(|| {
        supposed.push(format!("des sessions de {DURATION_MIN} minutes"));
        DURATION_MIN
    });
    let rooms = match &args.rooms {
        Some(text) => options::rooms(text, &planning.rooms)?,
        None => planning.rooms.clone(),
    };
    let rooms = if rooms.is_empty() {
        supposed.push(format!(
            "une salle informatique de {per_invigilator} places, une par élève d’un surveillant"
        ));
        vec![Room {
            name: "Salle informatique".to_owned(),
            seats: per_invigilator,
            availability: crate::session::Availability::default(),
        }]
    } else {
        rooms
    };
    let invigilators = (!planning.invigilators.is_empty()).then(|| planning.invigilators.clone());
    if invigilators.is_none() {
        supposed.push("assez de surveillants, que personne ne nomme".to_owned());
    }
    Ok(Problem {
        classes: classes.all,
        rooms,
        invigilators,
        starts: usable_starts(&days, slots, duration_min),
        days,
        per_invigilator,
        duration_min,
        fixed: Vec::new(),
        previous: None,
    })
}

/// The weekly slots as they are written: `lun 08:30, mar 13:30`.
pub fn written_slots(slots: &[WeeklySlot]) -> String {
    let starts: Vec<String> = slots.iter().map(|slot| write_weekly(slot.start)).collect();
    fr::list(&starts)
}
