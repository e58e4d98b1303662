"""The calendar files as vobject and icalendar read them.

`python_clients.py LIBRARY KIND FILE` prints one line per item: first day, tab,
title. KIND is `task` (events that are tasks), `day` (the other events) or `todo`.
"""
import sys

import icalendar
import vobject

library, kind, path = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as file:
    text = file.read()


def wanted(uid):
    return (uid.startswith("todo-"), uid.startswith("task-")) == {
        "task": (False, True), "day": (False, False), "todo": (True, False),
    }[kind]


def from_vobject():
    calendar = vobject.readOne(text)
    # Writes the file again and checks each component's required properties.
    calendar.serialize()
    for item in calendar.vtodo_list if kind == "todo" else calendar.vevent_list:
        if wanted(item.uid.value):
            day = item.due.value if kind == "todo" else item.dtstart.value
            check_alarms([alarm for alarm in item.getChildren() if alarm.name == "VALARM"], item)
            yield day, item.summary.value


def from_icalendar():
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.to_ical().decode() and not calendar.errors, calendar.errors
    for item in calendar.walk("VTODO" if kind == "todo" else "VEVENT"):
        assert not item.errors, item.errors
        if wanted(str(item["UID"])):
            day = item["DUE" if kind == "todo" else "DTSTART"].dt
            check_alarms(item.walk("VALARM"), item)
            yield day, str(item["SUMMARY"])


def check_alarms(alarms, item):
    assert len(alarms) <= 1, item


found = from_vobject() if library == "vobject" else from_icalendar()
for day, title in sorted((str(day)[:10], title) for day, title in found):
    print(f"{day}\t{title}")
