//! One page for a browser and a printer: no script, no other file, no network.
//!
//! The templates escape every text they print. The same page is read on a
//! phone or a laptop, light or dark, and printed: as a list on A4 portrait
//! pages, or everything on one landscape sheet.

mod drawing;
mod fit;
mod letters;
mod view;

use minijinja::syntax::SyntaxConfig;
use minijinja::{AutoEscape, Environment, Value, context};

use crate::fr;
use crate::render::{Layout, Paper};
use crate::report::Report;

const TEMPLATES: [(&str, &str); 6] = [
    ("page.html", include_str!("page.html")),
    ("agenda.html", include_str!("agenda.html")),
    ("table.html", include_str!("table.html")),
    ("findings.html", include_str!("findings.html")),
    ("year.html", include_str!("year.html")),
    ("drawing.html", include_str!("drawing.html")),
];

/// Writes a report as one self-contained page.
pub fn render(report: &Report, layout: Layout) -> String {
    let numbers = drawing::numbers(report);
    let sections: Vec<Value> = report
        .sections
        .iter()
        .map(|section| view::section(section, &numbers))
        .collect();
    let page = context! {
        title => &report.title,
        subtitle => &report.subtitle,
        stamp => fr::short_date(report.stamp),
        sections,
        pictured => drawing::height_over_width(report).is_some(),
        style => include_str!("style.css"),
        sheet => match layout {
            Layout::Pages => Value::UNDEFINED,
            Layout::Sheet(paper) => sheet(report, paper),
        },
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
fn sheet(report: &Report, paper: Paper) -> Value {
    let fit = fit::fit(report, paper);
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
