//! A workbook: one sheet per table, each cell as what it is.
//!
//! A text is written as a string, which no spreadsheet takes for a formula, so
//! it needs no apostrophe. Dates are dates, numbers are numbers. The same
//! report gives the same bytes: nothing here reads a clock.

mod name;

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use crate::render::sheets::{Value, sheets};
use crate::render::words;
use crate::render::xlsx::name::Names;
use crate::report::{Cell, Report};

/// Rows of a sheet under its header; Excel's own limit is 1,048,576.
const MOST_ROWS: usize = 1_000_000;

/// Characters of a cell at most, Excel's own limit.
const LONGEST_TEXT: usize = 32_767;

/// Columns are no wider than that; a longer text goes on under itself.
const WIDEST: usize = 60;

const DAY: &str = "dd/mm/yyyy";
const TIME: &str = "dd/mm/yyyy hh:mm";

/// Writes the report's tables as a workbook.
pub fn render(report: &Report) -> Vec<u8> {
    let mut workbook = Workbook::new();
    let day = report.stamp;
    let properties = DocProperties::new()
        .set_title(clean(&report.title))
        .set_author("pixplan")
        .set_creation_datetime(&creation(day));
    workbook.set_properties(&properties);
    let mut names = Names::default();
    let looks = Looks::new();
    for sheet in sheets(report) {
        // An empty table still has its header.
        let pieces = sheet
            .rows
            .chunks(MOST_ROWS)
            .chain(sheet.rows.is_empty().then_some::<&[Vec<Value>]>(&[]));
        for rows in pieces {
            let page = workbook.add_worksheet();
            write(page, &names.of(&sheet.caption), &sheet.header, rows, &looks)
                .expect("names, sizes and texts are within the limits of the format");
        }
    }
    if workbook.worksheets().is_empty() {
        workbook.add_worksheet();
    }
    workbook
        .save_to_buffer()
        .expect("a workbook in memory meets no disk")
}

/// The looks of cells.
struct Looks {
    header: Format,
    text: Format,
    day: Format,
    forecast: Format,
    time: Format,
    count: Format,
    share: Format,
}

impl Looks {
    fn new() -> Self {
        let cell = || Format::new().set_align(FormatAlign::Top);
        let forecast = format!("{DAY}\" ({})\"", words::FORECAST);
        Self {
            header: cell().set_bold().set_text_wrap(),
            text: cell().set_text_wrap(),
            day: cell().set_num_format(DAY),
            forecast: cell().set_num_format(forecast),
            time: cell().set_num_format(TIME),
            count: cell().set_num_format("#,##0"),
            share: cell().set_num_format("0.0%"),
        }
    }
}

fn write(
    page: &mut Worksheet,
    name: &str,
    header: &[String],
    rows: &[Vec<Value>],
    looks: &Looks,
) -> Result<(), XlsxError> {
    page.set_name(name)?;
    page.set_landscape();
    page.set_print_fit_to_pages(1, 0);
    let mut first = 0;
    if !header.is_empty() {
        for (title, column) in header.iter().zip(0..) {
            page.write_string_with_format(0, column, clean(title), &looks.header)?;
        }
        page.set_freeze_panes(1, 0)?;
        page.set_repeat_rows(0, 0)?;
        first = 1;
    }
    for (row, number) in rows.iter().zip(first..) {
        for (value, column) in row.iter().zip(0..) {
            put(page, (number, column), value, looks)?;
        }
    }
    for (width, column) in widths(header, rows).into_iter().zip(0..) {
        let width = u32::try_from(width).unwrap_or_default();
        page.set_column_width(column, f64::from(width) + 2.0)?;
    }
    Ok(())
}

fn put(
    page: &mut Worksheet,
    (row, column): (u32, u16),
    value: &Value,
    looks: &Looks,
) -> Result<(), XlsxError> {
    let number = match value {
        Value::Time(time) => serial(time.date()).map(|day| (day + hours(*time), &looks.time)),
        Value::Cell(cell) => match cell {
            Cell::Date(day) => serial(*day).map(|day| (day, &looks.day)),
            Cell::ForecastDate(day) => serial(*day).map(|day| (day, &looks.forecast)),
            Cell::Count(count) => u32::try_from(*count)
                .ok()
                .map(|count| (f64::from(count), &looks.count)),
            Cell::Share(share) => Some((*share, &looks.share)),
            Cell::Decimal(number, places) => {
                let decimals = format!("#,##0.{}", "0".repeat(*places));
                let format = looks.count.clone();
                let format = format.set_num_format(decimals.trim_end_matches('.'));
                if number.is_finite() {
                    page.write_number_with_format(row, column, *number, &format)?;
                    return Ok(());
                }
                None
            }
            Cell::Empty => return Ok(()),
            Cell::Text(_) | Cell::Hidden => None,
        },
    };
    match number.filter(|(number, _)| number.is_finite()) {
        Some((number, format)) => page.write_number_with_format(row, column, number, format)?,
        None => page.write_string_with_format(row, column, clean(&shown(value)), &looks.text)?,
    };
    Ok(())
}

/// A cell as a person reads it.
fn shown(value: &Value) -> String {
    match value {
        Value::Cell(cell) => words::cell(cell),
        Value::Time(time) => time.format("%d/%m/%Y %H:%M").to_string(),
    }
}

/// A text that the format can hold: no control character but line breaks and tabs.
fn clean(text: &str) -> String {
    let kept = text
        .chars()
        .filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t'));
    // The limit counts UTF-16 units.
    let mut room = LONGEST_TEXT;
    kept.take_while(|letter| {
        let fits = letter.len_utf16() <= room;
        room = room.saturating_sub(letter.len_utf16());
        fits
    })
    .collect()
}

/// The number that spreadsheets keep for a day; none before 1 March 1900, where they disagree.
fn serial(day: NaiveDate) -> Option<f64> {
    let origin = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    let days = (day - origin).num_days();
    let days = i32::try_from(days).ok().filter(|days| *days > 60)?;
    (day.year() <= 9999).then(|| f64::from(days))
}

/// The time of a day as a share of it.
fn hours(time: NaiveDateTime) -> f64 {
    let midnight = time.date().and_time(chrono::NaiveTime::MIN);
    let seconds = (time - midnight).num_seconds();
    f64::from(i32::try_from(seconds).unwrap_or_default()) / 86_400.0
}

/// The day of the data as the workbook's own date.
fn creation(day: NaiveDate) -> ExcelDateTime {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(day.year()).unwrap_or(1900);
    ExcelDateTime::from_ymd(year, part(day.month()), part(day.day()))
        .or_else(|_| ExcelDateTime::from_ymd(1900, 1, 1))
        .expect("1 January 1900 is the first day of the format")
}

/// Characters of the longest line of each column.
fn widths(header: &[String], rows: &[Vec<Value>]) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let mut widths = vec![0; columns.max(header.len())];
    let longest = |text: &str| {
        let lines = text.lines().map(|line| line.chars().count());
        lines.max().unwrap_or_default().min(WIDEST)
    };
    for (width, title) in widths.iter_mut().zip(header) {
        *width = longest(title);
    }
    for row in rows {
        for (width, value) in widths.iter_mut().zip(row) {
            *width = (*width).max(longest(&shown(value)));
        }
    }
    widths
}

#[cfg(test)]
mod tests;
