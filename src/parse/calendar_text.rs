//! Year files, written: what `calendar import` and `calendar new` hand over.
//!
//! The text reads back to the same values, and is meant to be completed by
//! hand: short lines, comments in French.

use std::fmt::Write;

use chrono::NaiveDate;

use crate::calendar::{
    Announced, Audience, DateRange, DayOff, Earlier, Holiday, LevelWindows, Published,
    Reliability, SchoolYear, Standing, YearFile, Zone, ZoneYear,
};
use crate::school::{Level, UnknownLevel};

/// The sources of a file, each with the short name it gets.
struct Names(Vec<(String, Standing)>);
