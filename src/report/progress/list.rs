//! One list of pupils to chase.

use std::str::FromStr;

use crate::follow::{Lists, PupilProgress, Unmatched, UnmatchedReason};
use crate::fr;
use crate::pix::Choice;
use crate::report::findings::groups;
use crate::report::progress::{View, words};
use crate::report::table::{count, date, left, right, share, text};
use crate::report::{Cell, Column, Row, Section, Table, Tone};

/// A list that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// In no campaign of the selection.
    NotStarted,
    /// Started, not at the end.
    Unfinished,
    /// With something to send.
    NotShared,
    /// Not certifiable yet.
    NotCertifiable,
    /// With no profile sent.
    Unknown,
    /// In no participation at all.
    Inactive,
    /// Participants who are nobody of the base for sure.
    Unmatched,
}

/// (list, name, French names, what one is, what several are).
type Words = (
    List,
    &'static str,
    &'static [&'static str],
    &'static str,
    &'static str,
);

const WORDS: [Words; 7] = [
    (
        List::NotStarted,
        "not-started",
        &["pas-commence", "non-commences"],
        "élève n’a pas commencé",
        "élèves n’ont pas commencé",
    ),
    (
        List::Unfinished,
        "unfinished",
        &["pas-termine", "inacheves", "non-termines"],
        "élève n’a pas terminé",
        "élèves n’ont pas terminé",
    ),
    (
        List::NotShared,
        "not-shared",
        &["pas-envoye", "non-envoyes"],
        "élève n’a pas envoyé ses résultats",
        "élèves n’ont pas envoyé leurs résultats",
    ),
    (
        List::NotCertifiable,
        "not-certifiable",
        &["pas-certifiables", "non-certifiables"],
        "élève n’est pas encore certifiable",
        "élèves ne sont pas encore certifiables",
    ),
    (
        List::Unknown,
        "unknown",
        &["inconnus"],
        "élève n’a envoyé aucun profil",
        "élèves n’ont envoyé aucun profil",
    ),
    (
        List::Inactive,
        "inactive",
        &["inactifs"],
        "élève n’est dans aucune campagne",
        "élèves ne sont dans aucune campagne",
    ),
    (
        List::Unmatched,
        "unmatched",
        &["non-rapproches", "sans-correspondance"],
        "participant n’est pas reconnu dans la base",
        "participants ne sont pas reconnus dans la base",
    ),
];

impl List {
    /// All of them, in the order in which a pupil moves on.
    pub const ALL: [Self; 7] = [
        Self::NotStarted,
        Self::Unfinished,
        Self::NotShared,
        Self::NotCertifiable,
        Self::Unknown,
        Self::Inactive,
        Self::Unmatched,
    ];

    /// Its name in options.
    pub fn name(self) -> &'static str {
        self.words().1
    }

    /// `12 élèves n’ont pas commencé`.
    pub fn sentence(self, length: usize) -> String {
        let (_, _, _, one, several) = self.words();
        fr::count(length, one, several)
    }

    /// How many are on it.
    pub fn len(self, lists: &Lists<'_>) -> usize {
        match self {
            Self::Unmatched => lists.unmatched.len(),
            _ => self.pupils(lists).len(),
        }
    }

    /// The pupils on it, by their places.
    pub fn pupils<'l>(self, lists: &'l Lists<'_>) -> &'l [usize] {
        match self {
            Self::NotStarted => &lists.not_started,
            Self::Unfinished => &lists.unfinished,
            Self::NotShared => &lists.not_shared,
            Self::NotCertifiable => &lists.not_certifiable,
            Self::Unknown => &lists.unknown,
            Self::Inactive => &lists.inactive,
            Self::Unmatched => &[],
        }
    }

    fn words(self) -> Words {
        let found = WORDS.into_iter().find(|row| row.0 == self);
        found.expect("each list has its words")
    }
}

impl FromStr for List {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let word = fr::fold(text.trim()).replace(['_', ' '], "-");
        let names = |row: &&Words| row.1 == word || row.2.contains(&word.as_str());
        let found = WORDS.iter().find(names).map(|row| row.0);
        found.ok_or_else(|| {
            let names: Vec<&str> = WORDS.iter().map(|row| row.1).collect();
            format!("écrivez {}", fr::choice(&names))
        })
    }
}

/// `12 élèves n’ont pas commencé`.
pub fn title(view: &View<'_>, list: List) -> String {
    list.sentence(list.len(&view.progress.lists))
}

pub fn sections(view: &View<'_>, list: List) -> Vec<Section> {
    let lists = &view.progress.lists;
    let mut sections = Vec::new();
    match list {
        List::Unmatched => sections.extend(unmatched(view, &lists.unmatched)),
        _ if list.len(lists) > 0 => sections.push(Section::Table(pupils(view, list))),
        _ => {}
    }
    if list == List::NotCertifiable && list.len(lists) > 0 {
        let advice = "Ces élèves sont ceux d’une campagne « SOS »\u{a0}: il leur faut 5 compétences \
                      au niveau 1, soit 8 pix dans chacune.";
        sections.push(Section::Note(Tone::Hint, fr::spaced(advice)));
    }
    if matches!(list, List::NotCertifiable | List::Unknown) {
        let age = view.progress.profiles_as_of;
        let text = match age {
            Some(day) => format!("Certificabilité\u{a0}: {}.", words::dated(day, view.today)),
            None => "Aucune collecte de profils n’a été importée.".to_owned(),
        };
        sections.push(Section::Note(Tone::Faint, text));
    }
    if !view.findings.is_empty() {
        sections.push(Section::Findings(groups(view.findings)));
    }
    sections
}

fn pupils(view: &View<'_>, list: List) -> Table {
    let more: Vec<Column> = match list {
        List::Unfinished => vec![right("Avancement")],
        List::NotCertifiable => vec![
            right("Pix"),
            right("Il manque"),
            left("Au plus près du niveau 1"),
            left("Profil du"),
        ],
        _ => Vec::new(),
    };
    let columns = ["Classe", "Nom", "Prénom"]
        .map(left)
        .into_iter()
        .chain(more);
    let rows = list.pupils(&view.progress.lists).iter().filter_map(|&at| {
        let pupil = view.progress.pupils.get(at)?;
        let student = pupil.student;
        let mut cells = vec![
            text(&student.division),
            text(&student.last_name),
            text(&student.first_name),
        ];
        cells.extend(detail(pupil, list));
        Some(Row {
            tone: Tone::Plain,
            cells,
        })
    });
    Table {
        caption: String::new(),
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

fn detail(pupil: &PupilProgress<'_>, list: List) -> Vec<Cell> {
    match list {
        List::Unfinished => vec![share(pupil.progression)],
        List::NotCertifiable => {
            let gap = pupil.gap.as_ref();
            let missing = gap.map(|gap| gap.missing as usize);
            let nearest = gap.map(|gap| {
                // One more than needed, for those who get stuck.
                let shown = gap.nearest.iter().take(gap.missing as usize + 1);
                let shown = shown
                    .map(|(competence, pix)| format!("{} ({pix}\u{a0}pix)", competence.index()));
                shown.collect::<Vec<_>>().join(", ")
            });
            vec![
                pupil.pix.map_or(Cell::Empty, |pix| count(pix as usize)),
                missing.map_or(Cell::Empty, count),
                text(&nearest.unwrap_or_default()),
                date(pupil.profile_on),
            ]
        }
        _ => Vec::new(),
    }
}

/// Why a participant is nobody for sure.
pub fn reason(reason: UnmatchedReason) -> &'static str {
    match reason {
        UnmatchedReason::Homonyms => "homonymes",
        UnmatchedReason::NearNames => "nom proche",
        UnmatchedReason::Left => "n’est plus dans la base",
        UnmatchedReason::Unknown => "inconnu de la base",
        UnmatchedReason::DecidedElsewhere => "INE de rapprochements.toml absent de la base",
    }
}

/// Those who are not recognised, then the lines that say who they are.
pub fn unmatched(view: &View<'_>, all: &[Unmatched<'_>]) -> Vec<Section> {
    names(all, view.paste, "Campagnes")
}

/// The same for any export; the last column says where the name stands.
pub fn names(
    all: &[Unmatched<'_>],
    paste: fn(&crate::pix::Decision) -> String,
    place: &str,
) -> Vec<Section> {
    if all.is_empty() {
        return Vec::new();
    }
    let columns = ["Nom", "Prénom", "Classe", "Pourquoi", place].map(left);
    let rows = all.iter().map(|it| Row {
        tone: Tone::Plain,
        cells: vec![
            text(&it.last_name),
            text(&it.first_name),
            text(it.division.as_deref().unwrap_or_default()),
            text(reason(it.reason)),
            match it.birthdate {
                Some(day) => Cell::Date(day),
                None => text(&it.campaigns.join(", ")),
            },
        ],
    });
    let table = Table {
        caption: String::new(),
        columns: columns.to_vec(),
        rows: rows.collect(),
    };
    let mut lines: Vec<String> = Vec::new();
    for it in all {
        let choices = it.candidates.iter().map(|student| {
            let line = paste(&it.decision(Choice::Ine(student.ine.clone())));
            format!("{line} # {student}{}", born(student.birthdate))
        });
        let ignored = format!(
            "{} # à ne plus compter",
            paste(&it.decision(Choice::Ignored))
        );
        for line in choices.chain([ignored]) {
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    let title =
        "Pour chacun, copiez la bonne ligne dans rapprochements.toml, à côté de pixplan.toml";
    vec![
        Section::Table(table),
        Section::Heading(title.to_owned()),
        Section::Lines(lines),
    ]
}

fn born(day: Option<chrono::NaiveDate>) -> String {
    day.map_or(String::new(), |day| {
        format!(", né(e) le {}", fr::short_date(day))
    })
}
