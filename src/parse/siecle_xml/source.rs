//! The bytes of a file through a window, and the line of each.

use std::io::{self, Read};

use crate::source::Line;

/// The window. Every piece of markup that has to be whole is shorter.
const WINDOW: usize = 192 * 1024;

/// Bytes asked for at a time: few enough to stay in the processor's cache.
const CHUNK: usize = 64 * 1024;

/// A stream seen through a window that slides forward.
pub struct Source<R> {
    reader: R,
    window: Vec<u8>,
    start: usize,
    end: usize,
    /// Bytes that left the window.
    passed: u64,
    /// Line ends are counted up to here, as an index of the window.
    counted: usize,
    line: u32,
    max_bytes: u64,
    at_end: bool,
    over_size: bool,
}

impl<R: Read> Source<R> {
    /// Reads a stream, `max_bytes` of it at most.
    pub fn new(reader: R, max_bytes: u64) -> Self {
        Self {
            reader,
            window: vec![0; WINDOW],
            start: 0,
            end: 0,
            passed: 0,
            counted: 0,
            line: 1,
            max_bytes,
            at_end: false,
            over_size: false,
        }
    }

    /// The bytes in sight.
    #[inline]
    pub fn bytes(&self) -> &[u8] {
        self.window.get(self.start..self.end).unwrap_or_default()
    }

    /// Moves on by some of the bytes in sight.
    #[inline]
    pub fn advance(&mut self, length: usize) {
        self.start = (self.start + length).min(self.end);
    }

    /// Bytes before the first in sight.
    pub fn position(&self) -> u64 {
        self.passed + self.start as u64
    }

    /// Whether the limit of size cut the stream.
    pub fn is_over_size(&self) -> bool {
        self.over_size
    }

    /// The line of a byte in sight, counted from 1.
    pub fn line_at(&mut self, offset: usize) -> Line {
        let upto = (self.start + offset).min(self.end);
        if upto > self.counted {
            self.count_lines(upto);
            return Line(self.line);
        }
        // Asked about something already counted: walk back.
        let between = self.window.get(upto..self.counted).unwrap_or_default();
        Line(self.line.saturating_sub(line_ends(between)))
    }

    fn count_lines(&mut self, upto: usize) {
        let fresh = self.window.get(self.counted..upto).unwrap_or_default();
        self.line = self.line.saturating_add(line_ends(fresh));
        self.counted = upto;
    }

    /// Brings more bytes in sight; tells whether there were any.
    ///
    /// # Errors
    ///
    /// Those of the stream itself.
    pub fn more(&mut self) -> io::Result<bool> {
        if self.at_end {
            return Ok(false);
        }
        if self.start > 0 {
            self.count_lines(self.start.max(self.counted));
            self.window.copy_within(self.start..self.end, 0);
            self.passed += self.start as u64;
            self.counted -= self.start;
            self.end -= self.start;
            self.start = 0;
        }
        let upto = (self.end + CHUNK).min(WINDOW);
        let room = self.window.get_mut(self.end..upto).unwrap_or_default();
        let read = loop {
            match self.reader.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                other => break other?,
            }
        };
        self.end += read;
        let total = self.passed + self.end as u64;
        if total > self.max_bytes {
            let excess = usize::try_from(total - self.max_bytes).unwrap_or(self.end);
            self.end = self.end.saturating_sub(excess);
            self.over_size = true;
            self.at_end = true;
            return Ok(read > excess);
        }
        self.at_end = read == 0;
        Ok(read > 0)
    }
}

/// A stretch so short that looking at each byte is the quickest.
const SHORT: usize = 64;

fn line_ends(bytes: &[u8]) -> u32 {
    if bytes.len() <= SHORT {
        return bytes.iter().map(|&byte| u32::from(byte == b'\n')).sum();
    }
    let count = memchr::memchr_iter(b'\n', bytes).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_counted_forwards_and_backwards() {
        let mut source = Source::new(b"a\nb\nc".as_slice(), 100);
        assert!(source.more().unwrap());
        assert_eq!(source.line_at(4), Line(3));
        assert_eq!(source.line_at(2), Line(2));
        source.advance(4);
        assert!(!source.more().unwrap());
        assert_eq!(source.bytes(), b"c");
        assert_eq!(source.line_at(0), Line(3));
        assert_eq!(source.position(), 4);
    }

    #[test]
    fn a_stream_over_the_limit_is_cut_there() {
        let mut source = Source::new(b"abcdef".as_slice(), 4);
        while source.more().unwrap() {}
        assert_eq!(source.bytes(), b"abcd");
        assert!(source.is_over_size());
    }
}
