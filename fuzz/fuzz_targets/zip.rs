//! Archives, and whatever is recognised by its first bytes.

#![no_main]

use std::io::Cursor;

use libfuzzer_sys::fuzz_target;
use pixplan::check::Context;
use pixplan::cli::judge_file::{judge, judge_archive, judge_for_enrolment};
use pixplan::parse::siecle_xml::Limits;
use pixplan::school::GradeOverrides;

fuzz_target!(|bytes: &[u8]| {
    let grades = GradeOverrides::default();
    let context = Context {
        today: "2026-11-23".parse().unwrap(),
        uai: Some("0350011X"),
        previous: None,
        grades: &grades,
    };
    let limits = Limits {
        max_bytes: 1 << 22,
        ..Limits::default()
    };
    judge_archive(Cursor::new(bytes), &limits, &context).unwrap();
    for name in ["eleves.xml", "eleves.zip", "eleves.csv"] {
        let (_, found) = judge(Cursor::new(bytes), name, &limits, &context).unwrap();
        let kept = judge_for_enrolment(Cursor::new(bytes), name, &limits, &context).unwrap();
        let verdict = |one: Option<pixplan::check::Judgement>| one.map(|one| one.verdict);
        assert_eq!(verdict(found), verdict(kept));
    }
});
