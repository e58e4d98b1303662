//! The school year as a drawing: where each thing stands, in units of the picture.
//!
//! A day has a width; strips, the certification and the lines of the roles are
//! laid one under the other, each as high as what it holds.

mod labels;
mod lanes;
mod pack;
mod scale;
mod told;

use std::collections::HashMap;

use minijinja::{Value, context};

use crate::fr;
use crate::render::html::drawing::labels::Label;
use crate::render::html::drawing::lanes::Lane;
pub use crate::render::html::drawing::scale::Shape;
use crate::render::html::drawing::scale::{BOLD, Names, PIECES, Scale, month_name, tenths, width};
use crate::render::words;
use crate::report::{Band, Report, Section, Strip, YearPicture};

/// Height of the line that says which day it is.
const TODAY: f64 = 16.0;

/// Height of the months' names.
const MONTHS: f64 = 22.0;

/// Height of a name over a strip or a role's line.
const NAME: f64 = 14.0;

/// Height of a strip, and of a row of the certification.
const BAR: f64 = 18.0;

/// Space between two rows of the certification.
const BETWEEN: f64 = 2.0;

/// Space under a part of the picture.
const SPACE: f64 = 5.0;

/// Space over the marks of a lane.
const LANE: f64 = 1.0;

/// A narrower print for the names of holidays.
const SMALL: f64 = 0.85;

/// What a piece of the picture shows of its neighbours.
const EDGE: f64 = 9.0;

/// The number of each task of the report's pictures, in their order.
pub fn numbers(report: &Report) -> HashMap<&str, usize> {
    let mut numbers = HashMap::new();
    for task in pictures(report).flat_map(|year| &year.tasks) {
        let next = numbers.len() + 1;
        numbers.entry(task.id.as_str()).or_insert(next);
    }
    numbers
}

/// How high the report's pictures are for their width, when it has any.
pub fn height_over_width(report: &Report, shape: Shape) -> Option<f64> {
    let heights = pictures(report).map(|year| Drawing::of(year, shape).height());
    let height = heights.reduce(|sum, height| sum + height);
    height.map(|height| height / shape.width)
}

/// The shape with the largest print that keeps the pictures lower than a share of their width.
pub fn lower_than(report: &Report, share: f64) -> Shape {
    let shapes = (0..=24).map(|step| Shape {
        width: Shape::SCREEN.width + 25.0 * f64::from(step),
        names: Names::Beside,
    });
    let low = |shape: &Shape| height_over_width(report, *shape).is_none_or(|ratio| ratio <= share);
    let widest = shapes.clone().next_back().unwrap_or(Shape::SCREEN);
    let mut shapes = shapes;
    shapes.find(low).unwrap_or(widest)
}

fn pictures(report: &Report) -> impl Iterator<Item = &YearPicture> {
    report.sections.iter().filter_map(|section| match section {
        Section::Year(year) => Some(&**year),
        _ => None,
    })
}

/// The picture's parts.
struct Drawing<'a> {
    year: &'a YearPicture,
    shape: Shape,
    scale: Scale,
    labels: Vec<Label>,
    lanes: Vec<Lane<'a>>,
}

impl<'a> Drawing<'a> {
    fn of(year: &'a YearPicture, shape: Shape) -> Self {
        let scale = Scale::of(year, shape);
        Self {
            year,
            shape,
            scale,
            labels: labels::labels(year, scale),
            lanes: lanes::lanes(year, scale),
        }
    }

    /// Height of a strip's name over it: none when it stands beside.
    fn strip_name(&self, strip: &Strip) -> f64 {
        let bands = strip.periods.iter().chain(&strip.holidays);
        let starts = bands.map(|band| band.first);
        let days_off = strip.days_off.iter().map(|mark| mark.day);
        let start = starts.chain(days_off).min().unwrap_or(self.year.last);
        if self.shape.beside(&strip.label, self.scale.x(start)) {
            0.0
        } else {
            NAME
        }
    }

    /// Height of a lane's name over it.
    fn lane_name(&self, lane: &Lane) -> f64 {
        if lane.named_beside(self.shape) {
            0.0
        } else {
            NAME
        }
    }

    /// Top of each strip, and the foot of the last one.
    fn strip_tops(&self) -> Vec<f64> {
        let mut top = TODAY + MONTHS + SPACE;
        let mut tops = vec![top];
        for strip in &self.year.strips {
            top += self.strip_name(strip) + BAR + SPACE;
            tops.push(top);
        }
        tops
    }

    /// Top of a row of the certification.
    fn label_top(&self, row: usize) -> f64 {
        self.strip_tops().last().copied().unwrap_or_default() + (BAR + BETWEEN) * count(row)
    }

    /// Top of each lane, and the foot of the last one.
    fn lane_tops(&self) -> Vec<f64> {
        let rows: Vec<usize> = self.labels.iter().map(|label| label.row).collect();
        let mut top = self.label_top(pack::count(&rows)) + SPACE;
        let mut tops = vec![top];
        for lane in &self.lanes {
            top += self.lane_name(lane) + lane.height() + SPACE;
            tops.push(top);
        }
        tops
    }

    fn height(&self) -> f64 {
        self.lane_tops().last().copied().unwrap_or_default()
    }
}

/// Foot of a name over what it names, or in the middle of its first row beside it.
fn name_y(top: f64, name: f64) -> f64 {
    if name > 0.0 {
        top + name - 4.0
    } else {
        top + BAR / 2.0 + 4.0
    }
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The picture as the templates read it.
pub fn year(year: &YearPicture, numbers: &HashMap<&str, usize>, shape: Shape) -> Value {
    let drawing = Drawing::of(year, shape);
    let scale = drawing.scale;
    let tops = drawing.strip_tops();
    let strips = year.strips.iter().zip(&tops);
    let strips = strips.map(|(found, top)| strip(found, (*top, drawing.strip_name(found)), scale));
    let labels = drawing.labels.iter();
    let labels = labels.map(|label| label.value(drawing.label_top(label.row), scale));
    let tops = drawing.lane_tops();
    let lanes = drawing.lanes.iter().zip(&tops).map(|(lane, top)| {
        let name = drawing.lane_name(lane);
        context! {
            role => lane.role, top => tenths(*top), name_y => tenths(name_y(*top, name)),
            marks => lane.marks(top + name + LANE, numbers),
        }
    });
    let months = scale.months().into_iter().map(|day| {
        context! { x => tenths(scale.x(day)), name => month_name(day, year.first) }
    });
    // With one zone, its holidays are seen down to the tasks; with three they would overlap.
    let off = match year.strips.as_slice() {
        [strip] => strip
            .holidays
            .iter()
            .map(|band| column("off", band, scale))
            .collect(),
        _ => vec![],
    };
    let window = year.window.iter().map(|band| column("window", band, scale));
    let make_up = year
        .make_up
        .iter()
        .map(|band| column("make-up", band, scale));
    let columns: Vec<Value> = off.into_iter().chain(window).chain(make_up).collect();
    let [halves, thirds] = PIECES;
    let height = tenths(drawing.height());
    let pieces = |months: usize| -> Vec<Value> {
        let pieces = scale.cut(months).into_iter();
        pieces
            .map(|(from, width)| {
                // A mark over a cut is whole on both pieces.
                let view = format!(
                    "{} 0 {} {height}",
                    tenths(from - EDGE),
                    tenths(width + 2.0 * EDGE)
                );
                context! { x => tenths(from), view }
            })
            .collect()
    };
    context! {
        width => scale.width,
        height,
        name_height => NAME,
        bar => BAR,
        head => TODAY + MONTHS,
        months_y => TODAY + MONTHS - 7.0,
        months => months.collect::<Vec<Value>>(),
        columns,
        strips => strips.collect::<Vec<Value>>(),
        labels => labels.collect::<Vec<Value>>(),
        lanes => lanes.collect::<Vec<Value>>(),
        today => scale.holds(year.today).then(|| today(year, scale)),
        halves => pieces(halves),
        thirds => pieces(thirds),
        description => told::description(year),
        dates_fit => dates_fit(year, drawing.height() / scale.width),
        rows => told::table(year),
    }
}

/// Whether the picture's dates stay under it on a landscape A4 page, in millimetres
/// and in the three columns of `pages.css`.
fn dates_fit(year: &YearPicture, height_over_width: f64) -> bool {
    let (page_width, page_height, title, legend, row) = (279.0, 192.0, 18.0, 10.0, 5.5);
    let rows = told::table(year).len().div_ceil(3);
    title + page_width * height_over_width + legend + row * count(rows) <= page_height
}

fn column(style: &str, band: &Band, scale: Scale) -> Value {
    let (from, to) = (scale.x(band.first), scale.end(band.last));
    context! { style, x => tenths(from), width => tenths(to - from) }
}

fn strip(strip: &Strip, (top, name_height): (f64, f64), scale: Scale) -> Value {
    let bar = |band: &Band, names: Vec<String>, letter: f64| {
        let (from, to) = (scale.x(band.first), scale.end(band.last));
        let mut names = names.into_iter();
        let name = names.find(|name| width(name) * letter + 2.0 <= to - from);
        let half = name
            .as_deref()
            .map_or(0.0, |name| width(name) * letter / 2.0 + 2.0);
        let middle = scale.clear(f64::midpoint(from, to), half, (from, to));
        context! {
            x => tenths(from), width => tenths(to - from), middle => tenths(middle),
            name, title => format!("{} {}", band.label, told::span(band)),
        }
    };
    let periods = strip.periods.iter().map(|band| {
        let full = format!("période {}", band.label);
        bar(band, vec![full, band.label.clone()], 1.0)
    });
    let holidays = strip.holidays.iter().map(|band| {
        let last = band.label.rsplit([' ', '’']).next().unwrap_or_default();
        bar(band, vec![band.label.clone(), last.to_owned()], SMALL)
    });
    let days_off = strip.days_off.iter().map(|mark| {
        let (from, to) = (scale.x(mark.day), scale.end(mark.day));
        let title = format!("{} {}", mark.label, words::from_to(mark.day, mark.day));
        context! { x => tenths(from), width => tenths(to - from), title }
    });
    context! {
        label => &strip.label, name_y => tenths(name_y(top, name_height)), y => tenths(top + name_height),
        periods => periods.collect::<Vec<Value>>(),
        holidays => holidays.collect::<Vec<Value>>(),
        days_off => days_off.collect::<Vec<Value>>(),
    }
}

fn today(year: &YearPicture, scale: Scale) -> Value {
    let x = scale.middle(year.today);
    let name = format!("aujourd’hui, {}", fr::day_and_month(year.today));
    let half = width(&name) * BOLD / 2.0 + 5.0;
    let middle = x.clamp(half, scale.width - half);
    let middle = scale.clear(middle, half + EDGE, (0.0, scale.width));
    context! { x => tenths(x), middle => tenths(middle), half => tenths(half), name }
}
