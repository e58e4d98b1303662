//! The CSV of FREGATA, as Pix's library reads it.
//!
//! Guesses the encoding and the separator exactly as Pix does, then gives the
//! titles and each line. Does not know which titles are wanted, nor what a
//! value must look like (pix-formats §2.2).

mod guess;
mod rows;

use std::io::{self, Read};

use crate::parse::siecle_xml::{Limits, PIX_MAX_UPLOAD};
use crate::school::{
    FregataColumn, FregataEnding, FregataEvent, FregataReading, FregataRow, Limit,
};
use crate::source::Line;

use rows::Rows;

/// The encodings that Pix tries, in its order.
const ENCODINGS: [(&str, &encoding_rs::Encoding); 3] = [
    ("UTF-8", encoding_rs::UTF_8),
    ("Windows-1252", encoding_rs::WINDOWS_1252),
    ("Mac OS Roman", encoding_rs::MACINTOSH),
];

/// The title by which Pix tells that an encoding fits.
const MARK: &str = "Premier prénom*";

/// Pix looks for the titles in that many lines, blank ones included.
const TITLE_LINES: usize = 2;

/// Titles enough to recognise the file though Pix's mark is missing.
const FAMILIAR_TITLES: usize = 2;

/// Whether the start of a file looks like a FREGATA file, rightly encoded or not.
pub fn looks_like_it(head: &[u8]) -> bool {
    ENCODINGS.iter().any(|&(_, encoding)| {
        let text = decode(head, encoding);
        let titles = titles(&text);
        let known = titles
            .iter()
            .filter(|title| FregataColumn::of(title).is_some());
        // Titles with an asterisk are nobody else's.
        let known = known.filter(|title| title.ends_with('*')).count();
        known >= FAMILIAR_TITLES || titles.iter().any(|title| title == MARK)
    })
}

/// Reads a FREGATA file and gives what it says to `sink`, in order.
///
/// # Errors
///
/// Those of the stream. What is wrong in the file is in [`FregataReading::ending`].
pub fn read<R: Read>(
    mut reader: R,
    limits: &Limits,
    mut sink: impl FnMut(FregataEvent<'_>),
) -> io::Result<FregataReading> {
    let mut bytes = Vec::new();
    let over = limits.max_bytes.saturating_add(1);
    (&mut reader).take(over).read_to_end(&mut bytes)?;
    let mut reading = FregataReading {
        ending: FregataEnding::Complete,
        file_bytes: bytes.len() as u64,
        encoding: None,
        titles: Vec::new(),
    };
    if reading.file_bytes > limits.max_bytes {
        let rest = (&mut reader).take(PIX_MAX_UPLOAD);
        reading.file_bytes += io::copy(&mut { rest }, &mut io::sink())?;
        reading.ending = FregataEnding::Stopped(Limit::Size(limits.max_bytes));
        return Ok(reading);
    }
    let fitting = ENCODINGS.iter().find_map(|&(name, encoding)| {
        let text = decode(&bytes, encoding);
        let fits = titles(&text).iter().any(|title| title == MARK);
        fits.then_some((name, text))
    });
    let Some((name, text)) = fitting else {
        reading.titles = titles(&decode(&bytes, guess::likely_encoding(&bytes)));
        reading.ending = FregataEnding::UnknownEncoding;
        return Ok(reading);
    };
    drop(bytes);
    reading.encoding = Some(name);
    let newline = guess::newline(&text);
    let Some(separator) = guess::separator(&text, newline) else {
        reading.ending = FregataEnding::NoSeparator;
        return Ok(reading);
    };
    emit(&text, separator, newline, &mut sink);
    Ok(reading)
}

/// Gives the titles, then the lines.
fn emit(text: &str, separator: u8, newline: &str, sink: &mut impl FnMut(FregataEvent<'_>)) {
    let mut lines = LineCounter::new(text);
    let mut header: Option<Vec<String>> = None;
    let mut columns: Vec<Option<FregataColumn>> = Vec::new();
    let mut pix_line = 1;
    for (index, row) in Rows::new(text, separator, newline).enumerate() {
        if header.is_none() {
            let Some(titles) = guess::titles_of(&row.fields, index == 0) else {
                continue;
            };
            sink(FregataEvent::Header(&titles));
            columns = titles
                .iter()
                .map(|title| FregataColumn::of(title))
                .collect();
            header = Some(titles);
            continue;
        }
        if guess::is_blank_row(&row.fields) {
            continue;
        }
        pix_line += 1;
        let mut found = FregataRow::new(Line(pix_line), lines.line_of(row.start));
        for (value, column) in row.fields.iter().zip(&columns) {
            if let Some(column) = *column {
                let value = guess::js_trim(value);
                found.set(column, (!value.is_empty()).then(|| value.to_owned()));
            }
        }
        sink(FregataEvent::Row(&found));
    }
    if header.is_none() {
        sink(FregataEvent::Header(&[]));
    }
}

fn decode(bytes: &[u8], encoding: &'static encoding_rs::Encoding) -> String {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// The titles, where Pix looks for them.
fn titles(text: &str) -> Vec<String> {
    let newline = guess::newline(text);
    let separator = guess::separator(text, newline).unwrap_or(b',');
    let rows = Rows::new(text, separator, newline).take(TITLE_LINES);
    let mut titles = rows
        .enumerate()
        .filter_map(|(index, row)| guess::titles_of(&row.fields, index == 0));
    titles.next().unwrap_or_default()
}

/// Turns growing offsets into lines.
struct LineCounter<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u32,
}

impl<'a> LineCounter<'a> {
    fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        Self {
            bytes,
            at: 0,
            line: 1,
        }
    }

    fn line_of(&mut self, offset: usize) -> Line {
        let passed = self.bytes.get(self.at..offset).unwrap_or_default();
        let ends = memchr::memchr_iter(b'\n', passed).count();
        self.line += u32::try_from(ends).unwrap_or(u32::MAX);
        self.at = self.at.max(offset);
        Line(self.line)
    }
}

#[cfg(test)]
mod tests;
