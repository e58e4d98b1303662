//! One school year as a school lives it: days, holidays, periods, windows.
//!
//! Knows what a school day is and how an unpublished window is forecast. Does
//! not know a file, a TOML key, a task or what today is: `today` is always a
//! parameter of those who need one.

mod bundled;
mod date_range;
mod day_off;
mod forecast;
mod holiday;
mod period;
mod published;
mod school_days;
mod school_year;
mod window;
mod year;
mod zone;

pub use bundled::{BUNDLED_ACADEMIES, BUNDLED_YEARS, BundledYear};
pub use date_range::{DateRange, NoDayOff};
pub use day_off::{DayOff, PublicHoliday, PublicHolidayRule, easter};
pub use holiday::{Holiday, HolidayKey};
pub use period::{Part, Period};
pub use published::{Published, Reliability, Standing};
pub use school_year::{SchoolYear, UnknownYear};
pub use window::{CertificationWindow, Earlier, Publication};
pub use year::{Calendar, LevelWindows, YearFile, ZoneYear};
pub use zone::{Territory, UnknownZone, Zone};
