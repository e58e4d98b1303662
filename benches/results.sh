#!/usr/bin/env bash
# Certification results: pixplan's reader beside the csv crate reading the same
# invented file as string records, and its peak memory, which must not grow
# with the rows.
#
#   benches/results.sh
#
# Needs GNU time. What counts on a noisy machine is the ratio, taken turn by
# turn in one process.
set -euo pipefail
cd "$(dirname "$(realpath "$0")")/.."
program=$(cargo bench --quiet --bench results --no-run --message-format=json \
  | grep -o '"executable":"[^"]*"' | tail -1 | cut -d'"' -f4)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for rows in ${ROWS:-5000 50000 500000}; do
  "$program" generate "$rows" "$folder/results.csv"
  peak=$(/usr/bin/time -f %M "$program" read "$folder/results.csv" 2>&1 > /dev/null | tail -1)
  size=$(stat -c %s "$folder/results.csv")
  echo "$rows rows, $((size / 1000000)) MB: $("$program" compare "$folder/results.csv" "${RUNS:-9}"), peak $((peak / 1024)) MB"
done
