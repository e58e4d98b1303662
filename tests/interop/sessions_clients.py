"""The calendar of a plan as vobject and icalendar read it.

`sessions_clients.py LIBRARY FILE` prints one line per session, as
`sessions_expected.py` does.
"""
import sys
from datetime import timezone

import icalendar
import vobject

library, path = sys.argv[1:]
with open(path, encoding="utf-8", newline="") as file:
    text = file.read()


def from_vobject():
    calendar = vobject.readOne(text)
    calendar.serialize()
    for item in calendar.vevent_list:
        yield item.dtstart.value, item.dtend.value, item.summary.value, item.location.value


def from_icalendar():
    calendar = icalendar.Calendar.from_ical(text)
    assert calendar.to_ical().decode() and not calendar.errors, calendar.errors
    for item in calendar.walk("VEVENT"):
        assert not item.errors, item.errors
        yield item["DTSTART"].dt, item["DTEND"].dt, str(item["SUMMARY"]), str(item["LOCATION"])


def utc(moment):
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%d %H:%M")


for start, end, title, place in from_vobject() if library == "vobject" else from_icalendar():
    print(f"{utc(start)}\t{utc(end)}\t{title}\t{place.split(', ')[0]}")
