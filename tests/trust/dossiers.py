"""Dossiers to attack: how each one is before a command, and the command."""

import os
import pathlib
import shutil
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
TODAY = ["--today", "2026-11-23"]
BASE = ROOT / "examples/college/ElevesSansAdresses.xml"
CAMPAIGN = ROOT / "examples/college/exports/Resultats-Attestation 6e - 1-10240-2026-11-16-0930.csv"
CHANGED = ROOT / "tests/cmd/import.in/exports/janvier.xml"


def pixplan(program, folder, *arguments, before=()):
    """Runs the program in a folder, `before` being what runs it."""
    command = [*before, program, *arguments, *TODAY]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=120)


def done(program, folder, *arguments):
    answer = pixplan(program, folder, *arguments)
    assert answer.returncode == 0, (arguments, answer.stdout, answer.stderr)


def settled(program, folder):
    done(program, folder, "init", "--name", "Collège des Embruns", "--uai", "0350011X", "--year", "2026-2027")


def ticked(program, folder):
    settled(program, folder)
    done(program, folder, "done", "referent-pix-nommer", "--by", "Mme Roux")
    with open(folder / "suivi.toml", "a") as ticks:
        ticks.write("# une remarque de Mme Roux\n")


def with_base(program, folder):
    ticked(program, folder)
    done(program, folder, "import", str(BASE))


def with_old_bases(program, folder):
    with_base(program, folder)
    shelf = folder / "donnees/eleves"
    for date in ["2024-11-18", "2025-09-10", "2025-09-10-2"]:
        shutil.copy2(shelf / "2026-11-23.csv", shelf / f"{date}.csv")


def with_list(program, folder):
    ticked(program, folder)
    (folder / "liste.csv").write_text("l’ancienne liste\n")


# Name, the dossier before, the command, the answers of the same command once more.
ATTACKED = [
    ("init", lambda program, folder: None, ["init", "--uai", "0350011X", "--year", "2026-2027", "--name", "Collège des Embruns"], {0, 2}),
    ("first tick", settled, ["done", "referent-pix-nommer", "--by", "Mme Roux"], {0}),
    ("one more tick", ticked, ["done", "pix-orga-acces", "base-siecle-a-jour"], {0}),
    ("tick taken back", ticked, ["undo", "referent-pix-nommer"], {0}),
    ("first import", ticked, ["import", str(BASE)], {0}),
    ("import that changes", with_base, ["import", str(CHANGED)], {0}),
    ("campaign kept", with_base, ["import", str(CAMPAIGN)], {0}),
    ("purge", with_old_bases, ["purge", "--yes"], {0}),
    ("plan kept", with_base, ["sessions", "--rooms", "Pix:16,CDI:12", "--division", "3A=28,3B=27", "--save"], {0}),
    ("sheet to pin up", ticked, ["print", "annee", "-o", "affiche.html"], {0}),
    ("list over an old one", with_list, ["todo", "-o", "liste.csv"], {0}),
]


def known(program):
    """The attacks whose command this version has."""
    help_page = pixplan(program, ROOT, "--help").stdout
    return [row for row in ATTACKED if f"\n  {row[2][0]}" in help_page]


def files(folder):
    """Every file of a dossier with its bytes, but locks and temporary files."""
    found = {}
    for here, _, names in os.walk(folder):
        for name in names:
            path = pathlib.Path(here, name)
            if not name.startswith(".pixplan"):
                found[str(path.relative_to(folder))] = path.read_bytes()
    return found


def torn(found, before, after):
    """Files that are neither as before nor as after."""
    return [
        name
        for name in before.keys() | after.keys() | found.keys()
        if found.get(name) not in (before.get(name), after.get(name))
    ]
