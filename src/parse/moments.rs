//! Times as a school writes them: `jeu 08:30-11:30`, `2027-04-05..2027-04-09`.

use chrono::{NaiveDate, Weekday};

use crate::calendar::DateRange;
use crate::fr;
use crate::parse::toml_doc::written_date;
use crate::session::{Unavailable, WeeklySlot, WeeklyStart};

/// The days of a week of classes, by the first letters of their names.
const DAYS: [(&str, Weekday); 6] = [
    ("lun", Weekday::Mon),
    ("mar", Weekday::Tue),
    ("mer", Weekday::Wed),
    ("jeu", Weekday::Thu),
    ("ven", Weekday::Fri),
    ("sam", Weekday::Sat),
];

/// A time of the day, in minutes after midnight: `08:30`, `8h30` or `8h`.
pub fn clock(text: &str) -> Option<u32> {
    let text = text.trim();
    let (hours, minutes) = text.split_once([':', 'h', 'H'])?;
    let minutes = if minutes.is_empty() { "00" } else { minutes };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hours) || !digits(minutes) || minutes.len() != 2 {
        return None;
    }
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours < 24 && minutes < 60).then_some(hours * 60 + minutes)
}

/// A weekly start: `lun 08:30`, `lundi 8h30`.
pub fn weekly_start(text: &str) -> Option<WeeklyStart> {
    let (day, time) = text.trim().split_once(' ')?;
    Some(WeeklyStart {
        weekday: weekday(day)?,
        minute: clock(time)?,
    })
}

/// A weekly slot, with or without an end: `jeu 08:30-11:30`.
///
/// # Errors
///
/// What is wrong, in French.
pub fn weekly_slot(text: &str) -> Result<WeeklySlot, String> {
    let unread = || {
        let found = fr::quoted(text);
        format!("{found} n’est pas un créneau\u{a0}: écrivez \"lun 08:30\" ou \"jeu 08:30-11:30\"")
    };
    let (start, end) = match text.split_once('-') {
        Some((start, end)) => (start, Some(clock(end).ok_or_else(unread)?)),
        None => (text, None),
    };
    let start = weekly_start(start).ok_or_else(unread)?;
    if end.is_some_and(|end| end <= start.minute) {
        let found = fr::quoted(text);
        return Err(format!("{found} finit avant d’avoir commencé"));
    }
    Ok(WeeklySlot { start, end })
}

/// A day, or days from a first to a last one: `2027-04-05..2027-04-09`.
///
/// # Errors
///
/// What is wrong, in French.
pub fn days(text: &str) -> Result<DateRange, String> {
    let unread = || {
        let found = fr::quoted(text);
        format!(
            "{found} n’est ni un jour ni une suite de jours\u{a0}: écrivez \"2027-04-05\" ou \
             \"2027-04-05..2027-04-09\""
        )
    };
    let Some((first, last)) = text.split_once("..") else {
        return written_date(text).map(DateRange::day).ok_or_else(unread);
    };
    let ends = (written_date(first), written_date(last));
    let (Some(first), Some(last)) = ends else {
        return Err(unread());
    };
    DateRange::new(first, last)
        .map_err(|_| format!("{} finit avant d’avoir commencé", fr::quoted(text)))
}

/// A time when something cannot be had: days, a weekly start, or one start.
///
/// # Errors
///
/// What is wrong, in French.
pub fn unavailable(text: &str) -> Result<Unavailable, String> {
    if let Some(weekly) = weekly_start(text) {
        return Ok(Unavailable::Weekly(weekly));
    }
    if let Some((date, minute)) = once(text) {
        return Ok(Unavailable::Once(date, minute));
    }
    days(text).map(Unavailable::Days).map_err(|error| {
        if error.contains("avant") {
            return error;
        }
        let found = fr::quoted(text);
        format!(
            "{found} n’est pas compris\u{a0}: écrivez un jour \"2027-04-12\", des jours \
             \"2027-04-12..2027-04-16\", un créneau \"mer 13:30\" ou un seul créneau \
             \"2027-03-18 08:30\""
        )
    })
}

fn once(text: &str) -> Option<(NaiveDate, u32)> {
    let (date, time) = text.trim().split_once([' ', 'T'])?;
    Some((written_date(date)?, clock(time)?))
}

fn weekday(text: &str) -> Option<Weekday> {
    let word = fr::fold(text.trim().trim_end_matches('.'));
    let is_day = |(start, _): &&(&str, Weekday)| {
        word == *start || (word.starts_with(start) && word.ends_with("di") && word.len() < 9)
    };
    DAYS.iter().find(is_day).map(|(_, day)| *day)
}

/// A weekly start as it is written: `lun 08:30`.
pub fn write_weekly(start: WeeklyStart) -> String {
    let day = DAYS.iter().find(|(_, day)| *day == start.weekday);
    let name = day.map_or("dim", |(name, _)| name);
    format!("{name} {}", crate::session::Clock(start.minute))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_written_in_several_ways() {
        #[track_caller]
        fn case(text: &str, minute: Option<u32>) {
            assert_eq!(clock(text), minute);
        }

        case("08:30", Some(510));
        case("8h30", Some(510));
        case("8h", Some(480));
        case("24:00", None);
        case("8:3", None);
        case("+8:30", None);
        case("8", None);
    }

    #[test]
    fn slots_and_absences_read_as_the_guide_writes_them() {
        #[track_caller]
        fn case(text: &str, expected: &str) {
            let found = match unavailable(text) {
                Ok(Unavailable::Days(days)) => format!("{}..{}", days.first(), days.last()),
                Ok(Unavailable::Weekly(weekly)) => write_weekly(weekly),
                Ok(Unavailable::Once(date, minute)) => format!("{date} {minute}"),
                Err(_) => "refused".to_owned(),
            };
            assert_eq!(found, expected);
        }

        case("2027-04-12..2027-04-16", "2027-04-12..2027-04-16");
        case("12/04/2027", "2027-04-12..2027-04-12");
        case("mer 13:30", "mer 13:30");
        case("mercredi 13h30", "mer 13:30");
        case("2027-03-18 08:30", "2027-03-18 510");
        case("2027-04-16..2027-04-12", "refused");
        case("martien 13:30", "refused");
        case("hier", "refused");
        assert_eq!(weekly_slot("jeu 08:30-11:30").unwrap().end, Some(690));
        assert!(
            weekly_slot("jeu 11:30-08:30")
                .unwrap_err()
                .contains("avant")
        );
        assert!(weekly_slot("2027-03-18 08:30").is_err());
    }
}
