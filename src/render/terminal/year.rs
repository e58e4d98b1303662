//! The school year in a few lines: a character is a week or a little more.

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::fr;
use crate::render::terminal::Page;
use crate::render::terminal::wrap::padded;
use crate::render::words;
use crate::report::{Band, Strip, YearPicture};

/// Columns for the names on the left.
const LABEL: usize = 14;

/// Days of a character, at least: below a week a year fills more than a screen.
const WEEK: usize = 7;

/// A row of characters over the days of the year.
#[derive(Clone, Copy)]
struct Scale {
    first: NaiveDate,
    last: NaiveDate,
    days_per_cell: usize,
    cells: usize,
}

pub fn lines(year: &YearPicture, page: Page) -> Vec<String> {
    let scale = Scale::of(year, page.width);
    let mut lines = vec![named("", &scale.months())];
    for strip in &year.strips {
        lines.push(named(&strip.label, &scale.strip(strip)));
    }
    for band in year.window.iter().chain(&year.make_up) {
        let row = scale.bands(std::slice::from_ref(band), '█');
        lines.push(named(&short(&band.label), &row));
    }
    let mut today = scale.blank();
    put(&mut today, scale.cell(year.today), "▲");
    lines.push(named("aujourd’hui", &today));
    let known = year.window.iter().chain(&year.make_up);
    let known = known.map(|band| {
        let forecast = if band.forecast {
            format!(" ({})", words::FORECAST)
        } else {
            String::new()
        };
        format!(
            "{}\u{a0}: {}{forecast}",
            band.label,
            words::from_to(band.first, band.last)
        )
    });
    lines.extend(known.flat_map(|line| page.toned(crate::report::Tone::Faint, &line)));
    lines
}

/// The last word of a name that is too long for the left column.
fn short(label: &str) -> String {
    match label.rsplit_once(' ') {
        Some((_, word)) if label.chars().count() >= LABEL => word.to_owned(),
        _ => label.to_owned(),
    }
}

fn named(label: &str, row: &[char]) -> String {
    let label: String = words::one_line(label).chars().take(LABEL - 1).collect();
    let row: String = row.iter().collect();
    let line = format!("{}{row}", padded(&label, LABEL));
    line.trim_end().to_owned()
}

impl Scale {
    fn of(year: &YearPicture, width: usize) -> Self {
        let days = (year.last - year.first).num_days().max(0);
        let days = usize::try_from(days).unwrap_or_default() + 1;
        let room = width.saturating_sub(LABEL).max(1);
        let days_per_cell = days.div_ceil(room).max(WEEK);
        Self {
            first: year.first,
            last: year.last,
            days_per_cell,
            cells: days.div_ceil(days_per_cell),
        }
    }

    /// The character of a day; days outside the picture stand at its edges.
    fn cell(self, day: NaiveDate) -> usize {
        let days = usize::try_from((day - self.first).num_days()).unwrap_or_default();
        (days / self.days_per_cell).min(self.cells.saturating_sub(1))
    }

    /// The day in the middle of a character.
    fn middle(self, cell: usize) -> NaiveDate {
        let days = cell * self.days_per_cell + self.days_per_cell / 2;
        self.first + Days::new(days as u64)
    }

    fn blank(self) -> Vec<char> {
        vec![' '; self.cells]
    }

    /// The months' names, over their first days.
    fn months(self) -> Vec<char> {
        let letters = if self.days_per_cell > WEEK { 1 } else { 3 };
        let mut row = self.blank();
        for month in 0..12 {
            let day = self.first + Months::new(month);
            let room = self.cell(day) + letters <= self.cells;
            if day <= self.last && room {
                let name: String = abbreviation(day.month()).chars().take(letters).collect();
                put(&mut row, self.cell(day), &name);
            }
        }
        row
    }

    /// Classes as blocks with the period's name, holidays as light ones.
    fn strip(self, strip: &Strip) -> Vec<char> {
        let mut row = self.bands(&strip.periods, '▄');
        for cell in 0..self.cells {
            let day = self.middle(cell);
            let off = strip
                .holidays
                .iter()
                .any(|band| band.first <= day && day <= band.last);
            if off {
                put(&mut row, cell, "░");
            }
        }
        for band in &strip.periods {
            let cells = self.cell(band.first)..=self.cell(band.last);
            let width = cells.end() - cells.start() + 1;
            let name = fitting(&band.label, width);
            let at = cells.start() + (width - name.chars().count()) / 2;
            put(&mut row, at, &name);
        }
        row
    }

    fn bands(self, bands: &[Band], with: char) -> Vec<char> {
        let mut row = self.blank();
        for band in bands {
            let cells = self.cell(band.first)..=self.cell(band.last);
            let shown = row
                .iter_mut()
                .enumerate()
                .filter(|(cell, _)| cells.contains(cell));
            shown.for_each(|(_, letter)| *letter = with);
        }
        row
    }
}

/// A period's name that fits: `5 bis` is written `5bis`, then `bis`, then not at all.
fn fitting(label: &str, width: usize) -> String {
    let joined = label.replace(' ', "");
    let last = label.rsplit(' ').next().unwrap_or_default().to_owned();
    let mut names = [joined, last].into_iter();
    names
        .find(|name| name.chars().count() <= width)
        .unwrap_or_default()
}

fn put(row: &mut [char], at: usize, text: &str) {
    for (place, letter) in row.iter_mut().skip(at).zip(text.chars()) {
        *place = letter;
    }
}

/// Three letters, all different: `jun` and `jul`.
fn abbreviation(month: u32) -> &'static str {
    const NAMES: [&str; 12] = [
        "jan", "fév", "mar", "avr", "mai", "jun", "jul", "aoû", "sep", "oct", "nov", "déc",
    ];
    let index = (month as usize).wrapping_sub(1);
    NAMES
        .get(index)
        .copied()
        .unwrap_or_else(|| fr::month(month))
}
