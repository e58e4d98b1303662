//! The follow-up with nobody to be recognised, for pages that are shared.

use crate::follow::hiding::Counted;
use crate::follow::{Counts, Progress};

/// What [`SharedLine::counts`] counts, by the names of the JSON.
pub const SHARED_COUNTS: [&str; 7] = [
    "enrolled",
    "started",
    "finished",
    "shared",
    "certifiable",
    "not_certifiable",
    "unknown",
];

/// The counts of one division, or of all; none where one is hidden.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedLine {
    /// The division; empty for all.
    pub label: String,
    /// Pupils, in the order of [`SHARED_COUNTS`].
    pub counts: [Option<usize>; SHARED_COUNTS.len()],
}

/// Divisions, then all pupils: no count from 1 to 4, nor one that tells it.
pub fn shared_progress(progress: &Progress<'_>) -> Vec<SharedLine> {
    let divisions = progress.divisions.iter();
    let rows = divisions.map(|it| (it.division.clone(), &it.counts));
    let rows: Vec<(String, &Counts)> = rows.chain([(String::new(), &progress.total)]).collect();
    let mut counted = Counted::default();
    let places: Vec<Vec<usize>> = rows
        .iter()
        .map(|(_, counts)| numbers(counts).map(|it| counted.cell(it)).to_vec())
        .collect();
    for row in &places {
        if let [enrolled, _, _, _, profiles @ ..] = row.as_slice() {
            counted.sum(*enrolled, profiles.to_vec());
        }
    }
    if let Some((total, divisions)) = places.split_last() {
        for (column, whole) in total.iter().enumerate() {
            let parts = divisions.iter().filter_map(|row| row.get(column).copied());
            counted.sum(*whole, parts.collect());
        }
    }
    let shown = counted.shown();
    let lines = rows
        .into_iter()
        .zip(places)
        .map(|((label, _), row)| SharedLine {
            label,
            counts: std::array::from_fn(|column| {
                let cell = row.get(column)?;
                shown.get(*cell).copied().flatten()
            }),
        });
    lines.collect()
}

fn numbers(counts: &Counts) -> [usize; SHARED_COUNTS.len()] {
    [
        counts.enrolled,
        counts.started,
        counts.finished,
        counts.shared,
        counts.certifiable,
        counts.not_certifiable,
        counts.unknown,
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::example::{participation, pupil, roster};
    use crate::follow::{Asked, Matcher, Pupils, progress};
    use crate::pix::{Campaign, CampaignExport, CampaignKind};

    #[test]
    fn a_class_where_three_have_begun_is_not_told_by_the_others() {
        let mut students = Vec::new();
        let mut rows = Vec::new();
        for (division, begun) in [("3A", 3), ("3B", 6), ("3C", 8)] {
            for number in 0..9 {
                // Names of letters only, one for each pupil.
                let name = format!(
                    "{division}{}",
                    ["A", "B", "C", "D", "E", "F", "G", "H", "I"][number]
                );
                students.push(pupil(&name, "Zoé", division));
                if number < begun {
                    rows.push(participation(&name, "Zoé"));
                }
            }
        }
        let roster = roster(&students);
        let pupils = Pupils::new(&roster);
        let export = CampaignExport {
            campaign: Campaign {
                kind: CampaignKind::Assessment,
                organization: String::new(),
                id: Some(1),
                code: None,
                name: "Rentrée".to_owned(),
                course: None,
            },
            participations: rows,
            as_of: None,
        };
        let matcher = Matcher::new(&pupils, &[]);
        let found = progress(&matcher, &[export], &Asked::default(), &[]).unwrap();
        let lines = shared_progress(&found);
        let started: Vec<_> = lines.iter().map(|line| line.counts[1]).collect();
        assert_eq!(started, [None, None, Some(8), Some(17)]);
        assert_eq!(
            lines[3].counts,
            [
                Some(27),
                Some(17),
                Some(0),
                Some(0),
                Some(0),
                Some(0),
                Some(27)
            ]
        );
    }
}
