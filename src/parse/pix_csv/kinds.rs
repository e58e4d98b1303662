//! What can be wrong in an export of Pix: the texts that `explain` prints.

use crate::diagnostic::Kind;

/// A spreadsheet saved over the file.
pub const EXPORT_RESAVED: Kind = Kind::warning(
    "EXPORT_RESAVED",
    "export enregistré de nouveau par un tableur",
    "Le fichier n’est plus tel que Pix l’a écrit\u{a0}: un tableur l’a ouvert puis enregistré, et il \
     change alors l’encodage, le séparateur, les dates ou les nombres. pixplan lit ce qui se lit \
     encore, mais un nombre ou une date peuvent avoir changé sans que rien ne le montre.",
    "Téléchargez de nouveau l’export dans Pix, et donnez ce fichier à pixplan sans l’ouvrir dans un \
     tableur.",
);

/// The titles are in another language.
pub const EXPORT_LANGUAGE: Kind = Kind::info(
    "EXPORT_LANGUAGE",
    "export dans une autre langue que le français",
    "Pix Orga écrit les titres des colonnes dans la langue de votre interface. pixplan connaît \
     les titres français et anglais\u{a0}: les données sont lues de la même façon.",
    "Rien à faire. Pour un export en français, choisissez le français dans votre compte Pix, puis \
     téléchargez-le de nouveau.",
);

/// A column that is none of Pix's.
pub const EXPORT_COLUMN_UNKNOWN: Kind = Kind::info(
    "EXPORT_COLUMN_UNKNOWN",
    "colonne que pixplan ne connaît pas",
    "Pix ajoute des colonnes quand la campagne demande un identifiant ou quand la liste des \
     participants en apporte. pixplan ne s’en sert pas et ne les garde pas\u{a0}; tout le reste est lu.",
    "Rien à faire. Si une de ces colonnes vous semble utile, signalez-la.",
);

/// A column of Pix that is not there.
pub const EXPORT_COLUMN_MISSING: Kind = Kind::warning(
    "EXPORT_COLUMN_MISSING",
    "colonne absente de l’export",
    "Pix écrit cette colonne dans tous ses exports de ce type\u{a0}: elle a été supprimée ou renommée. \
     Ce qu’elle dit manquera dans le suivi et dans le bilan.",
    "Téléchargez de nouveau l’export dans Pix, sans supprimer ni renommer de colonne.",
);

/// Nothing can be read from the file.
pub const EXPORT_UNREADABLE: Kind = Kind::error(
    "EXPORT_UNREADABLE",
    "export de Pix dont rien ne peut être lu",
    "Le fichier a des titres de Pix, mais pas ceux sans lesquels une ligne ne dit rien\u{a0}: le nom, \
     le prénom, et ce que la personne a fait.",
    "Téléchargez de nouveau l’export dans Pix, et donnez ce fichier à pixplan tel quel.",
);

/// No line under the titles.
pub const EXPORT_EMPTY: Kind = Kind::warning(
    "EXPORT_EMPTY",
    "export sans aucune ligne",
    "Le fichier a ses titres et rien dessous\u{a0}: personne n’a encore participé, ou l’export a été \
     interrompu.",
    "Regardez dans Pix si quelqu’un a participé, puis téléchargez de nouveau l’export.",
);

/// The reading stopped before the end.
pub const EXPORT_STOPPED: Kind = Kind::error(
    "EXPORT_STOPPED",
    "lecture arrêtée avant la fin de l’export",
    "Une ligne ou le fichier entier dépassent de très loin ce que Pix écrit\u{a0}: un guillemet ouvert \
     et jamais refermé colle le reste du fichier en une seule ligne. Les lignes d’avant sont lues.",
    "Téléchargez de nouveau l’export dans Pix. Si le fichier est vraiment si gros, donnez une limite \
     plus haute avec --max-size.",
);

/// A line with too few or too many cells.
pub const EXPORT_LINE_WIDTH: Kind = Kind::warning(
    "EXPORT_LINE_WIDTH",
    "ligne dont le nombre de cases n’est pas celui des titres",
    "Un séparateur en trop ou perdu décale les cases de cette ligne\u{a0}: ce qui en est lu peut être \
     faux. C’est souvent un fichier coupé, ou un tableur qui a retiré les guillemets.",
    "Téléchargez de nouveau l’export dans Pix, et donnez ce fichier à pixplan tel quel.",
);

/// A cell that does not read.
pub const EXPORT_VALUE_UNREADABLE: Kind = Kind::warning(
    "EXPORT_VALUE_UNREADABLE",
    "case illisible dans un export",
    "La case ne contient ni une date, ni un nombre, ni un mot que Pix écrit à cet endroit. Elle est \
     comptée comme vide\u{a0}; le reste de la ligne est lu.",
    "Téléchargez de nouveau l’export dans Pix, et donnez ce fichier à pixplan sans l’ouvrir dans un \
     tableur.",
);

/// A number that cannot be.
pub const EXPORT_VALUE_OUT_OF_RANGE: Kind = Kind::warning(
    "EXPORT_VALUE_OUT_OF_RANGE",
    "nombre impossible dans un export",
    "Un taux va de 0 à 1, un niveau de 0 à 8, un score de 0 à 1 024 pix, une compétence de 0 à 64 pix. \
     Ce nombre n’est pas compté\u{a0}; le reste de la ligne est lu.",
    "Téléchargez de nouveau l’export dans Pix. Si le nombre y est encore, signalez-le au support de Pix.",
);

/// A line without a name.
pub const EXPORT_NAME_MISSING: Kind = Kind::warning(
    "EXPORT_NAME_MISSING",
    "ligne sans nom ni prénom",
    "La ligne ne dit pas de qui elle parle\u{a0}: elle ne peut être rapprochée d’aucun élève et n’est pas \
     gardée.",
    "Téléchargez de nouveau l’export dans Pix, et donnez ce fichier à pixplan tel quel.",
);

/// Several campaigns in one file.
pub const SEVERAL_CAMPAIGNS: Kind = Kind::info(
    "SEVERAL_CAMPAIGNS",
    "plusieurs campagnes dans un seul fichier",
    "Pix Orga exporte une campagne par fichier\u{a0}: celui-ci a été assemblé à la main. Chaque campagne \
     est comptée et gardée à part.",
    "Rien à faire. Un fichier par campagne est plus simple à mettre à jour.",
);

/// A campaign's code in an unusual form.
pub const CAMPAIGN_CODE_FORM: Kind = Kind::warning(
    "CAMPAIGN_CODE_FORM",
    "code de campagne à vérifier",
    "Un code de campagne a neuf caractères, d’habitude six lettres puis trois chiffres, sans les \
     lettres I, L et O ni les chiffres 0 et 1. Un code recopié de travers empêche les élèves d’entrer.",
    "Comparez avec le code affiché dans Pix Orga avant de le donner aux élèves.",
);

/// A certification that was passed, without its score.
pub const VALIDATED_WITHOUT_SCORE: Kind = Kind::warning(
    "VALIDATED_WITHOUT_SCORE",
    "certification validée sans score",
    "Une certification Pix validée a toujours un score. Sans lui, elle compte parmi les validées, mais \
     pas dans la moyenne ni dans les quartiles.",
    "Téléchargez de nouveau les résultats dans Pix. Si le score manque encore, signalez-le au support \
     de Pix.",
);

/// Every finding about exports.
pub const KINDS: [Kind; 14] = [
    EXPORT_RESAVED,
    EXPORT_LANGUAGE,
    EXPORT_COLUMN_UNKNOWN,
    EXPORT_COLUMN_MISSING,
    EXPORT_UNREADABLE,
    EXPORT_EMPTY,
    EXPORT_STOPPED,
    EXPORT_LINE_WIDTH,
    EXPORT_VALUE_UNREADABLE,
    EXPORT_VALUE_OUT_OF_RANGE,
    EXPORT_NAME_MISSING,
    SEVERAL_CAMPAIGNS,
    CAMPAIGN_CODE_FORM,
    VALIDATED_WITHOUT_SCORE,
];
