"""Pix's own two ways of writing CSV (pix-formats §3.1 and §4.1), and SIECLE XML."""

import re

COMPETENCES = [
    ("1.1", "Mener une recherche et une veille d’information"),
    ("1.2", "Gérer des données"),
    ("1.3", "Traiter des données"),
    ("2.1", "Interagir"),
    ("2.2", "Partager et publier"),
    ("2.3", "Collaborer"),
    ("2.4", "S’insérer dans le monde numérique"),
    ("3.1", "Développer des documents textuels"),
    ("3.2", "Développer des documents multimedia"),
    ("3.3", "Adapter les documents à leur finalité"),
    ("3.4", "Programmer"),
    ("4.1", "Sécuriser l’environnement numérique"),
    ("4.2", "Protéger les données personnelles et la vie privée"),
    ("4.3", "Protéger la santé, le bien-être et l’environnement"),
    ("5.1", "Résoudre des problèmes techniques"),
    ("5.2", "Construire un environnement numérique"),
]
NAMES = dict(COMPETENCES)
AREAS = {
    "1": "Information et données",
    "2": "Communication et collaboration",
    "3": "Création de contenu",
    "4": "Protection et sécurité",
    "5": "Environnement numérique",
}
MESHES = ["-", "Novice 1", "Novice 2", "Indépendant 1", "Indépendant 2", "Avancé 1", "Avancé 2", "Expert 1"]


def mesh(score):
    """The level that a score gives: 64, then every 128 pix."""
    return "-" if score < 64 else MESHES[1 + score // 128]


def campaign_cell(value):
    if isinstance(value, (int, float)):
        return str(value).replace(".", ",")
    if value is None:
        return '""'
    if re.fullmatch(r"[0-9-]+", value):
        return value
    guard = "'" if value[:1] in ("-", "@", "=", "+") else ""
    return '"' + guard + value.replace('"', '""') + '"'


def campaign_csv(rows):
    lines = (";".join(campaign_cell(cell) for cell in row) for row in rows)
    return "\ufeff" + "".join(line + "\n" for line in lines)


def certification_cell(value):
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace('"', '""') + '"'


def certification_csv(rows):
    return "\ufeff" + "\n".join(";".join(certification_cell(cell) for cell in row) for row in rows)


def rate(part, whole):
    """A rate with two decimals, a half rounded up; whole numbers stay whole."""
    hundredths = (200 * part + whole) // (2 * whole)
    return hundredths // 100 if hundredths % 100 == 0 else hundredths / 100


def siecle(uai, year, exported, pupils):
    out = [
        '<?xml version="1.0" encoding="ISO-8859-15"?>',
        '<BEE_ELEVES VERSION="3.0">',
        "  <PARAMETRES>",
        f"    <UAJ>{uai}</UAJ>",
        f"    <ANNEE_SCOLAIRE>{year}</ANNEE_SCOLAIRE>",
        f"    <DATE_EXPORT>{exported}</DATE_EXPORT>",
        "  </PARAMETRES>",
        "  <DONNEES>",
        "    <ELEVES>",
    ]
    for number, pupil in enumerate(pupils, 1001):
        fields = [
            ("ID_NATIONAL", pupil.ine),
            ("INE_RNIE", pupil.ine),
            ("NOM_DE_FAMILLE", pupil.last),
            ("PRENOM", pupil.first),
            ("DATE_NAISS", pupil.born),
            ("CODE_PAYS", "100"),
            ("CODE_SEXE", str(1 + number % 2)),
            ("CODE_STATUT", "ST"),
            ("CODE_MEF", pupil.mef),
            ("CODE_COMMUNE_INSEE_NAISS", "35288"),
        ]
        out.append(f'      <ELEVE ELEVE_ID="{number}">')
        out += [f"        <{name}>{value}</{name}>" for name, value in fields]
        out.append("      </ELEVE>")
    out += ["    </ELEVES>", "    <STRUCTURES>"]
    for number, pupil in enumerate(pupils, 1001):
        out += [
            f'      <STRUCTURES_ELEVE ELEVE_ID="{number}">',
            f"        <STRUCTURE><CODE_STRUCTURE>{pupil.division}</CODE_STRUCTURE>"
            "<TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>",
            "      </STRUCTURES_ELEVE>",
        ]
    out += ["    </STRUCTURES>", "  </DONNEES>", "</BEE_ELEVES>", ""]
    return "\n".join(out)
