//! Scores: where they lie, and the levels that they give.

use crate::follow::{Line, Published};
use crate::fr;
use crate::pix::Mesh;
use crate::report::chart::{
    Amount, Bin, Boxes, Chart, Histogram, Level, Plot, Quartiles, Spread, score,
};
use crate::report::pictures::{amount, chart, said};

/// The highest score: 16 competences, 8 levels of 8 pix (pix-formats §6.3).
const HIGHEST: u32 = 1024;

/// A scale ends no lower, for the scores of two schools to look alike.
const LOWEST_END: u32 = 640;

/// Pix of a stretch: the levels begin at its multiples.
const STRETCH: u32 = 64;

/// The levels that a scale shows.
fn levels_below(high: u32) -> impl Iterator<Item = (Mesh, Level)> {
    let levels = Mesh::ALL.into_iter();
    let levels = levels.filter(move |mesh| mesh.lowest() < high);
    levels.map(|mesh| {
        let level = Level {
            name: mesh.name().to_owned(),
            short: initials(mesh.name()),
            from: mesh.lowest(),
        };
        (mesh, level)
    })
}

/// `I1` for `Indépendant 1`.
fn initials(name: &str) -> String {
    let words = name.split_whitespace();
    words.filter_map(|word| word.chars().next()).collect()
}

/// The end of a scale that holds a score: where a level begins, or the highest score.
fn end(highest: f64) -> u32 {
    let ends = Mesh::ALL.map(Mesh::lowest).into_iter().chain([HIGHEST]);
    let mut ends = ends.filter(|end| *end >= LOWEST_END && f64::from(*end) > highest);
    ends.next().unwrap_or(HIGHEST)
}

/// Whether each score is known: the lowest and the highest are somebody's.
fn is_full(line: &Line) -> bool {
    !line.scores.is_empty()
}

/// Box plots by division.
pub fn by_division(published: &Published) -> Option<Chart> {
    let title = "Scores par classe";
    boxes(title, "Classe", published.divisions.iter(), published)
}

/// Box plots by year, the latest first.
pub fn by_year(published: &Published) -> Option<Chart> {
    let title = "Scores d’année en année";
    boxes(title, "Année", published.years.iter().rev(), published)
}

fn boxes<'p>(
    title: &str,
    rows_are: &str,
    lines: impl Iterator<Item = &'p Line> + Clone,
    published: &Published,
) -> Option<Chart> {
    let highest = lines.clone().filter_map(|line| {
        let pix = line.pix?;
        Some(if is_full(line) {
            pix.max.into()
        } else {
            pix.q3
        })
    });
    let high = end(highest.reduce(f64::max)?);
    let rows = lines.map(|line| Spread {
        label: line.label.clone(),
        count: amount(line.count("validated")),
        quartiles: line.pix.map(|pix| Quartiles {
            ends: is_full(line).then(|| [pix.min, pix.max].map(f64::from)),
            q1: pix.q1,
            median: pix.median,
            q3: pix.q3,
        }),
    });
    let school = published.total.pix.map(|pix| {
        let median = said(&score(pix.median));
        format!("Médiane de l’établissement\u{a0}: {median} pix. ")
    });
    Some(chart(
        title,
        format!(
            "{}Certifications validées\u{a0}; la boîte tient la moitié du milieu, le trait épais est la médiane.",
            school.unwrap_or_default()
        ),
        Plot::Boxes(Boxes {
            rows_are: rows_are.to_owned(),
            unit: "pix".to_owned(),
            high,
            levels: levels_below(high).map(|(_, level)| level).collect(),
            rows: rows.collect(),
        }),
    ))
}

/// The histogram of a school's scores, under the levels they give.
///
/// An aggregate knows no score, only how many there are of each level.
pub fn levels(line: &Line) -> Option<Chart> {
    let validated = line.count("validated");
    if validated == Some(0) {
        return None;
    }
    let high = match line.scores.last() {
        Some(highest) => end(f64::from(*highest)),
        None => HIGHEST,
    };
    let bins = if is_full(line) {
        by_score(&line.scores, high)
    } else {
        by_mesh(line, high)
    };
    let none = Level {
        name: "Sous Novice 1".to_owned(),
        short: "<N1".to_owned(),
        from: 0,
    };
    let levels = levels_below(high);
    let levels = levels.map(|(mesh, level)| (level, of_mesh(line, usize::from(mesh.number()))));
    let levels = std::iter::once((none, of_mesh(line, 0))).chain(levels);
    let description = match (validated, line.pix) {
        (Some(validated), Some(pix)) => format!(
            "{}{}\u{a0}; moyenne {} pix, médiane {} pix.",
            fr::count(
                validated,
                "certification validée",
                "certifications validées"
            ),
            if is_full(line) {
                format!(", de {} à {} pix", pix.min, pix.max)
            } else {
                String::new()
            },
            fr::decimal(pix.mean, 1),
            said(&score(pix.median))
        ),
        _ => "Certifications validées, par niveau.".to_owned(),
    };
    Some(chart(
        "Scores et niveaux",
        description,
        Plot::Histogram(Histogram {
            unit: "pix".to_owned(),
            bins,
            levels: levels.collect(),
        }),
    ))
}

/// How many scores give a level, from none (0) to Expert 2.
fn of_mesh(line: &Line, mesh: usize) -> Amount {
    amount(line.meshes.get(mesh).copied().flatten())
}

/// A stretch per level, where no score is known.
fn by_mesh(line: &Line, high: u32) -> Vec<Bin> {
    let bounds = Mesh::ALL.map(Mesh::lowest);
    let starts = [0].into_iter().chain(bounds);
    let bins = starts.zip(bounds.into_iter().chain([high])).enumerate();
    bins.map(|(mesh, (from, below))| Bin {
        from,
        below,
        count: of_mesh(line, mesh),
    })
    .collect()
}

/// Stretches of one width.
fn by_score(scores: &[u32], high: u32) -> Vec<Bin> {
    let starts = (0..high.div_ceil(STRETCH)).map(|index| index * STRETCH);
    let bins = starts.map(|from| {
        let below = from + STRETCH;
        let within = |score: &&u32| (from..below).contains(*score);
        Bin {
            from,
            below,
            count: Amount::Known(scores.iter().filter(within).count()),
        }
    });
    bins.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_ends_where_a_level_begins() {
        let ends = [0, 512, 639, 640, 895, 896, 1024, 4000].map(|score: u16| end(score.into()));
        assert_eq!(ends, [640, 640, 640, 768, 896, 1024, 1024, 1024]);
    }

    #[test]
    fn levels_have_short_names_that_differ() {
        let shorts: Vec<String> = levels_below(HIGHEST)
            .map(|(_, level)| level.short)
            .collect();
        assert_eq!(shorts.join(" "), "N1 N2 I1 I2 A1 A2 E1 E2");
    }
}
