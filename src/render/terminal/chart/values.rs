//! A bar per value: levels with their counts, areas with their means.

use unicode_width::UnicodeWidthStr;

use crate::fr::NBSP;
use crate::render::terminal::Page;
use crate::render::terminal::chart::{NOTHING, amount, bar, exact, names};
use crate::render::terminal::wrap::indented;
use crate::render::words;
use crate::report::Tone;
use crate::report::chart::{Amount, Bars, Bin, Histogram, mean, score};

/// Columns of the value behind a bar.
const VALUE: usize = 8;

/// Characters of a bar, at most.
const LONGEST_BAR: usize = 50;

/// Columns of a name on the left, at most.
const LONGEST_NAME: usize = 30;

/// Bars of eight heights, the lowest first.
const SPARKS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A bar per level, then all the stretches as one line.
pub fn histogram(histogram: &Histogram, page: Page) -> Vec<String> {
    let labels = histogram
        .levels
        .iter()
        .map(|(level, _)| level.name.as_str());
    let labels = names(labels, longest_name(page));
    let counts = histogram.levels.iter().map(|(_, count)| *count);
    let most = counts.clone().filter_map(Amount::known).max();
    let room = room(&labels, page);
    let rows = labels.iter().zip(counts).map(|(label, count)| {
        let bar = count.known().map_or_else(String::new, |known| {
            bar(exact(known), exact(most.unwrap_or(1)), room)
        });
        let space = if bar.is_empty() { "" } else { " " };
        format!("{label}  {bar}{space}{}", amount(count))
    });
    let mut lines: Vec<String> = rows.collect();
    // A line of stretches of several widths would lie.
    let width = |bin: &Bin| bin.below - bin.from;
    let mut widths = histogram.bins.iter().map(width);
    let first = widths.next();
    let is_even = widths.all(|width| Some(width) == first);
    if let (Some(first), Some(last), true) =
        (histogram.bins.first(), histogram.bins.last(), is_even)
    {
        let text = format!(
            "De {} à {} {}, par {}{NBSP}: {}",
            first.from,
            last.below,
            words::one_line(&histogram.unit),
            first.below - first.from,
            sparkline(histogram)
        );
        lines.extend(indented("", &text, page.width));
    }
    lines
}

fn sparkline(histogram: &Histogram) -> String {
    let counts = histogram.bins.iter().map(|bin| bin.count);
    let most = counts.clone().filter_map(Amount::known).max();
    let most = most.unwrap_or_default().max(1);
    // An empty stretch is a no-break space: the line is never cut there.
    counts
        .map(|count| match count {
            Amount::Known(0) => NBSP,
            Amount::Known(count) => {
                let step = (count * SPARKS.len()).div_ceil(most);
                let spark = SPARKS.get(step.saturating_sub(1));
                spark.copied().unwrap_or('█')
            }
            Amount::Hidden => '·',
        })
        .collect()
}

/// A bar per row, or a row's name over a bar per series.
pub fn bars(bars: &Bars, page: Page) -> Vec<String> {
    let mut lines = match bars.series.as_slice() {
        [] | [_] => {
            let labels = bars.rows.iter().map(|row| row.label.as_str());
            let labels = names(labels, longest_name(page));
            let room = room(&labels, page);
            let rows = bars.rows.iter().zip(&labels);
            let rows = rows.flat_map(|(row, label)| {
                row.values
                    .iter()
                    .map(move |value| line(label, *value, bars.high, room))
            });
            rows.collect()
        }
        several => {
            let labels = names(several.iter().map(String::as_str), longest_name(page) - 2);
            let labels: Vec<String> = labels.iter().map(|label| format!("  {label}")).collect();
            let room = room(&labels, page);
            let rows = bars.rows.iter().flat_map(|row| {
                let values = row.values.iter().zip(&labels);
                let values = values.map(|(value, label)| line(label, *value, bars.high, room));
                let name = indented("", &words::one_line(&row.label), page.width);
                name.into_iter().chain(values).collect::<Vec<String>>()
            });
            rows.collect::<Vec<String>>()
        }
    };
    lines.extend(bars.expected.into_iter().flat_map(|expected| {
        let expected = words::cell(&score(expected));
        page.toned(Tone::Faint, &format!("Attendu{NBSP}: {expected}."))
    }));
    lines
}

fn line(label: &str, value: Option<f64>, high: f64, room: usize) -> String {
    match value {
        Some(value) => {
            let said = words::cell(&mean(value));
            format!("{label}  {} {said}", bar(value, high, room))
        }
        None => format!("{label}  {NOTHING}"),
    }
}

fn longest_name(page: Page) -> usize {
    LONGEST_NAME.min(page.width / 2)
}

/// Characters that names and values leave to the bars.
fn room(labels: &[String], page: Page) -> usize {
    let label = labels.first().map_or(0, |label| label.width());
    let room = page.width.saturating_sub(label + 2 + VALUE);
    room.clamp(1, LONGEST_BAR)
}
