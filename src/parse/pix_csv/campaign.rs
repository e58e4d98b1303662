//! Campaign exports: courses and profile collections (pix-formats §3).

use std::collections::HashMap;
use std::io;

use chrono::NaiveDate;

use crate::diagnostic::{Diagnostic, Spot};
use crate::fr;
use crate::parse::pix_csv::campaign_layout::Layout;
use crate::parse::pix_csv::campaign_line::{Read, participation};
use crate::parse::pix_csv::kinds::{CAMPAIGN_CODE_FORM, EXPORT_EMPTY, SEVERAL_CAMPAIGNS};
use crate::parse::pix_csv::notes::{Notes, Place};
use crate::parse::pix_csv::rows::{Rows, Step, Stop};
use crate::parse::pix_csv::width::Width;
use crate::pix::{Campaign, CampaignKind, Participation};
use crate::source::Line;

/// What was read of an export, its lines aside.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignReading {
    /// What the campaigns ask.
    pub kind: CampaignKind,
    /// The campaigns, in the order in which they were met: nearly always one.
    pub campaigns: Vec<Campaign>,
    /// Lines read.
    pub lines: usize,
    /// The day of the data: the export's, from the file's name, else the
    /// latest date inside.
    pub as_of: Option<NaiveDate>,
    /// What stopped the reading before the end.
    pub stop: Option<Stop>,
    /// What was found.
    pub findings: Vec<Diagnostic>,
}

/// Reads the lines under titles that are known, and gives each participation
/// to `sink` with the rank of its campaign in [`CampaignReading::campaigns`].
///
/// # Errors
///
/// Those of the stream.
pub fn read(
    rows: &mut Rows<'_>,
    layout: &Layout,
    named_day: Option<NaiveDate>,
    mut notes: Notes,
    mut sink: impl FnMut(usize, Participation),
) -> io::Result<CampaignReading> {
    let mut reading = CampaignReading {
        kind: layout.kind,
        campaigns: Vec::new(),
        lines: 0,
        as_of: None,
        stop: None,
        findings: Vec::new(),
    };
    let mut known: HashMap<Key, usize> = HashMap::new();
    let mut latest: Option<NaiveDate> = None;
    let width = Width::new(layout.columns);
    let mut last_line = Line(0);
    loop {
        match rows.next()? {
            Step::End => break,
            Step::Stopped(stop) => {
                reading.stop = Some(stop);
                notes.stopped(stop, Line(last_line.0.saturating_add(1)));
                break;
            }
            Step::Row => {}
        }
        last_line = rows.line();
        if rows.used_width() == 0 {
            continue;
        }
        let Read {
            campaign,
            participation,
        } = participation(rows, layout, &mut notes);
        let place = Place {
            line: last_line,
            last_name: participation.participant.last_name.as_str(),
            first_name: participation.participant.first_name.as_str(),
        };
        width.check(rows, &place, &mut notes);
        if !Width::is_named(&place, &mut notes) {
            continue;
        }
        reading.lines += 1;
        let dates = [participation.started, participation.shared_on];
        latest = latest.max(dates.into_iter().flatten().map(|it| it.date()).max());
        let rank = match known.get(&key(&campaign)) {
            Some(&rank) => rank,
            None => {
                check_code(&campaign, &place, &mut notes);
                known.insert(key(&campaign), reading.campaigns.len());
                reading.campaigns.push(campaign);
                reading.campaigns.len() - 1
            }
        };
        sink(rank, participation);
    }
    if reading.lines == 0 && reading.stop.is_none() {
        notes.file(Diagnostic::new(
            EXPORT_EMPTY,
            Spot::default(),
            "aucune participation",
        ));
    }
    if reading.campaigns.len() > 1 {
        let count = fr::count(reading.campaigns.len(), "campagne", "campagnes");
        notes.file(Diagnostic::new(SEVERAL_CAMPAIGNS, Spot::default(), count));
    }
    reading.as_of = named_day.or(latest);
    reading.findings = notes.finish(&rows.dialect);
    Ok(reading)
}

/// What tells a campaign from another.
#[derive(PartialEq, Eq, Hash)]
enum Key {
    Code(String),
    Id(u64, String),
    Name(String),
}

/// A code is enough: a spreadsheet may have spoilt the number of one line.
fn key(campaign: &Campaign) -> Key {
    match (&campaign.code, campaign.id) {
        (Some(code), _) => Key::Code(code.clone()),
        (None, Some(id)) => Key::Id(id, campaign.name.clone()),
        (None, None) => Key::Name(campaign.name.clone()),
    }
}

/// Codes are `^[A-HJKMNP-Z]{6}[2-9]{3}$` today (pix-formats §6.5).
fn check_code(campaign: &Campaign, place: &Place<'_>, notes: &mut Notes) {
    let Some(code) = &campaign.code else {
        return;
    };
    let is_right = code.len() == 9
        && code.bytes().enumerate().all(|(at, byte)| match at {
            0..6 => byte.is_ascii_uppercase() && !b"ILO".contains(&byte),
            _ => (b'2'..=b'9').contains(&byte),
        });
    if !is_right {
        notes.line(CAMPAIGN_CODE_FORM, place, "Code", || {
            format!(
                "{} n’a pas la forme d’un code de campagne",
                fr::quoted(code)
            )
        });
    }
}
