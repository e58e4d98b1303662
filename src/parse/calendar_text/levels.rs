//! The certification dates of a level, written.

use chrono::NaiveDate;

use crate::calendar::{
    Announced, DateRange, Earlier, LevelWindows, Published, Standing, WindowEdges,
};
use crate::parse::calendar_text::names::Names;
use crate::parse::calendar_text::{quoted, table};

/// The table of a level.
pub fn write(dates: &LevelWindows, names: &Names) -> String {
    let mut lines = vec![format!("[{}]", dates.level.id())];
    let window = range(&dates.window, &dates.earlier, names);
    let window = window.or_else(|| edges(&dates.edges, names));
    lines.extend(window.map(|text| format!("fenetre = {text}")));
    let opening = date(&dates.opening, names);
    lines.extend(opening.map(|text| format!("ouverture = {text}")));
    let make_up = range(&dates.make_up, &[], names);
    lines.extend(make_up.map(|text| format!("rattrapage = {text}")));
    let closing = date(&dates.closing, names);
    lines.extend(closing.map(|text| format!("fermeture = {text}")));
    lines.push(String::new());
    lines.join("\n")
}

/// The words of what is not a date; none when nothing is said.
fn word<T>(announced: &Announced<T>) -> Option<String> {
    match announced {
        Announced::Forecast => Some(quoted("prévisionnel")),
        Announced::NotApplicable => Some(quoted("aucune")),
        Announced::Unpublished | Announced::Published(_) => None,
    }
}

fn date(announced: &Announced<NaiveDate>, names: &Names) -> Option<String> {
    let Some(date) = announced.published() else {
        return word(announced);
    };
    let mut fields = vec![format!("date = {}", date.value)];
    fields.extend(names.remarks(date, None));
    Some(table(&fields))
}

fn range(announced: &Announced<DateRange>, earlier: &[Earlier], names: &Names) -> Option<String> {
    let Some(range) = announced.published() else {
        return word(announced);
    };
    let mut fields = vec![
        format!("debut = {}", range.value.first()),
        format!("fin = {}", range.value.last()),
    ];
    fields.extend(names.remarks(range, None));
    if !earlier.is_empty() {
        let earlier = earlier.iter().map(|one| before(one, names));
        let earlier: Vec<String> = earlier.collect();
        fields.push(format!("avant = [\n    {},\n]", earlier.join(",\n    ")));
    }
    Some(table(&fields))
}

/// One end of a window, the other staying as published.
fn edges(edges: &WindowEdges, names: &Names) -> Option<String> {
    let date = edges.end.as_ref().or(edges.start.as_ref())?;
    let edge = |key: &str, date: &Option<Published<NaiveDate>>| {
        date.as_ref().map(|date| format!("{key} = {}", date.value))
    };
    let ends = [edge("debut", &edges.start), edge("fin", &edges.end)];
    let mut fields: Vec<String> = ends.into_iter().flatten().collect();
    fields.extend(names.remarks(date, None));
    Some(table(&fields))
}

/// A value that was replaced.
fn before(earlier: &Earlier, names: &Names) -> String {
    let mut fields = Vec::new();
    fields.extend(earlier.start.map(|start| format!("debut = {start}")));
    fields.extend(earlier.end.map(|end| format!("fin = {end}")));
    let source = names.name(&earlier.source, Standing::Secondary);
    fields.push(format!("source = {}", quoted(&source)));
    table(&fields)
}
