//! What can be wrong in any TOML file.

use crate::diagnostic::Kind;

/// The file is not UTF-8.
pub const ENCODING: Kind = Kind::error(
    "TOML_ENCODING",
    "fichier TOML qui n’est pas en UTF-8",
    "Le format TOML veut l’encodage UTF-8\u{a0}; un éditeur ancien enregistre souvent en \
     Latin-1 ou en Windows-1252, et les lettres accentuées deviennent illisibles.",
    "Rouvrez le fichier, puis enregistrez-le en UTF-8.",
);

/// The text is not TOML.
pub const SYNTAX: Kind = Kind::error(
    "TOML_SYNTAX",
    "écriture TOML incorrecte",
    "Le fichier ne suit pas la grammaire TOML à cet endroit\u{a0}: un guillemet, un crochet ou une \
     virgule manque, ou une valeur est mal écrite. La suite du fichier a pu être mal comprise.",
    "Corrigez cette ligne, en comparant avec une ligne voisine qui est acceptée.",
);

/// A key that nobody reads.
pub const UNKNOWN_KEY: Kind = Kind::error(
    "TOML_UNKNOWN_KEY",
    "clé inconnue",
    "Une clé mal orthographiée ne serait lue par personne, et la valeur que vous croyez donner \
     serait ignorée sans un mot.",
    "Corrigez le nom de la clé, ou supprimez la ligne.",
);

/// A value of another type than the key wants.
pub const WRONG_TYPE: Kind = Kind::error(
    "TOML_WRONG_TYPE",
    "valeur d’un autre type",
    "Chaque clé attend une valeur d’un type donné\u{a0}: un texte entre guillemets, une date sans \
     guillemets, un nombre, true ou false, une liste entre crochets ou une table.",
    "Écrivez la valeur comme le message l’indique.",
);

/// A value of the right type that cannot be right.
pub const BAD_VALUE: Kind = Kind::error(
    "TOML_BAD_VALUE",
    "valeur refusée",
    "La valeur est du bon type, mais elle ne désigne rien de connu ou contredit une autre ligne.",
    "Corrigez la valeur comme le message l’indique.",
);

/// A key that the file must have.
pub const MISSING_KEY: Kind = Kind::error(
    "TOML_MISSING_KEY",
    "clé manquante",
    "Sans cette clé, la ligne ou le fichier ne peut pas être compris.",
    "Ajoutez la clé que le message nomme.",
);

/// All of them, for `explain`.
pub const KINDS: [Kind; 6] = [
    ENCODING,
    SYNTAX,
    UNKNOWN_KEY,
    WRONG_TYPE,
    BAD_VALUE,
    MISSING_KEY,
];
