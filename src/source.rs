//! Where something stands in an input.
//!
//! Readers work with byte offsets; people want a line and a column. Nothing
//! here knows what the input is.

use std::fmt;

/// A line of an input, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(pub u32);

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The line starts of a text, to turn byte offsets into lines and columns.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads the line ends of a text once.
    pub fn new(text: &str) -> Self {
        let ends = memchr::memchr_iter(b'\n', text.as_bytes()).map(|end| end + 1);
        Self {
            starts: std::iter::once(0).chain(ends).collect(),
        }
    }

    /// The line that holds a byte offset; an offset past the end is on the last one.
    pub fn line(&self, offset: usize) -> Line {
        let before = self.starts.partition_point(|&start| start <= offset);
        Line(u32::try_from(before).unwrap_or(u32::MAX))
    }

    /// The bytes before an offset on its line.
    pub fn column(&self, offset: usize) -> usize {
        let before = self.starts.partition_point(|&start| start <= offset);
        let start = self.starts.get(before.wrapping_sub(1));
        offset - start.copied().unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_finds_its_line() {
        let index = LineIndex::new("ab\ncd\n");
        let line = |offset| index.line(offset).0;
        assert_eq!(
            [line(0), line(2), line(3), line(5), line(6)],
            [1, 1, 2, 2, 3]
        );
        assert_eq!(index.column(4), 1);
    }
}
