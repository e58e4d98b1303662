#!/usr/bin/env python3
"""Writes an invented SIECLE file: `generate_siecle.py PUPILS [--utf8] > eleves.xml`.

About 1.8 KB per pupil, in ISO-8859-15 as the real exports, with the elements
in the order of the real ones: pupils, options, then structures. The same
number always gives the same bytes. No name is anybody's.
"""

import random
import sys

LAST = "LE GOFF;KERMADEC;PÉRON;D'ARVOR;MAËL-TANGUY;GUÉGUEN;ROUX;BÉNÉAT;STÉPHAN;OLIVIER;NÉDÉLEC;YVON".split(";")
FIRST = "Anaïs;Loïc;Maëlle;Yann;Gaëlle;Noé;Zoé;Ewen;Héloïse;François;Rozenn;Célestin".split(";")
TOWNS = "SAINT-MALO;DINARD;CANCALE;DOL-DE-BRETAGNE;COMBOURG;RENNES".split(";")
GRADES = [("6", "10010012110"), ("5", "10110001110"), ("4", "10210001110"), ("3", "10310019110")]
LETTERS = "ABCDEFGHJK"
UAI = "0350011X"


def pupil(number, rng):
    grade, mef = GRADES[number % 4]
    ine = f"{number:09d}{rng.choice(LETTERS)}{rng.choice(LETTERS)}"
    year = 2009 + int(grade)
    fields = [
        ("ID_NATIONAL", ine),
        ("INE_RNIE", ine),
        ("ELENOET", str(5000 + number)),
        ("ID_ELEVE_ETAB", str(5000 + number)),
        ("NOM_DE_FAMILLE", f"{rng.choice(LAST)} {rng.choice(LAST)}"),
        ("PRENOM", f"{rng.choice(FIRST)}-{rng.choice(FIRST)}"),
        ("PRENOM2", rng.choice(FIRST)),
        ("DATE_NAISS", f"{rng.randint(1, 28):02d}/{rng.randint(1, 12):02d}/{year}"),
        ("DOUBLEMENT", "0"),
        ("CODE_PAYS", "100"),
        ("ACCEPTE_SMS", "0"),
        ("DATE_MODIFICATION", "01/09/2026 08:12:45"),
        ("CODE_REGIME", "2"),
        ("DATE_ENTREE", "01/09/2026"),
        ("CODE_SEXE", str(1 + number % 2)),
        ("CODE_PAYS_NAT", "100"),
        ("CODE_STATUT", "ST"),
        ("CODE_MEF", mef),
        ("CODE_DEPARTEMENT_NAISS", "035"),
        ("CODE_COMMUNE_INSEE_NAISS", "35288"),
        ("ADHESION_TRANSPORT", "0"),
        ("CODE_PROVENANCE", "3"),
    ]
    last_year = [
        ("CODE_STRUCTURE", f"{grade} A"),
        ("CODE_RNE", UAI),
        ("CODE_NATURE", "340"),
        ("SIGLE", "CLG"),
        ("DENOM_PRINC", "COLLÈGE"),
        ("DENOM_COMPL", "DES EMBRUNS"),
        ("LIGNE1_ADRESSE", "4 RUE DU PORT"),
        ("TELEPHONE", "0200000000"),
        ("CODE_COMMUNE_INSEE", "35288"),
        ("LL_COMMUNE_INSEE", rng.choice(TOWNS)),
        ("CODE_MEF", mef),
    ]
    lines = [f'<ELEVE ELEVE_ID="{1000000 + number}" ELENOET="{5000 + number}">']
    lines += [f"<{name}>{value}</{name}>" for name, value in fields]
    lines += ["<SCOLARITE_AN_DERNIER>"]
    lines += [f"<{name}>{value}</{name}>" for name, value in last_year]
    lines += ["</SCOLARITE_AN_DERNIER>", "</ELEVE>", ""]
    return "\n".join(lines)


def options(number):
    return (
        f'<OPTION ELEVE_ID="{1000000 + number}" ELENOET="{5000 + number}">\n'
        "<OPTIONS_ELEVE><NUM_OPTION>1</NUM_OPTION><CODE_MODALITE_ELECT>O</CODE_MODALITE_ELECT>"
        "<CODE_MATIERE>030201</CODE_MATIERE></OPTIONS_ELEVE>\n"
        "<OPTIONS_ELEVE><NUM_OPTION>2</NUM_OPTION><CODE_MODALITE_ELECT>F</CODE_MODALITE_ELECT>"
        "<CODE_MATIERE>020300</CODE_MATIERE></OPTIONS_ELEVE>\n</OPTION>\n"
    )


def structures(number):
    division = f"{GRADES[number % 4][0]} {LETTERS[(number // 4 // 28) % 10]}{number // 1120 or ''}"
    return (
        f'<STRUCTURES_ELEVE ELEVE_ID="{1000000 + number}" ELENOET="{5000 + number}">\n'
        f"<STRUCTURE><CODE_STRUCTURE>{division}</CODE_STRUCTURE><TYPE_STRUCTURE>D</TYPE_STRUCTURE></STRUCTURE>\n"
        f"<STRUCTURE><CODE_STRUCTURE>GR{number % 9}</CODE_STRUCTURE><TYPE_STRUCTURE>G</TYPE_STRUCTURE></STRUCTURE>\n"
        "</STRUCTURES_ELEVE>\n"
    )


def main():
    count = int(sys.argv[1])
    encoding = "utf-8" if "--utf8" in sys.argv else "iso-8859-15"
    rng = random.Random(count)
    out = sys.stdout.buffer
    write = lambda text: out.write(text.encode(encoding))
    write(f'<?xml version="1.0" encoding="{encoding.upper()}"?>\n<BEE_ELEVES VERSION="3.0">\n<PARAMETRES>\n')
    write(f"<UAJ>{UAI}</UAJ>\n<ANNEE_SCOLAIRE>2026</ANNEE_SCOLAIRE>\n<DATE_EXPORT>14/09/2026</DATE_EXPORT>\n")
    write("<HORODATAGE>14/09/2026 10:00:00</HORODATAGE>\n</PARAMETRES>\n<DONNEES>\n<ELEVES>\n")
    for number in range(count):
        write(pupil(number, rng))
    write("</ELEVES>\n<OPTIONS>\n")
    for number in range(count):
        write(options(number))
    write("</OPTIONS>\n<STRUCTURES>\n")
    for number in range(count):
        write(structures(number))
    write("</STRUCTURES>\n</DONNEES>\n</BEE_ELEVES>\n")


main()
