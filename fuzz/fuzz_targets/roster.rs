//! Kept bases: any bytes read, and what was read is written and read again the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::parse::roster_csv;
use pixplan::school::GradeOverrides;

fuzz_target!(|bytes: &[u8]| {
    let grades = GradeOverrides::default();
    let (roster, findings) = roster_csv::read(bytes, &grades);
    if !findings.is_empty() {
        return;
    }
    let (again, findings) = roster_csv::read(&roster_csv::write(&roster), &grades);
    assert_eq!((again, findings), (roster, Vec::new()));
});
