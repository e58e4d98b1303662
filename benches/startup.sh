#!/usr/bin/env bash
# Start-up: a whole `pixplan todo` for a full year, beside `remind` listing a
# year with as many reminders and Taskwarrior with as many tasks, in one run.
#
#   benches/startup.sh [PROGRAM]        (default: target/release/pixplan)
#
# The peers: `remind` and Taskwarrior as this Debian packages them, and the
# present Taskwarrior (3, whose tasks are in SQLite) as Debian unstable does: see
# taskwarrior3.sh. The gate is on the present one; 2.6.2, of 2021, stands beside it.
# Needs hyperfine, remind, taskwarrior and python3 (Debian packages). Prints the
# medians and, what counts on a noisy machine, their ratios; then the instructions
# of one run, which any machine repeats, where `perf` can count them.
set -euo pipefail
program=$(realpath "${1:-target/release/pixplan}")
for tool in hyperfine remind task python3; do
  command -v "$tool" > /dev/null || { echo "install $tool first"; exit 2; }
done
here=$(cd "$(dirname "$0")" && pwd)
task3=$("$here/taskwarrior3.sh" "${TASKWARRIOR3:-/tmp/pixplan-taskwarrior3}" 2> /dev/null) || task3=
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

year="$program todo --level college --zone B --year 2026-2027 --today 2026-09-01 --all"
$year --format json > year.json
count=$(python3 -c 'import json; print(len(json.load(open("year.json"))["tasks"]))')

# The same dates and titles for the two peers.
python3 - <<'PY'
import json, datetime, uuid
tasks = json.load(open("year.json"))["tasks"]
now = "20260901T000000Z"
with open("year.rem", "w") as out, open("tasks.json", "w") as tw:
    rows = []
    for task in tasks:
        due = task["due"] or "2027-06-30"
        day = datetime.date.fromisoformat(due)
        title = task["title"].replace("%", "%%")
        out.write(f"REM {day.day} {day:%b} {day.year} +7 MSG {title}\n")
        rows.append({"uuid": str(uuid.uuid5(uuid.NAMESPACE_DNS, task["id"])), "status": "pending",
                     "description": task["title"], "due": f"{day:%Y%m%d}T000000Z", "entry": now})
    json.dump(rows, tw)
PY
# Every program writes its whole list to a pipe.
for version in 2 3; do
  mkdir "data$version"
  printf 'data.location=%s\nconfirmation=no\nverbose=nothing\nnews.version=9.9.9\n' "$folder/data$version" > "rc$version"
done

task "rc:$folder/rc2" import tasks.json > /dev/null 2>&1
peers=(-n "taskwarrior $(task --version), the year" "task rc:$folder/rc2 list")
if [ -n "$task3" ]; then
  # Its default colours are in a file that it looks for beside its settings, too.
  find "$(dirname "${task3##* }")/../share" -name default.theme -exec cp {} . \;
  $task3 "rc:$folder/rc3" import tasks.json > /dev/null 2>&1
  peers+=(-n "taskwarrior $($task3 --version), the year" "$task3 rc:$folder/rc3 list")
fi

# What any program costs here: one that prints a line.
if command -v rustc > /dev/null; then
  echo 'fn main() { println!("Rien à faire."); }' > line.rs
  rustc -O -C panic=abort -C strip=symbols line.rs
  peers+=(-n "a program that prints one line" "$folder/line")
fi

hyperfine -N --warmup 10 --runs "${RUNS:-100}" --export-json figures.json \
  -n "pixplan, the year" "$year" \
  -n "pixplan, today" "$program todo --level college --zone B --year 2026-2027 --today 2026-11-23" \
  -n "remind, the year" "remind -s12 year.rem 1 Sep 2026" \
  -n "remind, next dates" "remind -n year.rem 2026-09-01" \
  "${peers[@]}" > /dev/null 2> hyperfine.log || { cat hyperfine.log; exit 1; }

# Instructions do not depend on how busy the machine is.
if command -v valgrind > /dev/null; then
  count() { # count COMMAND…: millions of instructions of one run
    valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" 2>&1 > /dev/null |
      awk '/refs:/ {gsub(",", "", $NF); printf "%.2f", $NF / 1e6}'
  }
  {
    echo "pixplan, the year	$(count $year)"
    echo "remind, the year	$(count remind -s12 year.rem 1 Sep 2026)"
    echo "${peers[1]}	$(count ${peers[2]})"
    [ -z "$task3" ] || echo "${peers[4]}	$(count ${peers[5]})"
  } > instructions.tsv
fi

python3 - "$count" <<'PY'
import json, os, sys
rows = json.load(open("figures.json"))["results"]
names = [row["command"] for row in rows]
columns = {kind: {row["command"]: row[kind] * 1000 for row in rows} for kind in ("median", "min")}
if os.path.exists("instructions.tsv"):
    pairs = (line.rstrip("\n").split("\t") for line in open("instructions.tsv"))
    columns["instructions"] = {name: float(value) for name, value in pairs if value}
print(f"{sys.argv[1]} tasks; median and least of {len(rows[0]['times'])} runs in milliseconds, millions of instructions")
for name in names:
    values = (f"{column[name]:10.2f}" if name in column else " " * 10 for column in columns.values())
    print(f"  {name:30}", *values)
print("ratios, pixplan's over the peer's")
for peer in names:
    ours = "pixplan, today" if peer == "remind, next dates" else "pixplan, the year"
    if "pixplan" not in peer:
        values = (f"{column[ours] / column[peer]:10.3f}" if peer in column else " " * 10 for column in columns.values())
        print(f"  {peer:30}", *values)
PY
