//! SIECLE XML, as Pix's own reader takes it: one pass, nothing kept.
//!
//! Knows the syntax that Pix lets through and the elements that it reads, not
//! what Pix thinks of them: that is the business of the checks, which get
//! every record through a closure, in the order of the file.

mod aside;
mod builder;
mod entity;
mod html_entities;
mod names;
mod reader;
mod source;
mod stack;
mod tag;

use std::io::{self, Read};

use crate::parse::encoding::{self, Codec, Known, Transcode};
use crate::school::{Ending, Limit, Reading, SiecleEvent};
use crate::source::Line;

use reader::Reader;
use source::Source;

/// What Pix Orga accepts at the upload: 20 MiB (pix-formats §1.1).
pub const PIX_MAX_UPLOAD: u64 = 20 * 1024 * 1024;

/// Our own limit on a tag, in bytes.
const MAX_TAG: usize = 64 * 1024;

/// Where an explanation of the encoding may still be found.
const HEAD: usize = 1024;

/// Our own limits: what is over them is not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of XML, once inflated.
    pub max_bytes: u64,
    /// Elements open at once.
    pub depth: usize,
    /// Bytes of text in one element.
    pub text: usize,
}

impl Default for Limits {
    /// 256 MiB, 32 levels, 64 KiB.
    fn default() -> Self {
        Self {
            max_bytes: 256 * 1024 * 1024,
            depth: 32,
            text: 64 * 1024,
        }
    }
}

/// Reads a SIECLE file and gives what it says to `sink`, in order.
///
/// The whole stream is read up to 20 MiB even when the XML breaks before, so
/// that [`Reading::file_bytes`] tells whether Pix takes the file at all.
///
/// # Errors
///
/// Those of the stream. What is wrong in the file is in [`Reading::ending`].
pub fn read<R: Read>(
    reader: R,
    limits: &Limits,
    sink: impl FnMut(SiecleEvent<'_>),
) -> io::Result<Reading> {
    let mut counted = Counted { reader, bytes: 0 };
    let mut head = Vec::with_capacity(HEAD);
    (&mut counted).take(HEAD as u64).read_to_end(&mut head)?;
    let detected = encoding::detect(&head);
    let whole = head.as_slice().chain(&mut counted);
    let first = Line(1);
    let ending = match detected.codec {
        Known::Nobody => Ending::UnknownEncoding(detected.name.clone()),
        Known::PixOnly => Ending::Stopped(Limit::Encoding(detected.name.clone()), first),
        Known::Both(Codec::Bytes(charset)) => {
            let source = Source::new(whole, limits.max_bytes);
            Reader::new(source, charset, limits, sink).run()?
        }
        Known::Both(Codec::Transcoded(other)) => {
            let source = Source::new(Transcode::new(whole, other), limits.max_bytes);
            Reader::new(source, encoding::Charset::Utf8, limits, sink).run()?
        }
    };
    while counted.bytes <= PIX_MAX_UPLOAD {
        let rest = (&mut counted).take(HEAD as u64 * 64);
        if io::copy(&mut { rest }, &mut io::sink())? == 0 {
            break;
        }
    }
    Ok(Reading {
        ending,
        file_bytes: counted.bytes,
        encoding: detected.name,
        declared_too_late: detected.declared_too_late,
    })
}

struct Counted<R> {
    reader: R,
    bytes: u64,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.reader.read(out)?;
        self.bytes += read as u64;
        Ok(read)
    }
}

#[cfg(test)]
mod tests;
