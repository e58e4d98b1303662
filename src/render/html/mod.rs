//! One page for a browser and a printer: no script, no other file, no network.
//!
//! The templates escape every text they print. The same page is read on a
//! phone or a laptop, light or dark, and printed: as a list on A4 portrait
//! pages, or everything on one landscape sheet.

mod chart;
mod drawing;
mod fit;
mod letters;
mod view;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Value, context};

use crate::fr;
use crate::render::html::drawing::Shape;
use crate::render::html::fit::Fit;
use crate::render::{Layout, Paper};
use crate::report::{Report, Section};

const TEMPLATES: [(&str, &str); 13] = [
    ("page.html", include_str!("page.html")),
    ("agenda.html", include_str!("agenda.html")),
    ("table.html", include_str!("table.html")),
    ("findings.html", include_str!("findings.html")),
    ("year.html", include_str!("year.html")),
    ("drawing.html", include_str!("drawing.html")),
    ("chart.html", include_str!("chart.html")),
    ("chart-bars.html", include_str!("chart-bars.html")),
    ("chart-boxes.html", include_str!("chart-boxes.html")),
    ("chart-fills.html", include_str!("chart-fills.html")),
    ("chart-grid.html", include_str!("chart-grid.html")),
    ("chart-histogram.html", include_str!("chart-histogram.html")),
    ("chart-parts.html", include_str!("chart-parts.html")),
];

/// Writes a report as one self-contained page.
pub fn render(report: &Report, layout: Layout) -> String {
    let numbers = drawing::numbers(report);
    let fit = match layout {
        Layout::Pages => None,
        Layout::Sheet(paper) => Some((paper, fit::fit(report, paper))),
    };
    let shape = fit.map_or(Shape::SCREEN, |(_, fit)| fit.shape);
    let sections = report.sections.iter().enumerate();
    let sections = sections.map(|(place, section)| view::section(section, place, &numbers, shape));
    let charted = report.sections.iter();
    let charted = charted.filter(|section| matches!(section, Section::Chart(_)));
    let page = context! {
        title => &report.title,
        subtitle => &report.subtitle,
        stamp => fr::short_date(report.stamp),
        sections => sections.collect::<Vec<Value>>(),
        pictured => drawing::height_over_width(report, shape).is_some(),
        style => include_str!("style.css"),
        charted => charted.count() > 0,
        chart_style => include_str!("chart.css"),
        chart_print => include_str!("chart-print.css"),
        sheet => fit.map(|(paper, fit)| sheet(paper, fit)),
        sheet_style => include_str!("sheet.css"),
        pages_style => include_str!("pages.css"),
    };
    let mut engine = Environment::new();
    engine.set_auto_escape_callback(|_| AutoEscape::Html);
    let mut syntax = SyntaxConfig::builder();
    syntax.trim_blocks(true).lstrip_blocks(true);
    engine.set_syntax(
        syntax
            .build()
            .expect("Jinja's own delimiters are well formed"),
    );
    for (name, source) in TEMPLATES {
        engine
            .add_template(name, source)
            .expect("our own templates are well written");
    }
    let template = engine
        .get_template("page.html")
        .expect("the page is among the templates");
    template
        .render(page)
        .expect("our own templates find what they name")
}

/// The sheet's measures, as the style wants them.
fn sheet(paper: Paper, fit: Fit) -> Value {
    context! {
        name => match paper {
            Paper::A4 => "A4",
            Paper::A3 => "A3",
        },
        width => fit.page.width,
        height => fit.page.height,
        margin => fit.page.margin,
        picture => fit.picture,
        list => fit.list,
        columns => fit.columns,
        font => fit.font,
        head => fit.page.head,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use quick_xml::Reader;
    use quick_xml::events::Event;

    const LAYOUTS: [Layout; 3] = [
        Layout::Pages,
        Layout::Sheet(Paper::A4),
        Layout::Sheet(Paper::A3),
    ];

    /// Every element of a page with its attributes, once all are seen to be closed.
    fn elements(page: &str) -> Vec<(String, Vec<(String, String)>)> {
        let mut reader = Reader::from_str(page);
        let mut found = vec![];
        let mut open = 0;
        loop {
            let (tag, opened) = match reader.read_event().expect("a page that is also XML") {
                Event::Start(tag) => (tag, 1),
                Event::Empty(tag) => (tag, 0),
                Event::End(_) => {
                    open -= 1;
                    continue;
                }
                Event::Eof => break,
                _ => continue,
            };
            open += opened;
            let text = |text: &str| text.to_owned();
            let pairs = tag
                .attributes()
                .map(|pair| pair.expect("a quoted attribute"));
            let pairs = pairs.map(|pair| (text(pair.key.as_ref()), text(&pair.value)));
            found.push((text(tag.name().as_ref()), pairs.collect()));
        }
        assert_eq!(open, 0);
        found
    }

    #[test]
    fn a_page_is_whole_and_asks_for_nothing_else() {
        for report in [
            sample::report(),
            sample::without_zone(),
            sample::hostile(),
            sample::charted(),
        ] {
            for layout in LAYOUTS {
                let page = render(&report, layout);
                let mut ids = std::collections::HashSet::new();
                for (name, pairs) in elements(&page) {
                    assert!(
                        !["script", "link", "img", "iframe", "object", "base"].contains(&&*name),
                        "{name}"
                    );
                    for (key, value) in pairs {
                        assert!(key != "src" && !key.starts_with("on"), "{key}");
                        assert!(key != "id" || ids.insert(value.clone()), "{value} twice");
                        let local = value.starts_with('#') || value.starts_with("https:");
                        assert!(key != "href" || local, "{value}");
                    }
                }
                assert!(!page.contains("@import") && !page.contains("url(http"));
            }
        }
    }

    #[test]
    fn texts_are_shown_never_obeyed() {
        let page = render(&sample::hostile(), Layout::Pages);
        assert!(!page.contains("<script") && !page.contains("<b>gras"));
        assert!(page.contains("<h1>&lt;script&gt;"));
        assert!(page.contains("=HYPERLINK(&quot;x&quot;;1) | &lt;b&gt;gras"));
        assert!(!page.contains("href=\"javascript"));
    }

    #[test]
    fn every_entry_is_listed_and_every_forecast_says_so() {
        let report = sample::report();
        let page = render(&report, Layout::Pages);
        let entries = report.sections.iter().filter_map(|section| match section {
            Section::Agenda(agenda) => Some(&agenda.entries),
            _ => None,
        });
        let entries: Vec<_> = entries.flatten().collect();
        assert_eq!(page.matches("<li class=\"entry ").count(), entries.len());
        let (_, list) = page.split_once("<div class=\"list\">").unwrap();
        let forecasts = entries.iter().filter(|entry| entry.forecast).count();
        assert_eq!(
            list.matches("<span class=\"full\">prévisionnel</span>")
                .count(),
            forecasts
        );
    }

    #[test]
    fn a_task_has_the_same_number_on_the_picture_and_in_the_list() {
        let page = render(&sample::report(), Layout::Pages);
        let (picture, list) = page.split_once("<div class=\"list\">").unwrap();
        let title = "Importer les résultats dans le livret";
        let (_, mark) = picture.split_once(title).unwrap();
        let (mark, _) = mark.split_once("</text>").unwrap();
        assert!(mark.ends_with(">47"), "{mark}");
        let (before, _) = list.split_once(title).unwrap();
        let (_, number) = before.rsplit_once("class=\"number\"").unwrap();
        assert!(number.contains(">47<"), "{number}");
    }

    #[test]
    fn a_report_without_a_picture_has_none() {
        let mut report = sample::hostile();
        report
            .sections
            .retain(|section| !matches!(section, Section::Year(_) | Section::Chart(_)));
        for layout in LAYOUTS {
            let page = render(&report, layout);
            elements(&page);
            assert!(!page.contains("<svg") && !page.contains("class=\"number\""));
        }
    }
}
