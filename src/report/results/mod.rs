//! What became of the certifications: the answer to `pixplan results`.

mod json;
mod names;
mod numbers;
mod schools;

use chrono::NaiveDate;

use crate::diagnostic::Diagnostic;
use crate::follow::{Detail, Published, Results};
use crate::fr;
use crate::pix::Decision;
use crate::report::findings::groups;
use crate::report::{Report, Section, Tone};

pub use schools::{School, schools_report};

/// Everything the page says.
pub struct View<'a> {
    /// The day of the run.
    pub today: NaiveDate,
    /// The school's name; empty when nothing says it.
    pub school: String,
    /// The results, names included.
    pub results: &'a Results<'a>,
    /// Their numbers, ready to be shown.
    pub published: &'a Published,
    /// Whether names are shown.
    pub detail: Detail,
    /// Whether wide tables are shown.
    pub width: Width,
    /// The division asked for.
    pub division: Option<String>,
    /// Whether a base of pupils is known.
    pub has_base: bool,
    /// The line of `rapprochements.toml` that says a decision.
    pub paste: fn(&Decision) -> String,
    /// What was found in the files on the way.
    pub findings: &'a [Diagnostic],
    /// What to do next, or what is missing.
    pub hints: Vec<String>,
}

/// How much room the page has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// A terminal: tables of 80 columns.
    Narrow,
    /// A file or a page: each competence of each division too.
    Wide,
}

/// The page.
pub fn report(view: &View<'_>) -> Report {
    let mut sections = numbers::sections(view);
    match view.detail {
        Detail::Full => sections.extend(names::sections(view)),
        Detail::Aggregate => sections.push(hidden_note()),
    }
    if view.detail == Detail::Full && !view.findings.is_empty() {
        sections.push(Section::Findings(groups(view.findings)));
    }
    let hints = view.hints.iter().cloned();
    sections.extend(hints.map(|hint| Section::Note(Tone::Hint, hint)));
    Report {
        title: title(view),
        subtitle: subtitle(view),
        sections,
        json: json::data(view),
        stamp: view.results.as_of.unwrap_or(view.today),
        time_zone: "Europe/Paris",
        scope: String::new(),
    }
}

/// What an aggregate hides.
fn hidden_note() -> Section {
    let text = "Ni noms, ni effectifs de 1 à 4\u{a0}: ils sont masqués, et d’autres avec eux \
                quand une soustraction les ferait retrouver.";
    Section::Note(Tone::Hint, text.to_owned())
}

fn title(view: &View<'_>) -> String {
    let total = &view.published.total;
    let start = match view.school.as_str() {
        "" => "Certification Pix".to_owned(),
        school => format!("{school}\u{a0}: certification Pix"),
    };
    match (total.count("validated"), total.count("enrolled")) {
        (Some(validated), Some(enrolled)) if view.has_base => format!(
            "{start}, {} sur {}",
            fr::count(validated, "élève certifié", "élèves certifiés"),
            fr::thousands(enrolled)
        ),
        (Some(validated), _) => format!(
            "{start}, {}",
            fr::count(validated, "élève certifié", "élèves certifiés")
        ),
        _ => start,
    }
}

fn subtitle(view: &View<'_>) -> String {
    let year = view.published.years.last().map(|year| year.label.clone());
    let division = view.division.as_ref();
    let division = division.map(|division| format!("classe {}", division.trim()));
    let age = view.results.as_of;
    let age = age.map(|day| format!("données du {}", fr::short_date(day)));
    let parts: Vec<String> = [year, division, age].into_iter().flatten().collect();
    parts.join(" · ")
}
