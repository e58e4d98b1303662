//! Lists of tasks: any bytes read; what reads has dates in a real year.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::calendar::{SchoolYear, Setting, Zone};
use pixplan::checklist::{Ticks, Traits, items};
use pixplan::parse::{calendar_toml, checklist_toml};
use pixplan::school::Level;

fuzz_target!(|bytes: &[u8]| {
    let (list, _) = checklist_toml::read(bytes);
    let setting = Setting::new(Zone::B, Level::College);
    let calendar = calendar_toml::bundled_calendar(SchoolYear(2026), setting).unwrap();
    let today = "2026-11-23".parse().unwrap();
    let traits = Traits::default();
    items(&list, &[calendar], &traits, Ticks::NotKept, today);
});
