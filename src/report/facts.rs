//! Real numbers said where they help: in the status, beside the tasks.

use chrono::NaiveDate;

use crate::follow::{Facts, Purpose};
use crate::fr;
use crate::report::{Report, Section};
use crate::school::Grade;

/// Lines for the page that says where we are.
pub fn lines(facts: &Facts) -> Vec<String> {
    let courses = facts.campaigns.iter().flat_map(|it| &it.courses);
    let courses = courses.filter_map(|(purpose, _, _)| {
        let name = match purpose {
            Purpose::Entry => "Parcours de rentrée",
            Purpose::SixiemeAttestation => "Attestation de 6e",
            Purpose::PixIa => "Pix IA",
        };
        Some(format!("{name}\u{a0}: {}", course(facts, *purpose)?))
    });
    let certifiable = not_certifiable(facts).map(|text| format!("Certificabilité\u{a0}: {text}"));
    let passed = passed(facts).map(|text| format!("Certification\u{a0}: {text}"));
    courses.chain(certifiable).chain(passed).collect()
}

/// Says beside each task of a report how far the school is.
pub fn annotate(report: &mut Report, facts: &Facts) {
    for section in &mut report.sections {
        let Section::Agenda(agenda) = section else {
            continue;
        };
        for entry in &mut agenda.entries {
            let task = entry.id.split('@').next().unwrap_or_default();
            entry.warnings.extend(of_task(task, facts));
        }
    }
}

/// What is known of a task, by its name in the national lists.
fn of_task(task: &str, facts: &Facts) -> Option<String> {
    match task {
        "parcours-rentree-faire"
        | "parcours-rentree-suivre"
        | "parcours-rentree-bilan"
        | "parcours-rentree-relancer" => course(facts, Purpose::Entry),
        "attestation-6e-1" | "attestation-6e-terminer" => {
            course(facts, Purpose::SixiemeAttestation)
        }
        "pix-ia" => course(facts, Purpose::PixIa),
        "resultats-envoyer" => {
            let campaigns = facts.campaigns.as_ref()?;
            let count = fr::count(
                campaigns.to_send,
                "élève n’a rien envoyé",
                "élèves n’ont rien envoyé",
            );
            Some(format!("{count}{}", of_day(campaigns.as_of)))
        }
        "comptes-inactifs" => {
            let campaigns = facts.campaigns.as_ref()?;
            let count = fr::count(
                campaigns.inactive,
                "élève n’est dans aucune campagne",
                "élèves ne sont dans aucune campagne",
            );
            Some(format!("{count}{}", of_day(campaigns.as_of)))
        }
        "collecte-relancer" | "collecte-repondre" | "collecte-refaire" => unknown(facts),
        "certificabilite-controler" | "sos-proposer" | "sos-faire" => not_certifiable(facts),
        "certification-passer" | "resultats-telecharger" => passed(facts),
        "absents-placer" => {
            let certified = facts.certified.as_ref()?;
            let count = fr::count(
                certified.absent,
                "élève n’est pas passé",
                "élèves ne sont pas passés",
            );
            Some(format!("{count}{}", of_day(certified.as_of)))
        }
        "sessions-finaliser" => {
            let certified = facts.certified.as_ref().filter(|it| it.started > 0)?;
            let count = fr::count(
                certified.started,
                "certification démarrée",
                "certifications démarrées",
            );
            Some(format!("{count}, à finaliser{}", of_day(certified.as_of)))
        }
        _ => None,
    }
}

/// `56 élèves sur 64 l’ont fait, données du 18/11/2026`.
fn course(facts: &Facts, purpose: Purpose) -> Option<String> {
    let campaigns = facts.campaigns.as_ref()?;
    let mut courses = campaigns.courses.iter();
    let &(_, concerned, done) = courses.find(|it| it.0 == purpose && it.1 > 0)?;
    let done = fr::count(done, "élève", "élèves");
    let all = fr::thousands(concerned);
    Some(format!(
        "{done} sur {all} à jour{}",
        of_day(campaigns.as_of)
    ))
}

/// `12 élèves de 3e pas encore certifiables, 5 sans profil, données du 18/11/2026`.
fn not_certifiable(facts: &Facts) -> Option<String> {
    let profiles = facts.profiles.as_ref().filter(|_| facts.concerned > 0)?;
    let pupils = fr::count(profiles.not_certifiable, "élève", "élèves");
    let yet = if profiles.not_certifiable < 2 {
        "pas encore certifiable"
    } else {
        "pas encore certifiables"
    };
    let unknown = match profiles.unknown {
        0 => String::new(),
        some => format!(", {} sans profil", fr::thousands(some)),
    };
    let (of, day) = (levels(facts), of_day(profiles.as_of));
    Some(format!("{pupils}{of} {yet}{unknown}{day}"))
}

fn unknown(facts: &Facts) -> Option<String> {
    let profiles = facts.profiles.as_ref().filter(|_| facts.concerned > 0)?;
    let pupils = fr::count(profiles.unknown, "élève", "élèves");
    let (of, day) = (levels(facts), of_day(profiles.as_of));
    Some(format!("{pupils}{of} sans profil envoyé{day}"))
}

/// `58 élèves passés sur 64, 51 certifiés, données du 21/06/2027`.
fn passed(facts: &Facts) -> Option<String> {
    let certified = facts.certified.as_ref()?;
    Some(format!(
        "{} sur {}, {}{}",
        fr::count(certified.passed, "élève passé", "élèves passés"),
        fr::thousands(certified.enrolled),
        fr::count(certified.validated, "certifié", "certifiés"),
        of_day(certified.as_of)
    ))
}

/// ` de 3e`, ` de Tle et CAP Tle`.
fn levels(facts: &Facts) -> String {
    let labels: Vec<&str> = facts
        .grades
        .iter()
        .map(|grade| Grade::label(*grade))
        .collect();
    match labels.as_slice() {
        [] => String::new(),
        labels => format!(" de {}", fr::list(labels)),
    }
}

fn of_day(day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| {
        format!(", données du {}", fr::short_date(day))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::{CampaignFacts, CertifiedFacts, ProfileFacts};

    #[test]
    fn numbers_read_as_a_person_says_them() {
        let as_of = NaiveDate::from_ymd_opt(2026, 11, 18);
        let facts = Facts {
            concerned: 64,
            grades: vec![Grade::Troisieme],
            profiles: Some(ProfileFacts {
                certifiable: 31,
                not_certifiable: 12,
                unknown: 21,
                as_of,
            }),
            campaigns: Some(CampaignFacts {
                courses: vec![(Purpose::Entry, 64, 50), (Purpose::PixIa, 0, 0)],
                to_send: 1,
                inactive: 3,
                as_of,
            }),
            certified: Some(CertifiedFacts {
                enrolled: 64,
                passed: 58,
                validated: 51,
                absent: 6,
                started: 0,
                as_of: None,
            }),
        };
        let plain = |text: String| text.replace('\u{a0}', " ");
        let lines: Vec<String> = lines(&facts).into_iter().map(plain).collect();
        assert_eq!(
            lines,
            [
                "Parcours de rentrée : 50 élèves sur 64 à jour, données du 18/11/2026",
                "Certificabilité : 12 élèves de 3e pas encore certifiables, 21 sans profil, données du 18/11/2026",
                "Certification : 58 élèves passés sur 64, 51 certifiés",
            ]
        );
        let task = |id| of_task(id, &facts);
        assert_eq!(
            task("resultats-envoyer").unwrap(),
            "1 élève n’a rien envoyé, données du 18/11/2026"
        );
        assert_eq!(task("sessions-finaliser"), None); // nothing to finalise
        assert_eq!(task("siecle-import"), None);
        assert_eq!(of_task("pix-ia", &Facts::default()), None);
    }

    /// A task that is renamed in the lists would lose its numbers silently.
    #[test]
    fn the_tasks_named_here_are_in_the_national_lists() {
        let lists = [
            include_str!("../../calendars/checklists/college.toml"),
            include_str!("../../calendars/checklists/lycee.toml"),
        ];
        let source = include_str!("facts.rs");
        let arms = source.split("match task {").nth(1).unwrap();
        let arms = arms.split("_ => None").next().unwrap();
        let words = arms.split('"').skip(1).step_by(2);
        let ids: Vec<&str> = words.filter(|word| !word.contains([' ', '{'])).collect();
        assert!(ids.len() > 10);
        for id in ids {
            let line = format!("id = \"{id}\"");
            assert!(lists.iter().any(|list| list.contains(&line)), "{id}");
        }
    }
}
