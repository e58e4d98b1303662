//! A second way to give a rule its date: words split on blanks, days walked
//! one by one over the days of class. It shares no code with the first.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, TimeDelta, Weekday};
use pixplan::calendar::{Calendar, Zone};
use pixplan::school::Level;

use super::facts;

/// Where a day without class goes: « avant », « apres » or « brut ».
pub type Snap = &'static str;

/// A school's year: its days of class, and the days that rules start from, by
/// the word that names them (`vacances(noel).depart`).
pub struct Naive {
    /// First civil year.
    pub year: i32,
    zone: Zone,
    class: BTreeSet<NaiveDate>,
    anchors: BTreeMap<String, NaiveDate>,
}

/// A holiday: the words that name it, and its four days.
struct Holiday {
    names: Vec<String>,
    departure: NaiveDate,
    first_weekday: NaiveDate,
    last: NaiveDate,
    back: NaiveDate,
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn is_weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

/// Public holidays of the métropole from August 2019 to August 2028 that move.
const MOVING: &str = "2020-04-13 2020-05-21 2020-06-01 2021-04-05 2021-05-13 2021-05-24 \
                      2022-04-18 2022-05-26 2022-06-06 2023-04-10 2023-05-18 2023-05-29 \
                      2024-04-01 2024-05-09 2024-05-20 2025-04-21 2025-05-29 2025-06-09 \
                      2026-04-06 2026-05-14 2026-05-25 2027-03-29 2027-05-06 2027-05-17 \
                      2028-04-17 2028-05-25 2028-06-05";

const FIXED: &str = "01-01 05-01 05-08 07-14 08-15 11-01 11-11 12-25";

fn is_public_holiday(day: NaiveDate) -> bool {
    let text = day.to_string();
    MOVING.contains(&text) || FIXED.contains(&text[5..])
}

impl Naive {
    /// Zone A, B or C, from the published rows alone.
    pub fn from_rows(year: i32, zone: Zone, level: Level) -> Self {
        let label = format!("{year}-{},Zone {},", year + 1, zone.id());
        let mut start = None;
        let mut teachers = None;
        let mut end = None;
        let mut holidays = Vec::new();
        let mut off = BTreeSet::new();
        for line in include_str!("../data/holidays.csv").lines() {
            let Some(rest) = line.strip_prefix(&label) else {
                continue;
            };
            // The two last columns, which may hold commas, are not read.
            let cells: Vec<&str> = rest.split(',').collect();
            let (name, departure, first, last, back) =
                (cells[0], cells[2], cells[3], cells[4], cells[5]);
            match name {
                "Rentrée des élèves" => start = Some(day(back)),
                "Rentrée des enseignants" => teachers = Some(day(back)),
                _ if name.contains("Été") || name.contains("été") => end = Some(day(departure)),
                _ => {
                    let days = day(first).iter_days().take_while(|one| *one <= day(last));
                    off.extend(days);
                    if !departure.is_empty() {
                        let word = name.rsplit([' ', '\'']).next().unwrap().to_lowercase();
                        let mut days = day(first).iter_days();
                        holidays.push(Holiday {
                            names: vec![word.replace('ë', "e")],
                            departure: day(departure),
                            first_weekday: days.find(|one| !is_weekend(*one)).unwrap(),
                            last: day(last),
                            back: day(back),
                        });
                    }
                }
            }
        }
        let (start, end) = (start.unwrap(), end.unwrap());
        let days = start.iter_days().take_while(|one| *one <= end);
        let class =
            days.filter(|one| !is_weekend(*one) && !off.contains(one) && !is_public_holiday(*one));
        let mut naive = Self {
            year,
            zone,
            class: class.collect(),
            anchors: BTreeMap::new(),
        };
        naive.anchor("rentree", start);
        naive.anchor("rentree.profs", teachers.unwrap());
        naive.anchor("annee.fin", end);
        naive.name_holidays(&holidays);
        naive.name_periods(start, &holidays, end, level);
        naive.name_windows(level);
        naive
    }

    /// Another zone, from what its calendar states; the days of class are those
    /// of the calendar, which other tests walk one by one.
    pub fn from_calendar(calendar: &Calendar) -> Self {
        let days = &calendar.days;
        let span = calendar.year.span(calendar.zone);
        let mut naive = Self {
            year: calendar.year.0,
            zone: calendar.zone,
            class: span
                .iter()
                .filter(|day| calendar.is_school_day(*day))
                .collect(),
            anchors: BTreeMap::new(),
        };
        let edges = [
            ("rentree", &days.pupils_return),
            ("rentree.profs", &days.teachers_return),
            ("annee.fin", &days.last_day),
        ];
        for (anchor, known) in edges {
            if let Some(known) = known {
                naive.anchor(anchor, known.value);
            }
        }
        let known = days.holidays.iter().filter_map(|holiday| {
            let off = holiday.days_off()?;
            // Five days or fewer are a bridge.
            (off.days() > 5).then(|| Holiday {
                names: std::iter::once(&holiday.key)
                    .chain(&holiday.equivalent)
                    .map(|key| key.0.clone())
                    .collect(),
                departure: holiday.last_school_day,
                first_weekday: off.iter().find(|day| !is_weekend(*day)).unwrap(),
                last: off.last(),
                back: holiday.back_to_school.unwrap(),
            })
        });
        let holidays: Vec<Holiday> = known.collect();
        naive.name_holidays(&holidays);
        if let (Some(start), Some(end), true) =
            (&days.pupils_return, &days.last_day, days.is_complete())
        {
            naive.name_periods(start.value, &holidays, end.value, calendar.level);
        }
        naive.name_windows(calendar.level);
        naive
    }

    fn anchor(&mut self, name: impl Into<String>, day: NaiveDate) {
        self.anchors.insert(name.into(), day);
    }

    fn name_holidays(&mut self, holidays: &[Holiday]) {
        for (index, holiday) in holidays.iter().enumerate() {
            let mut names = holiday.names.clone();
            names.push((index + 1).to_string());
            for name in names {
                self.anchor(format!("vacances({name}).depart"), holiday.departure);
                self.anchor(format!("vacances({name}).premier"), holiday.first_weekday);
                self.anchor(format!("vacances({name}).dernier"), holiday.last);
                self.anchor(format!("vacances({name}).reprise"), holiday.back);
            }
        }
    }

    fn name_periods(
        &mut self,
        start: NaiveDate,
        holidays: &[Holiday],
        end: NaiveDate,
        level: Level,
    ) {
        let window = facts::certification(self.year, self.zone, level);
        let window_end = window.map(|window| window["fenetre.fin"].0);
        let mut from = start;
        let ends = holidays.iter().map(|one| (one.departure, Some(one.back)));
        for ((until, back), number) in ends.chain([(end, None)]).zip(1..) {
            let first = *self.class.range(from..).next().unwrap();
            let last = *self.class.range(..=until).next_back().unwrap();
            self.anchor(format!("periode({number}).debut"), first);
            match window_end.filter(|cut| first <= *cut && *cut < last) {
                None => self.anchor(format!("periode({number}).fin"), last),
                Some(cut) => {
                    let before = *self.class.range(..=cut).next_back().unwrap();
                    self.anchor(format!("periode({number}).fin"), before);
                    self.anchor(
                        format!("periode({number}bis).debut"),
                        cut + TimeDelta::days(1),
                    );
                    self.anchor(format!("periode({number}bis).fin"), last);
                }
            }
            from = back.unwrap_or(from);
        }
    }

    fn name_windows(&mut self, level: Level) {
        let dates = facts::certification(self.year, self.zone, level);
        for (anchor, (day, _)) in dates.into_iter().flatten() {
            self.anchor(anchor, day);
        }
    }

    /// The names of the days that rules start from.
    pub fn anchor_names(&self) -> impl Iterator<Item = &str> {
        self.anchors.keys().map(String::as_str)
    }

    /// The date of a rule; `snap` is where a day without class goes when the
    /// rule does not say. None when its anchor is not there.
    pub fn date(&self, rule: &str, snap: Snap) -> Option<NaiveDate> {
        let raw = self.raw(rule)?;
        let said = ["avant", "apres", "brut"]
            .into_iter()
            .find(|word| rule.ends_with(word));
        Some(self.snapped(raw, said.unwrap_or(snap)))
    }

    /// The date of a rule before it is snapped.
    pub fn raw(&self, rule: &str) -> Option<NaiveDate> {
        let words: Vec<&str> = rule.split_whitespace().collect();
        let mut date = self.start(words[0])?;
        for (sign, step) in words.iter().skip(1).zip(words.iter().skip(2)) {
            let way = match *sign {
                "+" => 1,
                "-" => -1,
                _ => continue,
            };
            let (digits, unit) = step.split_at(step.find(char::is_alphabetic).unwrap());
            let count: i64 = digits.parse().unwrap();
            date = self.step(date, way, count, unit);
        }
        Some(date)
    }

    fn start(&self, anchor: &str) -> Option<NaiveDate> {
        let inside = |name: &str| anchor.strip_prefix(name)?.strip_suffix(')');
        // The school year starts in August, the civil one in January.
        let civil = |month: &str| match month.parse::<u32>().unwrap() {
            _ if self.zone.is_calendar_year() => self.year,
            8.. => self.year,
            _ => self.year + 1,
        };
        if let Some((month, number)) = inside("date(").and_then(|text| text.split_once('-')) {
            let text = format!("{}-{month}-{number}", civil(month));
            // 29 February of a common year is its 28th.
            let eve = text.replace("-02-29", "-02-28");
            return text.parse().or_else(|_| eve.parse()).ok();
        }
        if let Some(month) = inside("fin_mois(") {
            let first = day(&format!("{}-{month}-01", civil(month)));
            let same_month = first
                .iter_days()
                .take_while(|day| day.month() == first.month());
            return same_month.last();
        }
        self.anchors.get(anchor).copied()
    }

    fn step(&self, from: NaiveDate, way: i32, count: i64, unit: &str) -> NaiveDate {
        let one = TimeDelta::days(way.into());
        match unit {
            "j" => (0..count).fold(from, |day, _| day + one),
            "s" => (0..count * 7).fold(from, |day, _| day + one),
            "m" => months(from, i64::from(way) * count),
            "js" => (0..count).fold(from, |day, _| self.next_class(day, one).unwrap_or(day)),
            "ss" => self.school_weeks(from, way, count),
            other => panic!("no unit {other}"),
        }
    }

    /// The next day of class on one side, itself not counted; none past the
    /// ends of the year.
    fn next_class(&self, from: NaiveDate, one: TimeDelta) -> Option<NaiveDate> {
        let (first, last) = (self.first(), self.last());
        let mut day = from + one;
        loop {
            let is_gone = if one > TimeDelta::zero() {
                day > last
            } else {
                day < first
            };
            if is_gone {
                return None;
            }
            if self.class.contains(&day) {
                return Some(day);
            }
            day += one;
        }
    }

    /// The same weekday in the so-manieth week that holds a day of class; past
    /// the last such week, the last day of class (the return on the other side).
    fn school_weeks(&self, from: NaiveDate, way: i32, count: i64) -> NaiveDate {
        let monday =
            |day: NaiveDate| day - TimeDelta::days(day.weekday().num_days_from_monday().into());
        let (first, last) = (self.first(), self.last());
        let mut day = from;
        let mut left = count;
        while left > 0 {
            day += TimeDelta::days(i64::from(way) * 7);
            if way > 0 && monday(day) > last {
                return last;
            }
            if way < 0 && monday(day) + TimeDelta::days(6) < first {
                return first;
            }
            let mut week = (0..7).map(|index| monday(day) + TimeDelta::days(index));
            if week.any(|day| self.class.contains(&day)) {
                left -= 1;
            }
        }
        day
    }

    fn snapped(&self, raw: NaiveDate, snap: &str) -> NaiveDate {
        let mut day = raw;
        match snap {
            "brut" => {}
            "avant" => {
                while !self.class.contains(&day) {
                    if day <= self.first() {
                        return self.first();
                    }
                    day -= TimeDelta::days(1);
                }
            }
            _ => {
                while !self.class.contains(&day) {
                    if day >= self.last() {
                        return self.last();
                    }
                    day += TimeDelta::days(1);
                }
            }
        }
        day
    }

    /// The pupils' return.
    fn first(&self) -> NaiveDate {
        self.anchors["rentree"]
    }

    fn last(&self) -> NaiveDate {
        *self.class.last().unwrap()
    }
}

/// So many months later or earlier, one at a time; the day is kept where the
/// last month has it.
fn months(from: NaiveDate, count: i64) -> NaiveDate {
    let (mut year, mut month) = (from.year(), from.month());
    for _ in 0..count.abs() {
        (year, month) = match (count > 0, month) {
            (true, 12) => (year + 1, 1),
            (true, _) => (year, month + 1),
            (false, 1) => (year - 1, 12),
            (false, _) => (year, month - 1),
        };
    }
    let mut days = (1..=from.day()).rev();
    days.find_map(|day| NaiveDate::from_ymd_opt(year, month, day))
        .unwrap()
}
