//! The classes to certify: from the options, the dossier or the last base.

use crate::checklist::Trait;
use crate::cli::Failure;
use crate::cli::sessions::options;
use crate::cli::situation::nearest;
use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::dossier_toml::Settings;
use crate::parse::planning_toml::{EXTRA_TIME_EXCESS, UNKNOWN_DIVISION, UNKNOWN_STUDENT};
use crate::school::{DivisionSize, Grade, Level, Roster};
use crate::session::{Accommodation, Beneficiary, Class, ExtraTime};
use crate::source::Line;

/// Names of the classes that are supposed, where nothing gives any.
const fn supposed(level: Level) -> [&'static str; 4] {
    match level {
        Level::College => ["3A", "3B", "3C", "3D"],
        Level::Lycee => ["TG1", "TG2", "TG3", "TG4"],
    }
}

/// Pupils of a class that is supposed.
const SUPPOSED_STUDENTS: u32 = 28;

/// Where the classes come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// The options.
    Options,
    /// The base, with or without what the dossier says.
    Base,
    /// The dossier alone.
    Dossier,
    /// Nothing: an example.
    Supposed,
}

/// The classes, where they come from, and which of them follow the window of
/// the collège in a lycée.
#[derive(Debug, Clone)]
pub struct Classes {
    /// The classes, in the order of the school.
    pub all: Vec<Class>,
    /// Where they come from.
    pub origin: Origin,
    /// Indices of the classes of 3e prépa-métiers.
    pub of_college: Vec<usize>,
}

/// What the classes are found in.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// `--division`.
    pub options: &'a [String],
    /// What the dossier says.
    pub settings: &'a Settings,
    /// The last base.
    pub roster: Option<&'a Roster>,
    /// Extra time.
    pub accommodations: &'a [Accommodation],
    /// Collège or lycée.
    pub level: Level,
    /// Whether there is a dossier.
    pub has_dossier: bool,
    /// How findings name `pixplan.toml`.
    pub settings_name: &'a str,
    /// How findings name `amenagements.toml`.
    pub accommodations_name: &'a str,
}

/// Finds the classes; what is wrong in the files goes to `findings`.
///
/// # Errors
///
/// [`Failure`] when an option is wrong, or when nothing gives a class of a dossier.
pub fn find(sources: &Sources<'_>, findings: &mut Vec<Diagnostic>) -> Result<Classes, Failure> {
    let sizes = sources.roster.map(Roster::divisions).unwrap_or_default();
    let (names, origin) = names(sources, &sizes, findings)?;
    let planning = &sources.settings.planning;
    let mut all = Vec::new();
    let mut of_college = Vec::new();
    for (name, given) in names {
        let is_listed = sizes.iter().any(|size| size.division == name);
        if origin != Origin::Options && !sizes.is_empty() && !is_listed {
            // Said already, with its line.
            continue;
        }
        let said = planning.classes.iter().find(|class| class.name == name);
        let size = sizes.iter().find(|size| size.division == name);
        let counted = size.and_then(|size| u32::try_from(size.students).ok());
        let students = given.or_else(|| said?.students).or(counted);
        let Some(students) = students.filter(|&students| students > 0) else {
            let message = format!("combien d’élèves en {}\u{a0}?", fr::quoted(&name));
            return Err(Failure::usage(message).help(format!(
                "Écrivez --division {name}=28, «\u{a0}effectif\u{a0}» dans [[division]], ou importez la base."
            )));
        };
        let grade = size.and_then(|size| size.grade);
        if sources.level == Level::Lycee && grade == Some(Grade::Troisieme) {
            of_college.push(all.len());
        }
        all.push(Class {
            name,
            students,
            keep_together: said.is_some_and(|class| class.keep_together),
            absences: said.map_or_else(Vec::new, |class| class.absences.clone()),
            extra_time: Vec::new(),
        });
    }
    extra_time(sources, &mut all, findings);
    Ok(Classes {
        all,
        origin,
        of_college,
    })
}

type Named = Vec<(String, Option<u32>)>;

fn names(
    sources: &Sources<'_>,
    sizes: &[DivisionSize],
    findings: &mut Vec<Diagnostic>,
) -> Result<(Named, Origin), Failure> {
    let planning = &sources.settings.planning;
    let known: Vec<String> = sizes.iter().map(|size| size.division.clone()).collect();
    let is_known = |name: &str| sizes.is_empty() || known.iter().any(|other| other == name);
    for class in planning
        .classes
        .iter()
        .filter(|class| !is_known(&class.name))
    {
        findings.push(unknown(
            sources,
            &class.name,
            class.line,
            "division.nom",
            &known,
        ));
    }
    let listed = planning.divisions.iter().flatten();
    for (name, line) in listed.filter(|(name, _)| !is_known(name)) {
        findings.push(unknown(
            sources,
            name,
            *line,
            "certification.divisions",
            &known,
        ));
    }
    let asked = options::divisions(sources.options)?;
    if !asked.is_empty() {
        for (name, students) in &asked {
            if students.is_none() && !known.iter().any(|other| other == name) {
                return Err(unknown_option(name, &known));
            }
        }
        return Ok((asked, Origin::Options));
    }
    let origin = if sizes.is_empty() {
        Origin::Dossier
    } else {
        Origin::Base
    };
    if let Some(listed) = &planning.divisions {
        let names = listed.iter().map(|(name, _)| (name.clone(), None));
        return Ok((names.collect(), origin));
    }
    let with_prepa = sources.settings.traits.has(Trait::PrepaMetiers);
    let is_concerned = |size: &&DivisionSize| {
        size.grade.is_some_and(|grade| {
            let here = grade.level() == sources.level;
            grade.is_certified() && (here || (grade == Grade::Troisieme && with_prepa))
        })
    };
    let concerned = sizes.iter().filter(is_concerned);
    let names: Named = concerned
        .map(|size| (size.division.clone(), None))
        .collect();
    if !names.is_empty() {
        return Ok((names, Origin::Base));
    }
    let counted = planning
        .classes
        .iter()
        .filter(|class| class.students.is_some());
    let names: Named = counted.map(|class| (class.name.clone(), None)).collect();
    if !names.is_empty() {
        return Ok((names, Origin::Dossier));
    }
    if sources.has_dossier {
        return Err(nothing(sizes));
    }
    let supposed = supposed(sources.level).map(|name| (name.to_owned(), Some(SUPPOSED_STUDENTS)));
    Ok((supposed.to_vec(), Origin::Supposed))
}

fn nothing(sizes: &[DivisionSize]) -> Failure {
    if sizes.is_empty() {
        return Failure::usage("aucune base élèves\u{a0}: pixplan ne connaît pas vos classes").help(
            "Importez-la\u{a0}: pixplan import FICHIER. Ou donnez les classes\u{a0}: --division 3A=28,3B=27.",
        );
    }
    Failure::usage("aucune classe de la base n’est d’un niveau certifié").help(
        "Dites le niveau de vos classes dans [niveaux] de pixplan.toml, ou donnez --division 3A=28,3B=27.",
    )
}

fn unknown(
    sources: &Sources<'_>,
    name: &str,
    line: Line,
    field: &str,
    known: &[String],
) -> Diagnostic {
    let spot = Spot::line(line).field(field);
    let message = format!("la base n’a pas de classe {}", fr::quoted(name));
    let found = Diagnostic::new(UNKNOWN_DIVISION, spot, message);
    let remedy = near_division(name, known);
    found.remedy(remedy).in_file(sources.settings_name)
}

/// What to write instead of an unknown division. Names of divisions are so
/// short that only the same letters are near enough: `3 b` for `3B`.
pub fn near_division(name: &str, known: &[String]) -> String {
    let plain = |name: &str| fr::fold(name).replace([' ', '\u{a0}', '-', '.'], "");
    let same = known.iter().find(|other| plain(other) == plain(name));
    let near = same.cloned().or_else(|| {
        let is_long = plain(name).chars().count() > 4;
        nearest(name, known.iter().cloned()).filter(|_| is_long)
    });
    match near {
        Some(near) => format!("Vouliez-vous écrire {}\u{a0}?", fr::quoted(&near)),
        None => format!("Les classes connues sont {}.", fr::list(known)),
    }
}

fn unknown_option(name: &str, known: &[String]) -> Failure {
    let failure = Failure::usage(format!(
        "--division\u{a0}: la base n’a pas de classe {}",
        fr::quoted(name)
    ));
    if known.is_empty() {
        return failure.help(format!("Donnez son effectif\u{a0}: --division {name}=28."));
    }
    failure.help(near_division(name, known))
}

/// Gives each class its extra time: pupils named by INE are counted in theirs.
fn extra_time(sources: &Sources<'_>, all: &mut [Class], findings: &mut Vec<Diagnostic>) {
    let file = sources.accommodations_name;
    for one in sources.accommodations {
        let (division, students) = match &one.who {
            Beneficiary::Division(division, students) => (division.clone(), *students),
            Beneficiary::Student(ine) => {
                let student = sources.roster.and_then(|roster| roster.by_ine(ine));
                let Some(student) = student else {
                    if sources.roster.is_some() {
                        let spot = Spot::line(one.line).field("amenagement.ine");
                        let message = format!("la base n’a pas d’élève {}", fr::quoted(ine));
                        let found = Diagnostic::new(UNKNOWN_STUDENT, spot, message);
                        findings.push(found.in_file(file));
                    }
                    continue;
                };
                (student.division.clone(), 1)
            }
        };
        let place = all.iter().position(|class| class.name == division);
        let Some(class) = place.and_then(|place| all.get_mut(place)) else {
            let in_base = sources.roster.is_some_and(|roster| {
                let mut students = roster.students.iter();
                students.any(|student| student.division == division)
            });
            if !in_base {
                let spot = Spot::line(one.line).field("amenagement.division");
                let message = format!("aucune classe {}", fr::quoted(&division));
                let found = Diagnostic::new(UNKNOWN_DIVISION, spot, message).in_file(file);
                let known: Vec<String> = all.iter().map(|class| class.name.clone()).collect();
                findings.push(found.remedy(near_division(&division, &known)));
            }
            continue;
        };
        let mut same = class.extra_time.iter_mut();
        match same.find(|extra| extra.percent == one.percent) {
            Some(extra) => extra.students += students,
            None => class.extra_time.push(ExtraTime {
                students,
                percent: one.percent,
            }),
        }
        let total: u32 = class.extra_time.iter().map(|extra| extra.students).sum();
        if total > class.students {
            let spot = Spot::line(one.line).field("amenagement.nombre");
            let message = format!(
                "{} temps majorés en {} pour {}",
                total,
                class.name,
                fr::count(class.students as usize, "élève", "élèves")
            );
            findings.push(Diagnostic::new(EXTRA_TIME_EXCESS, spot, message).in_file(file));
        }
    }
}
