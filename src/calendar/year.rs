//! A year file as values, and the calendar of one school in it.

use chrono::NaiveDate;

use crate::calendar::day_off::public_holidays;
use crate::calendar::{
    CertificationWindow, DayOff, ExamFacts, Holiday, LevelWindows, Period, PublicHolidayRule,
    Published, SchoolYear, Territory, Zone, forecast, period,
};
use crate::school::Level;

/// Everything that one file of `calendars/` says.
#[derive(Debug, Clone, PartialEq)]
pub struct YearFile {
    /// The year.
    pub year: SchoolYear,
    /// When a person last compared the file with its sources.
    pub checked_on: NaiveDate,
    /// The zones it knows, in the order of [`Zone::ALL`].
    pub zones: Vec<ZoneYear>,
    /// The national certification dates of each level.
    pub windows: Vec<LevelWindows>,
    /// The school's own certification dates, which win key by key.
    pub own_windows: Vec<LevelWindows>,
    /// How long the test lasts that year, and for how many.
    pub exam: ExamFacts,
}

impl YearFile {
    /// A year of which nothing is known yet.
    pub fn empty(year: SchoolYear, checked_on: NaiveDate) -> Self {
        Self {
            year,
            checked_on,
            zones: Vec::new(),
            windows: Vec::new(),
            own_windows: Vec::new(),
            exam: ExamFacts::default(),
        }
    }

    /// What the file says of a zone, if it names it.
    pub fn zone(&self, zone: Zone) -> Option<&ZoneYear> {
        self.zones.iter().find(|known| known.zone == zone)
    }

    /// The certification dates of a level in a zone, the school's own first.
    ///
    /// The national dates are not those of a territory whose school year is
    /// the civil one: there, only what the school gives counts.
    pub fn announced(&self, level: Level, zone: Zone) -> Option<LevelWindows> {
        let find = |all: &[LevelWindows]| all.iter().find(|known| known.level == level).cloned();
        let national = find(&self.windows).filter(|_| !zone.is_calendar_year());
        match (find(&self.own_windows), national) {
            (Some(own), Some(national)) => Some(own.over(national)),
            (own, national) => own.or(national),
        }
    }
}

/// The holidays of one zone, before public holidays and windows.
#[derive(Debug, Clone, PartialEq)]
pub struct ZoneYear {
    /// The zone.
    pub zone: Zone,
    /// Teachers' return (« prérentrée »).
    pub teachers_return: Option<Published<NaiveDate>>,
    /// Pupils' return (« rentrée »).
    pub pupils_return: Option<Published<NaiveDate>>,
    /// Holidays, in time order.
    pub holidays: Vec<Holiday>,
    /// Bridges and single days without class, in time order.
    pub days_off: Vec<DayOff>,
    /// Last day of class (the summer's departure).
    pub last_day: Option<Published<NaiveDate>>,
    /// Last day of class of the lycées, where it differs.
    pub last_day_lycee: Option<Published<NaiveDate>>,
    /// Whether every holiday of the year is listed, be its return known or not.
    pub complete: bool,
}

impl ZoneYear {
    /// A zone of which nothing is published.
    pub fn unpublished(zone: Zone) -> Self {
        Self {
            zone,
            teachers_return: None,
            pupils_return: None,
            holidays: Vec::new(),
            days_off: Vec::new(),
            last_day: None,
            last_day_lycee: None,
            complete: false,
        }
    }

    /// What concerns a school of a level in a territory of the zone.
    #[must_use]
    pub fn for_school(&self, level: Level, territory: Territory) -> Self {
        let mut own = self.clone();
        own.holidays
            .retain(|holiday| holiday.audience.includes(level, territory));
        own.days_off
            .retain(|day_off| day_off.audience.includes(level, territory));
        let lycee = own.last_day_lycee.take();
        if level == Level::Lycee && lycee.is_some() {
            own.last_day = lycee;
        }
        own
    }

    /// Whether every holiday of the year is known, both dates of each.
    pub fn is_complete(&self) -> bool {
        self.complete && self.first_unknown_return().is_none()
    }

    /// Last day up to which every day off is known, in a year that is not
    /// complete: the first departure whose return nobody published.
    ///
    /// None when the year is complete, or when holidays are missing anywhere.
    pub fn known_until(&self) -> Option<NaiveDate> {
        let open = self.first_unknown_return().filter(|_| self.complete);
        open.map(|holiday| holiday.last_school_day)
    }

    fn first_unknown_return(&self) -> Option<&Holiday> {
        let mut holidays = self.holidays.iter();
        holidays.find(|holiday| holiday.back_to_school.is_none())
    }
}

/// Which school a calendar is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Setting {
    /// The zone.
    pub zone: Zone,
    /// The territory whose public holidays apply.
    pub territory: Territory,
    /// Collège or lycée.
    pub level: Level,
}

impl Setting {
    /// A level in a zone, with the zone's usual territory.
    pub fn new(zone: Zone, level: Level) -> Self {
        Self {
            zone,
            territory: zone.territory(),
            level,
        }
    }
}

/// The year of one school: a zone, a territory and a level together.
///
/// Built once by [`Calendar::new`]; every rule asks it and nothing else.
#[derive(Debug, Clone, PartialEq)]
pub struct Calendar {
    /// The year.
    pub year: SchoolYear,
    /// The zone.
    pub zone: Zone,
    /// The territory whose public holidays apply.
    pub territory: Territory,
    /// Collège or lycée.
    pub level: Level,
    /// When its file was last compared with its sources.
    pub checked_on: NaiveDate,
    /// Returns, holidays, bridges, end of the year.
    pub days: ZoneYear,
    /// Public holidays of the whole [`SchoolYear::span`], in time order.
    pub public_holidays: Vec<DayOff>,
    /// Certification dates, forecasts included.
    pub certification: CertificationWindow,
    /// Teaching periods, in order, parts « bis » included; none while the
    /// year is not known from end to end.
    pub periods: Vec<Period>,
    /// How long the test lasts that year, and for how many.
    pub exam: ExamFacts,
}

impl Calendar {
    /// The calendar of a school in a year.
    ///
    /// `previous` gives the file of an earlier year, and is asked only when
    /// something must be forecast. A zone that the file does not name has no
    /// date at all, and [`ZoneYear::is_complete`] says so.
    pub fn new(
        file: &YearFile,
        setting: Setting,
        rules: &[PublicHolidayRule],
        previous: &dyn Fn(SchoolYear) -> Option<YearFile>,
    ) -> Self {
        let Setting { zone, level, .. } = setting;
        let mut calendar = Self::without_windows(file, setting, rules);
        calendar.certification = forecast::certification(file, level, zone, rules, previous);
        calendar.periods = period::periods(&calendar);
        calendar
    }

    /// The calendar without its certification dates, the periods uncut.
    pub fn without_windows(file: &YearFile, setting: Setting, rules: &[PublicHolidayRule]) -> Self {
        let Setting {
            zone,
            territory,
            level,
        } = setting;
        let days = match file.zone(zone) {
            Some(known) => known.for_school(level, territory),
            None => ZoneYear::unpublished(zone),
        };
        let span = file.year.span(zone);
        let mut calendar = Self {
            year: file.year,
            zone,
            territory,
            level,
            checked_on: file.checked_on,
            days,
            public_holidays: public_holidays(rules, territory, span),
            certification: CertificationWindow::not_applicable(),
            periods: Vec::new(),
            exam: file.exam,
        };
        calendar.periods = period::uncut(&calendar);
        calendar
    }
}
