//! `pixplan.toml`: any bytes read.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::parse::dossier_toml;

fuzz_target!(|bytes: &[u8]| {
    dossier_toml::read(bytes);
});
