//! The plan of sessions: the verdict first, then the sessions, the classes, the
//! people, what was supposed and what to do next.

pub mod absent;
pub mod autosessions;
pub mod calendar;
pub mod due;
mod json;
mod loads;
pub mod mass_import;
mod movement;
pub mod review;
mod table;
mod verdict;
mod why;

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::diagnostic::Diagnostic;
use crate::fr;
use crate::report::findings::groups;
use crate::report::todo::{scope, subtitle};
use crate::report::{Report, Section, Tone};
use crate::session::{BookedSession, Move, NotEarlier, Outcome, Problem, Start};

pub use table::sessions_table;

/// A plan and all that is said of it.
pub struct Planned<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// Name of the school.
    pub school: String,
    /// The school's calendar, or those of zones A, B and C.
    pub calendars: &'a [Calendar],
    /// What was to plan.
    pub problem: &'a Problem,
    /// The plan and its proof.
    pub outcome: &'a Outcome,
    /// The sessions of the plan, by name and number.
    pub sessions: &'a [BookedSession],
    /// Make-up sessions that are kept.
    pub make_up: &'a [BookedSession],
    /// When not everybody has a session: what would repair it.
    pub repair: Repaired,
    /// Why there is no start at all, and what to do.
    pub nothing_usable: Option<String>,
    /// What differs from the kept plan; None when none was kept.
    pub moves: Option<Vec<Move>>,
    /// What became of the plan.
    pub keeping: Keeping,
    /// What was supposed.
    pub assumptions: &'a [String],
    /// Why a session is not earlier, when asked: its number and the reasons.
    pub why: Option<(u32, Vec<(Start, NotEarlier)>)>,
    /// What was found in the files read on the way.
    pub findings: &'a [Diagnostic],
    /// What to do next.
    pub hints: Vec<String>,
}

/// What was found to place everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Repaired {
    /// Everybody has a session.
    NotNeeded,
    /// A change after which everybody had one, tried for real; to follow « il
    /// suffit de ».
    By(String),
    /// No single change was enough.
    Nothing,
    /// The time was over before a change was found.
    OutOfTime,
}

/// What became of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeping {
    /// It was only shown.
    Shown,
    /// It is in the file.
    Written,
    /// The file said it already.
    Unchanged,
}

/// The page.
pub fn report(planned: &Planned<'_>) -> Report {
    let calendar = planned
        .calendars
        .first()
        .expect("a plan is made in one zone at least");
    let mut sections = verdict::sections(planned);
    if let Some((number, reasons)) = &planned.why {
        sections.extend(why::sections(*number, reasons));
    }
    if let Some(moves) = &planned.moves {
        sections.extend(movement::sections(moves, planned.keeping));
    }
    let mut all: Vec<&BookedSession> = planned.sessions.iter().collect();
    all.extend(planned.make_up);
    if !all.is_empty() {
        sections.push(Section::Table(sessions_table("Les sessions", &all)));
        sections.push(Section::Table(loads::classes(planned)));
        sections.extend(loads::people(planned).map(Section::Table));
    }
    if !planned.findings.is_empty() {
        sections.push(Section::Findings(groups(planned.findings)));
    }
    if !planned.assumptions.is_empty() {
        sections.push(Section::Heading("Ce plan suppose".to_owned()));
        sections.push(Section::List(planned.assumptions.to_vec()));
    }
    let hints = planned.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    Report {
        title: title(&planned.school),
        subtitle: subtitle(planned.today, planned.calendars),
        sections,
        json: json::planned(planned),
        stamp: calendar.checked_on,
        time_zone: calendar.zone.tz(),
        scope: scope(calendar),
    }
}

/// `Sessions de certification, Collège des Embruns`.
pub fn title(school: &str) -> String {
    if school.is_empty() {
        return "Sessions de certification".to_owned();
    }
    format!("Sessions de certification, {school}")
}

/// `08:30–10:30`.
pub fn hours(session: &BookedSession) -> String {
    let [start, end] = [session.minute, session.end].map(crate::session::Clock);
    format!("{start}–{end}")
}

/// `3A (16), 3B (4)`; the number alone of the absentees of a make-up session.
pub fn groups_text(session: &BookedSession) -> String {
    let groups = session.groups.iter();
    let mut parts: Vec<String> = groups
        .map(|group| format!("{} ({})", group.division, group.students))
        .collect();
    if !session.absentees.is_empty() {
        parts.push(fr::count(session.absentees.len(), "absent", "absents"));
    }
    parts.join(", ")
}

/// A verb after « il suffit »: `de trouver`, `d’ouvrir`.
fn de(verb: &str) -> String {
    let is_vowel = fr::fold(verb).starts_with(['a', 'e', 'i', 'o', 'u', 'h', 'y']);
    if is_vowel {
        format!("d’{verb}")
    } else {
        format!("de {verb}")
    }
}
