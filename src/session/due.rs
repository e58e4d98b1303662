//! Sessions that ask for something now: held and not finalised, or near.

use chrono::{Days, NaiveDate};

use crate::session::{BookedSession, Stage};

/// What the kept sessions ask for on a day.
#[derive(Debug, Clone, Default)]
pub struct SessionsDue<'a> {
    /// Held before that day, and not finalised: Pix does not process them.
    pub to_finalise: Vec<&'a BookedSession>,
    /// Those of the day and after, up to the notice, in order of time.
    pub next: Vec<&'a BookedSession>,
}

impl SessionsDue<'_> {
    /// Whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.to_finalise.is_empty() && self.next.is_empty()
    }
}

/// The sessions due on a day; those to come within `notice` days, or all of them.
pub fn sessions_due(
    sessions: &[BookedSession],
    today: NaiveDate,
    notice: Option<u32>,
) -> SessionsDue<'_> {
    let mut open: Vec<&BookedSession> = sessions
        .iter()
        .filter(|session| session.stage < Stage::Finalised)
        .collect();
    open.sort_by_key(|session| (session.date, session.minute, session.id));
    let end = notice.and_then(|days| today.checked_add_days(Days::new(days.into())));
    let (to_finalise, mut next): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|session| session.date < today);
    next.retain(|session| end.is_none_or(|end| session.date <= end));
    SessionsDue { to_finalise, next }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_is_to_finalise_from_the_day_after_until_it_is() {
        #[track_caller]
        fn case(today: &str, stage: Stage, expected: &str) {
            let session = BookedSession {
                date: "2027-03-15".parse().unwrap(),
                stage,
                ..BookedSession::default()
            };
            let all = [session];
            let due = sessions_due(&all, today.parse().unwrap(), Some(7));
            let found = match (due.to_finalise.len(), due.next.len()) {
                (1, 0) => "to finalise",
                (0, 1) => "next",
                _ => "nothing",
            };
            assert_eq!(found, expected);
        }

        case("2027-03-07", Stage::Planned, "nothing"); // eight days before
        case("2027-03-08", Stage::Planned, "next");
        case("2027-03-15", Stage::Started, "next");
        case("2027-03-16", Stage::Planned, "to finalise"); // nobody ticked anything
        case("2027-03-16", Stage::Finalised, "nothing");
    }
}
