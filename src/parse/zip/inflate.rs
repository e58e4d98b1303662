//! One entry coming out of an archive, watched.

use std::io::{self, Read};

use zip::read::ZipFile;

/// An archive of XML shrinks it 20 to 60 times; no honest one more than this.
const MAX_RATIO: u64 = 500;

/// Below this size, a ratio tells nothing.
const RATIO_MATTERS_FROM: u64 = 16 * 1024 * 1024;

/// What is wrong with an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It does not inflate, or to something else than announced.
    Damaged,
    /// It inflates more than that many times.
    OverRatio(u64),
    /// It inflates to more than that many bytes.
    OverSize(u64),
}

/// An entry, read until something is wrong with it.
pub struct Inflate<'a, R: Read> {
    entry: ZipFile<'a, R>,
    announced: u64,
    compressed: u64,
    max_bytes: u64,
    inflated: u64,
    fault: Option<Fault>,
}

impl<'a, R: Read> Inflate<'a, R> {
    /// Before its first byte.
    pub fn new(entry: ZipFile<'a, R>, max_bytes: u64) -> Self {
        Self {
            announced: entry.size(),
            compressed: entry.compressed_size(),
            entry,
            max_bytes,
            inflated: 0,
            fault: None,
        }
    }

    /// What is wrong, if anything.
    pub fn fault(&self) -> Option<Fault> {
        self.fault
    }

    /// Reads the rest: only then is the checksum known.
    ///
    /// # Errors
    ///
    /// Those of the stream underneath.
    pub fn drain(&mut self) -> io::Result<()> {
        io::copy(self, &mut io::sink()).map(drop)
    }

    fn judged(&self) -> Option<Fault> {
        if self.inflated > self.announced {
            return Some(Fault::Damaged);
        }
        if self.inflated > self.max_bytes {
            return Some(Fault::OverSize(self.max_bytes));
        }
        let floor = self.compressed.saturating_mul(MAX_RATIO);
        let is_bomb = self.inflated > floor.max(RATIO_MATTERS_FROM);
        is_bomb.then_some(Fault::OverRatio(MAX_RATIO))
    }
}

impl<R: Read> Read for Inflate<'_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.fault.is_some() {
            return Ok(0);
        }
        match self.entry.read(out) {
            Ok(read) => {
                self.inflated += read as u64;
                self.fault = self.judged();
                Ok(if self.fault.is_some() { 0 } else { read })
            }
            Err(error) if is_damage(&error) => {
                self.fault = Some(Fault::Damaged);
                Ok(0)
            }
            Err(error) => Err(error),
        }
    }
}

/// Whether an error comes from the archive and not from the disk.
fn is_damage(error: &io::Error) -> bool {
    error.raw_os_error().is_none()
}
