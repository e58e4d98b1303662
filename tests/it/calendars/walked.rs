//! Every day of every year and zone, against a definition written here, day by
//! day, from the published rows: no rule of the library is used to judge it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use pixplan::calendar::{Calendar, DayStatus, Part, SchoolYear, Setting, Territory, Zone};
use pixplan::parse::{calendar_toml, public_holidays_toml};
use pixplan::school::Level;

use super::source::{Row, rows};

/// Easter Sundays, as published.
const EASTER: [(i32, u32, u32); 11] = [
    (2018, 4, 1),
    (2019, 4, 21),
    (2020, 4, 12),
    (2021, 4, 4),
    (2022, 4, 17),
    (2023, 4, 9),
    (2024, 3, 31),
    (2025, 4, 20),
    (2026, 4, 5),
    (2027, 3, 28),
    (2028, 4, 16),
];

/// The years of a zone that have rows and are not published from end to end.
const INCOMPLETE: [(i32, Zone); 6] = [
    (2019, Zone::NouvelleCaledonie),
    (2019, Zone::WallisEtFutuna),
    (2025, Zone::Polynesie), // the return of May 2026
    (2026, Zone::Corse),
    (2026, Zone::Mayotte),
    (2026, Zone::SaintPierreEtMiquelon),
];

fn is_public_holiday(territory: Territory, day: NaiveDate) -> bool {
    let (_, month, sunday) = EASTER[usize::try_from(day.year() - 2018).unwrap()];
    let easter = NaiveDate::from_ymd_opt(day.year(), month, sunday).unwrap();
    let from_easter = (day - easter).num_days();
    let fixed = (day.month(), day.day());
    let common = [
        (1, 1),
        (5, 1),
        (5, 8),
        (7, 14),
        (8, 15),
        (11, 1),
        (11, 11),
        (12, 25),
    ];
    if common.contains(&fixed) || [1, 39, 50].contains(&from_easter) {
        return true;
    }
    match territory {
        Territory::Metropole | Territory::Corse | Territory::SaintPierreEtMiquelon => false,
        Territory::AlsaceMoselle => from_easter == -2 || fixed == (12, 26),
        Territory::Guadeloupe => {
            [-2, -24].contains(&from_easter) || [(5, 27), (7, 21)].contains(&fixed)
        }
        Territory::Martinique => from_easter == -2 || [(5, 22), (7, 21)].contains(&fixed),
        Territory::SaintMartin => fixed == (5, 28),
        Territory::SaintBarthelemy => fixed == (10, 9),
        Territory::Guyane => fixed == (6, 10),
        Territory::Reunion => fixed == (12, 20),
        Territory::Mayotte => fixed == (4, 27),
        Territory::Polynesie => {
            let own = if day.year() < 2025 { (6, 29) } else { (11, 20) };
            from_easter == -2 || fixed == (3, 5) || fixed == own
        }
        Territory::NouvelleCaledonie => fixed == (9, 24),
        Territory::WallisEtFutuna => [(4, 28), (6, 29), (7, 29)].contains(&fixed),
    }
}

/// A school's year, told day by day.
struct Naive {
    /// Days with class.
    class: BTreeSet<NaiveDate>,
    /// Days off by a published row; its number of days with each.
    off: BTreeMap<NaiveDate, i64>,
}

impl Naive {
    /// None when the rows lack the first or the last day of class.
    fn new(all: &[Row], setting: Setting, year: i32) -> Option<Self> {
        let Setting {
            zone,
            territory,
            level,
        } = setting;
        let own =
            |row: &&Row| row.year == year && row.zone == zone && row.concerns(level, territory);
        let mut start = None;
        let mut end = None;
        let mut off = BTreeMap::new();
        for row in all.iter().filter(own) {
            if row.name == "Rentrée des élèves" {
                start = row.back;
            } else if row.is_summer() {
                end = row.departure.or(end);
            } else if let (Some(first), Some(last)) = (row.first_day_off, row.last_day_off) {
                let days = (last - first).num_days() + 1;
                for day in first.iter_days().take_while(|day| *day <= last) {
                    let longest = off.entry(day).or_insert(0);
                    *longest = days.max(*longest);
                }
            }
        }
        let days = start?.iter_days().take_while(|day| Some(*day) <= end);
        let is_class = |day: &NaiveDate| {
            !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
                && !off.contains_key(day)
                && !is_public_holiday(territory, *day)
        };
        let class = days.filter(is_class).collect();
        end.map(|_| Self { class, off })
    }

    /// Periods as runs of class days without a break of six days or more in
    /// between, before the window cuts any.
    fn periods(&self) -> Vec<(NaiveDate, NaiveDate)> {
        let mut periods: Vec<(NaiveDate, NaiveDate)> = Vec::new();
        let mut is_new = true;
        let (Some(first), Some(last)) = (self.class.first(), self.class.last()) else {
            return periods;
        };
        for day in first.iter_days().take_while(|day| day <= last) {
            if self.off.get(&day).is_some_and(|days| *days > 5) {
                is_new = true;
            }
            if !self.class.contains(&day) {
                continue;
            }
            match periods.last_mut() {
                Some((_, end)) if !is_new => *end = day,
                _ => periods.push((day, day)),
            }
            is_new = false;
        }
        periods
    }
}

/// The school settings of a zone: both levels, every territory in it.
fn settings(zone: Zone) -> Vec<Setting> {
    let mut territories = vec![zone.territory()];
    match zone {
        Zone::B => territories.push(Territory::AlsaceMoselle),
        Zone::Guadeloupe => {
            territories.extend([Territory::SaintMartin, Territory::SaintBarthelemy]);
        }
        _ => {}
    }
    let all = territories.into_iter().flat_map(|territory| {
        Level::ALL.map(|level| Setting {
            zone,
            territory,
            level,
        })
    });
    all.collect()
}

/// Every calendar of the bundled years, with what the rows say of it.
fn each(mut look: impl FnMut(&Calendar, Option<Naive>, &str)) {
    let all = rows();
    let rules = public_holidays_toml::bundled();
    for first in 2019..=2027 {
        let file = calendar_toml::bundled(SchoolYear(first)).unwrap();
        for zone in Zone::ALL {
            for setting in settings(zone) {
                let calendar = Calendar::new(&file, setting, &rules, &calendar_toml::bundled);
                let naive = Naive::new(&all, setting, first);
                let has_rows = all.iter().any(|row| row.year == first && row.zone == zone);
                let is_whole = has_rows && !INCOMPLETE.contains(&(first, zone));
                let place = format!("{first} {zone} {} {}", setting.territory, setting.level);
                assert_eq!(calendar.days.is_complete(), is_whole, "{place}");
                look(&calendar, naive.filter(|_| is_whole), &place);
            }
        }
    }
}

#[test]
fn every_day_has_class_exactly_when_the_rows_say_so() {
    let mut n_days = 0;
    let mut n_class = 0;
    each(|calendar, naive, place| {
        for day in calendar.year.span(calendar.zone).iter() {
            n_days += 1;
            let status = calendar.day_status(day);
            let reason = calendar.day_off_reason(day);
            assert_eq!(
                reason.is_some(),
                matches!(status, DayStatus::Off(_)),
                "{place} {day}"
            );
            match &naive {
                Some(naive) => {
                    let expected = naive.class.contains(&day);
                    assert_ne!(status, DayStatus::Unknown, "{place} {day}");
                    assert_eq!(calendar.is_school_day(day), expected, "{place} {day}");
                    n_class += usize::from(expected);
                }
                // Nothing contradicts what little is said of the others.
                None => assert!(
                    !calendar.is_school_day(day)
                        || !is_public_holiday(calendar.territory, day)
                            && !matches!(day.weekday(), Weekday::Sat | Weekday::Sun),
                    "{place} {day}"
                ),
            }
        }
    });
    assert!(n_days > 100_000 && n_class > 40_000, "{n_days} {n_class}");
}

#[test]
fn every_period_is_a_run_of_class_days_between_two_holidays() {
    let mut n_cut = 0;
    each(|calendar, naive, place| {
        let found: Vec<_> = calendar
            .periods
            .iter()
            .map(|period| {
                (
                    period.number,
                    period.part,
                    period.days.first(),
                    period.days.last(),
                )
            })
            .collect();
        let Some(naive) = naive else {
            assert!(found.is_empty(), "{place}");
            return;
        };
        let window = calendar.certification.window.value();
        let end = window.map(|window| window.last());
        let mut expected = Vec::new();
        for ((first, last), number) in naive.periods().into_iter().zip(1..) {
            let inside = end.filter(|end| first <= *end && *end < last);
            let Some(end) = inside else {
                expected.push((number, Part::Main, first, last));
                continue;
            };
            n_cut += 1;
            let before = *naive.class.range(..=end).next_back().unwrap();
            let next = end + TimeDelta::days(1);
            expected.push((number, Part::Main, first, before));
            expected.push((number, Part::Bis, next, last));
        }
        assert_eq!(found, expected, "{place}");
    });
    assert!(n_cut > 100, "{n_cut}");
}

#[test]
fn every_date_snaps_to_the_nearest_class_day_within_the_year() {
    each(|calendar, naive, place| {
        let Some(Naive { class, .. }) = naive else {
            return;
        };
        let (first, last) = (*class.first().unwrap(), *class.last().unwrap());
        // The return is a class day everywhere but where it is a public holiday.
        let start = calendar.first_school_day().unwrap();
        assert!(start <= first, "{place}");
        for day in calendar.year.span(calendar.zone).iter() {
            let before = *class.range(..=day).next_back().unwrap_or(&start);
            let after = *class.range(day..).next().unwrap_or(&last);
            assert_eq!(calendar.snap_before(day), Some(before), "{place} {day}");
            assert_eq!(calendar.snap_after(day), Some(after), "{place} {day}");
        }
    });
}

#[test]
fn counting_goes_through_the_class_days_one_by_one() {
    each(|calendar, naive, place| {
        let Some(Naive { class, .. }) = naive else {
            return;
        };
        let last = *class.last().unwrap();
        let start = calendar.first_school_day().unwrap();
        for day in calendar.year.span(calendar.zone).iter().step_by(11) {
            for count in [1_usize, 3, 12] {
                let next = (day + TimeDelta::days(1)).max(start);
                let after = class.range(next..).nth(count - 1).unwrap_or(&last);
                let steps = u32::try_from(count).unwrap();
                let found = calendar.school_days_after(day, steps);
                if day < last {
                    assert_eq!(found, Some(*after), "{place} {day} +{count}");
                }
                let before = class.range(..day).nth_back(count - 1).unwrap_or(&start);
                if start < day {
                    let found = calendar.school_days_before(day, steps);
                    assert_eq!(found, Some(*before), "{place} {day} -{count}");
                }
            }
        }
    });
}
