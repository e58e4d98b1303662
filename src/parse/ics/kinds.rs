//! What can be wrong or doubtful in a calendar file.

use crate::diagnostic::{Diagnostic, Kind, Severity, Spot};
use crate::source::Line;

/// Not a calendar at all.
pub const NOT_A_CALENDAR: Kind = Kind {
    code: "ICS_NOT_A_CALENDAR",
    severity: Severity::Error,
    pix: false,
    title: "fichier sans événement",
    why: "Un calendrier .ics commence par BEGIN:VCALENDAR et contient des événements. Une page web \
          enregistrée à sa place porte parfois le même nom.",
    help: "Téléchargez de nouveau le fichier .ics de votre zone sur education.gouv.fr.",
};

/// An event without a day.
pub const BROKEN_EVENT: Kind = Kind {
    code: "ICS_BROKEN_EVENT",
    severity: Severity::Error,
    pix: false,
    title: "événement sans date lisible",
    why: "Un événement a un début, DTSTART, écrit comme 20261017. Sans lui, il est laissé de côté.",
    help: "Vérifiez cet événement, et complétez l’année à la main.",
};

/// An event that names no zone.
pub const NO_ZONE: Kind = Kind {
    code: "ICS_NO_ZONE",
    severity: Severity::Error,
    pix: false,
    title: "événement sans zone",
    why: "Ni le titre, ni le lieu, ni le nom du calendrier ne disent de quelle zone il s’agit.",
    help: "Ajoutez la zone, par exemple --zone B.",
};

/// An end before its start.
pub const BACK_TO_FRONT: Kind = Kind {
    code: "ICS_BACK_TO_FRONT",
    severity: Severity::Error,
    pix: false,
    title: "vacances qui finissent avant de commencer",
    why: "Des fichiers publiés ont donné à Noël une reprise de l’année précédente. Le départ est \
          gardé, la reprise reste inconnue.",
    help: "Cherchez la reprise sur la page du ministère, et complétez la ligne.",
};

/// A date that could be read in two ways.
pub const DOUBTFUL: Kind = Kind {
    code: "ICS_DOUBTFUL",
    severity: Severity::Warning,
    pix: false,
    title: "date à vérifier",
    why: "Selon les fichiers, le début est le départ après la classe ou le premier jour sans \
          cours, et la fin est la reprise ou le dernier jour de vacances. Ici, le jour de la \
          semaine montre que ce n’est pas la convention habituelle.",
    help: "Comparez cette ligne avec la page du ministère.",
};

/// An event that is not used.
pub const LEFT_OUT: Kind = Kind {
    code: "ICS_LEFT_OUT",
    severity: Severity::Info,
    pix: false,
    title: "événement laissé de côté",
    why: "Seuls les rentrées, les vacances, les ponts et la fin de l’année sont repris\u{a0}; les \
          écoles primaires n’utilisent pas Pix.",
    help: "Ajoutez-le à la main s’il compte pour votre établissement.",
};

/// All of them, for `explain`.
pub const KINDS: [Kind; 6] = [
    NOT_A_CALENDAR,
    BROKEN_EVENT,
    NO_ZONE,
    BACK_TO_FRONT,
    DOUBTFUL,
    LEFT_OUT,
];

/// A finding about an event.
pub fn finding(kind: Kind, line: Line, title: &str, message: impl Into<String>) -> Diagnostic {
    Diagnostic::new(kind, Spot::line(line).field(title), message)
}
