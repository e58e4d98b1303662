//! Wholes cut into parts: a bar per row.

use minijinja::{Value, context};

use crate::fr::NBSP;
use crate::render::html::chart::{Rows, exact, legend, percent, style, tenths};
use crate::render::words;
use crate::report::Cell;
use crate::report::chart::{Amount, Parts, Whole};

const ROW: f64 = 28.0;
const BAR: f64 = 20.0;

/// Percents of a bar under which a number does not fit.
const TIGHT: f64 = 7.5;

pub fn value(parts: &Parts) -> Value {
    let labels = parts.rows.iter().map(|row| row.label.as_str());
    let (rows, left) = Rows::new(labels, ROW, 0.0);
    let shown = parts.rows.iter().enumerate().map(|(index, whole)| {
        context! {
            name => rows.name(index, &whole.label),
            y => tenths(rows.y(index) + (ROW - BAR) / 2.0),
            text_y => tenths(rows.y(index) + ROW / 2.0 + 1.0),
            segments => segments(whole, parts),
            share => share(whole),
        }
    });
    let hidden = parts.rows.iter().any(is_masked);
    let names = parts
        .parts
        .iter()
        .map(|part| (style(part.standing), part.label.as_str()));
    context! {
        left,
        bar => BAR,
        rows => shown.collect::<Vec<Value>>(),
        height => rows.bottom(parts.rows.len()),
        legend => legend(names.chain(hidden.then_some(("masked", words::HIDDEN)))),
    }
}

fn is_masked(whole: &Whole) -> bool {
    whole.parts.contains(&Amount::Hidden)
}

/// The share of the first part; a word where there is none to draw.
fn share(whole: &Whole) -> String {
    match (whole.share(), whole.total) {
        (Some(share), _) => words::cell(&Cell::Share(share)),
        (None, Amount::Known(0)) => "–".to_owned(),
        (None, _) => words::HIDDEN.to_owned(),
    }
}

/// The parts that are known, then what is left as one.
fn segments(whole: &Whole, parts: &Parts) -> Vec<Value> {
    let mut x = 0.0;
    let mut segments = vec![];
    let total = whole.total.known();
    let mut push = |width: f64, style: &str, count: Option<usize>, title: String| {
        if width > 0.0 {
            let middle = tenths(x + width / 2.0);
            let count = count.filter(|_| width >= TIGHT);
            segments.push(context! { x => tenths(x), width, middle, style, count, title });
            x += width;
        }
    };
    for (part, amount) in parts.parts.iter().zip(&whole.parts) {
        if let (Some(count), Some(total)) = (amount.known(), total) {
            let width = percent(exact(count), exact(total));
            let title = format!("{}, {}{NBSP}: {count}", whole.label, part.label);
            push(width, style(part.standing), Some(count), title);
        }
    }
    if is_masked(whole) {
        let known: usize = whole.parts.iter().filter_map(|part| part.known()).sum();
        let rest = total.map_or(100.0, |total| {
            100.0 - percent(exact(known), exact(total.max(1)))
        });
        push(
            rest,
            "masked",
            None,
            format!("{}{NBSP}: {}", whole.label, words::HIDDEN),
        );
    }
    segments
}
