//! Which académie a school belongs to, and so which calendar it follows.
//!
//! The list itself is data, read from a file by others.

use std::fmt;

use crate::calendar::{Territory, Zone};
use crate::fr;
use crate::school::Uai;

/// An académie or a vice-rectorat.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Academie {
    /// Its name in the file: `orleans-tours`.
    pub id: String,
    /// Its name as printed: `Orléans-Tours`.
    pub name: String,
    /// The calendar of its schools.
    pub zone: Zone,
    /// Its départements, each with the prefix of its schools' numbers.
    pub departements: Vec<Departement>,
    /// Whether the prefixes were compared with the number of a real school.
    pub is_checked: bool,
}

/// A département, or what stands for it overseas.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Departement {
    /// Its code as people say it: `35`, `2A`, `974`; none in the Pacific, where
    /// the prefix is not the code.
    pub code: Option<String>,
    /// First three digits of the schools' numbers: `035`, `620`, `974`.
    pub prefix: String,
    /// Whose public holidays apply there.
    pub territory: Territory,
}

/// All the académies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Academies(pub Vec<Academie>);

/// What the number of a school says of its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Home<'a> {
    /// The académie.
    pub academie: &'a Academie,
    /// The département.
    pub departement: &'a Departement,
}

impl Academies {
    /// Where a school is, by the first three digits of its number.
    ///
    /// None for a French school abroad: its calendar must be given by hand.
    /// Saint-Martin and Saint-Barthélemy share the prefix of Guadeloupe: only
    /// the school can say that it is there.
    pub fn home(&self, uai: &Uai) -> Option<Home<'_>> {
        let mut homes = self.0.iter().flat_map(|academie| {
            let departements = academie.departements.iter();
            departements.map(move |departement| Home {
                academie,
                departement,
            })
        });
        homes.find(|home| home.departement.prefix == uai.prefix())
    }

    /// An académie by its name, as people write it.
    ///
    /// # Errors
    ///
    /// [`UnknownAcademie`], which names the nearest one.
    pub fn named(&self, name: &str) -> Result<&Academie, UnknownAcademie> {
        let word = letters(name);
        let mut all = self.0.iter();
        let found = all.find(|one| letters(&one.name) == word || letters(&one.id) == word);
        found.ok_or_else(|| {
            let likeness = |one: &&Academie| strsim::jaro_winkler(&word, &letters(&one.name));
            let best = self
                .0
                .iter()
                .max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
            let near = best.filter(|one| likeness(one) > 0.8);
            UnknownAcademie {
                given: name.to_owned(),
                nearest: near.map(|one| one.name.clone()),
            }
        })
    }
}

/// A name without what people write in several ways.
fn letters(name: &str) -> String {
    let folded = fr::fold(name);
    folded.chars().filter(|one| one.is_alphanumeric()).collect()
}

impl Academie {
    /// The public holidays that all its schools have: those of Alsace-Moselle
    /// in Strasbourg, and not in Nancy-Metz, of which only Moselle has them.
    pub fn territory(&self) -> Territory {
        let mut own = self.departements.iter().map(|one| one.territory);
        match own.next() {
            Some(first) if own.all(|other| other == first) => first,
            _ => self.zone.territory(),
        }
    }
}

/// A word that names no académie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownAcademie {
    /// The word.
    pub given: String,
    /// The académie that looks most like it.
    pub nearest: Option<String>,
}

impl fmt::Display for UnknownAcademie {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (given, nbsp) = (fr::quoted(&self.given), fr::NBSP);
        write!(f, "académie inconnue {given}{nbsp}: ")?;
        match &self.nearest {
            Some(near) => write!(f, "vouliez-vous dire {}{nbsp}?", fr::quoted(near)),
            None => f.write_str("écrivez son nom, comme Rennes, ou la zone avec --zone"),
        }
    }
}

impl std::error::Error for UnknownAcademie {}
