"""Eight writers, cron's reminders and a reader in one dossier, for a while.

    crowd.py PROGRAM [SECONDS]

Each writer ticks its own tasks over and over, each time with the next number as a
note. At the end each task bears the last number that was answered for: no tick is
lost. Reminders and lists read all along: none is ever torn.
"""

import json
import pathlib
import sys
import tempfile
import threading
import time
import tomllib

from dossiers import pixplan, settled

WRITERS = 8


def write(program, folder, ids, until, kept, wrong):
    number = 0
    while time.monotonic() < until:
        number += 1
        for one in ids:
            answer = pixplan(program, folder, "done", one, "--note", str(number))
            if answer.returncode == 0:
                kept[one] = str(number)
            else:
                wrong.append(f"done {one}: {answer.returncode} {answer.stderr!r}")


def read(program, folder, command, until, counts, wrong):
    while time.monotonic() < until:
        answer = pixplan(program, folder, *command)
        counts[command[0]] += 1
        if answer.returncode != 0 or answer.stderr:
            wrong.append(f"{command}: {answer.returncode} {answer.stderr!r}")
        elif command[0] == "todo" and len(json.loads(answer.stdout)["tasks"]) < 50:
            wrong.append("a list cut short")


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    seconds = float(sys.argv[2]) if len(sys.argv) > 2 else 60
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        settled(program, folder)
        year = json.loads(pixplan(program, folder, "todo", "--all", "--format", "json").stdout)
        ids = [task["id"] for task in year["tasks"]]
        kept, wrong, counts = {}, [], {"remind": 0, "todo": 0}
        until = time.monotonic() + seconds
        readers = [["remind", "--days", "30"], ["todo", "--all", "--format", "json"]]
        threads = [
            threading.Thread(target=write, args=(program, folder, ids[first::WRITERS], until, kept, wrong))
            for first in range(WRITERS)
        ] + [threading.Thread(target=read, args=(program, folder, command, until, counts, wrong)) for command in readers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        ticks = tomllib.loads((folder / "suivi.toml").read_text())["2026-2027"]
        found = {one: tick["note"] for one, tick in ticks.items()}
        wrong += [f"{one}: {found.get(one)} instead of {kept[one]}" for one in kept if found.get(one) != kept[one]]
        left = [path.name for path in folder.iterdir() if path.name.endswith(".tmp")]
        wrong += [f"{one} is left" for one in left]
        n_ticks = sum(int(number) for number in kept.values())
    print(f"crowd: {n_ticks} ticks of {WRITERS} writers in {seconds:.0f} s, {counts} read, {len(wrong)} wrong")
    print("\n".join(wrong[:20]))
    sys.exit(bool(wrong) or n_ticks == 0 or 0 in counts.values())


main()
