//! The whole dossier on one page: the answer to `pixplan report`.

mod json;

use chrono::{Days, NaiveDate};

use crate::calendar::Calendar;
use crate::checklist::Item;
use crate::follow::{Detail, Facts, Progress, Published};
use crate::fr;
use crate::report::agenda::{Others, Reasons, shorten, task_entry};
use crate::report::facts::{annotate, lines};
use crate::report::sessions::calendar;
use crate::report::status::{self, Base};
use crate::report::{Agenda, Entry, Report, Section, Tone, pictures, year_picture};
use crate::session::{BookedSession, sessions_due};

/// Days of the sessions to come: four weeks.
const NOTICE: u32 = 28;

/// Tasks of each list: the pupils and the sessions come after them.
const FEW: usize = 7;

/// Counts under it name somebody on a page for others.
const FEWEST: usize = 5;

/// Everything the page says.
pub struct Dashboard<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// Name of the school.
    pub school: String,
    /// Its calendar.
    pub calendar: &'a Calendar,
    /// The whole year's tasks.
    pub year: &'a [Item<'a>],
    /// The last base of pupils that was imported.
    pub base: Option<Base>,
    /// What campaigns and certifications say in a few numbers.
    pub facts: Option<Facts>,
    /// The kept sessions.
    pub sessions: &'a [BookedSession],
    /// The follow-up, when a campaign is known.
    pub progress: Option<&'a Progress<'a>>,
    /// The results as they are shown, when a certification is known.
    pub results: Option<&'a Published>,
    /// For the référent alone, or for others: no name, no count from 1 to 4.
    pub detail: Detail,
    /// What was found in the files on the way, and how to know more.
    pub hints: Vec<String>,
}

/// The page.
pub fn report(board: &Dashboard<'_>) -> Report {
    let mut page = status::report(&overview(board));
    shorten(&mut page, FEW, Others::Below);
    let drawn = year_picture::draw(
        board.today,
        std::slice::from_ref(board.calendar),
        board.year,
    );
    let listed = ids(&page);
    let rest = rest(board, &listed);
    let mut sections = vec![Section::Year(Box::new(drawn))];
    sections.append(&mut page.sections);
    if let Some(progress) = board.progress {
        sections.push(Section::Heading("Les élèves".to_owned()));
        let charts = pictures::progress(progress, board.detail);
        sections.extend(pictures::sections(charts));
    }
    sections.extend(sessions(board));
    if let Some(published) = board.results {
        sections.push(Section::Heading("La certification".to_owned()));
        sections.extend(pictures::sections(pictures::results(published)));
    }
    sections.extend(rest);
    sections.push(Section::Note(Tone::Hint, audience(board.detail)));
    let hints = board.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    let title = format!("{}\u{a0}: tableau de bord Pix", board.school);
    let mut page = Report {
        title,
        sections,
        json: json::data(board),
        ..page
    };
    if let Some(facts) = board.facts.as_ref().filter(|_| is_full(board)) {
        annotate(&mut page, facts);
    }
    page
}

fn is_full(board: &Dashboard<'_>) -> bool {
    board.detail == Detail::Full
}

/// Where we are, without the sessions, which follow with their weeks.
fn overview<'a>(board: &Dashboard<'a>) -> status::Overview<'a> {
    let few = |base: &Base| base.students < FEWEST;
    let facts = board.facts.as_ref().filter(|_| is_full(board));
    status::Overview {
        today: board.today,
        school: board.school.clone(),
        calendar: board.calendar,
        year: board.year,
        base: board.base.filter(|base| is_full(board) || !few(base)),
        follow_up: facts.map(lines).unwrap_or_default(),
        sessions: sessions_due(&[], board.today, None),
        hints: Vec::new(),
    }
}

/// The sessions to finalise and those of the coming weeks, or when the next one is.
fn sessions(board: &Dashboard<'_>) -> Vec<Section> {
    let today = board.today;
    let due = sessions_due(board.sessions, today, Some(NOTICE));
    let entries = |sessions: &[&BookedSession]| -> Vec<Entry> {
        let entries = sessions.iter().map(|session| entry(session, board));
        entries.collect()
    };
    let groups = [
        ("Sessions à finaliser", entries(&due.to_finalise)),
        ("Sessions des quatre semaines à venir", entries(&due.next)),
    ];
    let agendas = groups.into_iter().map(|(title, entries)| Agenda {
        title: title.to_owned(),
        entries,
    });
    let agendas = agendas.filter(|agenda| !agenda.entries.is_empty());
    let mut sections: Vec<Section> = agendas.map(Section::Agenda).collect();
    let after = today + Days::new(NOTICE.into());
    let later = board.sessions.iter().filter(|session| session.date > after);
    let later: Vec<NaiveDate> = later.map(|session| session.date).collect();
    sections.extend(later.iter().min().map(|first| {
        let count = fr::count(later.len(), "session", "sessions");
        let text = format!(
            "Plus tard\u{a0}: {count}, à partir du {}.",
            fr::date(*first)
        );
        Section::Note(Tone::Plain, text)
    }));
    sections
}

/// A session; the people who watch over it are for the référent alone.
fn entry(session: &BookedSession, board: &Dashboard<'_>) -> Entry {
    let entry = calendar::entry(session, "", board.today);
    let roles = match board.detail {
        Detail::Full => entry.roles,
        Detail::Aggregate => Vec::new(),
    };
    Entry {
        id: session.name(),
        roles,
        why: String::new(),
        link: None,
        ..entry
    }
}

fn ids(page: &Report) -> Vec<String> {
    let agendas = page.sections.iter().filter_map(|section| match section {
        Section::Agenda(agenda) => Some(&agenda.entries),
        _ => None,
    });
    agendas.flatten().map(|entry| entry.id.clone()).collect()
}

/// The tasks that the page has not shown yet: the picture of the year numbers them all.
fn rest(board: &Dashboard<'_>, listed: &[String]) -> Option<Section> {
    let entries = board
        .year
        .iter()
        .map(|item| task_entry(item, Reasons::Hidden))
        .filter(|entry| !listed.contains(&entry.id));
    let entries: Vec<Entry> = entries.collect();
    (!entries.is_empty()).then(|| {
        Section::Agenda(Agenda {
            title: "Le reste de l’année".to_owned(),
            entries,
        })
    })
}

fn audience(detail: Detail) -> String {
    match detail {
        Detail::Full => {
            "Ce tableau est pour vous\u{a0}: de petits effectifs désignent des élèves. \
             Pour le diffuser\u{a0}: pixplan report --shared."
        }
        Detail::Aggregate => {
            "Ni nom, ni effectif de 1 à 4\u{a0}: ils sont masqués, et d’autres avec eux \
             quand une soustraction les ferait retrouver."
        }
    }
    .to_owned()
}
