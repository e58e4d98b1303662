#!/usr/bin/env bash
# Import: a whole `pixplan import --check` beside `xmllint --stream --noout` on
# the same invented SIECLE files, and many files on one core and on two.
#
#   benches/import.sh [PROGRAM]        (default: target/release/pixplan)
#
# Needs xmllint (libxml2-utils), python3 and GNU time. The two programs take
# turns; the best of five counts, and the ratio is what matters on a noisy
# machine: at most 0.6. Peak memory: under 64 MB at 30,000 pupils.
set -euo pipefail
here=$(realpath "$(dirname "$0")")
program=$(realpath "${1:-target/release/pixplan}")
for tool in xmllint python3 /usr/bin/time; do
  command -v "$tool" > /dev/null || { echo "install $tool first"; exit 2; }
done
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Best wall time in seconds and peak memory in KB of five turns, in TIMES.
measure() { /usr/bin/time -q -a -o "$1" -f '%e %M' "${@:2}" > /dev/null 2>> errors || [ "$?" -le 1 ]; }
best() { sort -n "$1" | head -1 | cut -d' ' -f1; }
peak() { cut -d' ' -f2 "$1" | sort -n | tail -1; }

printf '%10s %8s %10s %10s %7s %9s\n' pupils MB xmllint pixplan ratio 'peak MB'
for pupils in 1000 30000 300000; do
  python3 "$here/generate_siecle.py" "$pupils" > eleves.xml
  rm -f xmllint.times pixplan.times
  for _ in 1 2 3 4 5; do
    measure xmllint.times xmllint --stream --noout eleves.xml
    measure pixplan.times "$program" import --check --uai 0350011X --max-size 4096 --today 2026-09-15 eleves.xml
  done
  size=$(stat -c %s eleves.xml)
  python3 - "$pupils" "$size" "$(best xmllint.times)" "$(best pixplan.times)" "$(peak pixplan.times)" << 'PY'
import sys
pupils, size, xmllint, pixplan, peak = (float(word) for word in sys.argv[1:])
ratio = pixplan / max(xmllint, 0.01)
print(f"{pupils:10.0f} {size / 1e6:8.1f} {xmllint:8.2f} s {pixplan:8.2f} s {ratio:7.2f} {peak / 1024:9.1f}")
PY
done

# Many files: one core, then all of them.
mkdir many
for number in $(seq 1000); do
  if [ "$number" -eq 1 ]; then python3 "$here/generate_siecle.py" 500 > many/1.xml; else cp many/1.xml "many/$number.xml"; fi
done
rm -f one.times all.times
for _ in 1 2 3; do
  measure one.times env RAYON_NUM_THREADS=1 "$program" import --check --uai 0350011X --today 2026-09-15 many
  measure all.times "$program" import --check --uai 0350011X --today 2026-09-15 many
done
python3 - "$(best one.times)" "$(best all.times)" "$(nproc)" "$(peak all.times)" << 'PY'
import sys
one, many, cores, peak = (float(word) for word in sys.argv[1:])
print(f"1,000 files of 500 pupils: {one:.2f} s on one core, {many:.2f} s on {cores:.0f}: "
      f"{one / many:.2f} times faster, peak {peak / 1024:.1f} MB")
PY
