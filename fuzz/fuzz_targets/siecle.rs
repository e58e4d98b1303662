//! SIECLE XML: an answer for any bytes, the same however they arrive.

#![no_main]

use std::io::Read;

use libfuzzer_sys::fuzz_target;
use pixplan::check::Context;
use pixplan::cli::judge_file::judge_siecle;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::GradeOverrides;

/// A stream that gives one byte at a time.
struct Drops<'a>(&'a [u8]);

impl Read for Drops<'_> {
    fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
        let length = out.len().min(1);
        self.0.read(&mut out[..length])
    }
}

fuzz_target!(|bytes: &[u8]| {
    let grades = GradeOverrides::default();
    let context = Context {
        today: "2026-11-23".parse().unwrap(),
        uai: Some("0350011X"),
        previous: None,
        grades: &grades,
    };
    let limits = Limits::default();
    let whole = judge_siecle(bytes, &limits, &context).unwrap();
    let drops = judge_siecle(Drops(bytes), &limits, &context).unwrap();
    assert_eq!(whole, drops);
});
