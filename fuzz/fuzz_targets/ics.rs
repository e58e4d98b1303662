//! The ministry's calendars: any bytes read, with and without a zone.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::calendar::Zone;
use pixplan::parse::ics::{Context, read};
use pixplan::parse::{academies_toml, calendar_text};

fuzz_target!(|bytes: &[u8]| {
    let academies = academies_toml::bundled();
    for zone in [None, Some(Zone::B)] {
        let context = Context {
            zone,
            academies: &academies,
            today: "2026-11-23".parse().unwrap(),
        };
        for year in read(bytes, context).years {
            calendar_text::write(&year, "Année");
        }
    }
});
