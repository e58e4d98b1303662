//! Mean levels of the sixteen competences and the five areas.

use crate::follow::{Line, Published, expected_level};
use crate::fr;
use crate::pix::{Area, Competence};
use crate::report::chart::{Bars, Chart, Grid, GridColumn, Means, Plot};
use crate::report::pictures::chart;

/// A scale ends no lower, for the colours of two schools to look alike.
const LOWEST_END: f64 = 4.0;

const UNIT: &str = "niveau moyen";

/// Divisions × competences.
pub fn by_division(published: &Published) -> Option<Chart> {
    let lines = published.divisions.iter();
    let lines: Vec<&Line> = lines
        .filter(|line| line.competences.iter().any(Option::is_some))
        .collect();
    if lines.is_empty() {
        return None;
    }
    let columns = Competence::ALL.map(|competence| GridColumn {
        short: competence.index().to_owned(),
        name: competence.name().to_owned(),
        group: competence.area().name().to_owned(),
    });
    let expected = expected(&lines);
    let values = lines.iter().flat_map(|line| line.competences);
    let high = end(values, expected);
    let rows = lines.iter().map(|line| Means {
        label: line.label.clone(),
        values: line.competences.to_vec(),
    });
    let said = ends(&published.total.competences, |place| {
        let competence = Competence::ALL.get(place);
        competence.map(ToString::to_string).unwrap_or_default()
    });
    Some(chart(
        "Niveau moyen par classe et par compétence",
        said + &told(expected),
        Plot::Grid(Grid {
            rows_are: "Classe".to_owned(),
            unit: UNIT.to_owned(),
            columns: columns.to_vec(),
            rows: rows.collect(),
            high,
            expected,
        }),
    ))
}

/// The five areas, this year beside earlier ones when there are some.
pub fn areas(published: &Published) -> Option<Chart> {
    let total = &published.total;
    let years: Vec<&Line> = match published.years.as_slice() {
        [] | [_] => vec![total],
        several => several.iter().rev().collect(),
    };
    let values = years.iter().flat_map(|line| line.areas);
    if values.clone().all(|value| value.is_none()) {
        return None;
    }
    let expected = expected(&published.grades.iter().collect::<Vec<_>>());
    let high = end(values, expected);
    let rows = Area::ALL
        .into_iter()
        .enumerate()
        .map(|(place, area)| Means {
            label: area.name().to_owned(),
            values: years
                .iter()
                .map(|line| line.areas.get(place).copied().flatten())
                .collect(),
        });
    let said = ends(&total.areas, |place| {
        let area = Area::ALL.get(place);
        area.map(|area| area.name().to_owned()).unwrap_or_default()
    });
    Some(chart(
        "Niveau moyen par domaine",
        said + &told(expected),
        Plot::Bars(Bars {
            rows_are: "Domaine".to_owned(),
            unit: UNIT.to_owned(),
            series: years.iter().map(|line| line.label.clone()).collect(),
            rows: rows.collect(),
            high,
            expected,
        }),
    ))
}

/// The level expected of all of them, when it is the same for each.
fn expected(lines: &[&Line]) -> Option<f64> {
    let mut levels = lines
        .iter()
        .filter_map(|line| line.grade)
        .map(expected_level);
    let first = levels.next()??;
    levels
        .all(|level| level == Some(first))
        .then(|| f64::from(first))
}

/// The end of a scale that holds every value: a whole level.
fn end(values: impl Iterator<Item = Option<f64>>, expected: Option<f64>) -> f64 {
    let values = values.flatten().chain(expected);
    values.fold(LOWEST_END, |end, value| end.max(value.ceil()))
}

/// The highest and the lowest of some means, by name.
fn ends(values: &[Option<f64>], name: impl Fn(usize) -> String) -> String {
    let known = values.iter().enumerate();
    let known = known.filter_map(|(place, value)| Some((place, (*value)?)));
    let known: Vec<(usize, f64)> = known.collect();
    // The first of several that are the same.
    let lowest = known.iter().min_by(|a, b| a.1.total_cmp(&b.1));
    let highest = known.iter().rev().max_by(|a, b| a.1.total_cmp(&b.1));
    let (Some(lowest), Some(highest)) = (lowest, highest) else {
        return String::new();
    };
    let shown = |value: f64| fr::decimal(value, 1);
    if shown(lowest.1) == shown(highest.1) {
        return format!("Dans l’établissement, {} partout. ", shown(lowest.1));
    }
    let said =
        |(place, value): &(usize, f64)| format!("{} ({})", name(*place), fr::decimal(*value, 1));
    format!(
        "Dans l’établissement, le plus haut\u{a0}: {}\u{a0}; le plus bas\u{a0}: {}. ",
        said(highest),
        said(lowest)
    )
}

fn told(expected: Option<f64>) -> String {
    expected.map_or_else(String::new, |level| {
        format!("Niveau attendu\u{a0}: {}.", fr::decimal(level, 0))
    })
}
