//! School holidays, as the ministry prints them.

use chrono::NaiveDate;

use crate::calendar::{DateRange, Reliability, Standing, Territory};
use crate::school::Level;

/// Days without class up to which a break is a bridge: it never cuts the year
/// and takes no ordinal (rules.md, « Days and periods »).
const LONGEST_BRIDGE: i64 = 5;

/// The stable name of a holiday: `toussaint`, `noel`, `apres-periode-1`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct HolidayKey(pub String);

impl HolidayKey {
    /// The name under which a national holiday is printed; a territory's own
    /// holiday is called after its key.
    pub fn printed_name(&self) -> String {
        match self.0.as_str() {
            "toussaint" => "vacances de la Toussaint".to_owned(),
            "noel" => "vacances de Noël".to_owned(),
            "hiver" => "vacances d’hiver".to_owned(),
            "printemps" => "vacances de printemps".to_owned(),
            "carnaval" => "vacances de Carnaval".to_owned(),
            "paques" => "vacances de Pâques".to_owned(),
            "ascension" => "pont de l’Ascension".to_owned(),
            other => format!("vacances {}", other.replace('-', " ")),
        }
    }
}

/// Whom a holiday or a day off concerns, inside its zone.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Audience {
    /// The levels; empty for both.
    pub levels: Vec<Level>,
    /// The territories; empty for the whole zone.
    pub territories: Vec<Territory>,
}

impl Audience {
    /// Whether a school of a level in a territory is concerned.
    pub fn includes(&self, level: Level, territory: Territory) -> bool {
        let here = self.territories.is_empty() || self.territories.contains(&territory);
        here && (self.levels.is_empty() || self.levels.contains(&level))
    }
}

/// A holiday that cuts the school year in two teaching periods.
///
/// Official calendars give the day after whose classes pupils leave
/// (« départ ») and the day they come back (« reprise »); the days off are
/// derived from these two and never stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// Its name in the year file.
    pub key: HolidayKey,
    /// The national name it answers to, where a territory calls it otherwise.
    pub equivalent: Option<HolidayKey>,
    /// Printed name: `vacances de la Toussaint`.
    pub name: String,
    /// Departure, after class (« départ »).
    pub last_school_day: NaiveDate,
    /// Return, in the morning (« reprise »); unknown when nobody published it.
    pub back_to_school: Option<NaiveDate>,
    /// Whom it concerns, when not the whole zone.
    pub audience: Audience,
    /// Who says so.
    pub standing: Standing,
    /// How sure the two dates are.
    pub reliability: Reliability,
    /// Where they come from.
    pub source: String,
    /// What should be known about them.
    pub note: Option<String>,
}

impl Holiday {
    /// The days off, from the first (the departure itself when it is a
    /// Saturday) to the eve of the return; none while the return is unknown.
    pub fn days_off(&self) -> Option<DateRange> {
        DateRange::between_lessons(self.last_school_day, self.back_to_school?).ok()
    }

    /// First weekday off, Monday to Friday (« premier »).
    pub fn first_weekday_off(&self) -> Option<NaiveDate> {
        let mut days = self.days_off()?.iter();
        days.find(|&day| crate::calendar::school_days::is_weekday(day))
    }

    /// Last day off, usually a Sunday (« dernier »).
    pub fn last_day_off(&self) -> Option<NaiveDate> {
        self.days_off().map(DateRange::last)
    }

    /// Whether it cuts the year: a break of five days or fewer is a bridge.
    ///
    /// A holiday whose return is not published is taken for a real one.
    pub fn cuts_the_year(&self) -> bool {
        let days = self.days_off().map(DateRange::days);
        days.is_none_or(|days| days > LONGEST_BRIDGE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holiday(departure: &str, back: Option<&str>) -> Holiday {
        Holiday {
            key: HolidayKey("hiver".to_owned()),
            equivalent: None,
            name: String::new(),
            last_school_day: departure.parse().unwrap(),
            back_to_school: back.map(|text| text.parse().unwrap()),
            audience: Audience::default(),
            standing: Standing::Official,
            reliability: Reliability::AsPublished,
            source: String::new(),
            note: None,
        }
    }

    #[test]
    fn the_first_weekday_off_follows_a_saturday_departure() {
        let winter = holiday("2027-02-20", Some("2027-03-08"));
        let found = (winter.first_weekday_off(), winter.last_day_off());
        let expected = ("2027-02-22".parse().ok(), "2027-03-07".parse().ok());
        assert_eq!(found, expected);
    }

    #[test]
    fn a_break_of_five_days_is_a_bridge_and_an_unknown_return_is_not() {
        assert!(!holiday("2024-03-28", Some("2024-04-03")).cuts_the_year()); // Guyane, five days
        assert!(holiday("2023-05-13", Some("2023-05-22")).cuts_the_year()); // Guyane, nine days
        assert!(holiday("2026-05-23", None).cuts_the_year()); // Polynésie
    }

    #[test]
    fn an_audience_left_empty_is_everybody() {
        let college = Audience {
            levels: vec![Level::College],
            territories: Vec::new(),
        };
        assert!(college.includes(Level::College, Territory::Polynesie));
        assert!(!college.includes(Level::Lycee, Territory::Polynesie));
        assert!(Audience::default().includes(Level::Lycee, Territory::SaintMartin));
    }
}
