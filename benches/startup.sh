#!/usr/bin/env bash
# Start-up: a whole `pixplan todo` for a full year, beside `remind` listing a
# year with as many reminders and Taskwarrior with as many tasks, in one run.
#
#   benches/startup.sh [PROGRAM]        (default: target/release/pixplan)
#
# Needs hyperfine, remind, taskwarrior and python3 (Debian packages). Prints the
# medians and, what counts on a noisy machine, their ratios.
set -euo pipefail
program=$(realpath "${1:-target/release/pixplan}")
for tool in hyperfine remind task python3; do
  command -v "$tool" > /dev/null || { echo "install $tool first"; exit 2; }
done
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
export TASKRC="$folder/taskrc" TASKDATA="$folder/taskdata"
mkdir -p "$TASKDATA"
printf 'data.location=%s\nconfirmation=no\nverbose=nothing\n' "$TASKDATA" > "$TASKRC"
task import tasks.json > /dev/null 2>&1

hyperfine -N --warmup 10 --runs "${RUNS:-100}" --export-json figures.json \
  -n "pixplan, the year" "$year" \
  -n "pixplan, today" "$program todo --level college --zone B --year 2026-2027 --today 2026-11-23" \
  -n "remind, the year" "remind -s12 year.rem 1 Sep 2026" \
  -n "remind, next dates" "remind -n year.rem 2026-09-01" \
  -n "taskwarrior, the year" "task list" > /dev/null 2> hyperfine.log || { cat hyperfine.log; exit 1; }

python3 - "$count" <<'PY'
import json, sys
rows = json.load(open("figures.json"))["results"]
median = {row["command"]: row["median"] for row in rows}
print(f"{sys.argv[1]} tasks; medians in milliseconds")
for name, value in median.items():
    print(f"  {name:24} {value * 1000:8.2f}")
ours = median["pixplan, the year"]
print("ratios")
for peer in ("remind, the year", "taskwarrior, the year"):
    print(f"  pixplan, the year / {peer:24} {ours / median[peer]:6.3f}")
print(f"  pixplan, today / remind, next dates        {median['pixplan, today'] / median['remind, next dates']:6.3f}")
PY
