//! Days without class outside holidays: public holidays, bridges, single days.
//!
//! Knows how a public holiday comes back every year. Which ones a territory
//! has is data, read from a file by others.

use chrono::{Datelike, NaiveDate, TimeDelta};

use crate::calendar::{Audience, DateRange, HolidayKey, Reliability, Standing, Territory};

/// Why there is no class on a day off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayOffKind {
    /// A public holiday of the territory.
    PublicHoliday,
    /// A few days given between two days off (« pont »).
    Bridge,
    /// One single day without class.
    SingleDay,
}

/// A few days without class that never cut a period and take no ordinal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOff {
    /// Its name in the file: `ascension`.
    pub key: HolidayKey,
    /// First and last day without class.
    pub days: DateRange,
    /// Printed name: `pont de l’Ascension`, `Toussaint`.
    pub name: String,
    /// What it is.
    pub kind: DayOffKind,
    /// Whom it concerns, when not the whole zone.
    pub audience: Audience,
    /// Who says so.
    pub standing: Standing,
    /// How sure its days are.
    pub reliability: Reliability,
    /// Where it comes from, in words.
    pub source: String,
    /// What should be known about it.
    pub note: Option<String>,
}

/// How the day of a public holiday is found each year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearlyDay {
    /// The same day of the same month.
    Fixed {
        /// Month, from 1.
        month: u32,
        /// Day of the month, from 1.
        day: u32,
    },
    /// So many days after Easter Sunday; negative before.
    Easter {
        /// Days from Easter Sunday: +1 for its Monday, −2 for Good Friday.
        offset: i64,
    },
}

/// A public holiday, where and since when it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicHolidayRule {
    /// Printed name: `lundi de Pâques`.
    pub name: String,
    /// Its day.
    pub when: YearlyDay,
    /// Where it holds; empty for everywhere.
    pub territories: Vec<Territory>,
    /// First civil year in which it holds, when it has one.
    pub from: Option<i32>,
    /// Last civil year in which it holds, when it has one.
    pub until: Option<i32>,
    /// What should be known about it.
    pub note: Option<String>,
}

impl PublicHolidayRule {
    /// Whether it holds in a territory.
    pub fn concerns(&self, territory: Territory) -> bool {
        self.territories.is_empty() || self.territories.contains(&territory)
    }

    /// Its day in a civil year, if it holds that year.
    pub fn date_in(&self, year: i32) -> Option<NaiveDate> {
        let has_begun = self.from.is_none_or(|from| from <= year);
        let holds = has_begun && self.until.is_none_or(|until| year <= until);
        match self.when {
            _ if !holds => None,
            YearlyDay::Fixed { month, day } => NaiveDate::from_ymd_opt(year, month, day),
            YearlyDay::Easter { offset } => {
                easter(year).checked_add_signed(TimeDelta::try_days(offset)?)
            }
        }
    }
}

/// The public holidays of a territory inside a stretch of days, in time order.
pub fn public_holidays(
    rules: &[PublicHolidayRule],
    territory: Territory,
    span: DateRange,
) -> Vec<DayOff> {
    let years = span.first().year()..=span.last().year();
    let rules = rules.iter().filter(|rule| rule.concerns(territory));
    let mut found: Vec<DayOff> = rules
        .flat_map(|rule| years.clone().filter_map(|year| day_off(rule, year)))
        .filter(|day_off| day_off.days.overlaps(span))
        .collect();
    found.sort_by_key(|day_off| day_off.days);
    found
}

fn day_off(rule: &PublicHolidayRule, year: i32) -> Option<DayOff> {
    Some(DayOff {
        key: HolidayKey(rule.name.clone()),
        days: DateRange::day(rule.date_in(year)?),
        name: rule.name.clone(),
        kind: DayOffKind::PublicHoliday,
        audience: Audience::default(),
        standing: Standing::Official,
        reliability: Reliability::AsPublished,
        source: "jours fériés du territoire".to_owned(),
        note: rule.note.clone(),
    })
}

/// Easter Sunday of a civil year of the Gregorian calendar.
///
/// The anonymous Gregorian computus (Nature, 1876); its letters are kept.
#[allow(clippy::many_single_char_names)]
pub fn easter(year: i32) -> NaiveDate {
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let days = h + l - 7 * m + 114;
    let month_and_day = (days / 31, days % 31 + 1);
    let (month, day) = (
        month_and_day.0.unsigned_abs(),
        month_and_day.1.unsigned_abs(),
    );
    NaiveDate::from_ymd_opt(year, month, day).expect("Easter is in March or April")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn easter_falls_on_the_published_sundays() {
        let published = [
            "2019-04-21",
            "2020-04-12",
            "2021-04-04",
            "2022-04-17",
            "2023-04-09",
            "2024-03-31",
            "2025-04-20",
            "2026-04-05",
            "2027-03-28",
            "2028-04-16",
            "2029-04-01",
            "2030-04-21",
            "2038-04-25", // the latest day possible
            "1818-03-22", // the earliest
        ];
        for text in published {
            let sunday: NaiveDate = text.parse().unwrap();
            assert_eq!(easter(sunday.year()), sunday);
        }
    }

    #[test]
    fn a_public_holiday_holds_in_its_territories_and_years() {
        let rule = PublicHolidayRule {
            name: "Matāri’i".to_owned(),
            when: YearlyDay::Fixed { month: 11, day: 20 },
            territories: vec![Territory::Polynesie],
            from: Some(2025),
            until: None,
            note: None,
        };
        let span = DateRange::new("2024-08-01".parse().unwrap(), "2026-08-31".parse().unwrap());
        let span = span.unwrap();
        let rules = [rule];
        let found = public_holidays(&rules, Territory::Polynesie, span);
        let days: Vec<String> = found.iter().map(|day| day.days.to_string()).collect();
        assert_eq!(days, ["le 20/11/2025"]);
        assert!(public_holidays(&rules, Territory::Metropole, span).is_empty());
    }
}
