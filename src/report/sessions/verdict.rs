//! How good the plan is, in one line; what is missing and what would repair it.

use crate::fr;
use crate::report::sessions::{Planned, Repaired, de};
use crate::report::{Section, Tone};
use crate::session::{Outcome, because};

/// The first lines of the page.
pub fn sections(planned: &Planned<'_>) -> Vec<Section> {
    let outcome = planned.outcome;
    let mut sections = vec![Section::Note(tone(outcome), sentence(planned))];
    if !outcome.is_complete() {
        sections.push(Section::List(limits(planned)));
        sections.push(match &planned.nothing_usable {
            Some(text) => Section::Note(Tone::Warning, text.clone()),
            None => repair(&planned.repair),
        });
    }
    if outcome.interrupted {
        let text =
            "La recherche a été arrêtée par --time-limit\u{a0}: un temps plus long donnerait \
                    peut-être un meilleur plan."
                .to_owned();
        sections.push(Section::Note(Tone::Warning, text));
    }
    sections
}

fn tone(outcome: &Outcome) -> Tone {
    if !outcome.is_complete() {
        Tone::Bad
    } else if outcome.is_optimal() {
        Tone::Good
    } else {
        Tone::Plain
    }
}

fn sentence(planned: &Planned<'_>) -> String {
    let outcome = planned.outcome;
    let found = outcome.objective;
    if !outcome.is_complete() {
        let left = outcome.plan.unplaced.iter().map(|left| left.students);
        return format!(
            "Tout ne tient pas\u{a0}: {} sans session, avec {}.",
            fr::count(left.sum::<u32>() as usize, "élève", "élèves"),
            fr::count(found.sessions, "session", "sessions")
        );
    }
    let sessions = fr::count(found.sessions, "session", "sessions");
    let splits = splits_text(planned);
    if outcome.is_optimal() {
        return format!("{sessions}, {splits}\u{a0}: optimal, prouvé.");
    }
    let mut gaps = Vec::new();
    match outcome.sessions_bound {
        Some(bound) if bound == found.sessions => {
            gaps.push("aucun plan n’a moins de sessions, c’est prouvé".to_owned());
        }
        Some(bound) => gaps.push(format!(
            "aucun n’en a moins de {bound}, c’est prouvé\u{a0}; entre les deux, pixplan ne sait pas"
        )),
        None => {}
    }
    if outcome.splits_bound == found.splits {
        gaps.push("ni moins de partages".to_owned());
    } else {
        gaps.push(format!(
            "pour les partages, la preuve s’arrête à {}",
            outcome.splits_bound
        ));
    }
    format!("{sessions}, {splits}\u{a0}: {}.", gaps.join("\u{a0}; "))
}

/// `5 classes partagées`, `4 classes partagées en 9 groupes` when some are in
/// three or more.
fn splits_text(planned: &Planned<'_>) -> String {
    let groups = planned.outcome.plan.sessions.iter();
    let groups = groups.flat_map(|session| session.groups.iter().map(|group| group.class));
    let mut counts = vec![0usize; planned.problem.classes.len()];
    for class in groups {
        if let Some(count) = counts.get_mut(class) {
            *count += 1;
        }
    }
    let split: Vec<usize> = counts.into_iter().filter(|&count| count > 1).collect();
    if split.is_empty() {
        return "aucune classe partagée".to_owned();
    }
    let text = fr::count(split.len(), "classe partagée", "classes partagées");
    if split.iter().all(|&count| count == 2) {
        return text;
    }
    format!("{text} en {} groupes", split.iter().sum::<usize>())
}

/// Which classes, and which limit is in the way.
fn limits(planned: &Planned<'_>) -> Vec<String> {
    let (problem, plan) = (planned.problem, &planned.outcome.plan);
    let lines = plan.unplaced.iter().map(|left| {
        let class = problem.classes.get(left.class);
        format!(
            "{}, {}\u{a0}: {}",
            class.map_or("", |class| class.name.as_str()),
            fr::count(left.students as usize, "élève", "élèves"),
            because(problem, plan, left.class).text()
        )
    });
    lines.collect()
}

fn repair(repair: &Repaired) -> Section {
    let text = match repair {
        Repaired::By(change) => format!(
            "Il suffit {}\u{a0}: essayé, le plan qui en résulte place tout le monde.",
            de(change)
        ),
        Repaired::OutOfTime => "Aucun changement n’a été trouvé dans le temps donné\u{a0}: allongez-le \
                                avec --time-limit 10."
            .to_owned(),
        Repaired::NotNeeded | Repaired::Nothing => "Aucun changement isolé ne suffit parmi ceux qui ont été \
                                                    essayés\u{a0}: ajoutez des créneaux, des salles ou des \
                                                    surveillants dans pixplan.toml."
            .to_owned(),
    };
    Section::Note(Tone::Warning, text)
}
