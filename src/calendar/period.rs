//! Teaching periods: the time between two holidays.

use chrono::NaiveDate;

use crate::calendar::{Calendar, DateRange, Publication};

/// Which piece of a period, when the end of the window cuts it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The period, or its part up to the end of the window.
    Main,
    /// The rest of the period, after the end of the window: « 7 bis ».
    Bis,
}

/// One teaching period.
///
/// The main part starts and ends on a school day. A part « bis » starts the
/// day after the end of the window, whatever that day is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its number in the year, from 1.
    pub number: u32,
    /// Which piece of it.
    pub part: Part,
    /// First and last day.
    pub days: DateRange,
}

impl std::fmt::Display for Period {
    /// `7`, `7 bis`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.part {
            Part::Main => write!(f, "{}", self.number),
            Part::Bis => write!(f, "{} bis", self.number),
        }
    }
}

/// The periods of a year, none while it is not known from end to end.
///
/// Only a break of more than five days cuts; then the end of the certification
/// window cuts the period that holds it in two.
pub fn periods(calendar: &Calendar) -> Vec<Period> {
    let whole = uncut(calendar);
    let window = calendar.certification.window.value();
    let Some(end) = window.map(|window| window.last()) else {
        return whole;
    };
    let cut = whole.into_iter().flat_map(|period| {
        let pieces = cut_after(calendar, period, end);
        pieces.unwrap_or([Some(period), None])
    });
    cut.flatten().collect()
}

/// The periods between holidays, before the window cuts any.
pub fn uncut(calendar: &Calendar) -> Vec<Period> {
    let days = &calendar.days;
    let (Some(start), Some(end), true) = (&days.pupils_return, &days.last_day, days.is_complete())
    else {
        return Vec::new();
    };
    let mut returns = vec![start.value];
    let mut departures = Vec::new();
    for holiday in days
        .holidays
        .iter()
        .filter(|holiday| holiday.cuts_the_year())
    {
        departures.push(holiday.last_school_day);
        returns.extend(holiday.back_to_school);
    }
    departures.push(end.value);
    let edges = returns.into_iter().zip(departures).zip(1..);
    let period = |((back, departure), number)| {
        let first = calendar.snap_after(back)?;
        let last = calendar.snap_before(departure)?;
        Some(Period {
            number,
            part: Part::Main,
            days: DateRange::new(first, last).ok()?,
        })
    };
    edges.filter_map(period).collect()
}

/// The two pieces of a period that goes on after the end of the window.
fn cut_after(calendar: &Calendar, period: Period, end: NaiveDate) -> Option<[Option<Period>; 2]> {
    let is_inside = period.days.contains(end) && end < period.days.last();
    let end = Some(end).filter(|_| is_inside)?;
    let main = DateRange::new(period.days.first(), calendar.snap_before(end)?).ok()?;
    let rest = DateRange::new(end.succ_opt()?, period.days.last()).ok()?;
    let main = Period {
        days: main,
        ..period
    };
    let rest = Period {
        part: Part::Bis,
        days: rest,
        ..period
    };
    Some([Some(main), Some(rest)])
}

impl Calendar {
    /// The period, or its part, that holds a day; none in the holidays.
    pub fn period_containing(&self, day: NaiveDate) -> Option<&Period> {
        self.periods.iter().find(|period| period.days.contains(day))
    }

    /// A period by its number, from 1, and its part.
    pub fn period(&self, number: u32, part: Part) -> Option<&Period> {
        let mut periods = self.periods.iter();
        periods.find(|period| period.number == number && period.part == part)
    }

    /// Whether a period was cut at the end of a window that is not published:
    /// then its main part ends, and its part « bis » starts, on a computed day.
    pub fn has_forecast_cut(&self, period: &Period) -> bool {
        let Publication::Known(window) = &self.certification.window else {
            return false;
        };
        window.is_forecast() && self.period(period.number, Part::Bis).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Zone;
    use crate::calendar::example::{calendar_2026, day, polynesie_2023};
    use crate::school::Level;

    fn printed(calendar: &Calendar) -> Vec<String> {
        let print = |period: &Period| {
            let (first, last) = (period.days.first(), period.days.last());
            format!(
                "{period} {}–{}",
                first.format("%d/%m"),
                last.format("%d/%m")
            )
        };
        calendar.periods.iter().map(print).collect()
    }

    #[test]
    fn the_printed_periods_of_polynesie_come_out_to_the_day() {
        let expected = [
            "1 14/08–15/09",
            "2 25/09–27/10",
            "3 13/11–15/12",
            "4 15/01–16/02",
            "5 26/02–28/03", // Good Friday
            "6 15/04–17/05",
            "7 27/05–14/06",     // the end of the window
            "7 bis 15/06–05/07", // a Saturday, as it comes
        ];
        assert_eq!(printed(&polynesie_2023()), expected);
    }

    #[test]
    fn a_bridge_cuts_nothing_and_an_end_in_a_holiday_neither() {
        let college = [
            "1 01/09–16/10",
            "2 02/11–18/12",
            "3 04/01–19/02",
            "4 08/03–16/04",
            "5 03/05–11/06",
            "5 bis 12/06–02/07",
        ];
        assert_eq!(printed(&calendar_2026(Zone::B, Level::College)), college);
        // The window ends on 5 March 2027, in the winter of zone B.
        let lycee = printed(&calendar_2026(Zone::B, Level::Lycee));
        assert_eq!(lycee.len(), 5);
        let zone_a = calendar_2026(Zone::A, Level::Lycee);
        assert_eq!(
            printed(&zone_a)[3..5],
            ["4 01/03–05/03", "4 bis 06/03–09/04"]
        );
        let forecast = zone_a.periods.iter().map(|it| zone_a.has_forecast_cut(it));
        let forecast: Vec<bool> = forecast.collect();
        assert_eq!(forecast, [false, false, false, true, true, false]);
    }

    #[test]
    fn a_day_finds_its_period() {
        let calendar = calendar_2026(Zone::B, Level::College);
        let found = |date| calendar.period_containing(day(date)).map(Period::to_string);
        assert_eq!(found("2026-11-22").as_deref(), Some("2")); // a Sunday between two weeks
        assert_eq!(found("2026-10-20"), None);
        assert_eq!(found("2027-06-12").as_deref(), Some("5 bis"));
        let bis = calendar
            .period(5, Part::Bis)
            .map(|period| period.days.first());
        assert_eq!(bis, Some(day("2027-06-12")));
        assert_eq!(calendar.period(4, Part::Bis), None);
    }
}
