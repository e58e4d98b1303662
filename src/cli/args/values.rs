//! Values of options: dates, choices, names.

use chrono::NaiveDate;

use crate::cli::args::{ColorChoice, PeriodChoice};
use crate::pix::CampaignKind;
use crate::render::{Format, Paper};

/// A date as options take it: `2027-03-01` or `01/03/2027`.
pub fn date(text: &str) -> Result<NaiveDate, String> {
    let iso = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let found = iso.or_else(|_| NaiveDate::parse_from_str(text, "%d/%m/%Y"));
    found.map_err(|_| "écrivez une date comme 2027-03-01 ou 01/03/2027".to_owned())
}

/// A value that one of our types reads.
pub fn parsed<T>(text: &str) -> Result<T, String>
where
    T: std::str::FromStr,
    T::Err: std::fmt::Display,
{
    text.parse().map_err(|error: T::Err| error.to_string())
}

/// A format by its name.
pub fn format(text: &str) -> Result<Format, String> {
    parsed(text)
}

/// `auto`, `oui` or `non`.
pub fn colour(text: &str) -> Result<ColorChoice, String> {
    match crate::fr::fold(text).as_str() {
        "auto" => Ok(ColorChoice::Auto),
        "oui" | "always" | "toujours" => Ok(ColorChoice::Always),
        "non" | "never" | "jamais" => Ok(ColorChoice::Never),
        _ => Err("écrivez auto, oui ou non".to_owned()),
    }
}

/// `current`, `all` or a number.
pub fn period(text: &str) -> Result<PeriodChoice, String> {
    match crate::fr::fold(text).as_str() {
        "current" | "courante" | "en-cours" => Ok(PeriodChoice::Current),
        "all" | "toutes" => Ok(PeriodChoice::All),
        number => match number.parse() {
            Ok(number) if number > 0 => Ok(PeriodChoice::Number(number)),
            _ => Err("écrivez current, all ou un numéro comme 3".to_owned()),
        },
    }
}

/// A size of paper.
pub fn sheet(text: &str) -> Result<Paper, String> {
    match crate::fr::fold(text).as_str() {
        "a4" => Ok(Paper::A4),
        "a3" => Ok(Paper::A3),
        _ => Err("écrivez a4 ou a3".to_owned()),
    }
}

/// A size in MiB, of which there are enough for any file.
pub fn mebibytes(text: &str) -> Result<u64, String> {
    match text.parse() {
        Ok(size @ 1..=1_000_000) => Ok(size),
        _ => Err("écrivez un nombre de Mo, comme 256".to_owned()),
    }
}

/// `parcours` or `collecte`.
pub fn campaign_kind(text: &str) -> Result<CampaignKind, String> {
    match crate::fr::fold(text).as_str() {
        "parcours" | "course" | "evaluation" | "assessment" => Ok(CampaignKind::Assessment),
        "collecte" | "collection" | "profils" => Ok(CampaignKind::ProfileCollection),
        _ => Err("écrivez parcours ou collecte".to_owned()),
    }
}

/// A count of one or more.
pub fn at_least_one(text: &str) -> Result<u32, String> {
    match text.parse() {
        Ok(number) if number > 0 => Ok(number),
        _ => Err("écrivez un nombre entier, comme 20".to_owned()),
    }
}

/// Seconds, with or without decimals, a day at most.
pub fn seconds(text: &str) -> Result<f64, String> {
    match text.replace(',', ".").parse() {
        Ok(number) if (0.0..=86_400.0).contains(&number) => Ok(number),
        _ => Err("écrivez un nombre de secondes, comme 5 ou 0.5".to_owned()),
    }
}
