//! The follow-up as it is shown: in full, or with nobody to be recognised.

use crate::follow::hiding::Counted;
use crate::follow::{Counts, Detail, Progress};

/// Pupils counted, each once; none where a count is hidden.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SharedCounts {
    /// Pupils of the base.
    pub enrolled: Option<usize>,
    /// At the end of a course, or sent.
    pub finished: Option<usize>,
    /// Started and not at the end.
    pub underway: Option<usize>,
    /// In no participation.
    pub not_started: Option<usize>,
    /// Whose latest profile says so.
    pub certifiable: Option<usize>,
    /// Whose latest profile says not.
    pub not_certifiable: Option<usize>,
    /// With no profile sent.
    pub unknown: Option<usize>,
}

/// The counts of the divisions, in their order, then of the school.
pub fn shared(progress: &Progress<'_>, detail: Detail) -> (Vec<SharedCounts>, SharedCounts) {
    let divisions = progress.divisions.iter().map(|division| division.counts);
    let rows: Vec<[usize; 7]> = divisions.chain([progress.total]).map(parts).collect();
    let mut counted = Counted::default();
    let cells: Vec<[usize; 7]> = rows
        .iter()
        .map(|row| row.map(|count| counted.cell(count)))
        .collect();
    for [whole, finished, underway, not_started, yes, no, unknown] in &cells {
        counted.sum(*whole, vec![*finished, *underway, *not_started]);
        counted.sum(*whole, vec![*yes, *no, *unknown]);
    }
    if let Some((total, divisions)) = cells.split_last() {
        for (column, whole) in total.iter().enumerate() {
            let column = divisions.iter().filter_map(|row| row.get(column).copied());
            counted.sum(*whole, column.collect());
        }
    }
    let shown = match detail {
        Detail::Full => rows.iter().flatten().copied().map(Some).collect(),
        Detail::Aggregate => counted.shown(),
    };
    let at = |cell: usize| shown.get(cell).copied().flatten();
    let mut lines: Vec<SharedCounts> = cells.into_iter().map(|row| line(row.map(at))).collect();
    let total = lines.pop().unwrap_or_default();
    (lines, total)
}

fn parts(counts: Counts) -> [usize; 7] {
    [
        counts.enrolled,
        counts.finished,
        counts.started.saturating_sub(counts.finished),
        counts.enrolled.saturating_sub(counts.started),
        counts.certifiable,
        counts.not_certifiable,
        counts.unknown,
    ]
}

fn line(shown: [Option<usize>; 7]) -> SharedCounts {
    let [
        enrolled,
        finished,
        underway,
        not_started,
        certifiable,
        not_certifiable,
        unknown,
    ] = shown;
    SharedCounts {
        enrolled,
        finished,
        underway,
        not_started,
        certifiable,
        not_certifiable,
        unknown,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::follow::DivisionProgress;

    fn progress(divisions: &[[usize; 5]]) -> Progress<'static> {
        let counts =
            |[enrolled, started, finished, certifiable, not_certifiable]: [usize; 5]| Counts {
                enrolled,
                started,
                finished,
                shared: finished,
                certifiable,
                not_certifiable,
                unknown: enrolled - certifiable - not_certifiable,
            };
        let total: [usize; 5] = std::array::from_fn(|at| divisions.iter().map(|row| row[at]).sum());
        let divisions = divisions.iter().enumerate();
        Progress {
            divisions: divisions
                .map(|(at, row)| DivisionProgress {
                    division: format!("3{at}"),
                    grade: None,
                    counts: counts(*row),
                })
                .collect(),
            grades: vec![],
            apart: vec![],
            total: counts(total),
            campaigns: vec![],
            courses: vec![],
            lists: crate::follow::Lists::default(),
            pupils: vec![],
            as_of: None,
            profiles_as_of: None,
            change: None,
        }
    }

    #[test]
    fn in_full_nothing_is_hidden_and_parts_make_wholes() {
        let (divisions, total) = shared(&progress(&[[28, 27, 25, 20, 5]]), Detail::Full);
        let found = divisions[0];
        assert_eq!(found, total);
        let all = [found.finished, found.underway, found.not_started];
        assert_eq!(all, [Some(25), Some(2), Some(1)]);
        assert_eq!(found.unknown, Some(3));
    }

    #[test]
    fn an_aggregate_hides_small_counts_and_what_tells_them() {
        let table = progress(&[
            [28, 28, 28, 20, 8],
            [27, 26, 20, 20, 7],
            [30, 30, 20, 15, 15],
        ]);
        let (divisions, total) = shared(&table, Detail::Aggregate);
        // 1 pupil of the second has not started: 6 on the way would tell it.
        assert_eq!(divisions[1].not_started, None);
        assert_eq!(divisions[1].underway, None);
        assert_eq!(divisions[1].finished, Some(20));
        // The school's own count is that one pupil.
        assert_eq!(total.not_started, None);
        assert_eq!(total.enrolled, Some(85));
        // The other division on the way would tell it by the school's sum, or the sum is hidden.
        assert!(total.underway.is_none() || divisions[2].underway.is_none());
    }
}
