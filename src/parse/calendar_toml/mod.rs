//! Year files: `calendars/2026-2027.toml`, a user's own year file, and the
//! `[calendrier.…]` tables of a dossier.
//!
//! A file is read over another one, key by key: what it does not say stays as
//! it was. The bundled files are read over an empty year.

mod levels;
mod origin;
mod zone;

#[cfg(test)]
mod tests;

use chrono::NaiveDate;
use toml::de::DeTable;

use crate::calendar::{
    Announced, BUNDLED_YEARS, Calendar, Item, LevelWindows, SchoolYear, Setting, YearFile, Zone,
};
use crate::diagnostic::Diagnostic;
use crate::parse::public_holidays_toml;
use crate::parse::toml_doc::{At, Node, Reading, decode, excerpt, parse};
use crate::school::Level;
use crate::source::Line;

use origin::Sources;

const KEYS: [&str; 7] = [
    "annee",
    "verifie_le",
    "source",
    "zone",
    "college",
    "lycee",
    "epreuve",
];

/// What a year file turned out to say.
#[derive(Debug, Clone)]
pub struct YearText {
    /// The year; none when the file does not say which one it tells.
    pub file: Option<YearFile>,
    /// Where each statement stands, for those that a check may object to.
    pub lines: Vec<(Item, Line)>,
    /// What is wrong with the text itself.
    pub findings: Vec<Diagnostic>,
}

/// Who writes the file: the national dates are not the school's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Owner {
    Program,
    School,
}

/// A bundled year; none for a year that the program does not know.
pub fn bundled(year: SchoolYear) -> Option<YearFile> {
    let known = BUNDLED_YEARS.iter().find(|known| known.year == year)?;
    read_bundled(known.text).file
}

/// What a bundled year says of some zones and of the certification dates.
///
/// Parses nothing else, which is quicker: a school needs its own zone, and the
/// three national ones when a date is forecast. Last year's dates need none.
pub fn bundled_zones(year: SchoolYear, zones: &[Zone]) -> Option<YearFile> {
    let known = BUNDLED_YEARS.iter().find(|known| known.year == year)?;
    let is_wanted = |title: &str| match title.strip_prefix("zone.") {
        Some(zone) => zones.iter().any(|wanted| {
            let rest = zone.strip_prefix(wanted.id());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        }),
        None => true,
    };
    read_bundled(&excerpt(known.text, is_wanted)).file
}

/// The calendar of a school in a bundled year; none for an unknown year.
pub fn bundled_calendar(year: SchoolYear, setting: Setting) -> Option<Calendar> {
    let [a, b, c] = Zone::METROPOLE;
    let file = bundled_zones(year, &[a, b, c, setting.zone])?;
    let rules = public_holidays_toml::bundled_for(setting.territory);
    let last_year = |year| bundled_zones(year, &[]);
    // A forecast of last year's own dates looks at last year's three zones.
    let previous = |year: SchoolYear| match last_year(year)? {
        file if is_published(&file, setting.level) => Some(file),
        _ => bundled_zones(year, &Zone::METROPOLE),
    };
    Some(Calendar::new(&file, setting, &rules, &previous))
}

/// Whether the national window of a level needs no forecast.
fn is_published(file: &YearFile, level: Level) -> bool {
    let mut windows = file.windows.iter();
    windows.any(|known| known.level == level && known.window != Announced::Forecast)
}

/// The text of a bundled year.
pub fn read_bundled(text: &str) -> YearText {
    read_text(text, Owner::Program, &|_| None)
}

/// A user's year file, over the year that `base` gives for it, if any.
///
/// Its certification dates are the school's own: they win over the national
/// ones, and count in territories that have none.
pub fn read_own(bytes: &[u8], base: &dyn Fn(SchoolYear) -> Option<YearFile>) -> YearText {
    match decode(bytes) {
        Ok(text) => read_text(text, Owner::School, base),
        Err(finding) => YearText {
            file: None,
            lines: Vec::new(),
            findings: vec![*finding],
        },
    }
}

/// The certification dates of a `[calendrier.college]` table, for
/// [`YearFile::own_windows`]; `origin` names the file in words.
pub fn own_windows(
    node: &Node<'_, '_>,
    level: Level,
    origin: &str,
    reading: &mut Reading,
) -> LevelWindows {
    let sources = Sources::none(origin);
    let mut reader = Reader::new(reading, sources);
    reader.level(node, level)
}

fn read_text(text: &str, owner: Owner, base: &dyn Fn(SchoolYear) -> Option<YearFile>) -> YearText {
    let mut reading = Reading::of(text);
    let table: DeTable<'_> = parse(text, &mut reading);
    let root = Node::root(&table);
    root.allow(&KEYS, &mut reading);
    let origin = match owner {
        Owner::Program => "source non précisée",
        Owner::School => "calendrier de l’établissement",
    };
    let sources = Sources::read(&root, origin, &mut reading);
    let year = read_year(&root, &mut reading);
    let mut reader = Reader::new(&mut reading, sources);
    let file = year.map(|(year, at)| {
        let file = base(year).unwrap_or_else(|| YearFile::empty(year, NaiveDate::MIN));
        reader.say(Item::Year, &at);
        reader.file(&root, file, owner)
    });
    let lines = reader.lines;
    YearText {
        file,
        lines,
        findings: reading.finish(),
    }
}

fn read_year(root: &Node<'_, '_>, reading: &mut Reading) -> Option<(SchoolYear, At)> {
    if !root.has("annee") {
        let message = "le fichier ne dit pas son année\u{a0}: écrivez annee = \"2026-2027\"";
        reading.missing(root.at(), "annee", message);
        return None;
    }
    let text = root.text("annee", reading)?;
    let at = root.at_key("annee");
    match text.parse() {
        Ok(year) => Some((year, at)),
        Err(unknown) => {
            let unknown: crate::calendar::UnknownYear = unknown;
            reading.refuse(&at, "annee", unknown.to_string());
            None
        }
    }
}

/// The reading of one year file.
struct Reader<'r> {
    reading: &'r mut Reading,
    sources: Sources,
    lines: Vec<(Item, Line)>,
}

impl<'r> Reader<'r> {
    fn new(reading: &'r mut Reading, sources: Sources) -> Self {
        Self {
            reading,
            sources,
            lines: Vec::new(),
        }
    }

    /// Remembers where a statement stands.
    fn say(&mut self, item: Item, at: &At) {
        self.lines.push((item, self.reading.line(at)));
    }

    fn file(&mut self, root: &Node<'_, '_>, mut file: YearFile, owner: Owner) -> YearFile {
        match root.date("verifie_le", self.reading) {
            Some(date) => file.checked_on = date,
            None if file.checked_on == NaiveDate::MIN && !root.has("verifie_le") => {
                let message = "indiquez quand le fichier a été comparé à ses sources\u{a0}: \
                               verifie_le = 2026-11-22";
                self.reading.missing(root.at(), "verifie_le", message);
            }
            None => {}
        }
        if let Some(zones) = root.table("zone", self.reading) {
            self.zones(&zones, &mut file);
        }
        for level in Level::ALL {
            let Some(node) = root.table(level.id(), self.reading) else {
                continue;
            };
            let dates = self.level(&node, level);
            match owner {
                Owner::Program => file.windows.push(dates),
                Owner::School => file.own_windows.push(dates),
            }
        }
        if let Some(exam) = root.table("epreuve", self.reading) {
            self.exam(&exam, &mut file);
        }
        file
    }

    fn zones(&mut self, zones: &Node<'_, '_>, file: &mut YearFile) {
        for (name, at, value) in zones.entries() {
            let zone: Zone = match name.parse() {
                Ok(zone) => zone,
                Err(unknown) => {
                    let unknown: crate::calendar::UnknownZone = unknown;
                    let path = zones.path_of(name);
                    self.reading.refuse(&at, &path, unknown.to_string());
                    continue;
                }
            };
            let Some(node) = zones.child(name, value) else {
                zones.wrong::<()>(name, "une table, comme [zone.B]", value, self.reading);
                continue;
            };
            self.say(Item::Zone(zone), &at);
            let known = file.zones.iter().position(|known| known.zone == zone);
            let known = known.map(|index| file.zones.remove(index));
            let read = self.zone(&node, zone, file.year, known);
            file.zones.push(read);
        }
        file.zones.sort_by_key(|known| known.zone);
    }

    fn exam(&mut self, node: &Node<'_, '_>, file: &mut YearFile) {
        node.allow(&["test_min", "seance_min", "par_surveillant"], self.reading);
        let exam = &mut file.exam;
        for (key, place) in [
            ("test_min", &mut exam.test_minutes),
            ("seance_min", &mut exam.session_minutes),
            ("par_surveillant", &mut exam.per_invigilator),
        ] {
            match node.number(key, self.reading) {
                Some(0) => {
                    let message = "ce nombre doit être plus grand que zéro";
                    self.reading
                        .refuse(&node.at_key(key), &node.path_of(key), message);
                }
                Some(number) => *place = number,
                None => {}
            }
        }
    }
}
