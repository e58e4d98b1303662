//! The picture in words, for those who do not see it.

use minijinja::{Value, context};

use crate::fr;
use crate::render::words;
use crate::report::{Band, Mark, YearPicture};

/// The days of a band, and whether they are computed.
pub fn span(band: &Band) -> String {
    let forecast = if band.forecast {
        format!(" ({})", words::FORECAST)
    } else {
        String::new()
    };
    format!("{}{forecast}", words::from_to(band.first, band.last))
}

/// What the picture shows, in sentences.
pub fn description(year: &YearPicture) -> String {
    let mut parts = vec![format!(
        "L’année {}.",
        words::from_to(year.first, year.last)
    )];
    for strip in &year.strips {
        let holidays = strip
            .holidays
            .iter()
            .map(|band| format!("{} {}", band.label, span(band)));
        let holidays: Vec<_> = holidays.collect();
        parts.push(format!(
            "{}, sans cours\u{a0}: {}.",
            strip.label,
            holidays.join(", ")
        ));
    }
    for band in year.window.iter().chain(&year.make_up) {
        parts.push(format!("{} {}.", band.label, span(band)));
    }
    parts.push(fr::count(year.tasks.len(), "tâche, listée", "tâches, listées") + " sous l’image.");
    parts.join(" ")
}

/// The picture's days as rows of a table: where, what, first and last day.
pub fn table(year: &YearPicture) -> Vec<Value> {
    let band = |place: &str, name: String, band: &Band| {
        let row = context! {
            place, name, first => fr::short_date(band.first), last => fr::short_date(band.last),
            forecast => band.forecast,
        };
        (band.first, row)
    };
    let mark = |place: &str, mark: &Mark| {
        let row = context! {
            place, name => &mark.label, first => fr::short_date(mark.day),
            last => fr::short_date(mark.day), forecast => mark.forecast,
        };
        (mark.day, row)
    };
    let mut rows = vec![];
    for strip in &year.strips {
        let place = strip.label.as_str();
        let periods = strip.periods.iter();
        rows.extend(periods.map(|found| band(place, format!("période {}", found.label), found)));
        rows.extend(
            strip
                .holidays
                .iter()
                .map(|found| band(place, found.label.clone(), found)),
        );
        rows.extend(strip.days_off.iter().map(|found| mark(place, found)));
    }
    let national = year.window.iter().chain(&year.make_up);
    rows.extend(national.map(|found| band("certification", found.label.clone(), found)));
    rows.extend(year.marks.iter().map(|found| mark("repère", found)));
    rows.sort_by_key(|(day, _)| *day);
    rows.into_iter().map(|(_, row)| row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::sample;
    use crate::report::Section;

    #[test]
    fn the_picture_is_told_in_words() {
        let report = sample::report();
        let Section::Year(year) = &report.sections[0] else {
            panic!("the sample starts with its year");
        };
        let text = description(year);
        assert!(text.starts_with(
            "L’année du 01/08/2026 au 31/07/2027. zone B, sans cours\u{a0}: Toussaint du"
        ));
        assert!(text.contains("rattrapage du 14/06/2027 au 18/06/2027 (prévisionnel)."));
        assert!(text.ends_with("52 tâches, listées sous l’image."));
        assert_eq!(table(year).len(), 6 + 6 + 3 + 2 + 3);
    }
}
