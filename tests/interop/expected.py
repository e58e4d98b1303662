"""What every calendar program must show, from pixplan's own JSON.

Prints one line per task and zone: due date, tab, title. Dates that differ between
zones make a line per zone, computed ones say so, as in the calendar files.
"""
import json
import sys

FORECAST = " (prévisionnel)"


def lines(task):
    forecast = FORECAST if task["forecast"] else ""
    if task["due_by_zone"]:
        for zone, due in task["due_by_zone"].items():
            yield due, f"{task['title']} (zone {zone}){forecast}"
    elif task["due"]:
        yield task["due"], task["title"] + forecast


with open(sys.argv[1], encoding="utf-8") as file:
    tasks = json.load(file)["tasks"]
for due, title in sorted(line for task in tasks for line in lines(task)):
    print(f"{due}\t{title}")
