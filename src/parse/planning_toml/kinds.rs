//! What can be wrong in what a school says of its sessions.

use crate::diagnostic::Kind;

/// Two weekly slots that share a moment.
pub const SLOTS_OVERLAP: Kind = Kind::error(
    "SLOTS_OVERLAP",
    "créneaux qui se chevauchent",
    "Une salle et un surveillant ne servent qu’à une session à la fois\u{a0}: deux créneaux qui se \
     chevauchent ne peuvent jamais être utilisés ensemble, et l’un des deux est sans doute une \
     faute de frappe.",
    "Corrigez l’heure de l’un des deux, ou retirez-en un.",
);

/// A slot that cannot hold a session.
pub const SLOT_TOO_SHORT: Kind = Kind::error(
    "SLOT_TOO_SHORT",
    "créneau plus court qu’une session",
    "Une session dure duree_min minutes\u{a0}; elle ne tient pas dans ce créneau, qui ne servirait \
     jamais.",
    "Allongez le créneau, ou retirez-le.",
);

/// A room that holds nobody.
pub const ROOM_WITHOUT_SEATS: Kind = Kind::error(
    "ROOM_WITHOUT_SEATS",
    "salle sans place",
    "Sans nombre de postes, pixplan ne peut mettre personne dans cette salle.",
    "Écrivez places = suivi du nombre de postes qui marchent.",
);

/// A name given twice.
pub const NAME_TWICE: Kind = Kind::error(
    "NAME_TWICE",
    "nom écrit deux fois",
    "Deux salles, deux surveillants ou deux classes du même nom ne se distinguent plus dans le plan.",
    "Renommez ou retirez l’une des deux tables.",
);

/// A date of another school year.
pub const DATE_OUT_OF_YEAR: Kind = Kind::error(
    "DATE_OUT_OF_YEAR",
    "date d’une autre année scolaire",
    "Une date d’une autre année n’a aucun effet sur les sessions de celle-ci\u{a0}: c’est le plus \
     souvent une ligne restée de l’an passé.",
    "Corrigez l’année de cette date, ou retirez-la.",
);

/// A day to open that is not in the window.
pub const DATE_OUT_OF_WINDOW: Kind = Kind::warning(
    "DATE_OUT_OF_WINDOW",
    "date hors de la fenêtre de certification",
    "Pix ne traite pas les sessions tenues hors de la fenêtre\u{a0}: ce jour ne sera pas utilisé.",
    "Corrigez la date, ou la fenêtre dans [calendrier.college] ou [calendrier.lycee].",
);

/// A weekly time that is no slot.
pub const UNKNOWN_SLOT: Kind = Kind::error(
    "UNKNOWN_SLOT",
    "créneau qui n’existe pas",
    "Une salle ou un surveillant n’est libre que sur des créneaux de [certification]\u{a0}: celui-ci \
     n’en est pas un, et n’aurait aucun effet.",
    "Écrivez l’un des créneaux de [certification], ou ajoutez-le à sa liste.",
);

/// A division that the base does not have.
pub const UNKNOWN_DIVISION: Kind = Kind::error(
    "UNKNOWN_DIVISION",
    "classe inconnue",
    "La dernière base élèves importée n’a pas de classe de ce nom\u{a0}: ses élèves ne seraient dans \
     aucune session.",
    "Écrivez la classe comme dans SIECLE, ou importez une base récente.",
);

/// A pupil that the base does not have.
pub const UNKNOWN_STUDENT: Kind = Kind::warning(
    "UNKNOWN_STUDENT",
    "élève inconnu",
    "La dernière base élèves importée n’a pas d’élève avec cet INE\u{a0}: il est parti, ou l’INE est \
     mal recopié.",
    "Corrigez l’INE, ou retirez la ligne.",
);

/// More extra time than pupils.
pub const EXTRA_TIME_EXCESS: Kind = Kind::error(
    "EXTRA_TIME_EXCESS",
    "plus de temps majorés que d’élèves",
    "Une classe ne peut pas avoir plus d’élèves avec temps majoré qu’elle n’a d’élèves.",
    "Corrigez le nombre.",
);

/// Extra time that names a class and nobody in it.
pub const EXTRA_TIME_UNNAMED: Kind = Kind::info(
    "EXTRA_TIME_UNNAMED",
    "temps majoré sans nom",
    "Le plan réserve des places dans une session assez longue, mais les listes d’élèves ne peuvent \
     pas y mettre le bon élève\u{a0}: rien ne dit qui il est.",
    "Écrivez son INE dans amenagements.toml, à la place de division et nombre.",
);

/// All of them, for `explain`.
pub const KINDS: [Kind; 11] = [
    SLOTS_OVERLAP,
    SLOT_TOO_SHORT,
    ROOM_WITHOUT_SEATS,
    NAME_TWICE,
    DATE_OUT_OF_YEAR,
    DATE_OUT_OF_WINDOW,
    UNKNOWN_SLOT,
    UNKNOWN_DIVISION,
    UNKNOWN_STUDENT,
    EXTRA_TIME_EXCESS,
    EXTRA_TIME_UNNAMED,
];
