//! The time zones of the French schools, in full.
//!
//! The rules in force since 1996 in Paris and 2007 in Saint-Pierre; overseas
//! clocks never change. Names and offsets are those of the tz database.

use crate::render::ics::line::Lines;

/// A clock that never changes: its name, its offset from UTC, its short name.
const FIXED: [(&str, &str, &str); 13] = [
    ("America/Guadeloupe", "-0400", "AST"),
    ("America/Martinique", "-0400", "AST"),
    ("America/Marigot", "-0400", "AST"),
    ("America/St_Barthelemy", "-0400", "AST"),
    ("America/Cayenne", "-0300", "-03"),
    ("Indian/Mayotte", "+0300", "EAT"),
    ("Indian/Reunion", "+0400", "+04"),
    ("Indian/Kerguelen", "+0500", "+05"),
    ("Pacific/Tahiti", "-1000", "-10"),
    ("Pacific/Marquesas", "-0930", "-0930"),
    ("Pacific/Gambier", "-0900", "-09"),
    ("Pacific/Noumea", "+1100", "+11"),
    ("Pacific/Wallis", "+1200", "+12"),
];

/// Clocks with a summer time.
const SEASONAL: [(&str, &str); 2] = [
    (
        "Europe/Paris",
        "BEGIN:DAYLIGHT
         DTSTART:19960331T020000
         RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
         TZOFFSETFROM:+0100
         TZOFFSETTO:+0200
         TZNAME:CEST
         END:DAYLIGHT
         BEGIN:STANDARD
         DTSTART:19961027T030000
         RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
         TZOFFSETFROM:+0200
         TZOFFSETTO:+0100
         TZNAME:CET
         END:STANDARD",
    ),
    (
        "America/Miquelon",
        "BEGIN:DAYLIGHT
         DTSTART:20070311T020000
         RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU
         TZOFFSETFROM:-0300
         TZOFFSETTO:-0200
         TZNAME:-02
         END:DAYLIGHT
         BEGIN:STANDARD
         DTSTART:20071104T020000
         RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU
         TZOFFSETFROM:-0200
         TZOFFSETTO:-0300
         TZNAME:-03
         END:STANDARD",
    ),
];

/// The clock's changes, or its one offset; `None` for a zone without French schools.
fn observances(zone: &str) -> Option<String> {
    if let Some((_, text)) = SEASONAL.iter().find(|(name, _)| *name == zone) {
        return Some((*text).to_owned());
    }
    let (_, offset, name) = FIXED.iter().find(|(name, ..)| *name == zone)?;
    Some(format!(
        "BEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{offset}\nTZOFFSETTO:{offset}\n\
         TZNAME:{name}\nEND:STANDARD"
    ))
}

/// Writes the zone; nothing when it is unknown, and its times then have none.
pub fn write(out: &mut Lines, zone: &str) {
    if let Some(observances) = observances(zone) {
        out.raw("BEGIN", "VTIMEZONE");
        out.raw("TZID", zone);
        out.block(&observances);
        out.raw("END", "VTIMEZONE");
    }
}

/// The parameter of a time in that zone; empty when the zone is unknown.
pub fn parameter(zone: &str) -> String {
    match observances(zone) {
        Some(_) => format!(";TZID={zone}"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::ics::{events, strict};
    use crate::render::sample;

    #[test]
    fn every_zone_is_written_in_full_and_used() {
        let seasonal = SEASONAL.iter().map(|(name, _)| *name);
        for zone in FIXED.iter().map(|(name, ..)| *name).chain(seasonal) {
            let mut report = sample::report();
            report.time_zone = zone;
            let file = events(&report);
            let calendar = strict::read(&file);
            let block = calendar
                .parts
                .iter()
                .find(|part| part.name == "VTIMEZONE")
                .unwrap();
            assert_eq!(block.value("TZID"), zone);
            assert!(file.contains(&format!("DTSTART;TZID={zone}:20270315T083000\r\n")));
        }
    }

    #[test]
    fn whole_days_need_no_zone_and_an_unknown_zone_none() {
        let mut report = sample::report();
        report.time_zone = "Asia/Beirut";
        let file = events(&report);
        assert!(!file.contains("VTIMEZONE") && file.contains("DTSTART:20270315T083000\r\n"));
    }
}
