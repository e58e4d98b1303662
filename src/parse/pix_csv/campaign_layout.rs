//! Which column of a campaign export stands where.

use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::pix_csv::campaign_columns::{Column, FIELDS, Field, Tongue, title_of, titled};
use crate::parse::pix_csv::kinds::{EXPORT_COLUMN_MISSING, EXPORT_LANGUAGE};
use crate::parse::pix_csv::notes::Notes;
use crate::parse::pix_csv::values::Dates;
use crate::pix::{CampaignKind, Competence};

/// A place that no column takes.
const NOWHERE: usize = usize::MAX;

/// The places of the columns.
#[derive(Debug, Clone)]
pub struct Layout {
    /// What the campaign asks, as the titles tell.
    pub kind: CampaignKind,
    /// How many titles there are.
    pub columns: usize,
    /// What the titles of dates promise.
    pub dates: Dates,
    /// The identifier that the campaign asks for.
    pub external_id: usize,
    /// The stages.
    pub stage: usize,
    /// Badges by title.
    pub badges: Vec<(usize, String)>,
    /// Mastery of competences.
    pub masteries: Vec<(usize, Competence)>,
    /// Levels of competences, in a profile.
    pub levels: Vec<(usize, Competence)>,
    /// Pix of competences, in a profile.
    pub pix: Vec<(usize, Competence)>,
    fields: [usize; FIELDS],
}

impl Layout {
    /// Where a column is; past the last one when it is not there.
    pub fn at(&self, field: Field) -> usize {
        self.fields.get(field as usize).copied().unwrap_or(NOWHERE)
    }

    /// Whether a column is there.
    pub fn has(&self, field: Field) -> bool {
        self.at(field) != NOWHERE
    }
}

/// The places of the columns; none when a line would say nothing of use.
/// What is unknown, missing, or in another language is noted.
pub fn layout(titles: &[String], notes: &mut Notes) -> Option<Layout> {
    let mut layout = Layout {
        kind: CampaignKind::Assessment,
        columns: titles.len(),
        dates: Dates::WithTime,
        external_id: NOWHERE,
        stage: NOWHERE,
        badges: Vec::new(),
        masteries: Vec::new(),
        levels: Vec::new(),
        pix: Vec::new(),
        fields: [NOWHERE; FIELDS],
    };
    let mut unknown: Vec<usize> = Vec::new();
    let mut has_english = false;
    for (at, title) in titles.iter().enumerate() {
        let known = titled(title);
        has_english |= known.tongue == Some(Tongue::English) && known.is_telling;
        match known.column {
            Column::Field(field) => {
                let place = layout.fields.get_mut(field as usize);
                match place.filter(|place| **place == NOWHERE) {
                    Some(place) => {
                        *place = at;
                        if is_date(field) && known.is_old {
                            layout.dates = Dates::Bare;
                        }
                    }
                    None => unknown.push(at),
                }
            }
            Column::Stage => layout.stage = at,
            Column::Badge(name) => layout.badges.push((at, name)),
            Column::CompetenceMastery(one) => layout.masteries.push((at, one)),
            Column::Level(one) => layout.levels.push((at, one)),
            Column::CompetencePix(one) => layout.pix.push((at, one)),
            Column::PassedOver => {}
            Column::Unknown => unknown.push(at),
        }
    }
    let profile = [Field::Sent, Field::SentOn, Field::Pix, Field::Certifiable];
    if profile.iter().any(|field| layout.has(*field)) || !layout.levels.is_empty() {
        layout.kind = CampaignKind::ProfileCollection;
    }
    take_external_id(&mut layout, &mut unknown);
    let others = unknown.iter().filter_map(|at| titles.get(*at));
    let others: Vec<String> = others.filter(|it| !it.is_empty()).cloned().collect();
    notes.unknown_columns(&others);
    if has_english {
        let what = "les titres sont en anglais\u{a0}: ils sont lus de la même façon";
        notes.file(Diagnostic::new(EXPORT_LANGUAGE, Spot::default(), what));
    }
    note_missing(&layout, notes);
    can_be_read(&layout).then_some(layout)
}

fn is_date(field: Field) -> bool {
    matches!(field, Field::Started | Field::SharedOn | Field::SentOn)
}

/// The identifier stands just before what the participant did. Where nothing
/// tells it from the columns of an import, only a lone one is taken for it.
fn take_external_id(layout: &mut Layout, unknown: &mut Vec<usize>) {
    let firsts = [
        Field::Progression,
        Field::Started,
        Field::Sent,
        Field::Shared,
    ];
    let after = firsts.map(|field| layout.at(field)).into_iter().min();
    let after = after.unwrap_or(NOWHERE);
    let owners = [
        Field::FirstName,
        Field::Division,
        Field::Group,
        Field::StudentNumber,
    ];
    let places = owners.map(|field| layout.at(field));
    let owner = places.into_iter().filter(|at| *at < after).max();
    let is_between = |at: &usize| owner.is_some_and(|owner| *at > owner) && *at < after;
    let between: Vec<usize> = unknown.iter().copied().filter(is_between).collect();
    if let [only] = between.as_slice() {
        layout.external_id = *only;
        unknown.retain(|at| at != only);
    }
}

/// What Pix has always written. The code came in 2024, and the progression is
/// missing from some exports of 2025.
fn note_missing(layout: &Layout, notes: &mut Notes) {
    let of_kind: &[Field] = match layout.kind {
        CampaignKind::Assessment => &[
            Field::Course,
            Field::Started,
            Field::Shared,
            Field::SharedOn,
            Field::Mastery,
        ],
        CampaignKind::ProfileCollection => &[
            Field::Sent,
            Field::SentOn,
            Field::Pix,
            Field::Certifiable,
            Field::CertifiableCompetences,
        ],
    };
    let common = [
        Field::CampaignId,
        Field::CampaignName,
        Field::LastName,
        Field::FirstName,
    ];
    let all = common.iter().chain(of_kind);
    let missing = all.filter(|field| !layout.has(**field));
    for field in missing {
        let title = title_of(*field);
        let spot = Spot::default().field(title);
        let message = format!("il manque la colonne {}", fr::quoted(title));
        notes.file(Diagnostic::new(EXPORT_COLUMN_MISSING, spot, message));
    }
    let levels = layout.levels.len();
    if layout.kind == CampaignKind::ProfileCollection && levels < Competence::COUNT {
        let message = format!(
            "{} au lieu de {}",
            fr::count(levels, "colonne de niveau", "colonnes de niveau"),
            Competence::COUNT
        );
        notes.file(Diagnostic::new(
            EXPORT_COLUMN_MISSING,
            Spot::default(),
            message,
        ));
    }
}

/// A line must say who, and what she or he did.
fn can_be_read(layout: &Layout) -> bool {
    let has_name = layout.has(Field::LastName) || layout.has(Field::FirstName);
    let done = [
        Field::Progression,
        Field::Shared,
        Field::SharedOn,
        Field::Mastery,
        Field::Sent,
        Field::SentOn,
        Field::Pix,
        Field::Certifiable,
    ];
    has_name && done.iter().any(|field| layout.has(*field))
}
