//! Which year file and which zone: the bundled ones, and the school's own.

use crate::calendar::{
    BUNDLED_YEARS, Calendar, LevelWindows, SchoolYear, Setting, Territory, YearFile, Zone,
};
use crate::cli::args::{Global, Place};
use crate::cli::failure::Failure;
use crate::diagnostic::Diagnostic;
use crate::parse::dossier_toml::Settings;
use crate::parse::{academies_toml, calendar_toml, public_holidays_toml};
use crate::school::{Level, Uai};
use crate::store;

/// A zone and the territory whose public holidays apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Where {
    /// The zone.
    pub zone: Zone,
    /// The territory.
    pub territory: Territory,
}

impl Where {
    /// A zone and its usual territory.
    pub fn zone(zone: Zone) -> Self {
        Self {
            zone,
            territory: zone.territory(),
        }
    }
}

/// The place that options give, else the dossier's; nothing when neither says.
///
/// # Errors
///
/// [`Failure`] when a zone, an académie or a UAI is unknown.
pub fn chosen_place(place: &Place, settings: &Settings) -> Result<Option<Where>, Failure> {
    if place.zone.is_some() || place.academie.is_some() || place.uai.is_some() {
        return place_of(place, None);
    }
    if let Some(territory) = settings.territory {
        return Ok(territory.zone().map(|zone| Where { zone, territory }));
    }
    match &settings.uai {
        Some(uai) => of_uai(uai),
        None => Ok(settings.zone.map(Where::zone)),
    }
}

/// The place of options, `uai` when they do not name one.
///
/// # Errors
///
/// As [`chosen_place`].
pub fn place_of(place: &Place, uai: Option<&Uai>) -> Result<Option<Where>, Failure> {
    if let Some(text) = &place.zone {
        // A territory such as Saint-Martin says more than its zone.
        if let Ok(territory) = text.parse::<Territory>()
            && let Some(zone) = territory.zone()
        {
            return Ok(Some(Where { zone, territory }));
        }
        let zone = text.parse::<Zone>();
        let zone = zone.map_err(|error| Failure::usage(error.to_string()))?;
        return Ok(Some(Where::zone(zone)));
    }
    if let Some(name) = &place.academie {
        return academie(name).map(Some);
    }
    match (&place.uai, uai) {
        (Some(text), _) => {
            let uai = text.parse::<Uai>();
            of_uai(&uai.map_err(|error| Failure::usage(error.to_string()))?)
        }
        (None, Some(uai)) => of_uai(uai),
        (None, None) => Ok(None),
    }
}

fn of_uai(uai: &Uai) -> Result<Option<Where>, Failure> {
    let academies = academies_toml::bundled();
    let home = academies.home(uai).ok_or_else(|| {
        let failure = Failure::usage(format!("le numéro {uai} ne dit pas la zone"));
        failure.help("Précisez-la avec --zone, ou «\u{a0}territoire\u{a0}» dans pixplan.toml.")
    })?;
    Ok(Some(Where {
        zone: home.academie.zone,
        territory: home.departement.territory,
    }))
}

fn academie(name: &str) -> Result<Where, Failure> {
    let academies = academies_toml::bundled();
    let found = academies.named(name);
    let found = found.map_err(|unknown| Failure::usage(unknown.to_string()))?;
    Ok(Where {
        zone: found.zone,
        territory: found.territory(),
    })
}

/// What the school says over the bundled years.
pub struct Overrides {
    file: Option<(Vec<u8>, String)>,
    windows: Vec<LevelWindows>,
}

impl Overrides {
    /// The file of `--calendar` and the dates of `pixplan.toml`.
    ///
    /// # Errors
    ///
    /// [`Failure`] when the file cannot be read.
    pub fn read(global: &Global, settings: &Settings) -> Result<Self, Failure> {
        let file = match &global.calendar {
            None => None,
            Some(path) => Some((store::read(path)?, path.display().to_string())),
        };
        Ok(Self {
            file,
            windows: settings.windows.clone(),
        })
    }
}

/// The calendars of a year in several places.
///
/// # Errors
///
/// [`Failure`] when nobody knows the year, or when the school's own file has
/// wrong content.
pub fn calendars(
    year: SchoolYear,
    places: &[Where],
    level: Level,
    overrides: &Overrides,
) -> Result<Vec<Calendar>, Failure> {
    let known: Vec<Zone> = Zone::METROPOLE
        .into_iter()
        .chain(places.iter().map(|place| place.zone))
        .collect();
    let file = year_file(year, &known, overrides)?;
    let previous = |year| calendar_toml::bundled_zones(year, &Zone::METROPOLE);
    let calendar = |place: &Where| {
        let setting = Setting {
            zone: place.zone,
            territory: place.territory,
            level,
        };
        let rules = public_holidays_toml::bundled_for(place.territory);
        Calendar::new(&file, setting, &rules, &previous)
    };
    Ok(places.iter().map(calendar).collect())
}

/// The file of a year, the school's own dates over the bundled ones.
///
/// # Errors
///
/// As [`calendars`].
fn year_file(year: SchoolYear, zones: &[Zone], overrides: &Overrides) -> Result<YearFile, Failure> {
    let known = match &overrides.file {
        None => calendar_toml::bundled_zones(year, zones),
        Some((bytes, name)) => Some(own_file(year, bytes, name)?),
    };
    let mut file = known.ok_or_else(|| unknown_year(year))?;
    file.own_windows.extend(overrides.windows.iter().cloned());
    Ok(file)
}

/// The school's own year file, over the bundled one.
fn own_file(year: SchoolYear, bytes: &[u8], name: &str) -> Result<YearFile, Failure> {
    let read = calendar_toml::read_own(bytes, &calendar_toml::bundled);
    let findings: Vec<Diagnostic> = read
        .findings
        .into_iter()
        .map(|one| one.in_file(name))
        .collect();
    match read.file {
        Some(file) if !findings.iter().any(Diagnostic::is_error) => {
            if file.year == year {
                return Ok(file);
            }
            let message = format!("{name} décrit l’année {}, et non {year}", file.year);
            Err(Failure::usage(message).help(format!("Ajoutez --year {}.", file.year)))
        }
        _ => Err(Failure::content(format!("{name} est à corriger"), findings)),
    }
}

fn unknown_year(year: SchoolYear) -> Failure {
    let known = BUNDLED_YEARS.map(|known| known.year);
    let (first, last) = (known.first(), known.last());
    let bounds = first
        .zip(last)
        .map(|(first, last)| format!("de {first} à {last}"));
    let failure = Failure::usage(format!("année inconnue\u{a0}: {year}"));
    failure.help(format!(
        "pixplan connaît les années {}. Ébauchez celle-ci avec «\u{a0}pixplan calendar new {year}\u{a0}», \
         puis donnez-la avec --calendar FICHIER.",
        bounds.unwrap_or_default()
    ))
}
