//! The certification on the picture: the window, the make-up week, the days to know.
//!
//! A name stands inside its band when there is room, else beside it, on as
//! many rows as it takes for none to cover another.

use minijinja::{Value, context};

use crate::render::html::drawing::pack::{self, Extent};
use crate::render::html::drawing::scale::{Scale, tenths, width};
use crate::render::words;
use crate::report::{Band, Mark, YearPicture};

/// Space between a band and the name beside it.
const BESIDE: f64 = 5.0;

/// Half the width of a day's mark.
const HALF_MARK: f64 = 4.0;

/// A band or a day with its name.
pub struct Label {
    style: &'static str,
    forecast: bool,
    name: String,
    title: String,
    from: f64,
    to: f64,
    side: Side,
    /// The row it stands on.
    pub row: usize,
}

/// Where a name stands from its band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Inside,
    Right,
    Left,
}

/// The labels of a picture, on rows where none covers another.
pub fn labels(year: &YearPicture, scale: Scale) -> Vec<Label> {
    let window = year.window.iter().map(|found| band("window", found, scale));
    let make_up = year
        .make_up
        .iter()
        .map(|found| band("make-up", found, scale));
    let marks = year.marks.iter().map(|found| mark(found, scale));
    let mut labels: Vec<Label> = window.chain(make_up).chain(marks).collect();
    let sides: Vec<Vec<Side>> = labels.iter().map(|label| label.sides(scale)).collect();
    let extents = labels.iter().zip(&sides);
    let extents =
        extents.map(|(label, sides)| sides.iter().map(|side| label.extent(*side)).collect());
    let extents: Vec<Vec<Extent>> = extents.collect();
    let places = pack::rows_and_places(&extents, BESIDE);
    for ((label, sides), (row, place)) in labels.iter_mut().zip(sides).zip(places) {
        label.row = row;
        label.side = sides.get(place).copied().unwrap_or(Side::Inside);
    }
    labels
}

impl Label {
    /// The sides where the name stays on the picture.
    fn sides(&self, scale: Scale) -> Vec<Side> {
        let sides = [Side::Inside, Side::Right, Side::Left].into_iter();
        let fits = |side: &Side| {
            let Extent { from, to } = self.extent(*side);
            let room = *side != Side::Inside || width(&self.name) + 2.0 * BESIDE <= to - from;
            room && from >= 0.0 && to <= scale.width
        };
        sides.filter(fits).collect()
    }

    /// What the band and its name take.
    fn extent(&self, side: Side) -> Extent {
        let name = BESIDE + width(&self.name);
        let (before, after) = match side {
            Side::Inside => (0.0, 0.0),
            Side::Right => (0.0, name),
            Side::Left => (name, 0.0),
        };
        Extent {
            from: self.from - before,
            to: self.to + after,
        }
    }

    /// The label as the templates read it, with its top.
    pub fn value(&self, y: f64, scale: Scale) -> Value {
        let (text, anchor) = match self.side {
            Side::Inside => {
                let half = width(&self.name) / 2.0 + BESIDE;
                let middle = f64::midpoint(self.from, self.to);
                (scale.clear(middle, half, (self.from, self.to)), "middle")
            }
            Side::Right => (self.to + BESIDE, "start"),
            Side::Left => (self.from - BESIDE, "end"),
        };
        context! {
            style => self.style, forecast => self.forecast, name => &self.name, title => &self.title,
            x => tenths(self.from), width => tenths(self.to - self.from), y => tenths(y),
            text => tenths(text), anchor,
        }
    }
}

fn band(style: &'static str, band: &Band, scale: Scale) -> Label {
    let (from, to) = (scale.x(band.first), scale.end(band.last));
    let title = format!("{} {}", band.label, words::from_to(band.first, band.last));
    let title = named(&title, band.forecast);
    let room = width(&title) + 2.0 * BESIDE <= to - from;
    let name = if room {
        title.clone()
    } else {
        named(&band.label, band.forecast)
    };
    Label {
        style,
        forecast: band.forecast,
        name,
        title,
        from,
        to,
        side: Side::Inside,
        row: 0,
    }
}

fn mark(mark: &Mark, scale: Scale) -> Label {
    let at = scale.middle(mark.day);
    let title = format!("{} {}", mark.label, words::from_to(mark.day, mark.day));
    Label {
        style: "mark",
        forecast: mark.forecast,
        name: named(&mark.label, mark.forecast),
        title: named(&title, mark.forecast),
        from: at - HALF_MARK,
        to: at + HALF_MARK,
        side: Side::Inside,
        row: 0,
    }
}

/// A name that says when its date is computed.
fn named(name: &str, forecast: bool) -> String {
    if forecast {
        return format!("{name} ({})", words::FORECAST);
    }
    name.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::html::drawing::scale::Shape;
    use crate::render::sample;
    use crate::report::Section;

    #[test]
    fn no_name_covers_another_or_leaves_the_picture() {
        let report = sample::report();
        let Section::Year(year) = &report.sections[0] else {
            panic!("the sample starts with its year");
        };
        let scale = Scale::of(year, Shape::SCREEN);
        let labels = labels(year, scale);
        let rows: Vec<_> = labels.iter().map(|label| label.row).collect();
        assert_eq!(rows, [0, 1, 0, 0, 0]);
        for (index, one) in labels.iter().enumerate() {
            let extent = one.extent(one.side);
            assert!(
                extent.from >= 0.0 && extent.to <= scale.width,
                "{}",
                one.name
            );
            for other in labels.iter().skip(index + 1) {
                let other_extent = other.extent(other.side);
                let apart = extent.to <= other_extent.from || other_extent.to <= extent.from;
                assert!(apart || one.row != other.row, "{} {}", one.name, other.name);
            }
        }
        assert_eq!(labels[1].name, "rattrapage (prévisionnel)");
        assert_eq!(labels[3].side, Side::Left); // beside the window there is no room
    }
}
