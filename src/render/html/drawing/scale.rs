//! From days to places on the picture.

use chrono::{Datelike, Months, NaiveDate};

use crate::fr;
use crate::report::YearPicture;

/// What a page leaves the picture to choose.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shape {
    /// Width of the picture, in its own units: its names are ten of them high.
    pub width: f64,
    /// Where the names of strips and lanes stand.
    pub names: Names,
}

/// Where the names of strips and lanes stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Names {
    /// Over what they name: they are read on every piece of a narrow page.
    Above,
    /// On its left when there is room: the picture is lower.
    Beside,
}

impl Shape {
    /// For a screen: a third of the picture fills a phone, all of it a laptop.
    pub const SCREEN: Self = Self {
        width: 1100.0,
        names: Names::Above,
    };

    /// Whether a name fits on the left of what starts at `x`.
    pub fn beside(self, name: &str, x: f64) -> bool {
        self.names == Names::Beside && INDENT + width(name) * BOLD + LETTER <= x
    }
}

/// Where names start.
pub const INDENT: f64 = 10.0;

/// How much wider bold print is.
pub const BOLD: f64 = 1.12;

/// Mean width of a letter of a name, on the safe side for usual fonts.
pub const LETTER: f64 = 5.9;

/// The days that the picture shows.
#[derive(Debug, Clone, Copy)]
pub struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    /// Its width.
    pub width: f64,
}

impl Scale {
    /// The days of a picture.
    pub fn of(year: &YearPicture, shape: Shape) -> Self {
        Self {
            width: shape.width,
            first: year.first,
            last: year.last.max(year.first),
        }
    }

    /// Whether a day is on the picture.
    pub fn holds(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// The left edge of a day; a day outside the picture stands at its edge.
    pub fn x(self, day: NaiveDate) -> f64 {
        let from_first = |day: NaiveDate| {
            let days = (day - self.first).num_days();
            f64::from(i32::try_from(days).unwrap_or(i32::MAX))
        };
        let days = from_first(self.last) + 1.0;
        (from_first(day) / days * self.width).clamp(0.0, self.width)
    }

    /// The right edge of a day.
    pub fn end(self, day: NaiveDate) -> f64 {
        self.x(day.succ_opt().unwrap_or(day))
    }

    /// The middle of a day.
    pub fn middle(self, day: NaiveDate) -> f64 {
        f64::midpoint(self.x(day), self.end(day))
    }

    /// The first day of each month.
    pub fn months(self) -> Vec<NaiveDate> {
        let months = (0..24).map(|month| self.first + Months::new(month));
        months.take_while(|day| *day <= self.last).collect()
    }

    /// The picture cut into stretches of whole months, for narrow pages: left edge and width.
    pub fn cut(self, months: usize) -> Vec<(f64, f64)> {
        let starts = self.months();
        let edges = starts.iter().step_by(months.max(1)).map(|day| self.x(*day));
        let edges: Vec<f64> = edges.chain([self.width]).collect();
        edges
            .windows(2)
            .filter_map(|pair| match pair {
                [from, to] => Some((*from, to - from)),
                _ => None,
            })
            .collect()
    }
}

/// Months of a piece of the picture, on a tablet and on a phone.
pub const PIECES: [usize; 2] = [6, 4];

impl Scale {
    /// The middle of a name `half` as wide to each side, moved off the cuts of narrow pages.
    ///
    /// It stays where it is when there is no room on either side of a cut.
    pub fn clear(self, middle: f64, half: f64, (from, to): (f64, f64)) -> f64 {
        let pieces = PIECES.into_iter().flat_map(|months| self.cut(months));
        let crossed = |edge: &f64| middle - half < *edge && *edge < middle + half;
        let Some(edge) = pieces.map(|(edge, _)| edge).find(crossed) else {
            return middle;
        };
        let sides = if middle < edge {
            [edge - half, edge + half]
        } else {
            [edge + half, edge - half]
        };
        let room = |side: &f64| side - half >= from && side + half <= to;
        sides.into_iter().find(room).unwrap_or(middle)
    }
}

/// The name of a month; the year stands beside the first one and January.
pub fn month_name(day: NaiveDate, first: NaiveDate) -> String {
    let name = fr::month(day.month());
    if day == first || day.month() == 1 {
        return format!("{name} {}", day.year());
    }
    name.to_owned()
}

/// Tenths of a unit: finer is not seen.
pub fn tenths(place: f64) -> f64 {
    (place * 10.0).round() / 10.0
}

/// How wide a name is.
pub fn width(text: &str) -> f64 {
    f64::from(u32::try_from(text.chars().count()).unwrap_or(u32::MAX)) * LETTER
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample::day;

    const WIDTH: f64 = Shape::SCREEN.width;

    fn scale() -> Scale {
        Scale {
            first: day("2026-08-01"),
            last: day("2027-07-31"),
            width: WIDTH,
        }
    }

    fn shown(place: f64) -> String {
        tenths(place).to_string()
    }

    #[test]
    fn the_year_fills_the_picture() {
        let scale = scale();
        assert_eq!(shown(scale.x(day("2026-08-01"))), "0");
        assert_eq!(shown(scale.end(day("2027-07-31"))), "1100");
        assert_eq!(shown(scale.x(day("2030-01-01"))), "1100");
        assert_eq!(scale.months().len(), 12);
    }

    #[test]
    fn a_name_keeps_off_the_cuts_when_it_can() {
        let scale = scale();
        let (_, cut) = scale.cut(4)[0]; // the end of November
        let moved = |middle: f64, half: f64, to: f64| {
            shown(scale.clear(cut + middle, half, (0.0, to)) - cut)
        };
        assert_eq!(moved(-100.0, 20.0, WIDTH), "-100");
        assert_eq!(moved(-5.0, 20.0, WIDTH), "-20");
        assert_eq!(moved(5.0, 20.0, WIDTH), "20");
        assert_eq!(moved(5.0, 20.0, cut + 30.0), "-20"); // its band ends too early
        assert_eq!(moved(5.0, 2000.0, WIDTH), "5");
    }

    #[test]
    fn a_cut_falls_between_months_and_loses_nothing() {
        for months in [4, 6, 5] {
            let pieces = scale().cut(months);
            assert_eq!(pieces.len(), 12_usize.div_ceil(months));
            let whole: f64 = pieces.iter().map(|(_, width)| width).sum();
            assert_eq!(shown(whole), "1100");
        }
    }
}
