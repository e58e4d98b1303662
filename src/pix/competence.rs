//! The framework: sixteen competences in five areas (pix-formats §6.2).

use std::fmt;

/// One of the five areas.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Area(u8);

impl Area {
    /// All of them, in Pix's order.
    pub const ALL: [Self; 5] = [Self(0), Self(1), Self(2), Self(3), Self(4)];

    /// `1` to `5`.
    pub fn number(self) -> u8 {
        self.0 + 1
    }

    /// `Information et données`.
    pub fn name(self) -> &'static str {
        AREAS.get(usize::from(self.0)).copied().unwrap_or_default()
    }

    /// Its competences, in Pix's order.
    pub fn competences(self) -> impl Iterator<Item = Competence> {
        Competence::ALL
            .into_iter()
            .filter(move |one| one.area() == self)
    }
}

const AREAS: [&str; 5] = [
    "Information et données",
    "Communication et collaboration",
    "Création de contenu",
    "Protection et sécurité",
    "Environnement numérique",
];

/// One of the sixteen competences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Competence(u8);

/// (index, name as Pix spells it); the first figure of the index is the area.
const COMPETENCES: [(&str, &str); 16] = [
    ("1.1", "Mener une recherche et une veille d’information"),
    ("1.2", "Gérer des données"),
    ("1.3", "Traiter des données"),
    ("2.1", "Interagir"),
    ("2.2", "Partager et publier"),
    ("2.3", "Collaborer"),
    ("2.4", "S’insérer dans le monde numérique"),
    ("3.1", "Développer des documents textuels"),
    ("3.2", "Développer des documents multimedia"),
    ("3.3", "Adapter les documents à leur finalité"),
    ("3.4", "Programmer"),
    ("4.1", "Sécuriser l’environnement numérique"),
    ("4.2", "Protéger les données personnelles et la vie privée"),
    ("4.3", "Protéger la santé, le bien-être et l’environnement"),
    ("5.1", "Résoudre des problèmes techniques"),
    ("5.2", "Construire un environnement numérique"),
];

impl Competence {
    /// How many there are.
    pub const COUNT: usize = 16;

    /// All of them, in Pix's order.
    pub const ALL: [Self; Self::COUNT] = {
        let mut all = [Self(0); Self::COUNT];
        let mut rest: &mut [Self] = &mut all;
        let mut number = 0;
        while let Some((first, others)) = rest.split_first_mut() {
            *first = Self(number);
            number += 1;
            rest = others;
        }
        all
    };

    /// Its place among the sixteen, from 0.
    pub fn position(self) -> usize {
        usize::from(self.0)
    }

    /// `1.1` to `5.2`.
    pub fn index(self) -> &'static str {
        self.row().0
    }

    /// Its name as Pix spells it, curly apostrophes included.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// The area it belongs to.
    pub fn area(self) -> Area {
        let figure = self.index().bytes().next().unwrap_or(b'1');
        Area(figure - b'1')
    }

    fn row(self) -> (&'static str, &'static str) {
        COMPETENCES
            .get(self.position())
            .copied()
            .unwrap_or_default()
    }
}

/// `1.1 Mener une recherche et une veille d’information`.
impl fmt::Display for Competence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.index(), self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_area_has_its_competences() {
        let counts = Area::ALL.map(|area| area.competences().count());
        assert_eq!(counts, [3, 4, 4, 3, 2]);
        assert_eq!(
            Competence::ALL.map(Competence::position),
            std::array::from_fn(|at| at)
        );
        assert_eq!(
            Competence::ALL.map(Competence::index).join(" "),
            "1.1 1.2 1.3 2.1 2.2 2.3 2.4 3.1 3.2 3.3 3.4 4.1 4.2 4.3 5.1 5.2"
        );
    }
}
