#!/usr/bin/env bash
# Import: a whole `pixplan import --check` beside `xmllint --stream --noout` on
# the same invented files, peak memory, and many files on one and two cores.
#
#   benches/import.sh [PROGRAM]         (default: target/release/pixplan)
#
# Needs hyperfine, xmllint (libxml2-utils), GNU time and python3. Prints the
# medians and, what counts on a noisy machine, their ratios in the same run.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
program=$(realpath "${1:-target/release/pixplan}")
for tool in hyperfine xmllint python3 /usr/bin/time; do
  command -v "$tool" > /dev/null || { echo "install $tool first"; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

import="$program import --check --quiet --uai 0350011X --today 2026-11-23 --max-size 1024"

peak() { # kilobytes at most in memory
  /usr/bin/time -f %M "$@" 2>&1 > /dev/null | tail -1
}

echo "pupils     MB  pixplan ms  xmllint ms  ratio  MB/s  pixplan peak MB  xmllint peak MB"
for pupils in ${PUPILS:-1000 30000 300000}; do
  python3 "$here/generate_siecle.py" "$pupils" > "e$pupils.xml"
  runs=${RUNS:-$((pupils > 100000 ? 7 : pupils > 10000 ? 15 : 60))}
  # Over 20 MiB Pix refuses: the status is 1, and that is right.
  hyperfine -N -i --warmup 2 --runs "$runs" --export-json figures.json \
    -n pixplan "$import e$pupils.xml" \
    -n xmllint "xmllint --stream --noout --huge e$pupils.xml" > /dev/null 2> hyperfine.log \
    || { cat hyperfine.log; exit 1; }
  ours=$(peak $import "e$pupils.xml" || true)
  theirs=$(peak xmllint --stream --noout --huge "e$pupils.xml")
  python3 - "$pupils" "$(stat -c %s "e$pupils.xml")" "$ours" "$theirs" <<'PY'
import json, sys
pupils, size, ours, theirs = (int(word) for word in sys.argv[1:])
rows = json.load(open("figures.json"))["results"]
median = {row["command"]: row["median"] for row in rows}
a, b = median["pixplan"], median["xmllint"]
print(f"{pupils:6} {size / 1e6:6.1f} {a * 1e3:11.1f} {b * 1e3:11.1f} {a / b:6.2f} {size / 1e6 / a:5.0f} "
      f"{ours / 1024:16.1f} {theirs / 1024:16.1f}")
PY
done

files=${FILES:-1000}
mkdir many
python3 "$here/generate_siecle.py" 500 > many/0001.xml
for number in $(seq -w 2 "$files"); do
  cp many/0001.xml "many/$(printf %04d "$((10#$number))").xml"
done
hyperfine -N --warmup 1 --runs "${RUNS:-5}" --export-json figures.json \
  -n "1 core" "env RAYON_NUM_THREADS=1 $import many" \
  -n "2 cores" "env RAYON_NUM_THREADS=2 $import many" > /dev/null 2> hyperfine.log \
  || { cat hyperfine.log; exit 1; }
few=$(RAYON_NUM_THREADS=2 peak $import many/0001.xml many/0002.xml many/0003.xml many/0004.xml)
all=$(RAYON_NUM_THREADS=2 peak $import many)
python3 - "$files" "$few" "$all" <<'PY'
import json, sys
files, few, all = (int(word) for word in sys.argv[1:])
rows = json.load(open("figures.json"))["results"]
one, two = (row["median"] for row in rows)
print(f"{files} files of 500 pupils: {one:.2f} s on 1 core, {two:.2f} s on 2, {one / two:.2f} times faster; "
      f"peak {all / 1024:.1f} MB ({few / 1024:.1f} MB for 4 files)")
PY
