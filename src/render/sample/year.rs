//! The sample year as a picture.

use crate::render::sample::{day, first_day, tasks, today};
use crate::report::{Band, Entry, Mark, Strip, TaskMark, YearPicture};

/// The year's picture.
pub fn year() -> YearPicture {
    let mark = |entry: Entry| TaskMark {
        day: first_day(&entry.when).unwrap(),
        role: entry.roles[0].clone(),
        id: entry.id,
        title: entry.title,
        state: entry.state,
        forecast: entry.forecast,
    };
    YearPicture {
        first: day("2026-08-01"),
        last: day("2027-07-31"),
        today: today(),
        strips: vec![strip()],
        window: Some(band("fenêtre de certification", "2027-03-15", "2027-06-11")),
        make_up: Some(Band {
            forecast: true,
            ..band("rattrapage", "2027-06-14", "2027-06-18")
        }),
        marks: vec![
            self::mark("rentrée", "2026-09-01"),
            Mark {
                forecast: true,
                ..self::mark("ouverture de Pix Certif", "2027-02-15")
            },
            self::mark("fin des cours", "2027-07-03"),
        ],
        tasks: tasks().into_iter().map(mark).collect(),
    }
}

/// The year in zone B.
pub fn strip() -> Strip {
    Strip {
        label: "zone B".to_owned(),
        holidays: vec![
            band("Toussaint", "2026-10-17", "2026-11-01"),
            band("Noël", "2026-12-19", "2027-01-03"),
            band("hiver", "2027-02-20", "2027-03-07"),
            band("printemps", "2027-04-17", "2027-05-02"),
            band("pont de l’Ascension", "2027-05-06", "2027-05-09"),
            band("été", "2027-07-03", "2027-07-31"),
        ],
        days_off: vec![
            mark("Armistice 1918", "2026-11-11"),
            mark("lundi de Pâques", "2027-03-29"),
            mark("lundi de Pentecôte", "2027-05-17"),
        ],
        periods: vec![
            band("1", "2026-09-01", "2026-10-16"),
            band("2", "2026-11-02", "2026-12-18"),
            band("3", "2027-01-04", "2027-02-19"),
            band("4", "2027-03-08", "2027-04-16"),
            band("5", "2027-05-03", "2027-06-11"),
            band("5 bis", "2027-06-12", "2027-07-02"),
        ],
    }
}

fn band(label: &str, first: &str, last: &str) -> Band {
    Band {
        label: label.to_owned(),
        first: day(first),
        last: day(last),
        forecast: false,
    }
}

fn mark(label: &str, on: &str) -> Mark {
    Mark {
        label: label.to_owned(),
        day: day(on),
        forecast: false,
    }
}
