//! One school year as a school lives it: days, holidays, periods, windows.
//!
//! Knows what a school day is and how an unpublished window is forecast. Does
//! not know a file, a TOML key, a task or what today is: `today` is always a
//! parameter of those who need one.

mod academie;
mod school_year;
mod territory;
mod zone;

mod date_range;
mod published;

mod holiday;
mod item;

mod day_off;
mod exam;
mod window;

mod year;

mod counting;
mod forecast;
mod holiday_lookup;
mod period;
mod school_days;

mod bundled;

#[cfg(test)]
pub(crate) mod example;

pub use academie::{Academie, Academies, Departement, Home, UnknownAcademie};
pub use bundled::{BUNDLED_ACADEMIES, BUNDLED_PUBLIC_HOLIDAYS, BUNDLED_YEARS, BundledYear};
pub use date_range::{BackToFront, DateRange, NoDayOff};
pub use day_off::{DayOff, DayOffKind, PublicHolidayRule, YearlyDay, easter, public_holidays};
pub use exam::ExamFacts;
pub use holiday::{Audience, Holiday, HolidayKey};
pub use item::Item;
pub use period::{Part, Period};
pub use published::{Published, Reliability, Standing};
pub use school_days::{DayStatus, is_weekday};
pub use school_year::{SchoolYear, UnknownYear};
pub use territory::{Territory, UnknownTerritory};
pub use window::{Announced, CertificationWindow, Earlier, LevelWindows, Publication, WindowEdges};
pub use year::{Calendar, Setting, YearFile, ZoneYear};
pub use zone::{UnknownZone, Zone};
