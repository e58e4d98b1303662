"""The convocations of a dossier by Jinja2, from pixplan's own template.

    python3 benches/papers_jinja.py FOLDER OUTPUT        (pip install jinja2)

What a school with a script of its own would run: read the base and the plan,
seat the pupils class by class, fill in one letter each.
"""

import csv
import datetime
import pathlib
import sys
import tomllib
import unicodedata

import jinja2

DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
MONTHS = ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
          "novembre", "décembre"]


def fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower().replace("œ", "oe"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def standard(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isascii() and letter.isalnum())


def long_date(day: datetime.date) -> str:
    ordinal = "er" if day.day == 1 else ""
    return f"{DAYS[day.weekday()]} {day.day}{ordinal} {MONTHS[day.month - 1]} {day.year}"


def hour(text: str) -> str:
    hours, minutes = text.split(":")
    return f"{int(hours)}\u00a0h" + ("" if minutes == "00" else f"\u00a0{minutes}")


def main(folder: pathlib.Path, output: pathlib.Path) -> None:
    templates = pathlib.Path(__file__).parent.parent / "src/render/papers/templates"
    engine = jinja2.Environment(loader=jinja2.FileSystemLoader(templates), autoescape=True, trim_blocks=True,
                                lstrip_blocks=True, undefined=jinja2.StrictUndefined)
    engine.filters |= {"date_longue": long_date, "date_courte": lambda day: f"{day:%d/%m/%Y}", "heure": hour,
                       "majuscule": lambda text: text[:1].upper() + text[1:]}
    school = tomllib.loads((folder / "pixplan.toml").read_text(encoding="utf-8"))["etablissement"]
    plan = tomllib.loads((folder / "sessions.toml").read_text(encoding="utf-8"))["session"]
    classes: dict[str, list[dict[str, str]]] = {}
    with (folder / "donnees/eleves/2026-11-18.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file, delimiter=";"):
            classes.setdefault(row["Division"], []).append(row)
    for pupils in classes.values():
        pupils.sort(key=lambda row: (fold(row["Nom"]), fold(row["Prénom"])))
    letters = []
    for session in plan:
        for name, count in session["groupes"].items():
            seated, classes[name] = classes[name][:count], classes[name][count:]
            for row in seated:
                birth = datetime.datetime.strptime(row["Date de naissance"], "%d/%m/%Y").date()
                letters.append({
                    "nom": row["Nom"], "prenom": row["Prénom"], "naissance": birth, "classe": name,
                    "identifiant": f"{standard(row['Prénom'])}.{standard(row['Nom'])}{birth:%d%m}",
                    "certifiable": "inconnu", "date": session["date"], "heure": session["debut"],
                    "fin": session["fin"], "salle": session["salle"], "site": school["site"],
                    "seance": session["id"],
                })
    letters.sort(key=lambda it: (fold(it["classe"]), fold(it["nom"]), fold(it["prenom"])))
    page = engine.get_template("convocations.html").render(
        etablissement={"nom": school["nom"], "annee": school["annee"], "site": school["site"],
                       "uai": school["uai"], "ent": "oui"},
        signataire=school["signataire"], supprimer_apres=datetime.date(2027, 7, 2), convocations=letters)
    output.write_text(page, encoding="utf-8")


main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
