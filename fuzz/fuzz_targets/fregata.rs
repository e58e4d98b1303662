//! FREGATA: an answer for any bytes.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::check::Context;
use pixplan::cli::judge_file::judge_fregata;
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::GradeOverrides;

fuzz_target!(|bytes: &[u8]| {
    let grades = GradeOverrides::default();
    let context = Context {
        today: "2026-11-23".parse().unwrap(),
        uai: None,
        previous: None,
        grades: &grades,
    };
    judge_fregata(bytes, &Limits::default(), &context).unwrap();
});
