//! Findings, under their cause, each with its place.

use anstyle::Style;

use crate::render::terminal::wrap::{indented, wrap};
use crate::render::terminal::{Page, paint};
use crate::render::words;
use crate::report::{FindingGroup, Place, Tone};

pub fn lines(groups: &[FindingGroup], page: Page) -> Vec<String> {
    let groups = groups.iter().map(|group| group_lines(group, page));
    groups.collect::<Vec<_>>().join(&String::new())
}

fn group_lines(group: &FindingGroup, page: Page) -> Vec<String> {
    let pix = if group.pix { " (contrôle de Pix)" } else { "" };
    let head = format!("{} {}{pix}", group.code, group.title);
    let mark = format!("{}\u{a0}: ", words::tone(group.tone));
    let style = paint::tone(group.tone);
    let head = wrap(&format!("{mark}{head}"), page.width);
    let mut lines: Vec<_> = head
        .iter()
        .map(|line| page.paint.line(style, line))
        .collect();
    lines.extend(
        group
            .places
            .iter()
            .flat_map(|place| place_lines(place, page)),
    );
    if !group.help.is_empty() {
        let help = indented("  → ", &group.help, page.width);
        let style = paint::tone(Tone::Hint);
        lines.extend(help.iter().map(|line| page.paint.line(style, line)));
    }
    lines
}

fn place_lines(place: &Place, page: Page) -> Vec<String> {
    let parts = [&place.location, &place.message].map(String::as_str);
    let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = indented("  - ", &parts.join("\u{a0}: "), page.width);
    // A mark under a fault must stay under it: these lines are cut, never wrapped.
    let room = page.width.saturating_sub(6);
    lines.extend(place.excerpt.lines().map(|line| {
        let line: String = words::one_line(line).chars().take(room).collect();
        let line = format!("      {}", line.trim_end());
        page.paint.line(Style::new().dimmed(), &line)
    }));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::Colour;
    use crate::render::sample;
    use crate::render::terminal::paint::Paint;
    use crate::report::Section;

    #[test]
    fn a_finding_says_what_where_and_what_to_do() {
        let report = sample::hostile();
        let mut found = report.sections.iter().filter_map(|section| match section {
            Section::Findings(groups) => Some(groups),
            _ => None,
        });
        let page = Page {
            width: 60,
            paint: Paint(Colour::Plain),
        };
        let expected = "\
erreur\u{a0}: INE_UNIQUE deux élèves ont le même INE (contrôle de
Pix)
  - eleves.xml, ligne 128\u{a0}: LE GOFF Anaïs, 3A, et <KERVELLA>
    Yann, 3B
      <ID_NATIONAL>0123456789A</ID_NATIONAL>
                   ^^^^^^^^^^^
  → Corrigez l’INE dans SIECLE, puis refaites l’export.";
        assert_eq!(lines(found.next().unwrap(), page).join("\n"), expected);
    }
}
