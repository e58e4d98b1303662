//! Year files: any bytes read; what reads makes a calendar and a text that reads.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::calendar::{Calendar, Setting, Zone};
use pixplan::check::calendar;
use pixplan::parse::{calendar_text, calendar_toml, public_holidays_toml};
use pixplan::school::Level;

fuzz_target!(|bytes: &[u8]| {
    let read = calendar_toml::read_own(bytes, &|_| None);
    let Some(file) = read.file else {
        return;
    };
    calendar::check(&file, &public_holidays_toml::bundled(), &read.lines);
    for zone in [Zone::A, Zone::Polynesie] {
        let setting = Setting::new(zone, Level::Lycee);
        let rules = public_holidays_toml::bundled_for(setting.territory);
        Calendar::new(&file, setting, &rules, &calendar_toml::bundled);
    }
    let text = calendar_text::write(&file, "Année");
    calendar_toml::read_own(text.as_bytes(), &|_| None);
});
