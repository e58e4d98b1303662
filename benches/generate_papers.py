"""Writes an invented dossier: so many pupils, their sessions, its settings.

    python3 benches/generate_papers.py FOLDER PUPILS

The benchmark of the papers prints its convocations; nothing here is real.
"""

import datetime
import pathlib
import sys

LAST = ["LE GOFF", "MARTIN", "DE LA VILLEMARQUÉ-KERGUÉLEN DE SAINT-MAUDEZ", "ŒUVRARD", "N’GUYEN", "DA SILVA FERREIRA"]
FIRST = ["Anaïs", "Zoé", "Marie-Clémentine", "Loïc", "Noël", "Aïssatou"]
PER_SESSION = 20
PER_CLASS = 25


def main(folder: pathlib.Path, pupils: int) -> None:
    base = folder / "donnees" / "eleves"
    base.mkdir(parents=True, exist_ok=True)
    (folder / "pixplan.toml").write_text(
        '[etablissement]\nnom = "Collège des Embruns"\nuai = "0350011X"\nniveau = "college"\n'
        'annee = "2026-2027"\nsite = "Collège des Embruns, 4 rue du Port, 35400 Saint-Malo"\n'
        'signataire = "Mme Le Goff, principale"\nent = true\n',
        encoding="utf-8",
    )
    rows = ["INE;Nom;Nom d'usage;Prénom;Date de naissance;Division;MEF;Statut"]
    for index in range(pupils):
        birth = datetime.date(2012, 1, 1) + datetime.timedelta(days=index % 366)
        rows.append(
            f"{index:09d}AB;{LAST[index % 6]} {index};;{FIRST[index // 6 % 6]};{birth:%d/%m/%Y};"
            f"3{index // PER_CLASS:03d};10310019110;ST"
        )
    text = "\ufeff" + "\r\n".join(rows) + "\r\n"
    (base / "2026-11-18.csv").write_text(text, encoding="utf-8", newline="")
    sessions = []
    day = datetime.date(2027, 3, 15)
    for number, first in enumerate(range(0, pupils, PER_SESSION), start=1):
        groups: dict[str, int] = {}
        for index in range(first, min(first + PER_SESSION, pupils)):
            name = f"3{index // PER_CLASS:03d}"
            groups[name] = groups.get(name, 0) + 1
        shared = ", ".join(f'"{name}" = {size}' for name, size in groups.items())
        start, end = (("08:30", "10:30"), ("13:30", "15:30"))[number % 2]
        sessions.append(
            f'[[session]]\nid = {number}\ndate = {day}\ndebut = "{start}"\nfin = "{end}"\n'
            f'salle = "Salle Pix {number % 3 + 1}"\nsurveillants = ["Mme Roux"]\ngroupes = {{ {shared} }}\n'
        )
        if number % 2 == 0:
            day += datetime.timedelta(days=3 if day.weekday() == 4 else 1)
    (folder / "sessions.toml").write_text("\n".join(sessions), encoding="utf-8")


main(pathlib.Path(sys.argv[1]), int(sys.argv[2]))
