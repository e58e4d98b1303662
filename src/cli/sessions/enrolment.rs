//! `--format pix-certif`: the mass-import file, with or without candidates.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use crate::check::{Context, Verdict};
use crate::cli::answer::{Body, complain};
use crate::cli::args::{Global, Sessions};
use crate::cli::judge_file::judge_for_enrolment;
use crate::cli::sessions::export::{self, sheet};
use crate::cli::sessions::setting::Setting;
use crate::cli::{Answer, Failure};
use crate::fr;
use crate::parse::planning_toml::DURATION_MIN;
use crate::parse::siecle_xml::Limits;
use crate::report::sessions::mass_import::{Candidate, TO_NAME, missing, table};
use crate::school::{Roster, Student};
use crate::session::{Beneficiary, BookedSession, Seating, Stage, seat};
use crate::store::Trouble;

/// Names that a remark shows at most.
const MOST_NAMES: usize = 8;

/// Runs the command.
///
/// # Errors
///
/// [`Failure`] when Pix would refuse the file, as no site is known; when the
/// SIECLE file cannot be read or used.
pub fn run(args: &Sessions, setting: &Setting, global: &Global) -> Result<Answer, Failure> {
    let (all, exit) = export::sessions(args, setting);
    let mut remarks = Vec::new();
    let sessions = to_send(&all, setting, args.siecle.is_some(), &mut remarks);
    let site = site(setting, &sessions, &mut remarks)?;
    say_unwatched(&sessions, &mut remarks);
    let roster = match &args.siecle {
        None => None,
        Some(path) => Some(roster(path, setting)?),
    };
    let rows = match &roster {
        None => sessions.iter().map(|one| (*one, Vec::new())).collect(),
        Some(roster) => candidates(setting, &sessions, &all, roster, &mut remarks),
    };
    let report = sheet(setting, table(&site, &rows));
    if !global.quiet {
        for remark in &remarks {
            complain(&format!("{remark}\n"));
        }
    }
    Ok(Answer {
        body: Body::Private(Box::new(report)),
        exit,
    })
}

/// The sessions that Pix can still take: neither held nor, without candidates,
/// created already.
fn to_send<'s>(
    all: &'s [BookedSession],
    setting: &Setting,
    with_candidates: bool,
    remarks: &mut Vec<String>,
) -> Vec<&'s BookedSession> {
    let is_past = |session: &&BookedSession| session.date < setting.today();
    let is_begun = |session: &&BookedSession| session.stage >= Stage::Started;
    let is_known = |session: &&BookedSession| {
        let has_number = !session.pix.number.trim().is_empty();
        let is_created = session.stage == Stage::Created;
        (has_number && !with_candidates) || (is_created && !has_number)
    };
    let mut say = |wanted: &dyn Fn(&&BookedSession) -> bool, why: [&str; 2]| {
        let left: Vec<String> = all
            .iter()
            .filter(wanted)
            .map(|session| session.id.to_string())
            .collect();
        if !left.is_empty() {
            let numbers = fr::list(&left);
            let [one, several] = why;
            let (word, why) = match left.len() {
                1 => ("Session", one),
                _ => ("Sessions", several),
            };
            remarks.push(format!("{word} {numbers} hors du fichier\u{a0}: {why}."));
        }
    };
    let is_over = |session: &&BookedSession| is_past(session) || is_begun(session);
    say(
        &is_over,
        ["passée ou déjà lancée", "passées ou déjà lancées"],
    );
    say(
        &|session| !is_over(session) && is_known(session),
        ["déjà créée dans Pix Certif", "déjà créées dans Pix Certif"],
    );
    let kept = all.iter();
    kept.filter(|session| !is_over(session) && !is_known(session))
        .collect()
}

/// « Nom du site » of the sessions to create: that of the dossier, else the
/// school's name.
fn site(
    setting: &Setting,
    sessions: &[&BookedSession],
    remarks: &mut Vec<String>,
) -> Result<String, Failure> {
    let settings = &setting.situation.settings;
    let is_new = |session: &&&BookedSession| session.pix.number.trim().is_empty();
    let is_needed = sessions.iter().any(|session| is_new(&session));
    let [site, name] = [&settings.site, &settings.name].map(|text| text.trim());
    if !site.is_empty() || !is_needed {
        return Ok(site.to_owned());
    }
    if name.is_empty() {
        let message = "Pix refuse une session sans «\u{a0}Nom du site\u{a0}»";
        return Err(Failure::usage(message).help(
            "Ajoutez à [etablissement] de pixplan.toml\u{a0}: site = \"Collège des Embruns, 4 rue du Port\".",
        ));
    }
    remarks.push(format!(
        "«\u{a0}Nom du site\u{a0}»\u{a0}: {}, faute de site dans pixplan.toml.",
        fr::quoted(name)
    ));
    Ok(name.to_owned())
}

/// Pix refuses a session that nobody watches: the file says that somebody is to
/// be named.
fn say_unwatched(sessions: &[&BookedSession], remarks: &mut Vec<String>) {
    let nobody = sessions.iter();
    let nobody = nobody.filter(|it| it.pix.number.trim().is_empty() && it.invigilators.is_empty());
    let nobody: Vec<String> = nobody.map(|session| session.id.to_string()).collect();
    if nobody.is_empty() {
        return;
    }
    let which = match nobody.len() {
        1 => format!("la session {}", fr::list(&nobody)),
        all if all == sessions.len() => "toutes les sessions".to_owned(),
        _ => format!("les sessions {}", fr::list(&nobody)),
    };
    remarks.push(format!(
        "Aucun surveillant pour {which}, ce que Pix refuse\u{a0}: le fichier dit {}. Nommez-les dans \
         des tables [[surveillant]] de pixplan.toml et refaites le plan, ou corrigez-les dans Pix Certif.",
        fr::quoted(TO_NAME)
    ));
}

/// Pix takes two candidates of one name and one birth date for one, and drops
/// the second.
fn say_twice(session: &BookedSession, candidates: &[Candidate<'_>], remarks: &mut Vec<String>) {
    let same = |one: &Student, other: &Student| {
        (one.last_name.trim(), one.first_name.trim(), one.birthdate)
            == (
                other.last_name.trim(),
                other.first_name.trim(),
                other.birthdate,
            )
    };
    for (index, candidate) in candidates.iter().enumerate() {
        let mut before = candidates.iter().take(index);
        if before.any(|other| same(other.student, candidate.student)) {
            remarks.push(format!(
                "Session {}\u{a0}: deux {} nés le même jour, Pix n’en garde qu’un. Inscrivez l’autre vous-même.",
                session.id, candidate.student
            ));
        }
    }
}

/// The pupils of a SIECLE export, with their birth places.
fn roster(path: &Path, setting: &Setting) -> Result<Roster, Failure> {
    let trouble = |error| Trouble {
        action: "de lire",
        path: path.to_owned(),
        error,
    };
    let file = File::open(path).map_err(trouble)?;
    let name = path.display().to_string();
    let uai = setting.situation.settings.uai.as_ref();
    let uai = uai.map(ToString::to_string);
    let context = Context {
        today: setting.today(),
        uai: uai.as_deref(),
        previous: None,
        grades: &setting.situation.settings.grades,
    };
    let limits = Limits::default();
    let judged = judge_for_enrolment(BufReader::new(file), &name, &limits, &context);
    let judgement = judged.map_err(trouble)?.ok_or_else(|| {
        Failure::content(
            format!("{name} n’est ni un export SIECLE ni un export FREGATA"),
            Vec::new(),
        )
    })?;
    if judgement.verdict == Verdict::Accepted {
        return Ok(judgement.roster);
    }
    let found = judgement.diagnostics.into_iter();
    let found = found.map(|one| one.in_file(&name)).collect();
    let message =
        format!("{name} est refusé par Pix Orga\u{a0}: corrigez-le avant d’inscrire les élèves");
    Err(Failure::content(message, found))
}

fn candidates<'a>(
    setting: &Setting,
    sessions: &[&'a BookedSession],
    all: &'a [BookedSession],
    roster: &'a Roster,
    remarks: &mut Vec<String>,
) -> Vec<(&'a BookedSession, Vec<Candidate<'a>>)> {
    // All the sessions are seated, so that those left out keep their pupils.
    let seated = seat(&Seating {
        sessions: all,
        roster,
        accommodations: &setting.accommodations,
        not_certifiable: None,
        duration_min: setting
            .situation
            .settings
            .planning
            .duration_min
            .unwrap_or(DURATION_MIN),
    });
    let by_id: HashMap<u32, &Vec<crate::session::Seat>> = all
        .iter()
        .map(|session| session.id)
        .zip(&seated.sessions)
        .collect();
    let rows = sessions.iter().map(|session| {
        let seats = by_id.get(&session.id).into_iter().flat_map(|it| it.iter());
        let candidates = seats.filter_map(|seat| {
            Some(Candidate {
                student: roster.students.get(seat.student)?,
                extra_percent: seat.extra_percent,
            })
        });
        (*session, candidates.collect())
    });
    let rows: Vec<(&BookedSession, Vec<Candidate<'_>>)> = rows.collect();
    let enrolled = rows.iter().flat_map(|(_, candidates)| candidates);
    for candidate in enrolled {
        if let Some(what) = missing(candidate.student) {
            remarks.push(format!(
                "À taper vous-même pour {}\u{a0}: {what}.",
                candidate.student
            ));
        }
    }
    for (session, candidates) in &rows {
        say_twice(session, candidates, remarks);
    }
    let unnamed = setting.accommodations.iter();
    let unnamed = unnamed.filter_map(|one| match &one.who {
        Beneficiary::Division(division, students) => Some(format!("{division} ({students})")),
        Beneficiary::Student(_) => None,
    });
    let unnamed: Vec<String> = unnamed.collect();
    if !unnamed.is_empty() {
        remarks.push(format!(
            "Temps majoré sans nom, à taper vous-même\u{a0}: {}. Écrivez plutôt l’INE de ces élèves \
             dans amenagements.toml.",
            fr::list(&unnamed)
        ));
    }
    let left = seated.left.iter();
    let left: Vec<&Student> = left
        .filter_map(|seat| roster.students.get(seat.student))
        .collect();
    if !left.is_empty() {
        let names = left.iter().take(MOST_NAMES).map(ToString::to_string);
        let names: Vec<String> = names.collect();
        remarks.push(format!(
            "{} sans place dans le plan\u{a0}: {}{}. Importez cette base et refaites le plan.",
            fr::count(left.len(), "élève", "élèves"),
            names.join(" ; "),
            if left.len() > MOST_NAMES { "…" } else { "" }
        ));
    }
    rows
}
