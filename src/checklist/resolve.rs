//! Gives a rule its date in a calendar, and the reasons one can read.

use chrono::{Days, Months, NaiveDate};

use crate::calendar::{Calendar, Part, Standing};
use crate::checklist::anchors::anchor_day;
use crate::checklist::date_rule::{DateRule, Offset, Snap, Unit};
use crate::fr;

/// What a rule gives in a calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// A day, known or forecast.
    On(Resolved),
    /// *Non publié*: it depends on a date that nobody has published; says which.
    Unpublished(String),
    /// *Sans objet*: it depends on something that this year does not have; says what.
    NotApplicable(String),
}

/// The day of a rule and how it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// The day.
    pub date: NaiveDate,
    /// The day before snapping, as a printed document would have it.
    pub raw: NaiveDate,
    /// The weakest standing of what it rests on.
    pub standing: Standing,
    /// The steps that lead to it, in French, one sentence each.
    pub reasons: Vec<String>,
}

impl Outcome {
    /// The day, when there is one.
    pub fn date(&self) -> Option<NaiveDate> {
        self.resolved().map(|resolved| resolved.date)
    }

    /// The day and its reasons, when there is one.
    pub fn resolved(&self) -> Option<&Resolved> {
        match self {
            Self::On(resolved) => Some(resolved),
            Self::Unpublished(_) | Self::NotApplicable(_) => None,
        }
    }
}

/// A period as it is printed: `période 3`, `période 7 bis`.
pub fn fr_period(number: u32, part: Part) -> String {
    match part {
        Part::Main => format!("période {number}"),
        Part::Bis => format!("période {number} bis"),
    }
}

/// What a rule may ask besides the calendar.
pub struct Surroundings<'a> {
    /// The school year of the school.
    pub calendar: &'a Calendar,
    /// The period of the occurrence, in a repeated task.
    pub period: Option<u32>,
    /// The due date of another task, by its name.
    pub task: &'a dyn Fn(&str) -> Option<Outcome>,
}

/// The date of a rule; `snap` is where a day without class goes when the rule
/// does not say.
pub fn resolve(rule: &DateRule, snap: Snap, around: &Surroundings<'_>) -> Outcome {
    let start = match anchor_day(&rule.anchor, around) {
        Outcome::On(resolved) => resolved,
        without_date => return without_date,
    };
    let mut found = start;
    for offset in &rule.offsets {
        let Some(date) = step(found.date, *offset, around.calendar) else {
            return Outcome::Unpublished("le calendrier s’arrête avant cette date".to_owned());
        };
        found.date = date;
    }
    if !rule.offsets.is_empty() {
        let steps: Vec<String> = rule.offsets.iter().map(Offset::to_string).collect();
        let date = fr::date(found.date);
        found
            .reasons
            .push(format!("{}\u{a0}: {date}", steps.join(" ")));
    }
    found.raw = found.date;
    snapped(&mut found, rule.snap.unwrap_or(snap), around.calendar);
    Outcome::On(found)
}

/// Moves a day without class, and says why.
fn snapped(found: &mut Resolved, snap: Snap, calendar: &Calendar) {
    let known = match snap {
        Snap::Raw => return,
        Snap::Before => calendar.snap_before(found.date),
        Snap::After => calendar.snap_after(found.date),
    };
    let date = known.unwrap_or_else(|| {
        found.standing = Standing::Forecast;
        found.reasons.push(format!(
            "vacances non publiées ({})\u{a0}: date à vérifier",
            calendar.zone.name()
        ));
        nearest_open_day(found.date, snap, calendar)
    });
    if date == found.date {
        return;
    }
    let why = calendar
        .day_off_reason(found.date)
        .unwrap_or_else(|| "jour sans classe".to_owned());
    let verb = if date < found.date {
        "ramené"
    } else {
        "reporté"
    };
    found.reasons.push(format!(
        "{why} ce jour-là\u{a0}: {verb} au {}",
        fr::date(date)
    ));
    found.date = date;
}

/// The nearest weekday that is not known to be off, where holidays are not
/// published: a guess, and said to be one.
fn nearest_open_day(date: NaiveDate, snap: Snap, calendar: &Calendar) -> NaiveDate {
    let mut day = date;
    while calendar.day_off_reason(day).is_some() {
        let next = match snap {
            Snap::After => day.succ_opt(),
            Snap::Before | Snap::Raw => day.pred_opt(),
        };
        match next {
            Some(next) if (next - date).num_days().abs() <= LONGEST_BREAK => day = next,
            _ => return date,
        }
    }
    day
}

/// Days after which no known break goes on: the southern summer's.
const LONGEST_BREAK: i64 = 70;

/// One step from a date; nothing when the calendar does not reach that far.
fn step(date: NaiveDate, offset: Offset, calendar: &Calendar) -> Option<NaiveDate> {
    let count = offset.count;
    let size = count.unsigned_abs();
    match offset.unit {
        Unit::Days => shifted(date, i64::from(count)),
        Unit::Weeks => shifted(date, i64::from(count) * 7),
        Unit::Months if count < 0 => date.checked_sub_months(Months::new(size)),
        Unit::Months => date.checked_add_months(Months::new(size)),
        Unit::SchoolDays if count < 0 => calendar.school_days_before(date, size),
        // « ± 0js » is the anchor itself, snapped.
        Unit::SchoolDays => calendar.school_days_after(date, size),
        Unit::SchoolWeeks => calendar.school_weeks_from(date, count),
    }
}

fn shifted(date: NaiveDate, days: i64) -> Option<NaiveDate> {
    let size = Days::new(days.unsigned_abs());
    if days < 0 {
        date.checked_sub_days(size)
    } else {
        date.checked_add_days(size)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::example::{calendar_2026, day, holiday, public_holiday_rules};
    use crate::calendar::{SchoolYear, Setting, YearFile, Zone, ZoneYear};
    use crate::school::Level;

    fn zone_b() -> Calendar {
        calendar_2026(Zone::B, Level::College)
    }

    fn found(rule: &str, snap: Snap, calendar: &Calendar) -> Outcome {
        let around = Surroundings {
            calendar,
            period: None,
            task: &|_| None,
        };
        resolve(&rule.parse().unwrap(), snap, &around)
    }

    #[test]
    fn a_day_without_class_goes_where_the_rule_or_its_use_says() {
        #[track_caller]
        fn case(rule: &str, as_start: &str, as_due: &str) {
            let calendar = zone_b();
            let date = |snap| found(rule, snap, &calendar).date();
            assert_eq!(date(Snap::After), Some(day(as_start)), "{rule}, start");
            assert_eq!(date(Snap::Before), Some(day(as_due)), "{rule}, due");
        }

        case("rentree + 1s", "2026-09-08", "2026-09-08"); // a day of class stays
        case("vacances(toussaint).depart", "2026-11-02", "2026-10-16"); // a Saturday
        case("date(11-11)", "2026-11-12", "2026-11-10"); // a public holiday
        case("date(05-07)", "2027-05-10", "2027-05-05"); // a bridge
        case("vacances(hiver).dernier", "2027-03-08", "2027-02-19");
        case("rentree - 1j", "2026-09-01", "2026-09-01"); // before the return
        case("annee.fin + 2s", "2027-07-02", "2027-07-02"); // after the end
        case("date(12-30) brut", "2026-12-30", "2026-12-30"); // as printed
        case("date(12-30) avant", "2026-12-18", "2026-12-18"); // whatever the use
        case("date(12-30) apres", "2027-01-04", "2027-01-04");
    }

    #[test]
    fn steps_are_taken_one_after_the_other_from_the_day_as_it_is() {
        #[track_caller]
        fn case(rule: &str, raw: &str) {
            let calendar = zone_b();
            let outcome = found(rule, Snap::Raw, &calendar);
            assert_eq!(outcome.date(), Some(day(raw)), "{rule}");
        }

        case("rentree + 2s - 1j", "2026-09-14");
        case("date(01-31) + 1m", "2027-02-28"); // the day is kept, clamped
        case("date(01-31) + 1m + 1m", "2027-03-28"); // and stays clamped
        case("date(01-31) + 2m", "2027-03-31");
        case("date(03-31) - 1m", "2027-02-28");
        case("date(12-31) + 2m", "2027-02-28"); // over the new year
        case("date(11-11) + 1js", "2026-11-12"); // an anchor without class is not counted
        case("date(11-11) - 1js", "2026-11-10");
        case("vacances(toussaint).depart + 1js", "2026-11-02");
        case("date(11-11) + 0js", "2026-11-11"); // the anchor, for its snap
        case("date(10-14) + 1ss", "2026-11-04"); // over the two weeks off
        case("date(10-14) + 1ss + 1j", "2026-11-05");
        case("date(10-24) + 0ss", "2026-10-24");
    }

    #[test]
    fn the_reasons_tell_the_anchor_the_steps_and_the_snap() {
        #[track_caller]
        fn case(rule: &str, snap: Snap, expected: &[&str]) {
            let calendar = zone_b();
            let outcome = found(rule, snap, &calendar);
            let reasons = &outcome.resolved().expect("a date").reasons;
            let reasons: Vec<String> = reasons
                .iter()
                .map(|reason| reason.replace('\u{a0}', " "))
                .collect();
            assert_eq!(reasons, expected, "{rule}");
        }

        case(
            "fenetre.debut - 1m + 1s",
            Snap::Before,
            &[
                "début de la fenêtre de certification : lundi 15 mars 2027 (arrêté)",
                "- 1m + 1s : lundi 22 février 2027",
                "vacances d’hiver ce jour-là : ramené au vendredi 19 février 2027",
            ],
        );
        case(
            "date(11-11)",
            Snap::After,
            &[
                "date fixe : mercredi 11 novembre 2026",
                "11 novembre ce jour-là : reporté au jeudi 12 novembre 2026",
            ],
        );
        case(
            "date(07-31)",
            Snap::Before,
            &[
                "date fixe : samedi 31 juillet 2027",
                "vacances d’été ce jour-là : ramené au vendredi 2 juillet 2027",
            ],
        );
        case(
            "date(08-20)",
            Snap::Before,
            &[
                "date fixe : jeudi 20 août 2026",
                "avant la rentrée ce jour-là : reporté au mardi 1er septembre 2026",
            ],
        );
    }

    #[test]
    fn the_day_before_snapping_is_kept_for_printed_documents() {
        let calendar = zone_b();
        let outcome = found("fenetre.debut - 3s", Snap::Before, &calendar);
        let found = outcome.resolved().expect("a date");
        assert_eq!(
            (found.raw, found.date),
            (day("2027-02-22"), day("2027-02-19"))
        );
    }

    /// Corse as it is known in November 2026: one holiday, one public holiday.
    fn partly_known() -> Calendar {
        let mut file = YearFile::empty(SchoolYear(2026), day("2026-11-22"));
        file.zones.push(ZoneYear {
            holidays: vec![holiday("noel", "2026-12-19..2027-01-04")],
            ..ZoneYear::unpublished(Zone::Corse)
        });
        let setting = Setting::new(Zone::Corse, Level::College);
        Calendar::new(&file, setting, &public_holiday_rules(), &|_| None)
    }

    #[test]
    fn where_holidays_are_not_published_a_snap_is_a_guess_and_says_so() {
        #[track_caller]
        fn case(rule: &str, date: &str, standing: Standing) {
            let outcome = found(rule, Snap::Before, &partly_known());
            let found = outcome.resolved().expect("a date");
            assert_eq!(
                (found.date, found.standing),
                (day(date), standing),
                "{rule}"
            );
            let said = found
                .reasons
                .iter()
                .any(|one| one.contains("date à vérifier"));
            assert_eq!(said, standing == Standing::Forecast, "{rule}");
        }

        case("fin_mois(09)", "2026-09-30", Standing::Forecast); // nobody knows
        case("date(11-11)", "2026-11-10", Standing::Forecast); // off, and before it nobody knows
        case("date(10-24)", "2026-10-23", Standing::Forecast); // a Saturday
        case("date(12-30)", "2026-12-18", Standing::Official); // a holiday that is known
        case("date(12-30) brut", "2026-12-30", Standing::Official); // nothing to know
    }

    #[test]
    fn counting_stops_where_the_calendar_is_not_published() {
        let corse = partly_known();
        let outcome = found("date(10-14) + 3js", Snap::Before, &corse);
        let expected = "le calendrier s’arrête avant cette date".to_owned();
        assert_eq!(outcome, Outcome::Unpublished(expected));
    }
}
