//! Pix's codes about a file as a whole, whatever its format.

use crate::diagnostic::{Kind, Severity};

/// The file is not readable as what it should be.
pub const INVALID_FILE: Kind = Kind {
    code: "INVALID_FILE",
    severity: Severity::Error,
    pix: true,
    title: "fichier non conforme : Pix ne peut pas le lire",
    why: "Pix n’arrive pas à lire le fichier jusqu’au bout : le XML est mal formé ou coupé, \
          l’archive est abîmée, ou elle ne contient pas exactement un fichier .xml. Il arrive \
          qu’un export soit interrompu pendant le téléchargement, ou qu’un fichier ait été ouvert \
          et enregistré par un autre logiciel.",
    help: "Refaites l’export « élèves sans adresses » dans SIECLE et importez le fichier tel qu’il \
           a été téléchargé, sans l’ouvrir ni le renommer.",
};

/// The name of the encoding is unknown, or no encoding shows the header.
pub const ENCODING_NOT_SUPPORTED: Kind = Kind {
    code: "ENCODING_NOT_SUPPORTED",
    severity: Severity::Error,
    pix: true,
    title: "encodage du fichier inconnu de Pix",
    why: "Dans un fichier XML, la première ligne annonce un encodage que Pix ne connaît pas. Dans \
          un fichier CSV, la colonne « Premier prénom* » est introuvable dans les trois encodages \
          que Pix essaie (UTF-8, Windows-1252, Mac) : souvent, la colonne manque ou son titre est \
          mal écrit.",
    help: "Refaites l’export sans modifier sa première ligne ; pour un CSV, repartez du modèle de \
           Pix Orga et gardez ses titres de colonnes à la lettre.",
};

/// Over the size that Pix takes.
pub const PAYLOAD_TOO_LARGE: Kind = Kind {
    code: "PAYLOAD_TOO_LARGE",
    severity: Severity::Error,
    pix: true,
    title: "fichier trop lourd : Pix Orga s’arrête à 20 Mo",
    why: "Pix Orga refuse au dépôt tout fichier de plus de 20 Mo. Un export SIECLE sans adresses \
          n’atteint pas ce poids dans un établissement : c’est souvent la version avec adresses.",
    help: "Choisissez l’export « sans adresses », ou déposez l’archive .zip telle que SIECLE la \
           donne : c’est son poids compressé qui compte.",
};

/// The form refuses the extension of the name.
pub const INVALID_FILE_EXTENSION: Kind = Kind {
    code: "INVALID_FILE_EXTENSION",
    severity: Severity::Error,
    pix: true,
    title: "extension de fichier non prise en charge",
    why: "Le formulaire de Pix Orga n’accepte que les fichiers .xml ou .zip pour SIECLE, et .csv \
          pour FREGATA. Le contenu n’est pas examiné.",
    help: "Déposez le fichier tel que SIECLE ou FREGATA l’a produit, avec son extension d’origine.",
};

/// Pix's own code fails, without a code.
pub const PIX_INTERNAL_ERROR: Kind = Kind {
    code: "PIX_INTERNAL_ERROR",
    severity: Severity::Error,
    pix: true,
    title: "Pix échoue sur ce fichier sans dire pourquoi",
    why: "Le programme de Pix s’arrête sur une erreur interne et n’affiche aucun message utile. \
          Cela arrive quand une structure n’a ni code ni type, ou quand un élève ou ses structures \
          n’ont aucun attribut : SIECLE n’écrit pas de tels fichiers.",
    help: "Refaites l’export dans SIECLE sans retoucher le fichier ; si l’erreur revient, signalez \
           la ligne indiquée à l’assistance de SIECLE.",
};
