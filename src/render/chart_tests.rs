//! What every format must keep of a chart: its numbers, and no harm.

use crate::render::sample::charts;
use crate::render::{Layout, Options, words};
use crate::render::{html, markdown, sample, terminal};
use crate::report::chart::{Amount, Chart, Plot};
use crate::report::{Report, Section};

fn page_of(chart: Chart) -> Report {
    Report {
        sections: vec![Section::Chart(Box::new(chart))],
        ..sample::report()
    }
}

/// The numbers that a chart holds, by a walk of its own, as they are written.
fn numbers(chart: &Chart) -> Vec<String> {
    let decimal = |value: f64| {
        let text = format!("{value:.2}").replace('.', ",");
        text.trim_end_matches('0').trim_end_matches(',').to_owned()
    };
    // A half goes up.
    let mean = |value: f64| {
        let tenths = (value * 10.0 + 0.5).floor();
        format!("{:.1}", tenths / 10.0).replace('.', ",")
    };
    match &chart.plot {
        Plot::Parts(parts) => {
            let rows = parts.rows.iter();
            let counts = rows.flat_map(|row| row.parts.iter().chain([&row.total]));
            let known = counts.copied().filter_map(Amount::known);
            known.map(|count| count.to_string()).collect()
        }
        Plot::Boxes(boxes) => {
            let spreads = boxes.rows.iter().filter_map(|row| row.quartiles);
            let scores = spreads.flat_map(|row| {
                let [min, max] = row.ends.unwrap();
                [min, row.q1, row.median, row.q3, max]
            });
            scores.map(decimal).collect()
        }
        Plot::Histogram(histogram) => {
            let bins = histogram.bins.iter().map(|bin| bin.count);
            let counts = bins.chain(histogram.levels.iter().map(|(_, count)| *count));
            let known = counts.filter_map(Amount::known);
            known.map(|count| count.to_string()).collect()
        }
        Plot::Grid(grid) => {
            let values = grid.rows.iter().flat_map(|row| &row.values).flatten();
            let values = values.map(|value| mean(*value));
            values.chain(grid.expected.map(decimal)).collect()
        }
        Plot::Bars(bars) => {
            let values = bars.rows.iter().flat_map(|row| &row.values).flatten();
            let values = values.map(|value| mean(*value));
            values.chain(bars.expected.map(decimal)).collect()
        }
    }
}

/// How often each text is there.
fn counted(texts: impl Iterator<Item = String>) -> std::collections::BTreeMap<String, usize> {
    let mut counts = std::collections::BTreeMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    counts
}

#[test]
fn every_number_of_a_picture_is_in_its_table() {
    for chart in charts::charts() {
        let table = chart.table();
        assert!(
            table
                .rows
                .iter()
                .all(|row| row.cells.len() == table.columns.len())
        );
        let cells = table.rows.iter().flat_map(|row| &row.cells);
        let cells = counted(cells.map(words::cell));
        for (number, times) in counted(numbers(&chart).into_iter()) {
            let found = cells.get(&number).copied().unwrap_or_default();
            assert!(found >= times, "{}: {number} {times} times", chart.title);
        }
    }
}

/// The texts of the drawing, from its elements.
fn drawn(page: &str) -> Vec<String> {
    let (_, picture) = page.split_once("<div class=\"plot\"").unwrap();
    let (picture, _) = picture.split_once("</svg>\n</div>").unwrap();
    let texts = picture.split("<text ").skip(1).map(|text| {
        let (_, text) = text.split_once('>').unwrap();
        let (text, _) = text.split_once("</text>").unwrap();
        let text = text.rsplit("</title>").next().unwrap();
        text.trim().to_owned()
    });
    texts.collect()
}

#[test]
fn a_number_that_is_drawn_is_in_the_table_of_the_page() {
    for chart in charts::charts() {
        // Scales are no data, nor are the names of competences.
        let is_scale = |text: &str| match &chart.plot {
            Plot::Boxes(boxes) => {
                let bounds = boxes.levels.iter().map(|level| level.from);
                let mut bounds = bounds.chain([0, boxes.high]);
                bounds.any(|bound| bound.to_string() == text)
            }
            Plot::Histogram(histogram) => {
                let bounds = histogram.bins.iter().flat_map(|bin| [bin.from, bin.below]);
                bounds.into_iter().any(|bound| bound.to_string() == text)
            }
            _ => false,
        };
        let table = chart.table();
        let titles = table.columns.iter().map(|column| column.title.clone());
        let cells = table
            .rows
            .iter()
            .flat_map(|row| &row.cells)
            .map(words::cell);
        let known: Vec<String> = titles.chain(cells).collect();
        let page = html::render(&page_of(chart.clone()), Layout::Pages);
        let texts = drawn(&page);
        assert!(texts.len() > 4, "{}", chart.title);
        for text in texts {
            let is_number = text.starts_with(|letter: char| letter.is_ascii_digit());
            assert!(
                !is_number || is_scale(&text) || known.contains(&text),
                "{}: {text}",
                chart.title
            );
        }
    }
}

#[test]
fn a_chart_draws_texts_and_never_obeys_them() {
    for chart in charts::hostile() {
        let report = page_of(chart);
        let page = html::render(&report, Layout::Pages);
        assert!(!page.contains("<script") && !page.contains("onload"));
        assert!(page.contains("&lt;script&gt;alert(1)"));
        assert!(markdown::render(&report).contains("\\<script\\>"));
        let shown = terminal::render(&report, &Options::default());
        assert!(!shown.contains(|letter: char| letter.is_control() && letter != '\n'));
    }
}

#[test]
fn what_is_hidden_is_drawn_as_hidden() {
    let charts = charts::hostile();
    let page = html::render(&page_of(charts[0].clone()), Layout::Pages);
    assert_eq!(page.matches("class=\"fill masked\" x=\"").count(), 3); // two rows, the legend
    let shown = terminal::render(&page_of(charts[0].clone()), &Options::default());
    assert!(shown.contains("· masqué"));
    // 20 of 27 are known: what is left is one hatched part.
    assert!(page.contains("masqué</title>"));
}

#[test]
fn bars_are_as_wide_as_their_values() {
    let page = html::render(&page_of(charts::charts().swap_remove(0)), Layout::Pages);
    // 3A: 25, 2 and 1 of 28.
    let (_, first) = page.split_once(">3A</text>").unwrap();
    let widths = first.split("width=\"").skip(1).take(3);
    let widths: Vec<&str> = widths.map(|rest| rest.split_once('%').unwrap().0).collect();
    assert_eq!(widths, ["89.3", "7.1", "3.6"]);
}
