//! What came of the certifications, by division and from year to year.

use crate::follow::{Line, Published};
use crate::fr;
use crate::report::chart::{Chart, Part, Parts, Plot, Standing, Whole};
use crate::report::pictures::{amount, chart, competences, scores};

/// The pictures of the results; one that would say nothing is left out.
pub fn results(published: &Published) -> Vec<Chart> {
    let mut charts = vec![];
    if !published.divisions.is_empty() {
        charts.push(outcomes(published));
    }
    charts.extend(scores::by_division(published));
    charts.extend(scores::levels(&published.total));
    charts.extend(competences::by_division(published));
    charts.extend(competences::areas(published));
    if published.years.len() > 1 {
        charts.push(years(published));
        charts.extend(scores::by_year(published));
    }
    charts
}

fn part(label: &str, standing: Standing) -> Part {
    Part {
        label: label.to_owned(),
        standing,
    }
}

/// Cancelled, in error, started: what is still open.
fn open(line: &Line) -> Option<usize> {
    ["cancelled", "error", "started"]
        .into_iter()
        .map(|name| line.count(name))
        .sum()
}

fn outcomes(published: &Published) -> Chart {
    let rows = published.divisions.iter().map(|line| Whole {
        label: line.label.clone(),
        total: amount(line.count("enrolled")),
        parts: vec![
            amount(line.count("validated")),
            amount(line.count("not_obtained")),
            amount(open(line)),
            amount(line.count("absent")),
        ],
    });
    let total = &published.total;
    let description = match (total.count("validated"), total.count("enrolled")) {
        (Some(validated), Some(enrolled)) => format!(
            "{} sur {}.",
            fr::count(
                validated,
                "certification validée",
                "certifications validées"
            ),
            fr::count(enrolled, "élève concerné", "élèves concernés")
        ),
        _ => "Les totaux sont masqués\u{a0}: ils désigneraient des élèves.".to_owned(),
    };
    chart(
        "Résultats par classe",
        description,
        Plot::Parts(Parts {
            rows_are: "Classe".to_owned(),
            parts: vec![
                part("validée", Standing::Reached),
                part("non obtenue", Standing::Missing),
                part("annulée, en erreur ou démarrée", Standing::Underway),
                part("absent", Standing::Unknown),
            ],
            rows: rows.collect(),
        }),
    )
}

/// Earlier years know those who passed, not those who did not.
fn years(published: &Published) -> Chart {
    let rows = published.years.iter().rev().map(|line| Whole {
        label: line.label.clone(),
        total: amount(line.count("passed")),
        parts: vec![
            amount(line.count("validated")),
            amount(line.count("not_obtained")),
            amount(open(line)),
        ],
    });
    chart(
        "Résultats d’année en année",
        "Élèves qui ont passé la certification, chacun compté une fois par année.".to_owned(),
        Plot::Parts(Parts {
            rows_are: "Année".to_owned(),
            parts: vec![
                part("validée", Standing::Reached),
                part("non obtenue", Standing::Missing),
                part("annulée, en erreur ou démarrée", Standing::Underway),
            ],
            rows: rows.collect(),
        }),
    )
}
