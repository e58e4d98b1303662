#!/usr/bin/env bash
# Papers: the convocations of a whole school, beside Jinja2 (Python) filling in
# the same template for the same pupils.
#
#   benches/papers.sh [PROGRAM]         (default: target/release/pixplan)
#
# Needs hyperfine and python3 with jinja2. Prints the medians and, what counts
# on a noisy machine, their ratio in the same run; both pages must hold the same
# number of letters.
set -euo pipefail
here=$(dirname "$(realpath "$0")")
program=$(realpath "${1:-target/release/pixplan}")
for tool in hyperfine python3; do
  command -v "$tool" > /dev/null || { echo "install $tool first"; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

echo "pupils  pixplan ms  jinja2 ms  ratio"
for pupils in ${PUPILS:-100 1000 5000}; do
  rm -rf dossier
  python3 "$here/generate_papers.py" dossier "$pupils"
  hyperfine -N --warmup 1 --runs "${RUNS:-15}" --export-json figures.json \
    -n pixplan "$program print convocations --dossier dossier --today 2027-03-01 --quiet -o ours.html" \
    -n jinja2 "python3 $here/papers_jinja.py dossier theirs.html" > /dev/null 2> hyperfine.log \
    || { cat hyperfine.log; exit 1; }
  python3 - "$pupils" <<'PY'
import json, pathlib, sys
pupils = int(sys.argv[1])
letters = [pathlib.Path(name).read_text(encoding="utf-8").count("Convocation à la certification Pix</h1>")
           for name in ("ours.html", "theirs.html")]
assert letters == [pupils, pupils], letters
ours, theirs = (row["median"] for row in json.load(open("figures.json"))["results"])
print(f"{pupils:6} {ours * 1e3:11.1f} {theirs * 1e3:10.1f} {ours / theirs:6.2f}")
PY
done
