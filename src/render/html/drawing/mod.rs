//! The school year as a drawing: where each thing stands, in units of the picture.
//!
//! A day has a width; strips, the certification and the lines of the roles are
//! laid one under the other, each as high as what it holds.

mod labels;
mod lanes;
mod layout;
mod pack;
mod scale;
mod strips;
mod told;

use std::collections::HashMap;

use minijinja::{Value, context};

use crate::fr;
use crate::render::html::drawing::layout::{BAR, Drawing, LANE, MONTHS, TODAY, count, name_y};
pub use crate::render::html::drawing::scale::Shape;
use crate::render::html::drawing::scale::{
    BOLD, INDENT, Names, PIECES, Scale, month_name, tenths, width,
};
use crate::report::{Band, Report, Section, YearPicture};

/// Steps by which the picture may widen: beyond, its print is too small.
const WIDEST: i32 = 24;

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
    let shape = |step: i32| Shape {
        width: Shape::SCREEN.width + 25.0 * f64::from(step),
        names: Names::Beside,
    };
    let low = |shape: &Shape| {
        let ratio = height_over_width(report, *shape);
        ratio.is_none_or(|ratio| ratio <= share)
    };
    (0..WIDEST).map(shape).find(low).unwrap_or(shape(WIDEST))
}

fn pictures(report: &Report) -> impl Iterator<Item = &YearPicture> {
    report.sections.iter().filter_map(|section| match section {
        Section::Year(year) => Some(&**year),
        _ => None,
    })
}

/// Where a name is written again on the later pieces of a narrow page.
fn again(scale: Scale, free: impl Fn(f64) -> bool) -> [Vec<f64>; 2] {
    PIECES.map(|months| {
        let starts = scale.cut(months).into_iter().skip(1);
        let starts = starts.map(|(from, _)| tenths(from + INDENT));
        starts.filter(|x| free(*x)).collect()
    })
}

/// The picture as the templates read it.
pub fn year(year: &YearPicture, numbers: &HashMap<&str, usize>, shape: Shape) -> Value {
    let drawing = Drawing::of(year, shape);
    let scale = drawing.scale;
    let tops = drawing.strip_tops();
    let strips = year.strips.iter().zip(&tops);
    let strips =
        strips.map(|(found, top)| strips::value(found, (*top, drawing.strip_name(found)), scale));
    let labels = drawing.labels.iter();
    let labels = labels.map(|label| label.value(drawing.label_top(label.row), scale));
    let tops = drawing.lane_tops();
    let lanes = drawing.lanes.iter().zip(&tops).map(|(lane, top)| {
        let name = drawing.lane_name(lane);
        let [halves, thirds] = again(scale, |x| name > 0.0 || lane.free_at(x));
        context! {
            halves, thirds, role => lane.role, top => tenths(*top), name_y => tenths(name_y(*top, name)),
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

fn today(year: &YearPicture, scale: Scale) -> Value {
    let x = scale.middle(year.today);
    let name = format!("aujourd’hui, {}", fr::day_and_month(year.today));
    let half = width(&name) * BOLD / 2.0 + 5.0;
    let middle = x.clamp(half, scale.width - half);
    let middle = scale.clear(middle, half + EDGE, (0.0, scale.width));
    context! { x => tenths(x), middle => tenths(middle), half => tenths(half), name }
}
