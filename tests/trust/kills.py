"""Kills the real program at every system call of every command that writes.

    kills.py PROGRAM [AT_MOST]

strace sends SIGKILL when the program enters its n-th call of a kind: between any
two of them. After each kill every file of the dossier is the old one or the new
one, the same command works, and nothing half written with names is left. With
AT_MOST, so many kills spread over all of them.
"""

import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

from dossiers import files, known, pixplan, torn

CALL = re.compile(r"^\d+ +(?:<\.\.\. )?(\w+)")


def calls(program, folder, command):
    """How many calls of each kind the command makes."""
    with tempfile.NamedTemporaryFile("r", suffix=".strace") as log:
        pixplan(program, folder, *command, before=["strace", "-f", "-o", log.name])
        lines = [line for line in log if "resumed>" not in line and "execve(" not in line]
    names = (CALL.match(line) for line in lines)
    return collections.Counter(name[1] for name in names if name)


def attack(program, name, prepare, command, answers, points, work):
    """Kills the command at these points; what went wrong."""
    origin, clean, victim = work / "origin", work / "clean", work / "victim"
    origin.mkdir()
    prepare(program, origin)
    shutil.copytree(origin, clean)
    assert pixplan(program, clean, *command).returncode == 0, name
    before, after = files(origin), files(clean)
    found, killed = [], 0
    for call, number in points:
        shutil.rmtree(victim, ignore_errors=True)
        shutil.copytree(origin, victim)
        inject = f"inject={call}:signal=KILL:when={number}"
        strace = ["strace", "-f", "-o", "/dev/null", "-e", f"trace={call}", "-e", inject]
        answer = pixplan(program, victim, *command, before=strace)
        at = f"{name}, {call} {number}"
        killed += answer.returncode in (-9, 137)
        found += [f"{at}: {one} is torn" for one in torn(files(victim), before, after)]
        again = pixplan(program, victim, *command)
        if again.returncode not in answers:
            found.append(f"{at}: then {again.returncode}: {again.stderr}")
        found += [f"{at}: {one} is lost" for one in torn(files(victim), after, after)]
        left = [str(path) for path in victim.glob("donnees/**/.pixplan-*.tmp")]
        found += [f"{at}: {path} is left" for path in left]
        status = pixplan(program, victim)
        if status.returncode != 0:
            found.append(f"{at}: no status: {status.stderr}")
    return found, killed


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    found, killed, tried = [], 0, 0
    every = known(program)
    for name, prepare, command, answers in every:
        with tempfile.TemporaryDirectory() as folder:
            counted = pathlib.Path(folder, "counted")
            counted.mkdir()
            prepare(program, counted)
            counts = calls(program, counted, command)
            points = [(call, n) for call in sorted(counts) for n in range(1, counts[call] + 1)]
            if most:
                step = max(1, len(points) * len(every) // most)
                points = points[:: step]
            wrong, dead = attack(program, name, prepare, command, answers, points, pathlib.Path(folder))
            print(f"  {name}: {dead} kills at {len(points)} points of {sum(counts.values())}", flush=True)
            found, killed, tried = found + wrong, killed + dead, tried + len(points)
    print(f"kills: {killed} of {tried}, {len(found)} wrong")
    print("\n".join(found[:20]))
    # A program that is never killed proves nothing.
    sys.exit(bool(found) or killed < tried * 0.9)


main()
