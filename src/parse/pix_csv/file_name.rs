//! What the name of an export says: the day of its data, its class, its session.
//!
//! Browsers add ` (1)` to a file that is there already; people rename. What
//! does not read is no mistake.

use chrono::NaiveDate;

/// What a name says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The day of the download, or that of the session.
    pub day: Option<NaiveDate>,
    /// The class: `20270621_resultats_3A.csv`.
    pub division: Option<String>,
    /// The session: `20270317_0830_resultats_session_40213.csv`.
    pub session: Option<u64>,
}

/// Reads a name, folders left aside.
pub fn read(name: &str) -> Named {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let stem = without_copy_number(stem);
    certification(stem).unwrap_or_else(|| Named {
        day: campaign_day(stem),
        ..Named::default()
    })
}

/// `{YYYYMMDD}_resultats_{division}`, `{YYYYMMDD_HHmm}_resultats_session_{id}`.
fn certification(stem: &str) -> Option<Named> {
    let (before, what) = stem.split_once("_resultats_")?;
    let (date, hour) = before.split_once('_').unwrap_or((before, ""));
    let day = NaiveDate::parse_from_str(date, "%Y%m%d").ok()?;
    let session = what.strip_prefix("session_").and_then(|id| id.parse().ok());
    let is_division = session.is_none() && hour.is_empty() && !what.trim().is_empty();
    Some(Named {
        day: Some(day),
        division: is_division.then(|| what.trim().to_owned()),
        session,
    })
}

/// `…-{YYYY-MM-DD-HHmm}`.
fn campaign_day(stem: &str) -> Option<NaiveDate> {
    let at = stem.len().checked_sub("-2026-09-18-1015".len())?;
    let end = stem.get(at..)?.strip_prefix('-')?;
    let (date, hour) = end.split_at_checked(10)?;
    let is_hour = hour.len() == 5 && hour.bytes().skip(1).all(|byte| byte.is_ascii_digit());
    let date = NaiveDate::parse_from_str(date, "%Y-%m-%d").ok();
    date.filter(|_| is_hour && hour.starts_with('-'))
}

/// A stem without the ` (1)` of a second download.
fn without_copy_number(stem: &str) -> &str {
    let inner = stem.trim_end().strip_suffix(')');
    let parts = inner.and_then(|inner| inner.rsplit_once('('));
    match parts {
        Some((stem, number)) if number.parse::<u32>().is_ok() => stem.trim_end(),
        _ => stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_as_pix_gives_them_say_the_day() {
        #[track_caller]
        fn case(name: &str, day: &str, division: &str, session: u64) {
            let found = read(name);
            assert_eq!(
                found.day.map_or("-".to_owned(), |it| it.to_string()),
                day,
                "{name}"
            );
            assert_eq!(found.division.as_deref().unwrap_or("-"), division, "{name}");
            assert_eq!(found.session.unwrap_or(0), session, "{name}");
        }

        case(
            "Resultats-Rentrée 3e-10234-2026-09-18-1015.csv",
            "2026-09-18",
            "-",
            0,
        );
        case(
            "a/Results-x-1-2026-09-18-1015 (2).csv",
            "2026-09-18",
            "-",
            0,
        );
        case(
            "C:\\x\\Resultats-x-1-2026-09-18-1015(1).CSV",
            "2026-09-18",
            "-",
            0,
        );
        case("20270621_resultats_3A.csv", "2027-06-21", "3A", 0);
        case(
            "20270621_resultats_3 ULIS (1).csv",
            "2027-06-21",
            "3 ULIS",
            0,
        );
        case("20270621_resultats_session_4.csv", "2027-06-21", "-", 4);
        case(
            "20210101_1430_resultats_session_777.csv",
            "2021-01-01",
            "-",
            777,
        );
        case("20271321_resultats_3A.csv", "-", "-", 0);
        case("bilan.csv", "-", "-", 0);
        case("é-2026-09-18.csv", "-", "-", 0);
        case("", "-", "-", 0);
    }
}
