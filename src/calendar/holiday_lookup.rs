//! Finding a holiday by the name or the number that a task gives it.
//!
//! Tasks speak of four national holidays; a territory may have seven, or call
//! them otherwise.

use chrono::{Datelike, NaiveDate};

use crate::calendar::{Calendar, Holiday};

impl Calendar {
    /// The holiday that cuts the year for the `number`-th time, from 1.
    ///
    /// None where an unpublished holiday could come before it.
    pub fn holiday_number(&self, number: usize) -> Option<&Holiday> {
        let mut cutting = self.days.holidays.iter().filter(|one| one.cuts_the_year());
        let found = cutting.nth(number.checked_sub(1)?)?;
        let known = self.days.known_until();
        let is_counted = known.is_some_and(|until| found.last_school_day <= until);
        (self.days.is_complete() || is_counted).then_some(found)
    }

    /// A holiday by its own name, by the national name it answers to, or by
    /// what that name means: `noel` holds 25 December, `toussaint` holds
    /// 1 November or is the nearest to it.
    pub fn holiday(&self, name: &str) -> Option<&Holiday> {
        let all = &self.days.holidays;
        let named = all.iter().find(|holiday| holiday.key.0 == name);
        let answers = |holiday: &&Holiday| {
            let other = holiday.equivalent.as_ref();
            other.is_some_and(|key| key.0 == name)
        };
        named
            .or_else(|| all.iter().find(answers))
            .or_else(|| match name {
                "noel" => all
                    .iter()
                    .find(|holiday| self.distance(holiday, 12, 25) == Some(0)),
                "toussaint" if self.days.complete => {
                    let cutting = all.iter().filter(|holiday| holiday.cuts_the_year());
                    cutting.min_by_key(|holiday| self.distance(holiday, 11, 1).unwrap_or(i64::MAX))
                }
                _ => None,
            })
    }

    /// Days between a holiday and a feast of the year's first civil year.
    fn distance(&self, holiday: &Holiday, month: u32, day: u32) -> Option<i64> {
        let first_year = self.year.span(self.zone).first().year();
        let feast = NaiveDate::from_ymd_opt(first_year, month, day)?;
        let days = holiday.days_off()?;
        let before = (days.first() - feast).num_days();
        let after = (feast - days.last()).num_days();
        Some(before.max(after).max(0))
    }
}

#[cfg(test)]
mod tests {
    use crate::calendar::example::polynesie_2023;

    #[test]
    fn a_holiday_answers_to_its_name_its_number_and_its_meaning() {
        let calendar = polynesie_2023();
        let named = |name| calendar.holiday(name).map(|holiday| holiday.key.0.as_str());
        assert_eq!(named("mai"), Some("mai"));
        assert_eq!(named("noel"), Some("noel"));
        assert_eq!(named("toussaint"), Some("novembre")); // nearest to 1 November
        assert_eq!(named("printemps"), None);
        let numbered = |number| {
            calendar
                .holiday_number(number)
                .map(|one| one.key.0.as_str())
        };
        assert_eq!((numbered(1), numbered(6)), (Some("septembre"), Some("mai")));
        assert_eq!((numbered(0), numbered(7)), (None, None));
    }

    #[test]
    fn noel_is_the_holiday_that_holds_christmas() {
        let mut calendar = polynesie_2023();
        calendar.days.holidays[2].key.0 = "ete-austral".to_owned();
        let found = calendar
            .holiday("noel")
            .map(|holiday| holiday.key.0.as_str());
        assert_eq!(found, Some("ete-austral"));
        calendar.days.holidays.remove(2);
        assert_eq!(calendar.holiday("noel"), None, "near is not enough");
    }
}
