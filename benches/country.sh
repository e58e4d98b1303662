#!/usr/bin/env bash
# The whole country on one machine: 11,000 collèges and lycées, 5.6 million pupils.
#
#   benches/country.sh [PROGRAM]        (default: target/release/pixplan)
#
# A tenth is measured for real, in parts of 110 schools so that the disk is spared:
# invented files of 150 to 1,200 pupils, 509 on average as in the country, each school
# with its own number, in a folder of its own. The rest is ten times as much. Times
# are those of the processor, which a busy machine changes little, and of the clock.
# SCHOOLS=110 makes a quick run. Needs GNU time and python3.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
program=$(realpath "${1:-target/release/pixplan}")
schools=${SCHOOLS:-1100}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Twenty-two sizes, of which 509 is the mean, as files to copy.
mkdir sizes
for size in 150 180 220 260 300 330 360 390 420 450 480 500 520 540 570 600 640 680 730 800 880 1198; do
  python3 "$here/generate_siecle.py" "$size" > "sizes/$size.xml"
done

: > figures.tsv
part=110
for first in $(seq 1 "$part" "$schools"); do
  python3 - "$first" "$part" <<'PY'
import pathlib, shutil, sys
first, count = map(int, sys.argv[1:])
models = [path.read_bytes() for path in sorted(pathlib.Path("sizes").iterdir())]
shutil.rmtree("many", ignore_errors=True)
for number in range(first, first + count):
    digits = f"{number % 95 + 1:03d}{number:04d}"
    letter = "ABCDEFGHJKLMNPRSTUVWXYZ"[int(digits) % 23]
    school = pathlib.Path("many", digits + letter)
    school.mkdir(parents=True)
    model = models[number % len(models)].replace(b"0350011X", (digits + letter).encode())
    (school / "ElevesSansAdresses.xml").write_bytes(model)
PY
  for cores in 1 "$(nproc)"; do
    RAYON_NUM_THREADS=$cores /usr/bin/time -o time.txt -f "%e %U %S %M" \
      "$program" import many --check --recursive --format jsonl --today 2026-11-23 > answers.jsonl
    python3 - "$cores" "$(du -sb many | cut -f 1)" "$(cat time.txt)" >> figures.tsv <<'PY'
import json, sys
rows = [json.loads(line) for line in open("answers.jsonl")]
assert all(row["verdict"] == "accepted" for row in rows), "every file is right"
assert len({row["uai"] for row in rows}) == len(rows), "one row per school"
print(sys.argv[1], len(rows), sum(row["students"] for row in rows), sys.argv[2], *sys.argv[3].split(), sep="\t")
PY
  done
done

python3 - "$(nproc)" <<'PY'
import sys
many = int(sys.argv[1])
rows = [[float(word) for word in line.split()] for line in open("figures.tsv")]
for cores in sorted({1, many}):
    part = [row for row in rows if row[0] == cores]
    schools, pupils, size, clock, user, system = (sum(row[i] for row in part) for i in range(1, 7))
    peak = max(row[7] for row in part)
    scale = 5.6e6 / pupils
    print(f"{cores} core{'s' if cores > 1 else ''}: {schools:.0f} schools, {pupils:.0f} pupils, {size / 1e9:.2f} GB in {clock:.1f} s "
          f"({user + system:.1f} s of processor), {pupils / (user + system):.0f} pupils a second and core, peak {peak / 1024:.0f} MB")
    print(f"  the country, 5.6 million pupils: {clock * scale:.0f} s by the clock, {(user + system) * scale:.0f} s of processor")
PY
