//! Where scores lie: a box per row, over the levels that scores give.

use minijinja::{Value, context};

use crate::fr::NBSP;
use crate::render::html::chart::{GAP, Rows, level_names, percent, tenths, ticks};
use crate::render::words;
use crate::report::chart::{Amount, Boxes, Quartiles, Spread, score};

const ROW: f64 = 30.0;
const BOX: f64 = 16.0;

/// Room for the levels' names over the rows.
const HEAD: f64 = 20.0;

/// Room for the scale under them.
const SCALE: f64 = 22.0;

pub fn value(boxes: &Boxes) -> Value {
    let high = f64::from(boxes.high);
    let labels = boxes.rows.iter().map(|row| row.label.as_str());
    let (rows, left) = Rows::new(labels, ROW, HEAD);
    let shown = boxes.rows.iter().enumerate().map(|(index, row)| {
        context! {
            name => rows.name(index, &row.label),
            middle => tenths(rows.y(index) + ROW / 2.0),
            top => tenths(rows.y(index) + (ROW - BOX) / 2.0),
            shape => row.quartiles.map(|quartiles| shape(quartiles, high)),
            title => title(row, &boxes.unit),
            median => median(row),
        }
    });
    let ends = boxes.levels.iter().skip(1).map(|level| level.from);
    let ends = ends.chain([boxes.high]);
    let levels = boxes.levels.iter().zip(ends).map(|(level, end)| {
        let (x, end) = (
            percent(f64::from(level.from), high),
            percent(f64::from(end), high),
        );
        context! { x, middle => tenths(f64::midpoint(x, end)), short => &level.short }
    });
    let bottom = rows.bottom(boxes.rows.len());
    let bounds = boxes.levels.iter().map(|level| level.from);
    context! {
        left,
        box => BOX,
        gap => GAP,
        head => HEAD,
        bottom,
        unit => &boxes.unit,
        scale_y => bottom + 15.0,
        height => bottom + SCALE,
        rows => shown.collect::<Vec<Value>>(),
        levels => levels.collect::<Vec<Value>>(),
        ticks => ticks([0].into_iter().chain(bounds).chain([boxes.high]), high),
        level_names => level_names(boxes.levels.iter()),
    }
}

fn shape(quartiles: Quartiles, high: f64) -> Value {
    let places = quartiles.all();
    let places = places.map(|score| score.map(|score| percent(score, high)));
    let [min, q1, median, q3, max] = places;
    let width = q1.zip(q3).map(|(q1, q3)| tenths(q3 - q1));
    context! { min, q1, median, q3, max, width }
}

fn median(row: &Spread) -> String {
    match (row.quartiles, row.count) {
        (Some(quartiles), _) => words::cell(&score(quartiles.median)),
        (None, Amount::Hidden) => words::HIDDEN.to_owned(),
        (None, Amount::Known(_)) => "–".to_owned(),
    }
}

fn title(row: &Spread, unit: &str) -> String {
    let Some(quartiles) = row.quartiles else {
        return row.label.clone();
    };
    let said = |number: f64| words::cell(&score(number));
    let ends = quartiles
        .ends
        .map(|[min, max]| format!("de {} à {} {unit}, ", said(min), said(max)));
    let [q1, median, q3] = [quartiles.q1, quartiles.median, quartiles.q3].map(said);
    format!(
        "{}{NBSP}: {}quartiles {q1} et {q3}, médiane {median}",
        row.label,
        ends.unwrap_or_default()
    )
}
