//! Which days have class, and the nearest one to a date.
//!
//! A school day is a weekday, in no holiday of the zone, no bridge and no
//! public holiday of the territory, between the pupils' return and the end of
//! the year. Where a territory's year is not wholly published, a day may be
//! neither: then nothing that depends on it is invented.

use chrono::{Datelike, NaiveDate, Weekday};

use crate::calendar::{Calendar, DateRange};

/// What is known of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayStatus<'a> {
    /// There is class.
    Class,
    /// There is none, and this is why: `vacances d’hiver`, `week-end`.
    Off(&'a str),
    /// The dates that would tell are not published.
    Unknown,
}

/// Whether a day is one of Monday to Friday.
pub fn is_weekday(day: NaiveDate) -> bool {
    !matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}

impl Calendar {
    /// What is known of a day.
    pub fn day_status(&self, day: NaiveDate) -> DayStatus<'_> {
        if let Some(reason) = self.printed_reason(day) {
            return DayStatus::Off(reason);
        }
        if !is_weekday(day) {
            return DayStatus::Off("week-end");
        }
        if self.is_certain(day) || self.has_stated_class(day) {
            return DayStatus::Class;
        }
        DayStatus::Unknown
    }

    /// Whether there is class for certain.
    pub fn is_school_day(&self, day: NaiveDate) -> bool {
        self.day_status(day) == DayStatus::Class
    }

    /// Why there is no class: `vacances d’hiver`, `Ascension`, `week-end`.
    pub fn day_off_reason(&self, day: NaiveDate) -> Option<String> {
        match self.day_status(day) {
            DayStatus::Off(reason) => Some(reason.to_owned()),
            DayStatus::Class | DayStatus::Unknown => None,
        }
    }

    /// First day of class, when it is published.
    pub fn first_school_day(&self) -> Option<NaiveDate> {
        self.days.pupils_return.as_ref().map(|date| date.value)
    }

    /// Last day with class, on or before the printed end of the year.
    pub fn last_school_day(&self) -> Option<NaiveDate> {
        self.walk_back(self.printed_end()?)
    }

    /// The last school day on or before a day (« avant »).
    ///
    /// Before the pupils' return it is the return. None when the dates that
    /// would tell are not published.
    pub fn snap_before(&self, day: NaiveDate) -> Option<NaiveDate> {
        let end = self.printed_end().unwrap_or(NaiveDate::MAX);
        self.walk_back(day.min(end))
    }

    /// The first school day on or after a day (« après »).
    ///
    /// After the end of the year it is the last school day. None when the
    /// dates that would tell are not published.
    pub fn snap_after(&self, day: NaiveDate) -> Option<NaiveDate> {
        let start = self.first_school_day().unwrap_or(NaiveDate::MIN);
        let mut day = day.max(start);
        loop {
            if self.printed_end().is_some_and(|end| end < day) {
                return self.last_school_day();
            }
            match self.day_status(day) {
                DayStatus::Class => return Some(day),
                DayStatus::Unknown => return None,
                DayStatus::Off(_) if !self.year.span(self.zone).contains(day) => return None,
                DayStatus::Off(_) => day = day.succ_opt()?,
            }
        }
    }

    /// From a day back to the first one with class.
    fn walk_back(&self, day: NaiveDate) -> Option<NaiveDate> {
        let mut day = day;
        loop {
            if let Some(start) = self.first_school_day()
                && day <= start
            {
                return Some(start);
            }
            match self.day_status(day) {
                DayStatus::Class => return Some(day),
                DayStatus::Unknown => return None,
                DayStatus::Off(_) if !self.year.span(self.zone).contains(day) => return None,
                DayStatus::Off(_) => day = day.pred_opt()?,
            }
        }
    }

    /// The summer's departure, after class, when it is published.
    pub(in crate::calendar) fn printed_end(&self) -> Option<NaiveDate> {
        self.days.last_day.as_ref().map(|date| date.value)
    }

    /// The holiday, bridge or public holiday of a day, weekends aside.
    fn printed_reason(&self, day: NaiveDate) -> Option<&str> {
        if self.first_school_day().is_some_and(|start| day < start) {
            return Some("avant la rentrée");
        }
        if self.printed_end().is_some_and(|end| end < day) {
            return Some("vacances d’été");
        }
        let mut holidays = self.days.holidays.iter();
        let in_holiday = holidays.find(|holiday| {
            let days = holiday.days_off();
            days.is_some_and(|days| days.contains(day))
        });
        let days_off = || {
            let all = self.public_holidays.iter().chain(&self.days.days_off);
            let mut here = all.filter(|day_off| day_off.days.contains(day));
            here.next().map(|day_off| day_off.name.as_str())
        };
        in_holiday
            .map(|holiday| holiday.name.as_str())
            .or_else(days_off)
    }

    /// Whether every day off around a day is published.
    fn is_certain(&self, day: NaiveDate) -> bool {
        let starts = self.first_school_day().is_some_and(|start| start <= day);
        let ends = self.printed_end().is_some_and(|end| day <= end);
        let known = self.days.known_until();
        let holidays = self.days.is_complete() || known.is_some_and(|until| day <= until);
        let before_the_end = ends || known.is_some_and(|until| day <= until);
        holidays && starts && before_the_end
    }

    /// Whether a published date says by itself that there is class: the day of
    /// a return, or the last weekday before a departure « après la classe ».
    fn has_stated_class(&self, day: NaiveDate) -> bool {
        let holidays = &self.days.holidays;
        let is_return = self.first_school_day() == Some(day)
            || holidays
                .iter()
                .any(|holiday| holiday.back_to_school == Some(day));
        let departures = holidays.iter().map(|holiday| holiday.last_school_day);
        let mut departures = departures.chain(self.printed_end());
        is_return
            || departures.any(|departure| {
                let days = DateRange::new(day, departure);
                let mut later = days.ok().into_iter().flat_map(|days| days.iter().skip(1));
                day <= departure
                    && (departure - day).num_days() < 7
                    && later.all(|day| !is_weekday(day) || self.printed_reason(day).is_some())
            })
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::example::{
        calendar_2026, day, days, holiday, polynesie_2023, public_holiday_rules, zone_year,
    };
    use crate::calendar::{Calendar, DayStatus, SchoolYear, Setting, YearFile, Zone, ZoneYear};
    use crate::school::Level;

    fn zone_b() -> Calendar {
        calendar_2026(Zone::B, Level::College)
    }

    #[test]
    fn a_day_off_says_why() {
        #[track_caller]
        fn case(date: &str, reason: Option<&str>) {
            assert_eq!(zone_b().day_off_reason(day(date)).as_deref(), reason);
        }

        case("2026-08-31", Some("avant la rentrée"));
        case("2026-09-01", None);
        case("2026-09-05", Some("week-end"));
        case("2026-10-16", None);
        case("2026-10-17", Some("vacances de la Toussaint")); // the departure, a Saturday
        case("2026-11-02", None); // the return
        case("2026-11-11", Some("11 novembre"));
        case("2027-02-27", Some("vacances d’hiver")); // a Saturday in a holiday
        case("2027-05-06", Some("Ascension")); // the public holiday, before its bridge
        case("2027-05-07", Some("pont de l’Ascension"));
        case("2027-07-03", Some("week-end")); // the printed end, a Saturday
        case("2027-07-04", Some("vacances d’été"));
    }

    #[test]
    fn a_date_without_class_snaps_to_the_nearest_school_day() {
        #[track_caller]
        fn case(date: &str, before: &str, after: &str) {
            let calendar = zone_b();
            assert_eq!(calendar.snap_before(day(date)), Some(day(before)), "before");
            assert_eq!(calendar.snap_after(day(date)), Some(day(after)), "after");
        }

        case("2026-11-10", "2026-11-10", "2026-11-10");
        case("2026-11-11", "2026-11-10", "2026-11-12");
        case("2027-03-05", "2027-02-19", "2027-03-08"); // the winter holiday
        case("2027-05-08", "2027-05-05", "2027-05-10"); // Ascension and its bridge
        case("2026-08-20", "2026-09-01", "2026-09-01"); // before the pupils' return
        case("2027-07-10", "2027-07-02", "2027-07-02"); // after the end
        case("2027-07-03", "2027-07-02", "2027-07-02"); // the printed end, a Saturday
    }

    #[test]
    fn a_territory_keeps_its_own_public_holidays() {
        let calendar = polynesie_2023();
        let reason = calendar.day_off_reason(day("2024-03-29"));
        assert_eq!(reason.as_deref(), Some("Vendredi saint"));
    }

    /// A year of which only some dates are known.
    fn partly(days: ZoneYear) -> Calendar {
        let mut file = YearFile::empty(SchoolYear(2026), day("2026-11-22"));
        let setting = Setting::new(days.zone, Level::College);
        file.zones.push(days);
        Calendar::new(&file, setting, &public_holiday_rules(), &|_| None)
    }

    #[test]
    fn where_dates_are_missing_a_day_is_neither_class_nor_off() {
        let known = ZoneYear {
            holidays: vec![holiday("noel", "2026-12-19..2027-01-04")],
            ..ZoneYear::unpublished(Zone::Corse)
        };
        let corse = partly(known);
        assert_eq!(corse.day_status(day("2026-10-20")), DayStatus::Unknown);
        assert_eq!(corse.snap_before(day("2026-10-24")), None);
        assert_eq!(corse.snap_after(day("2026-11-11")), None);
        // The holiday that is known says something of the days around it.
        assert_eq!(
            corse.snap_before(day("2026-12-19")),
            Some(day("2026-12-18"))
        );
        assert_eq!(corse.snap_after(day("2026-12-30")), Some(day("2027-01-04")));
        assert_eq!(corse.day_status(day("2026-12-17")), DayStatus::Unknown);
        assert_eq!(
            corse.school_weeks_from(day("2026-12-18"), 1),
            Some(day("2027-01-08"))
        );
        assert!(corse.periods.is_empty());
    }

    #[test]
    fn an_unknown_return_leaves_the_days_before_it_known() {
        let holidays = vec![
            holiday("paques", "2027-03-28..2027-04-13"),
            holiday("mai", "2027-05-22..?"),
        ];
        let known = zone_year(Zone::Polynesie, "2026-08-12", holidays, "2027-07-03");
        let calendar = partly(known);
        assert!(calendar.is_school_day(day("2027-05-20")));
        assert_eq!(calendar.snap_after(day("2027-05-24")), None);
        assert!(
            calendar.is_school_day(day("2027-07-02")),
            "the end is printed"
        );
        assert_eq!(
            calendar
                .school_days_in(days("2027-05-24..2027-06-30"))
                .count(),
            0
        );
        let first = calendar.holiday_number(1).map(|holiday| &holiday.key.0);
        assert_eq!(first.map(String::as_str), Some("paques"));
    }
}
