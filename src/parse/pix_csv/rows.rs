//! The lines of an export, one at a time, in bounded memory.

use std::borrow::Cow;
use std::io::{self, Cursor, Read};

use csv::{ByteRecord, ReaderBuilder};

use crate::parse::encoding::Transcode;
use crate::parse::pix_csv::dialect::{Dialect, MARK, guess, repaired};
use crate::source::Line;

/// Bytes looked at before the lines are read.
const HEAD: usize = 64 * 1024;

/// Bytes of one line: beyond, a quote was opened and never closed. The
/// longest that Pix writes are a hundred times shorter.
const LONGEST_LINE: u64 = 4 * 1024 * 1024;

/// Why a reading stopped before the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// A line is too long.
    Line,
    /// The file is longer than it may be: the limit, in bytes.
    Size(u64),
}

/// The lines of a file.
pub struct Rows<'r> {
    reader: csv::Reader<Budget<Box<dyn Read + 'r>>>,
    record: ByteRecord,
    /// How the file is written.
    pub dialect: Dialect,
}

impl<'r> Rows<'r> {
    /// Starts at the titles; none when the file is no export of Pix.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn open<R: Read + 'r>(mut reader: R, max_bytes: u64) -> io::Result<Option<Self>> {
        let mut head = Vec::new();
        reader.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        let Some(dialect) = guess(&head) else {
            return Ok(None);
        };
        let head = head.strip_prefix(MARK).map_or(head.clone(), <[u8]>::to_vec);
        let whole = Cursor::new(head).chain(reader);
        let is_wide = !dialect.encoding.is_ascii_compatible();
        let source: Box<dyn Read + 'r> = if is_wide {
            Box::new(Transcode::new(whole, dialect.encoding))
        } else {
            Box::new(whole)
        };
        let budget = Budget {
            source,
            line: LONGEST_LINE,
            left: max_bytes,
            max_bytes,
            stop: None,
        };
        let mut builder = ReaderBuilder::new();
        builder.delimiter(dialect.separator).flexible(true);
        builder.has_headers(false).buffer_capacity(HEAD);
        let mut rows = Self {
            reader: builder.from_reader(budget),
            record: ByteRecord::new(),
            dialect,
        };
        for _ in 0..rows.dialect.titles_at {
            if rows.next()? != Step::Row {
                break;
            }
        }
        Ok(Some(rows))
    }

    /// Goes to the next line.
    ///
    /// # Errors
    ///
    /// Those of the stream.
    pub fn next(&mut self) -> io::Result<Step> {
        self.reader.get_mut().line = LONGEST_LINE;
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => Ok(Step::Row),
            Ok(false) => Ok(Step::End),
            Err(error) => match (self.reader.get_ref().stop, error.into_kind()) {
                (Some(stop), _) => Ok(Step::Stopped(stop)),
                (None, csv::ErrorKind::Io(error)) => Err(error),
                // The reader is flexible and gives bytes: it has no other complaint.
                (None, _) => Ok(Step::End),
            },
        }
    }

    /// The line where the present record starts.
    pub fn line(&self) -> Line {
        let position = self.record.position();
        let line = position.map_or(0, csv::Position::line);
        // The reader stops between the two characters of a line end of Windows.
        let is_between = self.dialect.has_crlf && position.is_some_and(|it| it.byte() > 0);
        Line(u32::try_from(line + u64::from(is_between)).unwrap_or(u32::MAX))
    }

    /// How many cells the present record has, empty ones at the end left out.
    pub fn used_width(&self) -> usize {
        let used = self.record.iter().rposition(|cell| !cell.is_empty());
        used.map_or(0, |at| at + 1)
    }

    /// How many cells the present record has.
    pub fn width(&self) -> usize {
        self.record.len()
    }

    /// The bytes of a cell: numbers, dates and words of Pix.
    pub fn cell(&self, at: usize) -> &[u8] {
        self.record.get(at).unwrap_or_default()
    }

    /// The text of a cell, without blanks around it nor characters that
    /// nobody can see.
    pub fn text(&self, at: usize) -> Cow<'_, str> {
        let cell = self.cell(at);
        let text = match str::from_utf8(cell) {
            Ok(text) => Cow::Borrowed(text),
            // One line of another encoding does not make the file unreadable.
            Err(_) if self.dialect.encoding == encoding_rs::UTF_8 => {
                let decoded = encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell);
                decoded.0
            }
            Err(_) => self.dialect.encoding.decode_without_bom_handling(cell).0,
        };
        clean(if self.dialect.is_garbled {
            Cow::Owned(repaired(&text).into_owned())
        } else {
            text
        })
    }

    /// The texts of the present record, which is that of the titles.
    pub fn titles(&self) -> Vec<String> {
        let texts = (0..self.width()).map(|at| self.text(at));
        texts
            .map(|title| title.trim_start_matches('\u{feff}').to_owned())
            .collect()
    }
}

/// What the next line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A line.
    Row,
    /// There is none.
    End,
    /// One of our limits was met.
    Stopped(Stop),
}

fn clean(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        let seen: String = text
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        return Cow::Owned(seen.trim().to_owned());
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
        Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
    }
}

/// A stream that ends when a line or the whole is too long.
struct Budget<R> {
    source: R,
    line: u64,
    left: u64,
    max_bytes: u64,
    stop: Option<Stop>,
}

impl<R: Read> Read for Budget<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.source.read(out)?;
        let bytes = read as u64;
        if bytes > self.left {
            self.stop = Some(Stop::Size(self.max_bytes));
        } else if bytes > self.line {
            self.stop = Some(Stop::Line);
        }
        if self.stop.is_some() {
            return Err(io::Error::other("too long"));
        }
        self.left -= bytes;
        self.line -= bytes;
        Ok(read)
    }
}
