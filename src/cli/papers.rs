//! Papers of the certification days: the kept plan, by name, on paper.

use std::collections::{HashMap, HashSet};

use chrono::{NaiveDate, NaiveTime};

use crate::checklist::Trait;
use crate::cli::answer::Body;
use crate::cli::args::{Global, Place, Print};
use crate::cli::seats::{self, SeatedSession, SeatedStudent, Seats};
use crate::cli::situation::{self, Situation};
use crate::cli::{Answer, Exit, Failure, answer, follow_up, templates};
use crate::fr;
use crate::parse::dossier_toml::Settings;
use crate::parse::planning_toml::DURATION_MIN;
use crate::render::papers as layout;
use crate::report::papers::{
    Paper, Papers, PixCertif, School, Seat, Selection, Sitting, Unmatched, report,
};
use crate::session::extended;

/// Prints a paper.
///
/// # Errors
///
/// [`Failure`] when there is no kept plan or no base, when a name of the
/// selection is in no session, or when a template of the school's is wrong.
pub fn run(
    paper: Paper,
    args: &Print,
    global: &Global,
    today: NaiveDate,
) -> Result<Answer, Failure> {
    if args.template {
        let Some(file) = layout::file(paper) else {
            let failure =
                Failure::usage("le publipostage est un tableau\u{a0}: il n’a pas de modèle");
            return Err(failure.help("Choisissez ses colonnes dans votre traitement de texte."));
        };
        return templates::starter(&layout::FAMILY, &file, global.output.as_deref());
    }
    let Some(dossier) = situation::dossier(global)? else {
        let failure =
            Failure::usage("il n’y a pas de dossier ici\u{a0}: aucune session n’y est gardée");
        return Err(failure.help("Allez dans votre dossier, ou indiquez-le avec --dossier."));
    };
    let situation = situation::situation(&Place::default(), global, today, None)?;
    let known = follow_up::load(&situation)?;
    let certifiable = known.map_or_else(HashMap::new, |known| known.certifiable());
    let last = certifiable.iter().filter(|(_, is)| !**is);
    let last: HashSet<String> = last.map(|(ine, _)| ine.clone()).collect();
    let seats = seats::load(global, today, Some(&last).filter(|it| !it.is_empty()))?;
    let mut papers = papers(&seats, &certifiable);
    papers.sessions = selection(args)
        .of(paper, &papers.sessions)
        .map_err(no_such)?;
    papers.invigilators.clone_from(&args.supervisor);
    let (templates, remarks) = templates::load(layout::FAMILY, Some(&dossier))?;
    let page = layout::fill(&templates, paper, &papers)
        .map_err(|fault| templates::failure(&fault, &layout::FAMILY, Some(&dossier)))?;
    let findings = seats::remarks(&seats);
    let remarks = remarks.iter().chain(&findings);
    for remark in remarks.chain(&seats::left_sentence(&seats)) {
        answer::remark(remark, global);
    }
    let table = Box::new(report(paper, &papers, today));
    Ok(Answer {
        body: Body::Paper { page, table },
        exit: Exit::Clean,
    })
}

/// A school as its papers and messages name it.
pub fn school(settings: &Settings, year: String) -> School {
    let traits = settings.traits.0.iter();
    let mut portal = traits.filter(|(known, _)| *known == Trait::Ent);
    School {
        name: settings.name.clone(),
        uai: settings
            .uai
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        site: settings.site.clone(),
        signatory: settings.signatory.clone(),
        year,
        level: settings
            .level
            .map(|level| level.to_string())
            .unwrap_or_default(),
        portal: portal.next().map(|(_, said)| *said),
    }
}

fn papers(seats: &Seats, certifiable: &HashMap<String, bool>) -> Papers {
    let situation = &seats.situation;
    let mut school = school(&situation.settings, situation.year_label());
    if school.name.is_empty() {
        school.name = situation.settings.title();
    }
    let duration = situation.settings.planning.duration_min;
    let duration = duration.unwrap_or(DURATION_MIN);
    let sessions = seats.sessions.iter();
    let sessions = sessions.map(|session| sitting(session, &school.site, duration, certifiable));
    Papers {
        sessions: sessions.collect(),
        invigilators: Vec::new(),
        delete_after: delete_after(situation),
        school,
    }
}

/// Papers with names are of no use once the pupils have left: the last day of
/// class, else the last day of the school year.
fn delete_after(situation: &Situation) -> NaiveDate {
    let calendar = situation.calendar();
    let end = calendar.last_school_day();
    end.unwrap_or_else(|| calendar.year.span(calendar.zone).last())
}

fn sitting(
    seated: &SeatedSession,
    site: &str,
    duration_min: u32,
    certifiable: &HashMap<String, bool>,
) -> Sitting {
    let session = &seated.session;
    let seat = |seated: &SeatedStudent| {
        let percent = seated.extra_percent.unwrap_or(0);
        let end = session.minute + extended(duration_min, percent);
        Seat {
            ine: seated.student.ine.clone(),
            last_name: seated.student.last_name.trim().to_owned(),
            first_name: seated.student.first_name.trim().to_owned(),
            birthdate: seated.student.birthdate,
            division: seated.student.division.trim().to_owned(),
            end: clock(end),
            certifiable: certifiable.get(&seated.student.ine).copied(),
        }
    };
    Sitting {
        number: session.id,
        date: session.date,
        start: clock(session.minute),
        end: clock(session.end),
        room: session.room.clone(),
        site: site.to_owned(),
        invigilators: session.invigilators.clone(),
        pix: PixCertif {
            number: session.pix.number.clone(),
            access_code: session.pix.access_code.clone(),
            password: session.pix.password.clone(),
        },
        seats: seated.students.iter().map(seat).collect(),
    }
}

/// Minutes after midnight as a time of day; the day's last minute beyond it.
pub fn clock(minute: u32) -> NaiveTime {
    let last = NaiveTime::from_hms_opt(23, 59, 0).expect("23:59 is a time of day");
    NaiveTime::from_hms_opt(minute / 60, minute % 60, 0).unwrap_or(last)
}

fn selection(args: &Print) -> Selection {
    Selection {
        sessions: args.session.clone(),
        divisions: args.division.clone(),
        rooms: args.room.clone(),
        invigilators: args.supervisor.clone(),
    }
}

/// A name of the selection that no session has.
fn no_such(unmatched: Unmatched) -> Failure {
    let Unmatched { what, asked, known } = unmatched;
    let message = format!("le plan n’a pas de {what} {}", fr::quoted(&asked));
    let known: Vec<String> = known.iter().map(|name| fr::quoted(name)).collect();
    Failure::usage(message).help(match known.as_slice() {
        [] => "Le plan n’en nomme pas\u{a0}: complétez sessions.toml.".to_owned(),
        _ => format!("Le plan connaît {}.", fr::list(&known)),
    })
}
