//! What an unpublished certification date will most likely be.
//!
//! The windows of 2024 to 2026 repeat the same weeks: a date is forecast from
//! last year's, 364 days later, so that it keeps its weekday (rules.md,
//! « Forecast of a window »). A forecast carries its rule in words and its
//! standing, and can never pass for a published date.

use std::cell::OnceCell;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::calendar::{
    Announced, Calendar, CertificationWindow, DateRange, LevelWindows, PublicHolidayRule,
    Publication, Published, Reliability, SchoolYear, Setting, Standing, YearFile, Zone, ZoneYear,
};
use crate::fr;
use crate::school::Level;

/// Fifty-two whole weeks: the same weekday a year later.
const ONE_YEAR_OF_WEEKS: u64 = 364;

/// Days between the opening of Pix Certif and the window: 28 days twice in
/// 2023-2024 (year.md §4).
const OPENING_BEFORE_WINDOW: u64 = 28;

/// How many Mondays are tried before a start is given up as a wrong calendar.
const LONGEST_SEARCH: usize = 26;

/// The certification dates of a level in a zone, forecasts included.
pub fn certification(
    file: &YearFile,
    level: Level,
    zone: Zone,
    rules: &[PublicHolidayRule],
    previous: &dyn Fn(SchoolYear) -> Option<YearFile>,
) -> CertificationWindow {
    let forecaster = Forecaster {
        file,
        level,
        rules,
        previous,
        last_year: OnceCell::new(),
    };
    match file.announced(level, zone) {
        Some(announced) => resolve(announced, &forecaster),
        None if zone.is_calendar_year() => CertificationWindow::not_applicable(),
        None => resolve(LevelWindows::unpublished(level), &forecaster),
    }
}

fn resolve(announced: LevelWindows, forecaster: &Forecaster<'_>) -> CertificationWindow {
    if announced.window == Announced::NotApplicable {
        return CertificationWindow::not_applicable();
    }
    let window = publication(announced.window, || forecaster.window());
    let window = announced.edges.over(window);
    let opening = publication(announced.opening, || opening(window.known()?));
    let make_up = publication(announced.make_up, || {
        forecaster.make_up().or_else(|| week_after(window.known()?))
    });
    let closing = publication(announced.closing, || forecaster.closing());
    CertificationWindow {
        opening,
        window,
        earlier: announced.earlier,
        make_up,
        closing,
    }
}

/// A published value as it is, a forecast where one is asked for.
fn publication<T>(
    announced: Announced<T>,
    forecast: impl FnOnce() -> Option<Published<T>>,
) -> Publication<T> {
    match announced {
        Announced::Published(published) => Publication::Known(published),
        Announced::Forecast => forecast().map_or(Publication::Unpublished, Publication::Known),
        Announced::Unpublished => Publication::Unpublished,
        Announced::NotApplicable => Publication::NotApplicable,
    }
}

/// What a forecast looks at: this year's three zones and last year's dates.
struct Forecaster<'a> {
    file: &'a YearFile,
    level: Level,
    rules: &'a [PublicHolidayRule],
    previous: &'a dyn Fn(SchoolYear) -> Option<YearFile>,
    last_year: OnceCell<Option<CertificationWindow>>,
}

impl Forecaster<'_> {
    /// Last year's dates, read once and only when something is forecast.
    ///
    /// They are the national ones, and may be forecasts themselves.
    fn last_year(&self) -> Option<&CertificationWindow> {
        let found = self.last_year.get_or_init(|| {
            let file = (self.previous)(self.file.year.previous())?;
            let national = Zone::METROPOLE[0];
            let level = self.level;
            Some(certification(
                &file,
                level,
                national,
                self.rules,
                self.previous,
            ))
        });
        found.as_ref()
    }

    fn window(&self) -> Option<Published<DateRange>> {
        let last = self.last_year()?.window.known()?;
        let shifted = last.value.shifted(ONE_YEAR_OF_WEEKS);
        let start = self.next_start(shifted.first())?;
        let end = back_to_friday(shifted.last());
        let mut reason = same_week(last, &last.value.to_string());
        if start != shifted.first() {
            reason.push_str(", début reporté au lundi où les zones A, B et C ont repris");
        }
        if end != shifted.last() {
            reason.push_str(", fin ramenée au vendredi");
        }
        Some(forecast(DateRange::new(start, end).ok()?, &reason))
    }

    fn make_up(&self) -> Option<Published<DateRange>> {
        let last = self.last_year()?.make_up.known()?;
        let reason = same_week(last, &last.value.to_string());
        Some(forecast(last.value.shifted(ONE_YEAR_OF_WEEKS), &reason))
    }

    fn closing(&self) -> Option<Published<NaiveDate>> {
        let last = self.last_year()?.closing.known()?;
        let reason = same_week(last, &DateRange::day(last.value).to_string());
        let day = DateRange::day(last.value).shifted(ONE_YEAR_OF_WEEKS);
        Some(forecast(day.first(), &reason))
    }

    /// The day itself when the three zones have class, else the next Monday on
    /// which they all have.
    ///
    /// None unless the three zones are published: the dates are national, and
    /// the school's own zone does not tell.
    fn next_start(&self, day: NaiveDate) -> Option<NaiveDate> {
        let zones = Zone::METROPOLE.map(|zone| {
            let setting = Setting::new(zone, self.level);
            let is_known = self.file.zone(zone).is_some_and(ZoneYear::is_complete);
            is_known.then(|| Calendar::without_windows(self.file, setting, self.rules))
        });
        let [Some(a), Some(b), Some(c)] = zones else {
            return None;
        };
        let zones = [a, b, c];
        let all_back = |day: &NaiveDate| zones.iter().all(|zone| zone.is_school_day(*day));
        let mondays = next_monday(day)?.iter_weeks().take(LONGEST_SEARCH);
        std::iter::once(day).chain(mondays).find(all_back)
    }
}

fn opening(window: &Published<DateRange>) -> Option<Published<NaiveDate>> {
    let first = window.value.first();
    let day = first.checked_sub_days(Days::new(OPENING_BEFORE_WINDOW))?;
    let is_forecast = if window.is_forecast() {
        ", elle-même prévisionnelle"
    } else {
        ""
    };
    let start = fr::short_date(first);
    let reason = format!("quatre semaines avant le début de la fenêtre ({start}{is_forecast})");
    Some(forecast(day, &reason))
}

/// Monday to Friday of the week that follows the end of the window.
fn week_after(window: &Published<DateRange>) -> Option<Published<DateRange>> {
    let monday = next_monday(window.value.last())?;
    let friday = monday.checked_add_days(Days::new(4))?;
    let reason = "la semaine qui suit la fin de la fenêtre";
    Some(forecast(DateRange::new(monday, friday).ok()?, reason))
}

/// The first Monday strictly after a day.
fn next_monday(day: NaiveDate) -> Option<NaiveDate> {
    let monday = day.week(Weekday::Mon).first_day();
    monday.checked_add_days(Days::new(7))
}

fn back_to_friday(day: NaiveDate) -> NaiveDate {
    let days = match day.weekday() {
        Weekday::Sat => 1,
        Weekday::Sun => 2,
        _ => 0,
    };
    day - Days::new(days)
}

/// The rule of a date that repeats last year's, in words.
fn same_week<T>(last: &Published<T>, dates: &str) -> String {
    let is_forecast = if last.is_forecast() {
        ", dates elles-mêmes prévisionnelles"
    } else {
        ""
    };
    format!("l’an dernier {dates}, décalé de 364 jours{is_forecast}")
}

fn forecast<T>(value: T, reason: &str) -> Published<T> {
    Published {
        value,
        standing: Standing::Forecast,
        reliability: Reliability::Inferred,
        source: format!("prévisionnel{}: {reason}", fr::NBSP),
        note: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::example::{
        calendar_2026, day, days, official, public_holiday_rules, year_2025, year_2026,
    };

    fn dates<T: std::fmt::Debug + Clone>(publication: &Publication<T>) -> (Option<T>, bool) {
        let known = publication.known();
        let is_forecast = known.is_some_and(Published::is_forecast);
        (publication.value().cloned(), is_forecast)
    }

    #[test]
    fn an_unpublished_year_repeats_the_weeks_of_the_last_one() {
        let lycee = calendar_2026(Zone::B, Level::Lycee).certification;
        let window = days("2026-11-02..2027-03-05");
        assert_eq!(dates(&lycee.window), (Some(window), true));
        assert_eq!(dates(&lycee.opening), (Some(day("2026-10-05")), true));
        let make_up = days("2027-03-08..2027-03-12");
        assert_eq!(dates(&lycee.make_up), (Some(make_up), true));
        assert_eq!(dates(&lycee.closing), (Some(day("2027-07-15")), true));

        let college = calendar_2026(Zone::B, Level::College).certification;
        assert!(!dates(&college.window).1, "published");
        assert_eq!(dates(&college.opening), (Some(day("2027-02-15")), true));
        let make_up = days("2027-06-14..2027-06-18");
        assert_eq!(dates(&college.make_up), (Some(make_up), true));
    }

    #[test]
    fn a_forecast_says_its_rule() {
        let lycee = calendar_2026(Zone::B, Level::Lycee).certification;
        let reason = &lycee.window.known().unwrap().source;
        let expected = "prévisionnel\u{a0}: l’an dernier du 03/11/2025 au 06/03/2026, \
             décalé de 364 jours";
        assert_eq!(reason, expected);
        let reason = &lycee.opening.known().unwrap().source;
        assert!(reason.contains("elle-même prévisionnelle"), "{reason}");
    }

    #[test]
    fn a_weekend_end_goes_back_to_friday() {
        let mut file = year_2026();
        file.windows
            .iter_mut()
            .for_each(|one| one.window = Announced::Forecast);
        let found = forecast_of(&file, Level::College, &|_| Some(year_2025()));
        // 13 June 2026 was a Saturday, and so is 12 June 2027.
        assert_eq!(found.window.value(), Some(&days("2027-03-15..2027-06-11")));
    }

    #[test]
    fn a_start_on_a_day_off_waits_for_the_three_zones() {
        let mut last = year_2025();
        for one in &mut last.windows {
            one.window = Announced::Published(official(days("2026-02-09..2026-06-12")));
        }
        let mut file = year_2026();
        file.windows
            .iter_mut()
            .for_each(|one| one.window = Announced::Forecast);
        let found = forecast_of(&file, Level::Lycee, &|_| Some(last.clone()));
        // 8 February 2027 is in the winter of zone C; A and B then follow until 8 March.
        assert_eq!(found.window.value(), Some(&days("2027-03-08..2027-06-11")));

        file.zones.pop();
        let found = forecast_of(&file, Level::Lycee, &|_| Some(last.clone()));
        assert_eq!(
            found.window,
            Publication::Unpublished,
            "zone C is not known"
        );
    }

    #[test]
    fn without_last_year_nothing_is_invented() {
        let found = forecast_of(&year_2026(), Level::Lycee, &|_| None);
        assert_eq!(found.window, Publication::Unpublished);
        assert_eq!(found.opening, Publication::Unpublished);
        assert_eq!(found.make_up, Publication::Unpublished);
        let found = forecast_of(&year_2026(), Level::College, &|_| None);
        let week = found.make_up.value();
        assert_eq!(
            week,
            Some(&days("2027-06-14..2027-06-18")),
            "after the window"
        );
    }

    #[test]
    fn a_civil_year_has_the_window_that_its_school_gives_and_no_other() {
        let mut file = year_2026();
        let zone = Zone::NouvelleCaledonie;
        let rules = public_holiday_rules();
        let none = certification(&file, Level::College, zone, &rules, &|_| None);
        assert_eq!(none, CertificationWindow::not_applicable());
        file.own_windows.push(LevelWindows {
            window: Announced::Published(official(days("2026-09-07..2026-11-20"))),
            ..LevelWindows::unpublished(Level::College)
        });
        let own = certification(&file, Level::College, zone, &rules, &|_| None);
        assert_eq!(own.window.value(), Some(&days("2026-09-07..2026-11-20")));
        assert_eq!(own.opening, Publication::Unpublished);
    }

    fn forecast_of(
        file: &YearFile,
        level: Level,
        previous: &dyn Fn(SchoolYear) -> Option<YearFile>,
    ) -> CertificationWindow {
        certification(file, level, Zone::B, &public_holiday_rules(), previous)
    }
}
