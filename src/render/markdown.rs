//! GitHub-flavoured Markdown, to paste into a mail, a wiki or an intranet page.

use crate::fr;
use crate::render::words;
use crate::report::chart::Chart;
use crate::report::{
    Agenda, Align, Entry, EntryKind, FindingGroup, Report, Section, State, Table, Tone, YearPicture,
};

/// Writes a report as Markdown.
pub fn render(report: &Report) -> String {
    let mut out = format!("# {}\n", text(&report.title));
    if !report.subtitle.is_empty() {
        out += &format!("\n{}\n", text(&report.subtitle));
    }
    for section in &report.sections {
        out.push('\n');
        out += &match section {
            Section::Heading(heading) => format!("## {}\n", text(heading)),
            Section::Note(tone, note) => format!("{}\n", toned(*tone, &paragraph(note))),
            Section::List(lines) => lines.iter().map(|line| item(line)).collect(),
            Section::Lines(lines) => verbatim(lines),
            Section::Table(shown) => table(shown),
            Section::Agenda(shown) => agenda(shown),
            Section::Findings(groups) => groups.iter().map(finding).collect(),
            Section::Year(year) => picture(year),
            Section::Chart(shown) => chart(shown),
        };
    }
    out
}

fn toned(tone: Tone, text: &str) -> String {
    match tone {
        Tone::Plain | Tone::Good | Tone::Faint => text.to_owned(),
        Tone::Hint => format!("*{text}*"),
        Tone::Warning | Tone::Bad => format!("**{text}**"),
    }
}

/// Lines as they are, in a block that nothing in them closes.
fn verbatim(lines: &[String]) -> String {
    let lines = lines
        .iter()
        .map(|line| format!("    {}\n", words::one_line(line)));
    lines.collect()
}

fn item(line: &str) -> String {
    format!("- {}\n", text(line))
}

fn table(table: &Table) -> String {
    let mut out = String::new();
    if !table.caption.is_empty() {
        out += &format!("**{}**\n\n", text(&table.caption));
    }
    let titles = table.columns.iter().map(|column| text(&column.title));
    out += &row(titles);
    out += &row(table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    }));
    for line in &table.rows {
        out += &row(line.cells.iter().map(|cell| text(&words::cell(cell))));
    }
    out
}

/// What a picture of numbers says, in sentences and in its table.
fn chart(chart: &Chart) -> String {
    let table = table(&Table {
        caption: String::new(),
        ..chart.table()
    });
    let (title, description) = (text(&chart.title), paragraph(&chart.description));
    format!("### {title}\n\n{description}\n\n{table}")
}

fn row(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<_> = cells.collect();
    format!("| {} |\n", cells.join(" | "))
}

fn agenda(agenda: &Agenda) -> String {
    let mut out = String::new();
    if !agenda.title.is_empty() {
        out += &format!("## {}\n\n", text(&agenda.title));
    }
    out + &agenda.entries.iter().map(entry).collect::<String>()
}

fn entry(entry: &Entry) -> String {
    let done = matches!(entry.state, State::Done(_));
    let mark = match (entry.kind, done) {
        (EntryKind::Task, true) => "[x] ",
        (EntryKind::Task, false) => "[ ] ",
        _ => "",
    };
    let mut dates = words::dates(&entry.when).join(" ");
    if entry.forecast {
        dates = format!("{dates} ({})", words::FORECAST);
    }
    let mut out = format!("- {mark}**{}** {}", text(&dates), text(&entry.title));
    if !entry.roles.is_empty() {
        out += &format!(" — {}", text(&entry.roles.join(", ")));
    }
    if !entry.place.is_empty() {
        out += &format!(", {}", text(&entry.place));
    }
    if entry.kind == EntryKind::Task {
        out += &format!(" {}", code(&entry.id));
    }
    out.push('\n');
    let warnings = entry
        .warnings
        .iter()
        .map(|line| format!("⚠ {}", text(line)));
    let why = [&entry.why, &entry.detail]
        .into_iter()
        .filter(|line| !line.is_empty());
    let command = entry.command.iter().map(|line| code(line));
    let notes = warnings
        .chain(why.map(|line| text(line)))
        .chain(entry.reasons.iter().map(|line| text(line)))
        .chain(entry.link.iter().map(|(name, url)| link(name, url)))
        .chain(command);
    for note in notes {
        out += &format!("  - {note}\n");
    }
    out
}

/// A link, when the address is one that a browser opens without harm.
fn link(name: &str, url: &str) -> String {
    let safe = url.starts_with("https://") || url.starts_with("http://");
    let clean = url
        .chars()
        .all(|letter| letter.is_ascii_graphic() && !"()<>\\".contains(letter));
    if safe && clean {
        return format!("[{}]({url})", text(name));
    }
    format!("{}{}: {}", text(name), fr::NBSP, code(url))
}

fn finding(group: &FindingGroup) -> String {
    let what = text(&words::finding(group));
    let mut out = format!("- **{}** {what}", code(&group.code));
    out.push('\n');
    if !group.help.is_empty() {
        out += &format!("  - **{}**\n", text(&group.help));
    }
    for place in &group.places {
        out += &format!(
            "  - {}{}: {}\n",
            text(&place.location),
            fr::NBSP,
            text(&place.message)
        );
        for line in place.excerpt.lines() {
            out += &format!("    {}\n", code(line));
        }
    }
    out
}

/// The year as lists: Markdown has no picture.
fn picture(year: &YearPicture) -> String {
    let mut rows = vec![];
    for strip in &year.strips {
        let periods = strip
            .periods
            .iter()
            .map(|band| (format!("période {}", band.label), band));
        let holidays = strip.holidays.iter().map(|band| (band.label.clone(), band));
        rows.extend(
            holidays
                .chain(periods)
                .map(|(name, band)| (strip.label.clone(), name, band)),
        );
    }
    let national = year.window.iter().chain(&year.make_up);
    rows.extend(national.map(|band| (String::new(), band.label.clone(), band)));
    rows.sort_by_key(|(_, _, band)| band.first);
    let mut out = row(["Zone", "Quoi", "Du", "Au"].into_iter().map(str::to_owned));
    out += &row(["---"; 4].into_iter().map(str::to_owned));
    for (zone, name, band) in rows {
        let mut last = fr::short_date(band.last);
        if band.forecast {
            last = words::forecast_date(band.last);
        }
        let cells = [zone, name, fr::short_date(band.first), last];
        out += &row(cells.iter().map(|cell| text(cell)));
    }
    out
}

/// A text that starts a paragraph: it must not turn into a list or a heading.
pub(in crate::render) fn paragraph(line: &str) -> String {
    let line = text(line);
    let number = line.trim_start_matches(|letter: char| letter.is_ascii_digit());
    if line.starts_with(['-', '+', '=']) {
        return format!("\\{line}");
    }
    if number.len() < line.len() && number.starts_with(['.', ')']) {
        let digits = line.len() - number.len();
        let (digits, rest) = line.split_at(digits);
        return format!("{digits}\\{rest}");
    }
    line
}

/// A text as it is, whatever Markdown would read in it.
pub(in crate::render) fn text(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    for letter in words::one_line(line).trim().chars() {
        if "\\`*_[]<>|~#&".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// A text between backticks, more of them than it holds itself.
fn code(line: &str) -> String {
    // Inside a table a bar would end the cell even between backticks; lists are safe.
    let line = words::one_line(line);
    let longest = line.split(|letter| letter != '`').map(str::len).max();
    let ticks = "`".repeat(longest.unwrap_or_default() + 1);
    let pad = if line.starts_with('`') || line.ends_with('`') {
        " "
    } else {
        ""
    };
    format!("{ticks}{pad}{line}{pad}{ticks}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;

    #[test]
    fn a_task_has_a_box_that_says_whether_it_is_done() {
        let page = render(&sample::report());
        assert!(page.starts_with("# L’année Pix au collège\n\n2026-2027, zone B,"));
        assert!(page.contains(
            "\n- [x] **08/09/2026** Se connecter à Pix Orga et vérifier ses droits — référent Pix `acces-orga`\n"
        ));
        assert!(page.contains(
            "\n- [ ] **18/06/2027 (prévisionnel)** Faire passer les sessions de rattrapage —"
        ));
        assert!(page.contains("\n- **20/02/2027 → 07/03/2027** Vacances d’hiver\n"));
        assert!(page.contains(
            "\n  - [Pix Orga](https://orga.pix.fr)\n  - `pixplan import ElevesSansAdresses.zip`\n"
        ));
    }

    #[test]
    fn dates_by_zone_are_all_there() {
        let page = render(&sample::without_zone());
        assert!(
            page.contains(
                "**A 08/02/2027 B 15/02/2027 C 01/02/2027** Contrôler la certificabilité"
            )
        );
    }

    #[test]
    fn nothing_in_a_text_is_taken_for_markup() {
        let page = render(&sample::hostile());
        assert!(page.starts_with("# \\<script\\>alert('titre')\\</script\\>\n"));
        assert!(page.contains(
            "=HYPERLINK(\"x\";1) \\| \\<b\\>gras\\</b\\>, \\*a\\*; \\\\fin BEGIN:VEVENT"
        ));
        assert!(page.contains("``t<i>|'\"`@1``"));
        assert!(page.contains("a\"b\u{a0}: `javascript:alert(1)`"));
        assert!(page.contains("**\\- faux \\& \\<faux\\>**"));
        assert!(page.contains(
            "| =3A;\\|\\<b\\> | 1\u{a0}234 | -1\u{a0}234,5 | 71\u{a0}% | 01/03/2027 |\n"
        ));
    }

    #[test]
    fn every_row_of_a_table_has_as_many_cells() {
        let page = table(&sample::table());
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        let counts: Vec<_> = page.lines().skip(2).map(bars).collect();
        assert_eq!(counts, [6, 6, 6, 6]);
    }

    #[test]
    fn a_paragraph_stays_one() {
        assert_eq!(paragraph("1. deux"), "1\\. deux");
        assert_eq!(paragraph("2027 est loin"), "2027 est loin");
        assert_eq!(paragraph("+ trois"), "\\+ trois");
    }
}
