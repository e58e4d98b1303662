//! Pictures of numbers: what to draw, not how.
//!
//! A chart holds the numbers that it shows and nothing else; the table under it
//! is made from the same values, so that neither can say what the other does not.

mod table;

pub use table::{mean, score};

/// A picture of numbers, with its name and what it shows in sentences.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// Its name: `Avancement du parcours de rentrée, par classe`.
    pub title: String,
    /// What it shows, for those who do not see it and those who read in haste.
    pub description: String,
    /// The numbers.
    pub plot: Plot,
}

/// The kinds of pictures.
#[derive(Debug, Clone, PartialEq)]
pub enum Plot {
    /// Wholes cut into parts: who has finished, started, not started.
    Parts(Parts),
    /// Where the scores of groups lie: lowest, quartiles, highest.
    Boxes(Boxes),
    /// How many scores fall in each stretch, with the levels they give.
    Histogram(Histogram),
    /// A mean per row and column: divisions × competences.
    Grid(Grid),
    /// A value per row, or one per row and year.
    Bars(Bars),
}

/// A count, or one that an aggregate keeps to itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    /// The count.
    Known(usize),
    /// Too few pupils to be shown, or what would give them away.
    Hidden,
}

/// Wholes cut into parts, one per row.
#[derive(Debug, Clone, PartialEq)]
pub struct Parts {
    /// What a row is: `Classe`, `Année`.
    pub rows_are: String,
    /// The parts, in the order in which they are drawn.
    pub parts: Vec<Part>,
    /// The wholes.
    pub rows: Vec<Whole>,
}

/// A part that every whole has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Its name: `terminé`.
    pub label: String,
    /// What it means for the pupils in it.
    pub standing: Standing,
}

/// Where the pupils of a part stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// There: finished, certifiable, certified.
    Reached,
    /// On the way: started.
    Underway,
    /// Not there: not certifiable, not obtained.
    Missing,
    /// Nothing says: not started, unknown, absent.
    Unknown,
}

/// A row: a whole and its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whole {
    /// Its name: `3A`.
    pub label: String,
    /// How many pupils it has.
    pub total: Amount,
    /// How many are in each part; their sum is the total.
    pub parts: Vec<Amount>,
}

/// Where the scores of several groups lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Boxes {
    /// What a row is: `Classe`, `Année`.
    pub rows_are: String,
    /// What the numbers count: `pix`.
    pub unit: String,
    /// The end of the scale, which starts at 0.
    pub high: u32,
    /// The levels that scores give, the lowest first.
    pub levels: Vec<Level>,
    /// The groups.
    pub rows: Vec<Spread>,
}

/// Scores that give a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// Its name: `Indépendant 1`.
    pub name: String,
    /// Its name where there is little room: `I1`.
    pub short: String,
    /// The lowest score that gives it.
    pub from: u32,
}

/// The scores of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// The group's name: `3A`.
    pub label: String,
    /// How many scores.
    pub count: Amount,
    /// Where they lie; none without a score, or when it is hidden.
    pub quartiles: Option<Quartiles>,
}

/// What a box plot shows of some scores.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Quartiles {
    /// Lowest and highest score; none in an aggregate: each is somebody's.
    pub ends: Option<[f64; 2]>,
    /// First quartile.
    pub q1: f64,
    /// Median.
    pub median: f64,
    /// Third quartile.
    pub q3: f64,
}

/// How many scores fall in each stretch.
#[derive(Debug, Clone, PartialEq)]
pub struct Histogram {
    /// What the scores count: `pix`.
    pub unit: String,
    /// The stretches, one after the other.
    pub bins: Vec<Bin>,
    /// The levels over them, each with its count; the lowest first.
    pub levels: Vec<(Level, Amount)>,
}

/// A stretch of scores.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bin {
    /// Its lowest score.
    pub from: u32,
    /// The score that begins the next one.
    pub below: u32,
    /// How many scores it holds.
    pub count: Amount,
}

/// A mean per row and column.
#[derive(Debug, Clone, PartialEq)]
pub struct Grid {
    /// What a row is: `Classe`.
    pub rows_are: String,
    /// What the means are: `niveau moyen`.
    pub unit: String,
    /// The columns.
    pub columns: Vec<GridColumn>,
    /// The rows.
    pub rows: Vec<Means>,
    /// The end of the scale, which starts at 0.
    pub high: f64,
    /// The value that pupils are expected to reach, when there is one.
    pub expected: Option<f64>,
}

/// A column of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridColumn {
    /// Its name where there is little room: `1.1`.
    pub short: String,
    /// Its name.
    pub name: String,
    /// What it belongs to, with its neighbours: `Information et données`.
    pub group: String,
}

/// A row of means.
#[derive(Debug, Clone, PartialEq)]
pub struct Means {
    /// Its name: `3A`.
    pub label: String,
    /// One value per column or series; none where there is nothing to say.
    pub values: Vec<Option<f64>>,
}

/// A value per row, or one per row and series.
#[derive(Debug, Clone, PartialEq)]
pub struct Bars {
    /// What a row is: `Domaine`.
    pub rows_are: String,
    /// What the values are: `niveau moyen`.
    pub unit: String,
    /// The series, the latest first: years.
    pub series: Vec<String>,
    /// The rows.
    pub rows: Vec<Means>,
    /// The end of the scale, which starts at 0.
    pub high: f64,
    /// The value that pupils are expected to reach, when there is one.
    pub expected: Option<f64>,
}

impl Amount {
    /// The count, when it is shown.
    pub fn known(self) -> Option<usize> {
        match self {
            Self::Known(count) => Some(count),
            Self::Hidden => None,
        }
    }
}

impl Whole {
    /// The share of the first part, from 0 to 1; none for an empty or hidden whole.
    pub fn share(&self) -> Option<f64> {
        let first = self.parts.first()?.known()?;
        ratio(first, self.total.known()?)
    }
}

/// A share from 0 to 1; none of nothing.
pub fn ratio(part: usize, whole: usize) -> Option<f64> {
    let exact = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    (whole > 0).then(|| exact(part) / exact(whole))
}
