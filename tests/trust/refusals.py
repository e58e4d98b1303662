"""The disk is full, a call fails, the folder is closed: nothing is lost and it is said.

    refusals.py PROGRAM [AT_MOST]

strace makes the n-th call fail as a full or broken disk does; where a small file
system can be mounted (root), it is really filled; a folder is closed to a user
without rights. The answer is in French and tells the place, the exit is 3 (0 when the
failure does not matter to the answer), every file is the old one or the new one, and
once there is room the same command works.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from dossiers import files, known, pixplan, torn

# What a disk may answer to what.
FAULTS = [
    ("write", "ENOSPC"),
    ("fsync", "EIO"),
    ("openat", "ENOSPC"),
    ("openat", "EACCES"),
    ("mkdir", "EROFS"),
    ("rename", "EIO"),
    ("renameat2", "ENOSPC"),
    ("linkat", "EPERM"),
    ("unlink", "EACCES"),
    ("flock", "EIO"),
]
# The loader and the settings come first; a command makes few calls of a kind after them.
MOST_CALLS = 24


def said_well(answer):
    """Whether a refusal is said as it should be."""
    # `import` still says its verdict, and the refusal under it.
    text = answer.stdout + answer.stderr
    english = any(word in text for word in ("os error", "panicked", "Error", "denied", "No space"))
    return answer.returncode == 3 and "impossible" in text and not english


def injected(program, most):
    found, tried, refused = [], 0, 0
    points = [(call, fault, n) for call, fault in FAULTS for n in range(1, MOST_CALLS + 1)]
    every = known(program)
    if most:
        points = points[:: max(1, len(points) * len(every) // most)]
    for name, prepare, command, answers in every:
        with tempfile.TemporaryDirectory() as folder:
            origin, clean, victim = (pathlib.Path(folder, it) for it in ("origin", "clean", "victim"))
            origin.mkdir()
            prepare(program, origin)
            shutil.copytree(origin, clean)
            pixplan(program, clean, *command)
            before, after = files(origin), files(clean)
            for call, fault, number in points:
                shutil.rmtree(victim, ignore_errors=True)
                shutil.copytree(origin, victim)
                with tempfile.NamedTemporaryFile("r") as log:
                    inject = f"inject={call}:error={fault}:when={number}"
                    strace = ["strace", "-f", "-o", log.name, "-e", f"trace={call}", "-e", inject]
                    answer = pixplan(program, victim, *command, before=strace)
                    line = next((line for line in log if "(INJECTED)" in line), None)
                # The loader's own files, and a count that is not reached, prove nothing.
                if line is None or ".so" in line or answer.returncode == 127:
                    continue
                tried += 1
                refused += answer.returncode == 3
                at = f"{name}, {call} {number} {fault}"
                if answer.returncode not in answers and not said_well(answer):
                    found.append(f"{at}: {answer.returncode} {answer.stderr!r} after {line.strip()}")
                found += [f"{at}: {one} is torn" for one in torn(files(victim), before, after)]
                again = pixplan(program, victim, *command)
                if again.returncode not in answers:
                    found.append(f"{at}: then {again.returncode}: {again.stderr}")
                found += [f"{at}: {one} is lost" for one in torn(files(victim), after, after)]
    print(f"  calls that fail: {tried} tried, {refused} refused")
    return found if refused else found + ["no call failed"]


def full_disk(program):
    """A real file system of 256 KiB, filled to the last byte."""
    found = []
    for name, prepare, command, answers in known(program):
        with tempfile.TemporaryDirectory() as folder:
            mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "pixplan", folder]
            if os.geteuid() != 0 or subprocess.run(mount, capture_output=True).returncode != 0:
                print("  full disk: skipped, no right to mount one")
                return found
            try:
                dossier = pathlib.Path(folder, "dossier")
                dossier.mkdir()
                prepare(program, dossier)
                before = files(dossier)
                filler = pathlib.Path(folder, "filler")
                with open(filler, "wb", buffering=0) as out:
                    try:
                        while True:
                            out.write(b"x" * 512)
                    except OSError:
                        pass
                answer = pixplan(program, dossier, *command)
                takes_room = command[0] != "purge"
                if takes_room and not (said_well(answer) and "plein" in answer.stdout + answer.stderr):
                    found.append(f"full disk, {name}: {answer.returncode} {answer.stderr!r}")
                if takes_room and files(dossier) != before:
                    found.append(f"full disk, {name}: files have changed")
                filler.unlink()
                again = pixplan(program, dossier, *command)
                if again.returncode not in answers:
                    found.append(f"full disk, {name}: then {again.returncode} {again.stderr!r}")
            finally:
                subprocess.run(["umount", folder], check=True)
    print("  full disk: every command")
    return found


def closed_folder(program):
    """A folder that may be read and not written to, by somebody who is not root."""
    found = []
    nobody = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    user = nobody if os.geteuid() == 0 else []
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o755)
        copy = pathlib.Path(folder, "pixplan")
        shutil.copy2(program, copy)
        for name, prepare, command, answers in known(program):
            dossier = pathlib.Path(folder, "dossier")
            shutil.rmtree(dossier, ignore_errors=True)
            dossier.mkdir()
            prepare(program, dossier)
            before = files(dossier)
            for here, folders, names in os.walk(dossier):
                os.chmod(here, 0o555)
                for one in names:
                    os.chmod(pathlib.Path(here, one), 0o444)
            answer = pixplan(str(copy), dossier, *command, before=user)
            if not said_well(answer):
                found.append(f"closed folder, {name}: {answer.returncode} {answer.stderr!r}")
            if files(dossier) != before:
                found.append(f"closed folder, {name}: files have changed")
            status = pixplan(str(copy), dossier, "todo", "--level", "college", before=user)
            if status.returncode != 0:
                found.append(f"closed folder, {name}: no list {status.stderr!r}")
            for here, folders, names in os.walk(dossier):
                os.chmod(here, 0o755)
    print("  closed folder: every command")
    return found


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    most = int(sys.argv[2]) if len(sys.argv) > 2 else None
    found = injected(program, most) + full_disk(program) + closed_folder(program)
    print(f"refusals: {len(found)} wrong")
    print("\n".join(found[:20]))
    sys.exit(bool(found))


main()
