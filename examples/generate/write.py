#!/usr/bin/env python3
"""Writes the two invented schools of the examples, and the truth about them.

    python3 examples/generate/write.py

The same files every time. Nobody here exists. `verites.txt` beside each
school's exports says what a reader of these files must find.
"""

from pathlib import Path

from school import School, certification_header, certification_row, course, profiles, results
from pix import certification_csv

EXAMPLES = Path(__file__).resolve().parent.parent

COLLEGE = """\
# Un collège inventé, pour essayer pixplan.

[etablissement]
nom = "Collège des Embruns"
uai = "0350011X"
niveau = "college"
annee = "2026-2027"
site = "Collège des Embruns, 4 rue du Port, 35400 Saint-Malo"
signataire = "Mme Le Goff, principale"
ent = true

[niveaux]
"3 ULIS" = "3e"

[parcours]
rentree = ["Parcours de rentrée 3e"]
attestation_6e = ["Attestation 6e, parcours 1", "Attestation 6e, parcours 2"]
pix_ia = ["Pix IA 4e"]
"""

LYCEE = """\
# Un lycée polyvalent inventé, pour essayer pixplan.

[etablissement]
nom = "Lycée Jeanne-Barret"
uai = "0350730D"
niveau = "lycee"
annee = "2026-2027"
site = "Lycée Jeanne-Barret, 12 quai des Indes, 35400 Saint-Malo"
signataire = "M. Riou, proviseur"
ent = true
pfmp = true

[parcours]
rentree = ["Parcours de rentrée Tle"]
pix_ia = ["Pix IA 2de"]
"""


def college():
    school = School(
        EXAMPLES / "college", "0350011X", COLLEGE,
        [("6A", 18, "10010012110", 2015), ("6B", 17, "10010012110", 2015), ("5A", 16, "10110001110", 2014),
         ("4A", 18, "10210001110", 2013), ("3A", 20, "10310019110", 2012), ("3B", 19, "10310019110", 2012),
         ("3C", 21, "10310019110", 2012), ("3 ULIS", 4, "10399999210", 2012)],
        {
            ("3A", 0): {"last": "MARTIN", "first": "Léa"},  # the same name in 3B
            ("3B", 0): {"last": "MARTIN", "first": "Léa"},
            ("3C", 0): {"last": "LE GALL", "first": "Hugo", "twin": True},  # the same name in one class
            ("3C", 1): {"last": "LE GALL", "first": "Hugo", "twin": True},
            ("3B", 1): {"last": "DUPONT-MOREAU", "first": "Jade", "typed": ("DUPONT", "Jade")},
            ("3C", 2): {"last": "LE GOFF KERMADEC", "first": "Yann", "typed": ("KERMADEC", "Yann")},
            ("3A", 1): {"last": "BÉNÉAT", "first": "Héloïse", "typed": ("beneat", "heloise")},
            ("3A", 2): {"last": "ROUX", "first": "Noé", "typed_division": "3B"},  # she changed class
            ("3B", 2): {"last": "D'ARVOR", "first": "Rozenn", "typed": ("D’Arvor", "ROZENN")},
        })
    ours = {"organisation": "Collège des Embruns"}
    strangers = [(("-Test", "Professeur"), ""), (("INCONNU", "Camille"), "3A")]
    school.base(2026, "20/11/2026")
    course(school, ours | {
        "file": "Resultats-Rentrée 3e-10234-2026-11-18-1015.csv", "id": 10234, "code": "EMBRUN234",
        "name": "Rentrée 3e", "course": "Parcours de rentrée 3e", "month": "2026-10", "stages": True,
        "badges": ["Pix, c’est parti"]},
        {"3A": (15, 1, 2), "3B": (18, 0, 1), "3C": (16, 1, 2), "3 ULIS": (1, 0, 1)},
        strangers, twice=[("3A", 4), ("3B", 3)])
    course(school, ours | {
        "file": "Resultats-Attestation 6e - 1-10240-2026-11-16-0930.csv", "id": 10240, "code": "SKNKYA246",
        "name": "Attestation 6e - 1", "course": "Attestation 6e, parcours 1", "month": "2026-10"},
        {"6A": (12, 1, 2), "6B": (9, 0, 4)})
    course(school, ours | {
        "file": "Resultats-Attestation 6e - 2-10241-2026-11-16-0932.csv", "id": 10241, "code": "SKNKYB357",
        "name": "Attestation 6e - 2", "course": "Attestation 6e, parcours 2", "month": "2026-11"},
        {"6A": (5, 0, 3), "6B": (0, 0, 0)})
    course(school, ours | {
        "file": "Resultats-Pix IA 4e-10288-2026-11-17-1600.csv", "id": 10288, "code": "PKXEAQ468",
        "name": "Pix IA 4e", "course": "Pix IA 4e", "month": "2026-11", "external": "Identifiant ENT"},
        {"4A": (10, 0, 2)})
    course(school, ours | {
        "file": "Resultats-Rentrée 6e 2023-4021-2023-10-12-1030.csv", "id": 4021, "old": True,
        "name": "Rentrée 6e 2023", "course": "Parcours de rentrée 6e", "month": "2023-09",
        "divisions": {"3A": "6 A", "3B": "6 B"}},
        {"3A": (6, 0, 0), "3B": (4, 0, 1)})
    course(school, ours | {
        "file": "Resultats-SOS certification 3e-10377-2026-11-18-1022.csv", "id": 10377, "code": "SSTUER579",
        "name": "SOS certification 3e", "course": "SOS Pix : 5 compétences", "month": "2026-11"},
        {"3A": (2, 0, 1), "3B": (1, 0, 1), "3C": (3, 0, 0)})
    collection = ours | {"id": 10301, "code": "PRAFES572", "name": "Collecte de profils 3e"}
    profiles(school, collection | {
        "file": "Resultats-Collecte de profils 3e-10301-2026-11-05-0900.csv", "day": "2026-11-04"},
        {"3A": (5, 3, 6), "3B": (4, 2, 6), "3C": (3, 2, 8), "3 ULIS": (0, 0, 1)})
    profiles(school, collection | {
        "file": "Resultats-Collecte de profils 3e-10301-2026-11-18-1020.csv", "day": "2026-11-17"},
        {"3A": (10, 4, 2), "3B": (9, 3, 3), "3C": (10, 5, 2), "3 ULIS": (0, 1, 0)},
        [(("-Test", "Professeur"), "")], again=[("3A", 5)])

    school.say("# Certification, juin 2027 (rien de commun avec les dates ci-dessus)\n")
    told = [("3A", ([312, 288, 401, 256, 255, 190, 64, 63, 512, 333, 275, 298, 420, 365, 127, 128], 2, 0, 1, 0), 40, 6),
            ("3B", ([301, 287, 264, 410, 395, 176, 204, 233, 518, 640, 92, 148, 256, 380, 311, 299], 1, 0, 0, 0), 80, None),
            ("3C", ([250, 260, 270, 280, 290, 300, 310, 320, 330, 340, 350, 360, 370, 380, 390, 400, 8], 1, 1, 0, 1), 120, None),
            ("3 ULIS", ([101, 256], 0, 0, 0, 0), 160, None)]
    rows = {}
    for division, states, number, twice in told:
        rows[division] = results(school, "18/06/2027", f"20270621_resultats_{division}.csv", division, states,
                                 7_104_200 + number, 40213 + number, "17/03/2027", twice)
    school.say("3A: le septième élève a deux certifications, la plus récente est annulée: la première compte\n")
    session = [certification_header("session")]
    for pupil, score in zip(school.pupils["3A"][:10], told[0][1][0]):
        number = rows["3A"][1:][school.pupils["3A"].index(pupil)][0]
        session.append(certification_row("session", number, pupil, "Validée", score, 40253, "17/03/2027"))
    # The seventh of the list is the cancelled line of the division's file.
    session[8:] = []
    session[7] = certification_row("session", 7_104_247, school.pupils["3A"][6], "Validée", 64, 40253, "17/03/2027")
    school.write("exports/20270317_0830_resultats_session_40253.csv", certification_csv(session))
    school.say("session 40253: 7 lignes, déjà dans le fichier de 3A: rien ne change aux nombres de 3A")
    old = [certification_header("old")]
    for number, (last, first, score, status) in enumerate([
            ("ANCIEN", "Paul", 301, "Validée"), ("ANCIEN", "Lise", 0, "Rejetée"), ("ANCIEN", "Rémi", 208, "Validée")]):
        pupil = type(school.pupils["3A"][0])("", last, first, f"1{number}/04/2010", "3A", "")
        old.append(certification_row("old", 3_900_100 + number, pupil, status, score, 21007, "20/05/2025"))
    school.write("exports/20250620_resultats_3A.csv", certification_csv(old))
    school.say("20250620_resultats_3A.csv (anciennes colonnes): 3 lignes d'élèves partis, 2 validés, 1 rejeté")
    school.write("exports/verites.txt", "\n".join(school.truths) + "\n")


def lycee():
    school = School(
        EXAMPLES / "lycee", "0350730D", LYCEE,
        [("2-1", 24, "20010015110", 2011), ("1G1", 20, "20111010110", 2010), ("TG1", 22, "20211010110", 2009),
         ("TG2", 20, "20211010110", 2009), ("TGATL", 12, "24732412331", 2009), ("CAP2 EPC", 9, "24122139221", 2009),
         ("BTS1 SIO", 10, "31132602211", 2008), ("BTS2 SIO", 12, "31132602221", 2007)],
        {
            ("TG1", 0): {"last": "BERNARD", "first": "Manon"},
            ("TG2", 0): {"last": "BERNARD", "first": "Manon"},
            ("CAP2 EPC", 0): {"last": "DA SILVA-LEROUX", "first": "Enzo", "typed": ("DA SILVA", "Enzo")},
            ("BTS2 SIO", 0): {"last": "N'DIAYE", "first": "Aïssatou", "typed": ("N’Diaye", "aissatou")},
            ("TG2", 1): {"last": "COEURJOLY", "first": "Élise", "typed": ("Cœurjoly", "elise")},
        })
    ours = {"organisation": "Lycée Jeanne-Barret"}
    school.base(2026, "20/11/2026")
    course(school, ours | {
        "file": "Resultats-Rentrée Tle-20455-2026-11-19-0805.csv", "id": 20455, "code": "BARRET345",
        "name": "Rentrée Tle", "course": "Parcours de rentrée Tle", "month": "2026-09", "stages": True,
        "badges": ["Bien parti", "Très bien parti"]},
        {"TG1": (18, 1, 1), "TG2": (15, 0, 3), "TGATL": (6, 1, 1), "CAP2 EPC": (4, 0, 1), "BTS2 SIO": (10, 0, 0)},
        [(("PROF", "=Essai"), "")], twice=[("TG1", 2)])
    course(school, ours | {
        "file": "Resultats-Pix IA 2de-20460-2026-11-19-0807.csv", "id": 20460, "code": "BARPXA456",
        "name": "Pix IA 2de", "course": "Pix IA 2de", "month": "2026-10"},
        {"2-1": (17, 2, 1)})
    course(school, ours | {
        "file": "Resultats-Rentrée 2de 2023-5110-2023-10-10-1200.csv", "id": 5110, "old": True,
        "name": "Rentrée 2de 2023", "course": "Parcours de rentrée 2de", "month": "2023-09",
        "divisions": {"BTS1 SIO": "2-3"}},
        {"BTS1 SIO": (4, 0, 1)})
    course(school, ours | {
        "file": "Resultats-SOS certification-20501-2026-11-19-0810.csv", "id": 20501, "code": "BARSSR567",
        "name": "SOS certification", "course": "SOS Pix", "month": "2026-11"},
        {"TGATL": (2, 0, 0), "CAP2 EPC": (1, 0, 1)})
    profiles(school, ours | {
        "file": "Resultats-Profils Tle CAP BTS-20470-2026-11-19-0812.csv", "day": "2026-11-12", "id": 20470,
        "code": "BARPRF678", "name": "Profils Tle CAP BTS", "external": "Identifiant ENT"},
        {"TG1": (14, 3, 2), "TG2": (12, 2, 2), "TGATL": (3, 4, 1), "CAP2 EPC": (1, 3, 0), "BTS2 SIO": (9, 1, 0)})

    school.say("# Certification, mars 2027\n")
    told = [("TG1", ([402, 388, 512, 640, 639, 511, 300, 275, 450, 470, 390, 410, 333, 620, 505, 498, 256, 384], 1, 0, 1, 0), 0, 3),
            ("TG2", ([300 + 17 * rank for rank in range(17)], 0, 1, 0, 0), 40, None),
            ("TGATL", ([220, 198, 260, 310, 128, 127, 305, 244], 2, 0, 0, 0), 80, None),
            ("CAP2 EPC", ([150, 175, 90, 210], 1, 0, 0, 1), 100, None),
            ("BTS2 SIO", ([505, 602, 701, 655, 480, 512, 590, 768, 530, 498], 0, 0, 0, 0), 120, None)]
    for division, states, number, twice in told:
        results(school, "05/03/2027", f"20270315_resultats_{division}.csv", division, states, 8_200_300 + number,
                51870 + number, "18/01/2027", twice)
    school.say("TG1: le quatrième élève a deux certifications, la plus récente est annulée: la première compte\n")
    session = [certification_header("session", ["CléA Numérique by Pix", "Pix+ Droit"])]
    for rank, pupil in enumerate(school.pupils["BTS2 SIO"][:5]):
        score = told[4][1][0][rank]
        extra = [["Validée", "Non passée"], ["Non obtenue", "Validée"], ["Non passée"] * 2][rank % 3]
        session.append(certification_row("session", 8_200_421 + rank, pupil, "Validée", score, 51990, "18/01/2027", extra))
    school.write("exports/20270118_1330_resultats_session_51990.csv", certification_csv(session))
    school.say("session 51990: 5 lignes, déjà dans le fichier de BTS2 SIO; deux certifications complémentaires")
    school.write("exports/verites.txt", "\n".join(school.truths) + "\n")


if __name__ == "__main__":
    college()
    lycee()
