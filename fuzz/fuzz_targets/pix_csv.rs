//! Pix's campaign and certification exports: any bytes read; what is kept of them is
//! written and read again the same.

#![no_main]

use libfuzzer_sys::fuzz_target;
use pixplan::parse::{kept_csv, pix_csv};

fuzz_target!(|bytes: &[u8]| {
    let name = "20270621_resultats_3A.csv";
    for export in pix_csv::read_campaigns(bytes, name).0 {
        kept_csv::read_campaign(&kept_csv::write_campaign(&export));
    }
    if let Some(export) = pix_csv::read_certifications(bytes, name).0 {
        kept_csv::read_certifications(&kept_csv::write_certifications(&export));
    }
    kept_csv::read_campaign(bytes);
    kept_csv::read_certifications(bytes);
});
