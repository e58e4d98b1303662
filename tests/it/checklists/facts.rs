//! What is published, by year: written by hand from the published texts, so
//! that the library is judged by something else than itself.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use pixplan::calendar::Zone;
use pixplan::school::Level;

/// The certification dates of each year and level; `~` marks a forecast,
/// worked out by hand. What is not written is not published.
const CERTIFICATION: [(i32, Level, &str); 16] = [
    (
        2020,
        Level::College,
        "fenetre.debut=2021-03-08 fenetre.fin=2021-06-25",
    ),
    (
        2020,
        Level::Lycee,
        "certif.ouverture=2021-01-04 fenetre.debut=2021-01-04 fenetre.fin=2021-03-05",
    ),
    (
        2021,
        Level::College,
        "certif.ouverture=2022-02-01 fenetre.debut=2022-03-07 fenetre.fin=2022-05-27",
    ),
    (
        2021,
        Level::Lycee,
        "fenetre.debut=2021-11-29 fenetre.fin=2022-04-07",
    ),
    (
        2022,
        Level::College,
        "fenetre.debut=2023-03-06 fenetre.fin=2023-06-16",
    ),
    (
        2022,
        Level::Lycee,
        "fenetre.debut=2022-11-14 fenetre.fin=2023-03-17",
    ),
    (
        2023,
        Level::College,
        "certif.ouverture=2024-02-05 fenetre.debut=2024-03-04 fenetre.fin=2024-06-14",
    ),
    (
        2023,
        Level::Lycee,
        "certif.ouverture=2023-10-09 fenetre.debut=2023-11-06 fenetre.fin=2024-03-29",
    ),
    (
        2024,
        Level::College,
        "fenetre.debut=2025-03-17 fenetre.fin=2025-06-13",
    ),
    (
        2024,
        Level::Lycee,
        "fenetre.debut=2024-11-07 fenetre.fin=2025-03-07",
    ),
    (
        2025,
        Level::College,
        "fenetre.debut=2026-03-16 fenetre.fin=2026-06-13 \
         rattrapage.debut=2026-06-15 rattrapage.fin=2026-06-19 certif.fermeture=2026-07-16",
    ),
    (
        2025,
        Level::Lycee,
        "fenetre.debut=2025-11-03 fenetre.fin=2026-03-06 \
         rattrapage.debut=2026-03-09 rattrapage.fin=2026-03-13 certif.fermeture=2026-07-16",
    ),
    (
        2026,
        Level::College,
        "certif.ouverture=~2027-02-15 fenetre.debut=2027-03-15 fenetre.fin=2027-06-11 \
         rattrapage.debut=~2027-06-14 rattrapage.fin=~2027-06-18 certif.fermeture=~2027-07-15",
    ),
    (
        2026,
        Level::Lycee,
        "certif.ouverture=~2026-10-05 fenetre.debut=~2026-11-02 fenetre.fin=~2027-03-05 \
         rattrapage.debut=~2027-03-08 rattrapage.fin=~2027-03-12 certif.fermeture=~2027-07-15",
    ),
    (
        2027,
        Level::College,
        "certif.ouverture=~2028-02-14 fenetre.debut=~2028-03-13 fenetre.fin=~2028-06-09 \
         rattrapage.debut=~2028-06-12 rattrapage.fin=~2028-06-16 certif.fermeture=~2028-07-13",
    ),
    (
        // 1 November 2027 is in the Toussaint: the three zones are back on the 8th.
        2027,
        Level::Lycee,
        "certif.ouverture=~2027-10-11 fenetre.debut=~2027-11-08 fenetre.fin=~2028-03-03 \
         rattrapage.debut=~2028-03-06 rattrapage.fin=~2028-03-10 certif.fermeture=~2028-07-13",
    ),
];

/// A certification date and whether it is a forecast.
pub type Dated = (NaiveDate, bool);

/// The certification dates of a year, by anchor; none when there is no
/// certification: in 2019-2020, and where the school year is the civil one.
pub fn certification(year: i32, zone: Zone, level: Level) -> Option<BTreeMap<&'static str, Dated>> {
    if zone.is_calendar_year() {
        return None;
    }
    let mut rows = CERTIFICATION.iter();
    let (_, _, text) = rows.find(|row| (row.0, row.1) == (year, level))?;
    let dates = text.split_whitespace().map(|one| {
        let (anchor, date) = one.split_once('=').unwrap();
        let day = date.trim_start_matches('~').parse().unwrap();
        (anchor, (day, date.starts_with('~')))
    });
    Some(dates.collect())
}

/// A zone whose year is published in part only.
pub struct Partly {
    pub year: i32,
    pub zone: Zone,
    /// The anchors that are known all the same; a word stands for all that
    /// start with it.
    pub known: &'static str,
    /// The days of which one can tell whether there is class.
    pub certain: &'static str,
}

/// What is known of the years that are published in part. The zones that no
/// row names, and that are not in [`published_whole`], are not published.
pub const PARTLY: [Partly; 6] = [
    Partly {
        year: 2019,
        zone: Zone::NouvelleCaledonie,
        known: "vacances( annee.fin",
        certain: "2019-04-05..2019-04-15 2019-06-07..2019-06-24 2019-08-09..2019-08-26 \
                  2019-10-11..2019-10-28 2019-12-13..2019-12-31",
    },
    Partly {
        year: 2019,
        zone: Zone::WallisEtFutuna,
        known: "vacances( annee.fin",
        certain: "2019-03-29..2019-04-15 2019-06-07..2019-06-24 2019-08-09..2019-08-26 \
                  2019-10-11..2019-10-28 2019-12-13..2019-12-31",
    },
    Partly {
        // The return after the holiday of May 2026 is not published.
        year: 2025,
        zone: Zone::Polynesie,
        known: "rentree vacances( annee.fin",
        certain: "2025-08-01..2026-05-23 2026-07-03..2026-08-31",
    },
    Partly {
        year: 2026,
        zone: Zone::Corse,
        known: "vacances(noel)",
        certain: "2026-12-18..2027-01-04",
    },
    Partly {
        year: 2026,
        zone: Zone::Mayotte,
        known: "rentree",
        certain: "2026-08-01..2026-08-24",
    },
    Partly {
        year: 2026,
        zone: Zone::SaintPierreEtMiquelon,
        known: "vacances(printemps)",
        certain: "2027-04-16..2027-05-03",
    },
];

impl Partly {
    pub fn find(year: i32, zone: Zone) -> Option<&'static Self> {
        PARTLY
            .iter()
            .find(|row| (row.year, row.zone) == (year, zone))
    }

    pub fn knows(&self, anchor: &str) -> bool {
        self.known
            .split_whitespace()
            .any(|word| anchor.starts_with(word))
    }

    pub fn is_certain(&self, day: NaiveDate) -> bool {
        self.certain.split_whitespace().any(|range| {
            let (first, last) = range.split_once("..").unwrap();
            let day = day.to_string();
            first <= day.as_str() && day.as_str() <= last
        })
    }
}

/// Whether the year of a zone is published from end to end.
pub fn published_whole(year: i32, zone: Zone) -> bool {
    match year {
        2027 => Zone::METROPOLE.contains(&zone),
        2026 => {
            let others = [Zone::Reunion, Zone::NouvelleCaledonie];
            Zone::METROPOLE.contains(&zone) || others.contains(&zone)
        }
        _ => Partly::find(year, zone).is_none(),
    }
}

/// How many teaching periods a year published from end to end has: five, but
/// where breaks of May cut a sixth, and in Polynésie, whose lycées do not have
/// the holiday of May in some years.
pub fn n_periods(year: i32, zone: Zone, level: Level) -> u32 {
    match (zone, year, level) {
        (Zone::Guadeloupe, 2020 | 2021, _) | (Zone::Guyane, 2022, _) => 6,
        (Zone::Polynesie, 2020..=2022 | 2024, Level::Lycee) => 6,
        (Zone::Polynesie, _, _) => 7,
        _ => 5,
    }
}
