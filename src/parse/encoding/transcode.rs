//! A stream in some encoding, turned into UTF-8 on the fly.

use std::io::{self, Read};

use encoding_rs::{CoderResult, Decoder, Encoding};

/// Bytes taken from the input at a time.
const CHUNK: usize = 16 * 1024;

/// Reads UTF-8 out of a stream in another encoding. Wrong sequences become
/// the replacement character; a byte order mark is left in.
pub struct Transcode<R> {
    reader: R,
    decoder: Decoder,
    input: Vec<u8>,
    filled: usize,
    taken: usize,
    is_finished: bool,
}

impl<R: Read> Transcode<R> {
    /// Reads a stream that starts here.
    pub fn new(reader: R, encoding: &'static Encoding) -> Self {
        Self {
            reader,
            decoder: encoding.new_decoder_without_bom_handling(),
            input: vec![0; CHUNK],
            filled: 0,
            taken: 0,
            is_finished: false,
        }
    }
}

impl<R: Read> Read for Transcode<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while !self.is_finished {
            if self.taken == self.filled {
                self.filled = self.reader.read(&mut self.input)?;
                self.taken = 0;
            }
            let at_end = self.filled == 0;
            let input = self.input.get(self.taken..self.filled).unwrap_or_default();
            let (result, read, written, _) = self.decoder.decode_to_utf8(input, out, at_end);
            self.taken += read;
            self.is_finished = at_end && result == CoderResult::InputEmpty;
            if written > 0 {
                return Ok(written);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16_comes_out_as_utf_8_whatever_the_cuts() {
        let text = "Anaïs é 😀 fin";
        let bytes: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let mut reader = Transcode::new(bytes.as_slice(), encoding_rs::UTF_16LE);
        let mut out = Vec::new();
        let mut small = [0; 5];
        loop {
            match reader.read(&mut small).unwrap() {
                0 => break,
                read => out.extend_from_slice(&small[..read]),
            }
        }
        assert_eq!(String::from_utf8(out).unwrap(), text);
    }
}
