//! Pix's codes about FREGATA files, and where to correct them.

use crate::diagnostic::Kind;

/// No separator.
pub const BAD_CSV_FORMAT: Kind = Kind::pix(
    "BAD_CSV_FORMAT",
    "le fichier n’est pas un CSV à virgules ou points-virgules",
    "Pix cherche le séparateur dans les premières lignes et n’en trouve pas : le fichier n’a qu’une \
     colonne, ou ce n’est pas un CSV.",
    "Enregistrez le fichier au format CSV avec le point-virgule comme séparateur, à partir du \
     modèle de Pix Orga.",
);

/// A column is missing.
pub const HEADER_REQUIRED: Kind = Kind::pix(
    "HEADER_REQUIRED",
    "colonne obligatoire absente",
    "Une colonne du modèle manque, ou son titre est écrit autrement. Tant que les titres ne sont pas \
     bons, Pix n’examine aucune ligne.",
    "Reprenez les titres du modèle de Pix Orga à la lettre, astérisques compris.",
);

/// A column is not in the template.
pub const HEADER_UNKNOWN: Kind = Kind::pix(
    "HEADER_UNKNOWN",
    "colonne inconnue de Pix",
    "Le fichier a une colonne que le modèle n’a pas, ou deux fois la même. Pix refuse tout titre \
     inconnu ; une seule colonne sans titre, à la fin, est permise.",
    "Supprimez cette colonne, ou corrigez son titre d’après le modèle de Pix Orga.",
);

/// A value is missing.
pub const FIELD_REQUIRED: Kind = Kind::pix(
    "FIELD_REQUIRED",
    "valeur obligatoire absente",
    "La case est vide, ou ne contient que des espaces. Pix la veut remplie pour chaque élève ; le \
     code de la commune pour une naissance en France, son nom pour une naissance à l’étranger.",
    "Complétez la fiche de l’élève dans FREGATA, puis refaites l’export.",
);

/// Too short.
pub const FIELD_MIN_LENGTH: Kind = Kind::pix(
    "FIELD_MIN_LENGTH",
    "valeur trop courte",
    "Le code du département a deux ou trois caractères : 35, 2A, 971. Un tableur enlève volontiers \
     le zéro de tête de 01 à 09.",
    "Écrivez le code complet ; dans un tableur, mettez la colonne au format Texte.",
);

/// Too long.
pub const FIELD_MAX_LENGTH: Kind = Kind::pix(
    "FIELD_MAX_LENGTH",
    "valeur trop longue",
    "La case dépasse la longueur permise : trois caractères pour un département, 255 ailleurs.",
    "Raccourcissez la valeur ; vérifiez qu’un guillemet oublié n’a pas collé plusieurs cases.",
);

/// Not the length wanted.
pub const FIELD_LENGTH: Kind = Kind::pix(
    "FIELD_LENGTH",
    "longueur de code incorrecte",
    "Les codes de commune et de pays de naissance ont cinq caractères : 35288, 2A004, 99100 pour la \
     France. Un tableur enlève volontiers le zéro de tête.",
    "Écrivez les cinq caractères ; dans un tableur, mettez la colonne au format Texte.",
);

/// Not a date.
pub const FIELD_DATE_FORMAT: Kind = Kind::pix(
    "FIELD_DATE_FORMAT",
    "date mal écrite ou impossible",
    "Pix lit les dates jj/mm/aaaa ou jj/mm/aa, et elles doivent exister.",
    "Écrivez la date sous la forme 14/03/2012.",
);

/// Not one of the values wanted.
pub const FIELD_BAD_VALUES: Kind = Kind::pix(
    "FIELD_BAD_VALUES",
    "valeur hors de la liste",
    "Le sexe s’écrit « Féminin » ou « Masculin » en toutes lettres, le statut « ST » (scolaire) ou \
     « AP » (apprenti).",
    "Corrigez la case d’après cette liste ; les anciens fichiers écrivaient F et M.",
);

/// Not an e-mail address; no column of FREGATA holds one.
pub const FIELD_EMAIL_FORMAT: Kind = Kind::pix(
    "FIELD_EMAIL_FORMAT",
    "adresse électronique invalide",
    "Ce message vient d’une liste d’étudiants : l’import FREGATA n’a pas de colonne d’adresse.",
    "Corrigez l’adresse, ou vérifiez que vous importez la bonne liste.",
);

/// One identifier for two pupils.
pub const IDENTIFIER_UNIQUE: Kind = Kind::pix(
    "IDENTIFIER_UNIQUE",
    "identifiant porté par plusieurs élèves",
    "Le même identifiant (INE) est sur plusieurs lignes. Deux identifiants vides comptent aussi pour \
     un doublon.",
    "Supprimez la ligne en double, ou faites corriger l’identifiant dans FREGATA.",
);

/// Not a country's or a town's code.
pub const INSEE_CODE_INVALID: Kind = Kind::pix(
    "INSEE_CODE_INVALID",
    "code INSEE invalide",
    "Le pays s’écrit 99 suivi de trois chiffres, dont le premier va de 1 à 5 (99100 : France). La \
     commune s’écrit avec cinq chiffres, ou un chiffre, A ou B, et trois chiffres (2A004).",
    "Remplacez le nom ou le code postal par le code INSEE, dans la fiche de l’élève.",
);
