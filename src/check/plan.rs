//! What each broken rule of a plan is called, why it matters and what to do.

use crate::diagnostic::Kind;
use crate::session::Rule;

/// The start is none of the usable ones.
pub const PLAN_START: Kind = Kind::error(
    "PLAN_START",
    "session hors des créneaux utilisables",
    "Une session commence un jour de classe de la fenêtre, hors fermetures et hors jours gardés \
     pour le rattrapage, à l’heure d’un créneau de [certification].",
    "Changez date ou debut, ou ajoutez le créneau ou le jour (ouvertures) dans pixplan.toml.",
);

/// The session ends after its slot.
pub const PLAN_TOO_LONG: Kind = Kind::error(
    "PLAN_TOO_LONG",
    "session plus longue que son créneau",
    "La session dure autant que son élève le plus lent, temps majoré compris\u{a0}: elle doit tenir \
     dans son créneau.",
    "Déplacez-la vers un créneau plus long, ou mettez ailleurs les élèves avec temps majoré.",
);

/// The session is shorter than a test.
pub const PLAN_TOO_SHORT: Kind = Kind::error(
    "PLAN_TOO_SHORT",
    "session plus courte qu’un test",
    "Une session dure au moins duree_min minutes.",
    "Corrigez fin, ou duree_min dans pixplan.toml.",
);

/// Nobody is in the session.
pub const PLAN_EMPTY: Kind = Kind::error(
    "PLAN_EMPTY",
    "session sans élève",
    "Une session vide occupe une salle et un surveillant pour rien.",
    "Complétez groupes, ou retirez la session.",
);

/// The same class stands twice in the session.
pub const PLAN_CLASS_TWICE: Kind = Kind::error(
    "PLAN_CLASS_TWICE",
    "classe écrite deux fois dans une session",
    "Les élèves de cette classe seraient comptés deux fois.",
    "Ne gardez qu’une ligne pour cette classe.",
);

/// More pupils than seats.
pub const PLAN_SEATS: Kind = Kind::error(
    "PLAN_SEATS",
    "plus d’élèves que de places",
    "Chaque élève passe la certification seul devant un poste.",
    "Réduisez groupes, ou choisissez une salle plus grande.",
);

/// The room cannot be had then.
pub const PLAN_ROOM_AWAY: Kind = Kind::error(
    "PLAN_ROOM_AWAY",
    "salle indisponible",
    "pixplan.toml dit que cette salle n’est pas libre à ce moment.",
    "Changez de salle ou de créneau, ou corrigez [[salle]] dans pixplan.toml.",
);

/// Another session is in the room at that time.
pub const PLAN_ROOM_TAKEN: Kind = Kind::error(
    "PLAN_ROOM_TAKEN",
    "salle déjà prise",
    "Une salle ne tient qu’une session à la fois.",
    "Changez la salle ou l’heure de l’une des deux sessions.",
);

/// Fewer invigilators than the pupils need.
pub const PLAN_INVIGILATORS: Kind = Kind::error(
    "PLAN_INVIGILATORS",
    "trop peu de surveillants",
    "Il faut un surveillant pour par_surveillant élèves, et un au moins.",
    "Ajoutez un nom à surveillants, ou réduisez groupes.",
);

/// The invigilator cannot come then.
pub const PLAN_INVIGILATOR_AWAY: Kind = Kind::error(
    "PLAN_INVIGILATOR_AWAY",
    "surveillant indisponible",
    "pixplan.toml dit que cette personne n’est pas libre à ce moment.",
    "Nommez quelqu’un d’autre, ou corrigez [[surveillant]] dans pixplan.toml.",
);

/// The invigilator is in another session at that time.
pub const PLAN_INVIGILATOR_TAKEN: Kind = Kind::error(
    "PLAN_INVIGILATOR_TAKEN",
    "surveillant dans deux sessions à la fois",
    "Personne ne peut surveiller deux salles en même temps.",
    "Nommez quelqu’un d’autre dans l’une des deux sessions.",
);

/// The invigilator is named twice.
pub const PLAN_INVIGILATOR_TWICE: Kind = Kind::error(
    "PLAN_INVIGILATOR_TWICE",
    "surveillant écrit deux fois",
    "Le même nom deux fois ne fait pas deux surveillants.",
    "Remplacez l’un des deux noms, ou retirez-le.",
);

/// The invigilator has more sessions than her or his maximum.
pub const PLAN_OVERWORKED: Kind = Kind::error(
    "PLAN_OVERWORKED",
    "surveillant au-delà de son maximum",
    "pixplan.toml donne à cette personne un nombre de sessions à ne pas dépasser (max_sessions).",
    "Nommez quelqu’un d’autre dans l’une de ses sessions, ou relevez max_sessions.",
);

/// The class is away that day.
pub const PLAN_CLASS_AWAY: Kind = Kind::error(
    "PLAN_CLASS_AWAY",
    "classe absente",
    "pixplan.toml dit que cette classe est absente\u{a0}: stage, voyage ou examen blanc.",
    "Déplacez la session, ou corrigez indisponible dans [[division]].",
);

/// A class that must stay together is in several sessions.
pub const PLAN_SPLIT: Kind = Kind::error(
    "PLAN_SPLIT",
    "classe partagée alors qu’elle doit rester ensemble",
    "pixplan.toml demande de ne pas partager cette classe (ensemble = true).",
    "Regroupez ses élèves dans une session, ou retirez ensemble.",
);

/// Pupils of the class are counted twice.
pub const PLAN_COUNT: Kind = Kind::error(
    "PLAN_COUNT",
    "effectif faux",
    "Les sessions comptent plus d’élèves de cette classe qu’elle n’en a\u{a0}: certains seraient \
     inscrits deux fois.",
    "Corrigez groupes, ou effectif dans [[division]]\u{a0}; une nouvelle base change aussi les effectifs.",
);

/// Pupils of the class have no session.
pub const PLAN_LEFT: Kind = Kind::error(
    "PLAN_LEFT",
    "élèves sans session",
    "La certification est obligatoire pour tous les élèves de ces niveaux.",
    "Ajoutez-les à groupes d’une session, ou refaites le plan\u{a0}: pixplan sessions --save.",
);

/// Pupils with extra time are not all in sessions that give it.
pub const PLAN_EXTRA_TIME: Kind = Kind::error(
    "PLAN_EXTRA_TIME",
    "temps majoré non respecté",
    "Un élève avec temps majoré doit être dans une session assez longue (fin).",
    "Mettez ces élèves dans une session plus longue, ou reculez sa fin si le créneau le permet.",
);

/// A room that `pixplan.toml` does not have.
pub const PLAN_UNKNOWN_ROOM: Kind = Kind::error(
    "PLAN_UNKNOWN_ROOM",
    "salle inconnue",
    "Le plan nomme une salle que pixplan.toml ne décrit pas\u{a0}: ses places sont inconnues.",
    "Corrigez salle, ou ajoutez une table [[salle]] dans pixplan.toml.",
);

/// An invigilator that `pixplan.toml` does not have.
pub const PLAN_UNKNOWN_INVIGILATOR: Kind = Kind::error(
    "PLAN_UNKNOWN_INVIGILATOR",
    "surveillant inconnu",
    "Le plan nomme une personne que pixplan.toml ne connaît pas\u{a0}: elle ne compte pas parmi les \
     surveillants.",
    "Corrigez surveillants, ou ajoutez une table [[surveillant]] dans pixplan.toml.",
);

/// All of them, for `explain`.
pub const KINDS: [Kind; 20] = [
    PLAN_START,
    PLAN_TOO_LONG,
    PLAN_TOO_SHORT,
    PLAN_EMPTY,
    PLAN_CLASS_TWICE,
    PLAN_SEATS,
    PLAN_ROOM_AWAY,
    PLAN_ROOM_TAKEN,
    PLAN_INVIGILATORS,
    PLAN_INVIGILATOR_AWAY,
    PLAN_INVIGILATOR_TAKEN,
    PLAN_INVIGILATOR_TWICE,
    PLAN_OVERWORKED,
    PLAN_CLASS_AWAY,
    PLAN_SPLIT,
    PLAN_COUNT,
    PLAN_LEFT,
    PLAN_EXTRA_TIME,
    PLAN_UNKNOWN_ROOM,
    PLAN_UNKNOWN_INVIGILATOR,
];

/// The kind of a broken rule.
pub fn kind(rule: &Rule) -> Kind {
    match rule {
        // A pinned session is read from the plan itself: it cannot be missing there.
        Rule::NotUsable | Rule::Unpinned { .. } => PLAN_START,
        Rule::TooLong { .. } => PLAN_TOO_LONG,
        Rule::Empty => PLAN_EMPTY,
        Rule::Repeated { .. } => PLAN_CLASS_TWICE,
        Rule::Seats { .. } => PLAN_SEATS,
        Rule::RoomAway => PLAN_ROOM_AWAY,
        Rule::RoomTaken { .. } => PLAN_ROOM_TAKEN,
        Rule::Invigilators { .. } => PLAN_INVIGILATORS,
        Rule::InvigilatorAway { .. } => PLAN_INVIGILATOR_AWAY,
        Rule::InvigilatorTaken { .. } => PLAN_INVIGILATOR_TAKEN,
        Rule::InvigilatorRepeated { .. } => PLAN_INVIGILATOR_TWICE,
        Rule::Overworked { .. } => PLAN_OVERWORKED,
        Rule::ClassAway { .. } => PLAN_CLASS_AWAY,
        Rule::Split { .. } => PLAN_SPLIT,
        Rule::Count { .. } => PLAN_COUNT,
        Rule::ExtraTime { .. } => PLAN_EXTRA_TIME,
    }
}
