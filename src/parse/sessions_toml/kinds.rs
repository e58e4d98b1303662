//! What can be wrong in the writing of a plan.

use crate::diagnostic::Kind;

/// Two sessions of one number.
pub const SESSION_TWICE: Kind = Kind::error(
    "SESSION_TWICE",
    "numéro de session écrit deux fois",
    "Chaque session garde son numéro d’un plan à l’autre\u{a0}: deux sessions du même numéro ne se \
     distinguent plus.",
    "Donnez un autre numéro à l’une des deux, ou retirez sa ligne id\u{a0}: pixplan lui en donnera un.",
);

/// All of them, for `explain`.
pub const KINDS: [Kind; 1] = [SESSION_TWICE];
