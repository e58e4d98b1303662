//! Plain lines, for the mail that cron sends.
//!
//! No column, no colour: it reads as well on a phone as in a log.

use crate::render::terminal::wrap::{indented, wrap};
use crate::render::words;
use crate::report::{Agenda, Entry, Report, Section};

/// Columns of a mail that no program folds again.
const WIDTH: usize = 72;

/// Writes what a report asks for: its agendas, lists and notes.
///
/// Tables, findings and pictures have no place in a reminder: the other
/// formats show them.
pub fn render(report: &Report) -> String {
    let mut blocks = vec![vec![words::one_line(&report.title)]];
    if !report.subtitle.is_empty() {
        blocks.push(wrap(&report.subtitle, WIDTH));
    }
    for section in &report.sections {
        blocks.push(match section {
            Section::Heading(text) => vec![words::one_line(text)],
            Section::Note(_, text) => wrap(text, WIDTH),
            Section::List(lines) => {
                let lines = lines.iter().flat_map(|line| indented("- ", line, WIDTH));
                lines.collect()
            }
            Section::Lines(lines) => lines.iter().map(|line| words::one_line(line)).collect(),
            Section::Agenda(shown) => agenda(shown),
            Section::Table(_) | Section::Findings(_) | Section::Year(_) | Section::Chart(_) => {
                continue;
            }
        });
    }
    let blocks: Vec<_> = blocks.iter().map(|block| block.join("\n")).collect();
    format!("{}\n", blocks.join("\n\n"))
}

fn agenda(agenda: &Agenda) -> Vec<String> {
    let mut lines = vec![];
    if !agenda.title.is_empty() {
        lines.push(words::one_line(&agenda.title));
    }
    lines.extend(agenda.entries.iter().flat_map(entry));
    lines
}

fn entry(entry: &Entry) -> Vec<String> {
    let mut dates = words::dates(&entry.when).join(" ");
    if entry.forecast {
        dates = format!("{dates} ({})", words::FORECAST);
    }
    let mut line = format!("{dates}\u{a0}: {}", entry.title);
    if !entry.roles.is_empty() {
        line += &format!(" ({})", entry.roles.join(", "));
    }
    if !entry.place.is_empty() {
        line += &format!(", {}", entry.place);
    }
    let mut lines = indented("- ", &line, WIDTH);
    let warnings = entry.warnings.iter().map(|line| ("  ! ", line));
    let command = entry.command.iter().map(|line| ("  → ", line));
    let notes = warnings.chain(command);
    lines.extend(notes.flat_map(|(mark, line)| indented(mark, line, WIDTH)));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_reminder_is_short_lines_without_columns() {
        let page = render(&sample::report());
        assert!(page.contains(
            "\n\nEn retard\n- 30/09/2026\u{a0}: Prévenir les familles : identifiants, parcours,\n  \
             certification (référent Pix)\n"
        ));
        assert!(
            page.contains("\n- 15/02/2027 (prévisionnel)\u{a0}: Vérifier l’accès à Pix Certif")
        );
        assert!(page.lines().all(|line| line.chars().count() <= WIDTH));
        assert!(!page.contains("\n\n\n") && page.ends_with("--why\n"));
    }
}
