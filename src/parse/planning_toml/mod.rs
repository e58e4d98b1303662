//! What `pixplan.toml` says of the sessions: `[certification]`, `[[salle]]`,
//! `[[surveillant]]`, `[[division]]`.
//!
//! Does not know the calendar nor the base: whether a division exists and a day
//! is in the window is judged where they meet.

mod certification;
mod kinds;
mod owners;
mod times;

pub use certification::DURATION_MIN;
pub use kinds::{
    DATE_OUT_OF_WINDOW, DATE_OUT_OF_YEAR, EXTRA_TIME_EXCESS, EXTRA_TIME_UNNAMED, KINDS, NAME_TWICE,
    ROOM_WITHOUT_SEATS, SLOT_TOO_SHORT, SLOTS_OVERLAP, UNKNOWN_DIVISION, UNKNOWN_SLOT,
    UNKNOWN_STUDENT,
};

use crate::calendar::DateRange;
use crate::parse::planning_toml::times::Times;
use crate::parse::toml_doc::{Node, Reading};
use crate::session::{Invigilator, Room, Unavailable, WeeklySlot};
use crate::source::Line;

/// What a school says of its sessions; what it leaves out is None or empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Planning {
    /// Pupils for one invigilator.
    pub per_invigilator: Option<u32>,
    /// Minutes of a session without extra time.
    pub duration_min: Option<u32>,
    /// The weekly slots.
    pub slots: Vec<WeeklySlot>,
    /// Days without sessions.
    pub closures: Vec<DateRange>,
    /// Days used although the calendar says no class, and their lines.
    pub openings: Vec<(DateRange, Line)>,
    /// Calendar days kept free at the end where no make-up week is known.
    pub make_up_days: Option<u64>,
    /// The divisions to certify, and their lines; None for all those of the
    /// concerned levels.
    pub divisions: Option<Vec<(String, Line)>>,
    /// The rooms.
    pub rooms: Vec<Room>,
    /// The invigilators; none when nobody is named.
    pub invigilators: Vec<Invigilator>,
    /// What is said of a division.
    pub classes: Vec<ClassSettings>,
}

/// What is said of a division.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassSettings {
    /// Its name, as the base has it.
    pub name: String,
    /// Where it is written.
    pub line: Line,
    /// Its pupils, when they are not counted in the base.
    pub students: Option<u32>,
    /// When it is away.
    pub absences: Vec<Unavailable>,
    /// Whether it must stay in one session.
    pub keep_together: bool,
}

/// Reads the four tables; `year` are the days that a date may name, when known.
pub fn read(root: &Node<'_, '_>, year: Option<DateRange>, reading: &mut Reading) -> Planning {
    let times = Times { year };
    let mut planning = match root.table("certification", reading) {
        Some(table) => certification::read(&table, times, reading),
        None => Planning::default(),
    };
    owners::rooms(root, times, &mut planning, reading);
    owners::invigilators(root, times, &mut planning, reading);
    owners::classes(root, times, &mut planning, reading);
    planning
}

#[cfg(test)]
mod tests {
    use crate::parse::dossier_toml;

    /// The findings of a text after a first table of four lines.
    #[track_caller]
    fn case(text: &str, line: u32, code: &str, message: &str) {
        let head =
            "[etablissement]\nuai = \"0350011X\"\nniveau = \"college\"\nannee = \"2026-2027\"\n";
        let (_, findings) = dossier_toml::read(format!("{head}{text}").as_bytes());
        let found = findings.first().expect("a finding");
        let said = found.message.replace('\u{a0}', " ");
        assert_eq!(
            (found.spot.line.unwrap().0, found.kind.code),
            (line, code),
            "{said}"
        );
        assert!(said.contains(message), "{said}");
    }

    #[test]
    fn what_cannot_be_is_named_with_its_line() {
        let slots = |list: &str| format!("[certification]\ncreneaux = [{list}]\n");
        let overlap = slots("\"lun 08:30\", \"lun 10:00\"");
        case(
            &overlap,
            6,
            "SLOTS_OVERLAP",
            "« lun 08:30 » et « lun 10:00 » se chevauchent",
        );
        let short = slots("\"lun 08:30-10:00\"");
        case(
            &short,
            6,
            "SLOT_TOO_SHORT",
            "dure 90 minutes, pour des sessions de 120",
        );
        case(
            &slots("\"lundi\""),
            6,
            "TOML_BAD_VALUE",
            "n’est pas un créneau",
        );
        let closed = "[certification]\nfermetures = [\"2026-06-01\"]\n";
        case(closed, 6, "DATE_OUT_OF_YEAR", "du 01/08/2026 au 31/08/2027");
        case(
            "[[salle]]\nnom = \"Pix\"\n",
            5,
            "ROOM_WITHOUT_SEATS",
            "« Pix » n’a pas de place",
        );
        case("[[salle]]\nplaces = 16\n", 5, "TOML_MISSING_KEY", "« nom »");
        let twice = "[[surveillant]]\nnom = \"Mme Roux\"\n[[surveillant]]\nnom = \"mme roux\"\n";
        case(twice, 8, "NAME_TWICE", "déjà écrit plus haut");
        let room = "[[salle]]\nnom = \"Pix\"\nplaces = 16\ncreneaux = [\"mar 08:30\"]\n";
        let elsewhere = format!("{}{room}", slots("\"lun 08:30\""));
        case(
            &elsewhere,
            10,
            "UNKNOWN_SLOT",
            "« mar 08:30 » n’est pas un créneau",
        );
        case(
            "[certification]\npar_surveillant = 0\n",
            6,
            "TOML_BAD_VALUE",
            "ne peut pas valoir 0",
        );
        case(
            "[certification]\ncreneau = []\n",
            6,
            "TOML_UNKNOWN_KEY",
            "n’existe pas",
        );
        let away = "[[division]]\nnom = \"3A\"\nindisponible = [\"hier\"]\n";
        case(away, 7, "TOML_BAD_VALUE", "n’est pas compris");
    }
}
