//! `sessions.toml`, `amenagements.toml` and `rapprochements.toml`: any bytes read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::parse::{accommodations_toml, matches_toml, sessions_toml};

fuzz_target!(|bytes: &[u8]| {
    let (sessions, findings) = sessions_toml::read(bytes);
    if findings.is_empty() && !sessions.is_empty() {
        let text = sessions_toml::write("", &sessions).expect("an empty text is TOML");
        assert_eq!(sessions_toml::read(text.as_bytes()).0.len(), sessions.len());
    }
    accommodations_toml::read(bytes);
    for decision in matches_toml::read(bytes).0 {
        matches_toml::line(&decision);
    }
});
