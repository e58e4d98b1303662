//! One line of a campaign export.

use chrono::NaiveDateTime;

use crate::parse::formula_guard::unguard;
use crate::parse::pix_csv::campaign_columns::{Field, title_of};
use crate::parse::pix_csv::campaign_layout::Layout;
use crate::parse::pix_csv::notes::{Notes, Place, Rewriting};
use crate::parse::pix_csv::rows::Rows;
use crate::parse::pix_csv::values::{Cell, decimal, instant, whole, yes};
use crate::pix::{Campaign, CampaignKind, Participant, Participation, Profile, Skill};

/// A line, and the campaign that it names.
pub struct Read {
    pub campaign: Campaign,
    pub participation: Participation,
}

/// Pix of a whole profile: eight levels of eight pix in sixteen competences.
const MOST_PIX: u64 = 1024;

/// Pix of one competence.
const MOST_COMPETENCE_PIX: u64 = 64;

/// The highest level of a competence.
const MOST_LEVEL: u64 = 8;

/// How many competences there are.
const MOST_COMPETENCES: u64 = 16;

/// Stages of a course, beyond any that exists.
const MOST_STAGES: u64 = 99;

/// Reads the present line.
pub fn participation(rows: &Rows<'_>, layout: &Layout, notes: &mut Notes) -> Read {
    let text = |at: usize| unguard(&rows.text(at)).trim().to_owned();
    let optional = |at: usize| Some(text(at)).filter(|text| !text.is_empty());
    let participant = Participant {
        last_name: text(layout.at(Field::LastName)),
        first_name: text(layout.at(Field::FirstName)),
        division: optional(layout.at(Field::Division)),
        group: optional(layout.at(Field::Group)),
        student_number: optional(layout.at(Field::StudentNumber)),
        external_id: optional(layout.external_id),
    };
    let mut cells = Cells {
        rows,
        layout,
        place: Place {
            line: rows.line(),
            last_name: &participant.last_name,
            first_name: &participant.first_name,
        },
        notes,
    };
    let is_course = layout.kind == CampaignKind::Assessment;
    let (yes_or_no, day) = match layout.kind {
        CampaignKind::Assessment => (Field::Shared, Field::SharedOn),
        CampaignKind::ProfileCollection => (Field::Sent, Field::SentOn),
    };
    let shared_on = cells.instant(day);
    // Without the column, a date says that it was sent.
    let said = cells.yes(yes_or_no);
    let shared = said.unwrap_or(!layout.has(yes_or_no) && shared_on.is_some());
    let campaign = Campaign {
        kind: layout.kind,
        organization: text(layout.at(Field::Organization)),
        id: cells.whole(Field::CampaignId, u64::MAX),
        code: optional(layout.at(Field::Code)),
        name: text(layout.at(Field::CampaignName)),
        course: optional(layout.at(Field::Course)).filter(|_| is_course),
    };
    let competences = layout.masteries.iter().filter_map(|(at, competence)| {
        let title = format!("% de maitrise {}", competence.index());
        Some((*competence, cells.rate_at(*at, &title)?))
    });
    let competences: Vec<_> = competences.collect();
    let badges = layout.badges.iter().map(|(at, name)| {
        let obtained = cells.yes_at(*at, name);
        (name.clone(), obtained)
    });
    let badges: Vec<_> = badges.collect();
    let stage = cells.whole_at(layout.stage, "Palier obtenu", MOST_STAGES);
    let participation = Participation {
        line: rows.line(),
        progression: cells.rate(Field::Progression).filter(|_| is_course),
        started: cells.instant(Field::Started).filter(|_| is_course),
        shared,
        shared_on,
        mastery: cells.rate(Field::Mastery).filter(|_| is_course),
        stage: stage.and_then(|it| u32::try_from(it).ok()),
        badges,
        competences,
        profile: (shared && !is_course).then(|| cells.profile()),
        participant: Participant::default(),
    };
    Read {
        campaign,
        participation: Participation {
            participant,
            ..participation
        },
    }
}

/// The cells of a line, and where to say that one does not read.
struct Cells<'a, 'r> {
    rows: &'a Rows<'r>,
    layout: &'a Layout,
    place: Place<'a>,
    notes: &'a mut Notes,
}

impl Cells<'_, '_> {
    fn value<T>(
        &mut self,
        at: usize,
        title: &str,
        found: Cell<T>,
        what: Rewriting,
        wanted: &str,
    ) -> Option<T> {
        match found {
            Cell::Written(value) => Some(value),
            Cell::Rewritten(value) => {
                self.notes
                    .rewritten(what, self.place.line, self.rows.cell(at));
                Some(value)
            }
            Cell::Absent => None,
            Cell::Odd => {
                self.notes
                    .odd(&self.place, title, &self.rows.text(at), wanted);
                None
            }
        }
    }

    fn whole_at(&mut self, at: usize, title: &str, most: u64) -> Option<u64> {
        let found = whole(self.rows.cell(at));
        let value = self.value(at, title, found, Rewriting::Number, "un nombre entier")?;
        if value > most {
            let range = format!("entre 0 et {most}");
            self.notes
                .out_of_range(&self.place, title, &self.rows.text(at), &range);
            return None;
        }
        Some(value)
    }

    fn whole(&mut self, field: Field, most: u64) -> Option<u64> {
        self.whole_at(self.layout.at(field), title_of(field), most)
    }

    fn small(&mut self, at: usize, title: &str, most: u64) -> Option<u32> {
        let value = self.whole_at(at, title, most)?;
        u32::try_from(value).ok()
    }

    fn rate_at(&mut self, at: usize, title: &str) -> Option<f64> {
        let found = decimal(self.rows.cell(at));
        let value = self.value(at, title, found, Rewriting::Number, "un taux")?;
        if !(0.0..=1.0).contains(&value) {
            let cell = self.rows.text(at);
            self.notes
                .out_of_range(&self.place, title, &cell, "entre 0 et 1");
            return None;
        }
        Some(value)
    }

    fn rate(&mut self, field: Field) -> Option<f64> {
        self.rate_at(self.layout.at(field), title_of(field))
    }

    fn yes_at(&mut self, at: usize, title: &str) -> Option<bool> {
        let found = yes(self.rows.cell(at));
        self.value(
            at,
            title,
            found,
            Rewriting::Word,
            "«\u{a0}Oui\u{a0}» ou «\u{a0}Non\u{a0}»",
        )
    }

    fn yes(&mut self, field: Field) -> Option<bool> {
        self.yes_at(self.layout.at(field), title_of(field))
    }

    fn instant(&mut self, field: Field) -> Option<NaiveDateTime> {
        let at = self.layout.at(field);
        let found = instant(self.rows.cell(at), self.layout.dates);
        let wanted = "une date de la forme 18/11/2026 10:15";
        let value = self.value(at, title_of(field), found, Rewriting::Date, wanted);
        value.map(|(instant, _)| instant)
    }

    fn profile(&mut self) -> Profile {
        let mut skills = [Skill::default(); _];
        let layout = self.layout;
        for (at, competence) in &layout.levels {
            let title = format!("Niveau {}", competence.index());
            let level = self.small(*at, &title, MOST_LEVEL);
            if let Some(skill) = skills.get_mut(competence.position()) {
                skill.level = level.and_then(|it| u8::try_from(it).ok());
            }
        }
        for (at, competence) in &layout.pix {
            let title = format!("Nombre de pix {}", competence.index());
            let pix = self.small(*at, &title, MOST_COMPETENCE_PIX);
            if let Some(skill) = skills.get_mut(competence.position()) {
                skill.pix = pix;
            }
        }
        let whole =
            |cells: &mut Self, field, most| cells.small(layout.at(field), title_of(field), most);
        Profile {
            pix: whole(self, Field::Pix, MOST_PIX),
            certifiable: self.yes(Field::Certifiable),
            certifiable_competences: whole(self, Field::CertifiableCompetences, MOST_COMPETENCES),
            skills,
        }
    }
}
