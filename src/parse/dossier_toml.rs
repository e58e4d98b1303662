//! `pixplan.toml`: who we are, read and first written.

mod courses;

use crate::calendar::{LevelWindows, SchoolYear, Territory, Zone};
use crate::checklist::{Trait, Traits};
use crate::diagnostic::Diagnostic;
use crate::parse::academies_toml;
use crate::parse::calendar_toml;
use crate::parse::planning_toml::{self, Planning};
use crate::parse::toml_doc::{Node, Reading, decode, parse};
use crate::pix::Courses;
use crate::school::{Grade, GradeOverrides, Level, Uai};

/// What `pixplan.toml` says of the school.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Settings {
    /// Its name: `Collège des Embruns`.
    pub name: String,
    /// Its number, the letter checked.
    pub uai: Option<Uai>,
    /// Collège or lycée.
    pub level: Option<Level>,
    /// The school year of the dossier.
    pub year: Option<SchoolYear>,
    /// Its address, the « Nom du site » of Pix Certif.
    pub site: String,
    /// Who signs the papers.
    pub signatory: String,
    /// Its territory, where the number does not give it.
    pub territory: Option<Territory>,
    /// Its zone, where there is no number.
    pub zone: Option<Zone>,
    /// Its traits, on which tasks depend.
    pub traits: Traits,
    /// Certification dates of its own.
    pub windows: Vec<LevelWindows>,
    /// Class levels of divisions whose MEF does not tell.
    pub grades: GradeOverrides,
    /// What it says of its certification sessions.
    pub planning: Planning,
    /// Courses that count for something.
    pub courses: Courses,
}

impl Settings {
    /// How pages name the school.
    pub fn title(&self) -> String {
        match (&*self.name, &self.uai) {
            ("", Some(uai)) => uai.to_string(),
            ("", None) => "Votre établissement".to_owned(),
            (name, _) => name.to_owned(),
        }
    }
}

const TABLES: [&str; 8] = [
    "etablissement",
    "niveaux",
    "parcours",
    "calendrier",
    "certification",
    "salle",
    "surveillant",
    "division",
];

const SCHOOL_KEYS: [&str; 13] = [
    "nom",
    "uai",
    "niveau",
    "annee",
    "site",
    "signataire",
    "territoire",
    "zone",
    "ent",
    "prive",
    "agricole",
    "pfmp",
    "prepa_metiers",
];

/// Reads the file; what is wrong is said, and what is right is kept.
pub fn read(bytes: &[u8]) -> (Settings, Vec<Diagnostic>) {
    let text = match decode(bytes) {
        Ok(text) => text,
        Err(finding) => return (Settings::default(), vec![*finding]),
    };
    let mut reading = Reading::of(text);
    let table = parse(text, &mut reading);
    let settings = settings(&Node::root(&table), &mut reading);
    (settings, reading.finish())
}

fn settings(root: &Node<'_, '_>, reading: &mut Reading) -> Settings {
    root.allow(&TABLES, reading);
    let mut settings = match root.table("etablissement", reading) {
        Some(school) => school_of(&school, reading),
        None => Settings::default(),
    };
    if !root.has("etablissement") {
        reading.missing(
            root.at(),
            "etablissement",
            "il manque la table [etablissement]",
        );
    }
    if let Some(levels) = root.table("niveaux", reading) {
        let grades = levels.entries().into_iter().filter_map(|(division, _, _)| {
            let grade = levels.parsed::<Grade>(division, reading)?;
            Some((division.to_owned(), grade))
        });
        settings.grades = GradeOverrides::new(grades);
    }
    settings.courses = courses::courses(root, reading);
    if let Some(calendar) = root.table("calendrier", reading) {
        calendar.allow(&Level::ALL.map(Level::id), reading);
        for level in Level::ALL {
            if let Some(table) = calendar.table(level.id(), reading) {
                settings.windows.push(calendar_toml::own_windows(
                    &table,
                    level,
                    "pixplan.toml",
                    reading,
                ));
            }
        }
    }
    let home = |uai| {
        academies_toml::bundled()
            .home(uai)
            .map(|home| home.academie.zone)
    };
    let territory = settings.territory.and_then(Territory::zone);
    let zone = territory.or(settings.zone);
    let zone = zone.or_else(|| settings.uai.as_ref().and_then(home));
    let year = settings.year.map(|year| year.span(zone.unwrap_or(Zone::A)));
    settings.planning = planning_toml::read(root, year, reading);
    settings
}

fn school_of(school: &Node<'_, '_>, reading: &mut Reading) -> Settings {
    school.allow(&SCHOOL_KEYS, reading);
    if !school.has("niveau") {
        let message = "il manque la clé «\u{a0}niveau\u{a0}»\u{a0}: écrivez niveau = \"college\" ou \"lycee\"";
        reading.missing(school.at(), "niveau", message);
    }
    let mut traits = Vec::new();
    for row in Trait::ALL {
        traits.extend(school.flag(row.1, reading).map(|said| (row.0, said)));
    }
    let mut text = |key| school.text(key, reading).unwrap_or_default().to_owned();
    Settings {
        name: text("nom"),
        site: text("site"),
        signatory: text("signataire"),
        uai: school.parsed("uai", reading),
        level: school.parsed("niveau", reading),
        year: school.parsed("annee", reading),
        territory: school.parsed("territoire", reading),
        zone: school.parsed("zone", reading),
        traits: Traits(traits),
        windows: Vec::new(),
        grades: GradeOverrides::default(),
        planning: Planning::default(),
        courses: Courses::default(),
    }
}

/// What a new file says.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The school's name; may be empty.
    pub name: String,
    /// Its number.
    pub uai: Option<Uai>,
    /// Its level.
    pub level: Level,
    /// The school year.
    pub year: SchoolYear,
    /// Its zone, when it is known.
    pub zone: Option<Zone>,
}

/// The text of a new file, commented for the person who will complete it.
pub fn write(draft: &Draft) -> String {
    let quoted = |text: &str| toml_edit::Value::from(text).to_string();
    let zone = draft.zone.unwrap_or(Zone::A);
    let uai = match &draft.uai {
        Some(uai) => format!("uai = {}", quoted(&uai.to_string())),
        None => "# uai = \"0350011X\"".to_owned(),
    };
    let place = match (&draft.uai, draft.zone) {
        (None, Some(zone)) => format!("zone = {}\n", quoted(zone.id())),
        _ => String::new(),
    };
    let name = if draft.name.is_empty() {
        "# nom = \"Collège des Embruns\"".to_owned()
    } else {
        format!("nom = {}", quoted(&draft.name))
    };
    let school = format!(
        include_str!("dossier_template.toml"),
        name = name,
        uai = uai,
        place = place,
        level = draft.level.id(),
        year = draft.year.label(zone),
    );
    school + include_str!("sessions_template.toml")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_a_new_file_can_be_used() {
        let draft = Draft {
            name: "Collège des Embruns".to_owned(),
            uai: "0350011X".parse().ok(),
            level: Level::College,
            year: SchoolYear(2026),
            zone: Some(Zone::B),
        };
        let text = write(&draft);
        let (_, found) = read(text.as_bytes());
        assert_eq!(found, []);
        // A setting in a comment has no space after its mark but one.
        let used = text.lines().map(|line| {
            let rest = line.strip_prefix("# ").unwrap_or(line);
            let is_setting = rest.starts_with('[') || rest.split(' ').nth(1) == Some("=");
            if is_setting { rest } else { line }
        });
        let used = used.collect::<Vec<&str>>().join("\n");
        let used = used.replace("territoire = \"Polynésie française\"", "");
        let (settings, found) = read(used.as_bytes());
        assert_eq!(found, []);
        let planning = settings.planning;
        assert_eq!(planning.slots.len(), 3);
        assert_eq!(
            planning.rooms.len() + planning.invigilators.len() + planning.classes.len(),
            3
        );
        assert!(planning.classes[0].keep_together);
    }

    #[test]
    fn a_school_says_the_level_of_its_divisions() {
        let text = "[etablissement]\nniveau = \"college\"\n[niveaux]\n\"3 ULIS\" = \"3e\"\n\
                    \"UPE2A\" = \"CM2\"\n\"4 B\" = 4\n";
        let (settings, found) = read(text.as_bytes());
        assert_eq!(settings.grades.of("3 ULIS"), Some(Grade::Troisieme));
        assert_eq!(settings.grades.of("UPE2A"), None);
        let lines: Vec<_> = found.iter().map(|it| it.spot.line.unwrap().0).collect();
        assert_eq!(lines, [5, 6]);
        assert!(found[0].message.contains("niveau de classe inconnu"));
    }
}
