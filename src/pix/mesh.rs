//! The global level of a certification (« niveau », Pix's mesh).

use std::fmt;

/// The level that a score gives, from Novice 1 to Expert 2 (pix-formats §6.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mesh(u8);

/// (lowest score, name as Pix prints it).
const MESHES: [(u32, &str); 8] = [
    (64, "Novice 1"),
    (128, "Novice 2"),
    (256, "Indépendant 1"),
    (384, "Indépendant 2"),
    (512, "Avancé 1"),
    (640, "Avancé 2"),
    (768, "Expert 1"),
    (896, "Expert 2"),
];

impl Mesh {
    /// All of them, the lowest first.
    pub const ALL: [Self; 8] = [
        Self(0),
        Self(1),
        Self(2),
        Self(3),
        Self(4),
        Self(5),
        Self(6),
        Self(7),
    ];

    /// The level of a score in pix; none under 64.
    pub fn of_score(pix: u32) -> Option<Self> {
        let reached = Self::ALL.into_iter().rev();
        reached.into_iter().find(|mesh| mesh.lowest() <= pix)
    }

    /// The lowest score that gives it, in pix.
    pub fn lowest(self) -> u32 {
        self.row().0
    }

    /// Its name as Pix prints it.
    pub fn name(self) -> &'static str {
        self.row().1
    }

    /// `1` (Novice 1) to `8` (Expert 2): comparable with a competence level.
    pub fn number(self) -> u8 {
        self.0 + 1
    }

    fn row(self) -> (u32, &'static str) {
        MESHES.get(usize::from(self.0)).copied().unwrap_or_default()
    }
}

impl fmt::Display for Mesh {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_score_gives_a_level() {
        #[track_caller]
        fn case(pix: u32, level: &str) {
            assert_eq!(Mesh::of_score(pix).map_or("-", Mesh::name), level, "{pix}");
        }

        case(0, "-");
        case(63, "-");
        case(64, "Novice 1");
        case(255, "Novice 2");
        case(256, "Indépendant 1");
        case(511, "Indépendant 2");
        case(512, "Avancé 1");
        case(767, "Avancé 2");
        case(895, "Expert 1");
        case(896, "Expert 2");
    }
}
