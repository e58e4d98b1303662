//! Results as they are shown: in full, or with nobody to be recognised.

use crate::follow::hiding::Counted;
use crate::follow::{MeanLevel, PixStatistics, Results, Tally};
use crate::pix::{Area, Competence, Mesh};
use crate::school::Grade;

/// Means and statistics of fewer rows than this name somebody.
const FEWEST_ROWS: usize = 5;

/// How much of the results is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Detail {
    /// Everything, names included.
    Full,
    /// No name and no count from 1 to 4.
    Aggregate,
}

/// The numbers of the results, ready to be shown; none where one is hidden or
/// is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct Published {
    /// Divisions, by level, then by name.
    pub divisions: Vec<Line>,
    /// Class levels, in school order.
    pub grades: Vec<Line>,
    /// The school.
    pub total: Line,
    /// School years, the oldest first.
    pub years: Vec<Line>,
    /// Certifications that are not the core one.
    pub others: Vec<Line>,
}

/// The numbers of one division, level, year, or of the school.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// `3A`, `3e`, `2026-2027`, `Pix+ Droit`; empty for the school.
    pub label: String,
    /// Its level; divisions and levels only.
    pub grade: Option<Grade>,
    /// Pupils, in the order of [`LINE_COUNTS`].
    pub counts: [Option<usize>; LINE_COUNTS.len()],
    /// Statistics of the scores.
    pub pix: Option<PixStatistics>,
    /// Scores in pix, the lowest first; empty in an aggregate.
    pub scores: Vec<u32>,
    /// `Validée` rows by level, from none to Expert 2.
    pub meshes: [Option<usize>; Mesh::ALL.len() + 1],
    /// Mean levels, by [`Competence::position`].
    pub competences: [Option<f64>; Competence::COUNT],
    /// Mean levels, in the order of [`Area::ALL`].
    pub areas: [Option<f64>; Area::ALL.len()],
    /// Shares of levels that are those expected, 0 to 1, by competence.
    pub reached: [Option<f64>; Competence::COUNT],
    /// The same by area.
    pub areas_reached: [Option<f64>; Area::ALL.len()],
}

/// What [`Line::counts`] counts, by the names of the JSON.
pub const LINE_COUNTS: [&str; 8] = [
    "enrolled",
    "passed",
    "validated",
    "not_obtained",
    "cancelled",
    "error",
    "started",
    "absent",
];

/// Places in [`Line::counts`].
const ENROLLED: usize = 0;
const PASSED: usize = 1;
const VALIDATED: usize = 2;
const ABSENT: usize = 7;

impl Line {
    /// One of its counts, by its name in [`LINE_COUNTS`].
    pub fn count(&self, name: &str) -> Option<usize> {
        let at = LINE_COUNTS.iter().position(|known| *known == name)?;
        self.counts.get(at).copied().flatten()
    }
}

/// The numbers to show.
pub fn published(results: &Results<'_>, detail: Detail) -> Published {
    let mut table = Table::default();
    let divisions: Vec<usize> = results
        .divisions
        .iter()
        .map(|it| table.add(&it.division, it.grade, &it.tally))
        .collect();
    let grades: Vec<usize> = results
        .grades
        .iter()
        .map(|it| table.add(it.grade.map_or("", Grade::label), it.grade, &it.tally))
        .collect();
    let total = table.add("", None, &results.total);
    let years: Vec<usize> = results
        .years
        .iter()
        .map(|it| table.add(&it.year.to_string(), None, &it.tally))
        .collect();
    let others: Vec<usize> = results
        .others
        .iter()
        .map(|(name, tally)| table.add(name, None, tally))
        .collect();
    table.sum(total, &divisions);
    table.sum(total, &grades);
    for (&row, grade) in grades.iter().zip(&results.grades) {
        let both = divisions.iter().zip(&results.divisions);
        let same = both.filter(|(_, division)| division.grade == grade.grade);
        table.sum(row, &same.map(|(&row, _)| row).collect::<Vec<_>>());
    }
    if let Some(&last) = years.last() {
        // This year is often the school once more.
        table.sum(last, &[total]);
    }
    let lines = table.lines(detail);
    let take = |rows: Vec<usize>| {
        rows.iter()
            .filter_map(|&row| lines.get(row).cloned())
            .collect()
    };
    Published {
        divisions: take(divisions),
        grades: take(grades),
        years: take(years),
        others: take(others),
        total: lines.get(total).cloned().expect("the school has a row"),
    }
}

/// The numbers of schools by their names, in their order, then of all of them,
/// without a count from 1 to 4.
pub fn published_schools(schools: &[(String, Tally)]) -> (Vec<Line>, Line) {
    let mut all = Tally::default();
    for (_, tally) in schools {
        all.merge(tally);
    }
    let mut table = Table::default();
    let rows = schools
        .iter()
        .map(|(name, tally)| table.add(name, None, tally));
    let rows: Vec<usize> = rows.collect();
    let total = table.add("", None, &all);
    table.sum(total, &rows);
    let mut lines = table.lines(Detail::Aggregate);
    let total = lines.pop().expect("the row of all schools was added");
    (lines, total)
}

/// Rows of counts, some of which are sums of others.
#[derive(Default)]
struct Table<'r> {
    counted: Counted,
    rows: Vec<TableRow<'r>>,
}

struct TableRow<'r> {
    label: String,
    grade: Option<Grade>,
    tally: &'r Tally,
    /// Places of its counts, then of its levels.
    cells: Vec<usize>,
}

impl<'r> Table<'r> {
    fn add(&mut self, label: &str, grade: Option<Grade>, tally: &'r Tally) -> usize {
        let counts = counts(tally).into_iter().chain(tally.meshes);
        let cells: Vec<usize> = counts.map(|count| self.counted.cell(count)).collect();
        let at = |place: usize| cells.get(place).copied().unwrap_or_default();
        let of = |range: std::ops::Range<usize>| cells.get(range).unwrap_or_default().to_vec();
        self.counted.sum(at(ENROLLED), vec![at(PASSED), at(ABSENT)]);
        self.counted.sum(at(PASSED), of(VALIDATED..ABSENT));
        self.counted
            .sum(at(VALIDATED), of(LINE_COUNTS.len()..cells.len()));
        self.rows.push(TableRow {
            label: label.to_owned(),
            grade,
            tally,
            cells,
        });
        self.rows.len() - 1
    }

    /// Says that a row is the sum of others, column by column.
    fn sum(&mut self, whole: usize, parts: &[usize]) {
        let cells = |row: &usize| self.rows.get(*row).map(|row| row.cells.clone());
        let Some(wholes) = cells(&whole) else { return };
        let parts: Vec<Vec<usize>> = parts.iter().filter_map(cells).collect();
        for (column, whole) in wholes.into_iter().enumerate() {
            let of_column = parts.iter().filter_map(|row| row.get(column).copied());
            self.counted.sum(whole, of_column.collect());
        }
    }

    fn lines(self, detail: Detail) -> Vec<Line> {
        let shown = match detail {
            Detail::Full => None,
            Detail::Aggregate => Some(self.counted.shown()),
        };
        let rows = self.rows.into_iter().map(|row| {
            let own = counts(row.tally).into_iter().chain(row.tally.meshes);
            let cells: Vec<Option<usize>> = match &shown {
                None => own.map(Some).collect(),
                Some(shown) => {
                    let cells = row.cells.iter();
                    cells
                        .map(|&cell| shown.get(cell).copied().flatten())
                        .collect()
                }
            };
            line(row.label, row.grade, row.tally, &cells, detail)
        });
        rows.collect()
    }
}

fn counts(tally: &Tally) -> [usize; LINE_COUNTS.len()] {
    [
        tally.enrolled,
        tally.passed,
        tally.validated,
        tally.not_obtained,
        tally.cancelled,
        tally.error,
        tally.started,
        tally.absent,
    ]
}

fn line(
    label: String,
    grade: Option<Grade>,
    tally: &Tally,
    cells: &[Option<usize>],
    detail: Detail,
) -> Line {
    let at = |place: usize| cells.get(place).copied().flatten();
    // Statistics of pupils whose number is hidden would tell of them.
    let is_open =
        detail == Detail::Full || (at(VALIDATED).is_some() && tally.scores.len() >= FEWEST_ROWS);
    let is_told = |rows: usize| detail == Detail::Full || (is_open && rows >= FEWEST_ROWS);
    let mean = |it: MeanLevel| it.mean().filter(|_| is_told(it.rows));
    let reached = |it: MeanLevel| {
        let [yes, no] = [it.reached, it.expected - it.reached];
        let names = |count: usize| count > 0 && count < FEWEST_ROWS;
        let is_shown =
            is_told(it.expected) && (detail == Detail::Full || !(names(yes) || names(no)));
        it.share_reached().filter(|_| is_shown)
    };
    Line {
        label,
        grade,
        counts: std::array::from_fn(at),
        pix: tally.pix().filter(|_| is_open),
        scores: match detail {
            Detail::Full => tally.scores.clone(),
            Detail::Aggregate => Vec::new(),
        },
        meshes: std::array::from_fn(|mesh| at(LINE_COUNTS.len() + mesh)),
        competences: tally.competences.map(mean),
        areas: tally.areas.map(mean),
        reached: tally.competences.map(reached),
        areas_reached: tally.areas.map(reached),
    }
}
