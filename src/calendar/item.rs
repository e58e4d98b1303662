//! Something that a year file says, to point at it.

use crate::calendar::{HolidayKey, Zone};
use crate::school::Level;

/// One statement of a year file, whatever the words of the file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Item {
    /// The year itself.
    Year,
    /// A whole zone.
    Zone(Zone),
    /// Teachers' return.
    TeachersReturn(Zone),
    /// Pupils' return.
    PupilsReturn(Zone),
    /// Last day of class, of all or of the lycées.
    LastDay(Zone),
    /// A holiday.
    Holiday(Zone, HolidayKey),
    /// A bridge or a single day without class.
    DayOff(Zone, HolidayKey),
    /// Opening of Pix Certif.
    Opening(Level),
    /// The certification window.
    Window(Level),
    /// The make-up week.
    MakeUp(Level),
    /// Closing of Pix Certif.
    Closing(Level),
}
