//! The whole follow-up: divisions, levels, campaigns, courses, whom to chase.

use crate::follow::{CampaignProgress, Counts, CourseProgress, Purpose};
use crate::fr;
use crate::report::findings::groups;
use crate::report::progress::list::List;
use crate::report::progress::{View, words};
use crate::report::table::{count, date, left, right, text};
use crate::report::{Row, Section, Table, Tone};
use crate::school::Grade;

pub fn sections(view: &View<'_>) -> Vec<Section> {
    let progress = view.progress;
    let mut sections = vec![Section::Table(divisions(view))];
    if progress.grades.len() > 1 || !progress.apart.is_empty() {
        sections.push(Section::Heading("Par niveau".to_owned()));
        sections.push(Section::Table(grades(view)));
    }
    if progress.campaigns.len() > 1 {
        sections.push(Section::Heading("Par campagne".to_owned()));
        sections.push(Section::Table(campaigns(&progress.campaigns)));
    }
    let concerned = |it: &&CourseProgress<'_>| it.concerned > 0;
    let expected: Vec<_> = progress.courses.iter().filter(concerned).collect();
    if !expected.is_empty() {
        sections.push(Section::Heading("Parcours attendus".to_owned()));
        sections.push(Section::Table(courses(&expected)));
    }
    sections.extend(changes(view).map(|text| Section::Note(Tone::Plain, text)));
    let chase = chase(view);
    if !chase.is_empty() {
        sections.push(Section::Heading("À relancer".to_owned()));
        sections.push(Section::List(chase));
    }
    if !view.findings.is_empty() {
        sections.push(Section::Findings(groups(view.findings)));
    }
    let hints = view.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    sections
}

/// The seven counts, each pupil once.
const COUNTS: [&str; 7] = [
    "Élèves",
    "Commencé",
    "Terminé",
    "Envoyé",
    "Certifiables",
    "Pas encore",
    "Inconnus",
];

fn cells(counts: &Counts) -> impl Iterator<Item = crate::report::Cell> {
    [
        counts.enrolled,
        counts.started,
        counts.finished,
        counts.shared,
        counts.certifiable,
        counts.not_certifiable,
        counts.unknown,
    ]
    .into_iter()
    .map(count)
}

fn divisions(view: &View<'_>) -> Table {
    let progress = view.progress;
    let columns = std::iter::once(left("Classe")).chain(COUNTS.map(right));
    let rows = progress.divisions.iter().map(|it| Row {
        // Nobody of the class is in a campaign of the selection.
        tone: if it.counts.started == 0 {
            Tone::Faint
        } else {
            Tone::Plain
        },
        cells: std::iter::once(text(&it.division))
            .chain(cells(&it.counts))
            .collect(),
    });
    let total = (progress.divisions.len() > 1).then(|| Row {
        tone: Tone::Plain,
        cells: std::iter::once(text("Ensemble"))
            .chain(cells(&progress.total))
            .collect(),
    });
    Table {
        caption: String::new(),
        columns: columns.collect(),
        rows: rows.chain(total).collect(),
    }
}

fn grades(view: &View<'_>) -> Table {
    let columns = std::iter::once(left("Niveau")).chain(COUNTS.map(right));
    let rows = view.progress.grades.iter().map(|it| Row {
        tone: Tone::Plain,
        cells: std::iter::once(text(it.grade.map_or("non reconnu", Grade::label)))
            .chain(cells(&it.counts))
            .collect(),
    });
    let apart = view.progress.apart.iter().map(|(apart, counts)| Row {
        tone: Tone::Faint,
        cells: std::iter::once(text(&format!("dont {}", apart.label())))
            .chain(cells(counts))
            .collect(),
    });
    Table {
        caption: String::new(),
        columns: columns.collect(),
        rows: rows.chain(apart).collect(),
    }
}

fn campaigns(campaigns: &[CampaignProgress]) -> Table {
    let columns = vec![
        left("Campagne"),
        left("Type"),
        left("Code"),
        left("Données du"),
        right("Commencé"),
        right("Terminé"),
        right("Envoyé"),
    ];
    let rows = campaigns.iter().map(|it| Row {
        tone: Tone::Plain,
        cells: vec![
            text(&it.campaign.name),
            text(words::kind(&it.campaign)),
            text(it.campaign.code.as_deref().unwrap_or_default()),
            date(it.as_of),
            count(it.counts.started),
            count(it.counts.finished),
            count(it.counts.shared),
        ],
    });
    Table {
        caption: String::new(),
        columns,
        rows: rows.collect(),
    }
}

/// What `[parcours]` calls each purpose, for people.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Entry => "Parcours de rentrée",
        Purpose::SixiemeAttestation => "Attestation de 6e",
        Purpose::PixIa => "Pix IA",
    }
}

fn courses(courses: &[&CourseProgress<'_>]) -> Table {
    let columns = vec![
        left("Parcours"),
        right("Concernés"),
        right("Commencé"),
        right("Fait"),
        left("Terminé, par cours"),
    ];
    let rows = courses.iter().map(|it| {
        let each = it.courses.iter();
        let each: Vec<String> = each
            .map(|(name, done)| format!("{name}\u{a0}: {done}"))
            .collect();
        Row {
            tone: Tone::Plain,
            cells: vec![
                text(purpose(it.purpose)),
                count(it.concerned),
                count(it.started),
                count(it.achieved),
                text(&each.join(", ")),
            ],
        }
    });
    Table {
        caption: String::new(),
        columns,
        rows: rows.collect(),
    }
}

/// `Depuis les données du 05/11/2026 : 12 de plus ont terminé`.
fn changes(view: &View<'_>) -> Option<String> {
    let change = view.progress.change.as_ref()?;
    let (then, now) = (&change.total, &view.progress.total);
    let moves = [
        ("commencé", then.started, now.started),
        ("terminé", then.finished, now.finished),
        ("envoyé", then.shared, now.shared),
        ("certifiables", then.certifiable, now.certifiable),
        (
            "pas encore certifiables",
            then.not_certifiable,
            now.not_certifiable,
        ),
        ("inconnus", then.unknown, now.unknown),
    ];
    let moves = moves.iter().filter(|(_, then, now)| then != now);
    let moves: Vec<String> = moves
        .map(|(what, then, now)| {
            let sign = if now > then { '+' } else { '−' };
            format!("{what} {sign}{}", now.abs_diff(*then))
        })
        .collect();
    let date = fr::short_date(change.since);
    Some(match moves.as_slice() {
        [] => format!("Rien n’a changé depuis les données du {date}."),
        moves => format!("Depuis les données du {date}\u{a0}: {}.", moves.join(", ")),
    })
}

/// The lists that have somebody, and how to see each.
fn chase(view: &View<'_>) -> Vec<String> {
    let lists = List::ALL.into_iter();
    let lists = lists.map(|list| (list, list.len(&view.progress.lists)));
    let filled = lists.filter(|(_, length)| *length > 0);
    filled
        .map(|(list, length)| {
            let what = list.sentence(length);
            format!("{what}\u{a0}: pixplan progress --list {}", list.name())
        })
        .collect()
}
