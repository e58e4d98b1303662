//! `pixplan.toml`: who we are, read and first written.

use crate::calendar::{LevelWindows, SchoolYear, Territory, Zone};
use crate::checklist::{Trait, Traits};
use crate::diagnostic::Diagnostic;
use crate::parse::calendar_toml;
use crate::parse::toml_text::{self, Section};
use crate::school::{Level, Uai};

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

const TABLES: [&str; 9] = [
    "etablissement",
    "niveaux",
    "parcours",
    "calendrier",
    "certification",
    "salle",
    "surveillant",
    "division",
    "amenagement",
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
pub fn read(bytes: &[u8], name: &str) -> (Settings, Vec<Diagnostic>) {
    let text = match toml_text::utf8(bytes, name) {
        Ok(text) => text,
        Err(finding) => return (Settings::default(), vec![finding]),
    };
    let (settings, found) = toml_text::read(text, name, settings);
    (settings.unwrap_or_default(), found)
}

fn settings(root: &Section<'_, '_>) -> Settings {
    root.only(&TABLES);
    let mut settings = match root.section("etablissement") {
        Some(school) => school_of(&school),
        None => {
            root.missing("etablissement");
            Settings::default()
        }
    };
    if let Some(calendar) = root.section("calendrier") {
        calendar.only(&Level::ALL.map(Level::id));
        for level in Level::ALL {
            let windows = calendar.section(level.id());
            let windows = windows.map(|table| calendar_toml::own_windows(&table, level));
            settings.windows.extend(windows);
        }
    }
    settings
}

fn school_of(school: &Section<'_, '_>) -> Settings {
    school.only(&SCHOOL_KEYS);
    let text = |key| school.text(key).map_or(String::new(), |text| text.value.to_owned());
    let traits = Trait::ALL.iter().filter_map(|row| {
        let said = school.truth(row.1)?;
        Some((row.0, said.value))
    });
    if !school.has("niveau") {
        school.missing("niveau");
    }
    Settings {
        name: text("nom"),
        uai: school.parsed("uai").map(|uai| uai.value),
        level: school.parsed("niveau").map(|level| level.value),
        year: school.parsed("annee").map(|year| year.value),
        site: text("site"),
        signatory: text("signataire"),
        territory: school.parsed("territoire").map(|territory| territory.value),
        zone: school.parsed("zone").map(|zone| zone.value),
        traits: Traits(traits.collect()),
        windows: Vec::new(),
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
    format!(
        include_str!("dossier_template.toml"),
        name = name,
        uai = uai,
        place = place,
        level = draft.level.id(),
        year = draft.year.label(zone),
    )
}
