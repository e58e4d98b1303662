//! Where a task stands today.

use chrono::NaiveDate;

use crate::checklist::Occurrence;

/// Where a task stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Due before today and not ticked.
    Late,
    /// Between its start and its due date.
    Due,
    /// Not started, or without a known date.
    Upcoming,
    /// Due before today, where nobody keeps ticks.
    Past,
    /// Ticked, on this day.
    Done(NaiveDate),
}

/// What a school says it has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ticks<'a> {
    /// There is no dossier: nothing is ever late.
    NotKept,
    /// The ticked occurrences, by their ids.
    Kept(&'a [Tick]),
}

/// A task ticked off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tick {
    /// The occurrence: `siecle-import@3`.
    pub id: String,
    /// When it was done.
    pub date: NaiveDate,
    /// By whom.
    pub by: Option<String>,
    /// A free note.
    pub note: Option<String>,
}

/// The status of dates on a day, for an occurrence of a given id.
pub fn status(
    id: &str,
    dates: Option<(NaiveDate, NaiveDate)>,
    ticks: Ticks<'_>,
    today: NaiveDate,
) -> Status {
    let kept = match ticks {
        Ticks::NotKept => &[],
        Ticks::Kept(kept) => kept,
    };
    if let Some(tick) = kept.iter().find(|tick| tick.id == id) {
        return Status::Done(tick.date);
    }
    match (dates, ticks) {
        (Some((_, due)), Ticks::Kept(_)) if due < today => Status::Late,
        (Some((_, due)), Ticks::NotKept) if due < today => Status::Past,
        (Some((start, _)), _) if start <= today => Status::Due,
        _ => Status::Upcoming,
    }
}

impl Occurrence<'_> {
    /// Where the occurrence stands on a day.
    pub fn status(&self, ticks: Ticks<'_>, today: NaiveDate) -> Status {
        status(&self.id, self.dates(), ticks, today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_is_late_only_where_ticks_are_kept() {
        #[track_caller]
        fn case(today: &str, ticks: Ticks<'_>, expected: Status) {
            let day = |text: &str| text.parse().unwrap();
            let dates = Some((day("2026-09-01"), day("2026-09-08")));
            assert_eq!(status("a", dates, ticks, day(today)), expected);
        }
        let done = [Tick {
            id: "a".to_owned(),
            date: "2026-09-03".parse().unwrap(),
            by: None,
            note: None,
        }];
        case("2026-08-31", Ticks::NotKept, Status::Upcoming);
        case("2026-09-01", Ticks::NotKept, Status::Due); // its first day
        case("2026-09-08", Ticks::NotKept, Status::Due); // its last day
        case("2026-09-09", Ticks::NotKept, Status::Past);
        case("2026-09-09", Ticks::Kept(&[]), Status::Late);
        case("2026-09-09", Ticks::Kept(&done), Status::Done(done[0].date));
    }
}
