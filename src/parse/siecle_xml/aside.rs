//! Comments, instructions, CDATA and DOCTYPE: what is skipped, exactly as far
//! as Pix skips it.

use std::io::Read;

use crate::parse::siecle_xml::reader::{Flow, Reader};
use crate::school::{Aside, Break, Limit, SiecleEvent};

/// The bytes that Pix's reader holds of one comment or instruction, and the
/// size of the blocks in which it is fed: it looks at the end of each.
const PIX_BUFFER: u64 = 64 * 1024;

/// Enough bytes to tell `<!--`, `<![CDATA[` and `<!DOCTYPE` apart.
const LONGEST_OPENING: usize = "!DOCTYPE".len();

/// Where a skipped stretch stands.
enum Found {
    /// Skip that many bytes, and it is over.
    End(usize),
    /// Skip that many bytes, and look at the following ones.
    Skip(usize),
    /// It is badly written there.
    Wrong(usize),
}

impl<R: Read, S: FnMut(SiecleEvent<'_>)> Reader<'_, R, S> {
    /// From the `!` after an angle.
    pub(super) fn declaration(&mut self) -> Flow<()> {
        while self.source.bytes().len() < LONGEST_OPENING && self.source.more()? {}
        let bytes = self.source.bytes();
        let opens = |word: &[u8]| {
            let start = bytes.get(..word.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        if opens(b"!--") {
            self.source.advance(3);
            return self.comment();
        }
        if opens(b"![CDATA[") {
            self.source.advance(8);
            return self.cdata();
        }
        if opens(b"!DOCTYPE") {
            self.source.advance(8);
            return self.doctype();
        }
        self.source.advance(1);
        // Once a quote is met, Pix's reader never finds its way out.
        self.skip(|bytes, _| match memchr::memchr3(b'>', b'"', b'\'', bytes) {
            Some(at) if bytes.get(at) == Some(&b'>') => Found::End(at + 1),
            Some(at) => Found::Skip(at),
            None => Found::Skip(bytes.len()),
        })
    }

    fn comment(&mut self) -> Flow<()> {
        self.skip(|bytes, _| {
            let Some(at) = memchr::memmem::find(bytes, b"--") else {
                return Found::Skip(bytes.len().saturating_sub(1));
            };
            match bytes.get(at + 2) {
                None => Found::Skip(at),
                Some(b'>') => Found::End(at + 3),
                Some(_) => Found::Wrong(at),
            }
        })
    }

    /// From the byte after `<?`. The `?` of `??` is not the one that ends it.
    pub(super) fn instruction(&mut self) -> Flow<()> {
        self.skip(|bytes, _| {
            let mut from = 0;
            loop {
                let rest = bytes.get(from..).unwrap_or_default();
                let Some(at) = memchr::memchr(b'?', rest) else {
                    return Found::Skip(bytes.len());
                };
                match rest.get(at + 1) {
                    None => return Found::Skip(from + at),
                    Some(b'>') => return Found::End(from + at + 2),
                    Some(_) => from += at + 2,
                }
            }
        })
    }

    fn cdata(&mut self) -> Flow<()> {
        const CLOSE: &[u8] = b"]]>";
        let is_kept = self.is_in_value();
        loop {
            let bytes = self.source.bytes();
            if let Some(length) = memchr::memmem::find(bytes, CLOSE) {
                self.keep_cdata(length)?;
                self.source.advance(length + CLOSE.len());
                return Ok(());
            }
            if !is_kept {
                let passed = bytes.len().saturating_sub(CLOSE.len() - 1);
                self.source.advance(passed);
            } else if bytes.len() > self.limits.text {
                return self.stop(Limit::Text(self.limits.text), 0);
            }
            self.need_more()?;
        }
    }

    /// Skips to the end of a stretch that is not read.
    fn skip(&mut self, find: impl Fn(&[u8], u64) -> Found) -> Flow<()> {
        let start = self.source.position();
        loop {
            let found = find(self.source.bytes(), start);
            let (Found::End(length) | Found::Skip(length) | Found::Wrong(length)) = found;
            let end = self.source.position() + length as u64;
            if is_too_long_for_pix(start, end) {
                return self.break_at(Break::TooLongForPix, 0);
            }
            match found {
                Found::Wrong(at) => return self.break_at(Break::BadComment, at),
                Found::End(length) => {
                    self.source.advance(length);
                    return Ok(());
                }
                Found::Skip(length) => self.source.advance(length),
            }
            let seen = self.source.bytes().len();
            if !self.source.more()? {
                // The last, shorter block ends with the file.
                let end = self.source.position() + seen as u64;
                if end - start > PIX_BUFFER {
                    return self.break_at(Break::TooLongForPix, 0);
                }
                return self.need_more();
            }
        }
    }

    /// From the byte after `<!DOCTYPE`.
    fn doctype(&mut self) -> Flow<()> {
        if self.saw_doctype || self.saw_root {
            return self.break_at(Break::MisplacedDoctype, 0);
        }
        self.saw_doctype = true;
        let line = self.source.line_at(0);
        (self.sink)(SiecleEvent::Aside(&Aside::Doctype, line));
        loop {
            match self.next_of(b">['\"")? {
                b'>' => return Ok(()),
                b'[' => {
                    if self.internal_subset()? == Subset::Left {
                        return Ok(());
                    }
                }
                quote => self.past(quote)?,
            }
        }
    }

    /// Between the brackets of a DOCTYPE: skipped, entities and all.
    fn internal_subset(&mut self) -> Flow<Subset> {
        loop {
            match self.next_of(b"]<'\"")? {
                b']' => return Ok(Subset::Closed),
                b'<' => {
                    while self.source.bytes().len() < 3 && self.source.more()? {}
                    let bytes = self.source.bytes();
                    if bytes.starts_with(b"!--") {
                        self.source.advance(3);
                        self.comment()?;
                    } else if bytes.starts_with(b"!") {
                        self.source.advance(bytes.len().min(3));
                    } else if bytes.starts_with(b"?") {
                        // Pix's reader takes what follows for plain text.
                        self.source.advance(1);
                        self.instruction()?;
                        return Ok(Subset::Left);
                    }
                }
                quote => self.past(quote)?,
            }
        }
    }

    /// Moves past the first of some bytes, and returns it.
    fn next_of(&mut self, wanted: &[u8]) -> Flow<u8> {
        loop {
            let bytes = self.source.bytes();
            let found = bytes.iter().position(|byte| wanted.contains(byte));
            if let Some(at) = found
                && let Some(&byte) = bytes.get(at)
            {
                self.source.advance(at + 1);
                return Ok(byte);
            }
            self.source.advance(bytes.len());
            self.need_more()?;
        }
    }

    fn past(&mut self, quote: u8) -> Flow<()> {
        self.next_of(&[quote]).map(drop)
    }
}

/// How an internal subset ends.
#[derive(PartialEq, Eq)]
enum Subset {
    /// By its bracket.
    Closed,
    /// Pix's reader lost its way in it.
    Left,
}

/// Whether a block of Pix's ends inside the stretch, with more than its buffer
/// before that end.
fn is_too_long_for_pix(start: u64, end: u64) -> bool {
    let last_block_end = end / PIX_BUFFER * PIX_BUFFER;
    last_block_end > start + PIX_BUFFER
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pix_looks_at_its_buffer_at_the_end_of_each_block() {
        assert!(!is_too_long_for_pix(0, PIX_BUFFER));
        assert!(!is_too_long_for_pix(10, 2 * PIX_BUFFER - 1)); // over, but between two looks
        assert!(is_too_long_for_pix(10, 2 * PIX_BUFFER));
        assert!(!is_too_long_for_pix(PIX_BUFFER - 5, 2 * PIX_BUFFER - 5));
    }
}
