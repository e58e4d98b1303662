//! Findings, under their cause, each with its place.

use anstyle::Style;

use crate::fr;
use crate::render::Places;
use crate::render::terminal::wrap::{indented, wrap};
use crate::render::terminal::{Page, paint};
use crate::render::words;
use crate::report::{FindingGroup, Place, Tone};

pub fn lines(groups: &[FindingGroup], page: Page) -> Vec<String> {
    let groups = groups.iter().map(|group| group_lines(group, page));
    groups.collect::<Vec<_>>().join(&String::new())
}

fn group_lines(group: &FindingGroup, page: Page) -> Vec<String> {
    let head = format!("{} {}", group.code, words::finding(group));
    let mark = format!("{}\u{a0}: ", words::tone(group.tone));
    let style = paint::tone(group.tone);
    let head = wrap(&format!("{mark}{head}"), page.width);
    let mut lines: Vec<_> = head
        .iter()
        .map(|line| page.paint.line(style, line))
        .collect();
    // A count in place of a single line would save nothing.
    let hidden = match page.places {
        Places::Few => group.places.len().saturating_sub(group.brief),
        Places::All => 0,
    };
    let hidden = if hidden > 1 { hidden } else { 0 };
    let shown = group.places.iter().take(group.places.len() - hidden);
    lines.extend(shown.flat_map(|place| place_lines(place, page)));
    if hidden > 0 {
        let others = fr::thousands(hidden);
        let others = format!("et {others} autres\u{a0}: ajoutez -v pour les voir");
        let others = indented("  - ", &others, page.width);
        let style = paint::tone(Tone::Faint);
        lines.extend(others.iter().map(|line| page.paint.line(style, line)));
    }
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
    fn a_brief_page_counts_the_places_that_it_does_not_show() {
        let place = |number: usize| Place {
            location: format!("ligne {number}"),
            ..Place::default()
        };
        let group = |places: usize| FindingGroup {
            tone: Tone::Warning,
            code: "X".to_owned(),
            pix: false,
            title: "titre".to_owned(),
            help: String::new(),
            places: (1..=places).map(place).collect(),
            brief: 2,
        };
        let shown = |places: usize, amount: Places| {
            let page = Page {
                width: 60,
                paint: Paint(Colour::Plain),
                places: amount,
            };
            lines(&[group(places)], page)
        };
        assert_eq!(
            shown(5, Places::Few),
            [
                "avertissement\u{a0}: X titre (5 cas)",
                "  - ligne 1",
                "  - ligne 2",
                "  - et 3 autres\u{a0}: ajoutez -v pour les voir"
            ]
        );
        assert_eq!(shown(3, Places::Few).len(), 4);
        assert_eq!(shown(5, Places::All).len(), 6);
    }

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
            places: Places::All,
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
