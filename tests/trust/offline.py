"""The whole tour under strace: no socket, no file but the dossier's and the output's.

    offline.py PROGRAM

Then what is private stays private: names in files for their owner alone, in no
calendar, and gone after `purge`. A PDF is left out: the browser prints it.
"""

import csv
import pathlib
import re
import sys
import tempfile

from dossiers import BASE, CHANGED, pixplan

TOUR = [
    ["--version"],
    ["--help"],
    ["todo", "--level", "college"],
    ["init", "--name", "Collège des Embruns", "--uai", "0350011X", "--year", "2026-2027"],
    [],
    ["todo", "--why"],
    ["todo", "--all", "--format", "json"],
    ["todo", "--all", "-o", "annee.html"],
    ["todo", "--all", "-o", "pix.ics"],
    ["todo", "--all", "--format", "taches", "-o", "taches.ics"],
    ["todo", "--all", "-o", "pix.csv"],
    ["todo", "-o", "pix.md"],
    ["done", "pix-orga-acces", "referent-pix-nommer", "--by", "Mme Roux"],
    ["undo", "pix-orga-acces"],
    ["import", str(BASE)],
    ["import", str(CHANGED), "-o", "import.html"],
    ["import", str(BASE.with_name("a-corriger.xml")), "--check"],
    ["import", str(BASE.parent), "--check", "--format", "csv"],
    ["calendar", "list"],
    ["calendar", "show"],
    ["calendar", "explain", "fenetre.debut - 1m"],
    ["calendar", "new", "2028-2029", "-o", "annee.toml"],
    ["calendar", "check", "annee.toml"],
    ["remind", "--days", "30"],
    ["remind", "--mail", "referent@exemple.fr"],
    ["remind", "--install"],
    ["print", "annee", "-o", "affiche.html"],
    ["explain", "INE_UNIQUE"],
    ["completions", "bash"],
    ["man"],
    ["sessions", "--per-surveillant", "20"],
    ["progress"],
    ["results"],
    ["report", "-o", "rapport.html"],
    ["purge"],
]

# What any program of this system reads: libraries, the time zone, how many cores.
SYSTEM = re.compile(
    r"/(lib|usr/lib|usr/share/zoneinfo)/|/etc/(ld\.so\.|localtime$|timezone$)|/proc/self/|/proc/stat$|/sys/|/dev/(null|urandom)$"
)
# Each reads what it is given.
GIVEN = [BASE.parent, CHANGED.parent]
OPENED = re.compile(r'\b(?:openat|open|creat|mkdir|rename\w*|unlink\w*|link\w*)\((.*)')
SOCKET = re.compile(r"\b(socket|connect|bind|sendto|sendmsg|recvfrom|socketpair)\(")


def names(folder):
    """Last names and INE of the pupils that the dossier keeps."""
    found = set()
    for path in folder.glob("donnees/eleves/*.csv"):
        with open(path, encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines, delimiter=";"):
                found |= {row["Nom"], row["INE"]}
    return found - {""}


def looked_at(log, folder, command):
    wrong = []
    for line in log:
        if SOCKET.search(line):
            wrong.append(f"{command}: {line.strip()}")
        called = OPENED.search(line)
        if not called or "ENOENT" in line:
            continue
        for path in re.findall(r'"([^"]*)"', called[1]):
            whole = (folder / path).resolve()
            is_ours = whole.is_relative_to(folder)
            is_given = any(whole.is_relative_to(one) for one in GIVEN) and "O_RDONLY" in line
            is_system = SYSTEM.match(path) and ("O_RDONLY" in line or path == "/dev/null")
            if not (is_ours or is_given or is_system):
                wrong.append(f"{command}: {line.strip()}")
    return wrong


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    wrong, n_run = [], 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name).resolve()
        for command in TOUR:
            with tempfile.NamedTemporaryFile("r") as log:
                strace = ["strace", "-f", "-e", "trace=file,network", "-o", log.name]
                answer = pixplan(program, folder, *command, before=strace)
                wrong += looked_at(log, folder, command)
            # A command that this version does not have is refused as such.
            n_run += answer.returncode in (0, 1)
        kept = names(folder)
        if len(kept) < 10:
            wrong.append("no name to look for")
        for path in [folder / "donnees", *folder.glob("donnees/**/*"), folder / "import.html"]:
            mode = path.stat().st_mode & 0o777
            if mode != (0o700 if path.is_dir() else 0o600):
                wrong.append(f"{path.name}: mode {mode:o}")
        calendars = list(folder.glob("*.ics"))
        if len(calendars) < 2:
            wrong.append("no calendar to look at")
        for path in calendars:
            text = path.read_text().replace("\r\n ", "")
            wrong += [f"{path.name}: {one}" for one in kept if re.search(rf"\b{re.escape(one)}\b", text)]
        (folder / "import.html").unlink()
        pixplan(program, folder, "purge", "--yes", "--before", "2100-01-01")
        for path in folder.rglob("*"):
            text = path.read_bytes() if path.is_file() else b""
            wrong += [f"after purge, {path.name}: {one}" for one in kept if re.search(rf"\b{re.escape(one)}\b".encode(), text)]
    print(f"offline: {n_run} commands of the tour, {len(wrong)} wrong")
    print("\n".join(wrong[:20]))
    sys.exit(bool(wrong) or n_run < 25)


main()
