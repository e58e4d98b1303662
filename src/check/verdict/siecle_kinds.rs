//! Pix's codes about SIECLE files, and where to correct them in SIECLE
//! (Base Élèves Établissement).

use crate::diagnostic::Kind;

/// The school's number is not the one of the organisation.
pub const UAI_MISMATCHED: Kind = Kind::pix(
    "UAI_MISMATCHED",
    "l’UAI du fichier n’est pas celle de l’établissement",
    "Pix compare l’UAI écrite au début du fichier (élément UAJ) avec celle de votre espace Pix \
     Orga, lettre comprise. Si elle manque ou diffère, il s’arrête là et n’examine aucun élève. \
     C’est aussi ce qu’il répond quand le fichier est vide ou n’est pas l’export des élèves.",
    "Vérifiez que vous êtes dans le bon établissement (dans SIECLE et dans Pix Orga), puis refaites \
     l’export « élèves sans adresses ». Si l’UAI de Pix Orga est fausse, écrivez à Pix.",
);

/// Born in France without the town's code.
pub const BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT: Kind = Kind::pix(
    "BIRTH_CITY_CODE_REQUIRED_FOR_FR_STUDENT",
    "commune de naissance absente pour un élève né en France",
    "Le pays de naissance est la France (code 100) mais le code INSEE de la commune de naissance \
     manque. Pix en a besoin pour éditer les certificats.",
    "Dans SIECLE, fiche de l’élève, état civil : choisissez la commune de naissance dans la liste, \
     puis refaites l’export. Si l’élève est né à l’étranger, corrigez le pays.",
);

/// No sex.
pub const SEX_CODE_REQUIRED: Kind = Kind::pix(
    "SEX_CODE_REQUIRED",
    "sexe absent",
    "Pix veut que le champ sexe soit rempli pour chaque élève.",
    "Dans SIECLE, fiche de l’élève, état civil : renseignez le sexe, puis refaites l’export.",
);

/// No birth date.
pub const BIRTHDATE_REQUIRED: Kind = Kind::pix(
    "BIRTHDATE_REQUIRED",
    "date de naissance absente",
    "Pix veut la date de naissance de chaque élève : elle sert à relier son compte et à le \
     reconnaître en certification.",
    "Dans SIECLE, fiche de l’élève, état civil : renseignez la date de naissance, puis refaites \
     l’export.",
);

/// A birth date that is not one.
pub const INVALID_BIRTHDATE_FORMAT: Kind = Kind::pix(
    "INVALID_BIRTHDATE_FORMAT",
    "date de naissance mal écrite ou impossible",
    "Pix n’accepte que la forme jj/mm/aaaa et une date qui existe : ni 31/02/2012, ni 1/3/2012, ni \
     2012-03-01.",
    "Dans SIECLE, fiche de l’élève, état civil : corrigez la date de naissance, puis refaites \
     l’export.",
);

/// An INE element that is empty.
pub const INE_REQUIRED: Kind = Kind::pix(
    "INE_REQUIRED",
    "INE vide sur la fiche de l’élève",
    "La fiche porte un INE vide. Pix refuse alors tout le fichier, alors qu’il passe sans rien dire \
     sur un élève dont l’INE est absent.",
    "Dans SIECLE, demandez l’immatriculation de l’élève (INE) et attendez son retour, puis refaites \
     l’export.",
);

/// No last name.
pub const LAST_NAME_REQUIRED: Kind = Kind::pix(
    "LAST_NAME_REQUIRED",
    "nom de famille absent",
    "Pix veut le nom de famille de chaque élève. Les exports antérieurs à 2016 l’écrivaient sous un \
     autre nom (NOM au lieu de NOM_DE_FAMILLE).",
    "Dans SIECLE, fiche de l’élève, état civil : renseignez le nom de famille, puis refaites \
     l’export.",
);

/// No first name.
pub const FIRST_NAME_REQUIRED: Kind = Kind::pix(
    "FIRST_NAME_REQUIRED",
    "prénom absent",
    "Pix veut le premier prénom de chaque élève.",
    "Dans SIECLE, fiche de l’élève, état civil : renseignez le premier prénom, puis refaites \
     l’export.",
);

/// One INE for two pupils.
pub const INE_UNIQUE: Kind = Kind::pix(
    "INE_UNIQUE",
    "INE porté par plusieurs élèves",
    "Le même INE est sur plusieurs fiches d’élèves présents. Pix ne sait pas à qui il appartient et \
     refuse le fichier.",
    "Dans SIECLE, comparez les fiches indiquées : supprimez le doublon, ou faites corriger l’INE de \
     celle qui l’a reçu par erreur, puis refaites l’export.",
);

/// A character that Pix does not want in a name.
pub const INVALID_CHAR_DETECTED: Kind = Kind::pix(
    "INVALID_CHAR_DETECTED",
    "caractère refusé dans un nom ou un prénom",
    "Depuis février 2026, Pix n’accepte dans le nom de famille et le premier prénom que des lettres \
     (accents courants compris), l’espace, le trait d’union et l’apostrophe droite. Il refuse donc \
     les chiffres, le point, la virgule, Œ, Š, Ÿ, l’apostrophe courbe, et les accents abîmés \
     (« Ã© » pour « é »).",
    "Dans SIECLE, fiche de l’élève, état civil : corrigez l’orthographe (OE pour Œ, ' pour ’), puis \
     refaites l’export.",
);

/// Nobody is left.
pub const EMPTY: Kind = Kind::pix(
    "EMPTY",
    "aucun élève à importer",
    "Pix ne garde que les élèves présents qui ont un INE et une division. Dans ce fichier, il n’en \
     reste aucun.",
    "Dans SIECLE, vérifiez que les élèves sont affectés dans leurs divisions et immatriculés, et que \
     l’export contient bien les structures, puis refaites-le.",
);
