//! Which papers there are, and how a user names them.

use crate::fr;

/// One of the papers of the certification days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Paper {
    /// A letter for each pupil.
    Summons,
    /// Attendance sheets, as Pix Certif prints them (pix-formats §5.4).
    Attendance,
    /// Lists to hang on the doors.
    DoorLists,
    /// One sheet for each invigilator.
    Invigilators,
    /// The week of each room, for whoever keeps their bookings.
    Rooms,
    /// One row for each pupil, for a mail merge.
    MailMerge,
}

impl Paper {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Summons,
        Self::Attendance,
        Self::DoorLists,
        Self::Invigilators,
        Self::Rooms,
        Self::MailMerge,
    ];

    /// Its name in `print`, and its template's: `convocations`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Summons => "convocations",
            Self::Attendance => "emargement",
            Self::DoorLists => "affichage",
            Self::Invigilators => "surveillants",
            Self::Rooms => "salles",
            Self::MailMerge => "publipostage",
        }
    }

    /// Its title.
    pub fn title(self) -> &'static str {
        match self {
            Self::Summons => "Convocations",
            Self::Attendance => "Feuilles d’émargement",
            Self::DoorLists => "Listes à afficher",
            Self::Invigilators => "Fiches des surveillants",
            Self::Rooms => "Réservation des salles",
            Self::MailMerge => "Publipostage",
        }
    }

    /// The paper of a name, in any case, with or without accents and a plural.
    pub fn named(word: &str) -> Option<Self> {
        let word = fr::fold(word.trim());
        let plain = |text: &str| text.trim_end_matches('s').to_owned();
        let mut all = Self::ALL.into_iter();
        all.find(|paper| plain(paper.id()) == plain(&word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_paper_answers_to_its_name() {
        for paper in Paper::ALL {
            assert_eq!(Paper::named(paper.id()), Some(paper));
        }
        assert_eq!(Paper::named("Émargements"), Some(Paper::Attendance));
        assert_eq!(Paper::named("convocation"), Some(Paper::Summons));
        assert_eq!(Paper::named("annee"), None);
    }
}
